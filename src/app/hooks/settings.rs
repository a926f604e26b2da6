//! Keeps what the user has set, and lets the document show it.

use web_sys::Element;
use yew::prelude::*;

use super::storage::storage;
use crate::app::settings::{Settings, Theme};
use crate::app::state::State;

/// Under what the settings are kept.
pub const KEY: &str = "hegao.settings";

/// What the user set at the last visit.
pub fn kept() -> Settings {
    let text = storage().and_then(|storage| storage.get_item(KEY).ok()?);
    text.map_or_else(Settings::default, |text| Settings::read(&text))
}

/// Writes the settings down, unless nothing is to be kept, and puts language and colours on the
/// document.
#[hook]
pub fn use_settings(store: &UseReducerHandle<State>) {
    let now = (store.settings.clone(), store.keep);
    use_effect_with(now, |(settings, keep)| {
        if let Some(storage) = storage() {
            let changed = *keep && **settings != Settings::default();
            // A store that is full keeps the texts, and that is said elsewhere.
            let _ = match changed {
                true => storage.set_item(KEY, &settings.written()),
                false => storage.remove_item(KEY),
            };
        }
        if let Some(root) = root() {
            let _ = root.set_attribute("lang", settings.language.tag());
            let _ = match settings.theme {
                Theme::Auto => root.remove_attribute("data-theme"),
                theme => root.set_attribute("data-theme", theme.as_str()),
            };
        }
    });
}

fn root() -> Option<Element> {
    web_sys::window()?.document()?.document_element()
}
