//! The readers of files, on small ones that are kept beside this test: `made` and `pages` are reports
//! made by real programs, `odd` has what is seldom met, `bad` is refused, `fuzzed` was found by fuzzing.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on must fail"
)]

#[path = "../corpus/mod.rs"]
mod corpus;
mod damaged;
mod fuzzed;
mod odd;
mod same;
#[path = "../../fuzz/src/lib.rs"]
mod targets;

use std::path::{Path, PathBuf};

/// A folder of files beside this test.
fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/files")
        .join(name)
}

/// The files of a folder and those below, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)
        .expect("the folder is there")
        .flatten()
    {
        match entry.path() {
            path if path.is_dir() => files.extend(self::files(&path)),
            path => files.push(path),
        }
    }
    files.sort();
    files
}
