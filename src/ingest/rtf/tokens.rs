//! The pieces of rich text: braces, control words, bytes.

/// A piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token<'b> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A byte of text; whether it was written as `\'hh`.
    Byte(u8, bool),
    /// A sign that has a control symbol of its own.
    Sign(char),
    /// `\*`: what follows may be skipped by who does not know it.
    Star,
    /// A control word and its number.
    Word(&'b str, Option<i32>),
}

/// Cuts bytes into pieces.
pub struct Tokens<'b> {
    bytes: &'b [u8],
}

impl<'b> Tokens<'b> {
    /// The pieces of `bytes`.
    pub fn new(bytes: &'b [u8]) -> Self {
        Tokens { bytes }
    }

    fn take(&mut self, count: usize) -> &'b [u8] {
        let (taken, rest) = self.bytes.split_at(count.min(self.bytes.len()));
        self.bytes = rest;
        taken
    }

    fn take_while(&mut self, is_in: impl Fn(&u8) -> bool) -> &'b [u8] {
        let end = self.bytes.iter().position(|byte| !is_in(byte));
        self.take(end.unwrap_or(self.bytes.len()))
    }

    /// What stands after a backslash; none where it is nothing to the text.
    fn control(&mut self) -> Option<Token<'b>> {
        let first = *self.bytes.first()?;
        if !first.is_ascii_alphabetic() {
            self.take(1);
            return match first {
                b'\'' => {
                    let digits = std::str::from_utf8(self.take(2)).ok()?;
                    let byte = u8::from_str_radix(digits, 16).ok()?;
                    Some(Token::Byte(byte, true))
                }
                b'*' => Some(Token::Star),
                b'~' => Some(Token::Sign('\u{a0}')),
                b'_' => Some(Token::Sign('-')),
                b'\\' | b'{' | b'}' => Some(Token::Sign(char::from(first))),
                b'\r' | b'\n' => Some(Token::Word("par", None)),
                b'\t' => Some(Token::Word("tab", None)),
                _ => None,
            };
        }
        let word = std::str::from_utf8(self.take_while(u8::is_ascii_alphabetic)).ok()?;
        let is_negative = self.bytes.first() == Some(&b'-');
        if is_negative {
            self.take(1);
        }
        let digits = std::str::from_utf8(self.take_while(u8::is_ascii_digit)).ok()?;
        let number = digits.parse::<i32>().ok();
        let number = number.map(|number| if is_negative { -number } else { number });
        if self.bytes.first() == Some(&b' ') {
            self.take(1);
        }
        if word == "bin" {
            self.take(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
        }
        Some(Token::Word(word, number))
    }
}

impl<'b> Iterator for Tokens<'b> {
    type Item = Token<'b>;

    fn next(&mut self) -> Option<Token<'b>> {
        loop {
            match *self.take(1).first()? {
                b'{' => return Some(Token::Open),
                b'}' => return Some(Token::Close),
                b'\r' | b'\n' | 0 => {}
                b'\t' => return Some(Token::Word("tab", None)),
                b'\\' => {
                    if let Some(token) = self.control() {
                        return Some(token);
                    }
                }
                byte => return Some(Token::Byte(byte, false)),
            }
        }
    }
}
