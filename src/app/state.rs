//! All that the page knows, and how it changes: one pure reducer.

use std::rc::Rc;

use crate::api::{Answer, Edit, Place, Request, View};

/// All that the page knows.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// The texts at hand; never empty.
    pub entries: Vec<Entry>,
    /// The one that is shown.
    pub current: u32,
    /// What the user last chose in it.
    pub chosen: Chosen,
    /// The request that the checker is busy with: entry and revision.
    pub in_flight: Option<(u32, u32)>,
    /// Whether texts are kept in the browser between visits.
    pub keep: bool,
    /// A sentence for the user about what just happened, such as a file that was refused.
    pub notice: Option<String>,
    /// The last entry that was closed, to be brought back.
    pub closed: Option<Entry>,
    next_id: u32,
}

/// A text with what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its number; never given twice.
    pub id: u32,
    /// The file's name, if it came from a file.
    pub name: Option<String>,
    /// The text, with `\n` for every line end, as a text box has it.
    pub text: Rc<str>,
    /// Counts the states of the text.
    pub revision: u32,
    /// Where its check stands.
    pub phase: Phase,
    /// Whether the last change was typed, so that the check may wait for the next key.
    pub typed: bool,
    /// The last answer, its places moved along with later edits.
    pub view: Option<Rc<View>>,
}

/// A text as it is kept between visits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The number that it had.
    pub id: u32,
    /// The file's name, if it came from a file.
    pub name: Option<String>,
    /// The text.
    pub text: String,
}

/// Where the check of a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to check.
    Idle,
    /// Not yet answered for this state of the text.
    Checking,
    /// Answered.
    Done,
    /// The checker broke down on it; why.
    Failed(String),
}

impl Phase {
    /// The word of the contract.
    pub fn as_str(&self) -> &'static str {
        match self {
            Phase::Idle => "idle",
            Phase::Checking => "checking",
            Phase::Done => "done",
            Phase::Failed(_) => "failed",
        }
    }
}

/// What the user chose last, and how often, so that choosing it again goes there again.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chosen {
    /// The finding, by its index.
    pub finding: Option<usize>,
    /// The cell, by its address.
    pub cell: Option<String>,
    /// The place in the text.
    pub place: Option<Place>,
    /// Where the choice was made; the page brings the other panes into view.
    pub from: Pane,
    /// Counts the choices.
    pub turn: u32,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of findings.
    #[default]
    Findings,
    /// The rebuilt tables.
    Tables,
    /// The text.
    Source,
}

/// What can happen.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// The text in the box is now this.
    Edited(String),
    /// Files were read: name and text.
    Opened(Vec<(Option<String>, String)>),
    /// The user wants the broken-down check tried again.
    Retried,
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
    /// The user chose a finding.
    ChoseFinding(usize),
    /// The user chose a cell.
    ChoseCell(String),
    /// The user put the caret at this byte of the text.
    ChoseText(usize),
    /// The user chose a further place of a finding.
    ChosePlace(usize, Place),
    /// The user chose a cell in an equation of a finding.
    ChoseTerm(usize, String),
    /// Whether texts are to be kept.
    Keep(bool),
    /// A sentence for the user, or none.
    Notice(Option<String>),
}

impl State {
    /// One empty text; `first_id` and the numbers after it are free.
    pub fn new(keep: bool, first_id: u32) -> State {
        State {
            entries: vec![Entry::new(first_id, None, "")],
            current: first_id,
            chosen: Chosen::default(),
            in_flight: None,
            keep,
            notice: None,
            closed: None,
            next_id: first_id + 1,
        }
    }

    /// The texts kept from the last visit, under the numbers that they had, and the one shown.
    pub fn restored(mut self, kept: Vec<Kept>, current: Option<u32>) -> State {
        let entries: Vec<Entry> = kept
            .into_iter()
            .map(|kept| {
                let mut entry = Entry::new(kept.id, kept.name, "");
                entry.edit(&kept.text, false);
                entry
            })
            .filter(|entry| !entry.is_blank())
            .collect();
        if let Some(last) = entries.last() {
            let ids = entries.iter().map(|entry| entry.id);
            self.next_id = ids.max().unwrap_or_default().max(self.next_id) + 1;
            self.current = last.id;
            self.entries = entries;
        }
        self.after_turn(current)
    }

    fn after_turn(self, id: Option<u32>) -> State {
        match id {
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
        self.entries.iter().all(Entry::is_blank)
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
        let waiting = |entry: &&Entry| entry.phase == Phase::Checking;
        let all = self.entries.len();
        (all - self.entries.iter().filter(waiting).count(), all)
    }

    /// The state after an action.
    pub fn after(mut self, action: Action) -> State {
        match action {
            Action::Edited(text) => {
                if let Some(entry) = self.entry_mut(self.current) {
                    entry.edit(&text, true);
                }
            }
            Action::Opened(texts) => self.open(texts),
            Action::Retried => {
                if let Some(entry) = self.entry_mut(self.current)
                    && !entry.is_blank()
                {
                    entry.phase = Phase::Checking;
                    entry.typed = false;
                }
            }
            Action::Turned(id) => {
                if self.has(id) && id != self.current {
                    self.current = id;
                    self.chosen = Chosen::default();
                }
            }
            Action::Closed(id) => self.close(id),
            Action::Reopened => {
                if let Some(entry) = self.closed.take() {
                    self.entries.retain(|other| !other.is_blank());
                    self.current = entry.id;
                    self.chosen = Chosen::default();
                    self.entries.push(entry);
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
            Action::ChoseFinding(index) => self.choose_finding(index, Pane::Findings),
            Action::ChoseCell(address) => self.choose_cell(address),
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
                self.choose_finding(index, Pane::Findings);
                let cell = self.view().and_then(|view| view.cells.get(&address)?.place);
                self.chosen.place = cell;
                self.chosen.cell = Some(address);
            }
            Action::Keep(keep) => self.keep = keep,
            Action::Notice(notice) => self.notice = notice,
        }
        self
    }

    fn entry_mut(&mut self, id: u32) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    fn has(&self, id: u32) -> bool {
        self.entries.iter().any(|entry| entry.id == id)
    }

    /// Adds texts and turns to the first of them; blank ones make room.
    fn open(&mut self, texts: Vec<(Option<String>, String)>) {
        if texts.is_empty() {
            return;
        }
        self.entries.retain(|entry| !entry.is_blank());
        self.current = self.next_id;
        self.chosen = Chosen::default();
        for (name, text) in texts {
            let mut entry = Entry::new(self.next_id, name, "");
            entry.edit(&text, false);
            self.entries.push(entry);
            self.next_id += 1;
        }
    }

    fn close(&mut self, id: u32) {
        let Some(at) = self.entries.iter().position(|entry| entry.id == id) else {
            return;
        };
        let entry = self.entries.remove(at);
        if !entry.is_blank() {
            self.closed = Some(entry);
        }
        if self.entries.is_empty() {
            self.entries.push(Entry::new(self.next_id, None, ""));
            self.next_id += 1;
        }
        if self.current == id {
            let next = self.entries.get(at).or(self.entries.last());
            self.current = next.map_or(self.current, |entry| entry.id);
            self.chosen = Chosen::default();
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
        if answer.entry == current {
            self.keep_chosen(before.as_deref(), &view);
        }
    }

    /// A finding that is still there stays chosen, although its index may be another.
    fn keep_chosen(&mut self, before: Option<&View>, after: &View) {
        let same = self.chosen.finding.and_then(|index| {
            let was = before?.findings.get(index)?;
            let alike = |finding: &&crate::api::Finding| {
                finding.rule == was.rule && finding.place == was.place
            };
            after.findings.iter().position(|finding| alike(&finding))
        });
        self.chosen.finding = same;
    }

    fn view(&self) -> Option<Rc<View>> {
        self.entry()?.view.clone()
    }

    fn choose_finding(&mut self, index: usize, from: Pane) {
        let Some(view) = self.view() else { return };
        let Some(finding) = view.findings.get(index) else {
            return;
        };
        self.chosen = Chosen {
            finding: Some(index),
            cell: finding.cells.first().cloned(),
            place: Some(finding.place),
            from,
            turn: self.chosen.turn + 1,
        };
    }

    /// Chooses a cell and the finding in which it takes part; a further choice goes to the next.
    fn choose_cell(&mut self, address: String) {
        let Some(view) = self.view() else { return };
        let of_cell = view.findings_of(&address);
        let now = self.chosen.finding;
        let after = |now| of_cell.iter().skip_while(move |at| **at != now).nth(1);
        let next = match now {
            Some(now) if self.chosen.cell.as_ref() == Some(&address) => after(now),
            _ => None,
        };
        self.chosen = Chosen {
            finding: next.or(of_cell.first()).copied(),
            place: view.cells.get(&address).and_then(|cell| cell.place),
            cell: Some(address),
            from: Pane::Tables,
            turn: self.chosen.turn + 1,
        };
    }

    /// The shortest finding around a byte of the text.
    fn finding_at(&self, at: usize) -> Option<usize> {
        let view = self.view()?;
        let around = view.findings.iter().enumerate();
        around
            .filter(|(_, finding)| (finding.place.start..=finding.place.end).contains(&at))
            .filter(|(_, finding)| finding.place.end > finding.place.start)
            .min_by_key(|(_, finding)| finding.place.end - finding.place.start)
            .map(|(index, _)| index)
    }
}

impl Entry {
    fn new(id: u32, name: Option<String>, text: &str) -> Entry {
        Entry {
            id,
            name,
            text: Rc::from(text),
            revision: 0,
            phase: Phase::Idle,
            typed: false,
            view: None,
        }
    }

    /// Whether there is nothing in it to check or to lose.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// What to ask the checker about it.
    pub fn request(&self) -> Request {
        Request {
            entry: self.id,
            revision: self.revision,
            text: self.text.to_string(),
        }
    }

    fn edit(&mut self, text: &str, typed: bool) {
        let text: Rc<str> = Rc::from(line_ends(text));
        if text == self.text {
            return;
        }
        let edit = Edit::between(&self.text, &text);
        self.text = text;
        self.revision += 1;
        self.typed = typed;
        if self.is_blank() {
            self.phase = Phase::Idle;
            self.view = None;
        } else {
            self.phase = Phase::Checking;
            self.view = self.view.take().map(|view| Rc::new(view.after_edit(&edit)));
        }
    }
}

/// A text box holds `\n` only; places must count in the same text.
fn line_ends(text: &str) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::answer;

    fn with(actions: impl IntoIterator<Item = Action>) -> State {
        actions.into_iter().fold(State::new(true, 0), State::after)
    }

    fn edited(text: &str) -> Action {
        Action::Edited(text.to_string())
    }

    fn opened(texts: &[&str]) -> Action {
        let named = |text: &&str| (Some("甲.txt".to_string()), text.to_string());
        Action::Opened(texts.iter().map(named).collect())
    }

    fn checked(state: State) -> State {
        let request = state.next_entry().expect("something waits").request();
        let sent = Action::Sent(request.entry, request.revision);
        state
            .after(sent)
            .after(Action::Answered(Box::new(answer(&request))))
    }

    #[test]
    fn a_text_is_checked_once_it_is_there() {
        let state = with([edited("一、总体情况")]);
        assert_eq!(state.entries[0].phase, Phase::Checking);
        let state = checked(state);
        assert_eq!(state.entries[0].phase, Phase::Done);
        assert!(state.entries[0].view.is_some());
        assert_eq!(state.next_entry(), None);
    }

    #[test]
    fn white_space_alone_is_nothing_to_check() {
        let state = with([edited("\n　 ")]);
        assert_eq!(state.entries[0].phase, Phase::Idle);
        assert_eq!(state.next_entry(), None);
    }

    #[test]
    fn a_stale_answer_is_dropped_and_the_new_text_is_asked_for() {
        let state = with([edited("甲")]);
        let request = state.next_entry().expect("something waits").request();
        let state = state
            .after(Action::Sent(request.entry, request.revision))
            .after(edited("甲乙"));
        assert_eq!(state.next_entry(), None, "one at a time");
        let state = state.after(Action::Answered(Box::new(answer(&request))));
        assert_eq!(state.entries[0].phase, Phase::Checking);
        let next = state.next_entry().expect("the new text waits");
        assert_eq!((&*next.text, next.typed), ("甲乙", true));
    }

    #[test]
    fn a_breakdown_keeps_the_text() {
        let state = with([
            edited("甲"),
            Action::Sent(0, 1),
            Action::Broke("坏了".into()),
        ]);
        assert_eq!(state.entries[0].phase, Phase::Failed("坏了".into()));
        assert_eq!(&*state.entries[0].text, "甲");
        let state = state.after(edited("甲乙"));
        assert_eq!(state.entries[0].phase, Phase::Checking);
    }

    #[test]
    fn files_take_the_place_of_a_blank_text_and_keep_a_written_one() {
        let state = with([opened(&["甲", "乙"])]);
        assert_eq!(state.entries.len(), 2);
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
        let state = with([edited("丙"), opened(&["甲"])]);
        assert_eq!(state.entries.len(), 2);
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
    }

    #[test]
    fn the_shown_text_is_checked_first() {
        let state = with([opened(&["甲", "乙", "丙"]), Action::Turned(3)]);
        assert_eq!(state.next_entry().map(|entry| &*entry.text), Some("丙"));
        assert_eq!(state.progress(), (0, 3));
        assert_eq!(checked(state).progress(), (1, 3));
    }

    #[test]
    fn a_closed_text_comes_back() {
        let state = with([opened(&["甲", "乙"]), Action::Closed(1)]);
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("乙"));
        let state = state.after(Action::Closed(2));
        assert!(state.is_empty());
        let state = state.after(Action::Reopened);
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("乙"));
        assert_eq!(state.entries.len(), 1);
    }

    #[test]
    fn line_ends_are_those_of_a_text_box() {
        let state = with([opened(&["甲\r\n乙\r丙"])]);
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲\n乙\n丙"));
    }

    #[test]
    fn kept_texts_come_back_under_their_numbers() {
        let kept = |id, text: &str| Kept {
            id,
            name: None,
            text: text.to_string(),
        };
        let state = State::new(true, 3).restored(vec![kept(2, "甲"), kept(7, "乙")], Some(2));
        assert_eq!(state.entry().map(|entry| &*entry.text), Some("甲"));
        let state = state.after(opened(&["丙"]));
        assert_eq!(state.entries[2].id, 8);
        assert!(State::new(true, 3).restored(Vec::new(), None).is_empty());
    }

    #[test]
    fn a_cell_leads_to_its_findings_in_turn_and_to_its_place() {
        let mut state = checked(with([edited(super::super::sample::text().as_str())]));
        let finding = |rule: &str, cell: &str| crate::api::Finding {
            rule: rule.to_string(),
            severity: hegao::finding::Severity::Error,
            message: String::new(),
            basis: String::new(),
            advice: String::new(),
            cells: vec![cell.to_string()],
            place: Place { start: 3, end: 6 },
            line: 1,
            related: Vec::new(),
            sums: Vec::new(),
        };
        let cell = "table3/received/total";
        let mut view = (*state.view().expect("checked")).clone();
        view.findings = vec![
            finding("A01", "table3/granted/total"),
            finding("A02", cell),
            finding("A03", cell),
        ];
        state.entries[0].view = Some(Rc::new(view));
        let state = state.after(Action::ChoseCell(cell.into()));
        assert_eq!(state.chosen.finding, Some(1));
        let state = state.after(Action::ChoseCell(cell.into()));
        assert_eq!(state.chosen.finding, Some(2));
        let state = state.after(Action::ChoseCell(cell.into()));
        assert_eq!(state.chosen.finding, Some(1));
        let state = state.after(Action::ChoseFinding(0));
        assert_eq!(state.chosen.cell.as_deref(), Some("table3/granted/total"));
        let state = state.after(Action::ChoseText(4));
        assert_eq!(state.chosen.from, Pane::Findings, "already chosen");
        let term = "table3/received/business";
        let state = state.after(Action::ChoseTerm(2, term.into()));
        assert_eq!(state.chosen.cell.as_deref(), Some(term));
        assert_eq!(state.chosen.finding, Some(2));
    }
}
