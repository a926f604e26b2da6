//! What fuzzing has found, and the smallest of what it has learned: `fuzzed/TARGET` holds inputs of the
//! target of that name (`fuzz/src/lib.rs`).

use std::fs;
use std::time::Instant;

use super::damaged::PATIENCE;
use super::targets;

#[test]
fn what_fuzzing_found_is_read_or_refused() {
    let files = super::files(&super::folder("fuzzed"));
    assert!(!files.is_empty());
    for path in files {
        let target = path
            .parent()
            .and_then(|folder| folder.file_name())
            .unwrap_or_default();
        let bytes = fs::read(&path).expect("a file");
        let begun = Instant::now();
        targets::run(&target.to_string_lossy(), &bytes);
        let name = path.display();
        assert!(begun.elapsed() < PATIENCE, "{name}: {:?}", begun.elapsed());
    }
}
