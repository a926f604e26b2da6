//! The manual of the rules. What it says of them is Chinese, like the findings.

use hegao::rules::{self, Rule};
use web_sys::Element;
use yew::prelude::*;

use super::dialog::Dialog;
use super::findings::stays_chinese;
use crate::app::hooks::Dispatch;
use crate::app::text::tr;
use crate::app::verdict::severity_name;

/// What the manual needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The rule at which it opens.
    pub code: Option<String>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The manual of the rules, each folded but the one asked for.
#[component]
pub fn Manual(Props { code, dispatch }: &Props) -> Html {
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((), move |()| {
            let wanted = list.cast::<Element>();
            let wanted = wanted.and_then(|list| list.query_selector("details[open]").ok()?);
            if let Some(wanted) = wanted {
                wanted.scroll_into_view();
            }
        });
    }
    let mut last = None;
    let items = rules::all().map(|rule| {
        let family = rule.family.name();
        let first = last.replace(family) != Some(family);
        html! {
            <>
                if first {
                    <h3>{tr(family)}</h3>
                }
                {chapter(rule, code.as_deref() == Some(rule.code))}
            </>
        }
    });
    html! {
        <Dialog title={tr("规则手册")} name="manual" dispatch={dispatch.clone()}>
            {stays_chinese()}
            <div class="manual" ref={list}>{for items}</div>
        </Dialog>
    }
}

fn chapter(rule: &'static Rule, open: bool) -> Html {
    let parts = [
        (tr("查什么"), rule.checks),
        (tr("依据"), rule.basis),
        (tr("怎么办"), rule.advice),
        (tr("可能误报"), rule.false_alarms),
    ];
    html! {
        <details {open} data-rule={rule.code}>
            <summary>
                <span class="sign" data-severity={rule.severity.as_str()}>{severity_name(rule.severity)}</span>
                {rule.code}{" "}{tr(rule.name)}
            </summary>
            <dl>
                { for parts.iter().filter(|(_, words)| !words.is_empty()).map(|(head, words)| html! {
                    <><dt>{*head}</dt><dd lang="zh-CN">{*words}</dd></>
                }) }
            </dl>
        </details>
    }
}
