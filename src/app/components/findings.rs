//! The list of findings: what is wrong, where, why it matters, what to do.

use std::rc::Rc;

use hegao::finding::Severity;
use hegao::form::Form;
use hegao::rules;
use web_sys::{Element, MouseEvent};
use yew::prelude::*;

use super::reveal::reveal;
use super::severity_name;
use crate::api::{CellKind, Finding, Sum, View};
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Chosen, Pane};

/// What the list needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The last answer.
    pub view: Rc<View>,
    /// What the user last chose.
    pub chosen: Chosen,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The list of findings, the gravest first.
#[component]
pub fn Findings(props: &Props) -> Html {
    let pane = use_node_ref();
    {
        let pane = pane.clone();
        use_effect_with(props.chosen.clone(), move |chosen| {
            if chosen.from != Pane::Findings {
                go_to(&pane);
            }
        });
    }
    let groups = [Severity::Error, Severity::Warning, Severity::Info];
    let findings = &props.view.findings;
    html! {
        <section class="pane findings" aria-label="发现的问题">
            <h2>{"问题"}<small>{format!("共{}处，点一处即到原文和表格", findings.len())}</small></h2>
            <div class="scroll" ref={pane}>
                if findings.is_empty() {
                    <p class="nothing">{"没有发现问题。"}</p>
                }
                { for groups.iter().map(|severity| group(props, *severity)) }
            </div>
        </section>
    }
}

fn go_to(pane: &NodeRef) -> Option<()> {
    let pane = pane.cast::<Element>()?;
    let finding = pane.query_selector(".finding.chosen").ok()??;
    reveal(&pane, &finding, true);
    Some(())
}

fn group(props: &Props, severity: Severity) -> Html {
    let of_group: Vec<_> = props
        .view
        .findings
        .iter()
        .enumerate()
        .filter(|(_, finding)| finding.severity == severity)
        .collect();
    if of_group.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="severity" data-severity={severity.as_str()}>
                {severity_name(severity)}<small>{of_group.len()}</small>
            </h3>
            <ol>{for of_group.iter().map(|(index, finding)| item(props, *index, finding))}</ol>
        </>
    }
}

fn item(props: &Props, index: usize, finding: &Finding) -> Html {
    let chosen = props.chosen.finding == Some(index);
    let form = props.view.form.form();
    let choose = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            // A button inside goes to its own place.
            let target = event.target_dyn_into::<Element>();
            let inner = target.and_then(|target| target.closest(".goto").ok()?);
            if inner.is_none() {
                dispatch.dispatch(Action::ChoseFinding(index));
            }
        })
    };
    let suspect = finding.cells.first().and_then(|cell| form.find(cell));
    let place = match suspect {
        Some(id) => format!("{}{}", id.table.name(), form.describe(id)),
        None if finding.place.end > finding.place.start => format!("第{}行", finding.line),
        None => "全文".to_string(),
    };
    let rule = rules::find(&finding.rule);
    html! {
        <li
            class={classes!("finding", chosen.then_some("chosen"))} onclick={choose}
            data-testid="finding" data-rule={finding.rule.clone()}
            data-severity={finding.severity.as_str()} data-cells={finding.cells.join(" ")}
        >
            <button type="button" class="message" aria-pressed={chosen.to_string()}>
                <span class="sign">{severity_name(finding.severity)}</span>
                {&finding.message}
            </button>
            { for finding.sums.iter().map(|sum| equation(props, form, chosen.then_some(index), sum)) }
            <dl>
                <dt>{"位置"}</dt>
                <dd>{place}{ for related(props, index, finding, chosen) }</dd>
                if !finding.advice.is_empty() {
                    <dt>{"处理"}</dt>
                    <dd>{&finding.advice}</dd>
                }
                if !finding.basis.is_empty() {
                    <dt>{"依据"}</dt>
                    <dd>{&finding.basis}</dd>
                }
            </dl>
            <p class="rule">{&finding.rule}{" "}{rule.map(|rule| rule.name)}</p>
        </li>
    }
}

fn related<'a>(
    props: &'a Props,
    index: usize,
    finding: &'a Finding,
    chosen: bool,
) -> impl Iterator<Item = Html> + 'a {
    finding.related.iter().map(move |(place, label, line)| {
        let dispatch = props.dispatch.clone();
        let place = *place;
        let go = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::ChosePlace(index, place));
        });
        let text = format!("{label}（第{line}行）");
        if chosen {
            html! { <button type="button" class="goto" onclick={go}>{text}</button> }
        } else {
            html! { <span class="further">{text}</span> }
        }
    })
}

/// An equation with its actual figures; noughts are left out of sums. In the finding that is
/// `chosen` each figure leads to its cell; in the others a click anywhere chooses the finding.
fn equation(props: &Props, form: &Form, chosen: Option<usize>, sum: &Sum) -> Html {
    html! {
        <div class="equation">
            <p class="name">{&sum.name}</p>
            <p class="terms">
                {side(props, form, chosen, &sum.left, &sum.left_sum)}
                <span class="unequal" aria-label="不等于">{"≠"}</span>
                {side(props, form, chosen, &sum.right, &sum.right_sum)}
            </p>
        </div>
    }
}

fn side(props: &Props, form: &Form, chosen: Option<usize>, cells: &[String], total: &str) -> Html {
    let value = |address: &String| match props.view.cells.get(address) {
        Some(cell) if cell.kind == CellKind::Number => cell.text.clone(),
        _ => "空".to_string(),
    };
    let counted: Vec<_> = cells
        .iter()
        .map(|address| (address, value(address)))
        .filter(|(_, text)| cells.len() == 1 || text != "0")
        .collect();
    let terms = counted.iter().enumerate().map(|(at, (address, text))| {
        let name = form.find(address).map(|id| form.describe(id));
        let term = match chosen {
            Some(index) => {
                let (dispatch, target) = (props.dispatch.clone(), (*address).clone());
                let go = Callback::from(move |_: MouseEvent| {
                    dispatch.dispatch(Action::ChoseTerm(index, target.clone()));
                });
                html! { <button type="button" class="goto" title={name} onclick={go}>{text}</button> }
            }
            None => html! { <span title={name}>{text}</span> },
        };
        html! {
            <>
                if at > 0 {
                    {"+"}
                }
                {term}
            </>
        }
    });
    html! {
        <span class="side">
            {for terms}
            if cells.len() > 1 {
                {if counted.is_empty() { "" } else { "=" }}<b>{total}</b>
            }
        </span>
    }
}
