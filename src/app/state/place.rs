//! Editing in place: a paragraph or a cell of the report, written back into the text as one types.

use std::rc::Rc;

use hegao::Config;

use super::entry::How;
use super::{Pane, State};
use crate::api::{Cell, CellKind, Place, View};
use crate::app::text::{fill, tr};

/// What is being edited in place.
#[derive(Clone, PartialEq)]
pub struct Editing {
    /// The cell's address; none for a paragraph.
    pub cell: Option<String>,
    /// Where its words stand in the text by now.
    pub place: Place,
    /// What stands in the field instead, where it can be no cell's value.
    pub draft: Option<String>,
    /// Whether anything was written yet.
    touched: bool,
    /// The text when the field was opened.
    before: Rc<str>,
}

impl Editing {
    /// What stands in the field.
    pub fn words<'t>(&'t self, text: &'t str) -> &'t str {
        let written = text.get(self.place.start..self.place.end);
        self.draft.as_deref().or(written).unwrap_or_default()
    }
}

const UNREAD: &str = "这一格未能读出，不能在表格中修改；请在原文中补上。";
const NO_PLACE: &str = "这一格的空白在原文中没有单独的位置，不能在表格中填写；请在原文中补上。";

const NO_VALUE: &str = "“{0}”不是数字，这一格没有改动；要写别的内容，请在原文中修改。";
const MISREAD: &str = "填入“{0}”会使别的格读错，这一格没有改动；请在原文中修改。";

impl State {
    /// Opens a cell for editing, if the text has a place of its own for it; else says why not.
    pub(super) fn edit_cell(&mut self, address: String) {
        self.stop_editing();
        let Some((view, text)) = self
            .view()
            .zip(self.entry().map(|entry| entry.text.clone()))
        else {
            return;
        };
        let Some(cell) = view.cells.get(&address) else {
            self.notice = Some(tr(UNREAD).to_string());
            return;
        };
        let place = cell.place.filter(|place| {
            cell.kind != CellKind::Blank
                || place.start < place.end
                || is_between(&text, place.start)
        });
        let Some(place) = place else {
            self.notice = Some(tr(NO_PLACE).to_string());
            return;
        };
        self.choose_cell_for_editing(address.clone());
        self.editing = Some(Editing {
            cell: Some(address),
            place,
            draft: None,
            touched: false,
            before: text,
        });
    }

    /// The cell that is edited is the chosen one, with the finding that was chosen for it.
    fn choose_cell_for_editing(&mut self, address: String) {
        if self.chosen.cell.as_ref() != Some(&address) {
            self.choose_cell(address);
        }
        self.chosen.from = Pane::Report;
    }

    /// Opens the paragraph around a byte of the text for editing.
    pub(super) fn edit_block(&mut self, at: usize) {
        self.stop_editing();
        let Some((view, text)) = self
            .view()
            .zip(self.entry().map(|entry| entry.text.clone()))
        else {
            return;
        };
        let mut places = view.blocks.iter().map(|block| block.1);
        let around = places.find(|place| (place.start..place.end).contains(&at));
        self.editing = around.map(|place| Editing {
            cell: None,
            place,
            draft: None,
            touched: false,
            before: text.clone(),
        });
    }

    /// Writes into the text what now stands in the field.
    pub(super) fn write(&mut self, words: &str) {
        let Some(mut editing) = self.editing.take() else {
            return;
        };
        let how = if editing.touched {
            How::More
        } else {
            How::Once
        };
        let place = editing.place;
        // What parts cells in the text would move the row's other values; of several pasted cells the
        // first is taken.
        let words = match &editing.cell {
            Some(_) => words.split(['\t', '\n', '|']).next().unwrap_or("").trim(),
            None => words,
        };
        editing.draft = match &editing.cell {
            Some(_) if !words.chars().all(is_of_value) => Some(words.to_string()),
            _ => None,
        };
        if editing.draft.is_some() {
            self.editing = Some(editing);
            return;
        }
        if let Some(entry) = self.entry_mut(self.current)
            && let Some((before, rest)) = entry.text.split_at_checked(place.start)
            && let Some((_, after)) = rest.split_at_checked(place.end - place.start)
        {
            let text = [before, words, after].concat();
            if entry.edit(&text, how).is_some() {
                entry.typed = true;
                editing.touched = true;
                editing.place.end = place.start + words.len();
            }
            self.editing = Some(editing);
        }
    }

    /// Whether something stands in the field that is not in the text.
    pub(super) fn holds_draft(&self) -> bool {
        let editing = self.editing.as_ref();
        editing.is_some_and(|editing| editing.draft.is_some())
    }

    /// Takes back what was written since the field was opened, and closes it.
    pub(super) fn cancel_editing(&mut self) {
        if let Some(editing) = self.editing.take()
            && editing.touched
            && let Some(entry) = self.entry_mut(self.current)
        {
            entry.travel(true);
            entry.history.drop_undone();
        }
    }

    /// Closes the field; what was written stays, unless it is no value or other cells would be read
    /// otherwise for it.
    pub(super) fn stop_editing(&mut self) {
        let Some((editing, text)) = self
            .editing
            .as_ref()
            .zip(self.entry().map(|entry| &entry.text))
        else {
            self.editing = None;
            return;
        };
        let sentence = match &editing.cell {
            Some(_) if editing.draft.is_some() => NO_VALUE,
            Some(cell) if editing.touched && !reads_back(&editing.before, cell, text) => MISREAD,
            _ => {
                self.editing = None;
                return;
            }
        };
        let words = editing.words(text).to_string();
        self.cancel_editing();
        self.notice = Some(fill(sentence, &[&words]));
    }
}

/// Whether a sign can be part of a cell's value.
fn is_of_value(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９') || ".,+-/．，＋－／−–—无".contains(c)
}

/// Whether a cell of the text is one still, and the others say what they did.
fn reads_back(before: &str, cell: &str, text: &str) -> bool {
    let config = Config {
        // The reading alone; no rule has such a code.
        select: vec!["-".to_string()],
        ..Config::default()
    };
    let [before, after] = [before, text].map(|text| View::from(&hegao::check(text, &config)).cells);
    let same = |(address, was): (&str, &Cell)| {
        after.get(address).is_some_and(|now| match address == cell {
            true => now.kind != CellKind::Text,
            false => (now.kind, &now.text) == (was.kind, &was.text),
        })
    };
    before.iter().all(same)
}

/// Whether a byte of the text stands between two signs that part cells, so that words put there
/// fall into the cell.
fn is_between(text: &str, at: usize) -> bool {
    let parts = |c: Option<char>| c.is_none_or(|c| ['\t', '\n', '|'].contains(&c));
    match text.split_at_checked(at) {
        Some((before, after)) => {
            parts(before.trim_end_matches(' ').chars().next_back())
                && parts(after.trim_start_matches(' ').chars().next())
        }
        None => false,
    }
}
