//! The worker's side: answers each request, one after the other.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{Request, Wire, answer};

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
        let message = event.data().as_string();
        let Some(request) = message.and_then(|message| Request::from_wire(&message)) else {
            return;
        };
        let message = JsValue::from_str(&answer(&request).to_wire());
        // Fails only where the page is gone.
        let _ = port.post_message(&message);
    })
    .forget();
    let _ = scope.post_message(&JsValue::from_str("ready"));
}
