//! The rules: one file each, grouped by family. A file holds all of its rule: code, name, severity,
//! what it checks, basis, examples wrong and right, known false alarms, the check and its tests.

mod arithmetic;
mod citation;
mod consistency;
pub mod example;
mod language;
mod privacy;
mod structure;
mod tables;

use crate::number::Decimal;

use crate::config::Config;
use crate::document::Document;
use crate::finding::{Severity, TextRange};
use crate::form::{CellId, Form};
use crate::outcome::Outcome;
use crate::repair::Balance;
use crate::report::{Paragraph, ParagraphKind, Report, SectionKind};

/// Families of rules, in the order of the manual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Family {
    /// Sections, titles, what the report must contain.
    Structure,
    /// The tables' shape and cells.
    Tables,
    /// Sums that must balance.
    Arithmetic,
    /// Prose against tables and against itself.
    Consistency,
    /// Years, dates, cited documents.
    Citation,
    /// Wording, signs, leftovers.
    Language,
    /// Personal data.
    Privacy,
}

impl Family {
    /// The family's name in Chinese.
    pub fn name(self) -> &'static str {
        match self {
            Family::Structure => "结构",
            Family::Tables => "表格",
            Family::Arithmetic => "数据勾稽",
            Family::Consistency => "文表一致",
            Family::Citation => "日期与引用",
            Family::Language => "文字规范",
            Family::Privacy => "个人信息",
        }
    }
}

/// A rule with its manual.
#[derive(Debug)]
pub struct Rule {
    /// The code, `A01`.
    pub code: &'static str,
    /// The name, in Chinese.
    pub name: &'static str,
    /// The family.
    pub family: Family,
    /// The usual severity.
    pub severity: Severity,
    /// What it checks, in Chinese, one or two sentences.
    pub checks: &'static str,
    /// Why it matters, in Chinese; only what is established is quoted as law.
    pub basis: &'static str,
    /// What to do, in Chinese, one sentence.
    pub advice: &'static str,
    /// When it may be wrong, in Chinese; empty if no such case is known.
    pub false_alarms: &'static str,
    /// Changes of the model report ([`example::MODEL`]) that it must find.
    pub wrong: &'static [Change],
    /// Changes of the model report that it must leave alone.
    pub right: &'static [Change],
    /// The check.
    pub check: fn(&Context) -> Outcome,
}

/// A change of the model report: every `from` becomes `to`.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// What stands in the model report; must occur in it.
    pub from: &'static str,
    /// What stands there instead.
    pub to: &'static str,
}

/// Shorthand for rule files: the pairs of texts of a change. The page does without the texts, which
/// would weigh a thirtieth of it; they serve the tests and the manual.
pub const fn change(from: &'static str, to: &'static str) -> Change {
    if cfg!(target_arch = "wasm32") {
        Change { from: "", to: "" }
    } else {
        Change { from, to }
    }
}

/// Why a rule does not judge what is missing where a tool has changed the order of the text.
pub const ORDER_LOST: &str = "文字的次序与原文件不同（表格与正文、数值与行名已经分离），无法判断。";

/// What a rule may look at.
pub struct Context<'c> {
    /// The document.
    pub document: &'c Document,
    /// The report read from it.
    pub report: &'c Report,
    /// The form of the report's tables.
    pub form: &'static Form,
    /// The caller's settings.
    pub config: &'c Config,
    /// The form's equations on the report's cells.
    pub balance: &'c Balance,
}

impl<'c> Context<'c> {
    /// The number in a cell, by position.
    pub fn number(&self, id: CellId) -> Option<Decimal> {
        self.report.tables.cells.number(id)
    }

    /// The cell at an address of this report's form.
    pub fn cell(&self, address: &str) -> Option<CellId> {
        self.form.find(address)
    }

    /// Whether a cell's number may stand there: a count is whole and not negative; amounts may be
    /// fractions, and changes of the trial form negative.
    pub fn may_be_count(&self, id: CellId) -> bool {
        let key = self.form.column_of(id).key;
        self.number(id).is_none_or(|number| {
            (!number.is_negative() || key == "change") && (number.is_integer() || key == "amount")
        })
    }

    /// The number at an address of this report's form.
    pub fn number_at(&self, address: &str) -> Option<Decimal> {
        self.number(self.cell(address)?)
    }

    /// Where a cell stands; the start of the text if it was not read.
    pub fn cell_range(&self, id: CellId) -> TextRange {
        self.report
            .tables
            .cells
            .get(id)
            .map_or(0..0, |cell| cell.range.clone())
    }

    /// Paragraphs of prose with their folded text, in order.
    pub fn prose(&self) -> impl Iterator<Item = (&'c Paragraph, &'c str)> + '_ {
        let document = self.document;
        self.report
            .paragraphs
            .iter()
            .filter(|paragraph| paragraph.kind == ParagraphKind::Prose)
            .map(move |paragraph| (paragraph, paragraph.text(document)))
    }

    /// Paragraphs of prose of one section.
    pub fn prose_of(
        &self,
        section: SectionKind,
    ) -> impl Iterator<Item = (&'c Paragraph, &'c str)> + '_ {
        self.prose()
            .filter(move |(paragraph, _)| paragraph.section == Some(section))
    }
}

/// Every rule, in the order of the manual.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        structure::RULES,
        tables::RULES,
        arithmetic::RULES,
        consistency::RULES,
        citation::RULES,
        language::RULES,
        privacy::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of this code.
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code.eq_ignore_ascii_case(code))
}
