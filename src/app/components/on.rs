//! What is done on a click or a key: the same few callbacks for all parts, since each one more is code.

use web_sys::{Event, HtmlInputElement, InputEvent, MouseEvent};
use yew::prelude::*;

use crate::app::hooks::Dispatch;
use crate::app::state::{Action, State};

/// Has a click do an action.
pub fn on(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}

/// A button: its class, its hook for tests, what it says, what it says when pointed at, and whether it
/// is of no use now.
pub fn button(
    class: &'static str,
    hook: &'static str,
    words: impl Into<AttrValue>,
    title: Option<&'static str>,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    drawn(class, hook, words.into(), title, disabled, onclick)
}

fn drawn(
    class: &'static str,
    hook: &'static str,
    words: AttrValue,
    title: Option<&'static str>,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    html! { <button type="button" {class} data-testid={hook} {title} {disabled} {onclick}>{words}</button> }
}

/// One that does no more than an action.
pub fn plain(hook: &'static str, words: &'static str, dispatch: &Dispatch, action: Action) -> Html {
    drawn(
        "button",
        hook,
        words.into(),
        None,
        false,
        on(dispatch, action),
    )
}

/// Has a field's words taken over as they are written.
pub fn on_words(words: &UseStateHandle<String>) -> Callback<InputEvent> {
    let words = words.clone();
    Callback::from(move |event: InputEvent| {
        words.set(event.target_unchecked_into::<HtmlInputElement>().value());
    })
}

/// The box by which the user says whether anything is to be kept.
pub fn keep_box(store: &UseReducerHandle<State>, hook: &'static str) -> Html {
    let dispatch = store.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        dispatch.dispatch(Action::Keep(input.checked()));
    });
    html! { <input type="checkbox" data-testid={hook} checked={store.keep} {onchange} /> }
}
