//! Reads the files that the user opens or drops, and hands files out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, TextDecoder, TextDecoderOptions, Url,
};

use super::Dispatch;
use crate::app::state::Action;
use crate::app::text::tr;

/// No text report is longer, in bytes; what is longer is a mistake and would stall the page.
const MOST: f64 = 20_000_000.0;

/// Reads the files and opens those that are texts; of the others it says why not.
pub fn open(files: &FileList, dispatch: Dispatch) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let (mut texts, mut refused) = (Vec::new(), Vec::new());
        for file in files {
            match read(&file).await {
                Ok(text) => texts.push((Some(file.name()), text)),
                Err(why) => refused.push(format!("“{}”{why}", file.name())),
            }
        }
        dispatch.dispatch(Action::Notice(
            (!refused.is_empty()).then(|| refused.join("")),
        ));
        dispatch.dispatch(Action::Opened(texts));
    });
}

async fn read(file: &File) -> Result<String, &'static str> {
    const UNREADABLE: &str = "读取失败，请确认文件没有被移动或删除，再打开一次。";
    if file.size() > MOST {
        return Err(tr("超过20 MB，不像是年度报告的文本。"));
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let bytes = Uint8Array::new(&buffer.map_err(|_| tr(UNREADABLE))?).to_vec();
    let text = decode(&bytes).ok_or(tr(UNREADABLE))?;
    if text.contains('\0') || looks_packed(&bytes) {
        return Err(tr(
            "不是纯文本文件；请在原软件中打开，全选、复制，再粘贴到文本框。",
        ));
    }
    if text.trim().is_empty() {
        return Err(tr("是空文件。"));
    }
    Ok(text)
}

/// Word, WPS and PDF files, by their first bytes.
fn looks_packed(bytes: &[u8]) -> bool {
    [&b"PK\x03\x04"[..], b"\xD0\xCF\x11\xE0", b"%PDF-"]
        .iter()
        .any(|magic| bytes.starts_with(magic))
}

/// UTF-8 and UTF-16 by their signs, UTF-8 where it is valid, else GB18030.
fn decode(bytes: &[u8]) -> Option<String> {
    let by_sign = match bytes {
        [0xFF, 0xFE, ..] => Some("utf-16le"),
        [0xFE, 0xFF, ..] => Some("utf-16be"),
        _ => None,
    };
    if let Some(label) = by_sign {
        return decode_as(label, bytes, false);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_string()),
        Err(_) => decode_as("gb18030", bytes, false),
    }
}

fn decode_as(label: &str, bytes: &[u8], fatal: bool) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(fatal);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}

/// Hands out a file.
pub fn save(name: &str, kind: &str, content: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(content));
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The download has its own hold on the blob by the time the timer runs.
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Some(())
}
