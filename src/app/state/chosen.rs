//! What the user looks at: a finding, a cell, a place.

use std::rc::Rc;

use super::State;
use crate::api::{Finding, Place, View};

/// What the user chose last, and how often, so that choosing it again goes there again.
#[derive(Clone, Default, PartialEq)]
pub struct Chosen {
    /// The finding, by its index.
    pub finding: Option<usize>,
    /// The finding chosen last, from which keys lead on, folded by now or not.
    pub last: Option<usize>,
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
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Pane {
    /// The list of findings.
    #[default]
    Findings,
    /// The report as it reads.
    Report,
    /// The text.
    Source,
    /// None of them: a key, an undo.
    Elsewhere,
}

impl State {
    pub(super) fn choose_finding(&mut self, index: usize, from: Pane) {
        let Some(view) = self.view() else { return };
        let Some(finding) = view.findings.get(index) else {
            return;
        };
        self.chosen = Chosen {
            finding: Some(index),
            last: Some(index),
            cell: finding.cells.first().cloned(),
            place: Some(finding.place),
            from,
            turn: self.chosen.turn + 1,
        };
    }

    /// Chooses a cell and the finding in which it takes part; a further choice goes to the next.
    pub(super) fn choose_cell(&mut self, address: String) {
        let Some(view) = self.view() else { return };
        let of_cell = view.findings_of(&address);
        let now = self.chosen.finding;
        let after = |now| of_cell.iter().skip_while(move |at| **at != now).nth(1);
        let next = match now {
            Some(now) if self.chosen.cell.as_ref() == Some(&address) => after(now),
            _ => None,
        };
        let finding = next.or(of_cell.first()).copied();
        self.chosen = Chosen {
            finding,
            last: finding.or(self.chosen.last),
            place: view.cells.get(&address).and_then(|cell| cell.place),
            cell: Some(address),
            from: Pane::Report,
            turn: self.chosen.turn + 1,
        };
    }

    /// Chooses a place of the text and nothing else.
    pub(super) fn choose_place(&mut self, place: Place) {
        self.chosen = Chosen {
            place: Some(place),
            from: Pane::Elsewhere,
            last: self.chosen.last,
            turn: self.chosen.turn + 1,
            ..Chosen::default()
        };
    }

    /// Chooses the next finding of the list, or the one before; past the end the list begins anew.
    pub(super) fn step(&mut self, forward: bool) {
        let list: Vec<usize> = self
            .listing()
            .into_iter()
            .flat_map(|group| group.1)
            .collect();
        let Some(end) = list.len().checked_sub(1) else {
            return;
        };
        let place = |last| list.iter().position(|index| *index == last);
        let next = match (self.chosen.last.map(|last| (last, place(last))), forward) {
            (Some((_, Some(at))), true) => (at < end).then_some(at + 1),
            (Some((_, Some(at))), false) => at.checked_sub(1),
            // It is mended or let stand by now: on from where it stood.
            (Some((last, None)), true) => list.iter().position(|index| *index >= last),
            (Some((last, None)), false) => list.iter().rposition(|index| *index < last),
            (None, _) => None,
        };
        let next = next.unwrap_or(if forward { 0 } else { end });
        self.choose_finding(list[next], Pane::Elsewhere);
    }

    /// A finding that is still there stays chosen, although its index may be another.
    pub(super) fn keep_chosen(&mut self, before: Option<&View>, after: &View) {
        let now = |index: usize| {
            let was = before?.findings.get(index)?;
            let alike =
                |finding: &Rc<Finding>| finding.rule == was.rule && finding.place == was.place;
            after.findings.iter().position(alike)
        };
        let last = self.chosen.last;
        self.chosen.finding = self.chosen.finding.and_then(now);
        self.chosen.last = last.and_then(now).or(last);
    }

    /// The shortest finding around a byte of the text.
    pub(super) fn finding_at(&self, at: usize) -> Option<usize> {
        let view = self.view()?;
        let around = view.findings.iter().enumerate();
        around
            .filter(|(_, finding)| (finding.place.start..=finding.place.end).contains(&at))
            .filter(|(_, finding)| finding.place.end > finding.place.start)
            .min_by_key(|(_, finding)| finding.place.end - finding.place.start)
            .map(|(index, _)| index)
    }
}
