//! What JavaScript calls.

use hegao::Checked;
use hegao::export::utf16;
use hegao::finding::Severity;
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::settings::{Settings, config};

/// Checks a text; the command line's JSON object, with places in UTF-16 units.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(
    text: &str,
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
    let mut checked = hegao::check(text, &config);
    checked.path = path;
    utf16::count_in_utf16(&mut checked, text);
    to_js(&checked)
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
