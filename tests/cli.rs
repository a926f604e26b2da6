//! The command line as a user meets it: arguments in, output and exit status out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use hegao::finding::Severity;
use hegao::rules::{self, example::MODEL};
use serde_json::Value;

/// A folder of this test's own, made anew.
fn folder(test: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{test}"));
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn hegao(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hegao"));
    command.args(arguments).stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    hegao(arguments).output().unwrap()
}

fn run_with(arguments: &[&str], stdin: &[u8]) -> Output {
    let mut child = hegao(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(stdin).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// The model report changed so that a rule of severity error speaks; none while there is no such
/// rule.
fn wrong_report() -> Option<(String, &'static str)> {
    rules::all()
        .filter(|rule| rule.severity == Severity::Error)
        .filter_map(|rule| Some((rule, rule.wrong.first()?)))
        .map(|(rule, change)| (MODEL.replace(change.from, change.to), rule.code))
        .find(|(text, code)| {
            let checked = hegao::check(text, &hegao::Config::default());
            checked
                .findings
                .iter()
                .any(|finding| finding.rule == *code && finding.severity == Severity::Error)
        })
}

#[test]
fn a_right_report_gives_status_0_and_the_object_of_the_contract() {
    let output = run_with(&["check", "--format", "json", "-"], MODEL.as_bytes());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let reports: Vec<Value> = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(reports.len(), 1);
    let report = &reports[0];
    assert_eq!(report["schema"], "hegao/1");
    assert_eq!(report["path"], "-");
    for key in [
        "title", "agency", "year", "form", "sections", "cells", "unread", "findings", "counts",
    ] {
        assert!(report.get(key).is_some(), "no {key}");
    }
    for key in ["error", "warning", "info"] {
        assert!(report["counts"][key].is_u64());
    }
}

#[test]
fn a_wrong_report_gives_status_1_and_a_finding_with_its_place() {
    let Some((text, code)) = wrong_report() else {
        return;
    };
    let output = run_with(&["check", "--format", "ndjson", "-"], text.as_bytes());
    assert_eq!(status(&output), 1);
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let finding = findings.iter().find(|f| f["rule"] == code).unwrap();
    for key in ["start", "end", "line", "column", "end_line", "end_column"] {
        assert!(finding["span"][key].is_u64(), "no {key}");
    }
    assert_eq!(finding["severity"], "error");
    assert!(finding["message"].is_string() && finding["cells"].is_array());
}

#[test]
fn text_names_the_place_and_the_reason() {
    let Some((text, code)) = wrong_report() else {
        return;
    };
    let output = run_with(&["check", "-"], text.as_bytes());
    let shown = stdout(&output);
    assert!(shown.contains(&format!("错误[{code}]")), "{shown}");
    assert!(shown.contains("--> -:"), "{shown}");
    assert!(shown.contains("结论：错误"), "{shown}");
    assert!(!shown.contains('\x1b'), "no colours into a pipe");
}

#[test]
fn a_finding_in_a_file_says_where_it_stands_there() {
    let file = "tests/files/pages/2-hand.ofd";
    let output = run(&["check", "--format", "json", file]);
    let reports: Vec<Value> = serde_json::from_str(&stdout(&output)).unwrap();
    let findings = reports[0]["findings"].as_array().unwrap();
    let place = findings[0]["in_file"].as_str().unwrap();
    assert!(place.starts_with("第2页，表2，第"), "{place}");
    for format in ["text", "csv", "sarif"] {
        let shown = stdout(&run(&["check", "--format", format, file]));
        assert!(shown.contains(place), "{shown}");
    }
    let text = stdout(&run(&[
        "check",
        "--format",
        "json",
        "tests/files/pages/2.txt",
    ]));
    assert!(!text.contains("in_file"), "a text has lines only");
}

#[test]
fn a_blank_cell_has_a_place_in_the_file() {
    let cells = |value: &str| format!("<td>{value}</td>").repeat(3);
    let page = format!(
        "<p>澄湖县水务局2024年政府信息公开工作年度报告</p><p>二、主动公开政府信息情况</p><table>\
         <tr><td colspan=4>第二十条第（一）项</td></tr>\
         <tr><td>信息内容</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr>\
         <tr><td>规章</td>{}</tr><tr><td>行政规范性文件</td>{}</tr></table>",
        cells(""),
        cells("0")
    );
    let output = run_with(&["check", "--format", "json", "-"], page.as_bytes());
    let reports: Vec<Value> = serde_json::from_str(&stdout(&output)).unwrap();
    let findings = reports[0]["findings"].as_array().unwrap();
    let blank = findings.iter().find(|it| it["rule"] == "T06").unwrap();
    assert_eq!(blank["in_file"], "表1，第3行，第2列");
}

#[test]
fn colours_are_written_when_asked_for_and_never_with_no_color() {
    let colored = run_with(&["check", "--color", "always", "-"], MODEL.as_bytes());
    assert!(stdout(&colored).contains('\x1b'));
    let mut child = hegao(&["check", "-"])
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(MODEL.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(!stdout(&output).contains('\x1b'));
}

#[test]
fn an_unreadable_input_has_its_object_and_the_others_are_checked() {
    let folder = folder("unreadable");
    let good = folder.join("good.txt");
    fs::write(&good, MODEL).unwrap();
    let empty = folder.join("empty.txt");
    fs::write(&empty, "").unwrap();
    let nul = folder.join("nul.txt");
    fs::write(&nul, b"a\0b").unwrap();
    let pdf = folder.join("report.pdf");
    fs::write(&pdf, b"%PDF-1.4\n%\xe2\xe3").unwrap();
    let absent = folder.join("absent.txt");
    let paths = [&absent, &empty, &nul, &pdf, &good].map(|path| path.to_str().unwrap().to_string());
    let mut arguments = vec!["check", "--format", "ndjson"];
    arguments.extend(paths.iter().map(String::as_str));
    let output = run(&arguments);
    assert_eq!(status(&output), 2);
    let shown = stdout(&output);
    let reports: Vec<Value> = shown
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(reports.len(), 5);
    for report in &reports[..4] {
        assert!(report["unread"][0]["why"].as_str().unwrap().ends_with('。'));
        assert_eq!(report["unread"][0]["what"], "input");
        assert_eq!(report["cells"], serde_json::json!({}));
        assert_eq!(report["findings"], serde_json::json!([]));
        assert_eq!(report["title"], Value::Null);
    }
    assert_eq!(reports[4]["form"], "2021");
    let text = run(&["check", paths[0].as_str()]);
    assert!(stdout(&text).contains("没有这个文件"));
}

#[test]
fn a_folder_is_walked_in_order_without_hidden_and_binary_files() {
    let folder = folder("walk");
    fs::create_dir_all(folder.join("b")).unwrap();
    fs::create_dir_all(folder.join(".git")).unwrap();
    for name in ["c.txt", "b/a.md", "a", ".hidden", ".git/x.txt", "~$a.txt"] {
        fs::write(folder.join(name), MODEL).unwrap();
    }
    fs::write(folder.join("image.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR").unwrap();
    let root = folder.to_str().unwrap();
    let output = run(&["check", "--format", "ndjson", root]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let names: Vec<PathBuf> = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|report| PathBuf::from(report["path"].as_str().unwrap()))
        .collect();
    assert_eq!(
        names,
        [
            folder.join("a"),
            folder.join("b").join("a.md"),
            folder.join("c.txt")
        ]
    );
    assert!(stderr(&output).contains("image.png"));
    #[cfg(unix)]
    {
        let link = folder.join("gone.docx");
        let _ = fs::remove_file(&link);
        std::os::unix::fs::symlink("nowhere.docx", &link).unwrap();
        let output = run(&["check", "--format", "ndjson", root]);
        fs::remove_file(link).unwrap();
        assert_eq!(status(&output), 2);
        assert!(stdout(&output).contains("gone.docx"));
    }
}

#[test]
fn every_encoding_gives_the_same_findings() {
    let utf_16: Vec<u8> = [0xfeff_u16]
        .into_iter()
        .chain(MODEL.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let gb = encoding_rs::GB18030.encode(MODEL).0.into_owned();
    let plain = run_with(&["check", "--format", "json", "-"], MODEL.as_bytes());
    for bytes in [utf_16, gb] {
        let other = run_with(&["check", "--format", "json", "-"], &bytes);
        assert_eq!(stdout(&plain), stdout(&other));
    }
}

#[test]
fn wrong_usage_is_said_with_status_2() {
    let folder = folder("usage");
    let config = folder.join("hegao.toml");
    fs::write(&config, "colour = 1\n").unwrap();
    let config = config.to_str().unwrap();
    for (arguments, said) in [
        (vec!["check"], "没有指定"),
        (vec!["check", "--select", "Q77", "-"], "Q77"),
        (vec!["check", "--config", config, "-"], "colour"),
        (vec!["check", "--config", "absent.toml", "-"], "absent.toml"),
        (vec!["check", "--form", "2020", "-"], "2020"),
        (vec!["explain", "Q77"], "Q77"),
        (vec!["chek"], "chek"),
    ] {
        let output = run(&arguments);
        assert_eq!(status(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert!(stdout(&output).is_empty());
    }
}

#[test]
fn rules_are_selected_ignored_and_changed_in_severity() {
    let Some((text, code)) = wrong_report() else {
        return;
    };
    let only = run_with(
        &["check", "--format", "ndjson", "--select", code, "-"],
        text.as_bytes(),
    );
    let report: Value = serde_json::from_str(&stdout(&only)).unwrap();
    assert_eq!(report["coverage"]["rules"], 1);
    let ignored = run_with(
        &["check", "--format", "ndjson", "--ignore", code, "-"],
        text.as_bytes(),
    );
    assert!(!stdout(&ignored).contains(&format!("\"rule\":\"{code}\",\"severity\"")));
    let config = folder("severity").join("hegao.toml");
    fs::write(&config, format!("[rules]\n{code} = \"info\"\n")).unwrap();
    let changed = run_with(
        &[
            "check",
            "--format",
            "ndjson",
            "--select",
            code,
            "--config",
            config.to_str().unwrap(),
            "-",
        ],
        text.as_bytes(),
    );
    assert_eq!(status(&changed), 0);
    let report: Value = serde_json::from_str(&stdout(&changed)).unwrap();
    assert_eq!(report["findings"][0]["severity"], "info");
}

#[test]
fn year_and_form_can_be_told() {
    let output = run_with(
        &[
            "check", "--format", "ndjson", "--year", "2020", "--form", "2019", "-",
        ],
        MODEL.as_bytes(),
    );
    let report: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(
        (&report["year"], &report["form"]),
        (&2020.into(), &"2019".into())
    );
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let file = folder("pipe").join("report.txt");
    fs::write(&file, MODEL).unwrap();
    let path = file.to_str().unwrap();
    let mut arguments = vec!["check", "--format", "ndjson"];
    arguments.extend(std::iter::repeat_n(path, 200));
    let mut child = hegao(&arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap())
        .read_line(&mut first)
        .unwrap();
    assert!(first.starts_with("{\"schema\":\"hegao/1\""));
    let output = child.wait_with_output().unwrap();
    assert_eq!((status(&output), stderr(&output).as_str()), (0, ""));
}

#[test]
fn sarif_has_what_the_standard_requires() {
    let text = wrong_report().map_or_else(|| MODEL.to_string(), |(text, _)| text);
    let output = run_with(&["check", "--format", "sarif", "-"], text.as_bytes());
    let log: Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "hegao");
    let rules = driver["rules"].as_array().unwrap();
    assert_eq!(rules.len(), hegao::rules::all().count());
    for rule in rules {
        assert!(rule["id"].is_string() && rule["shortDescription"]["text"].is_string());
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        assert_level(&rule["defaultConfiguration"]["level"]);
    }
    for result in run["results"].as_array().unwrap() {
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
        assert_level(&result["level"]);
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let locations = result["locations"].as_array().unwrap();
        let related = result["relatedLocations"].as_array();
        for location in locations.iter().chain(related.into_iter().flatten()) {
            assert_region(&location["physicalLocation"], text.len());
        }
    }
    assert!(
        run["invocations"][0]["executionSuccessful"]
            .as_bool()
            .unwrap()
    );
}

fn assert_level(level: &Value) {
    assert!(["error", "warning", "note", "none"].contains(&level.as_str().unwrap()));
}

fn assert_region(place: &Value, bytes: usize) {
    assert!(place["artifactLocation"]["uri"].is_string());
    let region = &place["region"];
    for key in ["startLine", "startColumn", "endLine", "endColumn"] {
        assert!(region[key].as_u64().unwrap() >= 1, "{key}");
    }
    let end = region["byteOffset"].as_u64().unwrap() + region["byteLength"].as_u64().unwrap();
    assert!(end <= bytes as u64);
}

#[test]
fn every_rule_is_listed_and_explained() {
    let table = stdout(&run(&["rules"]));
    let list: Vec<Value> =
        serde_json::from_str(&stdout(&run(&["rules", "--format", "json"]))).unwrap();
    assert_eq!(list.len(), rules::all().count());
    for rule in rules::all() {
        assert!(table.contains(rule.code) && table.contains(rule.name));
    }
    if let Some(rule) = rules::all().next() {
        let output = run(&["explain", &rule.code.to_lowercase()]);
        assert_eq!(status(&output), 0);
        let page = stdout(&output);
        assert!(page.contains(rule.checks) && page.contains("原文：") && page.contains("改后："));
    }
}

#[test]
fn the_manual_is_not_stale() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let kept = fs::read_to_string(path).unwrap().replace("\r\n", "\n");
    assert!(
        kept == hegao::export::manual::markdown(),
        "docs/rules.md is stale: cargo run --bin hegao -- rules --format markdown > docs/rules.md"
    );
}

#[test]
fn fix_writes_the_mended_text() {
    let slips = MODEL
        .replace("函〔2021〕30号", "函[2021]30号")
        .replace("加强业务培训，规范", "加强业务培训培训，规范");
    let output = run_with(&["fix", "-"], slips.as_bytes());
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    assert_eq!(stdout(&output), MODEL);
    assert_eq!(status(&run(&["fix", "no/such/file.txt"])), 2);
}

#[test]
fn an_ignored_finding_is_told_and_not_counted() {
    let (text, code) = wrong_report().unwrap();
    let folder = folder("ignored");
    let check =
        |arguments: &[&str]| run_with(&[&["check", "-"], arguments].concat(), text.as_bytes());
    let reports: Vec<Value> = serde_json::from_str(&stdout(&check(&["--format", "json"]))).unwrap();
    let errors: Vec<String> = reports[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|finding| finding["severity"] == "error")
        .map(|finding| {
            let fingerprint = &finding["fingerprint"];
            format!("[[ignored]]\nfingerprint = {fingerprint}\nreason = \"已核实\"\n")
        })
        .collect();
    assert!(!errors.is_empty());
    let config = folder.join("hegao.toml");
    fs::write(&config, errors.concat()).unwrap();
    let config = config.to_str().unwrap();

    let output = check(&["--format", "json", "--config", config]);
    assert_eq!(status(&output), 0, "{}", stderr(&output));
    let reports: Vec<Value> = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(reports[0]["counts"]["error"], 0);
    assert_eq!(reports[0]["counts"]["ignored"], errors.len());
    let shown = stdout(&check(&["--config", config]));
    assert!(shown.contains(&format!("已忽略[{code}]")), "{shown}");
    assert!(shown.contains("已核实"), "{shown}");
    let csv = stdout(&check(&["--format", "csv", "--config", config]));
    assert!(
        csv.starts_with('\u{feff}') && csv.contains("已核实\r\n"),
        "{csv}"
    );
}
