//! SARIF 2.1.0, for editors and for platforms that show findings of checkers.

use serde_json::{Value, json};

use super::manual;
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
pub fn render(artifacts: &[Artifact]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&log(artifacts))
}

fn log(artifacts: &[Artifact]) -> Value {
    let results: Vec<Value> = artifacts
        .iter()
        .enumerate()
        .flat_map(|(index, artifact)| {
            let place = FilePlace::new(index, artifact);
            artifact
                .checked
                .findings
                .iter()
                .map(move |finding| result(&place, finding))
        })
        .collect();
    let notifications: Vec<Value> = artifacts
        .iter()
        .enumerate()
        .flat_map(|(index, artifact)| notifications(index, artifact))
        .collect();
    let all_read = artifacts.iter().all(|artifact| artifact.encoding.is_some());
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver()},
            "language": "zh-CN",
            "columnKind": "unicodeCodePoints",
            "artifacts": artifacts.iter().map(file).collect::<Vec<_>>(),
            "results": results,
            "invocations": [{
                "executionSuccessful": all_read,
                "toolExecutionNotifications": notifications,
            }],
        }],
    })
}

fn driver() -> Value {
    let rules: Vec<Value> = rules::all()
        .map(|rule| {
            json!({
                "id": rule.code,
                "shortDescription": {"text": rule.name},
                "fullDescription": {"text": rule.checks},
                "help": {
                    "text": manual::explain(rule),
                    "markdown": manual::markdown_body(rule),
                },
                "defaultConfiguration": {"level": level(rule.severity)},
                "properties": {"tags": [rule.family.name()]},
            })
        })
        .collect();
    json!({
        "name": "hegao",
        "fullName": "核稿：政府信息公开工作年度报告检查",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    })
}

fn file(artifact: &Artifact) -> Value {
    let mut file = json!({
        "location": {"uri": uri(artifact.checked)},
        "sourceLanguage": "zh-CN",
    });
    if let Some(encoding) = artifact.encoding {
        file["encoding"] = json!(encoding);
    }
    file
}

/// What could not be read, as notifications: a whole file is an error, a part a warning.
fn notifications(index: usize, artifact: &Artifact) -> Vec<Value> {
    let level = match artifact.encoding {
        Some(_) => "warning",
        None => "error",
    };
    artifact
        .checked
        .unread
        .iter()
        .map(|unread| {
            json!({
                "level": level,
                "message": {"text": format!("{}：{}", unread.what, unread.why)},
                "locations": [{"physicalLocation": {
                    "artifactLocation": {"uri": uri(artifact.checked), "index": index},
                }}],
            })
        })
        .collect()
}

/// A file's name and the way from places in the text to places in the file.
#[derive(Clone)]
struct FilePlace<'a> {
    location: Value,
    text: &'a str,
    byte_offset: Option<usize>,
}

impl<'a> FilePlace<'a> {
    fn new(index: usize, artifact: &Artifact<'a>) -> Self {
        FilePlace {
            location: json!({"uri": uri(artifact.checked), "index": index}),
            text: artifact.text,
            byte_offset: artifact.byte_offset,
        }
    }

    fn physical(&self, span: &Span) -> Value {
        let mut region = json!({
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        });
        self.add_offsets(&mut region, span.start, span.end);
        json!({"artifactLocation": self.location, "region": region})
    }

    fn add_offsets(&self, region: &mut Value, start: usize, end: usize) {
        let (Some(before), Some(within)) = (self.text.get(..start), self.text.get(start..end))
        else {
            return;
        };
        region["charOffset"] = json!(before.chars().count());
        region["charLength"] = json!(within.chars().count());
        if let Some(offset) = self.byte_offset {
            region["byteOffset"] = json!(offset + start);
            region["byteLength"] = json!(end - start);
        }
    }
}

fn result(place: &FilePlace, finding: &Finding) -> Value {
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": message(finding)},
        "locations": [{"physicalLocation": place.physical(&finding.span)}],
        "properties": properties(finding),
    });
    if let Some(index) = rules::all().position(|rule| rule.code == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        result["relatedLocations"] = finding
            .related
            .iter()
            .enumerate()
            .map(|(id, related)| {
                json!({
                    "id": id,
                    "physicalLocation": place.physical(&related.span),
                    "message": {"text": related.label},
                })
            })
            .collect();
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([fixed(place, fix)]);
    }
    result
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

fn properties(finding: &Finding) -> Value {
    let whole = serde_json::to_value(finding).unwrap_or(Value::Null);
    let mut properties = serde_json::Map::new();
    for key in ["cells", "expected", "actual", "equations"] {
        if let Some(value) = whole.get(key) {
            properties.insert(key.to_string(), value.clone());
        }
    }
    Value::Object(properties)
}

fn fixed(place: &FilePlace, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            let mut region = json!({});
            place.add_offsets(&mut region, edit.start, edit.end);
            json!({"deletedRegion": region, "insertedContent": {"text": edit.text}})
        })
        .collect();
    json!({
        "description": {"text": fix.label},
        "artifactChanges": [{
            "artifactLocation": place.location,
            "replacements": replacements,
        }],
    })
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
            fingerprint: String::new(),
            ignored: None,
        }];
        checked
    }

    #[test]
    fn a_result_has_its_region_in_characters_and_bytes() {
        let text = "核稿报告";
        let checked = with_a_finding(text);
        let log = log(&[Artifact {
            checked: &checked,
            text,
            encoding: Some("UTF-8"),
            byte_offset: Some(3),
        }]);
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
