//! L02: a word that stands twice, one right after the other.

use std::ops::Range;

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Paragraph, ParagraphKind};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L02",
    name: "词语重复",
    family: Family::Language,
    severity: Severity::Warning,
    checks: "查找紧挨着重复的词语（两到八个字），如“资金资金”“持续走深走深”。",
    basis: "紧挨着的重复多为录入或者粘贴时的笔误。",
    advice: "请删去多余的一个；如果是套语写错（如“走深走实”写成“走深走深”），请改正。",
    false_alarms: "汉语有些重叠是正常的，如“研究研究”“一件一件”，已列入白名单；专名中的重叠可能误报。",
    wrong: &[
        change("通过政府网站主动公开", "通过政府网站政府网站主动公开"),
        change("持续提升政府信息公开", "持续走深走深，提升政府信息公开"),
        change("加强业务培训，规范", "加强业务培训培训，规范"),
        change("主动接受社会监督", "主动接受社会监督主动接受社会监督"),
        change("主动接受社会监督", "主动接受的的社会监督"),
    ],
    right: &[
        change("主动接受社会监督", "一件一件抓落实，认认真真、逐条逐条核对"),
        change(
            "主动接受社会监督",
            "定期研究研究，落实二〇二〇年要求，接受的的确确是社会监督",
        ),
        change("主动接受社会监督", "主动接受监督、监督检查"),
    ],
    check,
};

/// Words that may stand twice: one takes turns with them, or does them a little.
const MAY_REPEAT: [&str; 6] = ["研究", "讨论", "商量", "琢磨", "考虑", "常态"];

/// Words that never stand twice, so that one of them can go unread.
const NEVER_REPEAT: [&str; 40] = [
    "工作", "资金", "信息", "公开", "政府", "情况", "服务", "管理", "制度", "平台", "申请", "网站",
    "培训", "监督", "保障", "机制", "建设", "群众", "部门", "单位", "内容", "文件", "政策", "解读",
    "问题", "措施", "人员", "数据", "栏目", "领导", "组织", "要求", "方式", "质量", "水平", "能力",
    "进行", "开展", "加强", "以及",
];

/// The longest word that is looked for, in characters.
const LONGEST: usize = 8;

fn check(context: &Context) -> Outcome {
    let title = context.report.title.as_ref().map(|title| &title.range);
    let particles = context.document.holds("的的");
    let mut findings = Vec::new();
    for paragraph in &context.report.paragraphs {
        let place = paragraph.place.clone();
        let is_title =
            title.is_some_and(|title| title.start < place.end && place.start < title.end);
        if is_title && paragraph.kind != ParagraphKind::Prose {
            continue;
        }
        let text = paragraph.text(context.document);
        findings.extend(
            doubled(text, particles)
                .into_iter()
                .filter(|double| !is_two_lines(context, paragraph, double))
                .map(|double| finding(context, paragraph, text, &double)),
        );
    }
    Outcome::from_findings(findings)
}

/// A word that stands twice.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Double {
    /// The first of the two.
    first: Range<usize>,
    /// The second.
    second: Range<usize>,
}

fn finding(context: &Context, paragraph: &Paragraph, text: &str, double: &Double) -> Draft {
    let word = text.get(double.first.clone()).unwrap_or("");
    let whole = double.first.start..double.second.end;
    let draft = Draft::new(
        paragraph.source(context.document, &whole),
        format!("“{word}{word}”重复，疑多写了一个“{word}”。"),
    );
    let certain = word.chars().count() >= 3 || NEVER_REPEAT.contains(&word) || word == "的";
    if !certain {
        return draft.with_advice("请核对：是多写了一个，还是后一个应为别的词。");
    }
    let second = paragraph.source(context.document, &double.second);
    draft.with_fix(format!("删去一个“{word}”"), [(second, String::new())])
}

/// Words of a text that stand twice, in order; where more than one reading fits, the longest word.
/// `particles` tells whether 的的 may be among them.
fn doubled(text: &str, particles: bool) -> Vec<Double> {
    let mut found: Vec<Double> = Vec::new();
    for double in doubles(text) {
        // A word that stands three times is two doubles in a row.
        let overlaps = found.iter().any(|other| {
            other.first.start < double.second.end
                && double.first.start < other.second.end
                && other.second != double.first
        });
        if !overlaps && is_slip(text, &double) {
            found.push(double);
        }
    }
    if particles {
        found.extend(doubled_particles(text));
    }
    crate::order::sort_by_key(&mut found, |double| [double.first.start, 0, 0]);
    found
}

/// Bytes of a Chinese character.
const WIDE: usize = '的'.len_utf8();

/// Every run of Chinese characters that comes again at once, the longest first.
fn doubles(text: &str) -> Vec<Double> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    // Where a character stood last, by its last bytes: most stand in no double, and one look tells.
    let mut last = [0; 256];
    // For each length, before which byte no double may begin: the last one found ends there.
    let mut free = [0; LONGEST + 1];
    // Where the characters in a row begin.
    let mut row = 0;
    let mut at = 0;
    while let Some([first, rest @ ..]) = bytes.get(at..) {
        let [second, third, ..] = rest else { break };
        if !is_han(*first, *second) {
            at += 1;
            row = at;
            continue;
        }
        at += WIDE;
        let group = usize::from(second << 6 | third & 0x3f);
        let seen = std::mem::replace(&mut last[group], at);
        if at - seen > LONGEST * WIDE {
            continue;
        }
        // A single sign that stands twice is no word.
        let longest = (at - row) / WIDE / 2;
        for (length, free) in free.iter_mut().enumerate().take(longest + 1).skip(2) {
            let middle = at - length * WIDE;
            let start = middle - length * WIDE;
            if bytes[middle - 1] == *third
                && bytes[start..middle] == bytes[middle..at]
                && middle >= *free
            {
                *free = at;
                found.push(Double {
                    first: start..middle,
                    second: middle..at,
                });
            }
        }
    }
    crate::order::sort_by_key(&mut found, |double| {
        [usize::MAX - double.second.len(), double.second.end, 0]
    });
    found
}

/// Whether these two bytes begin one of the Chinese characters from U+4E00 to U+9FFF.
fn is_han(first: u8, second: u8) -> bool {
    matches!(first, 0xe5..=0xe9) || first == 0xe4 && second >= 0xb8
}

/// 的的, which only 的的确确 has.
fn doubled_particles(text: &str) -> impl Iterator<Item = Double> + '_ {
    text.match_indices("的的")
        .filter(|(at, _)| {
            text.get(at + 2 * WIDE..)
                .is_some_and(|rest| !rest.starts_with('确'))
        })
        .map(|(at, _)| Double {
            first: at..at + WIDE,
            second: at + WIDE..at + 2 * WIDE,
        })
}

/// Whether the repetition is none of those that the language has.
fn is_slip(text: &str, double: &Double) -> bool {
    let word = text.get(double.first.clone()).unwrap_or("");
    let numeral = |c: char| "〇○零一二三四五六七八九十百千万两".contains(c);
    if word.chars().all(numeral) || MAY_REPEAT.contains(&word) {
        return false;
    }
    let mut letters = word.chars();
    let first = letters.next();
    // 一件一件, 一步一步; 层层层层 and 哈哈哈哈 are no words of two signs.
    let by_ones = matches!(first, Some('一' | '逐' | '每'));
    let same = letters.clone().all(|c| Some(c) == first);
    if word.chars().count() == 2 && by_ones || same || repeats_itself(word) {
        return false;
    }
    // 首页>政府信息公开>政府信息公开年报: the way to a page, its signs lost.
    let before = text.get(..double.first.start).unwrap_or("");
    let lead: usize = before.chars().rev().take(20).map(char::len_utf8).sum();
    let lead = before.get(before.len() - lead..).unwrap_or("");
    if lead.contains("首页") || lead.contains("位置") {
        return false;
    }
    // 公开公开栏 reads 公开 | 公开栏: the second belongs to a name.
    let after = text.get(double.second.end..).unwrap_or("");
    !NAMES
        .iter()
        .any(|(repeated, rest)| word == *repeated && after.starts_with(rest))
}

/// Whether a word is a shorter one over and over: then the shorter one is what is doubled.
fn repeats_itself(word: &str) -> bool {
    let letters: Vec<char> = word.chars().gather();
    (1..=letters.len() / 2).any(|period| {
        letters.len().is_multiple_of(period)
            && letters
                .iter()
                .zip(letters.iter().skip(period))
                .all(|(a, b)| a == b)
    })
}

/// A word and what follows its second standing where the two belong to different words.
const NAMES: [(&str, &str); 11] = [
    ("城市", "管理"),
    ("城市", "建设"),
    ("政府", "信息"),
    ("街道", "办"),
    ("公开", "栏"),
    ("公开", "指南"),
    ("服务", "中心"),
    ("服务", "大厅"),
    ("管理", "办法"),
    ("管理", "局"),
    ("管理", "规定"),
];

/// Whether the two stand on two lines, as a repeated heading or the head of a page does.
fn is_two_lines(context: &Context, paragraph: &Paragraph, double: &Double) -> bool {
    let document = context.document;
    let first = paragraph.source(document, &double.first);
    let second = paragraph.source(document, &double.second);
    let line = |byte: usize| document.lines.range(document.lines.of(byte));
    let alone = |range: &Range<usize>| {
        document.slice(&line(range.start)).trim() == document.slice(range).trim()
    };
    let torn = document.lines.of(first.start) != document.lines.of(second.start);
    torn && (paragraph.section.is_none() || alone(&first) || alone(&second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        doubled(text, true)
            .into_iter()
            .map(|double| &text[double.first])
            .collect()
    }

    #[test]
    fn doubled_words_are_found() {
        assert_eq!(words("全局工作持续走深走深。"), ["走深"]);
        assert_eq!(words("资金资金使用"), ["资金"]);
        assert_eq!(words("政府信息公开政府信息公开"), ["政府信息公开"]);
        assert_eq!(words("认真的的落实"), ["的"]);
        assert_eq!(words("资金资金资金使用"), ["资金", "资金"]);
        assert_eq!(words("资金资金资金资金使用"), ["资金", "资金", "资金"]);
        assert_eq!(words("加强加强培训,推进推进解读"), ["加强", "推进"]);
    }

    #[test]
    fn the_language_repeats_some_words() {
        for text in [
            "一件一件落实",
            "研究研究,讨论讨论",
            "认认真真、扎扎实实",
            "二〇二〇年,20202020",
            "的的确确",
            "市政府政府信息公开工作",
            "政务公开公开栏",
            "便民服务服务中心",
            "公开、公开",
            "gogogogo",
        ] {
            assert_eq!(words(text), Vec::<&str>::new(), "{text}");
        }
    }
}
