//! Hands out what was found and what was mended, as files.

use hegao::Checked;
use hegao::export::sarif::{self, Artifact};
use hegao::export::{csv, json};
use hegao::ingest::wire::place;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::files::{breathe, save};
use crate::app::state::{Action, Entry, Phase, State};
use crate::app::text::tr;

/// What can be handed out as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// An array of all reports.
    Json,
    /// A report a line.
    Ndjson,
    /// All findings, a row each.
    Csv,
    /// For editors and platforms.
    Sarif,
    /// The text of the report that is shown, as it is now.
    Text,
}

impl Format {
    /// The ending of the file's name, and its kind.
    fn file(self) -> (&'static str, &'static str) {
        match self {
            Format::Json => ("json", "application/json"),
            Format::Ndjson => ("ndjson", "application/x-ndjson"),
            Format::Csv => ("csv", "text/csv;charset=utf-8"),
            Format::Sarif => ("sarif", "application/sarif+json"),
            Format::Text => ("txt", "text/plain;charset=utf-8"),
        }
    }
}

/// Hands a file out; of several reports one after the other, so that the page stays awake.
pub fn export(store: UseReducerHandle<State>, format: Format) {
    spawn_local(async move {
        let handed = match format {
            Format::Text => store.entry().and_then(text),
            _ => results(&store, format).await,
        };
        if handed.is_none() {
            let sentence = tr("导出失败，浏览器不允许保存文件。");
            store.dispatch(Action::Notice(Some(sentence.to_string())));
        }
    });
}

fn text(entry: &Entry) -> Option<()> {
    let name = entry.name.as_deref().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = match stem {
        "" => subject(entry),
        stem => stem.to_string(),
    };
    let (ending, kind) = Format::Text.file();
    save(&format!("{stem}（校后）.{ending}"), kind, &entry.text)
}

async fn results(store: &State, format: Format) -> Option<()> {
    let told = store.entries.iter().filter(|entry| entry.is_told());
    let entries: Vec<&Entry> = told.collect();
    let mut reports = Vec::new();
    for entry in &entries {
        let request = entry.request(&store.config);
        let mut checked = match &entry.phase {
            Phase::Refused(why) => Checked::unreadable("", why),
            _ => hegao::check(&request.text, &request.config),
        };
        checked.path.clone_from(&entry.name);
        checked.locate(|at| place(&entry.places, at));
        reports.push(checked);
        if entries.len() > 1 {
            breathe().await;
        }
    }
    let all: Vec<&Checked> = reports.iter().collect();
    let content = match format {
        Format::Ndjson => all
            .iter()
            .map(|checked| json::line(checked) + "\n")
            .collect(),
        Format::Csv => csv::render(&all),
        Format::Sarif => {
            let both = reports.iter().zip(&entries);
            let artifacts: Vec<Artifact> = both
                .map(|(checked, entry)| Artifact {
                    checked,
                    text: &entry.text,
                    encoding: (!entry.is_blank()).then_some("UTF-8"),
                    byte_offset: None,
                })
                .collect();
            sarif::render(&artifacts)
        }
        _ => json::array(&all),
    };
    let subject = match entries.as_slice() {
        [only] => subject(only),
        _ => String::new(),
    };
    let (ending, kind) = format.file();
    save(&format!("{subject}核稿结果.{ending}"), kind, &content)
}

/// The organ and the year, as part of a file's name.
fn subject(entry: &Entry) -> String {
    let view = entry.view.as_deref();
    let organ = view
        .and_then(|view| view.agency.clone())
        .unwrap_or_default();
    let year = view.and_then(|view| view.year).map(|year| year.to_string());
    let barred = |c: char| c.is_control() || "\\/:*?\"<>|".contains(c);
    (organ + &year.unwrap_or_default()).replace(barred, "_")
}
