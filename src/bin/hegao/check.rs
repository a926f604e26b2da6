//! `hegao check`: every input read, checked and written.

use std::panic::{self, AssertUnwindSafe};

use hegao::export::sarif::Artifact;
use hegao::export::{csv, json, sarif, text};
use hegao::ingest::{self, Opened, Source, Unreadable};
use hegao::{Checked, Config};

use crate::arguments::{CheckFormat, CheckOptions};
use crate::inputs::{self, Input};
use crate::output::{self, Reader};
use crate::{Failure, STATUS_FAILED, settings};

/// One report after its check; without `source` it could not be read.
struct Done {
    checked: Checked,
    source: Option<Source>,
}

/// Checks all inputs and answers with the exit status.
pub fn run(options: &CheckOptions) -> Result<u8, Failure> {
    if options.inputs.is_empty() {
        return Err(
            "没有指定要检查的报告：请写上文件或文件夹，或用 - 从标准输入读取。".to_string(),
        );
    }
    let config = settings::read(options)?;
    output::set_color(options.color);
    // What panics is told in the result; the trace would only stand between the results.
    panic::set_hook(Box::new(|_| {}));
    let mut status = 0;
    let mut kept = Vec::new();
    let mut shown = 0;
    for done in inputs::gather(&options.inputs)
        .iter()
        .flat_map(|input| check(input, &config))
    {
        status = status.max(status_of(&done));
        shown += 1;
        let reader = match options.format {
            CheckFormat::Text => write_text(&done, shown)?,
            CheckFormat::Ndjson => output::plain(&json::line(&done.checked))?,
            CheckFormat::Json | CheckFormat::Sarif | CheckFormat::Csv => {
                kept.push(done);
                Reader::There
            }
        };
        if reader == Reader::Gone {
            return Ok(status);
        }
    }
    if shown == 0 {
        return Err("指定的文件夹里没有能读的文件。".to_string());
    }
    let reports: Vec<&Checked> = kept.iter().map(|done| &done.checked).collect();
    match options.format {
        CheckFormat::Text | CheckFormat::Ndjson => {}
        CheckFormat::Json => {
            output::plain(&json::array(&reports))?;
        }
        CheckFormat::Csv => {
            output::exactly(&csv::render(&reports))?;
        }
        CheckFormat::Sarif => {
            let artifacts: Vec<Artifact> = kept.iter().map(artifact).collect();
            output::plain(&sarif::render(&artifacts))?;
        }
    }
    Ok(status)
}

/// The reports of one input, each checked; none for a file in a folder that is no report for certain.
fn check(input: &Input, config: &Config) -> Vec<Done> {
    let name = input.name();
    let bytes = match input.read() {
        Ok(bytes) => bytes,
        Err(why) => return vec![unreadable(name, why)],
    };
    let opened = match panic::catch_unwind(|| ingest::open(&bytes)) {
        Ok(opened) => opened,
        Err(_) => {
            let why = "程序内部出错，这个文件没有读完。";
            return vec![unreadable(name, why.to_string())];
        }
    };
    let found = matches!(input, Input::Found(_));
    opened
        .into_iter()
        .filter_map(|opened| check_opened(&name, opened, found, config))
        .collect()
}

fn check_opened(file: &str, opened: Opened, found: bool, config: &Config) -> Option<Done> {
    let name = match opened.name {
        Some(inner) => format!("{file}/{inner}"),
        None => file.to_string(),
    };
    let source = match opened.source {
        Ok(source) => source,
        Err(unread @ (Unreadable::Unknown | Unreadable::Picture)) if found => {
            eprintln!("hegao：跳过{name}：{}", unread.why());
            return None;
        }
        Err(unread) => return Some(unreadable(name, unread.why())),
    };
    let result = panic::catch_unwind(AssertUnwindSafe(|| hegao::check(&source.text, config)));
    Some(match result {
        Ok(mut checked) => {
            checked.path = Some(name);
            checked.locate(|at| source.place(at).map(ToString::to_string));
            Done {
                checked,
                source: Some(source),
            }
        }
        Err(_) => unreadable(name, "程序内部出错，这份报告没有查完。".to_string()),
    })
}

fn unreadable(name: String, why: String) -> Done {
    Done {
        checked: Checked::unreadable(name, why),
        source: None,
    }
}

fn status_of(done: &Done) -> u8 {
    if done.source.is_none() {
        STATUS_FAILED
    } else {
        u8::from(done.checked.counts.error > 0)
    }
}

fn write_text(done: &Done, number: usize) -> Result<Reader, Failure> {
    let source = done.source.as_ref().map_or("", |source| &source.text);
    let report = text::render(&done.checked, source, true);
    let gap = if number > 1 { "\n" } else { "" };
    output::colored(&format!("{gap}{report}"))
}

fn artifact(done: &Done) -> Artifact<'_> {
    let source = done.source.as_ref();
    Artifact {
        checked: &done.checked,
        text: source.map_or("", |source| &source.text),
        encoding: source.and_then(|source| source.encoding),
        byte_offset: source.and_then(|source| source.byte_offset),
    }
}
