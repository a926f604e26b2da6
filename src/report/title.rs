//! The title of the report: found in a line of its own, over several lines, or run into text.

use std::ops::Range;

use super::agency;
use super::words::{Word, words};
use crate::document::Document;
use crate::one_of::{begins_with_one, has_one};

/// The longest title, in characters.
const LONGEST: usize = 80;

/// Signs that no title holds; a title may begin after one.
const BOUNDARIES: &[char] = &[
    '。', ',', ';', ':', '!', '?', '《', '》', '〈', '〉', '“', '”', '"', '|', '=', '>', '<', '】',
    '】', '·', '/', '、',
];

/// With what a text may go on right after a title, where no white space parts them.
const OPENERS: &[&str] = &[
    "根据",
    "按照",
    "依据",
    "为",
    "本报告",
    "本年度",
    "来源",
    "发布",
    "时间",
    "(",
    "一、",
    "第一部分",
    "前言",
    "目录",
    "信息来源",
    "索引",
    "文号",
];

/// With what a sentence begins that only mentions the title.
const MENTIONS: &[&str] = &[
    "根据",
    "按照",
    "依据",
    "现将",
    "现公布",
    "现发布",
    "现予",
    "现",
    "本报告",
    "编制",
    "特",
    "我",
    "由",
    "如",
    "以",
    "请",
    "并",
    "该",
    "关于做好",
    "关于编制",
    "关于印发",
    "国务院办公厅",
];

/// Finds the title in a range of the shadow that ends before the first section.
pub fn locate(document: &Document, head: &Range<usize>) -> Option<Range<usize>> {
    let words = words(document, head);
    let shadow = document.shadow.text.as_str();
    let mut best: Option<(u8, Range<usize>)> = None;
    for (at, _) in shadow.get(head.clone())?.match_indices("报告") {
        let end = head.start + at + "报告".len();
        let Some(range) = ending_at(shadow, &words, end) else {
            continue;
        };
        let score = score(&shadow[range.clone()]);
        if best.as_ref().is_none_or(|(most, _)| score >= *most) {
            best = Some((score, range));
        }
    }
    best.map(|(_, range)| range)
}

fn score(title: &str) -> u8 {
    let year = agency::year_in(title).is_some();
    let organ = agency::name_in_title(title).is_some();
    2 * u8::from(year) + 2 * u8::from(organ) + u8::from(title.contains("年度"))
}

/// The title that ends at this place of the shadow, if one does.
fn ending_at(shadow: &str, words: &[Word], end: usize) -> Option<Range<usize>> {
    let last = words.partition_point(|word| word.range.end < end);
    let word = words.get(last)?;
    if end < word.range.end {
        let after = shadow.get(end..word.range.end)?;
        if !begins_with_one(after, OPENERS) {
            return None;
        }
    }
    let mut start = word.range.start;
    let mut first = last;
    let own = shadow.get(start..end)?;
    if let Some(at) = boundary(own) {
        start += at + own[at..].chars().next().map_or(1, char::len_utf8);
    } else {
        while let Some(before) = first.checked_sub(1).and_then(|at| words.get(at)) {
            let title = shadow.get(start..end)?;
            let piece = shadow.get(before.range.clone())?;
            let distance = words[first].line - before.line;
            let spaced = shadow.get(words[first].range.clone())?.chars().count() == 1;
            if !belongs(title, piece, distance, spaced) {
                break;
            }
            start = before.range.start;
            first -= 1;
            if let Some(at) = boundary(piece) {
                start += at + piece[at..].chars().next().map_or(1, char::len_utf8);
                break;
            }
        }
    }
    let title = shadow.get(start..end)?;
    is_title(title).then_some(start..end)
}

/// The last sign of a text that no title holds. Quotes within a name are no such sign:
/// 澄湖县“两山”合作社管理局.
fn boundary(text: &str) -> Option<usize> {
    let at = text.rfind(BOUNDARIES)?;
    let quoted = text[at..].starts_with('”').then(|| text[..at].rfind('“'));
    match quoted.flatten() {
        Some(open) if open > 0 && text[open + '“'.len_utf8()..at].chars().all(is_letter) => {
            boundary(&text[..open])
        }
        _ => Some(at),
    }
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether the word before belongs to the title as gathered so far, which is `spaced` if it begins
/// with a letter that stands alone.
fn belongs(title: &str, piece: &str, distance: usize, spaced: bool) -> bool {
    if title.chars().count() + piece.chars().count() > LONGEST {
        return false;
    }
    // Titles are also set with a space after each letter.
    let longest = if spaced { 3 } else { 1 };
    let is_letter =
        distance == 0 && piece.chars().count() <= longest && agency::is_name_piece(piece);
    if is_letter || !names_disclosure(title) {
        return true;
    }
    let piece = piece.rsplit(BOUNDARIES).next().unwrap_or(piece);
    if piece.is_empty() {
        return false;
    }
    let lead = agency::before_subject(title);
    // A wrap may part the year from 年, and its figures from one another.
    let leads = |piece: &str| {
        let name = piece.trim_end_matches(is_of_year);
        is_year_piece(piece) || agency::looks_like_organ(name)
    };
    // Or 政府 from 信息公开, and its signs from one another.
    if lead.is_empty() || lead == "府" {
        let torn = if lead.is_empty() { "政府" } else { "政" };
        let is_torn = piece.strip_suffix(torn).is_some_and(leads);
        return is_torn || lead.is_empty() && leads(piece);
    }
    if lead.starts_with(['年', '度']) {
        return leads(piece);
    }
    if lead.starts_with(|c: char| c.is_ascii_digit()) {
        return agency::name_in_title(title).is_none() && leads(piece);
    }
    // The rest of an organ's name that was wrapped: 澄湖县经济和信息 / 化局2024年….
    distance <= 1 && agency::is_torn(lead) && agency::is_name_piece(piece)
}

fn is_year_piece(piece: &str) -> bool {
    piece.chars().all(is_of_year)
}

/// Whether a sign may be of a year: 2024年度, 二〇二四年.
fn is_of_year(c: char) -> bool {
    c.is_ascii_digit() || "年度二〇○零一三四五六七八九".contains(c)
}

fn names_disclosure(text: &str) -> bool {
    has_one(text, &["信息公开", "政务公开", "政府公开", "政府信息工作"])
}

fn is_title(text: &str) -> bool {
    let length = text.chars().count();
    (8..=LONGEST).contains(&length)
        && names_disclosure(text)
        && !begins_with_one(text, MENTIONS)
        && !text.contains(['。', ',', ';', '《', '》'])
        && text.matches('“').count() == text.matches('”').count()
        && text.matches("报告").count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(text: &str) -> Option<String> {
        let document = Document::new(text);
        let head = 0..document.shadow.text.len();
        locate(&document, &head).map(|range| document.shadow.text[range].to_string())
    }

    #[test]
    fn titles_are_found_in_every_layout() {
        let whole = "澄湖县水务局2024年政府信息公开工作年度报告";
        for text in [
            "\n澄湖县水务局2024年政府信息公开工作年度报告\n\n根据《条例》，编制本报告。",
            "澄湖县水务局2024年政府信息公开工作年度报\n告\n\n根据《条例》",
            "澄湖县水务局\n\n2024 年政府信息公开工作年度报告\n\n根据《条例》",
            "# 澄湖县水务局 2024 年政府信息公开\n工作年度报告",
            "澄湖县水务局2024\n年政府信息公开工作年度报告",
            "澄湖县水务局20\n24年政府信息公开工作年度报告",
            "澄湖县水务局2024年政\n府信息公开工作年度报告",
            "澄湖县水务局\n2024年政府\n信息公开工作年度报告",
            "澄湖县\n水务局2024\n年政府信息公开工作\n年度报告",
            "首页 > 公开年报\n澄湖县水务局2024年政府信息公开工作年度报告\n来源：",
            "标题: 澄湖县水务局2024年政府信息公开工作年度报告\n发布时间: 2025-01-20",
            "澄湖县水务局2024年政府信息公开工作年度报告根据《条例》，编制本报告。",
            "当前位置： 首页政府信息公开年报 澄湖县水务局2024年政府信息公开工作年度报告 来源：县政府",
            "澄 湖 县 水 务 局 2024 年 政 府 信 息 公 开 工 作 年 度 报 告\n根据",
            "澄湖 县 水 务 局2024年政府信息公开工作年度报告\n根据",
            "澄湖县水\n务局2024年政府信息公开工作年度报告\n\n现公布《澄湖县水务局2024年政府信息公开工作年度报告》。",
        ] {
            assert_eq!(title(text).as_deref(), Some(whole), "{text}");
        }
    }

    #[test]
    fn irregular_titles_are_found_too() {
        for whole in [
            "澄湖县水务局2024年度信息公开工作报告",
            "澄湖县政府信息公开工作2023年度报告",
            "AI创新区管委会2024年政府信息公开工作年度报告",
            "澄湖县“两山”合作社管理局2024年政府信息公开工作年度报告",
            "澄湖县关于2021年度政府信息公开工作的年度报告",
            "2024年政府信息公开工作年度报告",
            "2024年度澄湖县水务局政府信息公开工作年度报告",
        ] {
            assert_eq!(
                title(&format!("{whole}\n根据《条例》，")).as_deref(),
                Some(whole)
            );
        }
    }

    #[test]
    fn mentions_are_no_titles() {
        for text in [
            "现将2024年度政府信息公开工作年度报告公布如下：",
            "根据《政府信息公开工作年度报告格式》，编制本报告。",
            "结合我局实际，编制2023年政府信息公开工作年度报告。",
        ] {
            assert_eq!(title(text), None, "{text}");
        }
    }
}
