//! What was found, written for people and programs: one format per file, pure functions only.

pub mod csv;
pub mod json;
pub mod manual;
pub mod sarif;
pub mod tables;
pub mod text;
pub mod utf16;
mod writer;

use crate::engine::{CellValue, Checked};
use crate::finding::Severity;
use crate::form::{Form, FormId, Table};
use crate::report::Value;

/// The severity in a clerk's words.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "提醒",
        Severity::Info => "提示",
    }
}

/// The form that a checked report names; none for an input that was not read.
fn form_of(checked: &Checked) -> Option<&'static Form> {
    [FormId::Trial2019, FormId::Form2021]
        .into_iter()
        .find(|id| id.as_str() == checked.form)
        .map(FormId::form)
}

/// A cell in words by its address; the address itself where the form does not have it.
fn describe(form: Option<&Form>, address: &str) -> String {
    form.and_then(|form| Some(form.describe(form.find(address)?)))
        .unwrap_or_else(|| address.to_string())
}

/// A part that was not read, in words.
fn part_name(form: Option<&Form>, what: &str) -> String {
    if what == "input" {
        return "整个文件".to_string();
    }
    [Table::Two, Table::Three, Table::Four]
        .into_iter()
        .find(|table| table.key() == what)
        .map_or_else(|| describe(form, what), |table| table.name().to_string())
}

/// A cell's value as a person reads it: a blank is said to be one.
fn value_text(value: Option<&CellValue>) -> String {
    match value {
        Some(CellValue(Value::Number(number))) => number.to_string(),
        Some(CellValue(Value::Blank(_))) => "空".to_string(),
        Some(CellValue(Value::Text(text))) => format!("“{text}”"),
        None => "未读出".to_string(),
    }
}
