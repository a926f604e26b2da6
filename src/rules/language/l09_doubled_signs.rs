//! L09: two stops side by side where only one can stand.

use crate::document::Stops;
use crate::finding::{Draft, Severity};
use crate::outcome::Outcome;
use crate::report::numbering::marker;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L09",
    name: "标点重复或者冲突",
    family: Family::Language,
    severity: Severity::Info,
    checks: "查找紧挨着的两个点号，如“。。”“，，”“，。”，以及括号前后都用句号的“。（…）。”。",
    basis: "《标点符号用法》（GB/T 15834—2011）规定，一处停顿只用一个点号。",
    advice: "请删去多余的一个。",
    false_alarms: "",
    wrong: &[
        change("主动接受社会监督。", "主动接受社会监督。。"),
        change("主动接受社会监督。", "主动接受社会监督，。"),
        change("现行有效9件。", "现行有效9件；，"),
        change("落实保密审查要求，", "落实保密审查要求，，"),
        change("联系（地址：", "联系。（地址："),
    ],
    right: &[
        change("主动接受社会监督。", "主动接受社会监督……"),
        change("主动接受社会监督。", "主动接受“社会监督。”"),
        change("邮编：000000；", "邮编：000000 ；"),
        change("主动接受社会监督。", "主动接受社会监督。,,,,"),
        change("主动接受社会监督。", "主动接受社会监督。（附表另发。）"),
    ],
    check,
};

/// With what the runs of stops and the asides that are looked for begin.
const DOUBLES: [&str; 26] = [
    "。。", "。,", "。、", "。;", "。:", ",。", ",,", ",、", ",;", ",:", "、。", "、,", "、、",
    "、;", "、:", ";。", ";,", ";、", ";;", ";:", ":。", ":,", ":、", ":;", "::", "。(",
];

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let mut findings = Vec::new();
    if !DOUBLES.iter().any(|double| document.may_hold(double)) {
        return Outcome::Pass;
    }
    for (paragraph, text) in context.prose() {
        for (at, run) in runs(text) {
            let range = paragraph.source(document, &(at..at + run.len()));
            let written = document.slice(&range);
            // Signs on two lines, or with a gap for something between them, are no slip of the hand.
            if written.chars().count() != run.chars().count() {
                continue;
            }
            // Empty cells of CSV.
            let behind = document.text.get(range.end..).unwrap_or("");
            let quoted = document
                .text
                .get(..range.start)
                .is_some_and(|t| t.ends_with('"'));
            let cells = quoted || behind.is_empty() || behind.starts_with(['\n', '\r']);
            if cells && written.chars().skip(1).all(|sign| sign == ',') {
                continue;
            }
            let draft = Draft::new(range.clone(), format!("标点“{written}”连用，只应留一个。"));
            findings.push(match kept(run) {
                Some(kept) => {
                    let sign = written.chars().find(|c| is_sign(*c, kept)).unwrap_or(kept);
                    draft.with_fix(format!("只留“{sign}”"), [(range, sign.to_string())])
                }
                None => draft,
            });
        }
        for (first, second) in asides(text) {
            let stop = |at| paragraph.source(document, &(at..at + '。'.len_utf8()));
            let message = "括号前后都用了句号，一句话的末尾只应留一个。";
            let draft = Draft::new(stop(first), message.to_string());
            findings.push(draft.with_related(stop(second), "后一个句号"));
        }
    }
    Outcome::from_findings(findings)
}

/// The full stops before and behind an aside, `。（…）。`, where the aside holds no sentence of its own.
fn asides(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices("。(").filter_map(|(first, lead)| {
        let inner = first + lead.len();
        let second = inner + text[inner..].find(")。")? + 1;
        let is_aside = !text[inner..second - 1].contains(['(', ')', '。']);
        (is_aside && marker(&text[inner - 1..]).is_none()).then_some((first, second))
    })
}

/// Runs of two stops or more, with the byte at which each begins. A run between figures is none.
fn runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut at = 0;
    // 。 and 、 begin with the last of these.
    static BEGINNINGS: Stops = Stops::at(b",;:\xe3");
    while let Some(start) = BEGINNINGS.next(text, at) {
        let rest = text.get(start..).unwrap_or("");
        let end = rest.find(|c| !is_stop(c)).unwrap_or(rest.len());
        let run = rest.get(..end).unwrap_or("");
        at = start + end.max(1);
        if run.chars().nth(1).is_none() {
            continue;
        }
        let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let before = figure(text.get(..start).and_then(|lead| lead.chars().next_back()));
        let after = figure(rest.get(end..).and_then(|tail| tail.chars().next()));
        if !(before && after) {
            runs.push((start, run));
        }
    }
    runs
}

/// Whether a sign of the shadow ends a stretch of a sentence.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | ',' | '、' | ';' | ':')
}

/// The sign that should stay, where that is beyond doubt: one written twice, or the stop of the
/// sentence after a comma. A run of three may stand for something left out.
fn kept(run: &str) -> Option<char> {
    match run {
        "。。" | ",。" | ";。" => Some('。'),
        ",," => Some(','),
        ";;" => Some(';'),
        _ => None,
    }
}

/// Whether a sign of the text is the one of the shadow.
fn is_sign(written: char, folded: char) -> bool {
    let mut same = false;
    crate::document::fold(written, |c| same = c == folded);
    same
}

#[cfg(test)]
mod tests {
    use super::{DOUBLES, is_stop};
    use crate::Config;

    #[test]
    fn whatever_run_may_be_found_is_asked_for_first() {
        let stops: Vec<char> = ('\0'..='\u{ffff}').filter(|c| is_stop(*c)).collect();
        for first in &stops {
            for second in &stops {
                assert!(DOUBLES.contains(&format!("{first}{second}").as_str()));
            }
        }
        assert_eq!(DOUBLES.len(), stops.len() * stops.len() + 1);
    }

    fn fixed(sentence: &str) -> (usize, String) {
        let text = format!("一、总体情况\n\n（一）主动公开。{sentence}\n");
        let config = Config {
            select: vec!["L09".into()],
            ..Config::default()
        };
        let found = crate::check(&text, &config).findings.len();
        let (text, _) = crate::fix::apply_all(&text, &config);
        let sentence = text.split_once("公开。").map_or("", |(_, rest)| rest);
        (found, sentence.trim_end().to_string())
    }

    #[test]
    fn one_sign_stays_where_it_is_clear_which() {
        for (wrong, right) in [
            ("落实要求。。", "落实要求。"),
            ("落实要求，。", "落实要求。"),
            ("落实要求,,推进公开。", "落实要求,推进公开。"),
            ("落实要求，,推进公开。", "落实要求，推进公开。"),
            ("落实要求；；推进公开。", "落实要求；推进公开。"),
        ] {
            assert_eq!(fixed(wrong), (1, right.to_string()), "{wrong}");
        }
    }

    #[test]
    fn what_may_miss_words_is_told_but_not_mended() {
        for text in [
            "推进公开、、解读。",
            "落实要求。。。",
            "落实要求，；推进公开。",
        ] {
            assert_eq!(fixed(text), (1, text.to_string()));
        }
    }
}
