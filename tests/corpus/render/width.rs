//! Display widths and wrapping.

use super::super::marks::is_mark;

/// Columns that a character takes in a fixed-width display.
pub fn of_char(c: char) -> usize {
    match c {
        _ if is_mark(c) => 0,
        '\u{20}'..='\u{7e}' => 1,
        '“' | '”' | '‘' | '’' | '—' | '·' => 1,
        _ => 2,
    }
}

/// Columns that a text takes.
pub fn of(text: &str) -> usize {
    text.chars().map(of_char).sum()
}

/// Lines of at most so many columns; a closing sign hangs over rather than beginning a line.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for c in text.chars() {
        let width = of_char(c);
        let hangs = "，。；：、）》”！？,.;)".contains(c) || is_mark(c);
        let digit = |c: char| c.is_ascii_digit() || c == '.' || c == '%';
        let within = digit(c)
            && lines
                .last()
                .and_then(|l| l.chars().last())
                .is_some_and(digit);
        if used + width > columns && !hangs && !within && used > 0 {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            line.push(c);
        }
        used += width;
    }
    lines
}
