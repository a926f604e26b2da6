//! The manual of the rules, made from the rules themselves: a table, a page for each, Markdown.

use std::fmt::Write;

use serde::Serialize;

use super::severity_name;
use crate::finding::Severity;
use crate::rules::{self, Change, Family, Rule};

/// A rule's manual as a value, for the JSON list and for programs.
#[derive(Debug, Clone, Serialize)]
pub struct Entry {
    /// The code, `A01`.
    pub code: &'static str,
    /// The name.
    pub name: &'static str,
    /// The family's name.
    pub family: &'static str,
    /// The usual severity.
    pub severity: Severity,
    /// What it checks.
    pub checks: &'static str,
    /// Why it matters.
    pub basis: &'static str,
    /// What to do.
    pub advice: &'static str,
    /// When it may be wrong; empty if no such case is known.
    pub false_alarms: &'static str,
    /// Changes of the model report that it finds.
    pub wrong: Vec<Example>,
    /// Changes of the model report that it leaves alone.
    pub right: Vec<Example>,
}

/// A change of the model report.
#[derive(Debug, Clone, Serialize)]
pub struct Example {
    /// What stands in the model report.
    pub from: &'static str,
    /// What stands there instead.
    pub to: &'static str,
}

/// The manual of every rule, in its order.
pub fn entries() -> Vec<Entry> {
    rules::all().map(entry).collect()
}

fn entry(rule: &Rule) -> Entry {
    let examples = |changes: &'static [Change]| {
        changes
            .iter()
            .map(|change| Example {
                from: change.from,
                to: change.to,
            })
            .collect()
    };
    Entry {
        code: rule.code,
        name: rule.name,
        family: rule.family.name(),
        severity: rule.severity,
        checks: rule.checks,
        basis: rule.basis,
        advice: rule.advice,
        false_alarms: rule.false_alarms,
        wrong: examples(rule.wrong),
        right: examples(rule.right),
    }
}

/// A table of the rules by family: code, severity, name.
pub fn table() -> String {
    let mut out = String::new();
    for (index, (family, rules)) in families().into_iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "{}（{} 条）", family.name(), rules.len());
        for rule in rules {
            let severity = severity_name(rule.severity);
            let _ = writeln!(out, "  {:<5} {severity}  {}", rule.code, rule.name);
        }
    }
    out
}

/// All about one rule, as plain text.
pub fn explain(rule: &Rule) -> String {
    let mut out = format!(
        "{} {}（{}，{}）\n",
        rule.code,
        rule.name,
        rule.family.name(),
        severity_name(rule.severity)
    );
    for (head, text) in [
        ("查什么", rule.checks),
        ("依据", rule.basis),
        ("怎么办", rule.advice),
        ("可能误报", rule.false_alarms),
    ] {
        if !text.is_empty() {
            let _ = write!(out, "\n{head}\n  {text}\n");
        }
    }
    for (head, changes) in [("这样改就报", rule.wrong), ("这样改不报", rule.right)] {
        if !changes.is_empty() {
            let _ = write!(out, "\n{head}（改动示范报告）\n");
        }
        for (index, change) in changes.iter().enumerate() {
            if index > 0 {
                out.push('\n');
            }
            let _ = writeln!(out, "  原文：{}", indented(change.from));
            let _ = writeln!(out, "  改后：{}", indented(or_deleted(change.to)));
        }
    }
    out
}

/// The whole manual in Markdown, as kept in `docs/rules.md`.
pub fn markdown() -> String {
    let mut out = String::from(
        "# 规则手册\n\n\
         本手册由 `hegao rules --format markdown` 从规则本身生成，请勿手改。\
         例子都是对示范报告（`src/rules/example.txt`）的改动，并作为测试运行。\n\n\
         - **错误**：肯定有误，不应照此发布。\n\
         - **提醒**：很可能有误，须由人判断。\n\
         - **提示**：值得知道。\n",
    );
    let families = families();
    if !families.is_empty() {
        out.push_str("\n| 规则 | 级别 | 类别 | 名称 |\n| --- | --- | --- | --- |\n");
    }
    for rule in families.iter().flat_map(|(_, rules)| rules) {
        let _ = writeln!(
            out,
            "| [{0}](#{1}) | {2} | {3} | {4} |",
            rule.code,
            rule.code.to_lowercase(),
            severity_name(rule.severity),
            rule.family.name(),
            escaped(rule.name)
        );
    }
    for (family, rules) in families {
        let _ = write!(out, "\n## {}\n", family.name());
        for rule in rules {
            chapter(&mut out, rule);
        }
    }
    out
}

/// A rule in Markdown, the body only: for help in editors.
pub fn markdown_body(rule: &Rule) -> String {
    let mut out = String::new();
    body(&mut out, rule);
    out.trim_start().to_string()
}

fn chapter(out: &mut String, rule: &Rule) {
    let _ = write!(
        out,
        "\n<a id=\"{}\"></a>\n\n### {} {}（{}）\n",
        rule.code.to_lowercase(),
        rule.code,
        escaped(rule.name),
        severity_name(rule.severity)
    );
    body(out, rule);
}

fn body(out: &mut String, rule: &Rule) {
    for (head, text) in [
        ("", rule.checks),
        ("**依据**：", rule.basis),
        ("**怎么办**：", rule.advice),
        ("**可能误报**：", rule.false_alarms),
    ] {
        if !text.is_empty() {
            let _ = write!(out, "\n{head}{}\n", escaped(text));
        }
    }
    for (head, changes) in [
        ("**这样改就报**", rule.wrong),
        ("**这样改不报**", rule.right),
    ] {
        if !changes.is_empty() {
            let _ = write!(out, "\n{head}：\n");
        }
        for change in changes {
            let _ = write!(
                out,
                "\n```diff\n{}{}```\n",
                prefixed('-', change.from),
                prefixed('+', change.to)
            );
        }
    }
}

fn families() -> Vec<(Family, Vec<&'static Rule>)> {
    let mut families: Vec<(Family, Vec<&'static Rule>)> = Vec::new();
    for rule in rules::all() {
        match families.iter_mut().find(|(f, _)| *f == rule.family) {
            Some((_, rules)) => rules.push(rule),
            None => families.push((rule.family, vec![rule])),
        }
    }
    families
}

fn or_deleted(text: &str) -> &str {
    if text.is_empty() {
        "（删去）"
    } else {
        text
    }
}

fn indented(text: &str) -> String {
    text.trim_end_matches('\n').replace('\n', "\n        ")
}

fn prefixed(sign: char, text: &str) -> String {
    let mut lines = String::new();
    for line in text.trim_end_matches('\n').lines() {
        let _ = writeln!(lines, "{sign} {line}");
    }
    lines
}

/// Text in which no sign is Markdown's own.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\n' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(sign);
            }
            _ => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_in_the_table_and_in_the_manual() {
        let (table, manual) = (table(), markdown());
        for rule in rules::all() {
            assert!(table.contains(rule.code) && table.contains(rule.name));
            assert!(manual.contains(&format!("### {} {}", rule.code, escaped(rule.name))));
            assert!(explain(rule).contains(rule.checks));
        }
        assert_eq!(entries().len(), rules::all().count());
    }

    #[test]
    fn signs_of_markdown_are_escaped() {
        assert_eq!(escaped("a|b*c"), "a\\|b\\*c");
    }
}
