//! Files made by real programs give the same cells and the same findings as the text of the same
//! report. `scripts/make-files.py` makes them.
//!
//! `HEGAO_FILES=folder` reads another folder: `write` fills it with reports (`HEGAO_CASES` many),
//! the script makes files of them.

#![allow(clippy::expect_used, reason = "a test that cannot go on must fail")]

mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use corpus::grid::Grid;
use corpus::random::Random;
use corpus::report::{Item, Report, Wish, report};
use corpus::{judge, render, run};
use hegao::{CellValue, Checked, Config, check, ingest};

fn folder() -> PathBuf {
    match std::env::var_os("HEGAO_FILES") {
        Some(path) => PathBuf::from(path),
        None => Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/made"),
    }
}

/// Each report's files by the report's name.
fn files(folder: &Path) -> BTreeMap<String, Vec<PathBuf>> {
    let mut files: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.split('.').next().unwrap_or_default();
        files
            .entry(stem.to_string())
            .or_default()
            .push(entry.path());
    }
    files
}

#[test]
fn files_give_what_the_text_gives() {
    let mut complaints = Vec::new();
    let mut read: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for (stem, paths) in files(&folder()) {
        let text = fs::read_to_string(folder().join(format!("{stem}.txt"))).expect("a text");
        let wanted = check(&text, &Config::default());
        assert!(wanted.cells.len() >= 150, "{stem}.txt has too few cells");
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let program = name.trim_start_matches(&stem).to_string();
            let counts = read.entry(program).or_default();
            counts[0] += 1;
            let opened = ingest::open(&fs::read(&path).expect("a file"));
            let source = match opened.into_iter().next().map(|opened| opened.source) {
                Some(Ok(source)) => source,
                other => {
                    complaints.push(format!("{name}: {other:?}"));
                    continue;
                }
            };
            let found = check(&source.text, &Config::default());
            counts[1] += wanted.cells.len();
            counts[2] += same_cells(&wanted, &found);
            if let Some(difference) = difference(&wanted, &found) {
                complaints.push(format!("{name}: {difference}"));
            }
        }
    }
    for (program, [files, cells, right]) in &read {
        println!("{program:24} {files:>4} files, {right:>6} of {cells:>6} cells right");
    }
    assert!(read.len() > 1, "there is nothing but the text");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn same_cells(wanted: &Checked, found: &Checked) -> usize {
    let same = |cell: &&(&str, CellValue)| found.cells.contains(cell);
    wanted.cells.iter().filter(same).count()
}

fn difference(wanted: &Checked, found: &Checked) -> Option<String> {
    for (address, value) in &wanted.cells {
        let mut others = found.cells.iter();
        let other = others
            .find(|(its, _)| its == address)
            .map(|(_, value)| value);
        if other != Some(value) {
            return Some(format!("{address} is {other:?}, must be {value:?}"));
        }
    }
    let findings = |checked: &Checked| -> Vec<String> {
        let told = checked.findings.iter();
        let mut told: Vec<_> = told
            .map(|one| format!("{} {}", one.rule, one.message))
            .collect();
        told.sort();
        told
    };
    let front = |checked: &Checked| {
        let sections = checked.sections.len();
        (
            checked.title.clone(),
            checked.agency.clone(),
            checked.year,
            sections,
        )
    };
    if front(wanted) != front(found) {
        return Some(format!("{:?}, must be {:?}", front(found), front(wanted)));
    }
    let (wanted, found) = (findings(wanted), findings(found));
    (wanted != found).then(|| format!("findings {found:?}, must be {wanted:?}"))
}

/// Writes right reports as web pages and as texts, for other programs to make files of.
#[test]
#[ignore = "writes into HEGAO_FILES"]
fn write() {
    let folder = folder();
    fs::create_dir_all(&folder).expect("a folder");
    for seed in run::first_seed()..run::first_seed() + run::cases(20) {
        let report = report(&mut Random::new(seed), &Wish::default());
        let text = render::find("browser").expect("a layout");
        let text = (text.render)(&report.items(), &mut Random::new(seed));
        let mut verdict = judge::Verdict::default();
        let checked = check(&text, &Config::default());
        judge::cells(&report, &checked, render::Keeps::All, &mut verdict);
        assert!(verdict.complaints.is_empty(), "{:?}", verdict.complaints);
        let name = |kind: &str| folder.join(format!("{seed:03}.{kind}"));
        fs::write(name("txt"), text).expect("written");
        fs::write(name("html"), page(&report)).expect("written");
    }
}

fn page(report: &Report) -> String {
    let mut page = format!(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{}</title></head><body>\n",
        report.title
    );
    for item in report.items() {
        match item {
            Item::Title(line) => page += &format!("<h1>{}</h1>\n", escaped(&line)),
            Item::Heading(line) => page += &format!("<h2>{}</h2>\n", escaped(&line)),
            Item::SubHeading(line) | Item::Paragraph(line) | Item::SignOff(line) => {
                page += &format!("<p>{}</p>\n", escaped(&line));
            }
            Item::Table(grid) => page += &table(&grid),
        }
    }
    page + "</body></html>\n"
}

fn table(grid: &Grid) -> String {
    let mut table = String::from("<table border=\"1\" style=\"border-collapse:collapse\">\n");
    for row in &grid.rows {
        table += "<tr>";
        for slot in row {
            table += "<td";
            if slot.rows > 1 {
                table += &format!(" rowspan=\"{}\"", slot.rows);
            }
            if slot.columns > 1 {
                table += &format!(" colspan=\"{}\"", slot.columns);
            }
            table += &format!("><p>{}</p></td>", escaped(&slot.text));
        }
        table += "</tr>\n";
    }
    table + "</table>\n"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
