//! What can be taken away: the sheet, the files, the tables, the text.

use wasm_bindgen_futures::spawn_local;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::on::on;
use crate::app::hooks::clipboard::copy_tables;
use crate::app::hooks::exports::{Format, export};
use crate::app::state::{Action, Panel, State};
use crate::app::text::tr;

/// What the row needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

/// The row of things to take away; nothing while no report has been checked.
#[component]
pub fn Exports(Props { store }: &Props) -> Html {
    let count = store.entries.iter().filter(|entry| entry.is_told()).count();
    if count == 0 {
        return Html::default();
    }
    let view = store.entry().and_then(|entry| entry.view.clone());
    let button = |hook: &'static str,
                  name: &'static str,
                  title: &'static str,
                  onclick: Callback<MouseEvent>| {
        super::on::button("button", hook, name, Some(title), false, onclick)
    };
    let file = |format: Format| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| export(store.clone(), format))
    };
    let show = |panel: Panel| on(&store.dispatcher(), Action::Show(Some(panel)));
    let copy = {
        let (view, dispatch) = (view.clone(), store.dispatcher());
        Callback::from(move |_: MouseEvent| {
            let (view, dispatch) = (view.clone(), dispatch.clone());
            spawn_local(async move {
                let Some(view) = view else { return };
                let sentence = match copy_tables(&view).await {
                    true => tr("三张表已复制，可以粘贴到Word、WPS或网站后台。"),
                    false => tr("浏览器不允许复制；请在报告一栏选中表格，按Ctrl+C。"),
                };
                dispatch.dispatch(Action::Notice(Some(sentence.to_string())));
            });
        })
    };
    html! {
        <div class="exports" role="group" aria-label={tr("带走")}>
            if view.is_some() {
                {button("print", tr("校核意见单"), tr("打印校核意见单"), show(Panel::Opinion))}
                {button("show-flow", tr("申请去向图"), tr("申请的来源和去向"), show(Panel::Flow))}
                {button("copy-tables", tr("复制三张表"), tr("复制成表格，粘贴到Word、WPS或网站后台"), copy)}
                {button("export-text", tr("改后文字"), tr("下载现在的文字"), file(Format::Text))}
            }
            <span class="files">
                <span>{if count > 1 { tr("全部结果") } else { tr("结果") }}</span>
                {button("export-csv", "CSV", tr("问题清单，可用Excel、WPS打开"), file(Format::Csv))}
                {button("export-json", "JSON", tr("检查结果，供程序读取"), file(Format::Json))}
                if count > 1 {
                    {button("export-ndjson", "NDJSON", tr("每份报告一行，供程序读取"), file(Format::Ndjson))}
                }
                {button("export-sarif", "SARIF", tr("供编辑器和平台读取"), file(Format::Sarif))}
            </span>
        </div>
    }
}
