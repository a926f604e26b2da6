//! What JavaScript calls.

use hegao::export::utf16;
use hegao::finding::Severity;
use hegao::ingest::wire::{self, Arrived};
use hegao::{Checked, Config};
use js_sys::{Array, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::settings::{Settings, config};

/// Checks a text; the command line's JSON object, with places in UTF-16 units. With `file`, `text` is
/// what the readers wrote of a file; with `all`, the objects of all reports in it come in an array; with
/// `keep`, an object holds the text that was checked.
#[allow(clippy::too_many_arguments, reason = "an object would cost glue")]
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(
    text: &str,
    file: bool,
    all: bool,
    keep: bool,
    path: Option<String>,
    year: u16,
    form: &str,
    select: &str,
    ignore: &str,
    severities: &str,
) -> JsValue {
    let config = config(Settings {
        year,
        form,
        select,
        ignore,
        severities,
    });
    let arrived = match file {
        true => from_file(text),
        false => vec![arrived(Ok(text.to_string()))],
    };
    if !all && arrived.len() > 1 {
        return unreadable(path, &several(&arrived));
    }
    let mut reports = arrived
        .into_iter()
        .map(|one| check(one, keep, path.as_deref(), &config));
    match all {
        true => reports.collect::<Array>().into(),
        false => reports.next().unwrap_or(JsValue::NULL),
    }
}

fn check(one: Arrived, keep: bool, path: Option<&str>, config: &Config) -> JsValue {
    let Arrived {
        name, text, places, ..
    } = one;
    let path = match (path, name) {
        (Some(path), Some(name)) => Some(format!("{path}/{name}")),
        (path, name) => name.or_else(|| path.map(str::to_string)),
    };
    let text = match text {
        Ok(text) => text,
        Err(why) => return unreadable(path, &why),
    };
    let mut checked = hegao::check(&text, config);
    checked.path = path;
    checked.locate(|at| wire::place(&places, at));
    utf16::count_in_utf16(&mut checked, &text);
    let report = to_js(&checked);
    if keep {
        // Fails only on what is no object.
        let _ = Reflect::set(&report, &"text".into(), &text.into());
    }
    report
}

/// The reports of a file; never none.
fn from_file(wire: &str) -> Vec<Arrived> {
    let broken = "文件读取出错，可能已损坏；请在原软件中另存后再试，或全选复制后粘贴。";
    let read = wire::read(wire).filter(|read| !read.is_empty());
    read.unwrap_or_else(|| vec![arrived(Err(broken.to_string()))])
}

fn arrived(text: Result<String, String>) -> Arrived {
    Arrived {
        name: None,
        text,
        notes: Vec::new(),
        places: Vec::new(),
    }
}

/// Of several reports in an archive none is chosen; which they are.
fn several(arrived: &[Arrived]) -> String {
    const SHOWN: usize = 5;
    let names = arrived.iter().filter_map(|one| one.name.as_deref());
    let names: Vec<&str> = names.take(SHOWN).collect();
    let count = arrived.len();
    let more = if count > SHOWN { "等" } else { "" };
    let names = names.join("、");
    format!("压缩包里有{count}个文件：{names}{more}；请解压后逐个检查。")
}

/// The object of an input that could not be read.
#[wasm_bindgen]
pub fn unreadable(path: Option<String>, why: &str) -> JsValue {
    let mut checked = Checked::unreadable("", why);
    checked.path = path;
    to_js(&checked)
}

/// A rule's manual, as `hegao rules --format json` has it, without the examples: they are not in this
/// build.
#[derive(Serialize)]
struct RuleManual {
    code: &'static str,
    name: &'static str,
    family: &'static str,
    severity: Severity,
    checks: &'static str,
    basis: &'static str,
    advice: &'static str,
    false_alarms: &'static str,
}

/// Every rule, in the manual's order.
#[wasm_bindgen(js_name = listRules)]
pub fn list_rules() -> JsValue {
    let rules = hegao::rules::all().map(|rule| RuleManual {
        code: rule.code,
        name: rule.name,
        family: rule.family.name(),
        severity: rule.severity,
        checks: rule.checks,
        basis: rule.basis,
        advice: rule.advice,
        false_alarms: rule.false_alarms,
    });
    to_js(&rules.collect::<Vec<_>>())
}

fn to_js(value: &impl Serialize) -> JsValue {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    // Plain data always becomes a value.
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}
