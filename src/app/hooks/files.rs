//! Reads the files that the user opens or drops, and hands files out.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, File, FileList, HtmlAnchorElement, HtmlTextAreaElement,
    TextDecoder, TextDecoderOptions, Url,
};

use super::Dispatch;
use crate::app::state::Action;
use crate::app::text::{fill, say, tr};
use hegao::ingest::{
    may_draw_tables,
    wire::{self, Arrived},
};

/// No report is longer, in bytes; what is longer is a mistake.
const MOST: f64 = 64.0 * 1024.0 * 1024.0;

/// Reads the files and opens the reports in them; of the others it says why not.
pub fn open(files: &FileList, dispatch: Dispatch) {
    let files: Vec<File> = (0..files.length()).filter_map(|at| files.get(at)).collect();
    if files.is_empty() {
        return;
    }
    spawn_local(async move {
        let (mut texts, mut told) = (Vec::new(), Vec::new());
        let (mut refusals, mut refusal) = (0, String::new());
        for file in files {
            let name = file.name();
            dispatch.dispatch(Action::Reading(Some(name.clone())));
            let arrived = match read(&file).await {
                Ok(arrived) => arrived,
                // Whoever gives one up wants the rest neither.
                Err(STOPPED) => {
                    told.push(tr(STOPPED).to_string());
                    break;
                }
                Err(why) => vec![refused(why)],
            };
            for one in arrived {
                let name = match one.name {
                    Some(inner) => format!("{name}/{inner}"),
                    None => name.clone(),
                };
                let tell = |words: &String| fill("“{0}”：{1}", &[&name, &say(words)]);
                told.extend(one.notes.iter().map(tell));
                if let Err(why) = &one.text {
                    refusals += 1;
                    refusal = tell(why);
                }
                texts.push((Some(name), one.text, one.places));
            }
        }
        dispatch.dispatch(Action::Reading(None));
        // One file that is refused is only told of; of several each has its line in the list.
        match refusals {
            0 => {}
            1 => told.push(refusal),
            _ => told.push(fill("{0}个文件未能读出，原因见报告列表。", &[&refusals])),
        }
        if texts.len() == refusals && refusals == 1 {
            texts.clear();
        }
        dispatch.dispatch(Action::Notice((!told.is_empty()).then(|| told.join(" "))));
        let rest = texts.split_off(texts.len().min(AT_ONCE));
        dispatch.dispatch(Action::Opened(texts));
        let mut rest = rest.into_iter().peekable();
        while rest.peek().is_some() {
            breathe().await;
            dispatch.dispatch(Action::Joined(rest.by_ref().take(AT_ONCE).collect()));
        }
    });
}

/// So many reports are put into the list at once; a hundred would hold up the page for a tenth of a second.
const AT_ONCE: usize = 20;

/// Lets the page draw.
pub async fn breathe() {
    let mut wait = |resolve: js_sys::Function, _: js_sys::Function| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    };
    // It never fails.
    let _ = JsFuture::from(js_sys::Promise::new(&mut wait)).await;
}

/// Takes what is pasted as the web page that it came from, read as a dropped one would be, so that its
/// tables keep their cells. Where that says no more than the plain text, the browser pastes that, and
/// where it cannot be read, the plain text is put in its place.
pub fn paste(event: &ClipboardEvent, dispatch: &Dispatch) -> Option<()> {
    let field: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    let data = event.clipboard_data()?;
    let page = data.get_data("text/html").ok()?;
    let plain = data.get_data("text/plain").unwrap_or_default();
    // A part of one line goes into the line, a cell too.
    let has_rows =
        plain.trim().contains('\n') && ["<table", "<TABLE"].iter().any(|tag| page.contains(tag));
    if page.is_empty() || !has_rows && !plain.is_empty() {
        return None;
    }
    event.prevent_default();
    let whose = field.get_attribute("data-text");
    let dispatch = dispatch.clone();
    spawn_local(async move {
        let subject = tr("粘贴的内容");
        dispatch.dispatch(Action::Reading(Some(subject.to_string())));
        let read = read_bytes(&Uint8Array::from(page.as_bytes())).await;
        dispatch.dispatch(Action::Reading(None));
        let one = read.ok().and_then(|mut arrived| arrived.pop());
        let (text, notes) = match one {
            Some(Arrived {
                text: Ok(text),
                notes,
                ..
            }) => (text, notes.join(" ")),
            _ => (plain, String::new()),
        };
        if !notes.is_empty() {
            let words = fill("“{0}”：{1}", &[&subject, &say(&notes)]);
            dispatch.dispatch(Action::Notice(Some(words)));
        }
        // Another report may be shown by now.
        if field.get_attribute("data-text") != whose {
            dispatch.dispatch(Action::Opened(vec![(None, Ok(text), Vec::new())]));
        } else if let (Ok(Some(start)), Ok(Some(end))) =
            (field.selection_start(), field.selection_end())
        {
            // Fails only where the end stands before the start.
            let _ = field.set_range_text_with_start_and_end_and_mode(&text, start, end, "end");
            dispatch.dispatch(Action::Edited(field.value()));
        }
    });
    Some(())
}

/// Gives up the file that is being read.
pub fn stop() {
    if let Some(stop) = on_window("hegaoStopReading") {
        // It answers nothing; the reading under way ends with a word of its own.
        let _ = stop.call0(&JsValue::NULL);
    }
}

fn refused(why: &str) -> Arrived {
    Arrived {
        name: None,
        text: Err(why.to_string()),
        notes: Vec::new(),
        places: Vec::new(),
    }
}

/// The reports in a file. A plain text is read here; for all else the module that reads files is loaded.
async fn read(file: &File) -> Result<Vec<Arrived>, &'static str> {
    if file.size() > MOST {
        return Err(TOO_LARGE);
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let array = Uint8Array::new(&buffer.map_err(|_| GONE)?);
    let bytes = array.to_vec();
    if let Some(text) = decode(&bytes).filter(|text| is_plain(&bytes, text)) {
        return Ok(vec![Arrived {
            text: Ok(text),
            ..refused("")
        }]);
    }
    read_bytes(&array).await
}

/// The reports in the bytes of a file, read by the module that reads files.
async fn read_bytes(array: &Uint8Array) -> Result<Vec<Arrived>, &'static str> {
    let unreadable = sentence("");
    let reader = on_window("hegaoRead").ok_or(NO_READER)?;
    let promise = reader
        .call1(&JsValue::NULL, array)
        .map_err(|_| unreadable)?;
    let answer = JsFuture::from(js_sys::Promise::from(promise)).await;
    let wire = answer.map_err(|code| sentence(&code.as_string().unwrap_or_default()))?;
    wire::read(&wire.as_string().unwrap_or_default()).ok_or(unreadable)
}

const GONE: &str = "读取失败，请确认文件没有被移动或删除，再打开一次。";
const TOO_LARGE: &str = "文件超过64 MB，不像是年度报告；请只选报告本身。";
const NO_READER: &str = "不是纯文本文件；请在原软件中打开，全选、复制，再粘贴到文本框。";
const NOT_LOADED: &str = "读取文件的程序没有加载成功，请检查网络后再试。";
const TOO_SLOW: &str = "10秒内没有读完，已停止；请在原软件中另存后再试，或全选复制后粘贴。";
const STOPPED: &str = "已取消读取。";
const BROKEN: &str = "文件读取出错，可能已损坏；请在原软件中另存后再试，或全选复制后粘贴。";

/// Why the module gave no answer, by the boot script's word for it.
fn sentence(code: &str) -> &'static str {
    match code {
        "load" => NOT_LOADED,
        "time" => TOO_SLOW,
        "stop" => STOPPED,
        _ => BROKEN,
    }
}

/// A function of the boot script.
pub fn on_window(name: &str) -> Option<js_sys::Function> {
    let window = web_sys::window()?;
    let found = js_sys::Reflect::get(&window, &JsValue::from_str(name)).ok()?;
    found.dyn_into().ok()
}

/// Whether bytes are nothing but the text: no container, no markup, no tables drawn with signs.
fn is_plain(bytes: &[u8], text: &str) -> bool {
    let start = text
        .get(..text.floor_char_boundary(1000))
        .unwrap_or_default();
    !looks_packed(bytes)
        && !text.contains('\0')
        && !start.trim_start().starts_with(['<', '{'])
        && !start.contains("MIME-Version")
        && !text.trim().is_empty()
        && text.matches("</").count() < 3
        && !may_draw_tables(text)
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
