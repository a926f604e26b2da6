//! The report as it reads: its prose with marks where findings are, and its three tables.

use std::rc::Rc;

use hegao::export::tables::is_collapsed;
use hegao::report::ParagraphKind;
use web_sys::{Element, KeyboardEvent, MouseEvent};
use yew::prelude::*;

use super::inplace::InPlace;
use super::paragraphs::{Paragraph, Paragraphs, RUN, pieces};
use super::reveal::reveal;
use super::spots::neighbour;
use super::table::{Field, Shown, Table};
use crate::api::{BlockKind, Place, View};
use crate::app::hooks::Dispatch;
use crate::app::layout::{Layout, SlotKind, table2, table3, table4};
use crate::app::marks::marks;
use crate::app::state::{Action, Chosen, Editing, Pane};
use crate::app::text::{is_english, tr};
use crate::app::verdict::cell_name;

/// What the report needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub text: Rc<str>,
    /// The last answer, its places moved with the text.
    pub view: Rc<View>,
    /// What the user last chose.
    pub chosen: Chosen,
    /// What is edited in place.
    pub editing: Option<Editing>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The report as it reads.
#[component]
pub fn Report(props: &Props) -> Html {
    let Props {
        view,
        chosen,
        dispatch,
        ..
    } = props;
    let pane = use_node_ref();
    let form = view.form.form();
    let collapsed = view.cells.keys().any(|address| is_collapsed(form, address));
    let layouts = use_memo((view.form, collapsed), |(form, collapsed)| {
        let form = form.form();
        [table2(form), table3(form, *collapsed), table4(form)].map(|mut layout| {
            for slot in layout.body.iter_mut().flatten().filter(|_| is_english()) {
                if let SlotKind::Cell { address, name } = &mut slot.kind
                    && let Some(id) = form.find(address)
                {
                    *name = cell_name(form, id);
                }
            }
            Rc::new(layout)
        })
    });
    {
        let (pane, chosen) = (pane.clone(), chosen.clone());
        use_effect_with(chosen.turn, move |_| {
            if chosen.from != Pane::Report {
                go_to(&pane, &chosen);
            }
        });
    }
    let onclick = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(address) = attribute_at(&event, "data-cell") {
                dispatch.dispatch(Action::ChoseCell(address));
            } else if let Some(index) = attribute_at(&event, "data-finding") {
                let index = index.parse().unwrap_or_default();
                dispatch.dispatch(Action::ChoseFinding(index, Pane::Report));
            }
        })
    };
    let edit = {
        let (dispatch, view) = (dispatch.clone(), Rc::clone(view));
        move |element: &Element| {
            let block = element.closest("[data-block]").ok().flatten();
            if let Some(address) = cell_of(element) {
                dispatch.dispatch(Action::EditCell(address));
            } else if let Some(index) = block.and_then(|block| block.get_attribute("data-block"))
                && let Some((_, place)) = view.blocks.get(index.parse().unwrap_or(usize::MAX))
            {
                dispatch.dispatch(Action::EditBlock(place.start));
            }
        }
    };
    let ondblclick = {
        let edit = edit.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(target) = event.target_dyn_into::<Element>() {
                edit(&target);
            }
        })
    };
    let onkeydown = {
        let (pane, dispatch) = (pane.clone(), dispatch.clone());
        Callback::from(move |event: KeyboardEvent| {
            let spot = event.target_dyn_into::<Element>();
            let is_spot = |spot: &Element| {
                spot.has_attribute("data-block") || spot.has_attribute("data-cell")
            };
            let plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
            let Some(spot) = spot.filter(|spot| plain && is_spot(spot)) else {
                return;
            };
            let key = event.key();
            let done = match key.as_str() {
                "Enter" | "F2" => {
                    edit(&spot);
                    true
                }
                " " => match spot.get_attribute("data-cell") {
                    Some(address) => {
                        dispatch.dispatch(Action::ChoseCell(address));
                        true
                    }
                    None => false,
                },
                _ => pane
                    .cast::<Element>()
                    .and_then(|pane| neighbour(&pane, &spot, &key))
                    .is_some_and(|next| next.focus().is_ok()),
            };
            if done {
                event.prevent_default();
            }
        })
    };
    let inferred = view.cells.values().any(|cell| cell.inferred);
    html! {
        <section class="pane report" aria-label={tr("报告")}>
            <h2>
                {tr("报告")}
                <small>
                    {tr("双击一段或一格即可修改")}
                    if inferred {
                        {tr("；虚线格的斜体数由勾稽关系推定")}
                    }
                </small>
            </h2>
            <div class="scroll paper" lang="zh-CN" ref={pane} {onclick} {ondblclick} {onkeydown}>
                { for parts(props, &layouts) }
            </div>
        </section>
    }
}

fn attribute_at(event: &MouseEvent, name: &str) -> Option<String> {
    let target = event.target_dyn_into::<Element>()?;
    // A click into the field of a cell is meant for the field.
    if target.closest(".inplace").ok()?.is_some() {
        return None;
    }
    target
        .closest(&format!("[{name}]"))
        .ok()??
        .get_attribute(name)
}

fn cell_of(element: &Element) -> Option<String> {
    element
        .closest("[data-cell]")
        .ok()??
        .get_attribute("data-cell")
}

/// Brings the chosen cell or words into view; where panes do not scroll by themselves, only from the
/// list of findings.
fn go_to(pane: &NodeRef, chosen: &Chosen) -> Option<()> {
    let pane = pane.cast::<Element>()?;
    let found = match &chosen.cell {
        // Addresses are the form's own keys and need no escaping.
        Some(address) => pane
            .query_selector(&format!("[data-cell=\"{address}\"]"))
            .ok()?,
        None => None,
    };
    let found = match found {
        Some(found) => found,
        None => pane.query_selector(".chosen").ok()??,
    };
    reveal(&pane, &found, chosen.from == Pane::Findings);
    Some(())
}

/// Beyond this length in bytes, or so many parts, only the tables are shown, so that the page stays
/// quick; no report comes near it.
const MOST_BYTES: usize = 300_000;
const MOST_PARTS: usize = 1500;

/// Prose and tables in their order. A table of which nothing was read stands at its section's end.
fn parts(props: &Props, layouts: &[Rc<Layout>; 3]) -> Vec<Html> {
    let Props {
        text,
        view,
        editing,
        chosen,
        ..
    } = props;
    let marks = marks(text, view);
    let tables = tables(props, layouts);
    let mut stands = [false; 3];
    let field = editing.as_ref().filter(|editing| editing.cell.is_none());
    let mut field_stands = false;
    let mut parts = Vec::new();
    let mut run = Vec::new();
    let mut blocks = &view.blocks[..];
    if text.len() > MOST_BYTES || blocks.len() > MOST_PARTS {
        blocks = &[];
        parts.push(
            html! { <p class="nothing">{tr("文字过长，这里只显示表格；正文请看“原文”。")}</p> },
        );
    }
    for (index, (kind, place)) in blocks.iter().enumerate() {
        if let Some(editing) = field.filter(|editing| editing.place.start <= place.start) {
            if !std::mem::replace(&mut field_stands, true) {
                end_run(&mut parts, &mut run);
                parts.push(put_field(props, editing));
            }
            if place.start < editing.place.end {
                continue;
            }
        }
        let (from, to) = match kind {
            BlockKind::Table(which) => (*which as usize, *which as usize + 1),
            BlockKind::Text(ParagraphKind::SectionHeading) => (0, missing_before(view, index)),
            BlockKind::Text(_) => (0, 0),
        };
        for at in from..to {
            if !std::mem::replace(&mut stands[at], true) {
                end_run(&mut parts, &mut run);
                parts.push(tables[at].clone());
            }
        }
        if let BlockKind::Text(kind) = kind {
            if run.len() >= RUN {
                end_run(&mut parts, &mut run);
            }
            run.push(Paragraph {
                index,
                kind: *kind,
                pieces: pieces(text, *place, &marks, chosen.place),
            });
        }
    }
    end_run(&mut parts, &mut run);
    if let Some(editing) = field.filter(|_| !field_stands) {
        parts.push(put_field(props, editing));
    }
    let rest = tables.into_iter().zip(stands).filter(|(_, stands)| !stands);
    parts.extend(rest.map(|(table, _)| table));
    parts
}

/// How many of the tables ought to stand before a heading of a section: those of which no piece
/// comes later, if the section is the fifth or sixth.
fn missing_before(view: &View, heading: usize) -> usize {
    let headings = view.blocks[..heading].iter();
    let is_heading =
        |block: &&(BlockKind, Place)| block.0 == BlockKind::Text(ParagraphKind::SectionHeading);
    let before = headings.filter(is_heading).count();
    let later = view.blocks[heading..].iter();
    if later
        .clone()
        .any(|block| matches!(block.0, BlockKind::Table(_)))
    {
        0
    } else {
        before.saturating_sub(1).min(3)
    }
}

/// The field that stands in place of a paragraph.
fn put_field(props: &Props, editing: &Editing) -> Html {
    html! {
        <InPlace
            key="field" value={editing.words(&props.text).to_string()}
            dispatch={props.dispatch.clone()}
        />
    }
}

/// Puts the paragraphs gathered so far among the parts.
fn end_run(parts: &mut Vec<Html>, run: &mut Vec<Paragraph>) {
    if let Some(first) = run.first() {
        let key = first.index;
        let paragraphs = std::mem::take(run);
        parts.push(html! { <Paragraphs {key} {paragraphs} /> });
    }
}

/// The three tables.
fn tables(props: &Props, layouts: &[Rc<Layout>; 3]) -> Vec<Html> {
    let Props {
        text,
        view,
        chosen,
        editing,
        dispatch,
    } = props;
    let marked = view.marked_cells();
    let finding = chosen.finding.and_then(|index| view.findings.get(index));
    let involved = finding.map_or(&[][..], |finding| &finding.cells);
    let field = editing.as_ref().and_then(|editing| {
        Some(Field {
            cell: editing.cell.clone()?,
            value: editing.words(text).to_string(),
            wrong: editing.draft.is_some(),
        })
    });
    let titles = view.form.form().sections;
    let numbered = layouts.iter().enumerate();
    numbered
        .map(|(at, layout)| {
            let slots = layout.body.iter().flatten();
            let addresses = slots.filter_map(|slot| match &slot.kind {
                SlotKind::Cell { address, .. } => Some(address),
                _ => None,
            });
            let mut field_here = None;
            let mut shown = Vec::new();
            for address in addresses {
                let cell = view.cells.get(address);
                let mark = marked.get(address.as_str());
                if field.as_ref().is_some_and(|field| field.cell == *address) {
                    field_here.clone_from(&field);
                }
                shown.push(Shown {
                    text: cell.map(|cell| cell.text.clone()).unwrap_or_default(),
                    kind: cell.map(|cell| cell.kind),
                    inferred: cell.is_some_and(|cell| cell.inferred),
                    severity: mark.map(|mark| mark.0),
                    suspect: mark.is_some_and(|mark| mark.1),
                    involved: involved.iter().position(|cell| cell == address).map(|at| at == 0),
                    chosen: chosen.cell.as_ref() == Some(address),
                });
            }
            html! {
                <Table
                    key={["二", "三", "四"][at]} number={at + 2} title={titles[at + 1]}
                    layout={Rc::clone(layout)} {shown} field={field_here} dispatch={dispatch.clone()}
                />
            }
        })
        .collect()
}
