//! The page.

mod layout;
mod sample;
pub mod state;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
mod hooks;
#[cfg(target_arch = "wasm32")]
mod text;

/// Puts the page into the document.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    yew::Renderer::<components::App>::new().render();
}
