//! X20 正文自相矛盾.

use crate::finding::{Draft, Severity, TextRange};
use crate::one_of::{begins_with_one, has_one};
use crate::outcome::Outcome;
use crate::report::{AssertionKind, Claim, ParagraphKind, SectionKind, Subject};
use crate::rules::{Context, Family, Rule, change};

use super::operands;

/// The rule.
pub const RULE: Rule = Rule {
    code: "X20",
    name: "正文自相矛盾",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文前后不应互相否定：称未开设新媒体又写新媒体发布信息，称未收取信息处理费又写收费金额，称未收到申请又写收到若干件，称无其他需要报告的事项而后面还有报告事项等。",
    basis: "同一份报告对同一事实应当只有一种说法。",
    advice: "核实情况，删改其中不实的一处。",
    false_alarms: "“未开设”说的是另一种平台或者另一单位的，可能误报。",
    wrong: &[
        change(
            "通过“澄湖水务”微信公众号发布信息214条。",
            "通过政务新媒体发布信息214条。我局未开设政务新媒体账号。",
        ),
        change(
            "通过“澄湖水务”微信公众号发布信息214条。",
            "我局没有政务新媒体。通过政务新媒体发布信息214条。",
        ),
        change(
            "我局未收取政府信息公开信息处理费。",
            "我局未收取政府信息公开信息处理费。全年收取信息处理费400元。",
        ),
        change(
            "无其他需要报告的事项。\n",
            "无其他需要报告的事项。\n\n（二）建议提案办理情况。全年承办人大代表建议3件，均已按期办理并公开答复。\n",
        ),
    ],
    right: &[
        change(
            "通过“澄湖水务”微信公众号发布信息214条。",
            "通过“澄湖水务”微信公众号发布信息214条。我局未开通微博。",
        ),
        change("无其他需要报告的事项。", "除此之外，无其他需要报告的事项。"),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let mut drafts = Vec::new();
    drafts.extend(platform_denied(ctx));
    if !ctx.report.tables.order_lost() {
        drafts.extend(nothing_more(ctx));
    }
    drafts.extend(denied_and_counted(ctx));
    drafts.extend(all_finished_and_carried(ctx));
    if ctx.prose().next().is_none() {
        return Outcome::NotApplicable;
    }
    Outcome::from_findings(drafts)
}

/// Platforms with the words by which items published on them are told.
const PLATFORMS: &[(&str, &[&str])] = &[
    (
        "新媒体",
        &["新媒体", "公众号", "微信", "微博", "抖音", "视频号", "头条"],
    ),
    ("公众号", &["公众号", "微信"]),
    ("微信", &["公众号", "微信"]),
    ("微博", &["微博"]),
    ("抖音", &["抖音"]),
    ("视频号", &["视频号"]),
];

const DENIALS: &[&str] = &[
    "未开设",
    "未开通",
    "没有开设",
    "没有开通",
    "尚未开通",
    "尚未开设",
    "未建立",
    "未注册",
    "未单独开设",
    "未单独开通",
    "没有政务",
    "无政务",
];

/// `未开设政务新媒体` beside `政务新媒体发布信息5条`.
fn platform_denied(ctx: &Context) -> Option<Draft> {
    for denial in DENIALS.iter().filter(|denial| ctx.document.holds(denial)) {
        for (paragraph, text) in ctx.prose() {
            let Some(at) = text.find(denial) else {
                continue;
            };
            let tail = text.get(at + denial.len()..).unwrap_or("");
            let object = tail.split(['。', ',', ';', '、']).next().unwrap_or("");
            // 未开设新媒体评论功能 denies the function, not the platform.
            let Some((_, names)) = PLATFORMS
                .iter()
                .find(|(name, _)| object.chars().count() <= 14 && object.contains(name))
            else {
                continue;
            };
            if has_one(
                object,
                &[
                    "功能", "栏目", "专栏", "评论", "服务", "以外", "其他", "其它", "问题", "违规",
                    "安全",
                ],
            ) {
                continue;
            }
            let published = ctx.report.claims.figures.iter().find(|claim| {
                !claim.value.is_zero()
                    && claim.year == crate::report::ClaimYear::Own
                    && matches!(&claim.subject, Subject::PublishedOn(on)
                        if has_one(on, names))
            });
            if let Some(claim) = published {
                let range = paragraph.source(ctx.document, &(at..at + denial.len() + object.len()));
                let message = format!(
                    "正文一处称“{denial}{object}”，另一处写有该平台发布的{}条信息，前后矛盾。",
                    claim.value
                );
                return Some(
                    Draft::new(range, message).with_related(claim.range.clone(), "发布数量"),
                );
            }
        }
    }
    None
}

const NOTHING_MORE: &[&str] = &[
    "无其他需要报告的事项",
    "没有其他需要报告的事项",
    "无其他需报告的事项",
    "无其他报告事项",
    "无其他需要报告事项",
    "无其它需要报告的事项",
    "没有其他需要报告事项",
];

/// `无其他需要报告的事项` with further items behind it.
fn nothing_more(ctx: &Context) -> Option<Draft> {
    let phrases: Vec<&str> = NOTHING_MORE
        .iter()
        .copied()
        .filter(|phrase| ctx.document.holds(phrase))
        .collect();
    let (index, paragraph, at, phrase) = ctx
        .report
        .paragraphs
        .iter()
        .enumerate()
        .filter(|(_, paragraph)| {
            paragraph.section == Some(SectionKind::Other) && paragraph.kind == ParagraphKind::Prose
        })
        .find_map(|(index, paragraph)| {
            let text = paragraph.text(ctx.document);
            phrases
                .iter()
                .find_map(|phrase| Some((index, paragraph, text.find(phrase)?, *phrase)))
        })?;
    let text = paragraph.text(ctx.document);
    let rest = text.get(at + phrase.len()..).unwrap_or("");
    let here = rest.find("(二)").filter(|_| rest.starts_with('。'));
    let place = |range: TextRange| range;
    let further = match here {
        Some(offset) => {
            let start = at + phrase.len() + offset;
            Some(place(paragraph.source(ctx.document, &(start..text.len()))))
        }
        None => ctx
            .report
            .paragraphs
            .iter()
            .skip(index + 1)
            // 附件:1.…: what follows lists the attachments.
            .take_while(|paragraph| !paragraph.text(ctx.document).starts_with("附件"))
            .filter(|paragraph| paragraph.section == Some(SectionKind::Other))
            .find(|paragraph| is_item(paragraph.text(ctx.document)))
            .map(|paragraph| paragraph.place.clone()),
    }?;
    let range = paragraph.source(ctx.document, &(at..at + phrase.len()));
    Some(
        Draft::new(
            range,
            format!("正文称“{phrase}”，其后仍有其他报告事项，前后矛盾。"),
        )
        .with_related(further, "其后的报告事项"),
    )
}

/// Whether a paragraph opens a further item of the section: （二）…, 2.…
fn is_item(text: &str) -> bool {
    const OPENINGS: &[&str] = &[
        "(二)", "(三)", "(四)", "(五)", "二是", "三是", "2.", "3.", "2、", "3、",
    ];
    begins_with_one(text, OPENINGS) && !has_one(text, &["处理费", "收费", "附件", "电子版"])
}

/// A denial beside a figure of the same subject, where no table can say which is right.
fn denied_and_counted(ctx: &Context) -> Vec<Draft> {
    let figures = &ctx.report.claims.figures;
    let mut drafts: Vec<Draft> = Vec::new();
    for denial in figures.iter().filter(|claim| {
        // 信息处理费0元 denies as well as 未收取.
        let nought = claim.subject == Subject::ProcessingFees && claim.value.is_zero();
        claim.is_plain() && (claim.negated || nought)
    }) {
        let judged_by_table = operands::readings(ctx, &denial.subject).is_some();
        let told = drafts
            .iter()
            .any(|draft| draft.actual.is_some() && draft.range == denial.range);
        if judged_by_table || told {
            continue;
        }
        let counted = figures
            .iter()
            .find(|claim| is_counted(claim) && claim.subject == denial.subject);
        if let Some(claim) = counted {
            let quote = |claim: &Claim| -> String {
                ctx.document
                    .slice(&claim.range)
                    .split_whitespace()
                    .collect()
            };
            let message = format!(
                "正文一处称“{}”，另一处写“{}”，前后矛盾。",
                quote(denial),
                quote(claim)
            );
            drafts.push(
                Draft::new(denial.range.clone(), message)
                    .with_numbers(claim.value, denial.value)
                    .with_related(claim.range.clone(), "与之矛盾的数字"),
            );
        }
    }
    drafts
}

fn is_counted(claim: &Claim) -> bool {
    claim.is_plain() && !claim.negated && !claim.value.is_zero()
}

/// `全部办结` beside applications carried out, where the table cannot say which is right.
fn all_finished_and_carried(ctx: &Context) -> Option<Draft> {
    if operands::readings(ctx, &Subject::CarriedOut).is_some() {
        return None;
    }
    let assertion = ctx
        .report
        .claims
        .assertions
        .iter()
        .find(|assertion| assertion.kind == AssertionKind::AllFinished { in_time: false })?;
    let carried = ctx
        .report
        .claims
        .figures
        .iter()
        .find(|claim| is_counted(claim) && claim.subject == Subject::CarriedOut)?;
    let message = format!(
        "正文一处称申请全部办结，另一处写结转下年度{}件，前后矛盾。",
        carried.value
    );
    Some(
        Draft::new(assertion.range.clone(), message)
            .with_related(carried.range.clone(), "结转下年度"),
    )
}
