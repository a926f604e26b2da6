//! R02 他单位名称残留.

use std::sync::LazyLock;

use crate::document::WordList;
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::report::{AgencyKind, SectionKind, looks_like_organ};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "R02",
    name: "他单位名称残留",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "落款和段首叙述本机关工作的机关名称，应与标题中的机关一致。",
    basis: "年度报告由本机关编制、叙述本机关的工作；出现其他机关的名称，多为套用他处文稿时漏改。",
    advice: "请核对机关名称。",
    false_alarms: "机构更名、合署办公的，落款可以与标题不同。",
    wrong: &[
        change("澄湖县水务局\n\n2025年", "临漪县水务局\n\n2025年"),
        change("澄湖县水务局\n\n2025年", "澄湖县民政局\n\n2025年"),
        change("2024年，澄湖县水务局认真", "2024年，临漪县财政局认真"),
    ],
    right: &[
        change("澄湖县水务局\n\n2025年", "县水务局办公室\n\n2025年"),
        change(
            "2024年，澄湖县水务局认真",
            "2024年，澄湖县委、县政府高度重视，我局认真",
        ),
        change("澄湖县水务局\n\n2025年", "澄湖县水务和湖泊管理局\n\n2025年"),
    ],
    check,
};

/// The longest name of an organ, in characters.
const LONGEST: usize = 40;

/// Verbs with which an organ's own work is told.
static VERBS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(&[
        "认真", "深入", "坚持", "严格", "高度", "扎实", "积极", "持续", "全面", "始终", "切实",
        "紧紧",
    ])
});

fn check(context: &Context) -> Outcome {
    let report = context.report;
    let (Some(agency), Some(_)) = (&report.agency, &report.title) else {
        return Outcome::NotApplicable;
    };
    let own = agency.name.as_str();
    let signed = report.sign_off.iter().filter_map(|end| end.agency.clone());
    let told = context
        .prose()
        .filter(|(paragraph, _)| {
            matches!(
                paragraph.section,
                Some(SectionKind::Overview | SectionKind::Problems | SectionKind::Other)
            )
        })
        .flat_map(|(paragraph, text)| {
            let sentences = text.split_inclusive('。').scan(0, |end, sentence| {
                let start = *end;
                *end += sentence.len();
                Some((start, sentence))
            });
            sentences.map(move |(start, sentence)| (paragraph, start, sentence))
        })
        .filter_map(|(paragraph, at, text)| {
            // Further down other organs are named for what they do for this one.
            let own_work = || {
                let clause = text.split([',', '。']).next().unwrap_or(text);
                clause.contains("高度重视") && has_one(clause, &["信息公开", "政务公开"])
            };
            if at > 0 && !own_work() {
                return None;
            }
            let name = subject(text)?;
            let start = at + text.find(name)?;
            let same_kind = own.chars().next_back() == name.chars().next_back();
            let range = paragraph.source(context.document, &(start..start + name.len()));
            same_kind.then(|| (name.to_string(), range))
        });
    let others: Vec<(String, TextRange)> = signed
        .chain(told)
        .filter(|(name, _)| is_other(name, own, agency.kind))
        .gather();
    let drafts = others.into_iter().map(|(name, range)| {
        let message = format!("这里写的是“{name}”，而报告的机关是“{own}”，疑为套用他处文稿漏改。");
        Draft::new(range, message).with_related(agency.range.clone(), "报告的机关")
    });
    Outcome::from_findings(drafts.gather())
}

/// The organ with which a paragraph begins, after 2024年: what it does follows.
fn subject(text: &str) -> Option<&str> {
    // 2024年, 今年.
    let year = text
        .char_indices()
        .take(5)
        .find(|(at, c)| *c == '年' && *at <= 4);
    let lead = year.map_or(text, |(at, year)| &text[at + year.len_utf8()..]);
    let lead = lead.trim_start_matches(['度', ',']);
    let mut places = lead.char_indices().map(|(at, _)| at).take(LONGEST + 1);
    let end = places.find(|at| VERBS.begins(&lead[*at..]))?;
    let name = &lead[..end];
    (looks_like_organ(name) && name.chars().count() > 4 && !name.contains('、')).then_some(name)
}

/// Whether a name is another organ's and no shorter or longer form of the own one. A government's
/// office and other organs of its place may speak for it.
fn is_other(name: &str, own: &str, kind: AgencyKind) -> bool {
    let of_office = |name: &str| {
        let name = name.trim_end_matches("办公室");
        name.trim_end_matches("人民政府")
            .trim_end_matches("办事处")
            .to_string()
    };
    let (bare, place) = (of_office(name), of_office(own));
    if kind.is_government() || matches!(kind, AgencyKind::Township | AgencyKind::Unknown) {
        let letters: Vec<char> = place.chars().gather();
        let last: String = letters
            .iter()
            .skip(letters.len().saturating_sub(3))
            .collect();
        return !name.contains(&last) && strangers(&bare, own) > 1;
    }
    strangers(&bare, own) > 1 && strangers(&place, name) > 1
}

/// How many letters of a name the other has not.
fn strangers(name: &str, other: &str) -> usize {
    name.chars().filter(|c| !other.contains(*c)).count()
}
