//! The container of Word and Excel 97 (OLE2): its streams by name.
//!
//! Our own, since the crates for it refuse a last sector that is short, as WPS writes it, and weigh
//! twice as much as the whole reader of .doc.

use super::{Kind, Unreadable};

/// The end of a chain of sectors; greater numbers are no sectors either.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// An open container.
pub struct Ole<'b> {
    bytes: &'b [u8],
    /// Bytes of a sector, as a power of two.
    shift: u32,
    /// After each sector the next of its chain.
    table: Vec<u32>,
    /// The same for the small sectors, and their bytes.
    small_table: Vec<u32>,
    small: Vec<u8>,
    /// Streams shorter than this lie in small sectors.
    cutoff: usize,
    entries: Vec<Entry>,
}

/// A stream or folder at the root.
struct Entry {
    name: String,
    start: u32,
    size: usize,
}

impl<'b> Ole<'b> {
    /// Opens a container.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        Self::opened(bytes).ok_or(Unreadable::Damaged(Kind::Ole))
    }

    fn opened(bytes: &'b [u8]) -> Option<Self> {
        let shift = u32::from(u16_at(bytes, 30)?);
        if !(9..=12).contains(&shift) {
            return None;
        }
        let mut ole = Ole {
            bytes,
            shift,
            table: Vec::new(),
            small_table: Vec::new(),
            small: Vec::new(),
            cutoff: u32_at(bytes, 56)? as usize,
            entries: Vec::new(),
        };
        ole.read_table()?;
        ole.small_table = numbers(&ole.chain(u32_at(bytes, 60)?));
        let directory = ole.chain(u32_at(bytes, 48)?);
        let root = entry(&directory, 0)?;
        ole.small = ole.chain(root.start);
        ole.read_folder(&directory, u32_at(&directory, 76)?);
        Some(ole)
    }

    /// What the container holds.
    pub fn kind(&self) -> Result<Kind, Unreadable> {
        let has = |name: &str| self.entries.iter().any(|entry| entry.name == name);
        if has("EncryptedPackage") {
            Err(Unreadable::Locked(Kind::Ole))
        } else if has("WordDocument") {
            Ok(Kind::Doc)
        } else if has("Workbook") || has("Book") {
            Ok(Kind::Xls)
        } else if has("CONTENTS") || has("MatOST") {
            Ok(Kind::Works)
        } else if self.entries.is_empty() || self.is_cut() {
            // What lists its streams is lost, or a part of it.
            Err(Unreadable::Damaged(Kind::Ole))
        } else {
            Ok(Kind::Ole)
        }
    }

    /// Whether its last sector in use stands behind the file's end.
    fn is_cut(&self) -> bool {
        let last = self.table.iter().rposition(|next| *next != u32::MAX);
        last.is_some_and(|last| (last + 1) << self.shift >= self.bytes.len())
    }

    /// A stream's bytes; none if there is no such stream.
    pub fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name)?;
        let mut bytes = match entry.size < self.cutoff {
            true => self.small_chain(entry.start),
            false => self.chain(entry.start),
        };
        bytes.truncate(entry.size);
        Some(bytes)
    }

    /// The table of sectors lies in sectors that the header lists, and further ones that those list.
    fn read_table(&mut self) -> Option<()> {
        let most = self.bytes.len() >> self.shift;
        let mut listed: Vec<u32> = (0..109)
            .filter_map(|at| u32_at(self.bytes, 76 + at * 4))
            .collect();
        let mut next = u32_at(self.bytes, 68)?;
        for _ in 0..most {
            if next >= LAST_SECTOR {
                break;
            }
            let mut more = numbers(self.sector(next));
            next = more.pop().unwrap_or(LAST_SECTOR);
            listed.extend(more);
        }
        listed.retain(|sector| *sector < LAST_SECTOR);
        listed.truncate(most + 1);
        for sector in listed {
            let part = numbers(self.sector(sector));
            self.table.extend(part);
        }
        Some(())
    }

    fn sector(&self, number: u32) -> &'b [u8] {
        let start = (number as usize + 1)
            .checked_shl(self.shift)
            .unwrap_or(usize::MAX);
        let end = start.saturating_add(1 << self.shift).min(self.bytes.len());
        self.bytes.get(start..end).unwrap_or_default()
    }

    fn chain(&self, start: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        // A chain that runs in a circle must not be longer than the file.
        let most = (self.bytes.len() >> self.shift) + 1;
        for sector in walk(&self.table, start).take(most) {
            bytes.extend_from_slice(self.sector(sector));
            // What went before a short sector keeps its place.
            bytes.resize(bytes.len().next_multiple_of(1 << self.shift), 0);
        }
        bytes
    }

    fn small_chain(&self, start: u32) -> Vec<u8> {
        const SMALL: usize = 64;
        let mut bytes = Vec::new();
        let most = self.small.len() / SMALL + 1;
        for sector in walk(&self.small_table, start).take(most) {
            let from = sector as usize * SMALL;
            let end = (from + SMALL).min(self.small.len());
            bytes.extend_from_slice(self.small.get(from..end).unwrap_or_default());
        }
        bytes
    }

    /// The entries of the root, which stand in a tree.
    fn read_folder(&mut self, directory: &[u8], first: u32) {
        let count = directory.len() / 128;
        let mut seen = vec![false; count];
        let mut open = vec![first];
        while let Some(number) = open.pop() {
            let at = number as usize;
            match seen.get_mut(at) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            open.extend(
                [68, 72]
                    .iter()
                    .filter_map(|link| u32_at(directory, at * 128 + link)),
            );
            self.entries.extend(entry(directory, at));
        }
    }
}

/// The sectors of a chain; never more than the table has, so that a loop ends.
fn walk(table: &[u32], start: u32) -> impl Iterator<Item = u32> {
    let first = (start < LAST_SECTOR).then_some(start);
    let next = |sector: &u32| {
        let next = *table.get(*sector as usize)?;
        (next < LAST_SECTOR).then_some(next)
    };
    std::iter::successors(first, next).take(table.len())
}

fn entry(directory: &[u8], at: usize) -> Option<Entry> {
    let entry = directory.get(at * 128..at * 128 + 128)?;
    let length = usize::from(u16_at(entry, 64)?).min(64);
    let name = entry.get(..length.saturating_sub(2))?.chunks_exact(2);
    let name: Vec<u16> = name
        .map(|two| u16::from_le_bytes([two[0], two[1]]))
        .collect();
    Some(Entry {
        name: String::from_utf16_lossy(&name),
        start: u32_at(entry, 116)?,
        size: u32_at(entry, 120)? as usize,
    })
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let fours = bytes.chunks_exact(4);
    fours
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

/// The number in two bytes at a place.
pub fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let two = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(two.try_into().ok()?))
}

/// The number in four bytes at a place.
pub fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}
