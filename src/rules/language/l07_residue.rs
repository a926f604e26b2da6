//! L07: marks that a conversion of the file left in the text.

use crate::document::{Residue, ResidueKind, Stops};
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L07",
    name: "转换残留标记",
    family: Family::Language,
    severity: Severity::Info,
    checks: "查找文件转换时留在文字里的标记，如书签、图片占位、网页标签、注释、没有填写的模板字段和看不见的字符；每种只报一次。",
    basis: "这些标记不属于报告内容；图片占位处可能有未转成文字的内容。",
    advice: "请核对原文：确实出现在公开页面上的应删去，图片中的内容应另行核对。",
    false_alarms: "标记可能只在复制或者转换时产生，公开的页面上并没有。",
    wrong: &[
        change("编制本报告。", "编制本报告。[bookmark: _GoBack]"),
        change("编制本报告。", "编制本报告。[image: IMG_1]"),
        change("编制本报告。", "编制本报告。<!-- 导语 -->"),
        change("编制本报告。", "编制\u{202e}本报告。"),
        change("编制本报告。", "编制本\u{fffd}告。"),
        change("编制本报告。", "{{organ}}编制本报告。"),
    ],
    right: &[change("（三）政府信息管理。", "**（三）政府信息管理。**")],
    check,
};

fn check(context: &Context) -> Outcome {
    let mut findings: Vec<Draft> = Vec::new();
    let mut seen: Vec<(ResidueKind, Vec<TextRange>)> = Vec::new();
    let document = context.document;
    let visible = document
        .residue
        .iter()
        .filter(|piece| piece.kind.is_visible());
    for piece in visible.cloned().chain(signs(&document.text)) {
        match seen.iter_mut().find(|(kind, _)| *kind == piece.kind) {
            Some((_, ranges)) => ranges.push(piece.range),
            None => {
                findings.push(Draft::new(
                    piece.range.clone(),
                    name(piece.kind).to_string(),
                ));
                seen.push((piece.kind, vec![piece.range]));
            }
        }
    }
    let findings = findings
        .into_iter()
        .zip(seen)
        .map(|(mut draft, (kind, ranges))| {
            let often = match ranges.len() {
                1 => String::new(),
                count => format!("，共{count}处"),
            };
            draft.message = format!("文字里留有{}{often}。", draft.message);
            // A mark that never showed anything can go unread; where a picture was, something is
            // missing.
            if matches!(
                kind,
                ResidueKind::Bookmark | ResidueKind::Comment | ResidueKind::Hidden
            ) {
                let edits = ranges.into_iter().map(|range| (range, String::new()));
                return draft.with_fix("删去标记", edits);
            }
            draft
        });
    Outcome::from_findings(findings.gather())
}

/// The signs of a text that do not show, or show as a box.
fn signs(text: &str) -> Vec<Residue> {
    // Every first byte of such a sign.
    static BEGINNINGS: Stops = Stops::at(
        b"\0\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f\xc2\xe2\xee\xef",
    );
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = BEGINNINGS.next(text, from)
        && let Some(c) = text[at..].chars().next()
    {
        from = at + c.len_utf8();
        if let Some(kind) = hidden(c) {
            found.push(Residue {
                kind,
                range: at..from,
            });
        }
    }
    found
}

/// What a sign is that does not show, or shows as a box.
fn hidden(c: char) -> Option<ResidueKind> {
    match c {
        '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' => {
            Some(ResidueKind::Hidden)
        }
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            Some(ResidueKind::Hidden)
        }
        '\u{e000}'..='\u{f8ff}' | '\u{fffd}' => Some(ResidueKind::Lost),
        _ => None,
    }
}

/// What a reader calls it.
fn name(kind: ResidueKind) -> &'static str {
    match kind {
        ResidueKind::Bookmark => "文件转换产生的书签标记",
        ResidueKind::Image => "图片占位标记，图片里的内容没有核对到",
        ResidueKind::Link => "网址外面的尖括号标记",
        ResidueKind::Comment => "网页注释标记",
        ResidueKind::Hidden => "看不见的控制字符",
        ResidueKind::Lost => "不能显示的字符，原来的字可能已经丢失",
        _ => "网页标签或者字符代码",
    }
}

#[cfg(test)]
mod tests {
    use crate::{Config, check};

    #[test]
    fn each_kind_is_said_once_with_its_count() {
        let config = Config {
            select: vec!["L07".into()],
            ..Config::default()
        };
        let found = check("甲[image: A]乙[image: B]丙[bookmark: C]\n----\n", &config).findings;
        let messages: Vec<_> = found.iter().map(|f| f.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "文字里留有图片占位标记，图片里的内容没有核对到，共2处。",
                "文字里留有文件转换产生的书签标记。"
            ]
        );
    }
}
