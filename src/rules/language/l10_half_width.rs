//! L10: ASCII commas and brackets between Chinese characters.

use std::ops::Range;

use crate::document::{Document, Stops};
use crate::finding::{Draft, Severity, TextRange};
use crate::outcome::Outcome;
use crate::report::{Paragraph, ParagraphKind};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L10",
    name: "半角标点",
    family: Family::Language,
    severity: Severity::Info,
    checks: "查找汉字之间的半角逗号、分号、冒号、问号、叹号和括号；全文只报一次，并写明处数。",
    basis: "《标点符号用法》（GB/T 15834—2011）规定，中文的点号和括号占一个字的位置。",
    advice: "请改为全角标点。",
    false_alarms: "半角标点可能是转换文件时产生的，公开的页面上并没有。",
    wrong: &[
        change("落实保密审查要求，", "落实保密审查要求,"),
        change("（三）政府信息管理。", "(三)政府信息管理。"),
        change(
            "（地址：澄湖县滨河路8号；邮编",
            "（地址:澄湖县滨河路8号；邮编",
        ),
    ],
    right: &[
        change("电话：0000-1234567", "电话:0000-1234567"),
        change("行政许可\t135", "行政许可(项)\t135"),
        change("信息214条", "信息1,214条"),
        change("主动接受社会监督", "1)主动接受社会监督"),
    ],
    check,
};

/// Signs that stand alone, and what they are in full width.
const SIGNS: [(char, &str); 5] = [
    (',', "，"),
    (';', "；"),
    (':', "："),
    ('?', "？"),
    ('!', "！"),
];

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let mut edits: Vec<(TextRange, String)> = Vec::new();
    for paragraph in &context.report.paragraphs {
        if matches!(
            paragraph.kind,
            ParagraphKind::Prose | ParagraphKind::Heading
        ) {
            edits.extend(narrow(document, paragraph));
        }
    }
    let Some((first, _)) = edits.first() else {
        return Outcome::Pass;
    };
    let message = format!("汉字之间有{}处半角标点，应当用全角标点。", edits.len());
    let draft = Draft::new(first.clone(), message);
    Outcome::Fail(vec![draft.with_fix("改为全角标点", edits)])
}

/// The narrow signs of a paragraph, in order, each with the wide one.
fn narrow(document: &Document, paragraph: &Paragraph) -> Vec<(TextRange, String)> {
    let text = paragraph.text(document);
    let mut found = Vec::new();
    // An ASCII sign of the text itself, not one that the shadow folded.
    let own = |at: usize| {
        let range = paragraph.source(document, &(at..at + 1));
        (range.len() == 1).then_some(range)
    };
    static NARROW: Stops = Stops::at(b",;:?!()");
    // Most paragraphs have none but what the shadow folded.
    let written = document.slice(&paragraph.place.clone());
    if NARROW.next(written, 0).is_none() {
        return Vec::new();
    }
    let mut open: Option<usize> = None;
    let mut from = 0;
    while let Some(at) = NARROW.next(text, from) {
        from = at + 1;
        let c = char::from(text.as_bytes()[at]);
        if let Some((_, wide)) = SIGNS.iter().find(|(sign, _)| *sign == c) {
            if is_between_words(text, at)
                && let Some(range) = own(at)
            {
                found.push((range, wide.to_string()));
            }
        } else if c == '(' {
            open = Some(at);
        } else if c == ')'
            && let Some(start) = open.take()
            && is_aside(text, &(start..at))
        {
            // One of the two may be wide.
            found.extend(own(start).map(|left| (left, "（".to_string())));
            found.extend(own(at).map(|right| (right, "）".to_string())));
        }
    }
    crate::order::sort_by_key(&mut found, |(range, _)| [range.start, 0, 0]);
    found
}

fn is_between_words(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|lead| lead.chars().next_back());
    let after = text.get(at + 1..).and_then(|tail| tail.chars().next());
    before.is_some_and(|c| is_word(c) || "”’》〉)".contains(c))
        && after.is_some_and(|c| is_word(c) || "“‘《〈(".contains(c))
}

/// Whether brackets hold Chinese words and stand after some, or begin something.
fn is_aside(text: &str, brackets: &Range<usize>) -> bool {
    let before = text.get(..brackets.start);
    let before = before.and_then(|lead| lead.chars().next_back());
    let inside = text.get(brackets.start + 1..brackets.end).unwrap_or("");
    before.is_none_or(|c| is_word(c) || "。,;:、”》)".contains(c)) && inside.chars().any(is_word)
}

fn is_word(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

#[cfg(test)]
mod tests {
    use crate::Config;

    fn fixed(sentence: &str) -> String {
        let text = format!("一、总体情况\n\n{sentence}\n");
        let config = Config {
            select: vec!["L10".into()],
            ..Config::default()
        };
        let (text, _) = crate::fix::apply_all(&text, &config);
        let sentence = text.split_once("\n\n").map_or("", |(_, rest)| rest);
        sentence.trim_end().to_string()
    }

    #[test]
    fn narrow_signs_between_words_become_wide_at_once() {
        for (narrow, wide) in [
            (
                "(一)主动公开。推进公开,落实要求;",
                "（一）主动公开。推进公开，落实要求;",
            ),
            (
                "落实《条例》,加强“公开”(含解读)。",
                "落实《条例》，加强“公开”（含解读）。",
            ),
            (
                "国务院令(第711号)规定:应当公开。",
                "国务院令（第711号）规定：应当公开。",
            ),
        ] {
            assert_eq!(fixed(narrow), wide);
        }
    }

    #[test]
    fn figures_letters_and_addresses_are_left_alone() {
        for text in [
            "公开信息1,214条,9:30开始,电话:0000-1234567。",
            "1)培训;2)检查,a,b。",
            "网址:http://a.example/b?c=d,e。",
            "邮箱(a@b.example)。",
        ] {
            let same = fixed(text);
            let signs = |text: &str| text.matches(['，', '；', '：', '（', '）']).count();
            assert!(signs(&same) <= 1, "{same}");
        }
        assert_eq!(fixed("公开1,214条(9:30)a,b。"), "公开1,214条(9:30)a,b。");
    }
}
