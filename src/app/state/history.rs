//! What can be undone and redone of one text.

use std::rc::Rc;

use hegao::ignore::Ignore;

use super::entry::How;
use super::origin::Places;
use crate::api::Edit;

/// Steps beyond so many are forgotten, the oldest first.
const MOST: usize = 500;

/// What the user did to a text.
#[derive(Clone, PartialEq)]
pub enum Step {
    /// Changed it.
    Text {
        /// The changes, in the order in which they were made.
        changes: Vec<Change>,
        /// Whether they were typed, so that the next key may join them.
        typed: bool,
        /// Where in the file the text stood before: of lines that were deleted nothing else knows.
        places: Rc<Places>,
    },
    /// Let findings stand, or no longer: before and after.
    Ignored(Rc<Vec<Ignore>>, Rc<Vec<Ignore>>),
}

/// One replacement.
#[derive(Clone, PartialEq)]
pub struct Change {
    start: usize,
    old: String,
    new: String,
}

impl Change {
    /// Makes the change in a text, or takes it back.
    pub fn apply(&self, text: &mut String, back: bool) {
        let (from, to) = match back {
            true => (&self.new, &self.old),
            false => (&self.old, &self.new),
        };
        let place = self.start..self.start + from.len();
        if text.get(place.clone()) == Some(from.as_str()) {
            text.replace_range(place, to);
        }
    }

    /// Whether this goes on where `last` left off: within what it wrote and before the sentence or
    /// line ends, or right before what it deleted.
    fn goes_on(&self, last: &Change) -> bool {
        let deletes = self.new.is_empty();
        if deletes && last.new.is_empty() {
            return self.start + self.old.len() == last.start || self.start == last.start;
        }
        let end = last.start + last.new.len();
        !last.new.ends_with(['。', '\n', '；'])
            && last.start <= self.start
            && self.start + self.old.len() <= end
            && !deletes
    }
}

/// The steps behind and ahead.
#[derive(Clone, Default, PartialEq)]
pub struct History {
    done: Vec<Rc<Step>>,
    undone: Vec<Rc<Step>>,
}

impl History {
    /// Whether there is a step to take back, and one to do again.
    pub fn ways(&self) -> [bool; 2] {
        [!self.done.is_empty(), !self.undone.is_empty()]
    }

    /// Writes a change of the text down, which stood at these places before.
    pub fn write(&mut self, old: &str, new: &str, edit: &Edit, how: How, places: &Rc<Places>) {
        let (before, after) = (edit.replaced(), edit.place());
        let change = Change {
            start: before.start,
            old: old[before.start..before.end].to_string(),
            new: new[after.start..after.end].to_string(),
        };
        let last = self.done.last_mut().filter(|_| how != How::Once);
        if let Some(last) = last
            && let Step::Text { changes, typed, .. } = Rc::make_mut(last)
            && (how == How::More
                || *typed && changes.last().is_some_and(|last| change.goes_on(last)))
        {
            changes.push(change);
            self.undone.clear();
            return;
        }
        self.push(Step::Text {
            changes: vec![change],
            typed: how == How::Typed,
            places: Rc::clone(places),
        });
    }

    /// Writes down that other findings are let stand.
    pub fn note(&mut self, before: Rc<Vec<Ignore>>, after: Rc<Vec<Ignore>>) {
        self.push(Step::Ignored(before, after));
    }

    fn push(&mut self, step: Step) {
        self.undone.clear();
        if self.done.len() >= MOST {
            self.done.remove(0);
        }
        self.done.push(Rc::new(step));
    }

    /// The step to take back or to do again; it changes sides.
    pub fn travel(&mut self, back: bool) -> Option<Rc<Step>> {
        let (from, to) = match back {
            true => (&mut self.done, &mut self.undone),
            false => (&mut self.undone, &mut self.done),
        };
        let step = from.pop()?;
        to.push(Rc::clone(&step));
        Some(step)
    }

    /// Forgets the step that was taken back last.
    pub fn drop_undone(&mut self) {
        self.undone.pop();
    }
}
