//! The sentence around a place of the text.

use crate::api::Place;

/// Characters on either side beyond which a sentence is cut.
const MOST: usize = 60;

/// The sentence around a place: what stands before it, its words, what stands after it. None for a
/// place without words.
pub fn quote(text: &str, place: Place) -> Option<[String; 3]> {
    let words = text.get(place.start..place.end)?;
    if words.trim().is_empty() {
        return None;
    }
    let is_end = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
    let before: Vec<char> = text[..place.start]
        .chars()
        .rev()
        .take_while(|c| !is_end(*c))
        .collect();
    let mut head: String = before.iter().take(MOST).rev().collect();
    if before.len() > MOST {
        head.insert(0, '…');
    }
    let mut tail = String::new();
    let mut rest = text[place.end..].chars();
    for at in 0.. {
        match rest.next() {
            Some('\n') | None => break,
            Some(_) if at == MOST => {
                tail.push('…');
                break;
            }
            Some(c) => {
                tail.push(c);
                if is_end(c) {
                    break;
                }
            }
        }
    }
    let mut words: String = words.split_whitespace().collect();
    if words.chars().count() > 2 * MOST {
        words = words.chars().take(2 * MOST).chain(['…']).collect();
    }
    Some([head.trim_start().to_string(), words, tail])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, words: &str) -> Option<[String; 3]> {
        let start = text.find(words)?;
        let end = start + words.len();
        quote(text, Place { start, end })
    }

    #[test]
    fn a_quotation_is_the_sentence_around_the_words() {
        let quoted = of("甲。　乙为2件，丙。丁", "2件");
        assert_eq!(quoted, Some(["乙为", "2件", "，丙。"].map(String::from)));
    }

    #[test]
    fn long_sentences_are_cut_on_both_sides() {
        let text = format!("{}字{}", "前".repeat(200), "后".repeat(200));
        let [before, _, after] = of(&text, "字").expect("it is there");
        assert!(before.starts_with('…') && before.chars().count() == MOST + 1);
        assert!(after.ends_with('…') && after.chars().count() == MOST + 1);
    }

    #[test]
    fn a_place_without_words_or_outside_the_text_has_no_quotation() {
        assert_eq!(quote("甲乙", Place { start: 3, end: 3 }), None);
        assert_eq!(quote("甲乙", Place { start: 1, end: 9 }), None);
    }
}
