//! The model report: a right report of a made-up organ, on which the rules' examples are changes.

/// The model report's text.
pub const MODEL: &str = include_str!("example.txt");

#[cfg(test)]
mod tests {
    use super::MODEL;
    use crate::{Config, check, rules};

    fn changed(from: &str, to: &str) -> String {
        assert!(
            MODEL.contains(from),
            "the model report does not contain {from:?}"
        );
        MODEL.replace(from, to)
    }

    #[test]
    fn the_model_report_is_right() {
        let checked = check(MODEL, &Config::default());
        assert_eq!(
            checked.findings,
            [],
            "the model report must have no finding"
        );
        assert_eq!(checked.unread, []);
        assert_eq!(checked.cells.len(), 200);
    }

    #[test]
    fn every_rule_finds_its_wrong_examples() {
        for rule in rules::all() {
            assert!(!rule.wrong.is_empty(), "{} has no wrong example", rule.code);
            for change in rule.wrong {
                let checked = check(&changed(change.from, change.to), &Config::default());
                let codes: Vec<_> = checked
                    .findings
                    .iter()
                    .map(|f| (f.rule, f.message.as_str()))
                    .collect();
                assert!(
                    codes.iter().any(|(code, _)| *code == rule.code),
                    "{} misses {:?}; found {codes:?}",
                    rule.code,
                    change.to
                );
            }
        }
    }

    #[test]
    fn every_rule_leaves_its_right_examples_alone() {
        for rule in rules::all() {
            for change in rule.right {
                let checked = check(&changed(change.from, change.to), &Config::default());
                let wrong: Vec<_> = checked
                    .findings
                    .iter()
                    .filter(|f| f.rule == rule.code)
                    .collect();
                assert!(
                    wrong.is_empty(),
                    "{} speaks on {:?}: {wrong:?}",
                    rule.code,
                    change.to
                );
            }
        }
    }
}
