//! The whole page.

use web_sys::DragEvent;
use yew::prelude::*;

use super::findings::Findings;
use super::header::Header;
use super::report::Report;
use super::reports::Reports;
use super::source::Source;
use super::status::Status;
use crate::app::hooks::{files, restored, use_checker, use_keys, use_storage};
use crate::app::state::Phase;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(restored);
    use_checker(&store);
    use_storage(&store);
    use_keys(&store);
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

    let entry = store.entry();
    let (text, view) = match entry {
        Some(entry) => (entry.text.clone(), entry.view.clone()),
        None => ("".into(), None),
    };
    let phase = entry.map(|entry| entry.phase.clone());
    let ways = entry.map_or([false; 2], |entry| entry.history.ways());
    let blank = entry.is_none_or(|entry| entry.is_blank());
    let waits = |entry: &crate::app::state::Entry| entry.phase == Phase::Checking;
    let checking = store.entries.iter().any(waits);
    let chosen = store.chosen.clone();
    html! {
        <div
            class={classes!("page", dropping.then_some("dropping"))}
            data-view={if blank { "empty" } else { "work" }}
            {ondragover} {ondragleave} {ondrop}
        >
            <Header store={store.clone()} />
            <main class={classes!("work", store.folded.then_some("folded"))}>
                <div class="summary">
                    <Reports store={store.clone()} />
                    <Status
                        {phase} view={view.clone()} progress={store.progress()} {checking} {ways}
                        dispatch={dispatch.clone()}
                    />
                </div>
                <Source
                    text={text.clone()} view={view.clone()} chosen={chosen.clone()}
                    folded={store.folded && !blank} dispatch={dispatch.clone()}
                />
                if let Some(view) = view {
                    <Report
                        text={text.clone()} view={view.clone()} chosen={chosen.clone()}
                        editing={store.editing.clone()} dispatch={dispatch.clone()}
                    />
                    <Findings
                        {text} {view} {chosen} filter={store.filter.clone()} groups={store.listing()}
                        {dispatch}
                    />
                }
            </main>
            if *dropping {
                <p class="drop-hint">{"松开鼠标，打开文件"}</p>
            }
        </div>
    }
}
