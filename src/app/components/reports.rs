//! The reports at hand: which organ, which year, which form, and how each stands.

use web_sys::{Element, HtmlInputElement, InputEvent, MouseEvent};
use yew::prelude::*;

use super::reveal::reveal;
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Entry, Phase, State};
use crate::app::text::{fill, tr};
use crate::app::verdict::{Verdict, form_name};

/// What the list needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

/// From so many reports on the list can be searched.
const MANY: usize = 6;

/// The list of reports; nothing while there is none.
#[component]
pub fn Reports(Props { store }: &Props) -> Html {
    let words = use_state(String::new);
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_with((store.current, store.entries.len()), move |_| {
            show_current(&list)
        });
    }
    if store.is_empty() {
        return Html::default();
    }
    let several = store.entries.len() > 1;
    let many = store.entries.len() >= MANY;
    let on_words = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            words.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let another = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Another))
    };
    let items = store.entries.iter().map(|entry| {
        let line = Line::of(entry, store.current, several);
        let hidden = many && !line.holds(&words);
        html! { <Item key={entry.id} {line} {hidden} dispatch={store.dispatcher()} /> }
    });
    html! {
        <div class={classes!("reports", several.then_some("several"))}>
            if many {
                <input
                    type="search" class="search" aria-label={tr("筛选报告")} placeholder={tr("按机关、年度、结论筛选")}
                    data-testid="search-reports" value={(*words).clone()} oninput={on_words}
                />
            }
            <ul ref={list} aria-label={tr("报告")}>{for items}</ul>
            <button type="button" class="plain another" data-testid="another" onclick={another}>
                {tr("＋再贴一份")}
            </button>
        </div>
    }
}

/// A long list is scrolled to the report that is shown.
fn show_current(list: &NodeRef) {
    if let Some(list) = list.cast::<Element>()
        && let Ok(Some(line)) = list.query_selector(".current")
    {
        reveal(&list, &line, false);
    }
}

/// What a line of the list says.
#[derive(PartialEq, Clone)]
struct Line {
    id: u32,
    name: String,
    agency: String,
    year: String,
    form: String,
    standing: String,
    verdict: Option<Verdict>,
    current: bool,
    several: bool,
}

impl Line {
    fn of(entry: &Entry, current: u32, several: bool) -> Line {
        let view = entry.view.as_deref();
        let agency = view.and_then(|view| view.agency.clone());
        let name = agency.clone().or_else(|| entry.name.clone());
        let unnamed = if entry.is_blank() {
            tr("待粘贴")
        } else {
            tr("未读出机关名称")
        };
        let year = view.and_then(|view| view.year);
        Line {
            id: entry.id,
            name: name.unwrap_or_else(|| unnamed.to_string()),
            agency: agency.unwrap_or_default(),
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            form: view
                .filter(|view| view.cells_read[1] > 0)
                .map(|view| form_name(view.form))
                .unwrap_or_default(),
            standing: match (&entry.phase, view) {
                (Phase::Idle, _) => String::new(),
                (Phase::Failed(_), _) => tr("未能检查").to_string(),
                (Phase::Stopped, None) => tr("未检查").to_string(),
                (_, None) => tr("检查中").to_string(),
                (_, Some(view)) => counts_in_words(view.counts),
            },
            verdict: view.map(Verdict::on),
            current: entry.id == current,
            several,
        }
    }

    fn holds(&self, words: &str) -> bool {
        words.split_whitespace().all(|word| {
            [&self.name, &self.year, &self.standing]
                .iter()
                .any(|field| field.contains(word))
        })
    }
}

/// What a line needs.
#[derive(PartialEq, Properties)]
struct ItemProps {
    line: Line,
    hidden: bool,
    dispatch: Dispatch,
}

#[component]
fn Item(
    ItemProps {
        line,
        hidden,
        dispatch,
    }: &ItemProps,
) -> Html {
    let on = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let year = match (line.year.as_str(), line.verdict) {
        ("", Some(_)) => tr("未读出年度").to_string(),
        ("", None) => String::new(),
        (year, _) => fill("{0}年度", &[&year]),
    };
    html! {
        <li
            data-testid="report" class={classes!(line.current.then_some("current"))} hidden={*hidden}
            data-agency={line.agency.clone()} data-year={line.year.clone()}
            data-verdict={line.verdict.map(Verdict::as_str)}
        >
            <button
                type="button" class="turn" onclick={on(Action::Turned(line.id))}
                aria-current={line.current.then_some("true")} disabled={!line.several}
            >
                <strong>{line.name.clone()}</strong>
                <span>{year}</span>
                if line.several {
                    <span class="standing">{line.standing.clone()}</span>
                } else {
                    <span class="form">{line.form.clone()}</span>
                }
            </button>
            <button
                type="button" class="plain close" onclick={on(Action::Closed(line.id))}
                aria-label={fill("移除{0}", &[&line.name])} title={tr("移除这份报告")}
            >
                {"×"}
            </button>
        </li>
    }
}

fn counts_in_words(counts: [usize; 3]) -> String {
    let mut said = String::new();
    for (count, word) in counts.iter().zip([tr("错误"), tr("提醒"), tr("提示")]) {
        if *count > 0 {
            if !said.is_empty() {
                said.push('·');
            }
            said.push_str(&count.to_string());
            said.push_str(word);
        }
    }
    match said.is_empty() {
        true => tr("未发现问题").to_string(),
        false => said,
    }
}
