//! What JavaScript calls.

use hegao::export::utf16;
use hegao::finding::Severity;
use hegao::ingest::wire::{self, Arrived};
use hegao::{Checked, Config};
use js_sys::Reflect;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::settings::{Settings, config};

/// Checks a text; the command line's JSON object, with places in UTF-16 units. With `file`, `text` is
/// what the readers wrote of a file; with `keep`, the object holds the text that was checked.
#[allow(clippy::too_many_arguments, reason = "an object would cost glue")]
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(
    text: &str,
    file: bool,
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
        false => Ok((text.to_string(), Vec::new())),
    };
    match arrived {
        Ok((text, places)) => check(&text, &places, keep, path, &config),
        Err(why) => unreadable(path, &why),
    }
}

fn check(
    text: &str,
    places: &[(usize, String)],
    keep: bool,
    path: Option<String>,
    config: &Config,
) -> JsValue {
    let mut checked = hegao::check(text, config);
    checked.path = path;
    checked.locate(|at| wire::place(places, at));
    utf16::count_in_utf16(&mut checked, text);
    let report = to_js(&checked);
    if keep {
        // Fails only on what is no object.
        let _ = Reflect::set(&report, &"text".into(), &text.into());
    }
    report
}

type Read = (String, Vec<(usize, String)>);

/// The one report of a file; of several in an archive none is chosen.
fn from_file(wire: &str) -> Result<Read, String> {
    let broken = "文件读取出错，可能已损坏；请在原软件中另存后再试，或全选复制后粘贴。";
    let mut arrived = wire::read(wire).ok_or(broken)?;
    if arrived.len() > 1 {
        let count = arrived.len();
        return Err(format!("压缩包里有{count}个文件；请解压后逐个检查。"));
    }
    let Arrived { text, places, .. } = arrived.pop().ok_or(broken)?;
    Ok((text?, places))
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
