//! Runs the rules on a report and gathers what leaves the library.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::{Serialize, Serializer};

use crate::config::Config;
use crate::document::Document;
use crate::finding::{Draft, Edit, Finding, Fix, FoundEquation, Related, Severity, Span};
use crate::form::{CellId, Form};
use crate::gather::Gather;
use crate::ignore::{Ignore, Ignored, fingerprint, of_turn};
use crate::order::sort_by_key;
use crate::outcome::Outcome;
use crate::outline::{self, Block};
use crate::repair::{self, Balance};
use crate::report::{Report, Unread, Value};
use crate::rules::{self, Context, Rule};

/// The name of the shape of [`Checked`].
const SCHEMA: &str = "hegao/1";

/// One checked report, as the contract describes it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// `hegao/1`.
    pub schema: &'static str,
    /// Where the report came from, if the caller knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The title.
    pub title: Option<String>,
    /// The organ.
    pub agency: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The form, `2019` or `2021`.
    pub form: &'static str,
    /// The sections in order of place.
    pub sections: Vec<SectionSummary>,
    /// Cells by address, in the order of the form.
    #[serde(serialize_with = "serialize_cells")]
    pub cells: Vec<(&'static str, CellValue)>,
    /// Addresses of cells that the form's equations decided.
    pub inferred: Vec<&'static str>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// The findings, by position, then rule.
    pub findings: Vec<Finding>,
    /// How many of each severity.
    pub counts: Counts,
    /// How much was checked.
    pub coverage: Coverage,
    /// Each rule's outcome.
    pub rules: Vec<RuleOutcome>,
    /// Where each of `cells` stands in the text; not part of the JSON.
    #[serde(skip)]
    pub places: Vec<Place>,
    /// The parts of the report in order; not part of the JSON.
    #[serde(skip)]
    pub blocks: Vec<Block>,
    /// Every equation of the form with what became of it; not part of the JSON.
    #[serde(skip)]
    pub equations: Vec<repair::Check>,
}

impl Checked {
    /// Has each finding say where it stands in the file of which the text was read; `place` tells it
    /// of a byte of the text. What concerns the whole text stands nowhere.
    pub fn locate(&mut self, place: impl Fn(usize) -> Option<String>) {
        for finding in &mut self.findings {
            let Span { start, end, .. } = finding.span;
            // A blank cell has a place too.
            if start < end || start > 0 && !finding.cells.is_empty() {
                finding.in_file = place(start);
            }
        }
    }

    /// The object of an input that could not be read: every field empty, `unread` saying why.
    pub fn unreadable(path: impl Into<String>, why: impl Into<String>) -> Self {
        Checked {
            schema: SCHEMA,
            path: Some(path.into()),
            title: None,
            agency: None,
            year: None,
            form: "",
            sections: Vec::new(),
            cells: Vec::new(),
            inferred: Vec::new(),
            unread: vec![Unread {
                what: "input".to_string(),
                why: why.into(),
            }],
            findings: Vec::new(),
            counts: Counts::default(),
            coverage: Coverage::default(),
            rules: Vec::new(),
            places: Vec::new(),
            blocks: Vec::new(),
            equations: Vec::new(),
        }
    }
}

/// A byte range with the line of its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A section heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionSummary {
    /// The section's number by its title, from 1; null for a heading that is none of the six.
    pub number: Option<usize>,
    /// The heading as written, white space removed.
    pub title: String,
    /// Its line, from 1.
    pub line: usize,
}

/// A cell's value as it leaves the library: number, `null` for a blank, a string for text.
#[derive(Debug, Clone, PartialEq)]
pub struct CellValue(pub Value);

impl Serialize for CellValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Value::Number(number) => crate::number::serialize_plain(number, serializer),
            Value::Blank(_) => serializer.serialize_none(),
            Value::Text(text) => serializer.serialize_str(text),
        }
    }
}

fn serialize_cells<S: Serializer>(
    cells: &[(&'static str, CellValue)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(cells.iter().map(|(address, value)| (address, value)))
}

/// Findings by severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors.
    pub error: usize,
    /// Warnings.
    pub warning: usize,
    /// Infos.
    pub info: usize,
    /// Findings of any severity that the caller ignores; in none of the others.
    pub ignored: usize,
}

/// How much was checked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Rules that ran.
    pub rules: usize,
    /// Rules that could look at all they needed.
    pub assessed: usize,
    /// Rules to which the report gives nothing to look at.
    pub not_applicable: usize,
    /// Rules that could not look, in whole or in part.
    pub not_assessable: usize,
    /// Cells of the form.
    pub cells: usize,
    /// Cells that were read.
    pub cells_read: usize,
}

/// A rule's outcome in a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RuleOutcome {
    /// The code.
    pub rule: &'static str,
    /// `pass`, `fail`, `partial`, `not_applicable`, `not_assessable` or `panicked`.
    pub outcome: &'static str,
    /// What was not read, where that is why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
}

/// Runs every rule that the settings allow.
pub fn run(document: &Document, report: &Report, config: &Config) -> Checked {
    let form = report.form.form();
    let balance = Balance::of(form, &report.tables.cells, &report.claims);
    let context = Context {
        document,
        report,
        form,
        config,
        balance: &balance,
    };
    let mut findings = Vec::new();
    let mut outcomes = Vec::new();
    for rule in rules::all().filter(|rule| config.runs(rule.code)) {
        let (outcome, why, drafts) = answer(rule, &context);
        outcomes.push(RuleOutcome {
            rule: rule.code,
            outcome,
            why,
        });
        findings.extend(
            drafts
                .into_iter()
                .map(|draft| finish(rule, draft, &context)),
        );
    }
    sort_by_key(&mut findings, |finding| {
        [finding.span.start, finding.span.end, rank(finding.rule)]
    });
    ignore(&mut findings, &config.ignored);
    let mut cells = Vec::with_capacity(CellId::SLOTS);
    let mut places = Vec::with_capacity(CellId::SLOTS);
    for (id, cell) in report.tables.cells.iter() {
        let (start, end) = (cell.range.start, cell.range.end);
        cells.push((form.address(id), CellValue(cell.value.clone())));
        places.push(Place { start, end });
    }
    Checked {
        schema: SCHEMA,
        path: None,
        title: report.title.as_ref().map(|title| title.text.clone()),
        agency: report.agency.as_ref().map(|agency| agency.name.clone()),
        year: report.year,
        form: report.form.as_str(),
        sections: sections(document, report),
        inferred: report
            .tables
            .cells
            .iter()
            .filter(|(_, cell)| cell.inferred)
            .map(|(id, _)| form.address(id))
            .gather(),
        unread: report.unread.clone(),
        counts: count(&findings),
        coverage: coverage(&outcomes, report, form),
        rules: outcomes,
        places,
        blocks: outline::of(document, report),
        equations: balance.checks,
        cells,
        findings,
    }
}

/// A code as a number in alphabetical order: A01 before T03.
fn rank(code: &str) -> usize {
    code.bytes()
        .fold(0, |rank, byte| rank * 256 + usize::from(byte))
}

/// A rule's answer; one that panics is said to have panicked and never counts as passed.
fn answer(rule: &Rule, context: &Context) -> (&'static str, Option<String>, Vec<Draft>) {
    match catch_unwind(AssertUnwindSafe(|| (rule.check)(context))) {
        Ok(Outcome::Pass) => ("pass", None, Vec::new()),
        Ok(Outcome::Fail(drafts)) => ("fail", None, drafts),
        Ok(Outcome::Partial(drafts, why)) => ("partial", Some(why), drafts),
        Ok(Outcome::ReportedBy(other)) => ("fail", Some(format!("已并入{other}。")), Vec::new()),
        Ok(Outcome::NotApplicable) => ("not_applicable", None, Vec::new()),
        Ok(Outcome::NotAssessable(why)) => ("not_assessable", Some(why), Vec::new()),
        Err(_) => (
            "panicked",
            Some("规则内部出错，未能完成检查。".to_string()),
            Vec::new(),
        ),
    }
}

fn finish(rule: &Rule, draft: Draft, context: &Context) -> Finding {
    let Context {
        document,
        report,
        form,
        config,
        ..
    } = *context;
    let fingerprint = fingerprint(rule.code, &draft, document, report, form);
    let severity = config
        .severities
        .get(rule.code)
        .copied()
        .or(draft.severity)
        .unwrap_or(rule.severity);
    let addresses = |ids: &[_]| ids.iter().map(|id| form.address(*id).to_string()).gather();
    Finding {
        rule: rule.code,
        severity,
        message: draft.message,
        basis: rule.basis,
        advice: if draft.advice.is_empty() {
            rule.advice.to_string()
        } else {
            draft.advice
        },
        cells: addresses(&draft.cells),
        span: document.span(&draft.range),
        in_file: None,
        expected: draft.expected,
        actual: draft.actual,
        related: draft
            .related
            .into_iter()
            .map(|(range, label)| Related {
                span: document.span(&range),
                label,
            })
            .gather(),
        equations: draft
            .equations
            .into_iter()
            .map(|equation| FoundEquation {
                left: addresses(&equation.left),
                right: addresses(&equation.right),
                name: equation.name,
                left_sum: equation.left_sum,
                right_sum: equation.right_sum,
            })
            .gather(),
        fix: draft.fix.map(|fix| Fix {
            label: fix.label,
            edits: fix
                .edits
                .into_iter()
                .map(|(range, text)| Edit {
                    start: range.start,
                    end: range.end,
                    text,
                })
                .gather(),
        }),
        fingerprint,
        ignored: None,
    }
}

/// Marks what is to be ignored. Of findings that are alike word for word, in sentences that are too,
/// each has a fingerprint of its own by its turn.
fn ignore(findings: &mut [Finding], ignores: &[Ignore]) {
    let half = |print: &str, half: Range<usize>| {
        let digits = print.get(half).unwrap_or("");
        usize::from_str_radix(digits, 16).unwrap_or(0)
    };
    let mut turns: Vec<[usize; 3]> = findings
        .iter()
        .enumerate()
        .map(|(at, finding)| {
            [
                half(&finding.fingerprint, 0..8),
                half(&finding.fingerprint, 8..16),
                at,
            ]
        })
        .gather();
    sort_by_key(&mut turns, |key| *key);
    let mut turn = 0;
    let mut before = None;
    for [head, tail, at] in turns {
        turn = if before == Some((head, tail)) {
            turn + 1
        } else {
            0
        };
        before = Some((head, tail));
        let finding = &mut findings[at];
        if turn > 0 {
            finding.fingerprint = of_turn(&finding.fingerprint, turn);
        }
        let found = ignores
            .iter()
            .find(|ignore| ignore.fingerprint == finding.fingerprint);
        finding.ignored = found.map(|ignore| Ignored {
            reason: ignore.reason.clone(),
        });
    }
}

fn sections(document: &Document, report: &Report) -> Vec<SectionSummary> {
    report
        .sections
        .headings
        .iter()
        .map(|heading| {
            let Span { line, .. } = document.span(&heading.range);
            let title = document.slice(&heading.range).split_whitespace().collect();
            SectionSummary {
                number: heading.kind.map(|kind| kind.number()),
                title,
                line,
            }
        })
        .gather()
}

fn count(findings: &[Finding]) -> Counts {
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity && finding.ignored.is_none())
            .count()
    };
    let (error, warning, info) = (
        of(Severity::Error),
        of(Severity::Warning),
        of(Severity::Info),
    );
    Counts {
        error,
        warning,
        info,
        ignored: findings.len() - error - warning - info,
    }
}

fn coverage(outcomes: &[RuleOutcome], report: &Report, form: &Form) -> Coverage {
    let of = |names: &[&str]| {
        outcomes
            .iter()
            .filter(|outcome| names.contains(&outcome.outcome))
            .count()
    };
    Coverage {
        rules: outcomes.len(),
        assessed: of(&["pass", "fail"]),
        not_applicable: of(&["not_applicable"]),
        not_assessable: of(&["partial", "not_assessable", "panicked"]),
        cells: form.cells().count(),
        cells_read: form
            .cells()
            .filter(|id| report.tables.cells.get(*id).is_some())
            .count(),
    }
}
