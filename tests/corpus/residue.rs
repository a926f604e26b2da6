//! What conversion leaves in a text and what means nothing.

use super::random::Random;

/// Sprinkles residue into a text.
pub fn sprinkle(text: &str, random: &mut Random) -> String {
    let zero_width = random.chance(30);
    let odd_blanks = random.chance(50);
    let dashes = random.chance(20);
    let marks = random.chance(30);
    let mut out = String::with_capacity(text.len() + 64);
    if random.chance(40) {
        out.push('\u{feff}');
    }
    for line in text.split_inclusive('\n') {
        if dashes && random.chance(2) && line.trim().is_empty() {
            out += "------\n";
        }
        for c in line.chars() {
            match c {
                ' ' if odd_blanks && random.chance(30) => out.push('\u{a0}'),
                other => out.push(other),
            }
            if zero_width && random.below(200) == 0 && !c.is_numeric() && c != '\n' {
                out.push(*random.pick(&['\u{ad}', '\u{200b}', '\u{200c}', '\u{2060}', '\u{feff}']));
            }
        }
    }
    if marks && let Some(at) = out.find("\n") {
        out.insert_str(at, "[bookmark: _GoBack]");
    }
    if random.chance(30) && !out.contains("\r\n") {
        out = out.replace('\n', "\r\n");
    }
    out
}
