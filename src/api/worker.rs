//! The worker's side: answers each request, one after the other.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{Request, answer};

/// Listens for requests; says `ready` first, since messages sent before are lost.
pub fn serve() {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let port = scope.clone();
    EventListener::new(&scope, "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else {
            return;
        };
        let Ok(request) = serde_wasm_bindgen::from_value::<Request>(event.data()) else {
            return;
        };
        if let Ok(message) = serde_wasm_bindgen::to_value(&answer(&request)) {
            // Fails only where the page is gone.
            let _ = port.post_message(&message);
        }
    })
    .forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
}
