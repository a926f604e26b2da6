//! The report's text in a box, with marks behind it where findings are.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlTextAreaElement, InputEvent, MouseEvent};
use yew::prelude::*;

use super::reveal::reveal;
use crate::api::{Place, View};
use crate::app::hooks::{Dispatch, files};
use crate::app::marks::{byte_of, marks, stretches, utf16};
use crate::app::state::{Action, Chosen, Pane};
use crate::app::text::tr;

/// Beyond this length, in bytes, the text bears no marks, so that typing stays quick.
const MOST_MARKED: usize = 300_000;

/// What the box needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which text.
    pub id: u32,
    /// The text.
    pub text: Rc<str>,
    /// The last answer, its places moved with the text.
    pub view: Option<Rc<View>>,
    /// What the user last chose.
    pub chosen: Chosen,
    /// Whether the pane is folded away.
    pub folded: bool,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The report's text.
#[component]
pub fn Source(props: &Props) -> Html {
    let Props {
        text,
        view,
        chosen,
        folded,
        dispatch,
        ..
    } = props;
    let input = use_node_ref();
    let pane = use_node_ref();
    let marked = text.len() <= MOST_MARKED;

    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let input: HtmlTextAreaElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Edited(input.value()));
        })
    };
    let onpaste = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(event) = event.dyn_ref::<ClipboardEvent>() {
                files::paste(event, &dispatch);
            }
        })
    };
    let onclick = {
        let (dispatch, input, text) = (dispatch.clone(), input.clone(), Rc::clone(text));
        Callback::from(move |_| {
            let at = input
                .cast::<HtmlTextAreaElement>()
                .and_then(|input| input.selection_start().ok()?);
            if let Some(at) = at {
                dispatch.dispatch(Action::ChoseText(byte_of(&text, at)));
            }
        })
    };
    {
        let (input, pane, text) = (input.clone(), pane.clone(), Rc::clone(text));
        let chosen = chosen.clone();
        // Only when something is chosen anew: an edit moves the chosen place, and the caret is the
        // user's then.
        use_effect_with(chosen.turn, move |_| {
            if chosen.from != Pane::Source {
                go_to(&input, &pane, &text, &chosen);
            }
        });
    }
    {
        let (input, blank) = (input.clone(), text.is_empty());
        use_effect_with(props.id, move |_| {
            if blank {
                focus_unless_new(&input);
            }
        });
    }
    let fold = {
        let (dispatch, folded) = (dispatch.clone(), *folded);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Folded(!folded)))
    };
    html! {
        <section class={classes!("pane", "source", folded.then_some("folded"))} aria-label={tr("报告原文")}>
            <h2>
                {tr("原文")}
                <button
                    type="button" class="plain fold" data-testid="fold" onclick={fold}
                    aria-expanded={(!folded).to_string()}
                >
                    {if *folded { tr("展开") } else { tr("收起") }}
                </button>
            </h2>
            <div class="scroll" ref={pane}>
                <div class={classes!("editor", (!marked).then_some("long"))}>
                    if marked {
                        <div class="mirror" aria-hidden="true">
                            <Mirror text={Rc::clone(text)} view={view.clone()} chosen={chosen.place} />
                        </div>
                    }
                    <textarea
                        ref={input} data-testid="source" value={AttrValue::Rc(Rc::clone(text))}
                        {oninput} {onclick} {onpaste} data-text={props.id.to_string()} spellcheck="false" autocomplete="off"
                        aria-label={tr("报告全文")} placeholder={tr(PLACEHOLDER)}
                    />
                </div>
            </div>
        </section>
    }
}

const PLACEHOLDER: &str = "在此粘贴年度报告全文，连同三张表格。\n从网页、Word、WPS或PDF里全选、复制、粘贴即可，不必整理格式；检查随即开始。";

/// Takes the focus from the button that asked for a further text; on a page just opened nothing has
/// it, and it stays so, as it does on the list of reports.
fn focus_unless_new(input: &NodeRef) -> Option<()> {
    let input = input.cast::<HtmlTextAreaElement>()?;
    let active = input.owner_document()?.active_element()?;
    if active.tag_name() != "BODY" && active.closest("li").ok()?.is_none() {
        input.focus().ok()?;
    }
    Some(())
}

/// Shows the chosen place and puts the caret there, without taking the focus away.
fn go_to(input: &NodeRef, pane: &NodeRef, text: &str, chosen: &Chosen) -> Option<()> {
    let place = chosen.place?;
    let input = input.cast::<HtmlTextAreaElement>()?;
    let (start, end) = utf16(text, place);
    // Fails only on kinds of inputs that have no text.
    let _ = input.set_selection_range(start, end);
    let pane = pane.cast::<Element>()?;
    match pane.query_selector(".chosen").ok()? {
        Some(mark) => {
            reveal(&pane, &mark, false);
        }
        // Without marks the browser itself scrolls to the selection, but only with the focus.
        None if text.len() > MOST_MARKED => {
            let _ = input.focus();
        }
        None => {}
    }
    Some(())
}

/// What the marks need.
#[derive(PartialEq, Properties)]
struct MirrorProps {
    text: Rc<str>,
    view: Option<Rc<View>>,
    chosen: Option<Place>,
}

/// The same text again, laid out alike behind the box, to carry the marks.
#[component]
fn Mirror(props: &MirrorProps) -> Html {
    let whole = Place {
        start: 0,
        end: props.text.len(),
    };
    let marks = props
        .view
        .as_deref()
        .map_or_else(Vec::new, |view| marks(&props.text, view));
    let stretches = stretches(whole, &marks, props.chosen);
    let pieces = stretches.iter().map(|stretch| {
        let piece = props.text.get(stretch.start..stretch.end);
        let piece = piece.unwrap_or_default().to_string();
        if stretch.mark.is_none() && !stretch.chosen {
            return html! { <span>{piece}</span> };
        }
        let severity = stretch.mark.map(|mark| mark.0.as_str());
        html! {
            <mark class={classes!(stretch.chosen.then_some("chosen"))} data-severity={severity}>
                {piece}
            </mark>
        }
    });
    // A text box keeps the line after a last line end; a block drops it without something on it.
    html! { <>{for pieces}{"\u{200B}"}</> }
}
