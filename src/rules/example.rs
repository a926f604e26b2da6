//! The model report: a right report of a made-up organ, on which the rules' examples are changes.

/// The model report's text.
pub const MODEL: &str = include_str!("example.txt");

#[cfg(test)]
mod tests {
    use super::MODEL;
    use crate::rules::change;
    use crate::{Config, check, rules};

    fn changed(from: &str, to: &str) -> String {
        assert!(
            MODEL.contains(from),
            "the model report does not contain {from:?}"
        );
        MODEL.replace(from, to)
    }

    /// Wrong examples beyond those of the manual, which the page carries: the rule, what is changed, to what.
    const FURTHER_WRONG: &[(&str, &str, &str)] = &[
        (
            "C07",
            "根据《中华人民共和国政府信息公开条例》",
            "根据《中华人民共和国政府信息公开条例》（国令第719号）",
        ),
        (
            "D01",
            "自2024年1月1日起至2024年12月31日止",
            "为2023年1月1日起，2024年12月31日止",
        ),
        (
            "D03",
            "全年新收政府信息公开申请16件",
            "县水务局2023年新收政府信息公开申请16件",
        ),
        (
            "D03",
            "2024年，我局未收取政府信息公开信息处理费",
            "依据有关规定，我局2023年未收取政府信息公开信息处理费",
        ),
        (
            "R02",
            "主动接受社会监督。",
            "主动接受社会监督。县卫生健康局高度重视政府信息公开工作，专人负责。",
        ),
        ("L01", "（五）监督保障", "五）监督保障"),
        ("L05", "主动公开政府信息96条", "主动公开政府信息〇〇条"),
        ("L05", "主动公开政府信息96条", "主动公开政府信息[数字]条"),
        ("L07", "编制本报告。", "编制本报告。![](media/image1.png)"),
        ("L10", "（三）政府信息管理。", "(三）政府信息管理。"),
        (
            "P01",
            "开展业务培训2次",
            "申请人身份证号1101051949\n1231002X",
        ),
        ("T05", "4.保护第三方合法权益", "4.保护第三人权益"),
        ("L05", "主动公开政府信息96条", "主动公开政府信息　条"),
        ("L05", "（一）主动公开。全年", "（一）主动公开。20XX年，"),
    ];

    /// Right ones.
    const FURTHER_RIGHT: &[(&str, &str, &str)] = &[
        (
            "L05",
            "定期清理失效文件",
            "定期清理失效文 件，公布信 息 条目",
        ),
        ("L05", "（一）主动公开。全年", "（一）主动公开。全 年"),
    ];

    #[test]
    fn further_examples_are_of_rules_that_there_are() {
        for (code, from, to) in FURTHER_WRONG.iter().chain(FURTHER_RIGHT) {
            assert!(rules::all().any(|rule| rule.code == *code), "{code}");
            assert_ne!(from, to, "{code}");
        }
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
            let further = FURTHER_WRONG.iter().filter(|(code, ..)| *code == rule.code);
            let further = further.map(|(_, from, to)| change(from, to));
            for change in rule.wrong.iter().copied().chain(further) {
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
            let further = FURTHER_RIGHT.iter().filter(|(code, ..)| *code == rule.code);
            let further = further.map(|(_, from, to)| change(from, to));
            for change in rule.right.iter().copied().chain(further) {
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
