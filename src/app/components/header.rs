//! The page's head: name, actions, privacy.

use web_sys::{Event, HtmlInputElement, MouseEvent};
use yew::prelude::*;

use super::on::{button, keep_box, on, plain};
use crate::app::hooks::files;
use crate::app::sample;
use crate::app::second::second;
use crate::app::state::{Action, Panel, Phase, State};
use crate::app::text::{fill, tr};

/// What the head needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

const PROOFS: [&str; 3] = [
    "打开本页后断开网络，检查照常进行。",
    "按F12打开开发者工具的“网络”一栏，再粘贴报告：不会出现新的请求。",
    "“刷新后保留文字”只把文字存在本机浏览器里；公用电脑请取消勾选，已存的文字随即清除。",
];

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
            let name = Some(tr("示例报告").to_string());
            dispatch.dispatch(Action::Opened(vec![(name, Ok(sample::text()), Vec::new())]));
        })
    };
    let shown = store.entry();
    let second = shown.and_then(|entry| {
        let view = entry.view.as_ref().filter(|_| entry.phase == Phase::Done)?;
        let at = second(&entry.text, view)?;
        Some((at, entry.text[..at].matches('\n').count() + 1))
    });
    let mut lines = Vec::new();
    if let Some(name) = &store.reading {
        let stop = [(
            "stop-reading",
            tr("取消"),
            Callback::from(|_| files::stop()),
        )];
        lines.push(line(
            "reading",
            "status",
            fill("正在读取“{0}”……", &[name]),
            &stop,
        ));
    }
    if let Some(rival) = store.rival() {
        let words = fill(
            "“{0}”在另一个标签页里改过，和这里的不同。",
            &[&name_of(store, rival.id)],
        );
        let settle = |take| on(&dispatch, Action::Settled(rival.id, take));
        let buttons = [
            ("take-theirs", tr("改用那边的"), settle(true)),
            ("keep-both", tr("保留这里的，两份都存"), settle(false)),
        ];
        lines.push(line("rival", "alert", words, &buttons));
    }
    if let Some((at, number)) = second {
        let words = fill(
            "从第{0}行起像是另一份报告；两份合在一起查会多报问题。",
            &[&number],
        );
        let part = [("part", tr("分成两份"), on(&dispatch, Action::Parted(at)))];
        lines.push(line("second", "status", words, &part));
    }
    if let Some(notice) = &store.notice {
        let dismiss = [("dismiss", tr("知道了"), on(&dispatch, Action::Notice(None)))];
        lines.push(line("notice", "alert", notice.clone(), &dismiss));
    }
    html! {
        <header class="masthead">
            <div class="bar">
                <h1>{tr("核稿")}{" "}<small>{tr("政府信息公开工作年度报告校核")}</small></h1>
                <div class="actions">
                    <label class="button primary">
                        {tr("打开文件")}
                        <input
                            type="file" multiple=true
                            data-testid="open" {onchange}
                        />
                    </label>
                    {button("button", "sample", tr("试用示例"), None, false, on_sample)}
                    if store.closed.is_some() {
                        {plain("reopen", tr("恢复刚移除的报告"), &dispatch, Action::Reopened)}
                    }
                    {plain("open-settings", tr("设置"), &dispatch, Action::Show(Some(Panel::Settings)))}
                    {plain("open-help", tr("帮助"), &dispatch, Action::Show(Some(Panel::Help)))}
                    <label class="switch">
                        {keep_box(store, "keep")}
                        {tr("刷新后保留文字")}
                    </label>
                </div>
            </div>
            <details class="privacy">
                <summary>{tr("检查全在本机进行，文字不会离开这台电脑。")}<span>{tr("如何确认")}</span></summary>
                <ul>
                    { for PROOFS.map(|proof| html! { <li>{tr(proof)}</li> }) }
                </ul>
            </details>
            {for lines}
        </header>
    }
}

/// A line under the head, with what can be done about it.
fn line(
    name: &'static str,
    role: &'static str,
    words: String,
    buttons: &[(&'static str, &'static str, Callback<MouseEvent>)],
) -> Html {
    html! {
        <p key={name} class="notice" {role} data-testid={name}>
            <span>{words}</span>
            <span>
                { for buttons.iter().map(|(hook, name, onclick)| {
                    button("button", hook, *name, None, false, onclick.clone())
                }) }
            </span>
        </p>
    }
}

/// What a text is called: its organ, its file, or nothing better.
fn name_of(store: &State, id: u32) -> String {
    let entry = store.entries.iter().find(|entry| entry.id == id);
    let organ = entry.and_then(|entry| entry.view.as_ref()?.agency.clone());
    let name = organ.or_else(|| entry.and_then(|entry| entry.name.clone()));
    name.unwrap_or_else(|| tr("报告原文").to_string())
}
