//! Places as JavaScript counts them: in UTF-16 units of the text, not in bytes.

use crate::engine::Checked;
use crate::order::sort_by_key;

/// Turns every place that leaves in the JSON from bytes of `text`, which was checked, into UTF-16
/// units. Lines and columns stay.
pub fn count_in_utf16(checked: &mut Checked, text: &str) {
    let mut places = places(checked);
    sort_by_key(&mut places, |place| [**place, 0, 0]);
    let (mut byte, mut unit) = (0, 0);
    for place in places {
        let passed = text.get(byte..*place).unwrap_or("");
        unit += passed.chars().map(char::len_utf16).sum::<usize>();
        byte += passed.len();
        *place = unit;
    }
}

fn places(checked: &mut Checked) -> Vec<&mut usize> {
    let mut places = Vec::new();
    for finding in &mut checked.findings {
        places.extend([&mut finding.span.start, &mut finding.span.end]);
        for related in &mut finding.related {
            places.extend([&mut related.span.start, &mut related.span.end]);
        }
        for edit in finding.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            places.extend([&mut edit.start, &mut edit.end]);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    /// What JavaScript's `text.slice(start, end)` gives.
    fn slice(text: &str, start: usize, end: usize) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[start..end]).unwrap()
    }

    #[test]
    fn every_place_marks_the_same_words() {
        // A sign outside of the basic plane takes four bytes and two units.
        let text = MODEL
            .replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17")
            .replacen('\n', "\n𠮷𠮷乡改名。。\n", 1);
        let in_bytes = check(&text, &Config::default());
        let mut in_units = in_bytes.clone();
        count_in_utf16(&mut in_units, &text);
        assert!(in_bytes.findings.iter().any(|f| !f.related.is_empty()));
        let (mut bytes, mut units) = (in_bytes, in_units);
        let (bytes, units) = (places(&mut bytes), places(&mut units));
        assert!(bytes.len() > 4);
        for (bytes, units) in bytes.chunks(2).zip(units.chunks(2)) {
            let words = &text[*bytes[0]..*bytes[1]];
            assert_eq!(slice(&text, *units[0], *units[1]), words);
        }
    }
}
