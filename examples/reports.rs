//! Writes made-up right reports as texts and as web pages, of which scripts have other programs make
//! files for the tests of readers:
//!
//!     HEGAO_CASES=20 cargo run --example reports -- FOLDER [--printed]
//!
//! `--printed` makes them for PDF and OFD: a style sheet, both forms, and a wrong figure in every other.

#[path = "../tests/corpus/mod.rs"]
mod corpus;

use std::path::{Path, PathBuf};
use std::{fs, io};

use corpus::grid::{Grid, Role, Slot};
use corpus::random::Random;
use corpus::report::{Item, Report, Section, Wish, report};
use corpus::{judge, render, run};
use hegao::form::FormId;
use hegao::{Config, check};

const STYLES: &str = "<style>
body { font-family: 'WenQuanYi Zen Hei'; font-size: 12pt; line-height: 1.8 }
h1 { text-align: center; font-size: 18pt } p { text-indent: 2em; margin: 0 }
h2 { font-size: 12pt; margin: 0.5em 0; text-indent: 2em }
table { border-collapse: collapse; width: 100%; font-size: 9pt; line-height: 1.3 }
td { border: 1px solid #000; padding: 2px; text-align: center }
</style>";

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let is_printed = arguments.iter().any(|a| a == "--printed");
    let Some(folder) = arguments.iter().find(|a| !a.starts_with("--")) else {
        eprintln!("into which folder?");
        std::process::exit(2);
    };
    let folder = PathBuf::from(folder);
    fs::create_dir_all(&folder)?;
    let first = run::first_seed();
    for seed in first..first + run::cases(if is_printed { 4 } else { 20 }) {
        match is_printed {
            true => printed(seed, &folder)?,
            false => plain(seed, &folder)?,
        }
    }
    Ok(())
}

fn plain(seed: u64, folder: &Path) -> io::Result<()> {
    let report = report(&mut Random::new(seed), &Wish::default());
    let text = text(&report, "browser", &mut Random::new(seed));
    let mut verdict = judge::Verdict::default();
    let checked = check(&text, &Config::default());
    judge::cells(&report, &checked, render::Keeps::All, &mut verdict);
    assert!(verdict.complaints.is_empty(), "{:?}", verdict.complaints);
    fs::write(folder.join(format!("{seed:03}.txt")), text)?;
    fs::write(folder.join(format!("{seed:03}.html")), page(&report, false))
}

fn printed(seed: u64, folder: &Path) -> io::Result<()> {
    let mut random = Random::new(1000 + seed);
    let form = match seed % 4 {
        0 => FormId::Trial2019,
        _ => FormId::Form2021,
    };
    let wish = Wish {
        form: Some(form),
        ..Wish::default()
    };
    let mut report = report(&mut random, &wish);
    if seed.is_multiple_of(2) {
        plant(&mut report.sections);
    }
    let text = text(&report, "word", &mut random);
    fs::write(folder.join(format!("{seed}.txt")), text)?;
    fs::write(folder.join(format!("{seed}.html")), page(&report, true))
}

fn text(report: &Report, layout: &str, random: &mut Random) -> String {
    let layout = render::find(layout).unwrap_or_else(|| panic!("no layout {layout}"));
    (layout.render)(&report.items(), random)
}

/// Makes one figure of table three wrong, so that there is a finding to be found again.
fn plant(sections: &mut [Section]) {
    let body = sections.get_mut(2).map(|section| &mut section.body);
    let Some(Item::Table(grid)) = body.and_then(|body| body.first_mut()) else {
        return;
    };
    let slots = grid.rows.iter_mut().flatten();
    if let Some(value) = slots.filter(|slot| slot.role == Role::Value).last() {
        value.text = "77".to_string();
    }
}

fn page(report: &Report, is_printed: bool) -> String {
    let title = escaped(&report.title);
    let styles = if is_printed { STYLES } else { "" };
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"zh\"><head><meta charset=\"utf-8\"><title>{title}</title>{styles}</head><body>\n"
    );
    for item in report.items() {
        page += &match item {
            Item::Title(line) => format!("<h1>{}</h1>\n", escaped(&line)),
            Item::Heading(line) => format!("<h2>{}</h2>\n", escaped(&line)),
            Item::SignOff(line) if is_printed => {
                format!("<p style=\"text-align: right\">{}</p>\n", escaped(&line))
            }
            Item::SubHeading(line) | Item::Paragraph(line) | Item::SignOff(line) => {
                format!("<p>{}</p>\n", escaped(&line))
            }
            Item::Table(grid) => table(&grid, is_printed),
        };
    }
    page + "</body></html>\n"
}

fn table(grid: &Grid, is_printed: bool) -> String {
    let mut table = match is_printed {
        true => String::from("<table>\n"),
        false => String::from("<table border=\"1\" style=\"border-collapse:collapse\">\n"),
    };
    for row in &grid.rows {
        let cells: String = row.iter().map(|slot| cell(slot, is_printed)).collect();
        table += &format!("<tr>{cells}</tr>\n");
    }
    table + "</table>\n"
}

fn cell(slot: &Slot, is_printed: bool) -> String {
    let (rows, columns, text) = (slot.rows, slot.columns, escaped(&slot.text));
    // In print the style of paragraphs would indent a cell's text.
    let inner = match is_printed {
        true => text,
        false => format!("<p>{text}</p>"),
    };
    format!("<td rowspan=\"{rows}\" colspan=\"{columns}\">{inner}</td>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
