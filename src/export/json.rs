//! The result as JSON: one array of all reports, or one object a line.

use super::writer::Writer;
use crate::engine::{CellValue, Checked};
use crate::finding::{Finding, FoundEquation, Span};
use crate::number::Decimal;
use crate::report::Value;

/// All reports as one indented array.
pub fn array(reports: &[&Checked]) -> String {
    let mut json = Writer::new(true);
    json.open('[');
    for checked in reports {
        report(&mut json, checked);
    }
    json.close(']');
    json.finish()
}

/// One report as one line, without its line end.
pub fn line(checked: &Checked) -> String {
    let mut json = Writer::new(false);
    report(&mut json, checked);
    json.finish()
}

fn report(json: &mut Writer, checked: &Checked) {
    json.open('{');
    json.text_field("schema", checked.schema);
    if let Some(path) = &checked.path {
        json.text_field("path", path);
    }
    optional(json, "title", checked.title.as_deref());
    optional(json, "agency", checked.agency.as_deref());
    match checked.year {
        Some(year) => json.count_field("year", year.into()),
        None => optional(json, "year", None),
    }
    json.text_field("form", checked.form);
    json.key("sections");
    json.open('[');
    for section in &checked.sections {
        json.open('{');
        match section.number {
            Some(number) => json.count_field("number", number),
            None => optional(json, "number", None),
        }
        json.text_field("title", &section.title);
        json.count_field("line", section.line);
        json.close('}');
    }
    json.close(']');
    json.key("cells");
    json.open('{');
    for (address, CellValue(value)) in &checked.cells {
        json.key(address);
        match value {
            Value::Number(number) => json.plain(&number.to_string()),
            Value::Blank(_) => json.plain("null"),
            Value::Text(text) => json.text(text),
        }
    }
    json.close('}');
    json.list_field("inferred", &checked.inferred);
    json.key("unread");
    json.open('[');
    for unread in &checked.unread {
        json.open('{');
        json.text_field("what", &unread.what);
        json.text_field("why", &unread.why);
        json.close('}');
    }
    json.close(']');
    json.key("findings");
    json.open('[');
    for found in &checked.findings {
        finding(json, found);
    }
    json.close(']');
    json.key("counts");
    json.open('{');
    let counts = checked.counts;
    json.count_field("error", counts.error);
    json.count_field("warning", counts.warning);
    json.count_field("info", counts.info);
    json.count_field("ignored", counts.ignored);
    json.close('}');
    json.key("coverage");
    json.open('{');
    let coverage = checked.coverage;
    json.count_field("rules", coverage.rules);
    json.count_field("assessed", coverage.assessed);
    json.count_field("not_applicable", coverage.not_applicable);
    json.count_field("not_assessable", coverage.not_assessable);
    json.count_field("cells", coverage.cells);
    json.count_field("cells_read", coverage.cells_read);
    json.close('}');
    json.key("rules");
    json.open('[');
    for rule in &checked.rules {
        json.open('{');
        json.text_field("rule", rule.rule);
        json.text_field("outcome", rule.outcome);
        if let Some(why) = &rule.why {
            json.text_field("why", why);
        }
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

fn finding(json: &mut Writer, finding: &Finding) {
    json.open('{');
    json.text_field("rule", finding.rule);
    json.text_field("severity", finding.severity.as_str());
    json.text_field("message", &finding.message);
    json.text_field("basis", finding.basis);
    json.text_field("advice", &finding.advice);
    json.list_field("cells", &finding.cells);
    span(json, &finding.span);
    if let Some(place) = &finding.in_file {
        json.text_field("in_file", place);
    }
    for (key, number) in [("expected", finding.expected), ("actual", finding.actual)] {
        if let Some(number) = number {
            decimal(json, key, number);
        }
    }
    if !finding.related.is_empty() {
        json.key("related");
        json.open('[');
        for related in &finding.related {
            json.open('{');
            span(json, &related.span);
            json.text_field("label", &related.label);
            json.close('}');
        }
        json.close(']');
    }
    equations(json, &finding.equations);
    if let Some(fix) = &finding.fix {
        json.key("fix");
        json.open('{');
        json.text_field("label", &fix.label);
        json.key("edits");
        json.open('[');
        for edit in &fix.edits {
            json.open('{');
            json.count_field("start", edit.start);
            json.count_field("end", edit.end);
            json.text_field("text", &edit.text);
            json.close('}');
        }
        json.close(']');
        json.close('}');
    }
    json.text_field("fingerprint", &finding.fingerprint);
    if let Some(ignored) = &finding.ignored {
        json.key("ignored");
        json.open('{');
        json.text_field("reason", &ignored.reason);
        json.close('}');
    }
    json.close('}');
}

/// The equations that do not hold, under their key; nothing where there are none.
pub(super) fn equations(json: &mut Writer, equations: &[FoundEquation]) {
    if equations.is_empty() {
        return;
    }
    json.key("equations");
    json.open('[');
    for equation in equations {
        json.open('{');
        json.text_field("name", &equation.name);
        json.list_field("left", &equation.left);
        json.list_field("right", &equation.right);
        decimal(json, "left_sum", equation.left_sum);
        decimal(json, "right_sum", equation.right_sum);
        json.close('}');
    }
    json.close(']');
}

fn span(json: &mut Writer, span: &Span) {
    json.key("span");
    json.open('{');
    json.count_field("start", span.start);
    json.count_field("end", span.end);
    json.count_field("line", span.line);
    json.count_field("column", span.column);
    json.count_field("end_line", span.end_line);
    json.count_field("end_column", span.end_column);
    json.close('}');
}

/// A key with a number, written as a decimal and never as a binary fraction.
pub(super) fn decimal(json: &mut Writer, key: &str, number: Decimal) {
    json.key(key);
    json.plain(&number.to_string());
}

fn optional(json: &mut Writer, key: &str, text: Option<&str>) {
    json.key(key);
    match text {
        Some(text) => json.text(text),
        None => json.plain("null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ignore::Ignore;
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    /// Reports with findings of every shape, one of them ignored, and an input that was not read.
    fn reports() -> Vec<Checked> {
        let faulty = MODEL
            .replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t/\t0\t1\t0\t17")
            .replace("函〔2021〕30号", "函[2021]30号")
            .replace("其中自然人申请12件", "其中自然人申请11件")
            .replace("行政处罚\t4", "行政处罚\t4\"件\"");
        let first = check(&faulty, &Config::default());
        let ignored = first.findings.iter().take(2).map(|finding| Ignore {
            fingerprint: finding.fingerprint.clone(),
            reason: "已核实“\n”".to_string(),
        });
        let config = Config {
            ignored: ignored.collect(),
            ..Config::default()
        };
        let mut ignoring = check(&faulty, &config);
        ignoring.path = Some("甲.txt".to_string());
        vec![
            first,
            ignoring,
            check("今天天气很好。", &Config::default()),
            Checked::unreadable("乙.txt", "没有这个文件。"),
        ]
    }

    #[test]
    fn the_shape_is_that_of_the_structures() {
        let reports = reports();
        assert!(reports[0].findings.iter().any(|f| f.fix.is_some()));
        assert!(reports[0].findings.iter().any(|f| !f.equations.is_empty()));
        assert!(reports[0].findings.iter().any(|f| !f.related.is_empty()));
        assert_eq!(reports[1].counts.ignored, 2);
        for checked in &reports {
            let expected = serde_json::to_string(checked).unwrap_or_default();
            assert_eq!(line(checked), expected);
        }
        let all: Vec<&Checked> = reports.iter().collect();
        let expected = serde_json::to_string_pretty(&reports).unwrap_or_default();
        assert_eq!(array(&all), expected);
    }
}
