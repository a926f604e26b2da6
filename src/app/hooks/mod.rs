//! What touches the browser: the checker's worker, storage, files, clipboard, keys.

mod checker;
pub mod clipboard;
pub mod exports;
pub mod files;
mod focus;
mod keys;
mod settings;
mod storage;

pub use checker::use_checker;
pub use focus::{use_focus_back, use_focus_kept};
pub use keys::use_keys;
pub use settings::use_settings;
pub use storage::{restored, use_storage};

use std::rc::Rc;

use yew::{Reducible, UseReducerDispatcher};

use super::state::{Action, State};

/// Sends actions to the state.
pub type Dispatch = UseReducerDispatcher<State>;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new((*self).clone().after(action))
    }
}
