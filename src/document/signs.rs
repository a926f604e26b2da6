//! Sets of characters and of pairs of them, so that one look tells whether a text may hold a word.

/// A set of characters of Unicode's basic plane; of the others none is told from another.
#[derive(Debug, Clone)]
pub struct Signs {
    /// A bit for each character.
    bits: Box<[u64; WORDS]>,
}

/// Characters of the basic plane over the bits of a word.
const WORDS: usize = 0x1_0000 / 64;

impl Signs {
    /// The characters of a text.
    pub fn of(text: &str) -> Self {
        let mut bits = Box::new([0; WORDS]);
        for c in text.chars() {
            let (word, bit) = place(c);
            bits[word] |= bit;
        }
        Signs { bits }
    }

    /// Where the first character of the set stands in a text at or after the byte `from`.
    pub fn next(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            // The word and the bit of a character are its bytes without their heads.
            let (word, last, length) = match *bytes.get(at..)? {
                [first @ 0..0x80, ..] => (usize::from(first >> 6), first, 1),
                [first @ 0..0xe0, last, ..] => (usize::from(first & 0x1f), last, 2),
                [first @ 0..0xf0, second, last, ..] => (word(first, second), last, 3),
                [_, second, third, last, ..] => (word(second, third), last, 4),
                _ => return None,
            };
            if self.bits[word] >> (last & 0x3f) & 1 != 0 {
                return Some(at);
            }
            at += length;
        }
    }

    /// Whether a character is in the set.
    pub fn has(&self, c: char) -> bool {
        let (word, bit) = place(c);
        self.bits[word] & bit != 0
    }
}

/// The word of a character by the bytes before its last.
fn word(high: u8, low: u8) -> usize {
    usize::from(high & 0xf) << 6 | usize::from(low & 0x3f)
}

fn place(c: char) -> (usize, u64) {
    (c as usize / 64 % WORDS, 1 << (c as u32 % 64))
}

/// The pairs of neighbours in a text. A word that has a pair which the text lacks does not stand in it;
/// most rules look for words that hardly any report holds.
#[derive(Debug, Clone)]
pub struct Pairs {
    /// A bit for each group of pairs.
    bits: Box<[u64; WORDS]>,
}

impl Pairs {
    /// The pairs of a text.
    pub fn of(text: &str) -> Self {
        let mut bits = Box::new([0; WORDS]);
        each_pair(text, |(word, bit)| {
            bits[word] |= bit;
            true
        });
        Pairs { bits }
    }

    /// Whether a word of at least two characters may stand in the text: no is certain, yes nearly.
    pub fn may_hold(&self, word: &str) -> bool {
        each_pair(word, |(word, bit)| self.bits[word] & bit != 0)
    }
}

/// Gives the place of each pair of neighbours until told to stop; whether it came to the end.
fn each_pair(text: &str, mut goes_on: impl FnMut((usize, u64)) -> bool) -> bool {
    let mut before = None;
    let mut rest = text.as_bytes();
    loop {
        // The last bytes of a Chinese character tell it well enough; of any other, each byte counts as one.
        let (letter, after) = match rest {
            [0xe0..=0xef, second, third, after @ ..] => (
                usize::from(second & 0x3f) << 6 | usize::from(third & 0x3f),
                after,
            ),
            [byte, after @ ..] => (usize::from(*byte), after),
            [] => return true,
        };
        rest = after;
        let pair = before
            .replace(letter)
            .map(|before: usize| before * 31 + letter);
        if pair.is_some_and(|pair| !goes_on((pair / 64 % WORDS, 1 << (pair % 64)))) {
            return false;
        }
    }
}

/// Words to look for all at once.
#[derive(Debug)]
pub struct WordList {
    words: &'static [&'static str],
    firsts: Signs,
}

impl WordList {
    /// These words.
    pub fn of(words: &'static [&'static str]) -> Self {
        let firsts: String = words
            .iter()
            .filter_map(|word| word.chars().next())
            .collect();
        WordList {
            words,
            firsts: Signs::of(&firsts),
        }
    }

    /// Whether a text begins with one of them.
    pub fn begins(&self, text: &str) -> bool {
        let first = text.chars().next();
        first.is_some_and(|first| self.firsts.has(first))
            && self.words.iter().any(|word| text.starts_with(word))
    }

    /// Whether one of them stands in a text.
    pub fn stands_in(&self, text: &str) -> bool {
        self.all_in(text).next().is_some()
    }

    /// Those that stand in a text, in order; at each place the first of the list.
    pub fn all_in(&self, text: &str) -> impl Iterator<Item = &'static str> {
        let mut from = 0;
        std::iter::from_fn(move || {
            while let Some(at) = self.firsts.next(text, from) {
                let rest = &text[at..];
                from = at + rest.chars().next().map_or(1, char::len_utf8);
                if let Some(word) = self.words.iter().find(|word| rest.starts_with(**word)) {
                    return Some(*word);
                }
            }
            None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_wherever_they_stand() {
        let words = WordList::of(&["不足", "有待"]);
        assert!(words.stands_in("仍有不足。") && words.stands_in("有待提高"));
        assert!(!words.stands_in("有不少不便足矣") && !words.stands_in(""));
        assert!(words.begins("不足之处") && !words.begins("有不足"));
    }

    #[test]
    fn a_word_that_stands_in_a_text_may_stand_there() {
        let text = "依法依规公开a𠮷件";
        let pairs = Pairs::of(text);
        assert!(
            ["依规", "公开a", "𠮷件", text]
                .iter()
                .all(|word| pairs.may_hold(word))
        );
        assert!(!pairs.may_hold("依公") && !pairs.may_hold("公开政府"));
    }

    #[test]
    fn the_characters_of_a_text_are_in_its_set_and_no_others() {
        let signs = Signs::of("规章a。");
        assert!("规章a。".chars().all(|c| signs.has(c)));
        assert!(!"规定b,".chars().skip(1).any(|c| signs.has(c)));
        for c in ['a', 'é', '规', '𠀀'] {
            let text = format!("b𠮷件ü{c}规");
            let found = Signs::of(&c.to_string()).next(&text, 0);
            assert_eq!(found, text.find(c), "{c}");
        }
        assert_eq!(signs.next("件", 0), None);
    }
}
