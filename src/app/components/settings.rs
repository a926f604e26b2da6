//! The dialog of settings.

use hegao::rules::{self, Rule};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, MouseEvent};
use yew::prelude::*;

use super::dialog::Dialog;
use super::findings::stays_chinese;
use super::on::{button, keep_box, on_words};
use crate::app::hooks::files;
use crate::app::settings::{Letters, Level, Settings, Theme};
use crate::app::state::{Action, State};
use crate::app::text::{Language, tr};
use crate::app::verdict::severity_name;

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub store: UseReducerHandle<State>,
}

/// The dialog of settings.
#[component]
pub fn SettingsDialog(Props { store }: &Props) -> Html {
    let dispatch = store.dispatcher();
    let settings = &store.settings;
    let words = use_state(String::new);
    let refused = use_state(|| false);
    let change = |make: fn(&mut Settings, String)| {
        let (dispatch, settings) = (dispatch.clone(), settings.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut settings = (*settings).clone();
            make(&mut settings, value);
            dispatch.dispatch(Action::Set(settings));
        })
    };
    let on_theme = change(|settings, value| {
        let mut all = Theme::ALL.into_iter();
        settings.theme = all
            .find(|theme| theme.as_str() == value)
            .unwrap_or_default();
    });
    let on_language = change(|settings, value| {
        settings.language = Language::of_tag(&value).unwrap_or_default();
    });
    let on_letters = {
        let (dispatch, settings) = (dispatch.clone(), settings.clone());
        Callback::from(move |event: Event| {
            let mut settings = (*settings).clone();
            settings.letters = match event.target_unchecked_into::<HtmlInputElement>().checked() {
                true => Letters::On,
                false => Letters::Off,
            };
            dispatch.dispatch(Action::Set(settings));
        })
    };
    let on_rule = {
        let (dispatch, settings) = (dispatch.clone(), settings.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let code = select.get_attribute("data-rule").unwrap_or_default();
            let value = select.value();
            let mut settings = (*settings).clone();
            let mut all = Level::ALL.into_iter();
            settings.set(&code, all.find(|level| level.as_str() == value));
            dispatch.dispatch(Action::Set(settings));
        })
    };
    let on_reset = {
        let (dispatch, settings) = (dispatch.clone(), settings.clone());
        Callback::from(move |_: MouseEvent| {
            let mut settings = (*settings).clone();
            settings.rules.clear();
            dispatch.dispatch(Action::Set(settings));
        })
    };
    let on_export = {
        let content = settings.rules_written();
        Callback::from(move |_: MouseEvent| {
            // Where the browser bars it, it says so itself.
            let _ = files::save("hegao.toml", "application/toml", &content);
        })
    };
    let on_import = {
        let (dispatch, settings, refused) = (dispatch.clone(), settings.clone(), refused.clone());
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let file = input.files().and_then(|files| files.get(0));
            let (dispatch, mut settings) = (dispatch.clone(), (*settings).clone());
            let refused = refused.clone();
            spawn_local(async move {
                let Some(file) = file else { return };
                let text = JsFuture::from(file.text()).await.ok();
                let text = text.and_then(|text| text.as_string());
                settings.rules = Settings::read(&text.unwrap_or_default()).rules;
                refused.set(settings.rules.is_empty());
                if !settings.rules.is_empty() {
                    dispatch.dispatch(Action::Set(settings));
                }
            });
            input.set_value("");
        })
    };
    let option = |value: &'static str, name: &'static str, now: bool| {
        html! { <option {value} selected={now}>{name}</option> }
    };
    let themes = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::Auto => tr("跟随系统"),
            Theme::Light => tr("浅色"),
            Theme::Dark => tr("深色"),
        };
        option(theme.as_str(), name, settings.theme == theme)
    });
    let languages = [(Language::Chinese, "中文"), (Language::English, "English")]
        .map(|(language, name)| option(language.tag(), name, settings.language == language));
    let mut last = None;
    let wanted = |rule: &&'static Rule| {
        let mut words = words.split_whitespace();
        words.all(|word| {
            rule.code.contains(&word.to_ascii_uppercase()) || tr(rule.name).contains(word)
        })
    };
    let groups = rules::all().filter(wanted).map(|rule| {
        let family = rule.family.name();
        let first = last.replace(family) != Some(family);
        html! {
            <>
                if first {
                    <li class="family"><h4>{tr(family)}</h4></li>
                }
                {one(settings, rule)}
            </>
        }
    });
    html! {
        <Dialog title={tr("设置")} name="settings" {dispatch}>
            <div class="choices">
                <label>
                    <span>{tr("颜色")}</span>
                    <select data-testid="theme" onchange={on_theme}>{for themes}</select>
                </label>
                <label>
                    <span>{"语言 Language"}</span>
                    <select data-testid="language" onchange={on_language}>{for languages}</select>
                </label>
                <label>
                    {keep_box(store, "keep-setting")}
                    {tr("刷新后保留文字和设置")}
                </label>
                <label>
                    <input
                        type="checkbox" data-testid="letters" onchange={on_letters}
                        checked={settings.letters == Letters::On}
                    />
                    {tr("用单个字母作快捷键")}
                </label>
            </div>
            {stays_chinese()}
            <h3>{tr("规则")}</h3>
            <p class="hint">
                {tr("可以关闭规则或者改变级别；改动立即生效。")}
            </p>
            <p class="choosing">
                <input
                    type="search" aria-label={tr("搜索规则")} placeholder={tr("搜索规则")} data-testid="search-rules"
                    value={(*words).clone()} oninput={on_words(&words)}
                />
                <label class="button" title={tr("读入命令行也能用的TOML文件")}>
                    {tr("导入")}
                    <input type="file" accept=".toml" data-testid="import-rules" onchange={on_import} />
                </label>
                {button(
                    "button", "export-rules", tr("导出"), Some(tr("存成命令行也能用的TOML文件")), false, on_export,
                )}
                if !settings.rules.is_empty() {
                    {button("plain", "reset-rules", tr("全部恢复原样"), None, false, on_reset)}
                }
            </p>
            if *refused {
                <p class="hint" role="alert">{tr("这个文件里没有规则的设置。")}</p>
            }
            <ul class="rules" onchange={on_rule}>
                {for groups}
            </ul>
        </Dialog>
    }
}

fn one(settings: &Settings, rule: &'static Rule) -> Html {
    let plain = Level::At(rule.severity);
    let now = settings.rules.get(rule.code).copied().unwrap_or(plain);
    let options = Level::ALL.map(|level| {
        let name = match level {
            Level::Off => tr("关闭"),
            Level::At(severity) => severity_name(severity),
        };
        html! { <option value={level.as_str()} selected={level == now}>{name}</option> }
    });
    html! {
        <li class={classes!((now != plain).then_some("changed"))}>
            <label>
                <span>{rule.code}{" "}{tr(rule.name)}</span>
                <select data-testid="rule-level" data-rule={rule.code}>{for options}</select>
            </label>
        </li>
    }
}
