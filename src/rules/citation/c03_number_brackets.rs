//! C03: the year of a document number does not stand in 〔〕.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::DocumentNumber;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "C03",
    name: "文号括号不规范",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "查找年份没有用六角括号“〔〕”括住、或者序号前加了“第”的发文字号。",
    basis: "《党政机关公文格式》（GB/T 9704—2012）规定，发文字号的年份用六角括号“〔〕”括入，发文顺序号不加“第”字。",
    advice: "请按提示改正文号的写法。",
    false_alarms: "",
    wrong: &[
        change("函〔2021〕30号", "函【2021】30号"),
        change("函〔2021〕30号", "函[2021]30号"),
        change("函〔2021〕30号", "函（2021）30号"),
        change("函〔2021〕30号", "函〔2021〕第30号"),
        change("函〔2021〕30号", "函2021〕30号"),
        change("函〔2021〕30号", "函2021年30号"),
    ],
    right: &[
        change("函〔2021〕30号", "函〔 2021 〕 30 号"),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国政府信息公开条例》（国务院令第711号）和",
        ),
        change(
            "（五）监督保障。",
            "（五）监督保障。涉及（2024）豫0102行初12号行政案件1件。",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let numbers: Vec<&DocumentNumber> = context
        .report
        .citations
        .iter()
        .filter_map(|citation| citation.number.as_ref())
        .filter(|number| number.year.is_some())
        .gather();
    if numbers.is_empty() {
        return Outcome::NotApplicable;
    }
    let whole = |number: &DocumentNumber| context.document.slice(&number.range).ends_with('号');
    Outcome::from_findings(
        numbers
            .into_iter()
            .filter_map(|number| finding(number, whole(number)))
            .gather(),
    )
}

/// What is wrong with the signs of a number; `whole` if its 号 stands.
fn finding(number: &DocumentNumber, whole: bool) -> Option<Draft> {
    let proper = number.proper();
    let (open, close) = (number.open, number.close);
    if open.is_none() || close.is_none() {
        // Where 号 is gone too, the copy lost characters, not the writer.
        if !whole {
            return None;
        }
        let message = format!("文号的年份缺少括号，应写作“{proper}”。");
        let draft = Draft::new(number.range.clone(), message);
        // Where both are gone, figures may be gone with them.
        if open.is_none() && close.is_none() {
            return Some(draft);
        }
        let mut edits = vec![
            (number.open_range.clone(), "〔".to_string()),
            (number.close_range.clone(), "〕".to_string()),
        ];
        edits.extend(number.ordinal_range.clone().map(|at| (at, String::new())));
        return Some(draft.with_fix("补上六角括号〔〕", edits));
    }
    let mut edits = Vec::new();
    if open != Some('〔') {
        edits.push((number.open_range.clone(), "〔".to_string()));
    }
    if close != Some('〕') {
        edits.push((number.close_range.clone(), "〕".to_string()));
    }
    let brackets = !edits.is_empty();
    if let Some(range) = &number.ordinal_range {
        edits.push((range.clone(), String::new()));
    }
    if edits.is_empty() {
        return None;
    }
    let (message, label) = match (brackets, &number.ordinal_range) {
        (true, None) => (
            format!("文号的年份应当用六角括号，写作“{proper}”。"),
            "改用六角括号〔〕",
        ),
        (true, Some(_)) => (
            format!("文号的年份应当用六角括号，序号前不加“第”，写作“{proper}”。"),
            "改用六角括号〔〕，删去“第”",
        ),
        _ => (
            format!("文号的序号前不加“第”，写作“{proper}”。"),
            "删去“第”",
        ),
    };
    Some(Draft::new(number.range.clone(), message).with_fix(label, edits))
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::{Config, check};

    fn fixed(number: &str) -> String {
        let text = format!("一、总体情况\n\n根据《通知》（{number}）编制。\n");
        let config = Config {
            select: vec!["C03".into()],
            ..Config::default()
        };
        let found = check(&text, &config).findings;
        let mut text = Document::new(text).text;
        for edit in found
            .iter()
            .filter_map(|finding| finding.fix.as_ref())
            .flat_map(|fix| fix.edits.iter().rev())
        {
            text.replace_range(edit.start..edit.end, &edit.text);
        }
        text.split_once("《通知》（")
            .and_then(|(_, rest)| rest.split_once("）编制"))
            .map_or(String::new(), |(number, _)| number.to_string())
    }

    #[test]
    fn the_fix_changes_the_signs_and_nothing_else() {
        for number in [
            "澄政办发【2024】5号",
            "澄政办发［2024］5号",
            "澄政办发(2024)5号",
            "澄政办发〔2024】第5号",
            "澄政办发《2024》5号",
            "澄政办发2024〕5号",
            "澄政办发〔2024第5号",
            "澄政办发〔2024〕5号",
        ] {
            assert_eq!(fixed(number), "澄政办发〔2024〕5号", "{number}");
        }
        assert_eq!(fixed("澄政办发【 2024 】 5 号"), "澄政办发〔 2024 〕 5 号");
    }
}
