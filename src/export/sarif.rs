//! SARIF 2.1.0, for editors and for platforms that show findings of checkers.

use super::writer::Writer;
use super::{json, manual};
use crate::engine::Checked;
use crate::finding::{Finding, Fix, Severity, Span};
use crate::rules;

/// One checked report with what SARIF says about its file.
#[derive(Debug, Clone, Copy)]
pub struct Artifact<'a> {
    /// The result.
    pub checked: &'a Checked,
    /// The text that was checked.
    pub text: &'a str,
    /// The file's encoding by its IANA name; none if it was not read.
    pub encoding: Option<&'a str>,
    /// Bytes of the file before the text; none where the file is not UTF-8, so that places in
    /// the text are no places in the file.
    pub byte_offset: Option<usize>,
}

/// One run over all reports, indented.
pub fn render(artifacts: &[Artifact]) -> String {
    let mut json = Writer::new(true);
    json.open('{');
    json.text_field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.text_field("version", "2.1.0");
    json.key("runs");
    json.open('[');
    json.open('{');
    json.key("tool");
    json.open('{');
    json.key("driver");
    driver(&mut json);
    json.close('}');
    json.text_field("language", "zh-CN");
    json.text_field("columnKind", "unicodeCodePoints");
    json.key("artifacts");
    json.open('[');
    for artifact in artifacts {
        file(&mut json, artifact);
    }
    json.close(']');
    json.key("results");
    json.open('[');
    for (index, artifact) in artifacts.iter().enumerate() {
        for finding in &artifact.checked.findings {
            result(&mut json, &FilePlace { index, artifact }, finding);
        }
    }
    json.close(']');
    json.key("invocations");
    json.open('[');
    json.open('{');
    let all_read = artifacts.iter().all(|artifact| artifact.encoding.is_some());
    json.key("executionSuccessful");
    json.plain(if all_read { "true" } else { "false" });
    json.key("toolExecutionNotifications");
    json.open('[');
    for (index, artifact) in artifacts.iter().enumerate() {
        notifications(&mut json, index, artifact);
    }
    json.close(']');
    json.close('}');
    json.close(']');
    json.close('}');
    json.close(']');
    json.close('}');
    json.finish()
}

fn driver(json: &mut Writer) {
    json.open('{');
    json.text_field("name", "hegao");
    json.text_field("fullName", "核稿：政府信息公开工作年度报告检查");
    json.text_field("version", env!("CARGO_PKG_VERSION"));
    json.text_field("semanticVersion", env!("CARGO_PKG_VERSION"));
    json.key("rules");
    json.open('[');
    for rule in rules::all() {
        json.open('{');
        json.text_field("id", rule.code);
        text_object(json, "shortDescription", rule.name);
        text_object(json, "fullDescription", rule.checks);
        json.key("help");
        json.open('{');
        json.text_field("text", &manual::explain(rule));
        json.text_field("markdown", &manual::markdown_body(rule));
        json.close('}');
        json.key("defaultConfiguration");
        json.open('{');
        json.text_field("level", level(rule.severity));
        json.close('}');
        json.key("properties");
        json.open('{');
        json.list_field("tags", &[rule.family.name().to_string()]);
        json.close('}');
        json.close('}');
    }
    json.close(']');
    json.close('}');
}

/// A key with an object that holds one text.
fn text_object(json: &mut Writer, key: &str, text: &str) {
    json.key(key);
    json.open('{');
    json.text_field("text", text);
    json.close('}');
}

fn file(json: &mut Writer, artifact: &Artifact) {
    json.open('{');
    json.key("location");
    json.open('{');
    json.text_field("uri", &uri(artifact.checked));
    json.close('}');
    json.text_field("sourceLanguage", "zh-CN");
    if let Some(encoding) = artifact.encoding {
        json.text_field("encoding", encoding);
    }
    json.close('}');
}

/// What could not be read, as notifications: a whole file is an error, a part a warning.
fn notifications(json: &mut Writer, index: usize, artifact: &Artifact) {
    let level = match artifact.encoding {
        Some(_) => "warning",
        None => "error",
    };
    for unread in &artifact.checked.unread {
        json.open('{');
        json.text_field("level", level);
        text_object(json, "message", &format!("{}：{}", unread.what, unread.why));
        json.key("locations");
        json.open('[');
        json.open('{');
        json.key("physicalLocation");
        json.open('{');
        location(json, index, artifact);
        json.close('}');
        json.close('}');
        json.close(']');
        json.close('}');
    }
}

/// The file in which something stands.
fn location(json: &mut Writer, index: usize, artifact: &Artifact) {
    json.key("artifactLocation");
    json.open('{');
    json.text_field("uri", &uri(artifact.checked));
    json.count_field("index", index);
    json.close('}');
}

/// A file, to find the places of its text in it.
struct FilePlace<'a> {
    index: usize,
    artifact: &'a Artifact<'a>,
}

impl FilePlace<'_> {
    fn physical(&self, json: &mut Writer, span: &Span) {
        json.key("physicalLocation");
        json.open('{');
        location(json, self.index, self.artifact);
        json.key("region");
        json.open('{');
        json.count_field("startLine", span.line);
        json.count_field("startColumn", span.column);
        json.count_field("endLine", span.end_line);
        json.count_field("endColumn", span.end_column);
        self.offsets(json, span.start, span.end);
        json.close('}');
        json.close('}');
    }

    fn offsets(&self, json: &mut Writer, start: usize, end: usize) {
        let text = self.artifact.text;
        let (Some(before), Some(within)) = (text.get(..start), text.get(start..end)) else {
            return;
        };
        json.count_field("charOffset", before.chars().count());
        json.count_field("charLength", within.chars().count());
        if let Some(offset) = self.artifact.byte_offset {
            json.count_field("byteOffset", offset + start);
            json.count_field("byteLength", end - start);
        }
    }
}

fn result(json: &mut Writer, place: &FilePlace, finding: &Finding) {
    json.open('{');
    json.text_field("ruleId", finding.rule);
    if let Some(index) = rules::all().position(|rule| rule.code == finding.rule) {
        json.count_field("ruleIndex", index);
    }
    json.text_field("level", level(finding.severity));
    text_object(json, "message", &message(finding));
    json.key("locations");
    json.open('[');
    json.open('{');
    place.physical(json, &finding.span);
    if let Some(place) = &finding.in_file {
        json.key("logicalLocations");
        json.open('[');
        json.open('{');
        json.text_field("fullyQualifiedName", place);
        json.close('}');
        json.close(']');
    }
    json.close('}');
    json.close(']');
    if !finding.related.is_empty() {
        json.key("relatedLocations");
        json.open('[');
        for (id, related) in finding.related.iter().enumerate() {
            json.open('{');
            json.count_field("id", id);
            place.physical(json, &related.span);
            text_object(json, "message", &related.label);
            json.close('}');
        }
        json.close(']');
    }
    json.key("partialFingerprints");
    json.open('{');
    json.text_field("hegao/1", &finding.fingerprint);
    json.close('}');
    if let Some(ignored) = &finding.ignored {
        json.key("suppressions");
        json.open('[');
        json.open('{');
        json.text_field("kind", "external");
        json.text_field("status", "accepted");
        json.text_field("justification", &ignored.reason);
        json.close('}');
        json.close(']');
    }
    if let Some(fix) = &finding.fix {
        fixed(json, place, fix);
    }
    json.key("properties");
    json.open('{');
    json.list_field("cells", &finding.cells);
    for (key, number) in [("expected", finding.expected), ("actual", finding.actual)] {
        if let Some(number) = number {
            json::decimal(json, key, number);
        }
    }
    json::equations(json, &finding.equations);
    json.close('}');
    json.close('}');
}

fn message(finding: &Finding) -> String {
    if finding.advice.is_empty() {
        finding.message.clone()
    } else {
        format!("{}建议：{}", ended(&finding.message), finding.advice)
    }
}

/// A sentence with its full stop.
fn ended(sentence: &str) -> String {
    if sentence.ends_with(['。', '！', '？']) {
        sentence.to_string()
    } else {
        format!("{sentence}。")
    }
}

fn fixed(json: &mut Writer, place: &FilePlace, fix: &Fix) {
    json.key("fixes");
    json.open('[');
    json.open('{');
    text_object(json, "description", &fix.label);
    json.key("artifactChanges");
    json.open('[');
    json.open('{');
    location(json, place.index, place.artifact);
    json.key("replacements");
    json.open('[');
    for edit in &fix.edits {
        json.open('{');
        json.key("deletedRegion");
        json.open('{');
        place.offsets(json, edit.start, edit.end);
        json.close('}');
        text_object(json, "insertedContent", &edit.text);
        json.close('}');
    }
    json.close(']');
    json.close('}');
    json.close(']');
    json.close('}');
    json.close(']');
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// The path as a URI reference: a relative one stays relative.
fn uri(checked: &Checked) -> String {
    let path = checked.path.as_deref().unwrap_or("-").replace('\\', "/");
    let drive = path.as_bytes().get(1) == Some(&b':');
    let prefix = match (path.starts_with('/'), drive) {
        (true, _) => "file://",
        (_, true) => "file:///",
        _ => "",
    };
    let mut uri = prefix.to_string();
    for byte in path.bytes() {
        let plain =
            byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) || (byte == b':' && drive);
        if plain {
            uri.push(byte as char);
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Edit, Related};
    use crate::ignore::Ignored;
    use crate::{Config, check};

    fn with_a_finding(text: &str) -> Checked {
        let mut checked = check(text, &Config::default());
        checked.path = Some("报告 1.txt".to_string());
        let span = Span {
            start: 3,
            end: 6,
            line: 1,
            column: 2,
            end_line: 1,
            end_column: 3,
        };
        checked.findings = vec![Finding {
            rule: "Z99",
            severity: Severity::Info,
            message: "两处不一致".to_string(),
            basis: "",
            advice: "核对。".to_string(),
            cells: vec!["table3/received/total".to_string()],
            span,
            in_file: Some("第3页，第12段".to_string()),
            expected: Some(5.into()),
            actual: Some(4.into()),
            related: vec![Related {
                span,
                label: "另一处".to_string(),
            }],
            equations: Vec::new(),
            fix: Some(Fix {
                label: "删去".to_string(),
                edits: vec![Edit {
                    start: 3,
                    end: 6,
                    text: String::new(),
                }],
            }),
            fingerprint: "00ff".to_string(),
            ignored: Some(Ignored {
                reason: "已核实".to_string(),
            }),
        }];
        checked
    }

    #[test]
    fn a_result_has_its_region_in_characters_and_bytes() {
        let text = "核稿报告";
        let checked = with_a_finding(text);
        let rendered = render(&[Artifact {
            checked: &checked,
            text,
            encoding: Some("UTF-8"),
            byte_offset: Some(3),
        }]);
        let log: serde_json::Value = serde_json::from_str(&rendered).expect("it is JSON");
        let run = &log["runs"][0];
        let result = &run["results"][0];
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(result["level"], "note");
        assert_eq!(result["message"]["text"], "两处不一致。建议：核对。");
        assert_eq!(
            place["artifactLocation"]["uri"],
            "%E6%8A%A5%E5%91%8A%201.txt"
        );
        assert_eq!(place["region"]["startColumn"], 2);
        assert_eq!(place["region"]["charOffset"], 1);
        assert_eq!(place["region"]["byteOffset"], 6);
        assert_eq!(place["region"]["byteLength"], 3);
        assert_eq!(result["relatedLocations"][0]["message"]["text"], "另一处");
        assert_eq!(result["properties"]["expected"], 5);
        assert_eq!(result["partialFingerprints"]["hegao/1"], "00ff");
        assert_eq!(result["suppressions"][0]["justification"], "已核实");
        let replacement = &result["fixes"][0]["artifactChanges"][0]["replacements"][0];
        assert_eq!(replacement["deletedRegion"]["charOffset"], 1);
        assert_eq!(run["invocations"][0]["executionSuccessful"], true);
    }

    #[test]
    fn paths_become_uris() {
        let uri_of = |path: &str| {
            let mut checked = check("", &Config::default());
            checked.path = Some(path.to_string());
            uri(&checked)
        };
        assert_eq!(uri_of("a/b c.txt"), "a/b%20c.txt");
        assert_eq!(uri_of("/a/b.txt"), "file:///a/b.txt");
        assert_eq!(uri_of(r"C:\a\b.txt"), "file:///C:/a/b.txt");
    }
}
