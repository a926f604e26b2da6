//! The page.

mod flow;
mod marks;
mod quote;
mod sample;
mod second;
mod settings;
mod state;
mod text;
mod verdict;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;

#[cfg(target_arch = "wasm32")]
use hegao::form::layout;

/// Puts the page into the document.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<components::App>::with_root(root).render();
    }
}
