//! C02: a report from 2021 on cites the notice of 2019.

use super::format_notice::{ISSUER, NEW, OLD, is_old_title, means_format};
use super::sentence_at;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::one_of::ends_in_one;
use crate::outcome::Outcome;
use crate::report::Citation;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "C02",
    name: "引用旧格式文件",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "查找2021年度及以后的报告仍引用2019年试行格式的文号或者标题。",
    basis: "2021年9月修订的年度报告格式（国办公开办函〔2021〕30号）取代了2019年的试行格式（国办公开办函〔2019〕60号）。",
    advice: "请改引《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号），并核对表格是否为现行格式。",
    false_alarms: "说明旧格式已经废止的句子不报。",
    wrong: &[
        change("国办公开办函〔2021〕30号", "国办公开办函〔2019〕60号"),
        change(
            "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
            "关于政府信息公开工作年度报告有关事项的通知》",
        ),
    ],
    right: &[
        change(
            "编制本报告。",
            "编制本报告。国办公开办函〔2019〕60号印发的年度报告格式同时废止。",
        ),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《云麓市政务公开办公室关于政府信息公开工作年度报告有关事项的通知》和",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let Some(year) = context.report.year else {
        return Outcome::NotAssessable("没有读到报告年度，无法判断所引格式文件是否现行。".into());
    };
    if year < 2021 {
        return Outcome::NotApplicable;
    }
    let findings = context
        .report
        .citations
        .iter()
        .filter_map(|citation| finding(context, citation, year))
        .gather();
    Outcome::from_findings(findings)
}

fn finding(context: &Context, citation: &Citation, year: u16) -> Option<Draft> {
    let paragraph = context.report.paragraphs.get(citation.paragraph)?;
    let text = paragraph.text(context.document);
    let sentence = text.get(sentence_at(text, citation.within.start))?;
    if sentence.contains("废止") || sentence.contains("修订前") {
        return None;
    }
    let number = citation.number.as_ref();
    let old_number = number
        .filter(|number| OLD.has(number) && number.issuer == ISSUER)
        .filter(|_| citation.title.is_none() || means_format(context, citation));
    let old_title = citation.title.as_deref().is_some_and(is_old_title)
        && !names_another_organ(text.get(..citation.within.start)?);
    let range = paragraph.source(context.document, &citation.within);
    let message = match (old_number, old_title) {
        (Some(_), _) => format!(
            "{year}年度的报告引用了2019年的试行格式（{}），现行格式为{}。",
            OLD.number, NEW.number
        ),
        (None, true) if number.is_some_and(|number| NEW.has(number)) => format!(
            "所引文件的标题是2019年通知的标题，与文号{}不是同一份文件。",
            NEW.number
        ),
        (None, true) => format!(
            "{year}年度的报告引用了2019年的《关于政府信息公开工作年度报告有关事项的通知》，现行格式为{}。",
            NEW.number
        ),
        (None, false) => return None,
    };
    Some(Draft::new(range, message))
}

/// Whether an organ other than the State Council's office stands right before the title.
fn names_another_organ(before: &str) -> bool {
    let organ = ends_in_one(
        before,
        &[
            "办公室",
            "办公厅",
            "厅",
            "局",
            "省",
            "市",
            "县",
            "区",
            "政府",
        ],
    );
    organ
        && !before.ends_with("国务院办公厅政府信息与政务公开办公室")
        && !before.ends_with("国务院办公厅")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_local_notice_of_the_same_title_is_no_old_format() {
        assert!(names_another_organ("根据省政府办公厅"));
        assert!(!names_another_organ(
            "根据国务院办公厅政府信息与政务公开办公室"
        ));
        assert!(!names_another_organ("根据"));
    }
}
