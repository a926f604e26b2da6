//! A text at hand, with what is known of it.

use std::rc::Rc;

use hegao::Config;
use hegao::finding::Severity;
use hegao::ignore::Ignore;

use super::history::History;
use super::origin::{self, Places};
use crate::api::{Edit, Finding, Request, View};

/// A text with what is known of it.
#[derive(Clone, PartialEq)]
pub struct Entry {
    /// Its number; never given twice.
    pub id: u32,
    /// The file's name, if it came from a file.
    pub name: Option<String>,
    /// The text, with `\n` for every line end, as a text box has it.
    pub text: Rc<str>,
    /// Where its pieces stand in the file of which it was read.
    pub places: Rc<Places>,
    /// Counts what there was to check: the states of the text and of what is asked of it.
    pub revision: u32,
    /// Where its check stands.
    pub phase: Phase,
    /// Whether the last change was typed, so that the check may wait for the next key.
    pub typed: bool,
    /// The last answer, its places moved along with later edits.
    pub view: Option<Rc<View>>,
    /// The findings that the user lets stand.
    pub ignored: Rc<Vec<Ignore>>,
    /// What can be undone and redone.
    pub history: History,
}

/// A text as it is kept between visits.
#[derive(Clone, PartialEq)]
pub struct Kept {
    /// The number that it had.
    pub id: u32,
    /// The file's name, if it came from a file.
    pub name: Option<String>,
    /// The text.
    pub text: String,
    /// Where its pieces stand in the file.
    pub places: Places,
    /// The findings that the user lets stand.
    pub ignored: Vec<Ignore>,
    /// Why there is no text, of a file that could not be read.
    pub refused: Option<String>,
    /// What can be undone and redone.
    pub history: History,
}

impl Kept {
    /// Whether this is what a text says, and what of it is let stand.
    pub fn is_of(&self, entry: &Entry) -> bool {
        *self.text == *entry.text && self.ignored == *entry.ignored
    }
}

/// Where the check of a text stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Phase {
    /// Nothing to check.
    Idle,
    /// Not yet answered for this state of the text.
    Checking,
    /// Put off by the user.
    Stopped,
    /// Answered.
    Done,
    /// No text: the file could not be read; why.
    Refused(String),
    /// The checker broke down on it; why.
    Failed(String),
}

impl Phase {
    /// The word of the contract.
    pub fn as_str(&self) -> &'static str {
        match self {
            Phase::Idle | Phase::Stopped => "idle",
            Phase::Checking => "checking",
            Phase::Done => "done",
            Phase::Failed(_) | Phase::Refused(_) => "failed",
        }
    }
}

/// How a change of the text joins the history.
#[derive(Clone, Copy, PartialEq)]
pub enum How {
    /// Not at all: the text was opened.
    Opened,
    /// With what was typed right before it, else as a step.
    Typed,
    /// As a step of its own.
    Once,
    /// With the step before.
    More,
}

impl Entry {
    /// A text to be checked, or nothing yet.
    pub fn new(id: u32, name: Option<String>, text: &str) -> Entry {
        Entry::read(id, name, text, Places::new())
    }

    /// A text that was read of a file, with where its pieces stand in it.
    pub fn read(id: u32, name: Option<String>, text: &str, places: Places) -> Entry {
        let mut entry = Entry {
            id,
            name,
            text: Rc::from(""),
            places: Rc::default(),
            revision: 0,
            phase: Phase::Idle,
            typed: false,
            view: None,
            ignored: Rc::default(),
            history: History::default(),
        };
        entry.edit(text, How::Opened);
        // Places count in the text as it was read.
        if *text == *entry.text {
            entry.places = Rc::new(places);
        }
        entry
    }

    /// As it is where the file could not be read, if that is so.
    pub fn refused(mut self, why: Option<String>) -> Entry {
        if let Some(why) = why {
            self.phase = Phase::Refused(why);
        }
        self
    }

    /// Whether there is nothing in it to check.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether there is nothing to lose either, as there is of a file that could not be read.
    pub fn is_spare(&self) -> bool {
        self.is_blank() && !matches!(self.phase, Phase::Refused(_))
    }

    /// Whether there is something to say of it in a list of results.
    pub fn is_told(&self) -> bool {
        matches!(self.phase, Phase::Done | Phase::Refused(_))
    }

    /// What to ask the checker about it.
    pub fn request(&self, config: &Config) -> Request {
        let mut config = config.clone();
        config.ignored = self.ignored.to_vec();
        Request {
            entry: self.id,
            revision: self.revision,
            text: self.text.to_string(),
            config,
        }
    }

    /// Has it checked again.
    pub fn check(&mut self) {
        self.revision += 1;
        self.typed = false;
        if !self.is_blank() {
            self.phase = Phase::Checking;
        }
    }

    /// Puts another text in place of the present one; what changed, if anything did.
    pub fn edit(&mut self, text: &str, how: How) -> Option<Edit> {
        let text = line_ends(text);
        if *text == *self.text {
            return None;
        }
        let edit = Edit::between(&self.text, &text);
        if how != How::Opened {
            self.history
                .write(&self.text, &text, &edit, how, &self.places);
        }
        self.set(Rc::from(text), &edit, how == How::Typed);
        Some(edit)
    }

    fn set(&mut self, text: Rc<str>, edit: &Edit, typed: bool) {
        if !self.places.is_empty() {
            self.places = Rc::new(origin::after_edit(&self.places, edit, &self.text, &text));
        }
        self.text = text;
        self.check();
        self.typed = typed;
        if self.is_blank() {
            self.phase = Phase::Idle;
            self.view = None;
        } else {
            self.view = self.view.take().map(|view| Rc::new(view.after_edit(edit)));
        }
    }

    /// Takes the last step back, or does the last step taken back again; what changed in the text.
    pub fn travel(&mut self, back: bool) -> Option<Edit> {
        let step = self.history.travel(back)?;
        if let Some([before, after]) = &step.ignored {
            self.ignored = Rc::clone(if back { before } else { after });
            self.mark_ignored();
            self.check();
            return None;
        }
        let mut text = self.text.to_string();
        for at in 0..step.changes.len() {
            let at = if back {
                step.changes.len() - 1 - at
            } else {
                at
            };
            step.changes[at].apply(&mut text, back);
        }
        let edit = Edit::between(&self.text, &text);
        self.set(Rc::from(text), &edit, false);
        // A step of an earlier visit knows none.
        if back && !step.places.is_empty() {
            self.places = Rc::clone(&step.places);
        }
        Some(edit)
    }

    /// Lets a finding stand for a reason, or takes that back.
    pub fn ignore(&mut self, fingerprint: &str, reason: Option<String>) {
        let mut ignored = self.ignored.to_vec();
        ignored.retain(|ignore| ignore.fingerprint != fingerprint);
        ignored.extend(reason.map(|reason| Ignore {
            fingerprint: fingerprint.to_string(),
            reason,
        }));
        self.let_stand(ignored);
    }

    /// An error is let stand for a reason only; one that was let stand as something milder is not.
    pub fn ask_reasons(&mut self) {
        let bare = |finding: &Rc<Finding>| {
            finding.severity == Severity::Error && finding.ignored.as_deref() == Some("")
        };
        let Some(view) = self
            .view
            .as_ref()
            .filter(|view| view.findings.iter().any(bare))
        else {
            return;
        };
        let mut ignored = self.ignored.to_vec();
        for finding in view.findings.iter().filter(|finding| bare(finding)) {
            ignored.retain(|ignore| ignore.fingerprint != finding.fingerprint);
        }
        self.ignored = Rc::new(ignored);
        self.mark_ignored();
    }

    fn let_stand(&mut self, ignored: Vec<Ignore>) {
        let before = std::mem::replace(&mut self.ignored, Rc::new(ignored));
        self.history.note(before, Rc::clone(&self.ignored));
        self.mark_ignored();
        self.check();
    }

    /// Takes what another tab has written, as steps that can be undone.
    pub fn take(&mut self, kept: &Kept) {
        self.edit(&kept.text, How::Once);
        self.places = Rc::new(kept.places.clone());
        if *self.ignored != kept.ignored {
            self.let_stand(kept.ignored.clone());
        }
    }

    /// Marks the findings at once; the checker will say the same.
    fn mark_ignored(&mut self) {
        let Some(view) = &mut self.view else { return };
        let view = Rc::make_mut(view);
        view.counts = [0; 3];
        for finding in &mut view.findings {
            let mut entries = self.ignored.iter();
            let found = entries.find(|ignore| ignore.fingerprint == finding.fingerprint);
            let reason = found.map(|ignore| ignore.reason.clone());
            if finding.ignored != reason {
                Rc::<Finding>::make_mut(finding).ignored = reason;
            }
            if finding.ignored.is_none() {
                view.counts[finding.severity as usize] += 1;
            }
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
