//! A dialog over the page.

use web_sys::{Event, HtmlDialogElement, KeyboardEvent};
use yew::prelude::*;

use super::on::plain;
use crate::app::hooks::{Dispatch, use_focus_back};
use crate::app::state::Action;
use crate::app::text::tr;

/// What a dialog needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Its title.
    pub title: AttrValue,
    /// A word for tests and style sheets.
    pub name: &'static str,
    /// Where actions go.
    pub dispatch: Dispatch,
    /// What is in it.
    pub children: Html,
}

/// A dialog that takes the focus while it is there and gives it back when it goes.
#[component]
pub fn Dialog(props: &Props) -> Html {
    // Before the dialog takes it.
    use_focus_back();
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((), move |()| {
            if let Some(dialog) = node.cast::<HtmlDialogElement>() {
                // Browsers that do not know dialogs show it in its place on the page.
                if dialog.show_modal().is_err() {
                    let _ = dialog.set_attribute("open", "");
                }
            }
        });
    }
    let oncancel = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: Event| {
            // The state closes it, not the browser behind the state's back.
            event.prevent_default();
            dispatch.dispatch(Action::Show(None));
        })
    };
    let onkeydown = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Browsers without dialogs do not know that this key closes one.
            if event.key() == "Escape" {
                event.prevent_default();
                dispatch.dispatch(Action::Show(None));
            }
        })
    };
    html! {
        <dialog class="dialog" ref={node} {oncancel} {onkeydown} aria-labelledby="dialog-title" data-testid={props.name}>
            <header>
                <h2 id="dialog-title" tabindex="-1">{props.title.clone()}</h2>
                {plain("close-dialog", tr("关闭窗口"), &props.dispatch, Action::Show(None))}
            </header>
            <div class="inside" tabindex="0" role="group" aria-labelledby="dialog-title">
                {props.children.clone()}
            </div>
        </dialog>
    }
}
