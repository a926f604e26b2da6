//! The reports at hand: which organ, which year, which form, and how each stands.

use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::on::{button, on, on_words};
use super::reveal::reveal;
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Entry, Phase, State};
use crate::app::text::{fill, is_english, say, tr};
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
    let worst = use_state(|| false);
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
    let on_worst = {
        let worst = worst.clone();
        Callback::from(move |event: Event| {
            worst.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let mut lines: Vec<Line> = Vec::new();
    for entry in &store.entries {
        let line = Line::of(entry, store.current, several);
        let sorted = many && *worst;
        let after = lines
            .iter()
            .position(|other| sorted && other.rank > line.rank);
        lines.insert(after.unwrap_or(lines.len()), line);
    }
    let tally = tally(&lines);
    let items = lines.into_iter().map(|line| {
        let (key, hidden) = (line.id, many && !line.holds(&words));
        html! { <Item {key} {line} {hidden} dispatch={store.dispatcher()} /> }
    });
    let class = classes!(
        "reports",
        several.then_some("several"),
        many.then_some("many")
    );
    html! {
        <div {class}>
            <div class="sorting">
                if many {
                    <input
                        type="search" class="search" aria-label={tr("筛选报告")} placeholder={tr("按机关、年度、文件、结论筛选")}
                        data-testid="search-reports" value={(*words).clone()} oninput={on_words(&words)}
                    />
                    <label>
                        <input type="checkbox" data-testid="worst-first" checked={*worst} onchange={on_worst} />
                        {tr("问题重的在前")}
                    </label>
                }
                if several {
                    <p class="tally" data-testid="tally">{tally}</p>
                }
            </div>
            <ul ref={list} aria-label={tr("报告")}>{for items}</ul>
            {button(
                "plain another", "another", tr("＋再贴一份"), None, false,
                on(&store.dispatcher(), Action::Another),
            )}
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

/// How many reports there are, and how they stand.
fn tally(lines: &[Line]) -> String {
    let mut counts = [0; 5];
    for line in lines {
        counts[line.rank[0]] += 1;
    }
    let [wrong, unread, doubtful, fit, _] = counts;
    fill(
        "{0}份：有错误{1}，只有提醒{2}，无问题{3}，未能读出{4}",
        &[&lines.len(), &wrong, &doubtful, &fit, &unread],
    )
}

/// What a line of the list says.
#[derive(PartialEq, Clone)]
struct Line {
    id: u32,
    name: String,
    /// The file's name, where the line is called otherwise; or why the file could not be read.
    file: Option<String>,
    agency: String,
    year: String,
    form: String,
    standing: String,
    verdict: Option<Verdict>,
    current: bool,
    several: bool,
    /// Which class the report is of, the worst first, and within it the smaller the more errors and
    /// warnings it has.
    rank: [usize; 3],
}

impl Line {
    fn of(entry: &Entry, current: u32, several: bool) -> Line {
        let view = entry.view.as_deref();
        let agency = view.and_then(|view| view.agency.clone());
        let name = agency.clone().or_else(|| entry.name.clone());
        let file = match &entry.phase {
            Phase::Refused(why) => Some(say(why)),
            _ => entry.name.clone().filter(|_| agency.is_some()),
        };
        let verdict = view.map(Verdict::on);
        let [errors, warnings, _] = view.map_or([0; 3], |view| view.counts);
        let class = match (verdict, &entry.phase) {
            (Some(Verdict::Unfit), _) => 0,
            (Some(Verdict::NoReport | Verdict::Incomplete), _)
            | (_, Phase::Failed(_) | Phase::Refused(_)) => 1,
            (Some(Verdict::LookFirst), _) => 2,
            (Some(Verdict::Fit), _) => 3,
            (None, _) => 4,
        };
        let unnamed = if entry.is_blank() {
            tr("待粘贴")
        } else {
            tr("未读出机关名称")
        };
        let year = view.and_then(|view| view.year);
        Line {
            id: entry.id,
            name: name.unwrap_or_else(|| unnamed.to_string()),
            file,
            agency: agency.unwrap_or_default(),
            year: year.map(|year| year.to_string()).unwrap_or_default(),
            form: view
                .filter(|view| view.cells_read[1] > 0)
                .map(|view| form_name(view.form))
                .unwrap_or_default(),
            standing: match (&entry.phase, view) {
                (Phase::Idle, _) => String::new(),
                (Phase::Refused(_), _) => tr("未能读出").to_string(),
                (Phase::Failed(_), _) => tr("未能检查").to_string(),
                (Phase::Stopped, None) => tr("未检查").to_string(),
                (_, None) => tr("检查中").to_string(),
                (_, Some(view)) => match verdict {
                    Some(Verdict::NoReport) => tr("未能读出").to_string(),
                    Some(Verdict::Incomplete) => tr("未能读全").to_string(),
                    _ => counts_in_words(view.counts),
                },
            },
            verdict,
            current: entry.id == current,
            several,
            rank: [class, usize::MAX - errors, usize::MAX - warnings],
        }
    }

    fn holds(&self, words: &str) -> bool {
        words.split_whitespace().all(|word| {
            let file = self.file.iter();
            [&self.name, &self.year, &self.standing]
                .into_iter()
                .chain(file)
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
    let year = match (line.year.as_str(), line.verdict) {
        ("", Some(_)) => tr("未读出年度").to_string(),
        ("", None) => String::new(),
        (year, _) => fill("{0}年度", &[&year]),
    };
    html! {
        <li
            data-testid="report" class={classes!(line.current.then_some("current"))} hidden={*hidden}
            data-agency={line.agency.clone()} data-year={line.year.clone()}
            data-verdict={line.verdict.map(Verdict::as_str).or((line.rank[0] == 1).then_some("unread"))}
        >
            <button
                type="button" class="turn" onclick={on(dispatch, Action::Turned(line.id))}
                aria-current={line.current.then_some("true")} disabled={!line.several}
            >
                <strong>{line.name.clone()}</strong>
                <span>{year}</span>
                if line.several {
                    <span class="standing">{line.standing.clone()}</span>
                } else {
                    <span class="form">{line.form.clone()}</span>
                }
                if let Some(file) = &line.file {
                    <span class="file" title={file.clone()}>{file.clone()}</span>
                }
            </button>
            <button
                type="button" class="plain close" onclick={on(dispatch, Action::Closed(line.id))}
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
            if is_english() {
                said.push('\u{a0}');
            }
            said.push_str(word);
        }
    }
    match said.is_empty() {
        true => tr("未发现问题").to_string(),
        false => said,
    }
}
