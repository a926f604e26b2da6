//! The whole page.

use std::rc::Rc;

use web_sys::DragEvent;
use yew::prelude::*;

use super::dialog::Dialog;
use super::exports::Exports;
use super::findings::Findings;
use super::flow::FlowPicture;
use super::header::Header;
use super::help::Help;
use super::manual::Manual;
use super::opinion::Opinion;
use super::report::Report;
use super::reports::Reports;
use super::settings::SettingsDialog;
use super::source::Source;
use super::status::Status;
use crate::app::hooks::{
    files, restored, use_checker, use_focus_kept, use_keys, use_settings, use_storage,
};
use crate::app::state::{Panel, Phase, State};
use crate::app::text::tr;

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(restored);
    use_checker(&store);
    use_storage(&store);
    use_keys(&store);
    let language = use_settings(&store);
    use_focus_kept();
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
    let (text, view, places) = match entry {
        Some(entry) => (
            entry.text.clone(),
            entry.view.clone(),
            Rc::clone(&entry.places),
        ),
        None => ("".into(), None, Rc::default()),
    };
    let phase = entry.map(|entry| entry.phase.clone());
    let ways = entry.map_or([false; 2], |entry| entry.history.ways());
    let blank = entry.is_none_or(|entry| entry.is_blank());
    let waits = |entry: &crate::app::state::Entry| entry.phase == Phase::Checking;
    let checking = store.entries.iter().any(waits);
    let chosen = store.chosen.clone();
    let shown = match (&store.panel, blank) {
        (Some(Panel::Opinion), false) => "opinion",
        (_, true) => "empty",
        (_, false) => "work",
    };
    let panel = panel(&store, blank);
    html! {
        <>
        // Made anew in another language, since parts that are not changed are not drawn again.
        <div
            key={language.tag()}
            class={classes!("page", dropping.then_some("dropping"))}
            data-view={shown} {ondragover} {ondragleave} {ondrop}
        >
            <Header store={store.clone()} />
            <main class={classes!("work", store.folded.then_some("folded"))}>
                <div class="summary">
                    <Reports store={store.clone()} />
                    <Status
                        {phase} view={view.clone()} progress={store.progress()} {checking} {ways}
                        dispatch={dispatch.clone()}
                    />
                    <Exports store={store.clone()} />
                </div>
                <Source
                    id={store.current} text={text.clone()} view={view.clone()} chosen={chosen.clone()}
                    folded={store.folded && !blank} dispatch={dispatch.clone()}
                />
                if let Some(view) = view {
                    <Report
                        text={text.clone()} view={view.clone()} chosen={chosen.clone()}
                        editing={store.editing.clone()} dispatch={dispatch.clone()}
                    />
                    <Findings
                        {text} {view} {places} {chosen} filter={store.filter.clone()} groups={store.listing()}
                        most={store.most} {dispatch}
                    />
                }
            </main>
            if *dropping {
                <p class="drop-hint">{tr("松开鼠标，打开文件")}</p>
            }
        </div>
        {panel}
        </>
    }
}

/// What lies open over the report.
fn panel(store: &UseReducerHandle<State>, blank: bool) -> Html {
    let dispatch = store.dispatcher();
    let entry = store.entry().filter(|_| !blank);
    let answered = entry.and_then(|entry| Some((entry, entry.view.clone()?)));
    match (&store.panel, answered) {
        (None, _) | (Some(Panel::Flow | Panel::Opinion), None) => Html::default(),
        (Some(Panel::Settings), _) => html! { <SettingsDialog store={store.clone()} /> },
        (Some(Panel::Help), _) => html! { <Help {dispatch} /> },
        (Some(Panel::Manual(code)), _) => html! { <Manual code={code.clone()} {dispatch} /> },
        (Some(Panel::Flow), Some((_, view))) => {
            html! {
                <Dialog title={tr("申请的来源和去向")} name="flow" {dispatch}>
                    <FlowPicture {view} />
                </Dialog>
            }
        }
        (Some(Panel::Opinion), Some((entry, view))) => {
            let (text, places) = (entry.text.clone(), Rc::clone(&entry.places));
            html! { <Opinion {text} {view} {places} {dispatch} /> }
        }
    }
}
