//! Files made by real programs give the same cells and the same findings as the text of the same
//! report, which stands beside them: `001.txt` for `001.office.doc`, `2.txt` for `2-aes.pdf`.
//!
//! `HEGAO_FILES=folder` reads another folder, which the example `reports` and the scripts that make
//! files fill; `HEGAO_SHOW` prints the texts.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use hegao::finding::Severity;
use hegao::ingest::{self, Kind};
use hegao::{Checked, Config, check};

#[test]
fn files_give_what_the_text_gives() {
    let folders = match std::env::var_os("HEGAO_FILES") {
        Some(path) => vec![PathBuf::from(path)],
        None => vec![super::folder("made"), super::folder("pages")],
    };
    let mut complaints = Vec::new();
    let mut read: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    for path in folders.iter().flat_map(|folder| super::files(folder)) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let end = name.find(['.', '-']).unwrap_or(name.len());
        let (report, program) = name.split_at(end);
        let text = fs::read_to_string(path.with_file_name(format!("{report}.txt")));
        let wanted = check(&text.expect("a text beside it"), &Config::default());
        assert!(wanted.cells.len() >= 150, "{report}.txt has too few cells");
        let counts = read.entry(program.to_string()).or_default();
        counts[0] += 1;
        counts[1] += wanted.cells.len();
        match opened(&path) {
            Ok((kind, found)) => {
                counts[2] += same_cells(&wanted, &found);
                let differences = differences(&wanted, &found, kind);
                complaints.extend(differences.iter().map(|it| format!("{name}: {it}")));
            }
            Err(why) => complaints.push(format!("{name}: {why}")),
        }
    }
    for (program, [files, cells, right]) in &read {
        println!("{program:24} {files:>4} files, {right:>6} of {cells:>6} cells right");
    }
    assert!(read.len() > 1, "there is nothing but the text");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn opened(path: &Path) -> Result<(Kind, Checked), String> {
    let opened = ingest::open(&fs::read(path).expect("a file")).remove(0);
    let source = opened.source.map_err(|error| error.why())?;
    if std::env::var_os("HEGAO_SHOW").is_some() {
        println!("== {}\n{}", path.display(), source.text);
    }
    Ok((source.kind, check(&source.text, &Config::default())))
}

fn same_cells(wanted: &Checked, found: &Checked) -> usize {
    let same = |cell: &&(_, _)| found.cells.contains(cell);
    wanted.cells.iter().filter(same).count()
}

/// What was read otherwise than from the text.
fn differences(wanted: &Checked, found: &Checked, kind: Kind) -> Vec<String> {
    let mut all = Vec::new();
    for (address, value) in &wanted.cells {
        let other = found.cells.iter().find(|(its, _)| its == address);
        let other = other.map(|(_, value)| value);
        if other != Some(value) {
            all.push(format!("{address} is {other:?}, must be {value:?}"));
        }
    }
    if found.cells.len() > wanted.cells.len() {
        all.push("has cells that are not there".to_string());
    }
    let (is, must) = (findings(found, kind), findings(wanted, kind));
    if is != must {
        all.push(format!("findings {is:?}, must be {must:?}"));
    }
    let front = |checked: &Checked| {
        let sections = checked.sections.len();
        (
            checked.title.clone(),
            checked.agency.clone(),
            checked.year,
            sections,
        )
    };
    let (is, must) = (front(found), front(wanted));
    if is != must {
        all.push(format!("{is:?}, must be {must:?}"));
    }
    all
}

/// What was found; on pages, where lines end and what is blank between signs is not always known, without
/// what is merely worth knowing.
fn findings(checked: &Checked, kind: Kind) -> Vec<String> {
    let has_pages = matches!(kind, Kind::Pdf | Kind::Ofd);
    let told = checked.findings.iter();
    let told = told.filter(|it| !has_pages || it.severity != Severity::Info);
    let mut told: Vec<String> = told
        .map(|it| format!("{} {}", it.rule, it.message))
        .collect();
    told.sort();
    told
}
