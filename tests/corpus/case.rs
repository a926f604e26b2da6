//! One case: a right report in some layout and dress.

use hegao::form::FormId;

use super::dress::{self, Dress};
use super::figures::NumberStyle;
use super::random::Random;
use super::render::{Keeps, Layout};
use super::report::{Report, Wish, report};
use super::residue;

/// A report and its text.
pub struct Case {
    pub report: Report,
    pub text: String,
    /// Rules that may speak all the same: blanks are printed in place of noughts.
    pub allowed: &'static [&'static str],
}

/// The case of a seed in a layout.
pub fn case(seed: u64, layout: &Layout) -> Case {
    let mut random = Random::new(seed);
    let noughts = noughts(&mut random, layout);
    let wish = Wish {
        numbers: numbers(&mut random, layout),
        noughts,
        form: None::<FormId>,
        ..Wish::default()
    };
    let report = report(&mut random, &wish);
    let mut items = report.items();
    let dress = Dress::any(&mut random);
    dress::dress(&mut items, dress, &mut random);
    let mut text = (layout.render)(&items, &mut random);
    if random.chance(30) {
        text = residue::sprinkle(&text, &mut random);
    }
    Case {
        report,
        text,
        allowed: if noughts.is_some() { &["T06"] } else { &[] },
    }
}

fn noughts(random: &mut Random, layout: &Layout) -> Option<&'static str> {
    match layout.keeps {
        _ if layout.name == "pipe-empty-lines" => Some(""),
        Keeps::Blanks if random.chance(12) => Some(random.word(&["", "", "/", "-", "—", "无"])),
        Keeps::All if layout.lines && random.chance(10) => Some(random.word(&["/", "-", "—"])),
        _ => None,
    }
}

fn numbers(random: &mut Random, layout: &Layout) -> Option<NumberStyle> {
    let drawn = random.below(20);
    if !matches!(layout.keeps, Keeps::All | Keeps::Blanks) {
        return None;
    }
    match drawn {
        0 | 1 => Some(NumberStyle::Thousands),
        2 => Some(NumberStyle::FullWidth),
        3 => Some(NumberStyle::WithUnit),
        _ => None,
    }
}
