//! One of the three tables in the look of the form.

use std::rc::Rc;

use hegao::finding::Severity;
use yew::prelude::*;

use super::inplace::InPlace;
use crate::api::CellKind;
use crate::app::hooks::Dispatch;
use crate::app::layout::{Layout, Slot, SlotKind};
use crate::app::text::{is_english, tr};
use crate::app::verdict::severity_name;

/// A cell as it is shown; without its place in the text, so that an edit elsewhere leaves it alone.
#[derive(PartialEq)]
pub struct Shown {
    /// The value as text.
    pub text: String,
    /// What it holds; none where it was not read.
    pub kind: Option<CellKind>,
    /// Whether the form's equations decided it.
    pub inferred: bool,
    /// The gravest finding on it.
    pub severity: Option<Severity>,
    /// Whether it is the suspect of that finding.
    pub suspect: bool,
    /// Whether it takes part in the chosen finding, and if so, whether as its suspect.
    pub involved: Option<bool>,
    /// Whether it is the chosen cell.
    pub chosen: bool,
}

/// The field of a cell.
#[derive(Clone, PartialEq)]
pub struct Field {
    /// The cell's address.
    pub cell: String,
    /// What stands in it.
    pub value: String,
    /// Whether that can be no value.
    pub wrong: bool,
}

/// What a table needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Which table: 2, 3 or 4.
    pub number: usize,
    /// Its title.
    pub title: &'static str,
    /// What stands where.
    pub layout: Rc<Layout>,
    /// The cells in the layout's order.
    pub shown: Vec<Shown>,
    /// The cell that is edited in place.
    pub field: Option<Field>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The table.
#[component]
pub fn Table(props: &Props) -> Html {
    let layout = &props.layout;
    let mut cells = props.shown.iter();
    // One cell is in the order of the Tab key; arrows lead on from it.
    let stop = props.shown.iter().position(|cell| cell.chosen).unwrap_or(0);
    let mut at = 0;
    let mut rows = |rows: &[Vec<Slot>]| {
        let rows = rows.iter().map(|row| {
            let slots = row.iter().map(|slot| match &slot.kind {
                SlotKind::Cell { address, name } => {
                    at += 1;
                    match cells.next() {
                        Some(shown) => cell(props, slot, address, name, shown, at == stop + 1),
                        None => Html::default(),
                    }
                }
                _ => head(slot),
            });
            html! { <tr>{for slots}</tr> }
        });
        rows.collect::<Html>()
    };
    html! {
        <div class="sheet">
            <table class={format!("table{}", props.number)}>
                <caption title={in_english(props.title)}>{props.title}</caption>
                if !layout.heads.is_empty() {
                    <thead>{rows(&layout.heads)}</thead>
                }
                <tbody>{rows(&layout.body)}</tbody>
            </table>
        </div>
    }
}

fn span(count: usize) -> Option<String> {
    (count > 1).then(|| count.to_string())
}

/// What words of the form say, which stay as they are in a report.
fn in_english(words: &'static str) -> Option<&'static str> {
    is_english().then(|| tr(words))
}

fn head(slot: &Slot) -> Html {
    let (scope, class) = match slot.kind {
        SlotKind::Title => ("colgroup", Some("title")),
        SlotKind::Label => ("row", Some("label")),
        SlotKind::Group => ("rowgroup", Some("group")),
        _ => ("col", None),
    };
    html! {
        <th {scope} {class} title={in_english(slot.label)} colspan={span(slot.columns)} rowspan={span(slot.rows)}>{slot.label}</th>
    }
}

fn cell(props: &Props, slot: &Slot, address: &str, name: &str, shown: &Shown, stop: bool) -> Html {
    let state = match (shown.severity, shown.kind) {
        (Some(Severity::Error), _) => "error",
        (Some(Severity::Warning), _) => "warning",
        (_, None) => "absent",
        (_, Some(CellKind::Blank)) => "blank",
        (_, Some(_)) => "ok",
    };
    let class = classes!(
        shown
            .involved
            .map(|suspect| if suspect { "suspect" } else { "involved" }),
        shown.chosen.then_some("chosen"),
    );
    let mut title = name.to_string();
    match (shown.severity, shown.kind) {
        (Some(severity), _) => {
            title.push_str(tr("：有"));
            title.push_str(severity_name(severity));
        }
        (None, None) => title.push_str(tr("：未能读出")),
        (None, Some(CellKind::Blank)) => title.push_str(tr("：空白")),
        _ => {}
    }
    if shown.inferred {
        title.push_str(tr("（由勾稽关系推定）"));
    }
    let field = props.field.as_ref().filter(|field| field.cell == address);
    html! {
        <td
            {class} colspan={span(slot.columns)} data-cell={address.to_string()} data-state={state}
            title={title.clone()} tabindex={if stop { "0" } else { "-1" }}
            data-info={(shown.severity == Some(Severity::Info)).then_some("true")}
            data-suspect={shown.suspect.then_some("true")}
            data-inferred={shown.inferred.then_some("true")}
        >
            if let Some(field) = field {
                <InPlace
                    cell={address.to_string()} value={field.value.clone()} wrong={field.wrong} name={title}
                    dispatch={props.dispatch.clone()}
                />
            } else {
                {shown.text.clone()}
            }
        </td>
    }
}
