//! What an open finding says, and what is to be said of a cell.

use hegao::finding::Severity;
use hegao::form::Form;
use web_sys::{HtmlInputElement, MouseEvent, SubmitEvent};
use yew::prelude::*;

use super::on::on;
use crate::api::{CellKind, Finding, Sum, View};
use crate::app::hooks::Dispatch;
use crate::app::quote::quote;
use crate::app::state::{Action, Chosen, Pane, Panel};
use crate::app::text::{fill, say, tr};
use crate::app::verdict::cell_name;

/// The inside of an open finding: its words, its equations, its further places, basis and advice,
/// and what can be done.
pub fn detail(
    text: &str,
    view: &View,
    index: usize,
    finding: &Finding,
    dispatch: &Dispatch,
) -> Html {
    let form = view.form.form();
    let terms = Terms {
        view,
        form,
        dispatch,
        finding: Some(index),
    };
    let quoted = match finding.cells.is_empty() {
        true => quote(text, finding.place),
        false => None,
    };
    let cells = match finding.sums.is_empty() {
        true => finding.cells.as_slice(),
        false => &[],
    };
    html! {
        <div class="detail">
            if let Some([before, words, after]) = quoted {
                <blockquote>{before}<mark data-severity={finding.severity.as_str()}>{words}</mark>{after}</blockquote>
            }
            if !cells.is_empty() {
                <ul class="cells">
                    { for cells.iter().map(|cell| html! { <li>{terms.named(cell)}</li> }) }
                </ul>
            }
            { for finding.sums.iter().map(|sum| terms.equation(sum)) }
            <dl>
                if !finding.related.is_empty() {
                    <dt>{tr("另见")}</dt>
                    <dd>{for related(index, finding, dispatch)}</dd>
                }
                if !finding.advice.is_empty() {
                    <dt>{tr("处理")}</dt>
                    <dd>{&finding.advice}</dd>
                }
                if !finding.basis.is_empty() {
                    <dt>{tr("依据")}</dt>
                    <dd>{&finding.basis}</dd>
                }
            </dl>
            {doings(index, finding, dispatch)}
        </div>
    }
}

fn related<'a>(
    index: usize,
    finding: &'a Finding,
    dispatch: &'a Dispatch,
) -> impl Iterator<Item = Html> + 'a {
    finding.related.iter().map(move |(place, label, line)| {
        let go = on(dispatch, Action::ChosePlace(index, *place));
        html! { <button type="button" class="goto" onclick={go}>{fill("{0}（第{1}行）", &[&say(label), line])}</button> }
    })
}

fn doings(index: usize, finding: &Finding, dispatch: &Dispatch) -> Html {
    let edit = match finding.cells.first() {
        Some(cell) => Action::EditCell(cell.clone()),
        None => Action::EditBlock(finding.place.start),
    };
    let button = |hook: &'static str, class: &'static str, action: Action, name: String| {
        super::on::button(class, hook, name, None, false, on(dispatch, action))
    };
    html! {
        <div class="doings">
            if let Some(fix) = &finding.fix {
                {button("fix", "button primary", Action::Fixed(index), say(&fix.label))}
            }
            {button("edit", "button", edit, tr("修改").to_string())}
            {button(
                "rule-link", "plain", Action::Show(Some(Panel::Manual(Some(finding.rule.clone())))),
                tr("规则说明").to_string(),
            )}
            if finding.ignored.is_some() {
                {button("unignore", "button", Action::Ignored(index, None), tr("不再忽略").to_string())}
            } else {
                <Ignore
                    key={finding.fingerprint.clone()} {index} dispatch={dispatch.clone()}
                    required={finding.severity == Severity::Error}
                />
            }
        </div>
    }
}

/// What the ignoring needs.
#[derive(PartialEq, Properties)]
struct IgnoreProps {
    index: usize,
    required: bool,
    dispatch: Dispatch,
}

/// Lets a finding stand, for a reason that the user may write, and of an error must.
#[component]
fn Ignore(props: &IgnoreProps) -> Html {
    let open = use_state(|| false);
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with(*open, move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
            }
        });
    }
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let onsubmit = {
        let (field, index, dispatch) = (field.clone(), props.index, props.dispatch.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let reason = field.cast::<HtmlInputElement>().map(|field| field.value());
            let reason = reason.unwrap_or_default().trim().to_string();
            dispatch.dispatch(Action::Ignored(index, Some(reason)));
        })
    };
    let hint = match props.required {
        true => tr("理由（错误必须写明理由）"),
        false => tr("理由（可不写）"),
    };
    html! {
        <>
            <button
                type="button" class="button" data-testid="ignore" onclick={toggle}
                aria-expanded={open.to_string()}
            >
                {tr("忽略")}
            </button>
            if *open {
                <form class="ignoring" {onsubmit}>
                    <input
                        ref={field} aria-label={tr("忽略的理由")} placeholder={hint} title={props.required.then_some(hint)}
                        required={props.required} pattern=".*\\S.*" maxlength="200" data-testid="reason"
                    />
                    <button type="submit" class="button">{tr("确定")}</button>
                </form>
            }
        </>
    }
}

/// The chosen cell with the equations in which it takes part, whether they hold or not.
pub fn card(view: &View, chosen: &Chosen, dispatch: &Dispatch) -> Html {
    let address = chosen.cell.as_ref();
    let address = address.filter(|_| chosen.finding.is_none() || chosen.from == Pane::Report);
    let Some(address) = address else {
        return Html::default();
    };
    let form = view.form.form();
    let terms = Terms {
        view,
        form,
        dispatch,
        finding: chosen.finding,
    };
    // The open finding shows its own equations.
    let finding = chosen.finding.and_then(|index| view.findings.get(index));
    let told = |sum: &Sum| {
        finding.is_some_and(|finding| finding.sums.iter().any(|told| told.name == sum.name))
    };
    let of_cell = |sum: &&Sum| sum.left.contains(address) || sum.right.contains(address);
    let all: Vec<&Sum> = view.sums.iter().filter(of_cell).collect();
    let sums: Vec<&Sum> = all.iter().copied().filter(|sum| !told(sum)).collect();
    if sums.is_empty() && !all.is_empty() {
        return Html::default();
    }
    let id = form.find(address);
    let value = match view.cells.get(address) {
        Some(cell) if cell.kind == CellKind::Blank => tr("空白").to_string(),
        Some(cell) => cell.text.clone(),
        None => tr("未能读出").to_string(),
    };
    html! {
        <div class="card" data-testid="card">
            <p>
                {id.map(|id| cell_name(form, id))}{tr("：")}<b>{value}</b>
                <button type="button" class="goto" onclick={on(dispatch, Action::EditCell(address.clone()))}>{tr("修改")}</button>
                <button type="button" class="plain" aria-label={tr("收起")} onclick={on(dispatch, Action::Unchose)}>{"×"}</button>
            </p>
            if sums.is_empty() {
                <p class="name">{tr("这一格不在勾稽关系之中。")}</p>
            }
            { for sums.iter().map(|sum| terms.equation(sum)) }
        </div>
    }
}

/// What equations look up.
struct Terms<'a> {
    view: &'a View,
    form: &'static Form,
    dispatch: &'a Dispatch,
    /// The finding to which the terms belong.
    finding: Option<usize>,
}

impl Terms<'_> {
    /// An equation with its actual figures; noughts are left out of sums.
    fn equation(&self, sum: &Sum) -> Html {
        let (sign, word) = match sum.holds {
            Some(true) => ("＝", tr("等于")),
            Some(false) => ("≠", tr("不等于")),
            None => ("？", tr("不能比较")),
        };
        html! {
            <div class="equation" data-holds={sum.holds.map(|holds| holds.to_string())}>
                <p class="name">{say(&sum.name)}</p>
                <p class="terms">
                    {self.side(&sum.left, &sum.left_sum)}
                    <span class="relation" role="img" aria-label={word}>{sign}</span>
                    {self.side(&sum.right, &sum.right_sum)}
                    if sum.holds == Some(false) {
                        <span class="difference">{fill("差{0}", &[&sum.difference.trim_start_matches('-')])}</span>
                    }
                </p>
            </div>
        }
    }

    fn side(&self, cells: &[String], total: &str) -> Html {
        let shown: Vec<&String> = cells
            .iter()
            .filter(|address| cells.len() == 1 || self.value(address) != "0")
            .collect();
        html! {
            <span class="side">
                { for shown.iter().enumerate().map(|(at, address)| html! {
                    <>
                        if at > 0 {
                            {"+"}
                        }
                        {self.term(address, self.value(address))}
                    </>
                }) }
                if cells.len() > 1 {
                    {if shown.is_empty() { "" } else { "=" }}<b>{total.to_string()}</b>
                }
            </span>
        }
    }

    fn value(&self, address: &str) -> String {
        match self.view.cells.get(address) {
            Some(cell) if cell.kind != CellKind::Blank => cell.text.clone(),
            Some(_) => tr("空").to_string(),
            None => tr("未读出").to_string(),
        }
    }

    /// A figure that leads to its cell.
    fn term(&self, address: &str, text: String) -> Html {
        let name = self.form.find(address).map(|id| cell_name(self.form, id));
        let go = on(
            self.dispatch,
            Action::ChoseTerm(self.finding, address.to_string()),
        );
        html! {
            <button type="button" class="goto" title={name.clone()} data-term={address.to_string()} onclick={go}>
                {text}
            </button>
        }
    }

    /// A cell by name and value.
    fn named(&self, address: &str) -> Html {
        let name = self.form.find(address).map(|id| cell_name(self.form, id));
        html! { <>{name}{tr("：")}{self.term(address, self.value(address))}</> }
    }
}
