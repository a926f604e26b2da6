//! 校核意见单: the result on paper. What was found stays Chinese, like the report with which it goes.

use std::rc::Rc;

use hegao::finding::Severity;
use hegao::form::Form;
use hegao::rules;
use web_sys::MouseEvent;
use yew::prelude::*;

use super::findings::{in_file, stays_chinese};
use super::flow::FlowPicture;
use super::on::{button, on};
use crate::api::{Finding, View};
use crate::app::hooks::{Dispatch, use_focus_back};
use crate::app::quote::quote;
use crate::app::state::{Action, Places};
use crate::app::text::{fill, say, tr};
use crate::app::verdict::{Verdict, cell_place, coverage, form_name, gaps, severity_name};

/// What the sheet needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The text.
    pub text: Rc<str>,
    /// The last answer.
    pub view: Rc<View>,
    /// Where pieces of the text stand in the file.
    pub places: Rc<Places>,
    /// Where actions go.
    pub dispatch: Dispatch,
}

/// The sheet, printed at once and left on the screen until it is closed.
#[component]
pub fn Opinion(props: &Props) -> Html {
    let Props {
        text,
        view,
        places,
        dispatch,
    } = props;
    use_focus_back();
    let close = use_node_ref();
    {
        let close = close.clone();
        use_effect_with((), move |()| {
            if let Some(close) = close.cast::<web_sys::HtmlElement>() {
                let _ = close.focus();
            }
            print();
        });
    }
    let sheet = sheet(text, view, places);
    html! {
        <main class="opinion" data-testid="opinion" aria-label={tr("校核意见单")}>
            <p class="screen-only">
                {button("button primary", "print-again", tr("打印"), None, false, Callback::from(|_: MouseEvent| print()))}
                <button type="button" class="button" data-testid="close-opinion" ref={close} onclick={on(dispatch, Action::Show(None))}>
                    {tr("返回")}
                </button>
            </p>
            {sheet}
        </main>
    }
}

fn sheet(text: &str, view: &Rc<View>, places: &Places) -> Html {
    // Those let stand come last and have numbers of their own.
    let kinds = [Severity::Error, Severity::Warning, Severity::Info].map(Some);
    let groups = kinds.into_iter().chain([None]).map(|kind| {
        let of_kind = |finding: &&Rc<Finding>| match kind {
            Some(severity) => finding.severity == severity && finding.ignored.is_none(),
            None => finding.ignored.is_some(),
        };
        let findings: Vec<&Rc<Finding>> = view.findings.iter().filter(of_kind).collect();
        (kind, findings)
    });
    let gaps = gaps(view);
    let form = view.form.form();
    let mut number = 0;
    html! {
        <>
            <h1>{tr("校核意见单")}</h1>
            {stays_chinese()}
            <table class="identity"><tbody>
                {fact(tr("报告"), view.title.clone().unwrap_or_else(|| tr("未读出标题").to_string()))}
                {fact(tr("机关"), view.agency.clone().unwrap_or_else(|| tr("未读出").to_string()))}
                {fact(tr("年度"), view.year.map_or_else(|| tr("未读出").to_string(), |year| fill("{0}年", &[&year])))}
                {fact(tr("格式"), form_name(view.form))}
                {fact(tr("校核日期"), today())}
                {fact(tr("结论"), Verdict::on(view).sentence(view))}
                {fact(tr("校核范围"), coverage(view))}
            </tbody></table>
            { for groups.filter(|(_, findings)| !findings.is_empty()).map(|(kind, findings)| {
                let (title, last) = match kind {
                    Some(severity) => (severity_name(severity), tr("处理意见")),
                    None => (tr("已忽略"), tr("忽略的理由")),
                };
                if kind.is_none() {
                    number = 0;
                }
                let heads = [tr("序号"), tr("位置"), tr("问题"), last];
                html! {
                    <>
                        <h2>{fill("{0}（{1}处）", &[&title, &findings.len()])}</h2>
                        <table class="findings-list">
                            <thead><tr>{ for heads.map(|head| html! { <th scope="col">{head}</th> }) }</tr></thead>
                            <tbody>{ for findings.into_iter().map(|finding| {
                                number += 1;
                                row(text, form, places, number, finding)
                            }) }</tbody>
                        </table>
                    </>
                }
            }) }
            if !gaps.is_empty() {
                <h2>{fill("未能完全检查（{0}项）", &[&gaps.len()])}</h2>
                <ul>{ for gaps.into_iter().map(|(what, why)| html! { <li>{what}{tr("：")}{say(&why)}</li> }) }</ul>
            }
            <h2>{tr("申请的来源和去向")}</h2>
            <FlowPicture view={Rc::clone(view)} />
            <p class="signature"><span>{tr("校核人：")}</span><span>{tr("日期：")}</span></p>
            <p class="note">
                {fill(
                    "本意见单由核稿（版本{0}）在本机生成，只核对报告与格式、报告前后是否一致，供校核人参考。",
                    &[&env!("CARGO_PKG_VERSION")],
                )}
            </p>
        </>
    }
}

fn fact(name: &'static str, value: String) -> Html {
    html! { <tr><th scope="row">{name}</th><td>{value}</td></tr> }
}

fn row(text: &str, form: &Form, places: &Places, number: usize, finding: &Finding) -> Html {
    let rule = rules::find(&finding.rule).map_or("", |rule| rule.name);
    let quoted = match finding.cells.is_empty() {
        true => quote(text, finding.place),
        false => None,
    };
    html! {
        <tr data-rule={finding.rule.clone()}>
            <td>{number}</td>
            <td>
                {place(form, places, finding)}
                if let Some([before, words, after]) = quoted {
                    <q>{before}<u>{words}</u>{after}</q>
                }
            </td>
            <td lang="zh-CN">{&finding.message}<small>{&finding.rule}{" "}{tr(rule)}</small></td>
            <td>
                {match &finding.ignored {
                    Some(reason) if reason.is_empty() => tr("未写理由").to_string(),
                    Some(reason) => reason.clone(),
                    None => finding.advice.clone(),
                }}
            </td>
        </tr>
    }
}

/// The cell, and where it stands in the file; the line of the text for want of that.
fn place(form: &Form, places: &Places, finding: &Finding) -> String {
    let in_file = in_file(places, finding).map(|place| say(&place));
    match finding.cells.first().and_then(|cell| form.find(cell)) {
        Some(id) => {
            let in_file = in_file.map(|place| fill("（{0}）", &[&place]));
            cell_place(form, id) + &in_file.unwrap_or_default()
        }
        None if in_file.is_some() => in_file.unwrap_or_default(),
        None if finding.place.end > finding.place.start => fill("第{0}行", &[&finding.line]),
        None => tr("全文").to_string(),
    }
}

fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that bars printing leaves the sheet on the screen.
        let _ = window.print();
    }
}

/// The day by the browser's clock and place.
fn today() -> String {
    let now = js_sys::Date::new_0();
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    fill("{0}年{1}月{2}日", &[&year, &month, &day])
}
