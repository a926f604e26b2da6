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
        let mut missed = Vec::new();
        for rule in rules::all() {
            assert!(!rule.wrong.is_empty(), "{} has no wrong example", rule.code);
            for change in rule.wrong {
                let checked = check(&changed(change.from, change.to), &Config::default());
                if !checked
                    .findings
                    .iter()
                    .any(|finding| finding.rule == rule.code)
                {
                    missed.push((rule.code, change.to));
                }
            }
        }
        assert!(missed.is_empty(), "missed: {missed:#?}");
    }

    #[test]
    fn every_rule_leaves_its_right_examples_alone() {
        let mut wrong = Vec::new();
        for rule in rules::all() {
            for change in rule.right {
                let checked = check(&changed(change.from, change.to), &Config::default());
                let own = checked
                    .findings
                    .into_iter()
                    .filter(|finding| finding.rule == rule.code);
                wrong.extend(own.map(|finding| (rule.code, change.to, finding.message)));
            }
        }
        assert!(wrong.is_empty(), "false alarms: {wrong:#?}");
    }
}
