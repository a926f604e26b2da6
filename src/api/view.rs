//! A checked report as the page shows it: owned, small, and able to follow an edit of its text.
//!
//! All places are bytes of the text that was checked.

use std::rc::Rc;

use hegao::Checked;
use hegao::finding::{FoundEquation, Severity};
use hegao::form::{Form, FormId};
use hegao::map::Map;
pub use hegao::outline::BlockKind;
use hegao::repair::{Check, State};
use hegao::report::Value;

/// A checked report.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The title.
    pub title: Option<String>,
    /// The organ.
    pub agency: Option<String>,
    /// The report year.
    pub year: Option<u16>,
    /// The form.
    pub form: FormId,
    /// The cells that were read, by address.
    pub cells: Map<Cell>,
    /// What could not be read, and why.
    pub unread: Vec<(String, String)>,
    /// The findings, in the engine's order.
    pub findings: Vec<Rc<Finding>>,
    /// Errors, warnings, infos.
    pub counts: [usize; 3],
    /// Rules that ran, and of these: assessed wholly, with nothing to look at.
    pub rules: [usize; 3],
    /// Rules that could not look at all they needed, and why.
    pub unassessed: Vec<(String, String)>,
    /// How many cells the form has, and how many of them were read.
    pub cells_read: [usize; 2],
    /// How many section headings were found.
    pub sections: usize,
    /// The parts of the report in order.
    pub blocks: Vec<(BlockKind, Place)>,
    /// Every equation of the form.
    pub sums: Rc<Vec<Sum>>,
}

/// A cell that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What it holds.
    pub kind: CellKind,
    /// The number or text as shown; the mark of a blank.
    pub text: String,
    /// Whether the form's equations decided between several readings.
    pub inferred: bool,
    /// Where it stands.
    pub place: Option<Place>,
}

/// What a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// A number.
    Number,
    /// Nothing, or a mark that means nothing.
    Blank,
    /// Something that is no number.
    Text,
}

/// Bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// A finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule's code.
    pub rule: String,
    /// How sure and grave.
    pub severity: Severity,
    /// One sentence.
    pub message: String,
    /// Why it matters.
    pub basis: String,
    /// What to do.
    pub advice: String,
    /// Cells that take part, the suspect first.
    pub cells: Vec<String>,
    /// Where.
    pub place: Place,
    /// Line of its start when checked, from 1.
    pub line: usize,
    /// Further places with their labels and lines.
    pub related: Vec<(Place, String, usize)>,
    /// Equations that do not hold.
    pub sums: Vec<Sum>,
    /// What mends it, where that is safe to apply unread.
    pub fix: Option<Fix>,
    /// By what it is known again after an edit elsewhere.
    pub fingerprint: String,
    /// Why the user lets it stand, if so.
    pub ignored: Option<String>,
}

/// A mending: what it does in a few words, and what replaces which places.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does.
    pub label: String,
    /// Places, in order and without overlap, and what stands there afterwards.
    pub edits: Vec<(Place, String)>,
}

/// An equation: its sides' cells and sums.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// What it says.
    pub name: String,
    /// Cells on the left.
    pub left: Vec<String>,
    /// Cells on the right.
    pub right: Vec<String>,
    /// Sum of the left.
    pub left_sum: String,
    /// Sum of the right.
    pub right_sum: String,
    /// Left less right.
    pub difference: String,
    /// Whether both sides are equal; none where a term was not read.
    pub holds: Option<bool>,
}

impl From<&Checked> for View {
    fn from(checked: &Checked) -> Self {
        let inferred = &checked.inferred;
        // Inserted one by one: collecting would sort, at the cost of another sort in the page.
        let mut cells = Map::new();
        for ((address, value), place) in checked.cells.iter().zip(&checked.places) {
            let (kind, text) = match &value.0 {
                Value::Number(number) => (CellKind::Number, number.to_string()),
                Value::Blank(mark) => (CellKind::Blank, mark.clone()),
                Value::Text(text) => (CellKind::Text, text.clone()),
            };
            let cell = Cell {
                kind,
                text,
                inferred: inferred.contains(address),
                place: Some(Place {
                    start: place.start,
                    end: place.end,
                }),
            };
            cells.insert(address.to_string(), cell);
        }
        let coverage = checked.coverage;
        View {
            title: checked.title.clone(),
            agency: checked.agency.clone(),
            year: checked.year,
            form: form_of(checked),
            cells,
            unread: checked
                .unread
                .iter()
                .map(|unread| (unread.what.clone(), unread.why.clone()))
                .collect(),
            findings: checked
                .findings
                .iter()
                .map(|finding| Rc::new(Finding::from(finding)))
                .collect(),
            counts: [
                checked.counts.error,
                checked.counts.warning,
                checked.counts.info,
            ],
            rules: [coverage.rules, coverage.assessed, coverage.not_applicable],
            unassessed: checked
                .rules
                .iter()
                .filter(|rule| ["partial", "not_assessable", "panicked"].contains(&rule.outcome))
                .map(|rule| (rule.rule.to_string(), rule.why.clone().unwrap_or_default()))
                .collect(),
            cells_read: [coverage.cells, coverage.cells_read],
            sections: checked.sections.len(),
            blocks: checked
                .blocks
                .iter()
                .map(|block| {
                    let (start, end) = (block.start, block.end);
                    (block.kind, Place { start, end })
                })
                .collect(),
            sums: Rc::new(sums(checked)),
        }
    }
}

fn sums(checked: &Checked) -> Vec<Sum> {
    let form = form_of(checked).form();
    let mut sums = Vec::new();
    for check in &checked.equations {
        sums.push(Sum::of(check, form));
    }
    sums
}

fn form_of(checked: &Checked) -> FormId {
    match checked.form {
        "2019" => FormId::Trial2019,
        _ => FormId::Form2021,
    }
}

impl From<&hegao::finding::Finding> for Finding {
    fn from(finding: &hegao::finding::Finding) -> Self {
        Finding {
            rule: finding.rule.to_string(),
            severity: finding.severity,
            message: finding.message.clone(),
            basis: finding.basis.to_string(),
            advice: finding.advice.clone(),
            cells: finding.cells.clone(),
            place: Place::from(finding.span),
            line: finding.span.line,
            related: finding
                .related
                .iter()
                .map(|related| {
                    let place = Place::from(related.span);
                    (place, related.label.clone(), related.span.line)
                })
                .collect(),
            sums: finding.equations.iter().map(Sum::from).collect(),
            fix: finding.fix.as_ref().map(|fix| Fix {
                label: fix.label.clone(),
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| {
                        let (start, end) = (edit.start, edit.end);
                        (Place { start, end }, edit.text.clone())
                    })
                    .collect(),
            }),
            fingerprint: finding.fingerprint.clone(),
            ignored: finding
                .ignored
                .as_ref()
                .map(|ignored| ignored.reason.clone()),
        }
    }
}

impl From<&FoundEquation> for Sum {
    fn from(equation: &FoundEquation) -> Self {
        Sum {
            name: equation.name.clone(),
            left: equation.left.clone(),
            right: equation.right.clone(),
            left_sum: equation.left_sum.to_string(),
            right_sum: equation.right_sum.to_string(),
            difference: (equation.left_sum - equation.right_sum).to_string(),
            holds: Some(false),
        }
    }
}

impl Sum {
    fn of(check: &Check, form: &Form) -> Sum {
        let equation = check.named(form);
        let addresses = |ids: &[_]| ids.iter().map(|id| form.address(*id).to_string()).collect();
        let found = FoundEquation {
            left: addresses(&equation.left),
            right: addresses(&equation.right),
            name: equation.name,
            left_sum: equation.left_sum,
            right_sum: equation.right_sum,
        };
        Sum {
            holds: match check.state {
                State::Holds => Some(true),
                State::Broken => Some(false),
                State::Unknown | State::Blank => None,
            },
            ..Sum::from(&found)
        }
    }
}

impl From<hegao::finding::Span> for Place {
    fn from(span: hegao::finding::Span) -> Self {
        Place {
            start: span.start,
            end: span.end,
        }
    }
}

impl View {
    /// The findings in which a cell takes part, by index, the gravest first.
    pub fn findings_of(&self, address: &str) -> Vec<usize> {
        let mut of_cell = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let alike = |finding: &Finding| {
                finding.severity == severity && finding.cells.iter().any(|cell| cell == address)
            };
            let all = self.findings.iter().enumerate();
            of_cell.extend(all.filter(|(_, f)| alike(f)).map(|(index, _)| index));
        }
        of_cell
    }

    /// For each cell that takes part in findings: the gravest severity, and whether the cell is
    /// the suspect of a finding of that severity.
    pub fn marked_cells(&self) -> Map<(Severity, bool)> {
        let mut marked: Map<(Severity, bool)> = Map::new();
        for finding in &self.findings {
            for (at, cell) in finding.cells.iter().enumerate() {
                let mark = (finding.severity, at == 0);
                let mark = match marked.get(cell) {
                    Some(before) if before.0 < mark.0 => *before,
                    Some(before) if before.0 == mark.0 => (mark.0, mark.1 || before.1),
                    _ => mark,
                };
                marked.insert(cell.clone(), mark);
            }
        }
        marked
    }

    /// The same view with its places moved to where an edit of the text put them, so that marks
    /// stay with their words until the next answer comes.
    pub fn after_edit(&self, edit: &Edit) -> View {
        let mut view = self.clone();
        for cell in view.cells.values_mut() {
            cell.place = cell.place.map(|place| edit.moved(place));
        }
        for (_, place) in &mut view.blocks {
            *place = edit.moved(*place);
        }
        for finding in &mut view.findings {
            let further = finding.related.iter().map(|related| related.0);
            let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
            let places = further.chain(edits.map(|edit| edit.0));
            let moves = |place: Place| edit.moved(place) != place;
            // Most findings stand before the edit and are shared rather than copied.
            if places.chain([finding.place]).any(moves) {
                Rc::make_mut(finding).follow(edit);
            }
        }
        view
    }
}

impl Finding {
    /// A finding with nothing but a rule, a severity and a place.
    #[cfg(test)]
    pub fn sample(rule: &str, severity: Severity, place: Place) -> Finding {
        Finding {
            rule: rule.to_string(),
            severity,
            message: String::new(),
            basis: String::new(),
            advice: String::new(),
            cells: Vec::new(),
            place,
            line: 1,
            related: Vec::new(),
            sums: Vec::new(),
            fix: None,
            fingerprint: format!("{rule}{}", place.start),
            ignored: None,
        }
    }

    /// Moves its places; a fix whose words were touched is no longer safe.
    fn follow(&mut self, edit: &Edit) {
        self.place = edit.moved(self.place);
        for (place, ..) in &mut self.related {
            *place = edit.moved(*place);
        }
        if let Some(fix) = &mut self.fix {
            let touched = |(place, _): &(Place, String)| edit.touches(*place);
            if fix.edits.iter().any(touched) {
                self.fix = None;
            } else {
                for (place, _) in &mut fix.edits {
                    *place = edit.moved(*place);
                }
            }
        }
    }
}

/// What changed between two texts: the bytes from `start` to `old_end` became those to `new_end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    start: usize,
    old_end: usize,
    new_end: usize,
}

impl Edit {
    /// The smallest single replacement that turns one text into the other.
    pub fn between(old: &str, new: &str) -> Edit {
        let (a, b) = (old.as_bytes(), new.as_bytes());
        let mut start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
        while !old.is_char_boundary(start) {
            start -= 1;
        }
        let most = a.len().min(b.len()) - start;
        let ends = a.iter().rev().zip(b.iter().rev()).take(most);
        let mut same = ends.take_while(|(a, b)| a == b).count();
        while !old.is_char_boundary(old.len() - same) {
            same -= 1;
        }
        Edit {
            start,
            old_end: old.len() - same,
            new_end: new.len() - same,
        }
    }

    /// Where the new words stand in the new text.
    pub fn place(&self) -> Place {
        Place {
            start: self.start,
            end: self.new_end,
        }
    }

    /// The replaced place in the old text.
    pub fn replaced(&self) -> Place {
        Place {
            start: self.start,
            end: self.old_end,
        }
    }

    fn touches(&self, place: Place) -> bool {
        self.start < place.end && place.start < self.old_end
    }

    /// Where a place of the old text stands in the new one.
    pub fn moved(&self, place: Place) -> Place {
        let of = |at: usize| {
            if at <= self.start {
                at
            } else if at >= self.old_end {
                at - self.old_end + self.new_end
            } else {
                self.start
            }
        };
        Place {
            start: of(place.start),
            end: of(place.end),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao::{Config, check, rules::example::MODEL};

    #[test]
    fn a_view_holds_every_cell_with_its_place() {
        let view = View::from(&check(MODEL, &Config::default()));
        assert_eq!(view.cells.len(), 200);
        let fees = &view.cells["table2/fees/amount"];
        assert_eq!((fees.kind, fees.text.as_str()), (CellKind::Number, "12.5"));
        let place = fees.place.expect("the cell has a place");
        assert_eq!(&MODEL[place.start..place.end], "12.5");
    }

    #[test]
    fn an_edit_is_the_smallest_replacement() {
        let edit = |old, new| {
            let Edit {
                start,
                old_end,
                new_end,
            } = Edit::between(old, new);
            (start, old_end, new_end)
        };
        assert_eq!(edit("本年新收", "本年新收"), (12, 12, 12));
        assert_eq!(edit("本年新收", "本年共新收"), (6, 6, 9));
        assert_eq!(edit("aaa", "aa"), (2, 3, 2));
        assert_eq!(edit("", "甲"), (0, 0, 3));
        assert_eq!(edit("甲乙", ""), (0, 6, 0));
    }

    #[test]
    fn places_follow_an_edit() {
        let edit = Edit::between("一二三四", "一二〇〇三四");
        let moved = |start, end| {
            let place = edit.moved(Place { start, end });
            (place.start, place.end)
        };
        assert_eq!(moved(0, 3), (0, 3));
        assert_eq!(moved(6, 9), (6, 15), "what stands at the edit takes it in");
        assert_eq!(moved(9, 12), (15, 18));
    }
}
