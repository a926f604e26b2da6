//! Whether a text holds one of several words. Out of line, since these loops stand in some fifty places
//! and in line in each would make the page larger.

/// Whether one of the words stands in the text.
#[inline(never)]
pub fn has_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Whether the text begins with one of the words.
#[inline(never)]
pub fn begins_with_one(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Whether the text ends in one of the words.
#[inline(never)]
pub fn ends_in_one(text: &str, words: &[&str]) -> bool {
    // The last byte tells most words apart.
    let last = text.as_bytes().last();
    let mut alike = words.iter().filter(|word| word.as_bytes().last() == last);
    alike.any(|word| text.ends_with(word))
}
