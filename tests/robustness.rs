//! Whatever comes in, nothing panics, and nothing is called wrong that is not there.

mod corpus;

use corpus::case::case;
use corpus::random::Random;
use corpus::render::{Keeps, LAYOUTS};
use corpus::run::{Failure, run};
use hegao::finding::Severity;
use hegao::rules::example::MODEL;
use hegao::{Checked, Config, check};

/// Errors that a report cut short may rightly have: a part of it is not there.
const OF_WHAT_IS_CUT_OFF: &[&str] = &["S01", "S09", "T01", "T03"];

#[test]
fn a_report_cut_after_any_line_has_no_error_that_is_not_there() {
    let all = LAYOUTS.len() as u64;
    let outcome = run(all, &[], |seed| {
        let layout = &LAYOUTS[(seed % all) as usize];
        let text = case(seed, layout).text;
        let mut failures = Vec::new();
        for (end, _) in text.match_indices('\n') {
            let checked = check(&text[..end], &Config::default());
            failures.extend(broken(layout.name, &checked, &text[..end]));
            for finding in &checked.findings {
                let known = OF_WHAT_IS_CUT_OFF.contains(&finding.rule);
                if finding.severity == Severity::Error && !known {
                    let line = text[..end].lines().count();
                    failures.push((
                        layout.name.to_string(),
                        format!("error {} after a cut", finding.rule),
                        format!("cut after line {line}: {}", finding.message),
                    ));
                }
            }
        }
        failures
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
}

#[test]
fn a_report_that_ends_with_a_table_keeps_the_last_row() {
    for (next, last) in [
        ("三、收到", "table2/fees/amount"),
        ("四、政府信息", "table3/carried_out/total"),
        ("五、存在", "table4/litigation_after_reconsideration/total"),
    ] {
        let at = MODEL.find(next).unwrap();
        let whole = check(MODEL, &Config::default());
        for text in [&MODEL[..at], MODEL[..at].trim_end()] {
            let part = check(text, &Config::default());
            let table = last.split('/').next().unwrap();
            let cells = |checked: &Checked| -> Vec<(&'static str, hegao::CellValue)> {
                let own = checked
                    .cells
                    .iter()
                    .filter(|(address, _)| address.starts_with(table));
                own.cloned().collect()
            };
            assert_eq!(cells(&part), cells(&whole), "{next}");
            assert!(cells(&part).iter().any(|(address, _)| *address == last));
        }
    }
}

#[test]
fn one_line_reports_can_be_cut_anywhere() {
    let outcome = run(20, &[], |seed| {
        let mut random = Random::new(seed);
        let layout = random.pick(LAYOUTS);
        let text = case(seed, layout).text;
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        (0..60)
            .flat_map(|_| {
                let end = *random.pick(&ends);
                broken(
                    layout.name,
                    &check(&text[..end], &Config::default()),
                    &text[..end],
                )
            })
            .collect()
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
}

#[test]
fn no_edit_makes_it_panic() {
    let outcome = run(3000, &[], |seed| {
        let mut random = Random::new(seed);
        let layout = random.pick(LAYOUTS);
        let mut text = case(seed, layout).text;
        for _ in 0..random.between(1, 12) {
            text = edited(&text, &mut random);
        }
        broken(layout.name, &check(&text, &Config::default()), &text)
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
}

#[test]
fn no_text_makes_it_panic() {
    let outcome = run(3000, &[], |seed| {
        let text = nonsense(&mut Random::new(seed));
        broken("nonsense", &check(&text, &Config::default()), &text)
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
    let mut extremes = vec![
        String::new(),
        "\u{feff}".into(),
        "\t".repeat(5000),
        "\n".repeat(5000),
    ];
    for piece in [
        "0",
        "|",
        "其中",
        "（",
        "“",
        "《",
        "一、总体情况\n",
        "1.属于国家秘密 0 ",
        "9999999999999999999999999999999 ",
        "2024年",
        "12月31日",
        "件、",
    ] {
        extremes.push(piece.repeat(3000));
    }
    for text in extremes {
        let failures = broken("extreme", &check(&text, &Config::default()), &text);
        assert!(failures.is_empty(), "{failures:?}");
    }
}

/// Errors in a layout that keeps too little are errors that are not there.
#[test]
fn what_cannot_be_read_is_said_and_not_guessed() {
    let poor: Vec<_> = LAYOUTS
        .iter()
        .filter(|layout| layout.keeps == Keeps::Nothing)
        .collect();
    let outcome = run(60, &[], |seed| {
        let layout = poor[(seed % poor.len() as u64) as usize];
        let case = case(seed, layout);
        let checked = check(&case.text, &Config::default());
        let some = checked.cells.len() < case.report.figures.cells.len();
        if some && checked.unread.is_empty() {
            return vec![(
                layout.name.into(),
                "cells absent, nothing said".into(),
                String::new(),
            )];
        }
        Vec::new()
    });
    if let Err(failures) = outcome {
        panic!("{failures}");
    }
}

/// What no input whatever may do.
fn broken(layout: &str, checked: &Checked, text: &str) -> Vec<Failure> {
    let mut failures = Vec::new();
    for outcome in &checked.rules {
        if outcome.outcome == "panicked" {
            failures.push((
                layout.to_string(),
                format!("{} panicked", outcome.rule),
                excerpt(text),
            ));
        }
    }
    let whole = |start: usize, end: usize| {
        start <= end
            && end <= text.len()
            && text.is_char_boundary(start)
            && text.is_char_boundary(end)
    };
    for finding in &checked.findings {
        if !whole(finding.span.start, finding.span.end) {
            failures.push((
                layout.to_string(),
                format!("{} has no place", finding.rule),
                excerpt(text),
            ));
        }
    }
    for ((address, _), place) in checked.cells.iter().zip(&checked.places) {
        if !whole(place.start, place.end) {
            failures.push((
                layout.to_string(),
                format!("{address} has no place"),
                excerpt(text),
            ));
        }
    }
    failures
}

fn excerpt(text: &str) -> String {
    text.chars().take(80).collect()
}

/// One edit: a character or a line deleted, doubled, moved or put in.
fn edited(text: &str, random: &mut Random) -> String {
    if random.chance(50) {
        let mut letters: Vec<char> = text.chars().collect();
        if letters.is_empty() {
            return text.to_string();
        }
        let at = random.below(letters.len() as u64) as usize;
        let other = random.below(letters.len() as u64) as usize;
        match random.below(4) {
            0 => drop(letters.remove(at)),
            1 => letters.insert(at, odd(random)),
            2 => letters.insert(at, letters[other]),
            _ => letters.swap(at, other),
        }
        return letters.into_iter().collect();
    }
    let mut lines: Vec<&str> = text.split('\n').collect();
    let at = random.below(lines.len() as u64) as usize;
    let other = random.below(lines.len() as u64) as usize;
    match random.below(3) {
        0 => drop(lines.remove(at)),
        1 => lines.insert(at, lines[other]),
        _ => lines.swap(at, other),
    }
    lines.join("\n")
}

fn odd(random: &mut Random) -> char {
    *random.pick(&[
        '0',
        '7',
        '９',
        '.',
        '-',
        '+',
        '%',
        '|',
        '\t',
        '\n',
        '\r',
        ' ',
        '\u{a0}',
        '\u{3000}',
        '\u{200b}',
        '\u{fdfa}',
        '\u{1f600}',
        '\u{10ffff}',
        '\u{301}',
        'ﬃ',
        '⑳',
        '㈠',
        '“',
        '”',
        '《',
        '〈',
        '（',
        '万',
        '零',
        '亿',
        '年',
        '件',
        '\u{0}',
        '\u{fffd}',
    ])
}

/// Words of reports and odd signs in any order.
fn nonsense(random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、本年度办理结果",
        "（七）总计",
        "1.属于国家秘密",
        "四、结转下年度继续办理",
        "行政复议",
        "结果维持",
        "总计",
        "规章",
        "行政规范性文件",
        "其中",
        "包括",
        "占",
        "%",
        "同比增长",
        "件",
        "条",
        "收到政府信息公开申请",
        "未收到",
        "2024年",
        "12月31日",
        "2月30日",
        "国办公开办函〔2021〕30号",
        "《中华人民共和国政府信息公开条例》",
        "“",
        "”",
        "（",
        "）",
        "县水务局",
        "政府信息公开工作年度报告",
        "无。",
        "\n",
        "\n\n",
        "\t",
        " ",
        "|",
        "0",
        "12",
        "3.5",
        "-7",
        "1,234",
        "99999999999999999999999",
        "，",
        "。",
        "、",
        "；",
        "：",
    ];
    let mut text = String::new();
    for _ in 0..random.between(1, 160) {
        match random.below(10) {
            0 => text.push(odd(random)),
            1 => text.push(char::from_u32(random.below(0x11_0000) as u32).unwrap_or('\u{fffd}')),
            _ => text += random.word(WORDS),
        }
    }
    text
}
