//! The page's entry; built for wasm by Trunk. Natively it only says where the command line is.

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    println!("This program is the page and is built for wasm32; the command line is `hegao`.");
}
