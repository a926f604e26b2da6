//! The list of findings: what is wrong, where, why it matters, what to do.

use std::rc::Rc;

use hegao::finding::Severity;
use hegao::ingest::wire;
use hegao::rules;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, InputEvent, MouseEvent,
};
use yew::prelude::*;

use super::detail::{card, detail};
use super::on::plain;
use super::reveal::reveal;
use crate::api::{Finding, View};
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Chosen, Filter, Group, Order, Pane, Places};
use crate::app::text::{fill, is_english, say, tr};
use crate::app::verdict::{cell_place, severity_name};

/// What the list needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub text: Rc<str>,
    /// The last answer.
    pub view: Rc<View>,
    /// Where pieces of the text stand in the file.
    pub places: Rc<Places>,
    /// What the user last chose.
    pub chosen: Chosen,
    /// How the list is put together.
    pub filter: Filter,
    /// What it shows.
    pub groups: Vec<Group>,
    /// How many of them at most.
    pub most: usize,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The list of findings, and what is to be said of the chosen cell.
#[component]
pub fn Findings(props: &Props) -> Html {
    let pane = use_node_ref();
    {
        let (pane, chosen) = (pane.clone(), props.chosen.clone());
        use_effect_with(chosen.turn, move |_| {
            go_to(&pane, &chosen);
        });
    }
    let findings = &props.view.findings;
    let ignored: Vec<usize> = (0..findings.len())
        .filter(|index| findings[*index].ignored.is_some())
        .collect();
    let shown: usize = props.groups.iter().map(|group| group.1.len()).sum();
    let open = findings.len() - ignored.len();
    let count = match shown == open {
        true => fill("共{0}处", &[&open]),
        false => fill("{0}/{1}处", &[&shown, &open]),
    };
    let mut groups = props.groups.clone();
    if !ignored.is_empty() {
        groups.push((tr("已忽略").to_string(), ignored));
    }
    // Thousands of items would make the page slow; the chosen one is always there.
    let (mut room, mut rest) = (props.most, 0);
    let groups = groups.into_iter().map(|(title, mut indices)| {
        let count = indices.len();
        indices.retain(|index| {
            let fits = room > 0;
            room -= usize::from(fits);
            fits || props.chosen.finding == Some(*index)
        });
        rest += count - indices.len();
        group(props, &title, count, &indices)
    });
    let groups: Html = groups.collect();
    html! {
        <section class="pane findings" aria-label={tr("发现的问题")}>
            <h2>{tr("问题")}<small aria-live="polite">{count}</small></h2>
            if findings.len() > 1 {
                {filters(props)}
            }
            if !findings.is_empty() {
                {stays_chinese()}
            }
            {card(&props.view, &props.chosen, &props.dispatch)}
            <div class="scroll" ref={pane} tabindex={(shown == 0).then_some("0")}>
                if open == 0 {
                    <p class="nothing">{tr("没有待处理的问题。")}</p>
                } else if shown == 0 {
                    <p class="nothing">{tr("没有符合筛选条件的问题。")}</p>
                }
                {groups}
                if rest > 0 {
                    <p class="nothing" data-testid="rest">
                        {fill("还有{0}处未列出；统计和导出包含全部。", &[&rest])}
                        {plain("more", tr("再列一些"), &props.dispatch, Action::More)}
                    </p>
                }
            </div>
        </section>
    }
}

/// The line that says what is not in English.
pub fn stays_chinese() -> Html {
    match is_english() {
        true => html! { <p class="hint">{tr("问题的说明引自报告和规则，仍为中文。")}</p> },
        false => Html::default(),
    }
}

/// Brings the chosen finding into view; after a key it takes the focus too, so that it is read out.
fn go_to(pane: &NodeRef, chosen: &Chosen) -> Option<()> {
    chosen.finding?;
    let pane = pane.cast::<Element>()?;
    let finding = pane.query_selector(".finding.chosen").ok()??;
    if chosen.from != Pane::Findings {
        reveal(&pane, &finding, true);
    }
    if chosen.from == Pane::Elsewhere {
        let button = finding.query_selector(".message").ok()??;
        button.dyn_into::<HtmlElement>().ok()?.focus().ok()?;
    }
    Some(())
}

fn filters(props: &Props) -> Html {
    let filter = &props.filter;
    let set = |change: fn(&mut Filter, String)| {
        let (dispatch, filter) = (props.dispatch.clone(), filter.clone());
        move |value: String| {
            let mut filter = filter.clone();
            change(&mut filter, value);
            dispatch.dispatch(Action::Filtered(filter));
        }
    };
    let selected = |set: Box<dyn Fn(String)>| {
        Callback::from(move |event: Event| {
            set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let on_order = selected(Box::new(set(|filter, value| {
        filter.order = match value.as_str() {
            "section" => Order::Section,
            "place" => Order::Place,
            _ => Order::Severity,
        };
    })));
    let on_severity = selected(Box::new(set(|filter, value| {
        filter.severity = SEVERITIES.into_iter().find(|one| one.as_str() == value);
    })));
    let on_family = selected(Box::new(set(|filter, value| filter.family = value)));
    let on_words = {
        let set = set(|filter, value| filter.words = value);
        Callback::from(move |event: InputEvent| {
            set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let orders = [
        ("severity", tr("按严重程度")),
        ("section", tr("按章节")),
        ("place", tr("按位置")),
    ];
    let family = |finding: &Rc<Finding>| {
        let rule = rules::find(&finding.rule)?;
        Some((rule.code.get(..1)?, tr(rule.family.name())))
    };
    let mut families = Vec::new();
    for family in props.view.findings.iter().filter_map(family) {
        if !families.contains(&family) {
            families.push(family);
        }
    }
    let now = filter.order as usize;
    let option = |value: &'static str, name: &'static str, selected: bool| {
        html! { <option {value} {selected}>{name}</option> }
    };
    html! {
        <div class="filters">
            <select aria-label={tr("排列")} onchange={on_order} data-testid="order">
                { for [0, 1, 2].map(|at| option(orders[at].0, orders[at].1, at == now)) }
            </select>
            <select aria-label={tr("级别")} onchange={on_severity} data-testid="severity">
                {option("", tr("全部级别"), filter.severity.is_none())}
                { for SEVERITIES.map(|one| {
                    option(one.as_str(), severity_name(one), filter.severity == Some(one))
                }) }
            </select>
            <select aria-label={tr("类别")} onchange={on_family} data-testid="family">
                {option("", tr("全部类别"), filter.family.is_empty())}
                { for families.iter().map(|(letter, name)| option(letter, name, filter.family == *letter)) }
            </select>
            <input
                type="search" aria-label={tr("搜索问题")} placeholder={tr("搜索")} data-testid="search"
                value={filter.words.clone()} oninput={on_words}
            />
        </div>
    }
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

fn group(props: &Props, title: &str, count: usize, indices: &[usize]) -> Html {
    html! {
        <>
            if !title.is_empty() {
                <h3>{title.to_string()}<small>{count}</small></h3>
            }
            <ol>
                { for indices.iter().map(|index| item(props, *index, &props.view.findings[*index])) }
            </ol>
        </>
    }
}

fn item(props: &Props, index: usize, finding: &Finding) -> Html {
    let chosen = props.chosen.finding == Some(index);
    let choose = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target_dyn_into::<Element>();
            // What is inside of an open finding has its own doings; its message folds it again.
            let inner = target.and_then(|target| target.closest(".detail").ok()?);
            match (inner, chosen) {
                (None, true) => dispatch.dispatch(Action::Unchose),
                (None, false) => dispatch.dispatch(Action::ChoseFinding(index, Pane::Findings)),
                _ => {}
            }
        })
    };
    let form = props.view.form.form();
    let suspect = finding.cells.first().and_then(|cell| form.find(cell));
    let place = match suspect {
        Some(id) => cell_place(form, id),
        None if finding.place.end > finding.place.start => fill("第{0}行", &[&finding.line]),
        None => tr("全文").to_string(),
    };
    let in_file = in_file(&props.places, finding);
    // A finding that is let stand is listed, but is none of those that count.
    let hook = if finding.ignored.is_some() {
        "ignored"
    } else {
        "finding"
    };
    html! {
        <li
            key={index} class={classes!("finding", chosen.then_some("chosen"))} onclick={choose}
            data-testid={hook} data-rule={finding.rule.clone()}
            data-severity={finding.severity.as_str()} data-cells={finding.cells.join(" ")}
        >
            <button type="button" class="message" lang="zh-CN" aria-expanded={chosen.to_string()}>
                <span class="sign">{severity_name(finding.severity)}</span>
                {&finding.message}
            </button>
            <p class="where">
                <span>{place}</span>
                if let Some(place) = in_file {
                    <span data-testid="in-file">{tr("文件：")}{say(&place)}</span>
                }
                <span>{&finding.rule}{" "}{rules::find(&finding.rule).map(|rule| tr(rule.name))}</span>
            </p>
            if let Some(reason) = &finding.ignored {
                <p class="reason">{tr("已忽略：")}{if reason.is_empty() { tr("未写理由") } else { reason.as_str() }.to_string()}</p>
            }
            if chosen {
                {detail(&props.text, &props.view, index, finding, &props.dispatch)}
            }
        </li>
    }
}

/// Where in the file a finding stands, if its text was read of one that gave places.
pub fn in_file(places: &Places, finding: &Finding) -> Option<String> {
    // A blank cell has a place too; what concerns the whole text stands nowhere.
    let is_blank_cell = finding.place.start > 0 && !finding.cells.is_empty();
    let words = Some(finding.place).filter(|place| place.start < place.end || is_blank_cell);
    wire::place(places, words?.start)
}
