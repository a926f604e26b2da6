//! What page and worker say to each other.

mod view;
#[macro_use]
mod wire;
#[cfg(target_arch = "wasm32")]
pub mod worker;

#[cfg(target_arch = "wasm32")]
pub use view::{BlockKind, Sum};
pub use view::{Cell, CellKind, Edit, Finding, Place, View};
pub use wire::{Reader, Wire, Writer};

use hegao::Config;

/// Asks for a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Which of the page's reports.
    pub entry: u32,
    /// Which state of its text; the answer bears the same, so that a stale one is told.
    pub revision: u32,
    /// The text.
    pub text: String,
    /// How to check it.
    pub config: Config,
}

/// Answers a [`Request`].
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// As asked.
    pub entry: u32,
    /// As asked.
    pub revision: u32,
    /// What was found.
    pub view: View,
}

/// Checks as asked; page and worker both do it by this one function.
pub fn answer(request: &Request) -> Answer {
    let checked = hegao::check(&request.text, &request.config);
    Answer {
        entry: request.entry,
        revision: request.revision,
        view: View::from(&checked),
    }
}
