//! Going through a text character by character, past those that do not matter.

/// Where to stop in a text: at the characters whose first byte is in a list.
pub struct Stops {
    /// For each first byte how many bytes to go on; 0 where to stop.
    steps: [u8; 256],
}

impl Stops {
    /// Stops at characters that begin with one of these bytes.
    pub const fn at(first_bytes: &[u8]) -> Self {
        let mut steps = [1; 256];
        let mut byte = 0xc0;
        while byte < 256 {
            steps[byte] = match byte {
                0xc0..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
            byte += 1;
        }
        let mut at = 0;
        while at < first_bytes.len() {
            steps[first_bytes[at] as usize] = 0;
            at += 1;
        }
        Stops { steps }
    }

    /// The first stop at or after `from`, which must be the first byte of a character.
    pub fn next(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = from;
        loop {
            match self.steps[usize::from(*bytes.get(at)?)] {
                0 => return Some(at),
                step => at += usize::from(step),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_characters_with_these_first_bytes_are_stopped_at() {
        static STOPS: Stops = Stops::at(b"7\xe3");
        let text = "甲é😀1、7";
        let first = STOPS.next(text, 0).unwrap();
        assert_eq!(&text[first..], "、7");
        assert_eq!(STOPS.next(text, first + 3), Some(text.len() - 1));
        assert_eq!(STOPS.next(text, text.len()), None);
    }
}
