//! Keeps what the user has set, and lets the document show it.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Element;
use yew::prelude::*;

use super::files::on_window;
use super::storage::storage;
use crate::app::settings::{Settings, Theme};
use crate::app::state::{Action, State};
use crate::app::text::{self, Language, tr};

/// Under what the settings are kept.
pub const KEY: &str = "hegao.settings";

/// What the user set at the last visit.
pub fn kept() -> Settings {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    text.map_or_else(Settings::default, |text| Settings::read(&text))
}

/// Writes the settings down, unless nothing is to be kept, and puts language and colours on the
/// document. The language is Chinese until English is loaded.
#[hook]
pub fn use_settings(store: &UseReducerHandle<State>) -> Language {
    {
        let store = store.clone();
        use_effect_with(store.settings.language, move |wanted| {
            if *wanted == Language::English && !store.learnt {
                spawn_local(async move {
                    if let Some(words) = load_words().await {
                        text::learn(&words);
                        store.dispatch(Action::Learnt);
                    }
                });
            }
        });
    }
    let language = match store.learnt {
        true => store.settings.language,
        false => Language::Chinese,
    };
    text::speak(language);
    // A host may have given the page a title of its own.
    let own_title = use_memo((), |()| {
        let document = root().and_then(|root| root.owner_document());
        document.map_or_else(String::new, |document| document.title())
    });
    let now = (store.settings.clone(), store.keep, language);
    use_effect_with(now, move |(settings, keep, language)| {
        if let Some(storage) = storage() {
            let changed = *keep && **settings != Settings::default();
            // A store that is full keeps the texts, and that is said elsewhere.
            let _ = match changed {
                true => storage.set_item(KEY, &settings.written()),
                false => storage.remove_item(KEY),
            };
        }
        if let Some(root) = root() {
            let _ = root.set_attribute("lang", language.tag());
            if let Some(document) = root.owner_document() {
                document.set_title(match language {
                    Language::Chinese => &own_title,
                    Language::English => tr("核稿 · 政府信息公开工作年度报告校核"),
                });
            }
            let _ = match settings.theme {
                Theme::Auto => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.as_str()),
            };
        }
    });
    language
}

/// What the boot script loads, which alone knows where it is.
async fn load_words() -> Option<String> {
    let promise = on_window("hegaoEnglish")?.call0(&JsValue::NULL).ok()?;
    let words = JsFuture::from(js_sys::Promise::from(promise)).await;
    words.ok()?.as_string()
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
