//! The Han characters of a document in order, without anything between them. Labels are matched on
//! these alone, so that wraps, spaces, widths, signs and values inside a label do not matter.

use std::ops::Range;

use crate::document::Document;

/// Bytes of a Han character of the basic plane in UTF-8.
const WIDE: usize = 3;

/// The Han characters with the source byte of each. Positions count characters.
#[derive(Debug, Default)]
pub struct Letters {
    text: String,
    sources: Vec<u32>,
    /// The characters right before which a sign or figure stands, as after the number of a label.
    numbered: Vec<u32>,
    /// Positions in groups of characters that share a group, rising within each; and where in that
    /// list each group begins.
    places: Vec<u32>,
    groups: Vec<u32>,
    /// How many bytes the whole text has.
    text_end: usize,
}

/// Groups of characters: enough for each to have few, since labels are looked up by their first one.
const GROUPS: usize = 512;

/// The group of a letter: its last nine bits.
fn group(letter: &[u8; WIDE]) -> usize {
    (usize::from(letter[1]) % 8 * 64 + usize::from(letter[2]) % 64) % GROUPS
}

impl Letters {
    /// Gathers the Han characters of a document's shadow.
    pub fn new(document: &Document) -> Self {
        let shadow = &document.shadow;
        let mut letters = Letters {
            text: String::with_capacity(shadow.text.len()),
            sources: Vec::with_capacity(shadow.text.len() / WIDE),
            text_end: document.text.len(),
            ..Letters::default()
        };
        // The character before, where it is no letter.
        let mut before = None;
        shadow.for_each_run(|text, source, step| {
            if text.is_ascii() {
                before = text.chars().next_back();
                return;
            }
            let mut at = 0;
            while let Some(c) = text[at..].chars().next() {
                let length = letters_at(&text.as_bytes()[at..]);
                if length == 0 {
                    before = Some(c);
                    at += c.len_utf8();
                    continue;
                }
                // The unit of a figure (0件) is no letter of the label around it.
                let is_unit = matches!(c, '件' | '条' | '份' | '宗' | '起' | '例' | '笔')
                    && before.is_some_and(|before: char| before.is_ascii_digit());
                let start = at + if is_unit { WIDE } else { 0 };
                at += length;
                let numbered = !is_unit && before.is_some_and(is_number_sign);
                letters.add(&text[start..at], source + start * step, step, numbered);
                before = None;
            }
        });
        letters.sort_places();
        letters
    }

    /// Adds letters that stand together; `step` is 0 where all come from one place of the source.
    fn add(&mut self, text: &str, source: usize, step: usize, numbered: bool) {
        if text.is_empty() {
            return;
        }
        if numbered {
            self.numbered.push(self.sources.len() as u32);
        }
        self.text.push_str(text);
        let (source, step) = (source as u32, (WIDE * step) as u32);
        let count = (text.len() / WIDE) as u32;
        self.sources.extend((0..count).map(|at| source + at * step));
    }

    /// Sorts the positions by the groups of their characters, by counting.
    fn sort_places(&mut self) {
        self.groups = vec![0; GROUPS + 1];
        let (letters, _) = self.text.as_bytes().as_chunks::<WIDE>();
        for letter in letters {
            self.groups[group(letter) + 1] += 1;
        }
        for group in 0..GROUPS {
            self.groups[group + 1] += self.groups[group];
        }
        let mut next = self.groups.clone();
        self.places = vec![0; self.len()];
        for (at, letter) in letters.iter().enumerate() {
            let place = &mut next[group(letter)];
            self.places[*place as usize] = at as u32;
            *place += 1;
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    /// The characters of a range.
    pub fn slice(&self, range: Range<usize>) -> &str {
        self.text
            .get(range.start * WIDE..range.end.min(self.len()) * WIDE)
            .unwrap_or("")
    }

    /// The source byte of a character; of one past the last, the end of the text: figures may stand there.
    pub fn source(&self, at: usize) -> usize {
        let source = self.sources.get(at).map(|source| *source as usize);
        source.unwrap_or(self.text_end)
    }

    /// Whether a sign or figure stands right before a character.
    pub fn is_numbered(&self, at: usize) -> bool {
        self.numbered.binary_search(&(at as u32)).is_ok()
    }

    /// The first character at or after a source byte.
    pub fn at_source(&self, source: usize) -> usize {
        self.sources
            .partition_point(|place| (*place as usize) < source)
    }

    /// Where `needle` (Han characters only) first stands within a range.
    pub fn find(&self, needle: &str, range: Range<usize>) -> Option<usize> {
        self.find_all(needle, range).next()
    }

    /// Everywhere `needle` stands within a range, overlapping places included.
    pub fn find_all(&self, needle: &str, range: Range<usize>) -> impl Iterator<Item = usize> {
        let group = needle.as_bytes().first_chunk().map_or(0, group);
        let group = self.groups[group] as usize..self.groups[group + 1] as usize;
        let places = &self.places[group];
        let end = range.end.min(self.len()) * WIDE;
        let from = places.partition_point(|at| (*at as usize) < range.start);
        places[from..]
            .iter()
            .map(|at| *at as usize)
            .take_while(move |at| at * WIDE + needle.len() <= end)
            .filter(move |at| self.text.as_bytes()[at * WIDE..].starts_with(needle.as_bytes()))
    }

    /// A character.
    pub fn letter(&self, at: usize) -> char {
        self.slice(at..at + 1).chars().next().unwrap_or_default()
    }
}

/// Whether a sign or figure may be the end of a label's number.
fn is_number_sign(c: char) -> bool {
    matches!(c, '.' | '、' | ')' | ',' | '①'..='⑳' | '0'..='9')
}

/// How many bytes at the head of a text are of letters.
fn letters_at(text: &[u8]) -> usize {
    let mut rest = text;
    while let [0xe4..=0xe9, _, _, after @ ..] | [0xe3, 0x90..=0xbf, _, after @ ..] = rest {
        rest = after;
    }
    text.len() - rest.len()
}

/// Whether a character counts as a letter here: a Han character of three bytes.
pub fn is_letter(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// The Han characters of a label, its leading number left out: `（一）予以公开` gives 予以公开.
pub fn core(label: &str) -> String {
    unnumbered(label)
        .chars()
        .filter(|c| is_letter(*c))
        .collect()
}

/// A label without its leading number.
pub fn unnumbered(label: &str) -> &str {
    let numbered = |text: &str| {
        text.chars()
            .all(|c| "一二三四五六七八九十0123456789".contains(c))
    };
    if let Some((number, rest)) = label
        .strip_prefix('（')
        .and_then(|rest| rest.split_once('）'))
        && numbered(number)
    {
        return rest;
    }
    match label.split_once(['、', '.']) {
        Some((number, rest)) if numbered(number) => rest,
        _ => label,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_core_is_the_label_without_number_and_signs() {
        assert_eq!(core("（一）予以公开"), "予以公开");
        assert_eq!(core("3.危及“三安全一稳定”"), "危及三安全一稳定");
        assert_eq!(
            core("一、本年新收政府信息公开申请数量"),
            "本年新收政府信息公开申请数量"
        );
        assert_eq!(core("本年增/减"), "本年增减");
    }

    #[test]
    fn what_stands_behind_the_last_letter_is_of_the_text() {
        let document = Document::new("行政事业性收费\t12.5\n");
        let letters = Letters::new(&document);
        assert_eq!(letters.source(letters.len()), document.text.len());
    }

    #[test]
    fn letters_lead_back_to_their_sources() {
        let document = Document::new("1.属于 国家\n秘密 0 0");
        let letters = Letters::new(&document);
        let at = letters.find("国家秘密", 0..letters.len()).unwrap();
        assert_eq!(
            &document.text[letters.source(at)..letters.source(at) + 3],
            "国"
        );
    }
}
