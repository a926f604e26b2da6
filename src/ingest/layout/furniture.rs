//! What furnishes a page and is no part of the text: page numbers, running heads and feet.

use std::collections::{HashMap, HashSet};

use super::lines::Line;

/// The share of the page's height, at its head and at its foot, in which furniture stands.
const EDGE: f32 = 0.12;

/// Which lines of each page are furniture. `pages` gives each page's height and lines from the top.
pub fn furniture(pages: &[(f32, &[Line])]) -> Vec<Vec<bool>> {
    let mut seen: HashMap<(String, i32), usize> = HashMap::new();
    for (height, lines) in pages {
        let edge = lines.iter().filter(|line| is_at_edge(line, *height));
        let here: HashSet<(String, i32)> = edge
            .map(|line| (without_digits(&line.text), level(line)))
            .collect();
        for line in here {
            *seen.entry(line).or_default() += 1;
        }
    }
    // On most of the pages: a first page often has no running head.
    let most = (pages.len() * 2).div_ceil(3).max(2);
    let runs = |line: &Line| {
        let text = without_digits(&line.text);
        let near = (-1..=1).map(|step| (text.clone(), level(line) + step));
        near.filter_map(|line| seen.get(&line)).sum::<usize>() >= most
    };
    let each = pages.iter().map(|(height, lines)| {
        let is_furniture =
            |line: &Line| is_at_edge(line, *height) && (is_page_number(&line.text) || runs(line));
        lines.iter().map(is_furniture).collect()
    });
    each.collect()
}

/// Its height, so coarse that lines of one running head share it or are neighbours.
fn level(line: &Line) -> i32 {
    (line.base / 3.0) as i32
}

fn is_at_edge(line: &Line, height: f32) -> bool {
    line.base < EDGE * height || line.base > (1.0 - EDGE) * height
}

fn without_digits(text: &str) -> String {
    text.chars().filter(|sign| !sign.is_ascii_digit()).collect()
}

/// `- 3 -`, `3`, `第3页`, `第 3 页 共 9 页`, `3/9`, `P. 3`, `Page 3 of 9`.
fn is_page_number(text: &str) -> bool {
    let bare: String = text
        .chars()
        .filter(|sign| !sign.is_whitespace() && !"-—–－―_·•~～第共页,，/|PpageofO.".contains(*sign))
        .collect();
    let is_digit = |sign: char| sign.is_ascii_digit() || ('０'..='９').contains(&sign);
    let roman = bare.chars().all(|sign| "ivxIVXⅠⅡⅢⅣⅤ".contains(sign));
    !bare.is_empty() && bare.chars().count() <= 6 && (roman || bare.chars().all(is_digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f32) -> Line {
        Line {
            text: text.to_string(),
            left: 0.0,
            right: 100.0,
            base,
            size: 10.0,
            first: 10.0,
        }
    }

    #[test]
    fn page_numbers_and_running_heads_are_furniture() {
        for text in [
            "- 3 -",
            "3",
            "第3页",
            "第 3 页 共 9 页",
            "3/9",
            "— 12 —",
            "Page 3 of 9",
        ] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["2024年1月20日", "合计 3 件", "澄湖县", "-"] {
            assert!(!is_page_number(text), "{text}");
        }
        let page = |text: &str| {
            vec![
                line("澄湖县水务局年报", 30.0),
                line(text, 400.0),
                line("- 1 -", 800.0),
            ]
        };
        let pages = [page("甲"), page("乙"), page("丙")];
        let pages: Vec<(f32, &[Line])> = pages
            .iter()
            .map(|lines| (842.0, lines.as_slice()))
            .collect();
        for page in furniture(&pages) {
            assert_eq!(page, [true, false, true]);
        }
    }
}
