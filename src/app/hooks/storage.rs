//! Keeps the texts in the browser from visit to visit, unless the user does not want that.
//!
//! Each text has a key of its own with a number that no other tab gives, so that tabs do not
//! overwrite each other's texts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::Storage;
use yew::prelude::*;

use crate::api::Wire;
use crate::app::state::{Action, Kept, State};
use crate::app::text::tr;

const TEXT: &str = "hegao.text.";
const PLACES: &str = "hegao.places.";
const IGNORED: &str = "hegao.ignored.";
const FOLDED: &str = "hegao.folded";
const CURRENT: &str = "hegao.current";
const KEEP: &str = "hegao.keep";
const OFF: &str = "off";

/// How long to wait for the next key before texts are written, in milliseconds.
const PAUSE: u32 = 250;

const FULL: &str = "浏览器的存储空间已满，这份文字只在本页打开期间保留，请勿刷新或关闭。";

/// The state with which the page starts.
pub fn restored() -> State {
    let storage = storage();
    let keep = storage
        .as_ref()
        .and_then(|storage| storage.get_item(KEEP).ok()?)
        .is_none_or(|word| word != OFF);
    let mut state = State::new(keep, first_id());
    let folded = storage
        .as_ref()
        .and_then(|storage| storage.get_item(FOLDED).ok()?);
    state.folded = folded.is_some();
    state = state.after(Action::Set(super::settings::kept()));
    match storage.filter(|_| keep) {
        Some(storage) => {
            let current = storage.get_item(CURRENT).ok().flatten();
            let current = current.and_then(|id| id.parse().ok());
            state.restored(kept(&storage), current)
        }
        None => state,
    }
}

/// Writes texts down as they change, and at once when the page is left.
#[hook]
pub fn use_storage(store: &UseReducerHandle<State>) {
    let written = use_mut_ref(BTreeMap::<u32, u32>::new);
    let latest = use_mut_ref(|| store.clone());
    *latest.borrow_mut() = store.clone();
    let key: Vec<(u32, u32)> = store
        .entries
        .iter()
        .map(|entry| (entry.id, entry.revision))
        .collect();
    {
        let (written, latest) = (Rc::clone(&written), Rc::clone(&latest));
        use_effect_with((key, store.current, store.keep, store.folded), move |_| {
            let timer = Timeout::new(PAUSE, move || write(&latest, &written));
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let leaving = web_sys::window().map(|window| {
            EventListener::new(&window, "pagehide", move |_| write(&latest, &written))
        });
        move || drop(leaving)
    });
}

fn write(latest: &RefCell<UseReducerHandle<State>>, written: &RefCell<BTreeMap<u32, u32>>) {
    let store = latest.borrow().clone();
    let Some(storage) = storage() else { return };
    // That the pane is folded says nothing of any text.
    let _ = match store.folded {
        true => storage.set_item(FOLDED, ""),
        false => storage.remove_item(FOLDED),
    };
    if !store.keep {
        forget(&storage);
        written.borrow_mut().clear();
        return;
    }
    // A store that refuses these few bytes refuses the texts too, and that is said below.
    let _ = storage.remove_item(KEEP);
    let _ = storage.set_item(CURRENT, &store.current.to_string());
    let mut written = written.borrow_mut();
    let mut full = false;
    for entry in store.entries.iter().filter(|entry| !entry.is_blank()) {
        if written.get(&entry.id) == Some(&entry.revision) {
            continue;
        }
        let name = entry.name.as_deref().unwrap_or_default();
        let value = format!("{}\n{}", name.replace('\n', " "), entry.text);
        let ignored = format!("{IGNORED}{}", entry.id);
        let noted = match entry.ignored.is_empty() {
            true => storage.remove_item(&ignored),
            false => storage.set_item(&ignored, &entry.ignored.to_wire()),
        };
        let places = format!("{PLACES}{}", entry.id);
        let placed = match entry.places.is_empty() {
            true => storage.remove_item(&places),
            false => storage.set_item(&places, &entry.places.to_wire()),
        };
        let noted = noted.and(placed);
        match storage.set_item(&key(entry.id), &value).and(noted) {
            Ok(()) => {
                written.insert(entry.id, entry.revision);
            }
            Err(_) => full = true,
        }
    }
    let here = |id: &u32| {
        let entry = store.entries.iter().find(|entry| entry.id == *id);
        entry.is_some_and(|entry| !entry.is_blank())
    };
    written.retain(|id, _| {
        let stays = here(id);
        if !stays {
            let _ = storage.remove_item(&key(*id));
            let _ = storage.remove_item(&format!("{IGNORED}{id}"));
            let _ = storage.remove_item(&format!("{PLACES}{id}"));
        }
        stays
    });
    if full && store.notice.as_deref() != Some(tr(FULL)) {
        store.dispatch(Action::Notice(Some(tr(FULL).to_string())));
    }
}

fn kept(storage: &Storage) -> Vec<Kept> {
    let mut kept: Vec<Kept> = Vec::new();
    for key in keys(storage) {
        if let Some(text) = kept_under(storage, &key) {
            let at = kept.iter().position(|other| other.id > text.id);
            kept.insert(at.unwrap_or(kept.len()), text);
        }
    }
    kept
}

fn kept_under(storage: &Storage, key: &str) -> Option<Kept> {
    let id = key.strip_prefix(TEXT)?.parse().ok()?;
    let value = storage.get_item(key).ok()??;
    let (name, text) = value.split_once('\n')?;
    let beside = |key: &str| storage.get_item(&format!("{key}{id}")).ok().flatten();
    Some(Kept {
        id,
        places: beside(PLACES)
            .and_then(|wire| Wire::from_wire(&wire))
            .unwrap_or_default(),
        ignored: beside(IGNORED)
            .and_then(|wire| Wire::from_wire(&wire))
            .unwrap_or_default(),
        name: Some(name.to_string()).filter(|name| !name.is_empty()),
        text: text.to_string(),
    })
}

fn forget(storage: &Storage) {
    for key in keys(storage) {
        if [TEXT, IGNORED, PLACES]
            .iter()
            .any(|start| key.starts_with(start))
        {
            let _ = storage.remove_item(&key);
        }
    }
    let _ = storage.remove_item(CURRENT);
    let _ = storage.set_item(KEEP, OFF);
}

fn keys(storage: &Storage) -> Vec<String> {
    let count = storage.length().unwrap_or_default();
    (0..count).filter_map(|at| storage.key(at).ok()?).collect()
}

fn key(id: u32) -> String {
    format!("{TEXT}{id}")
}

/// The browser may refuse it, by setting or by policy.
pub(super) fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// A number that no tab opened at another tenth of a second has given.
fn first_id() -> u32 {
    // 2026-01-01 in milliseconds; tenths of seconds since then fill 32 bits in 13 years.
    let tenths = (js_sys::Date::now() - 1_767_225_600_000.0) / 100.0;
    (tenths.max(0.0) % f64::from(u32::MAX / 2)) as u32
}
