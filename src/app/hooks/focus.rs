//! Gives the focus back.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// Has what bore the focus before this component came bear it again when it goes.
#[hook]
pub fn use_focus_back() {
    use_effect_with((), |()| {
        let before = focused();
        // The element may have been made anew since; its hook is the same.
        let hook = before
            .as_ref()
            .and_then(|before| before.get_attribute("data-testid"));
        move || {
            // Not before the page is shown again.
            Timeout::new(0, move || {
                let _ = give(before, hook);
            })
            .forget();
        }
    });
}

fn focused() -> Option<HtmlElement> {
    let document = web_sys::window()?.document()?;
    document.active_element()?.dyn_into().ok()
}

fn give(before: Option<HtmlElement>, hook: Option<String>) -> Option<()> {
    let before = match before.filter(|before| before.is_connected()) {
        Some(before) => before,
        None => {
            let document = web_sys::window()?.document()?;
            let same = document.query_selector(&format!("[data-testid={}]", hook?));
            same.ok()??.dyn_into().ok()?
        }
    };
    before.focus().ok()
}
