//! What can be undone and redone of one text.

use std::rc::Rc;

use hegao::ignore::Ignore;

use super::entry::How;
use super::origin::Places;
use crate::api::{Edit, Reader, Wire, Writer};

/// Steps beyond so many are forgotten, the oldest first.
const MOST: usize = 500;

/// So many steps are kept between visits, or fewer where they hold more bytes than are to be kept.
const KEPT: [usize; 3] = [50, 10, 1];
const MOST_BYTES: usize = 200_000;

/// What the user did to a text.
#[derive(Clone, PartialEq)]
pub struct Step {
    /// How it was changed, in the order in which that was done.
    pub changes: Vec<Change>,
    /// Whether that was typed, so that the next key may join it.
    typed: bool,
    /// Where in the file the text stood before: of lines that were deleted nothing else knows.
    pub places: Rc<Places>,
    /// What was let stand before and after, if that is what was done.
    pub ignored: Option<[Rc<Vec<Ignore>>; 2]>,
}

/// Without the places, which would be much; the text's own, moved along, do after a visit.
impl Wire for Step {
    fn put(&self, out: &mut Writer) {
        self.changes.put(out);
        let ignored = self.ignored.iter().flatten();
        ignored.cloned().collect::<Vec<_>>().put(out);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some(Step {
            changes: Wire::take(fields)?,
            typed: false,
            places: Rc::default(),
            ignored: Vec::take(fields)?.try_into().ok(),
        })
    }
}

/// One replacement.
#[derive(Clone, PartialEq)]
pub struct Change {
    start: usize,
    old: String,
    new: String,
}

fields!(Change: start old new);

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
            && let step = Rc::make_mut(last)
            && let Some(last) = step.changes.last()
            && (how == How::More || step.typed && change.goes_on(last))
        {
            step.changes.push(change);
            self.undone.clear();
            return;
        }
        self.push(Step {
            changes: vec![change],
            typed: how == How::Typed,
            places: Rc::clone(places),
            ignored: None,
        });
    }

    /// Writes down that other findings are let stand.
    pub fn note(&mut self, before: Rc<Vec<Ignore>>, after: Rc<Vec<Ignore>>) {
        self.push(Step {
            changes: Vec::new(),
            typed: false,
            places: Rc::default(),
            ignored: Some([before, after]),
        });
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

    /// The steps nearest to now, as many as are small, to be kept beside a text.
    pub fn to_keep(&self, text: &str) -> Option<String> {
        let near = |steps: &[Rc<Step>], most| steps[steps.len().saturating_sub(most)..].to_vec();
        let kept = |most| (text.len(), near(&self.done, most), near(&self.undone, most)).to_wire();
        let mut kept = KEPT.into_iter().map(kept);
        kept.find(|wire| self.ways() != [false; 2] && wire.len() <= MOST_BYTES)
    }

    /// What was kept beside this text, unless it was of another.
    pub fn kept(wire: &str, text: &str) -> Option<History> {
        let (length, done, undone): (usize, _, _) = Wire::from_wire(wire)?;
        (text.len() == length).then_some(History { done, undone })
    }

    /// Forgets the step that was taken back last.
    pub fn drop_undone(&mut self) {
        self.undone.pop();
    }
}
