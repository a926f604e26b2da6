//! Has the focus never get lost: it goes back to what bore it, or on to what is nearest.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, FocusOptions, HtmlElement};
use yew::prelude::*;

/// Has what bore the focus before this component came bear it again when it goes, unless something else
/// does.
#[hook]
pub fn use_focus_back() {
    use_effect_with((), |()| {
        let before = focused();
        // The element may have been made anew since; its hook is the same.
        let hook = before.as_ref().and_then(hook_of);
        move || {
            // Not before the page is shown again.
            Timeout::new(0, move || {
                if focused().is_none() {
                    give(before, hook);
                }
            })
            .forget();
        }
    });
}

/// Where what bears the focus is taken away or barred, has the nearest thing that can bear it do so.
#[hook]
pub fn use_focus_kept() {
    // What has the focus, what that is in, and so on outwards.
    let path = use_mut_ref(Vec::<Element>::new);
    {
        let path = Rc::clone(&path);
        use_effect_with((), move |()| {
            let listener = document().map(|document| {
                EventListener::new(&document, "focusin", move |event| {
                    let target = event.target();
                    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
                    let outwards =
                        std::iter::successors(target, |element| element.parent_element());
                    path.replace(outwards.collect());
                })
            });
            move || drop(listener)
        });
    }
    use_effect(move || {
        // Whoever gives the focus on purpose does so before.
        Timeout::new(50, move || hold(&path)).forget();
    });
}

fn hold(path: &RefCell<Vec<Element>>) {
    let path = path.borrow().clone();
    let Some((bearer, around)) = path.split_first() else {
        return;
    };
    let is_lost = !bearer.is_connected() || bearer.has_attribute("disabled");
    if !is_lost || focused().is_some() {
        return;
    }
    for outer in around.iter().filter(|outer| outer.is_connected()) {
        for selector in [".current button:enabled", ".chosen .message", NEAR] {
            let Ok(found) = outer.query_selector_all(selector) else {
                return;
            };
            for at in 0..found.length() {
                let near = found.get(at).and_then(|near| near.dyn_into().ok());
                // What is not shown does not take it.
                if near.and_then(focus).is_some() && focused().is_some() {
                    return;
                }
            }
        }
    }
}

const NEAR: &str = "button:enabled, textarea, [tabindex=\"0\"]";

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// What has the focus, if anything has.
fn focused() -> Option<HtmlElement> {
    let focused: HtmlElement = document()?.active_element()?.dyn_into().ok()?;
    Some(focused).filter(|focused| focused.tag_name() != "BODY")
}

/// A selector of an element, or of the cell or paragraph in which it is.
fn hook_of(element: &HtmlElement) -> Option<String> {
    ["data-cell", "data-block", "data-testid"]
        .iter()
        .find_map(|name| {
            let outer = element.closest(&format!("[{name}]")).ok()??;
            Some(format!("[{name}=\"{}\"]", outer.get_attribute(name)?))
        })
}

fn give(before: Option<HtmlElement>, hook: Option<String>) -> Option<()> {
    let before = match before.filter(|before| before.is_connected()) {
        Some(before) => before,
        None => {
            let same = document()?.query_selector(&hook?);
            same.ok()??.dyn_into().ok()?
        }
    };
    focus(before)
}

/// Gives an element the focus; what is in view stays so.
fn focus(element: HtmlElement) -> Option<()> {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok()
}
