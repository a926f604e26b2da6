//! The readers of files, for the page and for JavaScript: a module of their own that is loaded when
//! the first file comes, and run anew for each file, so that one which ends it costs no other.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads a file; what `hegao::ingest::wire` writes of what is in it.
    #[wasm_bindgen]
    pub fn read(bytes: &[u8]) -> String {
        hegao::ingest::wire::write(&hegao::ingest::open(bytes))
    }

    /// Reads the source of a web page, or of a piece of one; the same.
    #[wasm_bindgen(js_name = readPage)]
    pub fn read_page(page: &str) -> String {
        hegao::ingest::wire::write(&[hegao::ingest::open_page(page)])
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    println!("This program is a module for JavaScript and is built for wasm32.");
}
