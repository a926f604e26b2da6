//! All that the page knows, and how it changes: one pure reducer.

mod chosen;
mod entry;
mod history;
mod list;
mod origin;
mod panel;
mod place;
#[cfg(test)]
mod tests;

pub use chosen::{Chosen, Pane};
pub use entry::{Entry, Kept, Phase};
#[cfg(target_arch = "wasm32")]
pub use history::History;
pub use list::Filter;
#[cfg(target_arch = "wasm32")]
pub use list::Group;
#[cfg(any(test, target_arch = "wasm32"))]
pub use list::Order;
pub use origin::Places;
pub use panel::Panel;
pub use place::Editing;

use std::rc::Rc;

use hegao::Config;
use hegao::finding::Severity;

use self::entry::How;
use crate::api::{Answer, Place, View};
use crate::app::settings::Settings;

/// All that the page knows.
#[derive(Clone, PartialEq)]
pub struct State {
    /// The texts at hand; never empty.
    pub entries: Vec<Entry>,
    /// The one that is shown.
    pub current: u32,
    /// What the user last chose in it.
    pub chosen: Chosen,
    /// What is edited in place.
    pub editing: Option<Editing>,
    /// How the list of findings is put together.
    pub filter: Filter,
    /// How many findings the list shows at most.
    pub most: usize,
    /// What the user has set.
    pub settings: Rc<Settings>,
    /// What of it goes to every check.
    pub config: Rc<Config>,
    /// Whether the words of the language that is set are there.
    pub learnt: bool,
    /// What lies open over the report.
    pub panel: Option<Panel>,
    /// The request that the checker is busy with: entry and revision.
    pub in_flight: Option<(u32, u32)>,
    /// Whether texts are kept in the browser between visits.
    pub keep: bool,
    /// Whether the pane of the text is folded away.
    pub folded: bool,
    /// The file that is being read.
    pub reading: Option<String>,
    /// A sentence for the user about what just happened, such as a file that was refused.
    pub notice: Option<String>,
    /// The last entry that was closed, to be brought back.
    pub closed: Option<Entry>,
    /// What another tab has written under the numbers of texts at hand.
    pub rivals: Vec<Rc<Kept>>,
    /// How many rounds of safe fixes are still to come: one mending may uncover another.
    mending: u8,
    next_id: u32,
}

/// Rounds after which mending all at once stops.
const MOST_ROUNDS: u8 = 8;

/// Findings that the list shows at first, and how many more at a time.
const MOST_LISTED: usize = 300;

/// What was read of a file: its name, its text or why there is none, and where the text's pieces stand in it.
pub type Read = (Option<String>, Result<String, String>, Places);

/// What can happen.
#[derive(Clone, PartialEq)]
pub enum Action {
    /// The text in the box is now this.
    Edited(String),
    /// Files were read.
    Opened(Vec<Read>),
    /// More of what was opened.
    Joined(Vec<Read>),
    /// The user wants a further text beside those at hand.
    Another,
    /// The user wants what stands from this byte on as a text of its own.
    Parted(usize),
    /// The user wants the broken-down or stopped checks tried again.
    Retried,
    /// The user wants no more of the waiting texts checked.
    Stopped,
    /// The user turned to another text.
    Turned(u32),
    /// The user closed a text.
    Closed(u32),
    /// The user wants the closed text back.
    Reopened,
    /// The checker took a request.
    Sent(u32, u32),
    /// The checker answered.
    Answered(Box<Answer>),
    /// The checker broke down; the sentence says why.
    Broke(String),
    /// The user chose a finding, in this pane.
    ChoseFinding(usize, Pane),
    /// The user went to the next finding of the list, or to the one before.
    Stepped(bool),
    /// The user turned away from what was chosen.
    Unchose,
    /// The user chose a cell.
    ChoseCell(String),
    /// The user put the caret at this byte of the text.
    ChoseText(usize),
    /// The user chose a further place of a finding.
    ChosePlace(usize, Place),
    /// The user chose a cell in an equation of a finding, or of the chosen cell.
    ChoseTerm(Option<usize>, String),
    /// The user wants to edit a cell in place.
    EditCell(String),
    /// The user wants to edit the paragraph around this byte of the text.
    EditBlock(usize),
    /// What is edited in place now reads so.
    Wrote(String),
    /// The user is done with editing this cell in place, or the paragraph.
    Written(Option<String>),
    /// The user wants what was edited in place as it was.
    Unwrote,
    /// The user wants a finding mended.
    Fixed(usize),
    /// The user wants all safe fixes.
    FixedAll,
    /// The user lets a finding stand for a reason, or takes that back.
    Ignored(usize, Option<String>),
    /// Back, or forth again.
    Travelled(bool),
    /// The list of findings is to be put together so.
    Filtered(Filter),
    /// The user wants more of the list.
    More,
    /// The user has set so.
    Set(Settings),
    /// The words of the language that is set are there.
    Learnt,
    /// Something is to lie open over the report, or nothing.
    Show(Option<Panel>),
    /// Whether texts are to be kept.
    Keep(bool),
    /// Whether the pane of the text is to be folded away.
    Folded(bool),
    /// A file is being read, or none is any more.
    Reading(Option<String>),
    /// A sentence for the user, or none.
    Notice(Option<String>),
    /// Another tab has this by now under the number of a text at hand.
    Rivalled(Rc<Kept>),
    /// The user takes the other tab's text in place of the one of this number, or keeps both.
    Settled(u32, bool),
}

impl State {
    /// One empty text; `first_id` and the numbers after it are free.
    pub fn new(keep: bool, first_id: u32) -> State {
        State {
            entries: vec![Entry::new(first_id, None, "")],
            current: first_id,
            chosen: Chosen::default(),
            editing: None,
            filter: Filter::default(),
            most: MOST_LISTED,
            settings: Rc::default(),
            config: Rc::default(),
            learnt: false,
            panel: None,
            in_flight: None,
            keep,
            folded: false,
            reading: None,
            notice: None,
            closed: None,
            rivals: Vec::new(),
            mending: 0,
            next_id: first_id + 1,
        }
    }

    /// The texts kept from the last visit, under the numbers that they had, and the one shown.
    pub fn restored(mut self, kept: Vec<Kept>, current: Option<u32>) -> State {
        let entries: Vec<Entry> = kept
            .into_iter()
            .map(|kept| {
                let entry = Entry::read(kept.id, kept.name, &kept.text, kept.places);
                let mut entry = entry.refused(kept.refused);
                entry.ignored = Rc::new(kept.ignored);
                entry.history = kept.history;
                // Nothing was done to it yet.
                entry.revision = 0;
                entry
            })
            .filter(|entry| !entry.is_spare())
            .collect();
        if let Some(last) = entries.last() {
            let ids = entries.iter().map(|entry| entry.id);
            self.next_id = ids.max().unwrap_or_default().max(self.next_id) + 1;
            self.current = last.id;
            self.entries = entries;
        }
        match current {
            Some(id) => self.after(Action::Turned(id)),
            None => self,
        }
    }

    /// The entry that is shown.
    pub fn entry(&self) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == self.current)
    }

    /// Whether there is nothing to show but the invitation.
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(Entry::is_spare)
    }

    /// The text that the checker is to do next; none while it is busy.
    pub fn next_entry(&self) -> Option<&Entry> {
        let waits = |entry: &&Entry| entry.phase == Phase::Checking;
        match self.in_flight {
            Some(_) => None,
            None => self
                .entry()
                .filter(waits)
                .or_else(|| self.entries.iter().find(waits)),
        }
    }

    /// How many texts have been answered, of how many.
    pub fn progress(&self) -> (usize, usize) {
        let waiting = |entry: &&Entry| matches!(entry.phase, Phase::Checking | Phase::Stopped);
        let all = self.entries.len();
        (all - self.entries.iter().filter(waiting).count(), all)
    }

    /// The state after an action.
    pub fn after(mut self, action: Action) -> State {
        match action {
            Action::Edited(text) => {
                self.stop_editing();
                self.mending = 0;
                self.rewrite(&text, How::Typed);
            }
            Action::Opened(texts) => self.open(texts),
            Action::Joined(texts) => self.join(texts),
            Action::Another => {
                let blank = self.entries.iter().find(|entry| entry.is_spare());
                let id = blank.map_or(self.next_id, |entry| entry.id);
                if !self.has(id) {
                    self.entries.push(Entry::new(id, None, ""));
                    self.next_id += 1;
                }
                self.turn(id);
            }
            Action::Parted(at) => self.part(at),
            Action::Retried => {
                for entry in &mut self.entries {
                    if matches!(entry.phase, Phase::Stopped | Phase::Failed(_)) {
                        entry.check();
                    }
                }
            }
            Action::Stopped => {
                for entry in &mut self.entries {
                    if entry.phase == Phase::Checking {
                        entry.phase = Phase::Stopped;
                    }
                }
            }
            Action::Turned(id) => {
                if self.has(id) && id != self.current {
                    self.turn(id);
                }
            }
            Action::Closed(id) => self.close(id),
            Action::Reopened => {
                if let Some(entry) = self.closed.take() {
                    let id = entry.id;
                    self.entries.retain(|other| !other.is_spare());
                    self.entries.push(entry);
                    self.turn(id);
                }
            }
            Action::Sent(entry, revision) => self.in_flight = Some((entry, revision)),
            Action::Answered(answer) => self.take_answer(*answer),
            Action::Broke(why) => {
                if let Some((id, revision)) = self.in_flight.take()
                    && let Some(entry) = self.entry_mut(id)
                    && entry.revision == revision
                {
                    entry.phase = Phase::Failed(why);
                    entry.view = None;
                }
            }
            Action::ChoseFinding(index, from) => self.choose_finding(index, from),
            Action::Stepped(forward) => self.step(forward),
            Action::Unchose => {
                self.stop_editing();
                self.chosen = Chosen {
                    turn: self.chosen.turn + 1,
                    from: Pane::Elsewhere,
                    last: self.chosen.last,
                    ..Chosen::default()
                };
            }
            Action::ChoseCell(address) => {
                self.stop_editing();
                self.choose_cell(address);
            }
            Action::ChoseText(at) => {
                let touched = self.finding_at(at);
                if touched.is_some() && touched != self.chosen.finding {
                    self.choose_finding(touched.unwrap_or_default(), Pane::Source);
                }
            }
            Action::ChosePlace(index, place) => {
                self.choose_finding(index, Pane::Findings);
                self.chosen.place = Some(place);
                self.chosen.cell = None;
            }
            Action::ChoseTerm(index, address) => {
                match index {
                    Some(index) => self.choose_finding(index, Pane::Findings),
                    None => self.chosen.turn += 1,
                }
                let cell = self.view().and_then(|view| view.cells.get(&address)?.place);
                self.chosen.from = Pane::Findings;
                self.chosen.place = cell;
                self.chosen.cell = Some(address);
            }
            Action::EditCell(address) => self.edit_cell(address),
            Action::EditBlock(at) => self.edit_block(at),
            Action::Wrote(words) => {
                self.mending = 0;
                self.write(&words);
            }
            Action::Written(cell) => {
                // The field of a cell may close after that of the next one was opened.
                if self
                    .editing
                    .as_ref()
                    .is_some_and(|editing| editing.cell == cell)
                {
                    self.stop_editing();
                }
            }
            Action::Unwrote => self.cancel_editing(),
            Action::Fixed(index) => self.mend(Some(index), How::Once),
            Action::FixedAll => {
                self.mending = MOST_ROUNDS;
                self.mend(None, How::Once);
            }
            Action::Ignored(index, reason) => self.ignore(index, reason),
            Action::Travelled(true) if self.holds_draft() => self.cancel_editing(),
            Action::Travelled(back) => {
                self.stop_editing();
                let edit = self
                    .entry_mut(self.current)
                    .and_then(|entry| entry.travel(back));
                if let Some(edit) = edit {
                    self.choose_place(edit.place());
                }
            }
            Action::Filtered(filter) => {
                self.filter = filter;
                self.most = MOST_LISTED;
            }
            Action::More => self.most += MOST_LISTED,
            Action::Set(settings) => {
                let config = settings.config();
                self.settings = Rc::new(settings);
                if *self.config != config {
                    self.config = Rc::new(config);
                    self.entries.iter_mut().for_each(Entry::check);
                }
            }
            Action::Learnt => self.learnt = true,
            Action::Show(panel) => self.panel = panel,
            Action::Keep(keep) => self.keep = keep,
            Action::Folded(folded) => self.folded = folded,
            Action::Reading(name) => self.reading = name,
            Action::Notice(notice) => self.notice = notice,
            Action::Rivalled(kept) => {
                self.rivals.retain(|rival| rival.id != kept.id);
                let differs = |entry: &Entry| entry.id == kept.id && !kept.is_of(entry);
                if self.entries.iter().any(differs) {
                    self.rivals.push(kept);
                }
            }
            Action::Settled(id, take) => self.settle(id, take),
        }
        self
    }

    fn entry_mut(&mut self, id: u32) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    fn has(&self, id: u32) -> bool {
        self.entries.iter().any(|entry| entry.id == id)
    }

    fn view(&self) -> Option<Rc<View>> {
        self.entry()?.view.clone()
    }

    fn turn(&mut self, id: u32) {
        self.current = id;
        self.most = MOST_LISTED;
        self.chosen = Chosen::default();
        self.editing = None;
        self.mending = 0;
    }

    /// Makes two texts of the shown one, which an undo has whole again.
    fn part(&mut self, at: usize) {
        let fresh = self.next_id;
        let shown = self.entries.iter_mut();
        let Some((place, entry)) = shown
            .enumerate()
            .find(|(_, entry)| entry.id == self.current)
        else {
            return;
        };
        let Some((first, rest)) = entry.text.split_at_checked(at) else {
            return;
        };
        let (first, rest) = (first.to_string(), rest.to_string());
        let places = entry.places.iter().filter(|place| place.0 >= at);
        let places = places.map(|(start, word)| (start - at, word.clone()));
        let second = Entry::read(fresh, entry.name.clone(), &rest, places.collect());
        entry.edit(&first, How::Once);
        self.entries.insert(place + 1, second);
        self.next_id += 1;
        self.turn(self.current);
    }

    /// Takes another tab's text over, which can be undone; or gives ours a number of its own, under
    /// which both are kept.
    fn settle(&mut self, id: u32, take: bool) {
        let Some(at) = self.rivals.iter().position(|rival| rival.id == id) else {
            return;
        };
        let rival = self.rivals.remove(at);
        let fresh = self.next_id;
        let Some(entry) = self.entry_mut(id) else {
            return;
        };
        if take {
            entry.take(&rival);
        } else {
            entry.id = fresh;
            self.next_id += 1;
        }
        if self.current == id {
            self.turn(if take { id } else { fresh });
        }
    }

    /// The text of another tab that the user is to be asked about, that of the shown one first.
    pub fn rival(&self) -> Option<&Rc<Kept>> {
        let shown = |rival: &&Rc<Kept>| rival.id == self.current;
        self.rivals.iter().find(shown).or(self.rivals.first())
    }

    /// Puts another text in place of the shown one.
    fn rewrite(&mut self, text: &str, how: How) {
        if let Some(entry) = self.entry_mut(self.current)
            && let Some(edit) = entry.edit(text, how)
            && let Some(place) = &mut self.chosen.place
        {
            *place = edit.moved(*place);
        }
    }

    /// Adds what was read and turns to the first text of it; blank ones make room.
    fn open(&mut self, texts: Vec<Read>) {
        if texts.is_empty() {
            return;
        }
        self.entries.retain(|entry| !entry.is_spare());
        let first = texts.iter().position(|(_, text, _)| text.is_ok());
        self.turn(self.next_id + first.unwrap_or_default() as u32);
        self.join(texts);
    }

    fn join(&mut self, texts: Vec<Read>) {
        for (name, text, places) in texts {
            let (text, refused) = match text {
                Ok(text) => (text, None),
                Err(why) => (String::new(), Some(why)),
            };
            let entry = Entry::read(self.next_id, name, &text, places).refused(refused);
            self.entries.push(entry);
            self.next_id += 1;
        }
    }

    fn close(&mut self, id: u32) {
        let Some(at) = self.entries.iter().position(|entry| entry.id == id) else {
            return;
        };
        let entry = self.entries.remove(at);
        self.rivals.retain(|rival| rival.id != id);
        if !entry.is_spare() {
            self.closed = Some(entry);
        }
        if self.entries.is_empty() {
            self.entries.push(Entry::new(self.next_id, None, ""));
            self.next_id += 1;
        }
        if self.current == id {
            let next = self.entries.get(at).or(self.entries.last());
            let next = next.map_or(self.current, |entry| entry.id);
            self.turn(next);
        }
    }

    fn take_answer(&mut self, answer: Answer) {
        self.in_flight = None;
        let current = self.current;
        let Some(entry) = self.entry_mut(answer.entry) else {
            return;
        };
        if entry.revision != answer.revision {
            return;
        }
        let before = entry.view.take();
        let view = Rc::new(answer.view);
        entry.phase = Phase::Done;
        entry.view = Some(Rc::clone(&view));
        entry.ask_reasons();
        if answer.entry == current {
            self.keep_chosen(before.as_deref(), &view);
            if self.mending > 0 {
                self.mending -= 1;
                self.mend(None, How::More);
            }
        }
    }

    /// Applies the safe fix of a finding, or of all; of fixes that overlap the first.
    fn mend(&mut self, only: Option<usize>, how: How) {
        self.stop_editing();
        let Some((view, entry)) = self.view().zip(self.entry()) else {
            return;
        };
        let mut text = String::new();
        let mut end = 0;
        for (at, finding) in view.findings.iter().enumerate() {
            let wanted = only.map_or(finding.ignored.is_none(), |only| only == at);
            let fix = finding.fix.as_ref().filter(|_| wanted);
            let edits = fix.map_or(&[][..], |fix| &fix.edits);
            let mut piece = String::new();
            let mut from = end;
            let fits = edits.iter().all(|(place, words)| {
                let before = entry.text.get(from..place.start);
                piece.push_str(before.unwrap_or_default());
                piece.push_str(words);
                from = place.end;
                before.is_some() && place.start <= place.end
            });
            if fits && !edits.is_empty() {
                text.push_str(&piece);
                end = from;
            }
        }
        match entry.text.get(end..) {
            Some(rest) if end > 0 => text.push_str(rest),
            _ => {
                self.mending = 0;
                return;
            }
        }
        self.rewrite(&text, how);
    }

    fn ignore(&mut self, index: usize, reason: Option<String>) {
        let finding = self
            .view()
            .and_then(|view| view.findings.get(index).cloned());
        if let Some(finding) = finding
            && (finding.severity != Severity::Error || reason.as_deref() != Some(""))
            && let Some(entry) = self.entry_mut(self.current)
        {
            entry.ignore(&finding.fingerprint, reason);
        }
    }
}
