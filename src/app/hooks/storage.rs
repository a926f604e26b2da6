//! Keeps the texts in the browser from visit to visit, unless the user does not want that.
//!
//! Each text has a key of its own. Tabs that restored the same texts share their keys: what another tab
//! has written since is never overwritten unasked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use hegao::ignore::Ignore;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Storage, StorageEvent};
use yew::prelude::*;

use crate::api::Wire;
use crate::app::settings::Settings;
use crate::app::state::{Action, Entry, History, Kept, Phase, State};
use crate::app::text::tr;

const TEXT: &str = "hegao.text.";
const PLACES: &str = "hegao.places.";
const IGNORED: &str = "hegao.ignored.";
const REFUSED: &str = "hegao.refused.";
const STEPS: &str = "hegao.steps.";
const BESIDE: [&str; 5] = [TEXT, PLACES, IGNORED, REFUSED, STEPS];
const FOLDED: &str = "hegao.folded";
const CURRENT: &str = "hegao.current";
const KEEP: &str = "hegao.keep";
const OFF: &str = "off";

/// How long to wait for the next key before texts are written, in milliseconds.
const PAUSE: u32 = 250;

const FULL: &str = "浏览器的存储空间已满，这份文字只在本页打开期间保留，请勿刷新或关闭。";
const DENIED: &str =
    "这个浏览器不允许网页保存内容；文字只在本页打开期间保留，离开前请下载“改后文字”。";

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

/// Writes texts down as they change, and at once when the page is left; looks at what other tabs write.
#[hook]
pub fn use_storage(store: &UseReducerHandle<State>) {
    let desk = use_memo((), |()| Desk::of(store));
    desk.latest.replace(store.clone());
    let key: Vec<(u32, u32)> = store
        .entries
        .iter()
        .map(|entry| (entry.id, entry.revision))
        .collect();
    {
        let desk = Rc::clone(&desk);
        use_effect_with((key, store.current, store.keep, store.folded), move |_| {
            let timer = Timeout::new(PAUSE, move || desk.write(false));
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let listeners = web_sys::window().map(|window| {
            let leaving = Rc::clone(&desk);
            [
                EventListener::new(&window, "pagehide", move |_| leaving.write(true)),
                EventListener::new(&window, "storage", move |event| {
                    desk.hear(event);
                }),
            ]
        });
        move || drop(listeners)
    });
}

/// What this tab knows of what is kept.
struct Desk {
    latest: RefCell<UseReducerHandle<State>>,
    /// What stood under each number when this tab last wrote or read it.
    known: RefCell<Vec<Known>>,
    /// Whether the user was told that nothing can be kept.
    told: Cell<bool>,
}

/// A text as this tab last wrote or read it.
struct Known {
    id: u32,
    revision: u32,
    text: Rc<str>,
    ignored: Rc<Vec<Ignore>>,
}

impl Known {
    fn of(entry: &Entry) -> Known {
        Known {
            id: entry.id,
            revision: entry.revision,
            text: Rc::clone(&entry.text),
            ignored: Rc::clone(&entry.ignored),
        }
    }
}

impl Desk {
    fn of(store: &UseReducerHandle<State>) -> Desk {
        let written = store.entries.iter().filter(|entry| !entry.is_spare());
        Desk {
            latest: RefCell::new(store.clone()),
            known: RefCell::new(written.map(Known::of).collect()),
            told: Cell::new(false),
        }
    }

    fn write(&self, leaving: bool) {
        let store = self.latest.borrow().clone();
        let Some(storage) = storage() else {
            self.tell((store.keep && !store.is_empty()).then_some(DENIED));
            return;
        };
        // That the pane is folded says nothing of any text.
        let _ = match store.folded {
            true => storage.set_item(FOLDED, ""),
            false => storage.remove_item(FOLDED),
        };
        if !store.keep {
            forget(&storage);
            self.known.borrow_mut().clear();
            return;
        }
        let _ = storage.remove_item(KEEP);
        let any = storage.set_item(CURRENT, &store.current.to_string());
        let mut failure = None;
        for entry in store.entries.iter().filter(|entry| !entry.is_spare()) {
            if self.knows(entry.id, |known| known.revision == entry.revision) {
                continue;
            }
            let id = match self.rival(&storage, entry) {
                None => entry.id,
                // The tab goes without an answer: both are kept, if this one was worked on.
                Some(_) if leaving && entry.revision > 0 => spare(&storage),
                Some(rival) => {
                    if !store.rivals.contains(&rival) {
                        store.dispatch(Action::Rivalled(rival));
                    }
                    continue;
                }
            };
            match keep(&storage, id, entry) {
                Ok(()) if id == entry.id => {
                    self.know(id, Some(entry));
                }
                Ok(()) => {}
                Err(_) => failure = Some(if any.is_ok() { FULL } else { DENIED }),
            }
        }
        self.known.borrow_mut().retain(|known| {
            let id = known.id;
            let entry = store.entries.iter().find(|entry| entry.id == id);
            let stays = entry.is_some_and(|entry| !entry.is_spare());
            if !stays {
                for start in BESIDE {
                    let _ = storage.remove_item(&format!("{start}{id}"));
                }
            }
            stays
        });
        self.tell(failure);
    }

    /// Notes what stands under a number, or that this tab does not know it.
    fn know(&self, id: u32, entry: Option<&Entry>) {
        let mut known = self.known.borrow_mut();
        known.retain(|known| known.id != id);
        known.extend(entry.map(Known::of));
    }

    fn knows(&self, id: u32, is_so: impl Fn(&Known) -> bool) -> bool {
        let known = self.known.borrow();
        known.iter().any(|known| known.id == id && is_so(known))
    }

    /// What stands under a text's number, if neither this tab wrote it nor it is the same.
    fn rival(&self, storage: &Storage, entry: &Entry) -> Option<Rc<Kept>> {
        let there = kept_under(storage, &key(entry.id)).filter(|there| !there.is_of(entry))?;
        let is_known = self.knows(entry.id, |known| {
            *known.text == *there.text && *known.ignored == there.ignored
        });
        (!is_known).then(|| Rc::new(there))
    }

    /// Hears what another tab has written.
    fn hear(&self, event: &Event) -> Option<()> {
        let event = event.dyn_ref::<StorageEvent>()?;
        let (key, value) = (event.key()?, event.new_value());
        let store = self.latest.borrow().clone();
        if key == KEEP {
            store.dispatch(Action::Keep(value.as_deref() != Some(OFF)));
        } else if key == super::settings::KEY {
            store.dispatch(Action::Set(Settings::read(&value?)));
        }
        let mut starts = [TEXT, IGNORED].into_iter();
        let id: u32 = starts.find_map(|start| key.strip_prefix(start)?.parse().ok())?;
        let entry = store.entries.iter().find(|entry| entry.id == id)?;
        let there = kept_under(&storage()?, &self::key(id));
        // What another tab has removed is written again with the next change, since it is open here.
        let same = there.as_ref().is_some_and(|there| there.is_of(entry));
        self.know(id, same.then_some(entry));
        store.dispatch(Action::Rivalled(Rc::new(there?)));
        Some(())
    }

    /// Tells once that texts cannot be kept.
    fn tell(&self, failure: Option<&'static str>) {
        if let Some(failure) = failure.filter(|_| !self.told.get()) {
            let store = self.latest.borrow().clone();
            store.dispatch(Action::Notice(Some(tr(failure).to_string())));
        }
        self.told.set(failure.is_some());
    }
}

/// Writes a text under a number.
fn keep(storage: &Storage, id: u32, entry: &Entry) -> Result<(), JsValue> {
    let name = entry.name.as_deref().unwrap_or_default();
    let value = format!("{}\n{}", name.replace('\n', " "), entry.text);
    let beside = |start: &str, wire: Option<String>| {
        let key = format!("{start}{id}");
        match wire {
            Some(wire) => storage.set_item(&key, &wire),
            None => storage.remove_item(&key),
        }
    };
    let (ignored, places) = (&entry.ignored, &entry.places);
    let refused = match &entry.phase {
        Phase::Refused(why) => Some(why.clone()),
        _ => None,
    };
    beside(IGNORED, (!ignored.is_empty()).then(|| ignored.to_wire()))?;
    beside(PLACES, (!places.is_empty()).then(|| places.to_wire()))?;
    beside(REFUSED, refused)?;
    // What can be undone is worth less than the texts: it makes room, and may find none.
    let text = || storage.set_item(&key(id), &value);
    text().or_else(|_| {
        remove(storage, &[STEPS]);
        text()
    })?;
    let _ = beside(STEPS, entry.history.to_keep(&entry.text));
    Ok(())
}

/// A number under which nothing is kept.
fn spare(storage: &Storage) -> u32 {
    let mut id = first_id();
    while matches!(storage.get_item(&key(id)), Ok(Some(_))) {
        id += 1;
    }
    id
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
        refused: beside(REFUSED),
        history: beside(STEPS)
            .and_then(|wire| History::kept(&wire, text))
            .unwrap_or_default(),
        name: Some(name.to_string()).filter(|name| !name.is_empty()),
        text: text.to_string(),
    })
}

/// Removes what is kept under keys that start so.
fn remove(storage: &Storage, starts: &[&str]) {
    for key in keys(storage) {
        if starts.iter().any(|start| key.starts_with(start)) {
            let _ = storage.remove_item(&key);
        }
    }
}

fn forget(storage: &Storage) {
    remove(storage, &BESIDE);
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
