//! Keys that work everywhere on the page.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::Dispatch;
use crate::app::settings::Letters;
use crate::app::state::{Action, Panel, State};

/// Listens for undo and redo, and for the letters that lead from finding to finding.
#[hook]
pub fn use_keys(store: &UseReducerHandle<State>) {
    let dispatch = store.dispatcher();
    let letters = use_mut_ref(|| Letters::On);
    *letters.borrow_mut() = store.settings.letters;
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            let other = dispatch.clone();
            let dispatch = Rc::new(dispatch);
            [
                EventListener::new_with_options(&window, "keydown", options, move |event| {
                    if let Some(action) = of_key(event, *letters.borrow()) {
                        event.prevent_default();
                        dispatch.dispatch(action);
                    }
                }),
                // The menu of a text box has undo and redo of its own, which know nothing of fixes.
                EventListener::new_with_options(&window, "beforeinput", options, move |event| {
                    undo_of_menu(event, &other);
                }),
            ]
        });
        move || drop(listeners)
    });
}

fn of_key(event: &Event, letters: Letters) -> Option<Action> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let within = |selector: &str| {
        let target = target.as_ref();
        target.is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
    };
    let document = web_sys::window().and_then(|window| window.document());
    let open = |selector: &str| {
        let found = document
            .as_ref()
            .map(|document| document.query_selector(selector));
        matches!(found, Some(Ok(Some(_))))
    };
    // A dialog has keys of its own, wherever the focus is.
    if event.default_prevented() || event.alt_key() || event.is_composing() || open("dialog") {
        return None;
    }
    let key = event.key();
    if event.ctrl_key() || event.meta_key() {
        // Other fields keep their own undoing.
        if within("input:not(.inplace)") {
            return None;
        }
        return match (key.to_ascii_lowercase().as_str(), event.shift_key()) {
            ("z", back) => Some(Action::Travelled(!back)),
            ("y", false) => Some(Action::Travelled(false)),
            _ => None,
        };
    }
    if within("input, textarea, select") {
        return None;
    }
    let listed = within(".findings");
    if letters == Letters::Off && key.chars().count() == 1 {
        return None;
    }
    match key.as_str() {
        "j" | "n" => Some(Action::Stepped(true)),
        "k" | "p" => Some(Action::Stepped(false)),
        "ArrowDown" if listed => Some(Action::Stepped(true)),
        "ArrowUp" if listed => Some(Action::Stepped(false)),
        "?" | "？" => Some(Action::Show(Some(Panel::Help))),
        "Escape" if open(".opinion") => Some(Action::Show(None)),
        "Escape" => Some(Action::Unchose),
        _ => None,
    }
}

fn undo_of_menu(event: &Event, dispatch: &Dispatch) -> Option<()> {
    let input = event.dyn_ref::<InputEvent>()?;
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("textarea, .inplace").ok()??;
    let back = match input.input_type().as_str() {
        "historyUndo" => true,
        "historyRedo" => false,
        _ => return None,
    };
    event.prevent_default();
    dispatch.dispatch(Action::Travelled(back));
    Some(())
}
