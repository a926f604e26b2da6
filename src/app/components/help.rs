//! The dialog of keys and hints.

use yew::prelude::*;

use super::dialog::Dialog;
use super::on::plain;
use crate::app::hooks::Dispatch;
use crate::app::state::{Action, Panel};
use crate::app::text::tr;

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// Where actions go.
    pub dispatch: Dispatch,
}

const KEYS: [(&str, &str); 8] = [
    ("J N ↓", "下一处问题"),
    ("K P ↑", "上一处问题"),
    ("Enter", "展开问题；在段落和表格里开始修改"),
    ("Esc", "收起；放弃这次修改"),
    ("Tab", "修改表格时，到下一格"),
    ("Ctrl+Z", "撤销"),
    ("Ctrl+Y", "重做"),
    ("?", "打开本帮助"),
];

const STEPS: [&str; 5] = [
    "全选、复制报告全文（连同三张表），粘贴到文本框；也可以打开或拖入文件。",
    "点一处问题，看原文、算式、依据和处理办法；数字请对照台账核实后再改。",
    "不改数字的格式问题可以一次改好，改错了可以撤销。",
    "核实无误的问题可以忽略并写明理由，理由会写进校核意见单。",
    "打印校核意见单，或者带走改后的文字和表格。",
];

/// The dialog of keys and hints.
#[component]
pub fn Help(Props { dispatch }: &Props) -> Html {
    html! {
        <Dialog title={tr("帮助")} name="help" dispatch={dispatch.clone()}>
            <h3>{tr("键盘")}</h3>
            <dl class="keys">
                { for KEYS.iter().map(|(key, what)| html! {
                    <>
                        <dt>{for key.split(' ').map(|key| html! { <kbd>{key}</kbd> })}</dt>
                        <dd>{tr(what)}</dd>
                    </>
                }) }
            </dl>
            <h3>{tr("怎样校核一份报告")}</h3>
            <ol class="steps">
                { for STEPS.map(|step| html! { <li>{tr(step)}</li> }) }
            </ol>
            <p>
                {plain("open-manual", tr("规则手册"), dispatch, Action::Show(Some(Panel::Manual(None))))}
            </p>
        </Dialog>
    }
}
