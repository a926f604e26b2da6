//! Settings from the command line over those of the configuration file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hegao::Config;
use hegao::finding::Severity;
use hegao::form::FormId;
use hegao::ignore::Ignore;
use hegao::rules;
use serde::Deserialize;

use crate::Failure;
use crate::arguments::{CheckOptions, FormChoice};

/// The configuration file. What is not among these keys is an error.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    year: Option<u16>,
    form: Option<FormName>,
    #[serde(default)]
    select: Vec<String>,
    #[serde(default)]
    ignore: Vec<String>,
    #[serde(default)]
    rules: BTreeMap<String, Level>,
    #[serde(default)]
    ignored: Vec<IgnoredFinding>,
}

/// A finding that was looked at and is let stand.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct IgnoredFinding {
    fingerprint: String,
    #[serde(default)]
    reason: String,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum FormName {
    Auto,
    #[serde(rename = "2019")]
    Trial2019,
    #[serde(rename = "2021")]
    Form2021,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Level {
    Off,
    Error,
    Warning,
    Info,
}

/// The settings of a check, all of them understood.
pub fn read(options: &CheckOptions) -> Result<Config, Failure> {
    let file = match &options.config {
        Some(path) => read_file(path)?,
        None => File::default(),
    };
    let mut config = from_file(file)?;
    if !options.select.is_empty() {
        config.select = codes(&options.select)?;
    }
    config.ignore.extend(codes(&options.ignore)?);
    config.year = options.year.or(config.year);
    match options.form {
        None => {}
        Some(FormChoice::Auto) => config.form = None,
        Some(FormChoice::Trial2019) => config.form = Some(FormId::Trial2019),
        Some(FormChoice::Form2021) => config.form = Some(FormId::Form2021),
    }
    Ok(config)
}

fn read_file(path: &Path) -> Result<File, Failure> {
    let shown = path.display();
    let text =
        fs::read_to_string(path).map_err(|error| format!("设置文件 {shown} 读不出来：{error}"))?;
    parse(&text).map_err(|error| format!("设置文件 {shown} 有误：{error}"))
}

fn parse(text: &str) -> Result<File, Failure> {
    toml::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| error.to_string())
}

fn from_file(file: File) -> Result<Config, Failure> {
    let mut config = Config {
        year: file.year,
        form: match file.form {
            None | Some(FormName::Auto) => None,
            Some(FormName::Trial2019) => Some(FormId::Trial2019),
            Some(FormName::Form2021) => Some(FormId::Form2021),
        },
        select: codes(&file.select)?,
        ignore: codes(&file.ignore)?,
        ignored: file
            .ignored
            .into_iter()
            .map(|ignored| Ignore {
                fingerprint: ignored.fingerprint.trim().to_ascii_lowercase(),
                reason: ignored.reason,
            })
            .collect(),
        ..Config::default()
    };
    for (name, level) in file.rules {
        let severity = match level {
            Level::Off => None,
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Info => Some(Severity::Info),
        };
        let prefix = code(&name)?;
        match severity {
            None => config.ignore.push(prefix),
            Some(severity) => config.severities.extend(
                rules::all()
                    .filter(|rule| rule.code.starts_with(&prefix))
                    // A whole code is said more exactly than a prefix.
                    .filter(|rule| {
                        rule.code == prefix || !config.severities.contains_key(rule.code)
                    })
                    .map(|rule| (rule.code.to_string(), severity))
                    .collect::<Vec<_>>(),
            ),
        }
    }
    Ok(config)
}

fn codes(names: &[String]) -> Result<Vec<String>, Failure> {
    names.iter().map(|name| code(name)).collect()
}

/// A code or prefix of one, which must name some rule.
fn code(name: &str) -> Result<String, Failure> {
    let code = name.trim().to_ascii_uppercase();
    if !code.is_empty() && rules::all().any(|rule| rule.code.starts_with(&code)) {
        Ok(code)
    } else {
        Err(format!(
            "没有编号为“{name}”或以它开头的规则；hegao rules 列出全部规则。"
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_key_is_named() {
        let error = parse("yaer = 2024").unwrap_err();
        assert!(error.contains("yaer"), "{error}");
    }

    #[test]
    fn year_and_form_are_read() {
        let config = from_file(parse("year = 2020\nform = \"2019\"").unwrap()).unwrap();
        assert_eq!(
            (config.year, config.form),
            (Some(2020), Some(FormId::Trial2019))
        );
    }

    #[test]
    fn ignored_findings_are_read() {
        let text = "[[ignored]]\nfingerprint = \"00Ff\"\nreason = \"已核实\"\n\n[[ignored]]\nfingerprint = \"1\"";
        let ignored = from_file(parse(text).unwrap()).unwrap().ignored;
        let told: Vec<_> = ignored
            .iter()
            .map(|ignore| (ignore.fingerprint.as_str(), ignore.reason.as_str()))
            .collect();
        assert_eq!(told, [("00ff", "已核实"), ("1", "")]);
        assert!(parse("[[ignored]]\nreason = \"已核实\"").is_err());
    }

    #[test]
    fn an_unknown_rule_is_named() {
        let error = from_file(parse("[rules]\nQ77 = \"off\"").unwrap()).unwrap_err();
        assert!(error.contains("Q77"), "{error}");
    }

    #[test]
    fn a_rule_is_turned_off_and_changed_in_severity() {
        for rule in rules::all() {
            let off = format!("[rules]\n{} = \"off\"", rule.code);
            assert!(!from_file(parse(&off).unwrap()).unwrap().runs(rule.code));
            let info = format!("[rules]\n{} = \"info\"", rule.code.to_lowercase());
            let config = from_file(parse(&info).unwrap()).unwrap();
            assert_eq!(config.severities.get(rule.code), Some(&Severity::Info));
        }
    }
}
