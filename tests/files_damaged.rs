//! Damaged files of every kind: each gives a text or a sentence, and none ends the program or takes
//! long. `HEGAO_CASES` says how many changes are tried on each file.

#![allow(clippy::expect_used, reason = "a test that cannot go on must fail")]

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hegao::ingest::{Unreadable, open};

/// Longest time for one file of some ten KB, in an unoptimised build on a busy machine.
const PATIENCE: Duration = Duration::from_secs(10);

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/made");
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn cases() -> usize {
    let cases = std::env::var("HEGAO_CASES").ok();
    cases.and_then(|cases| cases.parse().ok()).unwrap_or(300)
}

/// Numbers that look drawn by lot and are the same each time.
struct Lots(u64);

impl Lots {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn try_out(path: &Path, what: &str, bytes: &[u8]) {
    let begun = Instant::now();
    let opened = panic::catch_unwind(|| open(bytes));
    let name = path.display();
    let Ok(opened) = opened else {
        panic!("{name} {what}: panicked");
    };
    assert!(!opened.is_empty(), "{name} {what}: nothing");
    for one in opened {
        if let Err(why) = one.source {
            assert!(why.why().ends_with('。'), "{name} {what}: {why:?}");
        }
    }
    assert!(begun.elapsed() < PATIENCE, "{name} {what}: too slow");
}

#[test]
fn changed_files_are_read_or_refused() {
    for path in files() {
        let bytes = fs::read(&path).expect("a file");
        let mut lots = Lots(bytes.len() as u64 + 1);
        for case in 0..cases() {
            let mut changed = bytes.clone();
            for _ in 0..1 + lots.below(16) {
                let at = lots.below(changed.len());
                match lots.below(4) {
                    0 => changed[at] = lots.below(256) as u8,
                    1 => changed[at] ^= 1 << lots.below(8),
                    2 => changed[at] = [0, 0xff, 0x7f, b'<'][lots.below(4)],
                    _ => {
                        let from = lots.below(changed.len());
                        let count = lots.below(64).min(changed.len() - at.max(from));
                        changed.copy_within(from..from + count, at);
                    }
                }
            }
            try_out(&path, &format!("change {case}"), &changed);
        }
    }
}

#[test]
fn cut_files_are_read_or_refused() {
    for path in files() {
        let bytes = fs::read(&path).expect("a file");
        let mut lots = Lots(7);
        for _ in 0..cases() / 4 {
            let length = lots.below(bytes.len());
            try_out(&path, &format!("cut at {length}"), &bytes[..length]);
        }
        assert_eq!(open(&bytes[..0])[0].source, Err(Unreadable::Empty));
    }
}
