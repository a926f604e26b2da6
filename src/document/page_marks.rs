//! Page numbers and running heads: what a page break leaves between the lines of a text.

use super::Lines;
use super::residue::{Residue, ResidueKind, is_unseen};
use super::shadow::fold;
use crate::finding::TextRange;
use crate::gather::Gather;

/// Finds page numbers and running heads, in order of place.
///
/// Only what is clearly marked counts: a lone figure may be a cell of a table, so it is a page number
/// only where every page of the text ends in one, counting up.
pub fn find(text: &str, lines: &Lines) -> Vec<Residue> {
    let mut found: Vec<Residue> = lines
        .iter()
        .filter(|line| may_be_page_number(&text[line.clone()]))
        .map(|line| trimmed(text, line))
        .filter(|line| is_page_number(&text[line.clone()]))
        .map(|range| Residue {
            kind: ResidueKind::PageNumber,
            range,
        })
        .gather();
    let broken = text.contains('\x0c');
    if broken {
        found.extend(bare_page_numbers(text));
    }
    if broken || !found.is_empty() {
        let lines = lines.iter().map(|line| trimmed(text, line));
        let written: Vec<TextRange> = lines.filter(|line| !line.is_empty()).gather();
        found.extend(running_heads(text, &written, &found));
    }
    crate::order::sort_by_key(&mut found, |residue| [residue.range.start, 0, 0]);
    found
}

/// A line without the white space around it.
fn trimmed(text: &str, line: TextRange) -> TextRange {
    let bare = text[line.clone()].trim_end();
    let start = bare.len() - bare.trim_start().len();
    line.start + start..line.start + bare.len()
}

/// Whether a line begins as page numbers do: most lines do not.
fn may_be_page_number(line: &str) -> bool {
    // Most lines show by their first byte that they do not.
    let first = line.bytes().find(|byte| !byte.is_ascii_whitespace());
    if first.is_none_or(|byte| byte.is_ascii_graphic() && !b"-P/,".contains(&byte)) {
        return false;
    }
    let first = line.chars().find(|c| !is_unseen(*c));
    first.is_some_and(|c| is_dash(c) || matches!(c, 'P' | '第' | '/' | ',' | '，' | '、'))
}

/// Whether a line is nothing but a page number: `- 4 -`, `— 5 —`, `第3页 共8页`, `P. 9`, `Page 9 - …`.
fn is_page_number(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let seen: String = line.chars().filter(|c| !is_invisible(*c)).collect();
    let line = seen.as_str();
    if let Some(rest) = line
        .strip_prefix("Page ")
        .or_else(|| line.strip_prefix("P. "))
        .or_else(|| line.strip_prefix("P."))
    {
        return rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
    }
    between_dashes(line) || counted_pages(line)
}

/// A sign of no width, such as a soft hyphen.
fn is_invisible(c: char) -> bool {
    let mut seen = c.is_whitespace();
    fold(c, |_| seen = true);
    !seen
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '—' | '–' | '－' | '─' | '―' | '‐')
}

fn between_dashes(line: &str) -> bool {
    let inner = line.trim_start_matches(is_dash);
    let bare = inner.trim_end_matches(is_dash);
    inner.len() < line.len()
        && bare.len() < inner.len()
        && is_figure(bare.trim_matches([' ', '\u{3000}', '\u{a0}']))
}

/// `第3页`, `第 3 页 共 8 页`, `第3页/共8页`.
fn counted_pages(line: &str) -> bool {
    if !line.contains('页') {
        return false;
    }
    let bare: String = line
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '/' | ',' | '，' | '、' | '-' | '—'))
        .collect();
    let page = |text: &str, head: char| -> Option<usize> {
        let rest = text.strip_prefix(head)?;
        let figures = rest.find('页')?;
        is_figure(&rest[..figures]).then_some(head.len_utf8() + figures + '页'.len_utf8())
    };
    match page(&bare, '第') {
        Some(length) => {
            bare.len() == length || page(&bare[length..], '共') == Some(bare.len() - length)
        }
        None => false,
    }
}

/// One to three figures, Arabic of any width or Chinese.
fn is_figure(text: &str) -> bool {
    let count = text.chars().count();
    (1..=3).contains(&count)
        && (text
            .chars()
            .all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
            || text.chars().all(|c| "一二三四五六七八九十".contains(c)))
}

/// The last lines of the pages, where most of them are figures that count the pages.
fn bare_page_numbers(text: &str) -> Vec<Residue> {
    let mut ends = Vec::new();
    let mut start = 0;
    let pages = text.trim_end().split('\x0c').count();
    for (at, page) in text.split('\x0c').enumerate() {
        let bare = page.trim_end();
        let line = bare.rsplit(['\n', '\r']).next().unwrap_or("").trim();
        let end = start + bare.len();
        if let Some(number) = line.parse::<usize>().ok().filter(|number| *number > 0) {
            // How far the numbers are ahead of the pages; the same for all of them.
            ends.push((number + pages - at, end - line.len()..end));
        }
        start += page.len() + 1;
    }
    let count = |ahead: usize| ends.iter().filter(|end| end.0 == ahead).count();
    let most = ends
        .iter()
        .map(|end| end.0)
        .max_by_key(|ahead| count(*ahead));
    let Some(ahead) = most.filter(|ahead| count(*ahead) >= 2 && count(*ahead) * 3 >= pages * 2)
    else {
        return Vec::new();
    };
    ends.into_iter()
        .filter(|end| end.0 == ahead)
        .map(|(_, range)| Residue {
            kind: ResidueKind::PageNumber,
            range,
        })
        .gather()
}

/// Lines that name the report and come again next to a page break.
fn running_heads(text: &str, lines: &[TextRange], numbers: &[Residue]) -> Vec<Residue> {
    let is_number = |line: &TextRange| {
        numbers
            .binary_search_by_key(&line.start, |number| number.range.start)
            .is_ok()
    };
    let broken = |from: usize, to: usize| text[from..to].contains('\x0c');
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let written = &text[line.clone()];
        if !names_a_report(written) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let after = lines.get(at + 1);
        let at_break = before.is_some_and(|b| is_number(b) || broken(b.end, line.start))
            || after.is_some_and(|a| is_number(a) || broken(line.end, a.start));
        if seen.contains(&written) && at_break {
            found.push(Residue {
                kind: ResidueKind::RunningHead,
                range: line.clone(),
            });
        } else {
            seen.push(written);
        }
    }
    found
}

fn names_a_report(line: &str) -> bool {
    line.len() < 200 && line.ends_with("报告") && line.contains("公开")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<&str> {
        find(text, &Lines::new(text))
            .into_iter()
            .map(|r| &text[r.range])
            .collect()
    }

    #[test]
    fn marked_page_numbers_are_found() {
        let text =
            "甲\n- 1 -\n乙\n  -2-\n丙\n— 3 —\n第 4 页 共 8 页\n第5页\nP. 6\nPage 7 - 年度报告\n丁";
        assert_eq!(
            marks(text),
            [
                "- 1 -",
                "-2-",
                "— 3 —",
                "第 4 页 共 8 页",
                "第5页",
                "P. 6",
                "Page 7 - 年度报告"
            ]
        );
    }

    #[test]
    fn values_of_cells_are_left_alone() {
        assert!(marks("规章\n0\n-\n5\n-3\n--\n第二十条第（一）项\n第二页面\n12").is_empty());
        assert!(marks("规章\n0\n\x0c行政许可\n7\n").is_empty());
    }

    #[test]
    fn lone_figures_that_count_the_pages_are_page_numbers() {
        assert_eq!(
            marks("甲\n1\n\x0c乙\n0\n2\n\x0c丙\n3\n\x0c"),
            ["1", "2", "3"]
        );
        assert_eq!(
            marks("甲\n1\n\x0c乙\n0\n\x0c丙\n3\n\x0c丁\n4"),
            ["1", "3", "4"]
        );
        assert!(marks("甲\n1\n\x0c乙\n0\n\x0c丙\n7\n").is_empty());
    }

    #[test]
    fn a_head_that_comes_again_on_each_page_goes() {
        let head = "澄湖县水务局2024年政府信息公开工作年度报告";
        let text = format!("{head}\n甲\n- 1 -\n{head}\n乙\n- 2 -\n丙");
        assert_eq!(marks(&text), ["- 1 -", head, "- 2 -"]);
    }
}
