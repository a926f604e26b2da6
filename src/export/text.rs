//! Text for a terminal: each finding with its place, the line and a caret, the equations, the reason
//! and what to do; then a verdict that says how much was checked.

use std::collections::BTreeMap;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar;

use super::{describe, form_of, part_name, severity_name, value_text};
use crate::document::Lines;
use crate::engine::{CellValue, Checked};
use crate::finding::{Finding, FoundEquation, Severity};
use crate::form::Form;

/// Columns of a terminal that a quoted line may fill; longer ones are cut around the place.
const QUOTE_WIDTH: usize = 96;
/// Columns kept before the place when a line is cut.
const LEAD_WIDTH: usize = 32;

/// One report. `source` is the text that was checked; `colour` writes ANSI codes.
pub fn render(checked: &Checked, source: &str, colour: bool) -> String {
    let page = Page {
        checked,
        source,
        lines: Lines::new(source),
        form: form_of(checked),
        values: checked
            .cells
            .iter()
            .map(|(address, value)| (*address, value))
            .collect(),
        paint: Paint(colour),
    };
    let mut out = String::new();
    page.head(&mut out);
    for finding in &checked.findings {
        match &finding.ignored {
            None => page.finding(&mut out, finding),
            Some(ignored) => page.ignored(&mut out, finding, &ignored.reason),
        }
    }
    page.unread(&mut out);
    page.verdict(&mut out);
    out
}

struct Page<'p> {
    checked: &'p Checked,
    source: &'p str,
    lines: Lines,
    form: Option<&'static Form>,
    values: BTreeMap<&'p str, &'p CellValue>,
    paint: Paint,
}

impl Page<'_> {
    fn head(&self, out: &mut String) {
        let facts: Vec<String> = [
            self.checked.agency.clone(),
            self.checked.year.map(|year| format!("{year}年")),
            self.form.map(|form| format!("{}年格式", form.id.as_str())),
        ]
        .into_iter()
        .flatten()
        .map(|fact| visible(&fact))
        .collect();
        let path = self.paint.bold(&visible(self.path()));
        line(out, format!("{path}  {}", facts.join(" · ")).trim_end());
        out.push('\n');
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let label = format!("{}[{}]", severity_name(finding.severity), finding.rule);
        line(
            out,
            &format!(
                "{}：{}",
                self.paint.severity(&label, finding.severity),
                self.paint.bold(&visible(&finding.message))
            ),
        );
        self.quote(out, finding);
        for equation in &finding.equations {
            self.note(out, "等式", &self.equation(equation));
        }
        for related in &finding.related {
            let place = format!(
                "{}（{}:{}:{}）",
                related.label,
                self.path(),
                related.span.line,
                related.span.column
            );
            self.note(out, "另见", &place);
        }
        self.note(out, "依据", finding.basis);
        self.note(out, "建议", &finding.advice);
        if let Some(fix) = &finding.fix {
            self.note(out, "可改", &fix.label);
        }
        out.push('\n');
    }

    /// One line for a finding that the settings ignore.
    fn ignored(&self, out: &mut String, finding: &Finding, reason: &str) {
        let label = self.paint.dim(&format!("已忽略[{}]", finding.rule));
        let place = format!("{}:{}", visible(self.path()), finding.span.line);
        let reason = match reason {
            "" => "未写理由",
            reason => reason,
        };
        let message = visible(&finding.message);
        line(
            out,
            &format!("{label}：{message}（{place}；{}）\n", visible(reason)),
        );
    }

    fn quote(&self, out: &mut String, finding: &Finding) {
        let (span, severity) = (&finding.span, finding.severity);
        let place = format!("{}:{}:{}", visible(self.path()), span.line, span.column);
        let in_file = match &finding.in_file {
            Some(place) => format!("（{}）", visible(place)),
            None => String::new(),
        };
        line(
            out,
            &format!("  {} {place}{in_file}", self.paint.dim("-->")),
        );
        let range = self.lines.range(span.line.saturating_sub(1));
        let Some(text) = self.source.get(range.clone()) else {
            return;
        };
        if text.trim().is_empty() {
            return;
        }
        let from = span.start.saturating_sub(range.start).min(text.len());
        let to = span.end.saturating_sub(range.start).clamp(from, text.len());
        let Some(quote) = Quote::around(text, from, to) else {
            return;
        };
        let number = span.line.to_string();
        let margin = " ".repeat(number.len());
        let bar = self.paint.dim("|");
        line(
            out,
            &format!(" {} {bar} {}", self.paint.dim(&number), quote.text),
        );
        let carets = "^".repeat(quote.width.max(1));
        line(
            out,
            &format!(
                " {margin} {bar} {}{}",
                " ".repeat(quote.indent),
                self.paint.severity(&carets, severity)
            ),
        );
    }

    fn equation(&self, equation: &FoundEquation) -> String {
        let mut text = visible(&equation.name);
        if !text.is_empty() {
            text.push('：');
        }
        let sides = [
            (&equation.left, equation.left_sum),
            (&equation.right, equation.right_sum),
        ];
        let names = Names::of(self.form, equation);
        for (index, (terms, sum)) in sides.into_iter().enumerate() {
            if index > 0 {
                text.push_str("；而 ");
            }
            text.push_str(&self.side(terms, names));
            if terms.len() > 1 {
                let _ = write!(text, " = {}", sum);
            }
        }
        text
    }

    /// The terms that are not nought, each with its figure; the others are only counted.
    fn side(&self, terms: &[String], names: Names) -> String {
        let value = |address: &String| value_text(self.values.get(address.as_str()).copied());
        let shown: Vec<String> = terms
            .iter()
            .filter(|address| terms.len() <= 2 || value(address) != "0")
            .map(|address| format!("{} {}", names.name(self.form, address), value(address)))
            .collect();
        let noughts = terms.len() - shown.len();
        let mut side = visible(&shown.join(" + "));
        match (shown.is_empty(), noughts) {
            (_, 0) => {}
            (true, count) => {
                let _ = write!(side, "{count} 格都是 0");
            }
            (false, count) => {
                let _ = write!(side, "（另 {count} 格为 0）");
            }
        }
        side
    }

    fn note(&self, out: &mut String, name: &str, text: &str) {
        if !text.is_empty() {
            let equals = self.paint.dim("=");
            line(out, &format!("   {equals} {name}：{}", visible(text)));
        }
    }

    fn unread(&self, out: &mut String) {
        for unread in &self.checked.unread {
            let what = part_name(self.form, &unread.what);
            let label = self.paint.severity("未读出", Severity::Warning);
            line(
                out,
                &format!("{label}：{}：{}", visible(&what), visible(&unread.why)),
            );
        }
        let unchecked = self
            .checked
            .rules
            .iter()
            .filter(|rule| matches!(rule.outcome, "partial" | "not_assessable" | "panicked"));
        for rule in unchecked {
            let why = rule.why.as_deref().unwrap_or("所需内容没有读出。");
            let label = self.paint.dim("未核全");
            line(out, &format!("{label}：{}：{}", rule.rule, visible(why)));
        }
    }

    fn verdict(&self, out: &mut String) {
        let (counts, coverage) = (self.checked.counts, self.checked.coverage);
        if self.form.is_none() {
            let label = self.paint.severity("结论", Severity::Error);
            line(out, &format!("{label}：没有读出内容，未作检查。"));
            return;
        }
        let (severity, found) = match (counts.error, counts.warning, counts.info) {
            (0, 0, 0) if coverage.assessed == 0 => {
                (Some(Severity::Warning), "没有一条规则核完".to_string())
            }
            (0, 0, 0) if coverage.not_assessable > 0 || !self.checked.unread.is_empty() => {
                (None, "核到的部分没有发现问题".to_string())
            }
            (0, 0, 0) => (None, "没有发现问题".to_string()),
            (error, warning, info) => {
                let severity = match (error, warning) {
                    (0, 0) => Severity::Info,
                    (0, _) => Severity::Warning,
                    _ => Severity::Error,
                };
                (
                    Some(severity),
                    format!("错误 {error} 处，提醒 {warning} 处，提示 {info} 处"),
                )
            }
        };
        let label = match severity {
            Some(severity) => self.paint.severity("结论", severity),
            None => self.paint.good("结论"),
        };
        let ignored = match counts.ignored {
            0 => String::new(),
            count => format!("，另有 {count} 处已忽略"),
        };
        line(
            out,
            &format!(
                "{label}：{found}{ignored}。表格读出 {} / {} 格；规则 {} 条，核完 {} 条，不涉及 {} 条，未核全 {} 条。",
                coverage.cells_read,
                coverage.cells,
                coverage.rules,
                coverage.assessed,
                coverage.not_applicable,
                coverage.not_assessable
            ),
        );
    }

    fn path(&self) -> &str {
        self.checked.path.as_deref().unwrap_or("（文本）")
    }
}

/// How the terms of an equation are named: what they all share is left unsaid.
#[derive(Debug, Clone, Copy)]
enum Names {
    Columns,
    Rows,
    Cells,
}

impl Names {
    fn of(form: Option<&Form>, equation: &FoundEquation) -> Names {
        let mut ids = equation
            .left
            .iter()
            .chain(&equation.right)
            .filter_map(|address| form?.find(address));
        let Some(first) = ids.next() else {
            return Names::Cells;
        };
        let (mut one_row, mut one_column) = (true, true);
        for id in ids {
            one_row &= (id.table, id.row) == (first.table, first.row);
            one_column &= (id.table, id.column) == (first.table, first.column);
        }
        match (one_row, one_column) {
            (true, _) => Names::Columns,
            (false, true) => Names::Rows,
            (false, false) => Names::Cells,
        }
    }

    fn name(self, form: Option<&Form>, address: &str) -> String {
        let part = form.and_then(|form| {
            let id = form.find(address)?;
            match self {
                Names::Columns => Some(form.column_of(id).label),
                Names::Rows => Some(form.row_label(id)),
                Names::Cells => None,
            }
        });
        part.map_or_else(|| describe(form, address), |label| format!("“{label}”"))
    }
}

/// One line's text as a terminal shows it, with where the marked part stands in columns.
struct Quote {
    text: String,
    indent: usize,
    width: usize,
}

impl Quote {
    /// The line around its bytes `from..to`, cut where it is too long for a terminal.
    fn around(line: &str, from: usize, to: usize) -> Option<Quote> {
        let (before, marked, after) = (line.get(..from)?, line.get(from..to)?, line.get(to..)?);
        let before = visible(before);
        let before = before.trim_start();
        let (marked, after) = (visible(marked), visible(after));
        let after = after.trim_end();
        let fits = width(before) + width(&marked) + width(after) <= QUOTE_WIDTH;
        if fits {
            return Some(Quote {
                indent: width(before),
                width: width(&marked),
                text: format!("{before}{marked}{after}"),
            });
        }
        let mut text = last_columns(before, LEAD_WIDTH);
        let indent = width(&text);
        let rest = QUOTE_WIDTH.saturating_sub(indent);
        let shown = first_columns(&marked, rest);
        let marked_width = width(&shown);
        text.push_str(&shown);
        text.push_str(&first_columns(after, rest.saturating_sub(marked_width)));
        Some(Quote {
            text,
            indent,
            width: marked_width,
        })
    }
}

/// The end of a text that fits, with `…` before it where it was cut.
fn last_columns(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut used = 1;
    let start = text
        .char_indices()
        .rev()
        .take_while(|(_, sign)| {
            used += sign_width(*sign);
            used <= columns
        })
        .last()
        .map_or(text.len(), |(at, _)| at);
    format!("…{}", text.get(start..).unwrap_or(""))
}

/// The start of a text that fits, with `…` after it where it was cut.
fn first_columns(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_string();
    }
    let mut used = 1;
    let mut kept: String = text
        .chars()
        .take_while(|sign| {
            used += sign_width(*sign);
            used <= columns
        })
        .collect();
    kept.push('…');
    kept
}

fn width(text: &str) -> usize {
    text.chars().map(sign_width).sum()
}

fn sign_width(sign: char) -> usize {
    sign.width().unwrap_or(0)
}

/// A text that cannot steer the terminal: tabs are two spaces, other control signs are shown.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\t' => shown.push_str("  "),
            '\n' | '\r' => shown.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => shown.push('\u{fffd}'),
            _ if sign.is_control() => shown.push('\u{fffd}'),
            _ => shown.push(sign),
        }
    }
    shown
}

/// Appends a line.
fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

/// ANSI codes, or none.
struct Paint(bool);

impl Paint {
    fn severity(&self, text: &str, severity: Severity) -> String {
        self.code(
            match severity {
                Severity::Error => "1;31",
                Severity::Warning => "1;33",
                Severity::Info => "1;36",
            },
            text,
        )
    }

    fn good(&self, text: &str) -> String {
        self.code("1;32", text)
    }

    fn bold(&self, text: &str) -> String {
        self.code("1", text)
    }

    fn dim(&self, text: &str) -> String {
        self.code("2", text)
    }

    fn code(&self, code: &str, text: &str) -> String {
        if self.0 {
            format!("\x1b[{code}m{text}\x1b[0m")
        } else {
            text.to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Fix, Related};
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    /// The model report with one finding of every part.
    fn full() -> Checked {
        let mut checked = check(MODEL, &Config::default());
        checked.path = Some("报告.txt".to_string());
        checked.cells = [
            ("table3/received/natural_person", 12),
            ("table3/carried_in/natural_person", 2),
            ("table3/total/natural_person", 13),
            ("table3/carried_out/natural_person", 0),
        ]
        .map(|(address, number)| {
            let value = crate::report::Value::Number(number.into());
            (address, CellValue(value))
        })
        .into();
        let addresses: Vec<String> = checked
            .cells
            .iter()
            .map(|cell| cell.0.to_string())
            .collect();
        let start = MODEL.find("全年新收").unwrap();
        let span = crate::document::Document::new(MODEL).span(&(start..start + 12));
        checked.findings = vec![Finding {
            rule: "A01",
            severity: Severity::Error,
            message: "两边相差 1。".to_string(),
            basis: "表中注明的勾稽关系。",
            advice: "核对台账。".to_string(),
            cells: Vec::new(),
            span,
            in_file: None,
            expected: Some(14.into()),
            actual: Some(13.into()),
            related: vec![Related {
                span,
                label: "正文写16件".to_string(),
            }],
            equations: vec![FoundEquation {
                name: "自然人一列".to_string(),
                left: addresses[..2].to_vec(),
                right: addresses[2..].to_vec(),
                left_sum: 14.into(),
                right_sum: 13.into(),
            }],
            fix: Some(Fix {
                label: "改为14".to_string(),
                edits: Vec::new(),
            }),
            fingerprint: String::new(),
            ignored: None,
        }];
        checked.locate(|at| (at == start).then(|| "第3页，表2，第5行".to_string()));
        checked.counts.error = 1;
        checked
    }

    #[test]
    fn a_finding_is_told_with_place_figures_reason_and_remedy() {
        let shown = render(&full(), MODEL, false);
        for part in [
            "错误[A01]：两边相差 1。",
            "--> 报告.txt:",
            "（第3页，表2，第5行）\n",
            "^^^^^^^^",
            "= 等式：自然人一列：",
            " 12 + ",
            " 2 = 14；而 ",
            " = 13\n",
            "= 另见：正文写16件（报告.txt:",
            "= 依据：表中注明的勾稽关系。",
            "= 建议：核对台账。",
            "= 可改：改为14",
            "结论：错误 1 处，提醒 0 处，提示 0 处。",
        ] {
            assert!(shown.contains(part), "no {part:?} in\n{shown}");
        }
        assert!(!shown.contains('\x1b'));
        assert!(render(&full(), MODEL, true).contains("\x1b[1;31m错误[A01]\x1b[0m"));
    }

    #[test]
    fn an_unread_input_says_so_and_is_no_pass() {
        let checked = Checked::unreadable("报告.pdf", "没有这个文件。");
        let shown = render(&checked, "", false);
        assert!(shown.contains("未读出：整个文件：没有这个文件。"));
        assert!(shown.contains("未作检查") && !shown.contains("没有发现问题"));
    }

    #[test]
    fn the_caret_stands_under_double_width_signs() {
        let line = "  新收申请\t16件";
        let from = line.find("16").unwrap();
        let quote = Quote::around(line, from, from + 2).unwrap();
        assert_eq!(quote.text, "新收申请  16件");
        assert_eq!((quote.indent, quote.width), (10, 2));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line = format!("{}错{}", "前".repeat(500), "后".repeat(500));
        let from = 500 * 3;
        let quote = Quote::around(&line, from, from + 3).unwrap();
        assert!(width(&quote.text) <= QUOTE_WIDTH, "{}", width(&quote.text));
        assert!(quote.text.starts_with('…') && quote.text.ends_with('…'));
        let before: String = quote.text.chars().take_while(|c| *c != '错').collect();
        assert_eq!(width(&before), quote.indent);
        assert_eq!(quote.width, 2);
    }

    #[test]
    fn a_place_within_a_character_is_no_panic() {
        assert!(Quote::around("核稿", 1, 2).is_none());
    }

    #[test]
    fn the_text_cannot_steer_the_terminal() {
        assert_eq!(visible("甲\x1b[2J乙\u{202e}"), "甲\u{fffd}[2J乙\u{fffd}");
    }
}
