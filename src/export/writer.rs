//! Writes JSON piece by piece. What is in the page must be small, so this takes the place of a library
//! that could also read and reflect.

/// JSON under way; the calls must nest as JSON does.
pub struct Writer {
    out: String,
    /// Of each open list or object, whether it has something in it.
    open: Vec<bool>,
    indented: bool,
    /// Whether a key was just written, so that its value comes next.
    after_key: bool,
}

impl Writer {
    /// Nothing yet; `indented` by two spaces a level, or all on one line.
    pub fn new(indented: bool) -> Self {
        Writer {
            out: String::new(),
            open: Vec::new(),
            indented,
            after_key: false,
        }
    }

    /// The whole.
    pub fn finish(self) -> String {
        self.out
    }

    /// Opens a list by `[` or an object by `{`.
    pub fn open(&mut self, bracket: char) {
        self.item();
        self.out.push(bracket);
        self.open.push(false);
    }

    /// Closes by `]` or `}` what was opened last.
    pub fn close(&mut self, bracket: char) {
        if self.open.pop() == Some(true) {
            self.line();
        }
        self.out.push(bracket);
    }

    /// The key of the value that comes next.
    pub fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.out.push_str(if self.indented { ": " } else { ":" });
        self.after_key = true;
    }

    /// A string.
    pub fn text(&mut self, text: &str) {
        self.item();
        self.string(text);
    }

    /// A number, a truth value or `null`, as JSON spells it.
    pub fn plain(&mut self, plain: &str) {
        self.item();
        self.out.push_str(plain);
    }

    /// A count.
    pub fn count(&mut self, count: usize) {
        self.plain(&count.to_string());
    }

    /// A key with a string.
    pub fn text_field(&mut self, key: &str, text: &str) {
        self.key(key);
        self.text(text);
    }

    /// A key with a count.
    pub fn count_field(&mut self, key: &str, count: usize) {
        self.key(key);
        self.count(count);
    }

    /// A key with a list of strings.
    pub fn list_field(&mut self, key: &str, texts: &[impl AsRef<str>]) {
        self.key(key);
        self.open('[');
        for text in texts {
            self.text(text.as_ref());
        }
        self.close(']');
    }

    /// What stands before a value or a key.
    fn item(&mut self) {
        if std::mem::take(&mut self.after_key) {
            return;
        }
        if let Some(filled) = self.open.last_mut() {
            if std::mem::replace(filled, true) {
                self.out.push(',');
            }
            self.line();
        }
    }

    fn line(&mut self) {
        if self.indented {
            self.out.push('\n');
            for _ in &self.open {
                self.out.push_str("  ");
            }
        }
    }

    fn string(&mut self, text: &str) {
        self.out.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.out.push('\\');
                    self.out.push(c);
                }
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                '\u{8}' => self.out.push_str("\\b"),
                '\u{c}' => self.out.push_str("\\f"),
                c if c < ' ' => {
                    self.out.push_str("\\u00");
                    for shift in [4, 0] {
                        let digit = char::from_digit((c as u32 >> shift) & 15, 16);
                        self.out.extend(digit);
                    }
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(indented: bool, text: &str) -> String {
        let mut json = Writer::new(indented);
        json.open('{');
        json.text_field(text, text);
        json.list_field("none", &[""; 0]);
        json.list_field("two", &["甲".to_string(), text.to_string()]);
        json.key("deep");
        json.open('[');
        json.open('{');
        json.close('}');
        json.plain("null");
        json.count(3);
        json.close(']');
        json.close('}');
        json.finish()
    }

    #[test]
    fn what_is_written_is_what_serde_writes() {
        let signs: String = (0..0x80).filter_map(char::from_u32).collect();
        for text in ["甲", &signs, "\u{2028}𠮷"] {
            let value = serde_json::json!({
                text: text, "none": [], "two": ["甲", text], "deep": [{}, null, 3],
            });
            for indented in [false, true] {
                let written = written(indented, text);
                let read: serde_json::Value = serde_json::from_str(&written)
                    .unwrap_or_else(|error| panic!("{error}: {written}"));
                assert_eq!(read, value);
            }
        }
        assert_eq!(
            written(true, "a"),
            "{\n  \"a\": \"a\",\n  \"none\": [],\n  \"two\": [\n    \"甲\",\n    \"a\"\n  ],\n  \"deep\": [\n    {},\n    null,\n    3\n  ]\n}"
        );
    }
}
