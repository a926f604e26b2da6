//! What touches the browser: the checker's worker, storage, files, keys.

mod checker;
pub mod files;
mod keys;
mod storage;

pub use checker::use_checker;
pub use keys::use_keys;
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
