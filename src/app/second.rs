//! Where a second report begins in one text, if two were pasted into it.

use hegao::outline::BlockKind;
use hegao::report::ParagraphKind;
use hegao::report::tables::unnumbered;

use crate::api::View;

/// Headings between two of the first section, so that one that is merely repeated is not taken for it.
const FEW: usize = 3;

/// The longest line that may be a title, in characters.
const LONGEST: usize = 60;

/// The byte at which the title of a second report stands.
pub fn second(text: &str, view: &View) -> Option<usize> {
    let overview = unnumbered(view.form.form().sections[0]);
    let headings = view.blocks.iter().filter_map(|(kind, place)| {
        let words: String = text
            .get(place.start..place.end)?
            .split_whitespace()
            .collect();
        (*kind == BlockKind::Text(ParagraphKind::SectionHeading)).then_some((words, place))
    });
    let (mut between, mut end) = (None, 0);
    for (words, place) in headings {
        if words.contains(overview) {
            if between > Some(FEW) {
                return title(text, end, place.start);
            }
            between = Some(0);
        }
        between = between.map(|count| count + 1);
        end = place.end;
    }
    None
}

/// The first line between two bytes that reads as a title, with a line above it that names the organ.
fn title(text: &str, start: usize, end: usize) -> Option<usize> {
    let (mut at, mut above) = (start, None);
    for line in text.get(start..end)?.split_inclusive('\n') {
        let words: String = line.split_whitespace().collect();
        let is_short = words.chars().count() <= LONGEST && !words.contains(['。', '；', '：']);
        if is_short && words.contains("信息公开") && words.ends_with("报告") {
            let has_organ = !words.starts_with(|c: char| c.is_ascii_digit() || c == '政');
            return Some(above.filter(|_| !has_organ).unwrap_or(at));
        }
        let is_name =
            is_short && !words.is_empty() && !words.contains(|c: char| c.is_ascii_digit());
        above = is_name.then_some(at);
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao::rules::example::MODEL;
    use hegao::{Config, check};

    fn found(text: &str) -> Option<usize> {
        second(text, &View::from(&check(text, &Config::default())))
    }

    #[test]
    fn a_second_report_begins_at_its_title() {
        let other = MODEL.replace("澄湖县水务局", "云泽县林业局");
        let two = format!("{MODEL}\n{other}");
        assert_eq!(found(&two), Some(MODEL.len() + 1));
        let wrapped = other.replacen("林业局2024年", "林业局\n2024年", 1);
        let two = format!("{MODEL}\n\n{wrapped}");
        assert_eq!(found(&two), Some(MODEL.len() + 2));
    }

    #[test]
    fn one_report_is_not_two() {
        assert_eq!(found(MODEL), None);
        let repeated = MODEL.replacen("一、总体情况\n", "一、总体情况\n一、总体情况\n", 1);
        assert_eq!(found(&repeated), None);
        assert_eq!(found(""), None);
    }
}
