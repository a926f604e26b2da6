//! The verdict, and how much was checked.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::api::View;
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Phase};
use crate::app::verdict::{Verdict, coverage, gaps};

/// What the status needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Where the check stands.
    pub phase: Option<Phase>,
    /// The last answer.
    pub view: Option<Rc<View>>,
    /// How many texts are answered, of how many.
    pub progress: (usize, usize),
    /// Where actions go.
    pub dispatch: Dispatch,
}

const INVITATION: &str = "粘贴一份年度报告即可开始；也可以拖入或打开.txt文件，或先试用示例。";

/// The verdict, and how much was checked.
#[component]
pub fn Status(props: &Props) -> Html {
    let phase = props.phase.clone().unwrap_or(Phase::Idle);
    let view = props.view.as_deref();
    let [errors, warnings, infos] = view.map_or([0; 3], |view| view.counts);
    let verdict = view.map(Verdict::on);
    let retry = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Action::Retried))
    };
    let line = match (&phase, view) {
        (Phase::Idle, _) => INVITATION.to_string(),
        (Phase::Failed(why), _) => why.clone(),
        (Phase::Checking, None) => "正在检查……".to_string(),
        (_, Some(view)) => Verdict::on(view).sentence(view),
        (Phase::Done, None) => String::new(),
    };
    let (done, all) = props.progress;
    html! {
        <section
            class="status" data-testid="status" data-state={phase.as_str()}
            data-verdict={verdict.map(Verdict::as_str)}
            data-errors={errors.to_string()} data-warnings={warnings.to_string()}
            data-infos={infos.to_string()} aria-label="结论"
        >
            <p class="verdict" role="status" aria-live="polite">
                {line}
                if matches!(phase, Phase::Failed(_)) {
                    <button type="button" class="button" onclick={retry}>{"重试"}</button>
                }
            </p>
            if let Some(view) = view {
                {extent(view)}
            }
            if done < all && all > 1 {
                <p class="progress">
                    <progress max={all.to_string()} value={done.to_string()} />
                    {format!("已检查{done}/{all}份")}
                </p>
            }
        </section>
    }
}

fn extent(view: &View) -> Html {
    let gaps = gaps(view);
    let line = coverage(view);
    if gaps.is_empty() {
        return html! { <p class="extent">{line}{"。"}</p> };
    }
    html! {
        <details class="extent">
            <summary>{line}{format!("；{}项未能完全检查", gaps.len())}</summary>
            <ul>
                { for gaps.into_iter().map(|(what, why)| html! {
                    <li><strong>{what}{"："}</strong>{why}</li>
                }) }
            </ul>
        </details>
    }
}
