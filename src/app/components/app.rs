//! The whole page.

use web_sys::DragEvent;
use yew::prelude::*;

use super::findings::Findings;
use super::header::Header;
use super::reports::Reports;
use super::source::Source;
use super::status::Status;
use super::tables::Tables;
use crate::app::hooks::{files, restored, use_checker, use_storage};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(restored);
    use_checker(&store);
    use_storage(&store);
    let dropping = use_state(|| false);
    let dispatch = store.dispatcher();

    let has_files = |event: &DragEvent| {
        let types = event.data_transfer().map(|data| data.types());
        types.is_some_and(|types| types.includes(&"Files".into(), 0))
    };
    let ondragover = {
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            if has_files(&event) {
                event.prevent_default();
                dropping.set(true);
            }
        })
    };
    let ondragleave = {
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            if event.related_target().is_none() {
                dropping.set(false);
            }
        })
    };
    let ondrop = {
        let dispatch = dispatch.clone();
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            dropping.set(false);
            if has_files(&event) {
                event.prevent_default();
                if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
                    files::open(&files, dispatch.clone());
                }
            }
        })
    };

    let entry = store.entry().cloned();
    let empty = store.is_empty();
    let (text, view) = match &entry {
        Some(entry) => (entry.text.clone(), entry.view.clone()),
        None => ("".into(), None),
    };
    let phase = entry.as_ref().map(|entry| entry.phase.clone());
    let shown = view.clone().filter(|_| !empty);
    html! {
        <div
            class={classes!("page", dropping.then_some("dropping"))}
            data-view={if empty { "empty" } else { "work" }}
            {ondragover} {ondragleave} {ondrop}
        >
            <Header store={store.clone()} />
            <main class="work">
                <div class="summary">
                    <Reports store={store.clone()} />
                    <Status {phase} view={view.clone()} progress={store.progress()} dispatch={dispatch.clone()} />
                </div>
                <Source {text} view={view.clone()} chosen={store.chosen.clone()} dispatch={dispatch.clone()} />
                if let Some(view) = shown {
                    <Tables view={view.clone()} chosen={store.chosen.clone()} dispatch={dispatch.clone()} />
                    <Findings {view} chosen={store.chosen.clone()} {dispatch} />
                }
            </main>
            if *dropping {
                <p class="drop-hint">{"松开鼠标，打开文件"}</p>
            }
        </div>
    }
}
