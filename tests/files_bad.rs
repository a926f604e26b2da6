//! Damaged PDF and OFD files: a sentence each, no panic, and no long wait.

#![allow(clippy::expect_used, reason = "a test that cannot go on must fail")]

use std::fs;
use std::time::{Duration, Instant};

use hegao::ingest::{self, Source, Unreadable};

/// No file takes longer, not even in an unoptimised build on a busy machine.
const LONGEST: Duration = Duration::from_secs(10);

fn open(bytes: &[u8]) -> Result<Source, Unreadable> {
    let begun = Instant::now();
    let opened = ingest::open(bytes).remove(0).source;
    assert!(begun.elapsed() < LONGEST, "took {:?}", begun.elapsed());
    if let Err(error) = &opened {
        let why = error.why();
        assert!(why.ends_with('。') && why.chars().count() > 10, "{why}");
    }
    opened
}

fn file(name: &str) -> Vec<u8> {
    fs::read(format!("tests/files/{name}")).expect("a file of the repository")
}

/// Small files, and how many variants of each are tried.
const FILES: [(&str, usize); 5] = [
    ("pages/2-stsong.pdf", 600),
    ("pages/2-aes.pdf", 150),
    ("pages/2-rc4.pdf", 150),
    ("pages/2-libreoffice.pdf", 100),
    ("pages/2-hand.ofd", 1000),
];

#[test]
fn files_cut_short_say_so() {
    for (name, _) in FILES {
        let whole = file(name);
        assert!(open(&whole).is_ok(), "{name}");
        let mut refused = 0;
        for part in 0..60 {
            refused += usize::from(open(&whole[..whole.len() * part / 60]).is_err());
        }
        // What is left of a PDF may still hold pages; of a container nothing can be found.
        assert!(refused >= 15, "{name}: only {refused} of 60");
    }
}

#[test]
fn changed_bytes_never_panic() {
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below as u64) as usize
    };
    for (name, variants) in FILES {
        let whole = file(name);
        for _ in 0..variants {
            let mut bytes = whole.clone();
            for _ in 0..=random(16) {
                let at = random(bytes.len());
                bytes[at] = match random(3) {
                    0 => random(256) as u8,
                    1 => b"0123456789 <>[]()/"[random(18)],
                    _ => bytes[at] ^ (1 << random(8)),
                };
            }
            let _ = open(&bytes);
        }
    }
}

#[test]
fn a_password_is_asked_for() {
    assert_eq!(
        open(&file("bad/locked.pdf")).err(),
        Some(Unreadable::Locked(ingest::Kind::Pdf))
    );
}
