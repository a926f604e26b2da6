//! The verdict, and how much was checked.

use std::rc::Rc;

use yew::prelude::*;

use super::on::{button, on, plain};
use crate::api::{Finding, View};
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Phase};
use crate::app::text::{fill, say, tr};
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
    /// Whether any text waits for its answer.
    pub checking: bool,
    /// Whether there is a step to take back, and one to do again.
    pub ways: [bool; 2],
    /// Where actions go.
    pub dispatch: Dispatch,
}

const INVITATION: &str = "粘贴一份年度报告即可开始；也可以拖入或打开Word、WPS、PDF、OFD、网页、表格等文件，或先试用示例。";

/// The verdict, and how much was checked.
#[component]
pub fn Status(props: &Props) -> Html {
    let phase = props.phase.clone().unwrap_or(Phase::Idle);
    let view = props.view.as_deref();
    let [errors, warnings, infos] = view.map_or([0; 3], |view| view.counts);
    let verdict = view.map(Verdict::on);
    let on = |action: Action| on(&props.dispatch, action);
    let [back, forth] = props.ways;
    let findings = view.map_or(&[][..], |view| &view.findings);
    let ignored = findings.iter().filter(|finding| finding.ignored.is_some());
    let ignored = ignored.count();
    let fixable = |finding: &&Rc<Finding>| finding.fix.is_some() && finding.ignored.is_none();
    let fixes = findings.iter().filter(fixable).count();
    let retriable = matches!(phase, Phase::Failed(_) | Phase::Stopped);
    let line = match (&phase, view) {
        (Phase::Idle, _) => tr(INVITATION).to_string(),
        (Phase::Stopped, _) => tr("检查已停止。").to_string(),
        (Phase::Failed(why) | Phase::Refused(why), _) => say(why),
        (Phase::Checking, None) => tr("正在检查……").to_string(),
        (_, Some(view)) => Verdict::on(view).sentence(view),
        (Phase::Done, None) => String::new(),
    };
    let (done, all) = props.progress;
    html! {
        <section
            class="status" data-testid="status" data-state={phase.as_str()}
            data-verdict={verdict.map(Verdict::as_str)}
            data-errors={errors.to_string()} data-warnings={warnings.to_string()}
            data-infos={infos.to_string()} aria-label={tr("结论")}
        >
            <div class="saying">
            <p class="verdict" role="status" aria-live="polite">
                {line}
                if ignored > 0 {
                    {fill("另有{0}处已忽略。", &[&ignored])}
                }
                if retriable {
                    {plain("retry", tr("重试"), &props.dispatch, Action::Retried)}
                }
            </p>
            if let Some(view) = view {
                {extent(view)}
            }
            if done < all && all > 1 {
                <p class="progress" data-testid="progress">
                    <progress aria-label={tr("检查进度")} max={all.to_string()} value={done.to_string()} />
                    {fill("已检查{0}/{1}份", &[&done, &all])}
                    if props.checking {
                        {plain("stop", tr("停止"), &props.dispatch, Action::Stopped)}
                    } else {
                        {plain("resume", tr("继续检查"), &props.dispatch, Action::Retried)}
                    }
                </p>
            }
            </div>
            if view.is_some() || back || forth {
                <div class="tools">
                    {button(
                        "button", "undo", tr("撤销"), Some(tr("撤销（Ctrl+Z）")), !back,
                        on(Action::Travelled(true)),
                    )}
                    {button(
                        "button", "redo", tr("重做"), Some(tr("重做（Ctrl+Y）")), !forth,
                        on(Action::Travelled(false)),
                    )}
                    if fixes > 0 {
                        {button(
                            "button primary", "fix-all", fill("修正全部{0}处格式问题", &[&fixes]), None, false,
                            on(Action::FixedAll),
                        )}
                    }
                </div>
            }
        </section>
    }
}

fn extent(view: &View) -> Html {
    let gaps = gaps(view);
    let line = coverage(view);
    if gaps.is_empty() {
        return html! { <p class="extent">{line}{tr("。")}</p> };
    }
    html! {
        <details class="extent">
            <summary>{line}{fill("；{0}项未能完全检查", &[&gaps.len()])}</summary>
            <ul>
                { for gaps.into_iter().map(|(what, why)| html! {
                    <li><strong>{what}{tr("：")}</strong>{say(&why)}</li>
                }) }
            </ul>
        </details>
    }
}
