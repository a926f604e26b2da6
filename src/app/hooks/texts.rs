//! Texts that the page has only where they are wanted, so that the first view is small.

use hegao::rules;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::files::on_window;

/// What the boot script loads, which alone knows where it is: `english` or `manual`.
pub async fn load(name: &str) -> Option<String> {
    let load = on_window("hegaoText")?;
    let promise = load.call1(&JsValue::NULL, &name.into()).ok()?;
    let text = JsFuture::from(js_sys::Promise::from(promise)).await;
    text.ok()?.as_string()
}

/// Has the rules tell all that the manual says of them.
pub async fn learn_manual() {
    if let Some(text) = load("manual").await {
        rules::learn(text);
    }
}
