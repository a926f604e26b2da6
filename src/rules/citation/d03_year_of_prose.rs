//! D03: a sentence on the organ's own work names another year than the report's.

use std::ops::Range;

use super::sentences;
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::one_of::{begins_with_one, ends_in_one, has_one};
use crate::outcome::Outcome;
use crate::repair::{self, Numbers};
use crate::report::dates::years_in;
use crate::report::{Paragraph, Scope, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D03",
    name: "正文年份与报告年度不符",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "查找以“××××年”开头叙述本机关工作、而年份不是报告年度的句子，如2024年度报告写“2023年，我局主动公开……”。",
    basis: "年度报告叙述报告年度的工作；年份不符多为沿用上年文稿时漏改。",
    advice: "请核对这句话所说的年份；如果确实叙述其他年份，请写明是对比还是历史情况。",
    false_alarms: "叙述往年工作作为背景的句子。与上年比较、预算决算、规划、以及下一年打算的句子不报。",
    wrong: &[
        change(
            "2024年，澄湖县水务局认真贯彻",
            "2023年，澄湖县水务局认真贯彻",
        ),
        change(
            "全年通过政府网站主动公开",
            "2023年，我局通过政府网站主动公开",
        ),
        change(
            "（二）依申请公开。全年新收",
            "（二）依申请公开。2023年以来，新收",
        ),
        change(
            "2024年，我局未收取政府信息公开信息处理费",
            "2023年，我局未收取政府信息公开信息处理费",
        ),
        change(
            "2024年，我局政府信息公开工作取得了一定成效",
            "2023年，我局政府信息公开工作取得了一定成效",
        ),
        change(
            "（一）主动公开。全年",
            "（一）主动公开。截至2023年12月31日，我局",
        ),
        change(
            "全年新收政府信息公开申请16件",
            "2023年，我局新收政府信息公开申请16件",
        ),
    ],
    right: &[
        change(
            "（五）监督保障。",
            "（五）监督保障。2023年，我局开展培训1次，2024年增加到2次。自2019年以来，我局坚持专人负责。",
        ),
        change(
            "（五）监督保障。",
            "（五）监督保障。2023年度部门决算已按时公开，申请量较2023年减少。2023年，我局被评为先进单位。",
        ),
        change(
            "下一步，我局将",
            "针对2023年存在的问题，我局已全部整改。2025年，我局将",
        ),
        change(
            "（二）依申请公开。",
            "（二）依申请公开。2023年，我局新收政府信息公开申请20件。",
        ),
        change(
            "（五）监督保障。",
            "（五）监督保障。落实《澄湖县2021—2025年法治建设规划》，截至2024年底，专人2名。",
        ),
    ],
    check,
};

/// A sentence that speaks of the organ's work in another year.
struct Stray {
    year: u16,
    range: TextRange,
}

fn check(context: &Context) -> Outcome {
    let report = context.report;
    let Some(year) = report.year else {
        return Outcome::NotAssessable("没有读到报告年度，无法核对正文中的年份。".into());
    };
    let name = report
        .agency
        .as_ref()
        .map_or("", |agency| agency.name.as_str());
    let mut strays = Vec::new();
    let mut own = 0;
    for (paragraph, text) in context.prose() {
        if paragraph.section.is_none() || text.starts_with('注') || !text.contains('年') {
            continue;
        }
        for sentence in sentences(text) {
            let Some(opening) =
                opening_year(text, &sentence, name).or_else(|| clause_year(text, &sentence))
            else {
                continue;
            };
            if opening.year == year {
                own += 1;
            } else if is_own_work(text, &sentence, &opening, year, paragraph, name)
                && !tells_other_figures(context, &paragraph.source(context.document, &sentence))
            {
                strays.push(Stray {
                    year: opening.year,
                    range: paragraph.source(context.document, &opening.range),
                });
            }
        }
    }
    Outcome::from_findings(findings(context, strays, own, year))
}

/// Whether the figures of a sentence are others than those of the tables: then they are last year's,
/// and the year is right.
fn tells_other_figures(context: &Context, sentence: &TextRange) -> bool {
    let numbers = Numbers::of(&context.report.tables.cells);
    let mut readings = context
        .report
        .claims
        .figures
        .iter()
        .filter(|claim| {
            claim.exact
                && !claim.negated
                && claim.scope == Scope::Own
                && sentence.start <= claim.range.start
                && claim.range.end <= sentence.end
        })
        .filter_map(|claim| {
            let sums = repair::readings(context.form, numbers, &claim.subject)?;
            Some(sums.iter().any(|reading| reading.sum == claim.value))
        })
        .peekable();
    readings.peek().is_some() && !readings.any(|agrees| agrees)
}

/// One finding a sentence; but where most sentences agree on another year than the report's, the
/// report's year is the suspect, and one finding says so, unless D01 or D04 has said it already.
fn findings(context: &Context, strays: Vec<Stray>, own: usize, year: u16) -> Vec<Draft> {
    if let [first, rest @ ..] = strays.as_slice()
        && strays.len() >= 3
        && strays.len() > own
        && rest.iter().all(|stray| stray.year == first.year)
    {
        let said = context
            .report
            .periods
            .iter()
            .any(|period| period.from.year == first.year)
            || super::d04_year_of_title::others(context, year)
                .iter()
                .any(|(other, _)| *other == first.year);
        if said {
            return Vec::new();
        }
        let message = format!(
            "报告年度为{year}年，正文却有{}处按{}年叙述本机关的工作，请核对标题还是正文的年份有误。",
            strays.len(),
            first.year
        );
        let draft = rest
            .iter()
            .fold(Draft::new(first.range.clone(), message), |draft, stray| {
                draft.with_related(stray.range.clone(), format!("{}年", stray.year))
            });
        return vec![draft];
    }
    strays
        .into_iter()
        .map(|stray| {
            Draft::new(
                stray.range,
                format!(
                    "这句话按{}年叙述本机关的工作，而报告年度为{year}年，疑为沿用旧稿或者笔误。",
                    stray.year
                ),
            )
        })
        .gather()
}

/// The year with which a sentence opens.
struct Opening {
    year: u16,
    /// The year's place, 年 included.
    range: Range<usize>,
    /// Whether the sentence says 截至 before it.
    up_to: bool,
}

/// The year with which a sentence opens, after a heading, the organ's name or 截至.
fn opening_year(text: &str, sentence: &Range<usize>, name: &str) -> Option<Opening> {
    let written = text.get(sentence.clone())?;
    let (year, within) = years_in(written).into_iter().next()?;
    let lead = written.get(..within.start)?;
    let up_to = ends_in_one(lead, &["截至", "截止", "截止到", "截止至"]);
    if !may_lead(lead, name) {
        return None;
    }
    Some(Opening {
        year,
        range: sentence.start + within.start..sentence.start + within.end,
        up_to,
    })
}

/// The year with which a later clause of a sentence opens, where the clause goes on with a count:
/// `…,2023年共收到申请16件`.
fn clause_year(text: &str, sentence: &Range<usize>) -> Option<Opening> {
    let written = text.get(sentence.clone())?;
    let [(year, within)] = years_in(written).try_into().ok()?;
    let lead = written.get(..within.start)?;
    let rest = written.get(within.end..)?;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = SELVES
        .iter()
        .chain(&["全年"])
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    const COUNTS: [&str; 14] = [
        "共",
        "累计",
        "主动公开",
        "新收",
        "收到",
        "受理",
        "未收",
        "没有收",
        "无收",
        "未向",
        "没有向",
        "未发生",
        "没有发生",
        "未产生",
    ];
    let counts = begins_with_one(rest, &COUNTS);
    // …,我局2023年未收取
    let (_, lead) = lead.rsplit_once(',')?;
    let leads = lead.is_empty() || SELVES.contains(&lead);
    (leads && counts).then(|| Opening {
        year,
        range: sentence.start + within.start..sentence.start + within.end,
        up_to: false,
    })
}

/// How the organ speaks of itself, with or without 在 before the year.
const SELVES: [&str; 22] = [
    "我局",
    "我县",
    "我市",
    "我区",
    "我镇",
    "我乡",
    "我办",
    "我委",
    "我院",
    "我校",
    "我厅",
    "我街道",
    "我单位",
    "我机关",
    "我中心",
    "本局",
    "本镇",
    "本单位",
    "本机关",
    "本街道",
    "全局",
    "全县",
];

/// Whether nothing that changes the sense stands before the year in its sentence.
fn may_lead(lead: &str, name: &str) -> bool {
    let lead = lead.strip_suffix('在').unwrap_or(lead);
    if lead.is_empty() || lead.ends_with(':') || SELVES.contains(&lead) {
        return true;
    }
    // The organ by its name, or by a shorter one: 市水务局, 柳塘镇.
    let short = name.strip_suffix("人民政府").unwrap_or(name);
    if ["截至", "截止", "截止到", "截止至"].contains(&lead)
        || name.ends_with(lead)
        || short.ends_with(lead)
    {
        return true;
    }
    // 一是, (一)主动公开情况, 1.依申请公开: a marker, and perhaps a short heading that ran in.
    let short = lead.chars().count() <= 20 && !lead.contains([',', '《', '“']);
    let unmarked = after_marker(lead);
    short
        && unmarked.is_some_and(|rest| {
            rest.is_empty()
                || SELVES.contains(&rest)
                || ends_in_one(
                    rest,
                    &["情况", "公开", "管理", "建设", "保障", "工作", "申请"],
                )
        })
}

/// What follows a marker such as (一), 1., 一、, 一是.
fn after_marker(lead: &str) -> Option<&str> {
    const FIGURES: [char; 20] = [
        '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '0', '1', '2', '3', '4', '5',
        '6', '7', '8', '9',
    ];
    let opened = lead.strip_prefix('(').unwrap_or(lead);
    let rest = opened.trim_start_matches(FIGURES);
    if rest.len() == opened.len() {
        return None;
    }
    rest.strip_prefix([')', '.', '、', '是'])
}

/// Whether the sentence tells of the organ's own work as of the report year, and says nothing that
/// makes another year right there.
fn is_own_work(
    text: &str,
    sentence: &Range<usize>,
    opening: &Opening,
    year: u16,
    paragraph: &Paragraph,
    name: &str,
) -> bool {
    if !(year.saturating_sub(6)..=year + 1).contains(&opening.year) {
        return false;
    }
    let rest = text.get(opening.range.end..sentence.end).unwrap_or("");
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let mut plain = without_titles(rest);
    // What was carried in is counted beside what came in: it compares nothing.
    for carried in ["上一年度结转", "上年度结转", "上一年结转", "上年结转"] {
        plain = plain.replace(carried, "");
    }
    let has = |words: &[&str]| has_one(&plain, words);
    let names_report_year = years_in(&plain).iter().any(|(other, _)| *other == year);
    if names_report_year || has(&OTHER_YEAR_IS_RIGHT) {
        return false;
    }
    // 2023年收到申请16件，同比增长5%: the comparison is with the year before the one that is named.
    let compared = COMPARISONS.iter().filter_map(|word| plain.find(word)).min();
    if compared.is_some_and(|at| !states_count(&plain[..at])) {
        return false;
    }
    let in_problems = paragraph.section == Some(SectionKind::Problems);
    if opening.year > year && (in_problems || has(&FUTURE)) {
        return false;
    }
    if in_problems && has_one(text, &["整改", "上年", "上一年", "去年"]) {
        return false;
    }
    if opening.up_to {
        let end_of_year =
            begins_with_one(rest, &["12月31日", "12月底", "12月末", "底", "末", "年底"]);
        return end_of_year
            && opening.year + 1 == year
            && plain.contains(|c: char| c.is_ascii_digit());
    }
    if let Some(rest) = rest.strip_prefix("以来") {
        return opening.year + 1 == year && rest.starts_with(',');
    }
    if rest.starts_with(',') {
        return true;
    }
    // 2023年发布的文件 names a document, not work.
    let names_thing = begins_with_one(rest, &["发布的", "公开的", "印发的", "制定的", "制发的"]);
    if names_thing {
        return false;
    }
    let speaks_on = begins_with_one(rest, &OWN_WORK)
        || begins_with_one(rest, &SELVES)
        || !name.is_empty() && rest.starts_with(name.strip_suffix("人民政府").unwrap_or(name));
    let clause = plain.split(',').next().unwrap_or(&plain);
    speaks_on && !has_one(clause, &OTHER_BUSINESS)
}

/// Words with which a sentence on own work goes on after the year.
const OWN_WORK: [&str; 32] = [
    "共",
    "全年",
    "累计",
    "通过",
    "主动公开",
    "新收",
    "收到",
    "受理",
    "办理",
    "未",
    "没有",
    "制发",
    "制定",
    "我",
    "本",
    "全",
    "政府信息公开申请",
    "无",
    "公开",
    "依申请",
    "开展",
    "组织",
    "举办",
    "召开",
    "发布",
    "答复",
    "办结",
    "完成",
    "更新",
    "接受",
    "持续",
    "依法",
];

/// Whether a text holds a figure with its measure word.
fn states_count(text: &str) -> bool {
    text.match_indices(|c: char| c.is_ascii_digit())
        .filter_map(|(at, _)| text.get(at + 1..)?.chars().next())
        .any(|next| "件条篇次项个宗起份期人".contains(next))
}

/// Words that compare with another year, which may be the report's own.
const COMPARISONS: [&str; 8] = [
    "同比",
    "相比",
    "比上",
    "较上",
    "较去",
    "上年",
    "上一年",
    "去年",
];

/// Words that make another year right wherever they stand in the sentence.
const OTHER_YEAR_IS_RIGHT: [&str; 21] = [
    "比20",
    "较20",
    "本年",
    "当年",
    "往年",
    "历年",
    "被评为",
    "获评",
    "荣获",
    "获得",
    "表彰",
    "排名",
    "成立",
    "组建",
    "机构改革",
    "至今",
    "预算",
    "决算",
    "考核",
    "年度报告",
    "今年",
];

/// Words that make a year without a comma after it mean something else than own work.
const OTHER_BUSINESS: [&str; 12] = [
    "规划", "计划", "方案", "要点", "评估", "测评", "通报", "反馈", "修订", "施行", "审计", "存在",
];

/// Words that speak of what is to come.
const FUTURE: [&str; 10] = [
    "将",
    "计划",
    "拟",
    "下一步",
    "继续",
    "进一步",
    "力争",
    "着力",
    "要",
    "应",
];

/// The text without what stands in 《》.
fn without_titles(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| {
            match c {
                '《' => depth += 1,
                '》' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strays(text: &str, section: SectionKind) -> usize {
        let paragraph = Paragraph {
            section: Some(section),
            ..crate::report::read(&crate::document::Document::new("甲。"), &Default::default())
                .paragraphs[0]
                .clone()
        };
        sentences(text)
            .filter(|sentence| {
                let opening = opening_year(text, sentence, "澄湖县水务局")
                    .or_else(|| clause_year(text, sentence));
                opening.is_some_and(|opening| {
                    opening.year != 2024
                        && is_own_work(text, sentence, &opening, 2024, &paragraph, "澄湖县水务局")
                })
            })
            .count()
    }

    #[test]
    fn a_comparison_does_not_make_a_stray_year_right() {
        let check = |from: &str, to: &str| {
            let text = crate::rules::example::MODEL.replace(from, to);
            let checked = crate::check(&text, &crate::Config::default());
            checked.findings.iter().any(|finding| finding.rule == "D03")
        };
        let from = "全年新收政府信息公开申请16件";
        assert!(check(
            from,
            "2023年，我局共收到政府信息公开申请16件，同比增长6.7%"
        ));
        assert!(check(
            from,
            "2023年，我局共收到政府信息公开申请16件，与上年相比增加1件"
        ));
        assert!(!check(from, "2023年收到申请15件，本年同比增长6.7%，为16件"));
        assert!(!check(from, "与2023年相比，收到政府信息公开申请16件"));
    }

    #[test]
    fn own_work_in_another_year_is_found_wherever_the_sentence_opens() {
        for text in [
            "2023年,我局主动公开政府信息96条。",
            "2023年度,全县共收到申请16件。",
            "2023年以来,共收到申请16件。",
            "(三)政府信息管理情况2023年共制定规范性文件0件。",
            "一是2023年通过网站公开信息12条。",
            "我局2023年共公开信息12条。",
            "我局在2023年收到申请2件。",
            "澄湖县水务局2023年主动公开信息2条。",
            "2023年澄湖县水务局公开信息2条。",
            "截至2023年12月31日,共公开信息12条。",
            "2025年,我局共收到申请5件。",
            "我局高度重视,2023年共收到申请16件。",
            "2023年开展培训2次。",
            "2023年,共收到申请16件,另有上年结转2件。",
            "2014年,我局共收到申请5件。",
        ] {
            let wanted = usize::from(!text.starts_with("2014"));
            assert_eq!(strays(text, SectionKind::Overview), wanted, "{text}");
        }
    }

    #[test]
    fn another_year_that_is_right_is_left_alone() {
        for text in [
            "2023年,我局收到申请5件,2024年收到3件。",
            "与2023年相比,申请量减少。",
            "自2023年以来,坚持专人负责。",
            "2019年以来,坚持专人负责。",
            "2023年度部门决算按时公开。",
            "2023年12月,制定《办法》。",
            "2025年,我局将加强培训。",
            "截至2024年底,共公开信息12条。",
            "根据2019年修订的《条例》,我局共公开信息12条。",
            "2023年政府信息公开工作年度报告按时发布。",
            "2023年发布的文件12件仍然有效。",
            "梳理台账,2023年的文件12件。",
            "《2023年政务公开工作要点》,我局共落实12条。",
            "2023年,我局申请量同比增长2件。",
        ] {
            assert_eq!(strays(text, SectionKind::Overview), 0, "{text}");
        }
        let text = "2023年,我局培训不足,已完成整改。";
        assert_eq!(strays(text, SectionKind::Problems), 0);
        assert_eq!(strays(text, SectionKind::Overview), 1);
    }
}
