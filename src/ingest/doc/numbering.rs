//! The lists that number paragraphs.

use std::collections::HashMap;

use super::Files;
use crate::ingest::counting::Counting;
use crate::ingest::limits;
use crate::ingest::lists::{LEVELS, Level, List, Lists};
use crate::ingest::ole::{u16_at, u32_at};

/// Reads the lists; each is called by its number, from 1.
pub fn read(files: &Files) -> Option<Lists> {
    let models = models(files)?;
    let table = files.part(74)?;
    let count = u32_at(table, 0)? as usize;
    if count > limits::LISTS {
        return None;
    }
    let mut at = 4 + count * 16;
    let mut lists = HashMap::new();
    for number in 0..count {
        let entry = table.get(4 + number * 16..20 + number * 16)?;
        let model = u32_at(entry, 0)?;
        let mut list = models.get(&model).cloned();
        // Each list's changes to its model follow all the lists.
        at += 4;
        for _ in 0..*entry.get(12)? {
            let start = u32_at(table, at)?;
            let flags = u32_at(table, at + 4)?;
            at += 8;
            let level = (flags & 0xf) as usize;
            if flags & 0x20 != 0 {
                let (changed, length) = level_at(table.get(at..)?)?;
                at += length;
                if let Some(level) = list.as_mut().and_then(|list| list.levels.get_mut(level)) {
                    *level = changed;
                }
            } else if let Some(list) = list.as_mut().filter(|_| flags & 0x10 != 0) {
                list.starts.insert(level, start);
            }
        }
        if let Some(list) = list {
            lists.insert((number + 1).to_string(), list);
        }
    }
    Some(Lists::new(lists))
}

/// What lists are made after, by number; their levels follow all of them.
fn models(files: &Files) -> Option<HashMap<u32, List>> {
    let table = files.beyond(73)?;
    let count = usize::from(u16_at(table, 0)?);
    let mut at = 2 + count * 28;
    let mut models = HashMap::new();
    for number in 0..count {
        let entry = table.get(2 + number * 28..30 + number * 28)?;
        let id = u32_at(entry, 0)?;
        let is_simple = entry.get(26)? & 1 != 0;
        let mut list = List::new(id.to_string());
        for level in 0..if is_simple { 1 } else { LEVELS } {
            let (read, length) = level_at(table.get(at..)?)?;
            at += length;
            if let Some(level) = list.levels.get_mut(level) {
                *level = read;
            }
        }
        models.insert(id, list);
    }
    Some(models)
}

/// A level, and how many bytes it takes.
fn level_at(bytes: &[u8]) -> Option<(Level, usize)> {
    let counting = counting(*bytes.get(4)?);
    let properties = usize::from(*bytes.get(24)?) + usize::from(*bytes.get(25)?);
    let at = 28 + properties;
    let length = usize::from(u16_at(bytes, at)?);
    let text = bytes.get(at + 2..at + 2 + length * 2)?.chunks_exact(2);
    let units: Vec<u16> = text
        .map(|two| u16::from_le_bytes([two[0], two[1]]))
        .collect();
    let mut pattern = String::new();
    for sign in String::from_utf16_lossy(&units).chars().take(limits::LABEL) {
        match sign {
            // A level's number.
            '\0'..='\u{8}' => pattern.push_str(&format!("%{}", sign as u32 + 1)),
            _ => pattern.push(sign),
        }
    }
    let level = Level {
        start: u32_at(bytes, 0)?,
        counting,
        text: if counting == Counting::Nothing {
            String::new()
        } else {
            pattern
        },
        in_digits: bytes.get(5)? & 4 != 0,
        style: None,
    };
    Some((level, at + 2 + length * 2))
}

fn counting(number: u8) -> Counting {
    match number {
        1 => Counting::UpperRoman,
        2 => Counting::LowerRoman,
        3 => Counting::UpperLetter,
        4 => Counting::LowerLetter,
        0x0a | 0x11 | 0x24 | 0x28 => Counting::ChineseDigits,
        0x0b | 0x21 | 0x23 | 0x25 | 0x27 => Counting::Chinese,
        0x10 | 0x22 | 0x26 => Counting::ChineseFormal,
        0x0e | 0x13 => Counting::FullWidth,
        0x12 | 0x1c => Counting::Circled,
        0x16 => Counting::DecimalZero,
        0x1e => Counting::Stems,
        0x1f => Counting::Branches,
        0x17 | 0xff => Counting::Nothing,
        _ => Counting::Decimal,
    }
}
