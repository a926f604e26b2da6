//! Safe fixes: what a finding's [`Fix`] says is done to the text, one by one or all at once.
//!
//! A rule offers a fix only where it is safe to apply unread: brackets, widths, doubled words,
//! spellings that the form prescribes; never a figure.

use crate::config::Config;
use crate::finding::{Edit, Finding, Fix};

/// Rounds after which [`apply_all`] stops; one mending may uncover another, but not for ever.
const MOST_ROUNDS: usize = 8;

/// The text after one fix of a check of it; none if the fix is not one of this text.
pub fn apply(text: &str, fix: &Fix) -> Option<String> {
    let mut edits = Vec::new();
    take(text, fix, &mut edits).then(|| edited(text, &edits))
}

/// The text after all safe fixes, and how many were applied. Fixes that overlap take turns; findings
/// that `config` ignores are left alone.
pub fn apply_all(text: &str, config: &Config) -> (String, usize) {
    let mut text = text.to_string();
    let mut count = 0;
    for _ in 0..MOST_ROUNDS {
        let findings = crate::check(&text, config).findings;
        let mut edits = Vec::new();
        let fixes = findings.iter().filter_map(open_fix);
        let taken = fixes.filter(|fix| take(&text, fix, &mut edits)).count();
        if taken == 0 {
            break;
        }
        count += taken;
        text = edited(&text, &edits);
    }
    (text, count)
}

fn open_fix(finding: &Finding) -> Option<&Fix> {
    finding.fix.as_ref().filter(|_| finding.ignored.is_none())
}

/// Adds the edits of a fix to those taken, in order of place, if all fit and change something.
fn take<'f>(text: &str, fix: &'f Fix, taken: &mut Vec<&'f Edit>) -> bool {
    let fits = |edit: &Edit| {
        let replaced = text.get(edit.start..edit.end);
        let apart = |other: &&Edit| other.end < edit.start || edit.end < other.start;
        let is_change = replaced.is_some_and(|replaced| replaced != edit.text);
        is_change && taken.iter().all(apart)
    };
    if fix.edits.is_empty() || !fix.edits.iter().all(fits) {
        return false;
    }
    for edit in &fix.edits {
        let at = taken.partition_point(|other| other.start < edit.start);
        taken.insert(at, edit);
    }
    true
}

/// The text after edits that are in order and do not overlap.
fn edited(text: &str, edits: &[&Edit]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.start).unwrap_or(""));
        out.push_str(&edit.text);
        at = edit.end;
    }
    out.push_str(text.get(at..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;
    use crate::rules::example::MODEL;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edits = edits.iter().map(|&(start, end, text)| Edit {
            start,
            end,
            text: text.to_string(),
        });
        Fix {
            label: String::new(),
            edits: edits.collect(),
        }
    }

    #[test]
    fn edits_are_applied_at_their_places() {
        let text = "甲乙丙";
        assert_eq!(
            apply(text, &fix(&[(0, 3, "子"), (6, 9, "")])).as_deref(),
            Some("子乙")
        );
        assert_eq!(
            apply(text, &fix(&[(3, 3, "和")])).as_deref(),
            Some("甲和乙丙")
        );
    }

    #[test]
    fn a_fix_of_another_text_is_refused() {
        for edits in [&[(1, 3, "子")][..], &[(0, 12, "子")], &[(3, 0, "")], &[]] {
            assert_eq!(apply("甲乙丙", &fix(edits)), None, "{edits:?}");
        }
    }

    #[test]
    fn all_fixes_leave_none_and_bring_nothing_new() {
        let faulty = MODEL
            .replace("函〔2021〕30号", "函[2021]第30号")
            .replace("加强业务培训，规范", "加强业务培训培训培训，规范")
            .replace("1.本机关不掌握", "1.本单位不掌握");
        let config = Config::default();
        assert!(check(&faulty, &config).findings.len() >= 3);
        let (text, count) = apply_all(&faulty, &config);
        assert_eq!(text, MODEL);
        assert_eq!(count, 4);
        assert_eq!(apply_all(&text, &config), (text.clone(), 0));
    }
}
