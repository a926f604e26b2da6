//! The rules on dates, cited documents, wording and personal data, on the real reports that lie
//! beside the checkout, where they do: what each was found to have when a person read it.

#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

/// The file's number, and the findings in order of place, information included.
const SEEDS: &[(&str, &[&str])] = &[
    ("000", &["L04"]),
    ("001", &["L01", "L01", "D02", "L03"]),
    (
        "002",
        &[
            "C04", "C01", "C03", "L07", "L09", "L03", "L10", "L04", "L03",
        ],
    ),
    ("003", &["C04", "D02", "L02"]),
    ("004", &["L07", "L07", "C04"]),
];

/// Errors and warnings; a file that is not named has none.
const REAL: &[(&str, &[&str])] = &[("032", &["L02"]), ("033", &["L02"]), ("046", &["C04"])];

/// Errors and warnings; a file that is not named has none.
const EXCERPTS: &[(&str, &[&str])] = &[
    ("008", &["L01"]),
    ("016", &["C02"]),
    ("038", &["C02"]),
    ("046", &["C01"]),
    ("048", &["C02", "C03"]),
    ("104", &["D03"]),
    ("134", &["L05"]),
    ("170", &["L01"]),
];

#[test]
fn seeds_have_the_known_findings_and_no_other() {
    compare("seeds", SEEDS, true);
}

#[test]
fn whole_reports_have_the_known_findings_and_no_other() {
    compare("real", REAL, false);
}

#[test]
fn cut_reports_have_the_known_findings_and_no_other() {
    compare("excerpts", EXCERPTS, false);
}

fn compare(folder: &str, known: &[(&str, &[&str])], with_information: bool) {
    let Some(shared) = shared() else {
        println!("skipped: the folder of real reports is absent");
        return;
    };
    let config = hegao::Config {
        select: ["C", "D", "L", "P"].map(String::from).to_vec(),
        ..hegao::Config::default()
    };
    let mut wrong = Vec::new();
    for file in texts(&shared.join("reports").join(folder)) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&file).unwrap();
        let found: Vec<&str> = hegao::check(&text, &config)
            .findings
            .iter()
            .filter(|f| with_information || f.severity != hegao::finding::Severity::Info)
            .map(|f| f.rule)
            .collect();
        let wanted = known
            .iter()
            .find(|(number, _)| name.starts_with(number))
            .map_or(&[][..], |(_, rules)| rules);
        if found != wanted {
            wrong.push((name, found));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The plain texts of a folder; pages are read by other means.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .collect();
    files.sort();
    files
}

fn shared() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("HEGAO_SHARED") {
        return Some(PathBuf::from(path));
    }
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors()
        .map(|folder| folder.join("shared"))
        .find(|folder| folder.join("reports/seeds").is_dir())
}
