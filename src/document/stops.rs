//! Going through a text character by character, past those that do not matter.

/// Where to stop in a text: at the characters whose first byte is in a list.
pub struct Stops([bool; 256]);

impl Stops {
    /// Stops at characters that begin with one of these bytes.
    pub const fn at(first_bytes: &[u8]) -> Self {
        let mut stops = [false; 256];
        let mut at = 0;
        while at < first_bytes.len() {
            stops[first_bytes[at] as usize] = true;
            at += 1;
        }
        Stops(stops)
    }

    /// Whether a byte is among them.
    pub fn has(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    /// The first stop at or after the byte `from`.
    pub fn next(&self, text: &str, from: usize) -> Option<usize> {
        let stops = |byte: &u8| self.has(*byte);
        let mut rest = text.as_bytes().get(from..)?;
        // Most of a text goes by in eights, without a branch for each byte.
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            if eight.iter().fold(false, |any, byte| any | stops(byte)) {
                break;
            }
            rest = after;
        }
        let length = rest.iter().position(stops)?;
        Some(text.len() - rest.len() + length)
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
