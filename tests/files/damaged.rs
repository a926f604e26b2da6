//! Damaged files of every kind: each gives a text or a sentence, and none ends the program or takes
//! long. `HEGAO_CASES` says how many changes are tried on each file.

use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use hegao::ingest::{self, Kind, Opened, Unreadable};

/// No file of this size takes longer, not even in an unoptimised build on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Files that are damaged over and over; larger ones only slow the test down.
const LARGEST: u64 = 64 << 10;

fn files() -> Vec<PathBuf> {
    let folders = ["made", "pages", "odd"].map(super::folder);
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| super::files(folder))
        .collect();
    files.retain(|path| fs::metadata(path).is_ok_and(|file| file.len() <= LARGEST));
    files
}

fn cases() -> usize {
    super::corpus::run::cases(300) as usize
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

fn try_out(path: &Path, what: &str, bytes: &[u8]) -> Vec<Opened> {
    let begun = Instant::now();
    let opened = panic::catch_unwind(|| ingest::open(bytes));
    let name = path.display();
    let Ok(opened) = opened else {
        panic!("{name} {what}: panicked");
    };
    assert!(!opened.is_empty(), "{name} {what}: nothing");
    for one in &opened {
        if let Err(error) = &one.source {
            let why = error.why();
            assert!(
                why.ends_with('。') && why.chars().count() > 10,
                "{name} {what}: {why}"
            );
        }
    }
    assert!(begun.elapsed() < PATIENCE, "{name} {what}: too slow");
    opened
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
                match lots.below(5) {
                    0 => changed[at] = lots.below(256) as u8,
                    1 => changed[at] ^= 1 << lots.below(8),
                    2 => changed[at] = [0, 0xff, 0x7f, b'<'][lots.below(4)],
                    3 => changed[at] = b"0123456789 <>[]()/"[lots.below(18)],
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
        assert_eq!(ingest::open(&bytes[..0])[0].source, Err(Unreadable::Empty));
    }
}

#[test]
fn pages_cut_short_say_so() {
    for name in [
        "2-stsong.pdf",
        "2-aes.pdf",
        "2-rc4.pdf",
        "2-libreoffice.pdf",
        "2-hand.ofd",
    ] {
        let path = super::folder("pages").join(name);
        let whole = fs::read(&path).expect("a file");
        let parts = (0..60).map(|part| &whole[..whole.len() * part / 60]);
        let refused = parts.filter(|part| try_out(&path, "cut", part)[0].source.is_err());
        // What is left of a PDF may still hold pages; of a container nothing can be found.
        let refused = refused.count();
        assert!(refused >= 15, "{name}: only {refused} of 60");
    }
}

#[test]
fn a_password_is_asked_for() {
    let path = super::folder("bad").join("locked.pdf");
    let opened = try_out(&path, "whole", &fs::read(&path).expect("a file"));
    assert_eq!(opened[0].source, Err(Unreadable::Locked(Kind::Pdf)));
}

#[test]
fn what_is_cut_is_not_called_what_it_is_not() {
    for (name, percent, kind) in [
        ("001.office.doc", 99, Kind::Ole),
        ("001.one-sheet.xlsx", 10, Kind::Ole),
        ("001.one-sheet.xlsx", 50, Kind::Xlsx),
    ] {
        let bytes = fs::read(super::folder("made").join(name)).expect("a file");
        let cut = &bytes[..bytes.len() * percent / 100];
        let read = ingest::open(cut).remove(0).source;
        assert_eq!(read, Err(Unreadable::Damaged(kind)), "{name}");
    }
}
