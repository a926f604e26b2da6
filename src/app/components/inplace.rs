//! A field that takes the place of a paragraph or of a cell's value.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::spots::neighbour;
use crate::app::hooks::{Dispatch, use_focus_back};
use crate::app::state::Action;
use crate::app::text::tr;

/// What the field needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// What stands in it.
    pub value: String,
    /// The cell's address; none for a paragraph.
    #[prop_or_default]
    pub cell: Option<String>,
    /// Whether what stands in it can be no value.
    #[prop_or_default]
    pub wrong: bool,
    /// What it is the field of, in words.
    #[prop_or_default]
    pub name: String,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// Characters of a paragraph that fit on a line, to tell the field's height.
const LINE: usize = 38;

/// The field; it takes the focus.
#[component]
pub fn InPlace(props: &Props) -> Html {
    let Props {
        value,
        cell,
        wrong,
        name,
        dispatch,
    } = props;
    use_focus_back();
    let prose = cell.is_none();
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlElement>() {
                let _ = field.focus();
            }
            // A value is mostly written anew, a paragraph mostly not.
            if let Some(field) = field.cast::<HtmlInputElement>().filter(|_| !prose) {
                field.select();
            }
        });
    }
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let value = match event.target_dyn_into::<HtmlInputElement>() {
                Some(field) => field.value(),
                None => event.target_unchecked_into::<HtmlTextAreaElement>().value(),
            };
            dispatch.dispatch(Action::Wrote(value));
        })
    };
    let onblur = {
        let (dispatch, cell) = (dispatch.clone(), cell.clone());
        Callback::from(move |_: FocusEvent| dispatch.dispatch(Action::Written(cell.clone())))
    };
    let onkeydown = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            // The report's own keys are not for the field; undoing is the page's.
            if !event.ctrl_key() && !event.meta_key() {
                event.stop_propagation();
            }
            let Some(field) = event.target_dyn_into::<HtmlElement>() else {
                return;
            };
            match event.key().as_str() {
                "Escape" => {
                    event.prevent_default();
                    let spot = spot_of(&field);
                    dispatch.dispatch(Action::Unwrote);
                    focus_soon(spot);
                }
                "Enter" if prose && (event.ctrl_key() || event.meta_key()) => {
                    event.prevent_default();
                    dispatch.dispatch(Action::Written(None));
                }
                key if !prose => {
                    if let Some(key) = way(key, event.shift_key(), &field) {
                        event.prevent_default();
                        move_on(&field, key, &dispatch);
                    }
                }
                _ => {}
            }
        })
    };
    if prose {
        let rows = value
            .lines()
            .map(|line| line.chars().count() / LINE + 1)
            .sum::<usize>()
            + 1;
        html! {
            <textarea
                ref={field} class="inplace" value={value.clone()} rows={rows.to_string()}
                {oninput} {onblur} {onkeydown} spellcheck="false"
                aria-label={tr("修改这一段，按Esc放弃，按Ctrl和Enter完成")}
            />
        }
    } else {
        html! {
            <input
                ref={field} class="inplace" value={value.clone()} {oninput} {onblur} {onkeydown}
                size="1" autocomplete="off" inputmode="decimal" aria-label={name.clone()}
                aria-invalid={wrong.then_some("true")} title={wrong.then(|| tr("一格里只能是数字，或者空着"))}
            />
        }
    }
}

/// The arrow key to which a key comes down in a cell; left and right only where the caret is at
/// the end of the value.
fn way(key: &str, shift: bool, field: &HtmlElement) -> Option<&'static str> {
    let field = field.dyn_ref::<HtmlInputElement>()?;
    let (start, end) = (field.selection_start().ok()??, field.selection_end().ok()??);
    let length = field.value().encode_utf16().count() as u32;
    match (key, shift) {
        ("Enter", false) | ("ArrowDown", _) => Some("ArrowDown"),
        ("Enter", true) | ("ArrowUp", _) => Some("ArrowUp"),
        ("Tab", false) => Some("ArrowRight"),
        ("Tab", true) => Some("ArrowLeft"),
        ("ArrowRight", _) if start == length || end - start == length => Some("ArrowRight"),
        ("ArrowLeft", _) if end == 0 || end - start == length => Some("ArrowLeft"),
        _ => None,
    }
}

/// Goes on to the neighbouring cell of the table, or ends where there is none.
fn move_on(field: &HtmlElement, key: &str, dispatch: &Dispatch) -> Option<()> {
    let cell = field.closest("[data-cell]").ok()??;
    let table = cell.closest("table").ok()??;
    let next = neighbour(&table, &cell, key);
    match next.and_then(|next| next.get_attribute("data-cell")) {
        Some(address) => dispatch.dispatch(Action::EditCell(address)),
        None => {
            dispatch.dispatch(Action::Written(cell.get_attribute("data-cell")));
            focus_soon(cell.dyn_into().ok());
        }
    }
    Some(())
}

fn spot_of(field: &HtmlElement) -> Option<HtmlElement> {
    field.closest("[data-cell]").ok()??.dyn_into().ok()
}

/// Gives the focus back to the cell once the field is gone.
fn focus_soon(spot: Option<HtmlElement>) {
    if let Some(spot) = spot {
        gloo::timers::callback::Timeout::new(0, move || {
            // Fails only where the cell is gone.
            let _ = spot.focus();
        })
        .forget();
    }
}
