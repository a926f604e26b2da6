//! The checker without the page, for JavaScript: `static/module/api.js` makes the public functions of
//! what is here.
//!
//! Lists cross as one string with commas, which costs no glue.

#![cfg_attr(not(target_arch = "wasm32"), allow(dead_code))]

mod settings;

#[cfg(target_arch = "wasm32")]
mod exports;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is a module for JavaScript and is built for wasm32.");
}
