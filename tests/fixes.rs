//! Safe fixes on generated reports: after all of them none is left, nothing new is found, no figure
//! has changed, and an ignored finding stays ignored.

mod corpus;

use std::collections::BTreeMap;

use corpus::case::case;
use corpus::random::Random;
use corpus::render::LAYOUTS;
use corpus::run::{Failure, run};
use hegao::{Checked, Config, check};

/// What a slip of the hand makes of a text: what stands there, and what may stand instead.
const SLIPS: &[(&str, &[&str])] = &[
    ("〔", &["[", "（", "【", "("]),
    ("〕", &["]", "）", "】", ")"]),
    ("，", &[",", "，，"]),
    ("。", &["。。", "，。"]),
    ("；", &[";", "；；"]),
    ("（", &["("]),
    ("）", &[")"]),
    ("”", &["“"]),
    ("工作", &["工作工作"]),
    ("监督", &["监督监督监督"]),
    ("本机关", &["本单位"]),
    ("废止", &["废除"]),
    ("主要问题", &["问题"]),
    ("起至", &["-", "至"]),
    ("的", &["的的"]),
    ("编制", &["[bookmark: _GoBack]编制"]),
    ("号", &["号文"]),
];

#[test]
fn all_fixes_leave_none_and_bring_nothing_new() {
    let outcome = run(700, &[], |seed| {
        let layout = &LAYOUTS[(seed % LAYOUTS.len() as u64) as usize];
        let mut text = case(seed, layout).text;
        let mut random = Random::new(seed);
        for _ in 0..random.below(6) {
            text = slip(text, &mut random);
        }
        faults(&text)
            .into_iter()
            .map(|(kind, what)| -> Failure { (layout.name.into(), kind, what) })
            .collect()
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
}

/// The text with one slip at some place where there is room for it.
fn slip(text: String, random: &mut Random) -> String {
    let (right, wrong) = *random.pick(SLIPS);
    let places: Vec<usize> = text.match_indices(right).map(|(at, _)| at).collect();
    if places.is_empty() {
        return text;
    }
    let at = *random.pick(&places);
    let (head, tail) = text.split_at(at);
    format!("{head}{}{}", random.word(wrong), &tail[right.len()..])
}

fn faults(text: &str) -> Vec<(String, String)> {
    let config = Config::default();
    let before = check(text, &config);
    let (mended, count) = hegao::fix::apply_all(text, &config);
    let after = check(&mended, &config);
    let mut faults = Vec::new();
    let mut fault = |kind: &str, what: String| faults.push((kind.to_string(), what));
    if let Some(left) = after.findings.iter().find(|finding| finding.fix.is_some()) {
        fault("a fix is left", format!("{}: {}", left.rule, left.message));
    }
    let had = by_rule(&before);
    for (rule, messages) in by_rule(&after) {
        if messages.len() > had.get(rule).map_or(0, Vec::len) {
            fault("a new finding", format!("{rule}: {messages:?}"));
        }
    }
    if before.cells != after.cells {
        fault("a cell has changed", String::new());
    }
    if before.unread != after.unread {
        fault("what is unread has changed", format!("{:?}", after.unread));
    }
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    if digits(text) != digits(&mended) {
        fault("a figure has changed", String::new());
    }
    let offered = before.findings.iter().any(|finding| finding.fix.is_some());
    if offered != (count > 0) {
        fault("a fix was refused", format!("{count} applied"));
    }
    faults
}

fn by_rule(checked: &Checked) -> BTreeMap<&'static str, Vec<&str>> {
    let mut rules: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for finding in &checked.findings {
        rules
            .entry(finding.rule)
            .or_default()
            .push(&finding.message);
    }
    rules
}
