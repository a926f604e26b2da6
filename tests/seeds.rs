//! Real reports that lie beside the checkout, where they do: what is in them was read by eye.

use std::collections::BTreeMap;
use std::path::PathBuf;

use hegao::finding::Severity;
use hegao::number::Decimal;
use hegao::report::Value;
use hegao::{Checked, Config, check};

fn shared() -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("HEGAO_SHARED") {
        return Some(PathBuf::from(path));
    }
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .map(|folder| folder.join("shared"))
        .find(|folder| folder.join("reports").is_dir())
}

/// The checked files of a folder by name; none, with a word about it, where the folder is absent.
fn checked(folder: &str) -> Option<BTreeMap<String, Checked>> {
    let Some(shared) = shared() else {
        println!("SKIPPED: the folder ../shared is absent, so no real report was checked");
        return None;
    };
    let mut reports = BTreeMap::new();
    let entries = std::fs::read_dir(shared.join("reports").join(folder));
    for entry in entries.into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            let bytes = std::fs::read(&path).unwrap_or_default();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let text = String::from_utf8_lossy(&bytes);
            reports.insert(name, check(&text, &Config::default()));
        }
    }
    Some(reports)
}

fn numbers(checked: &Checked) -> BTreeMap<&str, Decimal> {
    checked
        .cells
        .iter()
        .filter_map(|(address, value)| match value.0 {
            Value::Number(number) => Some((*address, number)),
            _ => None,
        })
        .collect()
}

fn grave(checked: &Checked) -> Vec<&'static str> {
    let mut rules: Vec<_> = checked
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|finding| finding.rule)
        .collect();
    rules.sort();
    rules
}

fn told(checked: &Checked) -> Vec<String> {
    checked
        .findings
        .iter()
        .filter(|finding| finding.severity != Severity::Info)
        .map(|f| format!("{} line {}: {}", f.rule, f.span.line, f.message))
        .collect()
}

/// Beginning of the file's name, organ, year, rules that speak at error or warning.
const SEEDS: &[(&str, &str, u16, &[&str])] = &[
    ("000", "互助县司法局", 2024, &["S06", "S06", "S11", "S17"]),
    (
        "001",
        "瀍河回族区司法局",
        2024,
        &["L01", "L01", "L03", "S05", "S11"],
    ),
    (
        "002",
        "红寺堡区司法局",
        2024,
        &["C01", "C03", "C04", "L03", "L03", "X10"],
    ),
    ("003", "武陟县司法局", 2023, &["C04", "L02"]),
    ("004", "沂源县司法局", 2024, &["C04", "T05", "X20"]),
];

#[test]
fn the_seeds_are_read_whole_and_found_as_by_hand() {
    let Some(reports) = checked("seeds") else {
        return;
    };
    let mut wrong = Vec::new();
    for (name, agency, year, rules) in SEEDS {
        let Some((_, checked)) = reports.iter().find(|(file, _)| file.starts_with(name)) else {
            wrong.push(format!("{name}: no such file"));
            continue;
        };
        let cells = numbers(checked);
        if checked.cells.len() != 200 || cells.len() != 200 {
            wrong.push(format!(
                "{name}: {} cells, {} numbers",
                checked.cells.len(),
                cells.len()
            ));
        }
        for (address, number) in &cells {
            // All cells are nought, but the reviews of one report.
            let meant = match (*name, *address) {
                ("002", "table4/reconsideration/total") => 4,
                ("002", address) if address.starts_with("table4/reconsideration") => 1,
                _ => 0,
            };
            if *number != Decimal::from(meant) {
                wrong.push(format!("{name}: {address} is {meant}, read {number}"));
            }
        }
        if checked.agency.as_deref() != Some(*agency)
            || checked.year != Some(*year)
            || checked.form != "2021"
        {
            wrong.push(format!(
                "{name}: {:?} {:?} {}",
                checked.agency, checked.year, checked.form
            ));
        }
        if checked.title.is_none() {
            wrong.push(format!("{name}: no title"));
        }
        if grave(checked) != *rules {
            wrong.push(format!(
                "{name}: found {:?}, by hand {rules:?}\n  {}",
                grave(checked),
                told(checked).join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Cells of a report that are not nought.
type Filled = &'static [(&'static str, &'static str)];

/// A report: beginning of its files' names, its cells of tables three and four that are not nought
/// (row: values), its cells of table two, and whether digits stand run together there.
struct Real {
    name: &'static str,
    three: &'static [(&'static str, [i64; 7])],
    four: [i64; 15],
    two: Filled,
    glued: bool,
    /// Errors that are there in fact.
    errors: &'static [&'static str],
}

const fn natural(value: i64) -> [i64; 7] {
    [value, 0, 0, 0, 0, 0, value]
}

const REAL: &[Real] = &[
    Real {
        name: "011",
        three: &[
            ("received", natural(95)),
            ("granted", natural(50)),
            ("partial", natural(9)),
            ("denied.safety_stability", natural(1)),
            ("denied.process_info", natural(1)),
            ("denied.enforcement_file", natural(1)),
            ("unavailable.not_held", natural(31)),
            ("unavailable.needs_creation", natural(1)),
            ("rejected.petition", natural(1)),
            ("handled_total", natural(95)),
        ],
        four: [1, 1, 0, 0, 2, 1, 0, 0, 0, 1, 2, 0, 1, 0, 3],
        two: &[
            ("normative_documents/issued", "3"),
            ("normative_documents/in_force", "8"),
            ("licensing/decisions", "9487"),
            ("penalties/decisions", "2776"),
            ("coercion/decisions", "84"),
            ("fees/amount", "7545"),
        ],
        glued: false,
        // （六）其他处理 is one row in place of three.
        errors: &["T03"],
    },
    Real {
        name: "012",
        three: &[
            ("received", natural(21)),
            ("partial", natural(4)),
            ("denied.state_secret", natural(1)),
            ("denied.process_info", natural(1)),
            ("denied.enforcement_file", natural(1)),
            ("unavailable.not_held", natural(10)),
            ("unavailable.needs_creation", natural(3)),
            ("rejected.petition", natural(1)),
            ("handled_total", natural(21)),
        ],
        four: [10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0],
        two: &[
            ("normative_documents/repealed", "5"),
            ("normative_documents/in_force", "5"),
            ("licensing/decisions", "550"),
            ("penalties/decisions", "4119"),
            ("coercion/decisions", "195"),
            ("fees/amount", "7730.28"),
        ],
        glued: false,
        // 10+1 reviews and 5 lawsuits, both totals 0; （六）其他处理 is one row in place of three.
        errors: &["A04", "A04", "T03"],
    },
    Real {
        name: "030",
        three: &[
            ("received", natural(23)),
            ("granted", natural(7)),
            ("partial", natural(1)),
            ("unavailable.not_held", natural(7)),
            ("unavailable.unclear", natural(5)),
            ("rejected.repeat", natural(3)),
            ("handled_total", natural(23)),
        ],
        four: [0; 15],
        two: &[],
        glued: true,
        errors: &[],
    },
    Real {
        name: "031",
        three: &[
            ("received", [20, 0, 0, 0, 0, 1, 21]),
            ("granted", [6, 0, 0, 0, 0, 1, 7]),
            ("partial", natural(6)),
            ("unavailable.not_held", natural(4)),
            ("unavailable.unclear", natural(3)),
            ("rejected.repeat", natural(3)),
            ("other", natural(4)),
            ("handled_total", [20, 0, 0, 0, 0, 1, 21]),
        ],
        four: [0; 15],
        two: &[],
        glued: true,
        // 6+6+4+3+3+4 = 26, the total is 20; and so 27 and 21. Eleven parts of 2602 items make 2603.
        errors: &["A03", "X13"],
    },
    Real {
        name: "032",
        three: &[
            ("received", [64, 0, 0, 2, 0, 4, 70]),
            ("granted", [27, 0, 0, 2, 0, 1, 30]),
            ("partial", natural(5)),
            ("denied.internal_affairs", natural(1)),
            ("denied.enforcement_file", natural(6)),
            ("denied.query_matter", natural(1)),
            ("unavailable.not_held", [22, 0, 0, 0, 0, 3, 25]),
            ("other.other", natural(1)),
            ("handled_total", [63, 0, 0, 2, 0, 4, 69]),
            ("carried_out", natural(1)),
        ],
        four: [1, 0, 2, 0, 3, 12, 0, 0, 0, 12, 0, 0, 0, 0, 0],
        two: &[
            ("licensing/decisions", "2293"),
            ("penalties/decisions", "1282"),
            ("coercion/decisions", "42"),
            ("fees/amount", "24252.311082"),
        ],
        glued: true,
        errors: &[],
    },
    Real {
        name: "033",
        three: &[
            ("received", [71, 3, 0, 0, 0, 0, 74]),
            ("carried_in", natural(1)),
            ("granted", natural(21)),
            ("partial", [8, 1, 0, 0, 0, 0, 9]),
            ("denied.internal_affairs", natural(1)),
            ("denied.process_info", natural(2)),
            ("denied.enforcement_file", natural(1)),
            ("unavailable.not_held", natural(37)),
            ("other.no_correction", natural(2)),
            ("other.other", [0, 2, 0, 0, 0, 0, 2]),
            ("handled_total", [72, 3, 0, 0, 0, 0, 75]),
        ],
        four: [0, 1, 1, 0, 2, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0],
        two: &[
            ("licensing/decisions", "10690"),
            ("penalties/decisions", "2113"),
            ("fees/amount", "9116.36"),
        ],
        glued: true,
        errors: &[],
    },
    Real {
        name: "040",
        three: &[],
        four: [0; 15],
        two: &[
            ("normative_documents/made", "6"),
            ("normative_documents/published", "4"),
            ("normative_documents/total_public", "11"),
            ("licensing/change", "1"),
        ],
        glued: false,
        errors: &[],
    },
    Real {
        name: "044",
        three: &[
            ("received", natural(7)),
            ("partial", natural(1)),
            ("denied.query_matter", natural(2)),
            ("unavailable.not_held", natural(4)),
            ("handled_total", natural(7)),
        ],
        four: [1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1],
        two: &[("licensing/decisions", "3")],
        glued: true,
        errors: &[],
    },
    Real {
        name: "046",
        three: &[
            ("received", natural(2)),
            ("unavailable.not_held", natural(2)),
            ("handled_total", natural(2)),
        ],
        four: [0; 15],
        two: &[],
        glued: true,
        errors: &[],
    },
];

/// Drawings of a page that lose the order of the cells: values column by column, rows of values far
/// from their labels.
const ORDER_LOST: &[&str] = &["pdfminer", "pdftotext-default"];

/// A drawing of the tables that put some headings and paragraphs into table cells; which of them
/// may be missed.
const HEADINGS_IN_TABLES: &str = "pdfplumber-tables-md";

#[test]
fn real_reports_are_read_as_by_eye() {
    let Some(reports) = checked("real") else {
        return;
    };
    let mut wrong = Vec::new();
    for (file, checked) in &reports {
        let Some(real) = REAL.iter().find(|real| file.starts_with(real.name)) else {
            continue;
        };
        let lost = ORDER_LOST.iter().any(|word| file.contains(word));
        let mut absent = 0;
        let found = numbers(checked);
        for (address, meant) in meant(real, checked.form) {
            match (found.get(address.as_str()), meant) {
                (None, _) => absent += 1,
                (Some(read), Some(meant)) if *read != meant => {
                    wrong.push(format!("{file}: {address} is {meant}, read {read}"));
                }
                _ => {}
            }
        }
        if absent > 0 && !lost && !real.glued {
            wrong.push(format!(
                "{file}: {absent} cells absent; {:?}",
                checked.unread.first()
            ));
        }
        println!(
            "{file}: {} of {} cells absent",
            absent,
            absent + found.len()
        );
        let mut errors: Vec<_> = checked
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.rule)
            .collect();
        errors.sort();
        if file.contains(HEADINGS_IN_TABLES) {
            errors.retain(|rule| !["S01", "S09"].contains(rule));
        }
        let right =
            errors == real.errors || (lost && errors.iter().all(|e| real.errors.contains(e)));
        if !right {
            wrong.push(format!(
                "{file}: errors {errors:?}, by eye {:?}\n  {}",
                real.errors,
                told(checked).join("\n  ")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Every cell of the form with what it is; nothing where digits ran together and it is not known.
fn meant(real: &Real, form: &str) -> Vec<(String, Option<Decimal>)> {
    let form = if form == "2019" {
        &hegao::form::FORM_2019
    } else {
        &hegao::form::FORM_2021
    };
    let collapsed = ["011", "012"].contains(&real.name);
    form.cells()
        .map(|id| form.address(id).to_string())
        .filter(|address| !(collapsed && address.starts_with("table3/other.")))
        // Procured sums bear units and are read as text or number.
        .filter(|address| !address.starts_with("table2/procurement"))
        .map(|address| {
            let mut parts = address.splitn(3, '/');
            let (table, row, column) = (
                parts.next().unwrap_or(""),
                parts.next().unwrap_or(""),
                parts.next().unwrap_or(""),
            );
            let value = match table {
                "table3" => {
                    let at = form
                        .table3_columns
                        .iter()
                        .position(|c| c.key == column)
                        .unwrap_or(0);
                    let filled = real.three.iter().find(|(key, _)| *key == row);
                    Some(Decimal::from(filled.map_or(0, |(_, values)| values[at])))
                }
                "table4" => {
                    let group = form.table4.iter().position(|g| g.key == row).unwrap_or(0);
                    let at = form
                        .table4_columns
                        .iter()
                        .position(|c| c.key == column)
                        .unwrap_or(0);
                    Some(Decimal::from(real.four[group * 5 + at]))
                }
                _ => {
                    let key = format!("{row}/{column}");
                    let filled = real.two.iter().find(|(name, _)| *name == key);
                    match filled {
                        Some((_, text)) => text.parse().ok(),
                        None if real.glued => None,
                        None => Some(Decimal::ZERO),
                    }
                }
            };
            (address, value)
        })
        .collect()
}
