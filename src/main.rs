//! The page and the worker that checks for it: one wasm module, which looks where it runs.
//!
//! Natively it only says where the command line is; the parts without a browser are tested there.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

#[macro_use]
mod api;
mod app;

#[cfg(target_arch = "wasm32")]
fn main() {
    if web_sys::window().is_some() {
        app::start();
    } else {
        api::worker::serve();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is the page and is built for wasm32; the command line is `hegao`.");
}
