//! PDF and OFD files made by real programs give the same cells and the same findings as their text.
//!
//! `tests/files/pages` holds small ones; `scripts/make-files-pages.sh` makes them, and with
//! `HEGAO_FILES` set to another folder that it filled, this test reads those.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod corpus;

use std::fs;
use std::path::{Path, PathBuf};

use corpus::grid::{Grid, Role};
use corpus::random::Random;
use corpus::render;
use corpus::report::{Item, Wish, report};
use hegao::finding::Severity;
use hegao::form::FormId;
use hegao::{Checked, Config, check, ingest};

#[test]
fn files_read_as_their_text() {
    let folder = std::env::var("HEGAO_FILES").unwrap_or_else(|_| "tests/files/pages".to_string());
    let mut complaints = Vec::new();
    let files = files(Path::new(&folder), &["pdf", "ofd"]);
    assert!(!files.is_empty(), "no files in {folder}");
    for file in &files {
        for complaint in differences(file) {
            complaints.push(format!("{}: {complaint}", file.display()));
        }
    }
    println!("{} files read", files.len());
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

/// What is read otherwise than from the text, which stands beside the file as `REPORT.txt` for
/// `REPORT-PROGRAM.pdf`.
fn differences(file: &Path) -> Vec<String> {
    let name = file.file_stem().unwrap().to_string_lossy().into_owned();
    let text = file.with_file_name(format!("{}.txt", name.split('-').next().unwrap()));
    let wanted = check(&fs::read_to_string(text).unwrap(), &Config::default());
    let opened = ingest::open(&fs::read(file).unwrap()).remove(0);
    let source = match opened.source {
        Ok(source) => source,
        Err(error) => return vec![error.why()],
    };
    if std::env::var("HEGAO_SHOW").is_ok() {
        println!("== {}\n{}", file.display(), source.text);
    }
    let read = check(&source.text, &Config::default());
    let mut all = Vec::new();
    for (address, value) in &wanted.cells {
        let found = read.cells.iter().find(|(there, _)| there == address);
        if found.map(|(_, value)| value) != Some(value) {
            let found = found.map(|(_, value)| value);
            all.push(format!("{address}: {found:?}, is {value:?}"));
        }
    }
    let more = read.cells.len().saturating_sub(wanted.cells.len());
    if more > 0 {
        all.push(format!("{more} cells that are not there"));
    }
    let (told, should) = (findings(&read), findings(&wanted));
    all.extend(
        told.iter()
            .filter(|one| !should.contains(one))
            .map(|one| format!("too much: {one}")),
    );
    all.extend(
        should
            .iter()
            .filter(|one| !told.contains(one))
            .map(|one| format!("missing: {one}")),
    );
    for (what, one, other) in [
        ("title", &read.title, &wanted.title),
        ("agency", &read.agency, &wanted.agency),
    ] {
        if one != other {
            all.push(format!("{what}: {one:?}, is {other:?}"));
        }
    }
    all
}

fn findings(checked: &Checked) -> Vec<String> {
    let told = checked
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info);
    let mut told: Vec<String> = told
        .map(|finding| format!("{} {}", finding.rule, finding.message))
        .collect();
    told.sort();
    told
}

fn files(folder: &Path, kinds: &[&str]) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| {
        file.extension()
            .is_some_and(|kind| kinds.iter().any(|one| kind == *one))
    });
    files.sort();
    files
}

/// Writes reports as text and as web pages into the folder `HEGAO_MAKE`, of which the script makes
/// files: `HEGAO_CASES` of them.
#[test]
#[ignore = "writes files for scripts/make-files-pages.sh"]
fn make() {
    let folder = PathBuf::from(std::env::var("HEGAO_MAKE").unwrap());
    for seed in 1..=corpus::run::cases(2) {
        let form = if seed % 4 == 0 {
            FormId::Trial2019
        } else {
            FormId::Form2021
        };
        let mut random = Random::new(1000 + seed);
        let mut report = report(
            &mut random,
            &Wish {
                form: Some(form),
                ..Wish::default()
            },
        );
        if seed % 2 == 0 {
            plant(&mut report.sections);
        }
        let items = report.items();
        let text = (render::find("word").unwrap().render)(&items, &mut random);
        fs::write(folder.join(format!("{seed}.txt")), text).unwrap();
        fs::write(folder.join(format!("{seed}.html")), html(&items)).unwrap();
    }
}

/// Makes one figure of table three wrong, so that there is a finding to be found again.
fn plant(sections: &mut [corpus::report::Section]) {
    let Some(Item::Table(grid)) = sections[2].body.first_mut() else {
        return;
    };
    let values = grid
        .rows
        .iter_mut()
        .flatten()
        .filter(|slot| slot.role == Role::Value);
    if let Some(value) = values.last() {
        value.text = "77".to_string();
    }
}

fn html(items: &[Item]) -> String {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>report</title><style>\n\
         body { font-family: 'WenQuanYi Zen Hei'; font-size: 12pt; line-height: 1.8 }\n\
         h1 { text-align: center; font-size: 18pt } p { text-indent: 2em; margin: 0 }\n\
         h2 { font-size: 12pt; margin: 0.5em 0; text-indent: 2em }\n\
         table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.3 }\n\
         td { border: 1px solid #000; padding: 2px; text-align: center }\n\
         </style></head><body>\n",
    );
    for item in items {
        page += &match item {
            Item::Title(text) => format!("<h1>{text}</h1>\n"),
            Item::Heading(text) => format!("<h2>{text}</h2>\n"),
            Item::SubHeading(text) | Item::Paragraph(text) => format!("<p>{text}</p>\n"),
            Item::SignOff(text) => format!("<p style=\"text-align: right\">{text}</p>\n"),
            Item::Table(grid) => table(grid),
        };
    }
    page + "</body></html>\n"
}

fn table(grid: &Grid) -> String {
    let mut text = String::from("<table>\n");
    for row in &grid.rows {
        text += "<tr>";
        for slot in row {
            let (rows, columns) = (slot.rows, slot.columns);
            text += &format!(
                "<td rowspan=\"{rows}\" colspan=\"{columns}\">{}</td>",
                slot.text
            );
        }
        text += "</tr>\n";
    }
    text + "</table>\n"
}
