//! The page's head: name, actions, privacy.

use web_sys::{Event, HtmlInputElement, MouseEvent};
use yew::prelude::*;

use crate::app::hooks::files;
use crate::app::sample;
use crate::app::state::{Action, Phase, State};

/// What the head needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

/// The page's head.
#[component]
pub fn Header(Props { store }: &Props) -> Html {
    let dispatch = store.dispatcher();
    let onchange = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(files) = input.files() {
                files::open(&files, dispatch.clone());
            }
            // The same file may be chosen again.
            input.set_value("");
        })
    };
    let on_sample = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            let name = Some("示例报告".to_string());
            dispatch.dispatch(Action::Opened(vec![(name, sample::text())]));
        })
    };
    let on_export = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            let done = |entry: &&_| matches!(entry_phase(entry), Phase::Done);
            let entries: Vec<_> = store.entries.iter().filter(done).collect();
            if files::export_json(&entries, &store.config).is_none() {
                let sentence = "导出失败，浏览器不允许保存文件。".to_string();
                store.dispatch(Action::Notice(Some(sentence)));
            }
        })
    };
    let on_keep = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            dispatch.dispatch(Action::Keep(input.checked()));
        })
    };
    let on_reopen = dispatch_on(store, Action::Reopened);
    let on_dismiss = dispatch_on(store, Action::Notice(None));
    let none_done = !store.entries.iter().any(|entry| entry.phase == Phase::Done);
    html! {
        <header class="masthead">
            <div class="bar">
                <h1>{"核稿"}<small>{"政府信息公开工作年度报告校核"}</small></h1>
                <div class="actions">
                    <label class="button primary">
                        {"打开文件"}
                        <input
                            type="file" multiple=true accept=".txt,.md,text/plain"
                            data-testid="open" {onchange}
                        />
                    </label>
                    <button type="button" class="button" data-testid="sample" onclick={on_sample}>
                        {"试用示例"}
                    </button>
                    <button
                        type="button" class="button" data-testid="export-json"
                        disabled={none_done} onclick={on_export}
                    >
                        {"导出JSON"}
                    </button>
                    if store.closed.is_some() {
                        <button type="button" class="button" data-testid="reopen" onclick={on_reopen}>
                            {"恢复刚移除的报告"}
                        </button>
                    }
                    <label class="switch">
                        <input type="checkbox" data-testid="keep" checked={store.keep} onchange={on_keep} />
                        {"刷新后保留文字"}
                    </label>
                </div>
            </div>
            <details class="privacy">
                <summary>{"检查全在本机进行，文字不会离开这台电脑。"}<span>{"如何确认"}</span></summary>
                <ul>
                    <li>{"打开本页后断开网络，检查照常进行。"}</li>
                    <li>{"按F12打开开发者工具的“网络”一栏，再粘贴报告：不会出现新的请求。"}</li>
                    <li>{"“刷新后保留文字”只把文字存在本机浏览器里；公用电脑请取消勾选，已存的文字随即清除。"}</li>
                </ul>
            </details>
            if let Some(notice) = &store.notice {
                <p class="notice" role="alert" data-testid="notice">
                    <span>{notice}</span>
                    <button type="button" class="plain" onclick={on_dismiss}>{"知道了"}</button>
                </p>
            }
        </header>
    }
}

fn entry_phase(entry: &crate::app::state::Entry) -> &Phase {
    &entry.phase
}

fn dispatch_on(store: &UseReducerHandle<State>, action: Action) -> Callback<MouseEvent> {
    let dispatch = store.dispatcher();
    Callback::from(move |_| dispatch.dispatch(action.clone()))
}
