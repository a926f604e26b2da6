//! The three tables in the look of the form, with every cell that was read in its place.

use std::collections::BTreeMap;
use std::rc::Rc;

use hegao::finding::Severity;
use hegao::form::Form;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::reveal::reveal;
use super::severity_name;
use crate::api::{CellKind, View};
use crate::app::hooks::Dispatch;
use crate::app::layout::{Layout, Slot, SlotKind, table2, table3, table4};
use crate::app::state::{Action, Chosen, Pane};

/// What the tables need.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The last answer.
    pub view: Rc<View>,
    /// What the user last chose.
    pub chosen: Chosen,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The three tables.
#[component]
pub fn Tables(props: &Props) -> Html {
    let pane = use_node_ref();
    let form = props.view.form.form();
    let collapsed = props
        .view
        .cells
        .keys()
        .any(|address| is_collapsed(form, address));
    let layouts = use_memo((props.view.form, collapsed), |(form, collapsed)| {
        let form = form.form();
        [table2(form), table3(form, *collapsed), table4(form)]
    });
    {
        let pane = pane.clone();
        use_effect_with(props.chosen.clone(), move |chosen| {
            if chosen.from != Pane::Tables {
                go_to(&pane, chosen);
            }
        });
    }
    let marked = props.view.marked_cells();
    let involved = props
        .chosen
        .finding
        .and_then(|index| props.view.findings.get(index))
        .map_or(&[][..], |finding| &finding.cells);
    let scene = Scene {
        props,
        marked: &marked,
        involved,
    };
    let onclick = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<Element>();
            let cell = target.and_then(|target| target.closest("[data-cell]").ok()?);
            if let Some(address) = cell.and_then(|cell| cell.get_attribute("data-cell")) {
                dispatch.dispatch(Action::ChoseCell(address));
            }
        })
    };
    let inferred = props.view.cells.values().any(|cell| cell.inferred);
    let numbered = layouts.iter().zip(form.sections.iter().skip(1));
    html! {
        <section class="pane tables" aria-label="重建的表格">
            <h2>
                {"表格"}
                <small>
                    {"点数字查看出处"}
                    if inferred {
                        {"；虚线格的斜体数由勾稽关系推定"}
                    }
                </small>
            </h2>
            <div class="scroll" ref={pane} {onclick}>
                { for numbered.enumerate().map(|(at, (layout, title))| scene.table(at + 2, title, layout)) }
            </div>
        </section>
    }
}

fn is_collapsed(form: &Form, address: &str) -> bool {
    let id = form
        .find(address)
        .filter(|id| id.table == hegao::form::Table::Three);
    let row = id.and_then(|id| form.table3.get(id.row as usize));
    row.is_some_and(|row| row.collapsed)
}

fn go_to(pane: &NodeRef, chosen: &Chosen) -> Option<()> {
    let pane = pane.cast::<Element>()?;
    let address = chosen.cell.as_deref()?;
    // Addresses are the form's own keys and need no escaping.
    let selector = format!("[data-cell=\"{address}\"]");
    let cell = pane.query_selector(&selector).ok()??;
    reveal(&pane, &cell, chosen.from == Pane::Findings);
    Some(())
}

/// What all cells look up.
struct Scene<'a> {
    props: &'a Props,
    marked: &'a BTreeMap<&'a str, (Severity, bool)>,
    involved: &'a [String],
}

impl Scene<'_> {
    fn table(&self, number: usize, title: &'static str, layout: &Layout) -> Html {
        html! {
            <div class="sheet">
                <table class={format!("table{number}")}>
                    <caption>{title}</caption>
                    if !layout.heads.is_empty() {
                        <thead>{for layout.heads.iter().map(|row| self.row(row))}</thead>
                    }
                    <tbody>{for layout.body.iter().map(|row| self.row(row))}</tbody>
                </table>
            </div>
        }
    }

    fn row(&self, slots: &[Slot]) -> Html {
        html! { <tr>{for slots.iter().map(|slot| self.slot(slot))}</tr> }
    }

    fn slot(&self, slot: &Slot) -> Html {
        let span = |count: usize| (count > 1).then(|| count.to_string());
        let (columns, rows) = (span(slot.columns), span(slot.rows));
        match &slot.kind {
            SlotKind::Cell { address, name } => self.cell(address, name, columns),
            SlotKind::Head => {
                html! { <th scope="col" colspan={columns} rowspan={rows}>{slot.label}</th> }
            }
            SlotKind::Title => {
                html! { <th scope="colgroup" class="title" colspan={columns} rowspan={rows}>{slot.label}</th> }
            }
            SlotKind::Label => {
                html! { <th scope="row" class="label" colspan={columns} rowspan={rows}>{slot.label}</th> }
            }
            SlotKind::Group => {
                html! { <th scope="rowgroup" class="group" colspan={columns} rowspan={rows}>{slot.label}</th> }
            }
        }
    }

    fn cell(&self, address: &str, name: &str, columns: Option<String>) -> Html {
        let cell = self.props.view.cells.get(address);
        let mark = self.marked.get(address);
        let severity = mark.map(|mark| mark.0);
        let state = match (severity, cell.map(|cell| cell.kind)) {
            (Some(Severity::Error), _) => "error",
            (Some(Severity::Warning), _) => "warning",
            (_, None) => "absent",
            (_, Some(CellKind::Blank)) => "blank",
            (_, Some(_)) => "ok",
        };
        let inferred = cell.is_some_and(|cell| cell.inferred);
        let suspect = self.involved.first().is_some_and(|first| first == address);
        let chosen = self.props.chosen.cell.as_deref() == Some(address);
        let class = classes!(
            suspect.then_some("suspect"),
            (!suspect && self.involved.iter().any(|cell| cell == address)).then_some("involved"),
            chosen.then_some("chosen"),
        );
        let text = cell.map(|cell| cell.text.clone()).unwrap_or_default();
        let mut title = name.to_string();
        match (severity, cell) {
            (Some(severity), _) => title.push_str(&format!("：有{}", severity_name(severity))),
            (None, None) => title.push_str("：未能读出"),
            (None, Some(cell)) if cell.kind == CellKind::Blank => title.push_str("：空白"),
            _ => {}
        }
        if inferred {
            title.push_str("（由勾稽关系推定）");
        }
        let content = if severity.is_some() {
            // A button, so that the keyboard gets to the finding.
            let label = format!("{title}，{text}");
            html! { <button type="button" aria-label={label}>{text}</button> }
        } else {
            html! { {text} }
        };
        html! {
            <td
                {class} colspan={columns} {title} data-cell={address.to_string()} data-state={state}
                data-info={(severity == Some(Severity::Info)).then_some("true")}
                data-suspect={mark.is_some_and(|mark| mark.1).then_some("true")}
                data-inferred={inferred.then_some("true")}
            >
                {content}
            </td>
        }
    }
}
