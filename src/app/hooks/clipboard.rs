//! Puts the three tables onto the clipboard, as a table and as text at once.

use hegao::export::tables::{is_collapsed, tab_separated, tables};
use hegao::form::layout::{Layout, Slot, SlotKind};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Document, Element, HtmlDocument, HtmlElement,
    HtmlTableCellElement,
};

use crate::api::View;

/// Copies the tables; whether the browser let it happen.
pub async fn copy_tables(view: &View) -> bool {
    match rendered(view) {
        Some((html, text)) => {
            let html = html.outer_html();
            write(&html, &text).await.is_some() || copy(&html, &text).is_some()
        }
        None => false,
    }
}

/// The tables as elements and as text.
fn rendered(view: &View) -> Option<(Element, String)> {
    let document = web_sys::window()?.document()?;
    let form = view.form.form();
    let collapsed = view.cells.keys().any(|address| is_collapsed(form, address));
    let value = |address: &str| {
        let cell = view.cells.get(address);
        cell.map(|cell| cell.text.to_string()).unwrap_or_default()
    };
    let whole = document.create_element("div").ok()?;
    let mut text = String::new();
    for (title, layout) in &tables(form, collapsed) {
        let heading = document.create_element("p").ok()?;
        heading.set_text_content(Some(title));
        whole.append_child(&heading).ok()?;
        whole
            .append_child(&table(&document, layout, &value)?.into())
            .ok()?;
        text.push_str(title);
        text.push('\n');
        text.push_str(&tab_separated(layout, &value));
        text.push('\n');
    }
    Some((whole, text))
}

/// A table with borders of its own, since what it is pasted into does not know the style sheet; by
/// attributes, since the policy bars styles even on the way to the clipboard.
fn table(document: &Document, layout: &Layout, value: &dyn Fn(&str) -> String) -> Option<Element> {
    let table = document.create_element("table").ok()?;
    for (name, setting) in [("border", "1"), ("cellspacing", "0"), ("cellpadding", "4")] {
        table.set_attribute(name, setting).ok()?;
    }
    let body = document.create_element("tbody").ok()?;
    for row in layout.heads.iter().chain(&layout.body) {
        let line = document.create_element("tr").ok()?;
        for slot in row {
            line.append_child(&field(document, slot, value)?.into())
                .ok()?;
        }
        body.append_child(&line).ok()?;
    }
    table.append_child(&body).ok()?;
    Some(table)
}

fn field(document: &Document, slot: &Slot, value: &dyn Fn(&str) -> String) -> Option<Element> {
    let field = document.create_element("td").ok()?;
    let cell = field.dyn_ref::<HtmlTableCellElement>()?;
    if slot.columns > 1 {
        cell.set_col_span(slot.columns as u32);
    }
    if slot.rows > 1 {
        cell.set_row_span(slot.rows as u32);
    }
    let text = match &slot.kind {
        SlotKind::Cell { address, .. } => value(address),
        _ => slot.label.to_string(),
    };
    if !matches!(slot.kind, SlotKind::Label | SlotKind::Group) {
        field.set_attribute("align", "center").ok()?;
    }
    field.set_text_content(Some(&text));
    Some(field)
}

/// By the clipboard of a safe page (https, or this computer itself); newer browsers only.
async fn write(html: &str, text: &str) -> Option<()> {
    let window = web_sys::window()?;
    let get = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).ok();
    let clipboard = get(&window.navigator(), "clipboard")?;
    let write: Function = get(&clipboard, "write")?.dyn_into().ok()?;
    let make: Function = get(&window, "ClipboardItem")?.dyn_into().ok()?;
    let item = Object::new();
    for (kind, content) in [("text/html", html), ("text/plain", text)] {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&content.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
        Reflect::set(&item, &kind.into(), &blob).ok()?;
    }
    let item = Reflect::construct(&make, &Array::of1(&item)).ok()?;
    let promise: Promise = write
        .call1(&clipboard, &Array::of1(&item))
        .ok()?
        .dyn_into()
        .ok()?;
    JsFuture::from(promise).await.ok()?;
    Some(())
}

/// By the copying of a selection, which also plain http and old browsers let happen: what is selected
/// hardly matters, since the event that copies takes the tables.
fn copy(html: &str, text: &str) -> Option<()> {
    let document: HtmlDocument = web_sys::window()?.document()?.dyn_into().ok()?;
    let bait = document.create_element("textarea").ok()?;
    bait.set_class_name("bait");
    bait.set_text_content(Some(text));
    let focused = document.active_element();
    document.body()?.append_child(&bait).ok()?;
    bait.dyn_ref::<web_sys::HtmlTextAreaElement>()?.select();
    let contents = [
        ("text/html", html.to_string()),
        ("text/plain", text.to_string()),
    ];
    let taken = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            let set = |(kind, content): &(&str, String)| data.set_data(kind, content).is_ok();
            if contents.iter().all(set) {
                event.prevent_default();
            }
        }
    });
    let listener = taken.as_ref().unchecked_ref();
    document
        .add_event_listener_with_callback("copy", listener)
        .ok()?;
    let copied = document.exec_command("copy");
    let _ = document.remove_event_listener_with_callback("copy", listener);
    bait.remove();
    if let Some(focused) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = focused.focus();
    }
    copied.ok()?.then_some(())
}
