//! The reports at hand: which organ, which year, which form, and how each stands.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::app::state::{Action, Entry, Phase, State};
use crate::app::verdict::{Verdict, form_name};

/// What the list needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

/// The list of reports; nothing while there is none.
#[component]
pub fn Reports(Props { store }: &Props) -> Html {
    if store.is_empty() {
        return Html::default();
    }
    let several = store.entries.len() > 1;
    let items = store
        .entries
        .iter()
        .map(|entry| item(store, entry, several));
    html! {
        <ul class="reports" aria-label="报告">{for items}</ul>
    }
}

fn item(store: &UseReducerHandle<State>, entry: &Entry, several: bool) -> Html {
    let id = entry.id;
    let on = |action: Action| {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let view = entry.view.as_deref();
    let agency = view.and_then(|view| view.agency.clone());
    let year = view.and_then(|view| view.year);
    let name = agency
        .clone()
        .or_else(|| entry.name.clone())
        .unwrap_or_else(|| "未读出机关名称".to_string());
    let year_text = match (year, view) {
        (Some(year), _) => format!("{year}年度"),
        (None, Some(_)) => "未读出年度".to_string(),
        (None, None) => String::new(),
    };
    let standing = match (&entry.phase, view) {
        (Phase::Failed(_), _) => "未能检查".to_string(),
        (_, None) => "检查中".to_string(),
        (_, Some(view)) => counts_in_words(view.counts),
    };
    let current = store.current == id;
    html! {
        <li
            key={id} data-testid="report" class={classes!(current.then_some("current"))}
            data-agency={agency.unwrap_or_default()}
            data-year={year.map(|year| year.to_string()).unwrap_or_default()}
            data-verdict={view.map(|view| Verdict::on(view).as_str())}
        >
            <button
                type="button" class="turn" onclick={on(Action::Turned(id))}
                aria-current={current.then_some("true")} disabled={!several}
            >
                <strong>{name}</strong>
                <span>{year_text}</span>
                if let Some(view) = view.filter(|view| view.cells_read[1] > 0) {
                    <span class="form">{form_name(view.form)}</span>
                }
                if several {
                    <span class="standing">{standing}</span>
                }
            </button>
            <button
                type="button" class="plain close" onclick={on(Action::Closed(id))}
                aria-label="移除这份报告" title="移除这份报告"
            >
                {"×"}
            </button>
        </li>
    }
}

fn counts_in_words([errors, warnings, infos]: [usize; 3]) -> String {
    let parts = [(errors, "错误"), (warnings, "疑点"), (infos, "提示")];
    let said: Vec<_> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count}{word}"))
        .collect();
    if said.is_empty() {
        "未发现问题".to_string()
    } else {
        said.join("·")
    }
}
