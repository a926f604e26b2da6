//! The slots of one row become its cells, as far as the text alone tells.

use std::ops::Range;

use rust_decimal::Decimal;

use super::Value;
use super::slots::{Slot, SlotKind};
use super::split::{RowLaw, cuts};
use crate::finding::TextRange;

/// A cell as read from a row.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadCell {
    /// Its value.
    pub value: Value,
    /// Where it stands.
    pub range: TextRange,
}

impl ReadCell {
    /// Its number; a blank counts as nought here, where only sums are tried.
    pub fn figure(&self) -> Option<Decimal> {
        match &self.value {
            Value::Number(number) => Some(*number),
            Value::Blank(_) => Some(Decimal::ZERO),
            Value::Text(_) => None,
        }
    }
}

/// What the text says of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// One reading only.
    Sure(Vec<ReadCell>),
    /// Several; the equations must decide. Each satisfies the row's own law.
    Open(Vec<Vec<ReadCell>>),
    /// Nothing stands there.
    Nothing,
    /// It cannot be told, and why (Chinese).
    Unclear(&'static str),
}

/// How the rows of a table are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// Figures run together.
    pub glued: bool,
    /// Empty cells before and after the values, in rows of this depth.
    pub margins: Option<(usize, usize)>,
}

const TOO_FEW: &str = "数值个数少于应有栏数，且看不出是哪几栏空缺，请补全（没有的填0）后再校核。";
const TOO_MANY: &str = "数值个数多于应有栏数，无法判断各数属于哪一栏，请核对这一行后再校核。";
const GLUED: &str = "各栏数字连在一起，勾稽关系也不能唯一确定各栏的数，请从原文件重新复制表格。";

/// Reads a row of `width` cells.
pub fn read(slots: &[Slot], width: usize, law: RowLaw, layout: Layout) -> Reading {
    let joined = join_fields(slots);
    let slots = joined.as_deref().unwrap_or(slots);
    let values: Vec<&Slot> = slots.iter().filter(|slot| slot.kind.is_value()).collect();
    if values.len() == width {
        return Reading::Sure(values.into_iter().map(cell).collect());
    }
    if values.len() > width {
        return too_many(&values, width, law);
    }
    if layout.glued && !values.is_empty() && !slots.iter().any(|slot| slot.kind.is_empty()) {
        return glued(&values, width, law);
    }
    let lines = |with: bool| -> Vec<&Slot> {
        slots
            .iter()
            .filter(|slot| {
                slot.kind.is_value()
                    || slot.kind.is_empty()
                    || with && slot.kind == SlotKind::EmptyLine
            })
            .collect()
    };
    let words = slots
        .iter()
        .any(|slot| matches!(slot.kind, SlotKind::Word(_)));
    if words {
        let all: Vec<&Slot> = slots
            .iter()
            .filter(|slot| slot.kind != SlotKind::EmptyLine)
            .collect();
        let written: Vec<&Slot> = all
            .iter()
            .copied()
            .filter(|slot| !slot.kind.is_empty())
            .collect();
        for candidate in [written, all] {
            if candidate.len() == width {
                return Reading::Sure(candidate.into_iter().map(cell).collect());
            }
        }
    }
    let with_empties = lines(false);
    match with_empties.len() {
        n if n == width => Reading::Sure(with_empties.into_iter().map(cell).collect()),
        n if n > width => window(&with_empties, values.len(), width, law, layout),
        0 => Reading::Nothing,
        n if n > values.len() && layout.margins.is_some() => padded(&with_empties, width, layout),
        n => {
            let all = lines(true);
            if all.len() == width {
                Reading::Sure(all.into_iter().map(cell).collect())
            } else if n == values.len() {
                dropped(&values, width, law)
            } else {
                Reading::Unclear(TOO_FEW)
            }
        }
    }
}

/// Joins numbers that stand in one field between pipes on two lines: a cell too narrow for its figure.
/// None if there is no such field.
fn join_fields(slots: &[Slot]) -> Option<Vec<Slot>> {
    let number = |slot: &Slot| match &slot.kind {
        SlotKind::Number(digits, _) => Some(digits.clone()),
        _ => None,
    };
    let split = |pair: &[Slot]| {
        pair[0].field > 0
            && pair[0].field == pair[1].field
            && number(&pair[0]).is_some()
            && number(&pair[1]).is_some()
    };
    // One field alone with numbers is a whole row in it.
    let fields = slots
        .iter()
        .filter(|slot| slot.kind.is_value())
        .map(|slot| slot.field);
    if !slots.windows(2).any(split) || fields.clone().min() == fields.max() {
        return None;
    }
    let mut joined: Vec<Slot> = Vec::with_capacity(slots.len());
    for slot in slots {
        let last = joined
            .last()
            .filter(|last| last.field > 0 && last.field == slot.field);
        let digits = last.and_then(number).zip(number(slot)).map(|(a, b)| a + &b);
        match digits
            .filter(|digits| !digits.starts_with('0'))
            .and_then(|d| Some((d.parse().ok()?, d)))
        {
            Some((value, digits)) => {
                let start = joined
                    .pop()
                    .map_or(slot.range.start, |last| last.range.start);
                let range = start..slot.range.end;
                joined.push(Slot {
                    kind: SlotKind::Number(digits, value),
                    range,
                    ..slot.clone()
                });
            }
            None => joined.push(slot.clone()),
        }
    }
    Some(joined)
}

/// Whether the figures of a row look as if they had run together.
pub fn looks_glued(slots: &[Slot], width: usize) -> bool {
    let values = slots.iter().filter(|slot| slot.kind.is_value()).count();
    let joined = |digits: &str| {
        digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.")
            || digits.len() >= width
    };
    values < width
        && !slots.iter().any(|slot| slot.kind.is_empty())
        && slots
            .iter()
            .any(|slot| matches!(&slot.kind, SlotKind::Number(digits, _) if joined(digits)))
}

/// Empty cells before the first and after the last value, where the row is complete.
pub fn margins(slots: &[Slot], width: usize) -> Option<(usize, usize)> {
    let places: Vec<usize> = (0..slots.len())
        .filter(|at| slots[*at].kind.is_value())
        .collect();
    let (first, last) = (*places.first()?, *places.last()?);
    let empty = |range: Range<usize>| {
        slots[range]
            .iter()
            .filter(|slot| slot.kind.is_empty())
            .count()
    };
    (places.len() == width && empty(first..last) == 0)
        .then(|| (empty(0..first), empty(last + 1..slots.len())))
}

fn cell(slot: &Slot) -> ReadCell {
    let value = match &slot.kind {
        SlotKind::Number(_, number) => Value::Number(*number),
        SlotKind::Amount(text, _) => Value::Text(text.clone()),
        SlotKind::Mark(mark) => Value::Blank(mark.clone()),
        SlotKind::Empty | SlotKind::EmptyLine => Value::Blank(String::new()),
        SlotKind::Word(word) => Value::Text(word.clone()),
    };
    ReadCell {
        value,
        range: slot.range.clone(),
    }
}

fn blank(at: usize) -> ReadCell {
    ReadCell {
        value: Value::Blank(String::new()),
        range: at..at,
    }
}

/// More cells than columns, empty ones among them: a merged label leaves empty cells before the
/// values or after them, so the row is a window of what is there.
fn window(slots: &[&Slot], values: usize, width: usize, law: RowLaw, layout: Layout) -> Reading {
    let cells = |from: usize| {
        slots[from..from + width]
            .iter()
            .map(|slot| cell(slot))
            .collect::<Vec<_>>()
    };
    if values == 0 {
        return Reading::Sure(cells(0));
    }
    let holds_all = |from: usize| {
        slots[from..from + width]
            .iter()
            .filter(|slot| slot.kind.is_value())
            .count()
            == values
    };
    let windows: Vec<usize> = (0..=slots.len() - width)
        .filter(|from| holds_all(*from))
        .collect();
    if let Some((lead, trail)) = layout.margins
        && lead + width + trail == slots.len()
        && windows.contains(&lead)
    {
        return Reading::Sure(cells(lead));
    }
    if let Some((lead, _)) = layout.margins
        && windows.contains(&lead)
    {
        return Reading::Sure(cells(lead));
    }
    match windows.as_slice() {
        [] => Reading::Unclear(TOO_FEW),
        [only] => Reading::Sure(cells(*only)),
        _ => open(windows.into_iter().map(cells).collect(), law, TOO_FEW),
    }
}

/// Fewer cells than columns, but some are empty ones: those at the end were trimmed with the line.
fn padded(slots: &[&Slot], width: usize, layout: Layout) -> Reading {
    let lead = layout.margins.map_or(0, |(lead, _)| lead);
    let empty_lead = slots.iter().take_while(|slot| slot.kind.is_empty()).count();
    if lead > empty_lead {
        return Reading::Unclear(TOO_FEW);
    }
    let mut cells: Vec<ReadCell> = slots[lead..].iter().map(|slot| cell(slot)).collect();
    let end = cells.last().map_or(0, |cell| cell.range.end);
    cells.resize(width, blank(end));
    Reading::Sure(cells)
}

/// Fewer values than columns and no empty cell to tell which: blanks are tried in every place.
fn dropped(values: &[&Slot], width: usize, law: RowLaw) -> Reading {
    if width > 7 || law == RowLaw::Free {
        return Reading::Unclear(TOO_FEW);
    }
    let mut readings = Vec::new();
    for mask in 0u32..1 << width {
        if mask.count_ones() as usize != values.len() {
            continue;
        }
        let mut rest = values.iter();
        let mut end = values.first().map_or(0, |slot| slot.range.start);
        let cells = (0..width)
            .map(
                |column| match (mask >> column & 1 == 1).then(|| rest.next()).flatten() {
                    Some(slot) => {
                        end = slot.range.end;
                        cell(slot)
                    }
                    None => blank(end),
                },
            )
            .collect();
        readings.push(cells);
    }
    open(readings, law, TOO_FEW)
}

/// Values that ran together: every cut that the law allows.
fn glued(values: &[&Slot], width: usize, law: RowLaw) -> Reading {
    let mut tokens = Vec::new();
    for slot in values {
        let SlotKind::Number(digits, _) = &slot.kind else {
            return Reading::Unclear(GLUED);
        };
        if !digits.bytes().all(|b| b.is_ascii_digit()) || digits.len() != slot.range.len() {
            return Reading::Unclear(GLUED);
        }
        tokens.push(digits.as_str());
    }
    let digits: usize = tokens.iter().map(|token| token.len()).sum();
    let Some(ways) = cuts(&tokens, width, law) else {
        return Reading::Unclear(GLUED);
    };
    let mut readings: Vec<Vec<ReadCell>> = ways
        .into_iter()
        .map(|cut| {
            cut.into_iter()
                .map(|(token, range)| {
                    let start = values[token].range.start;
                    let number = tokens[token][range.clone()].parse().unwrap_or_default();
                    ReadCell {
                        value: Value::Number(number),
                        range: start + range.start..start + range.end,
                    }
                })
                .collect()
        })
        .collect();
    match readings.len() {
        0 => Reading::Unclear(GLUED),
        1 if digits == width => readings.pop().map_or(Reading::Nothing, Reading::Sure),
        _ if law == RowLaw::Free && readings.len() > 1 => Reading::Unclear(GLUED),
        _ => Reading::Open(readings),
    }
}

/// More values than columns: one number split in two, or a stray one (a page number) among them.
fn too_many(values: &[&Slot], width: usize, law: RowLaw) -> Reading {
    let extra = values.len() - width;
    let breaks = |slot: &&Slot| slot.before_break && is_alone(slot, values);
    if values.iter().copied().filter(breaks).count() == extra {
        let rest: Vec<ReadCell> = values
            .iter()
            .copied()
            .filter(|slot| !breaks(slot))
            .map(cell)
            .collect();
        let figures: Option<Vec<Decimal>> = rest.iter().map(ReadCell::figure).collect();
        if figures.is_some_and(|figures| law.holds(&figures)) {
            return Reading::Open(vec![rest]);
        }
    }
    if extra > 2 || width == 1 || law == RowLaw::Free {
        return Reading::Unclear(TOO_MANY);
    }
    let mut readings = Vec::new();
    let mut stack = vec![values.iter().map(|slot| cell(slot)).collect::<Vec<_>>()];
    let stray: Vec<usize> = strays(values).map(|slot| slot.range.start).collect();
    while let Some(cells) = stack.pop() {
        if cells.len() == width {
            if !readings.contains(&cells) {
                readings.push(cells);
            }
            continue;
        }
        for at in 0..cells.len() {
            if stray.contains(&cells[at].range.start) {
                let mut without = cells.clone();
                without.remove(at);
                stack.push(without);
            }
            if let Some(joined) = cells.get(at + 1).and_then(|next| join(&cells[at], next)) {
                let mut with = cells.clone();
                with[at] = joined;
                with.remove(at + 1);
                stack.push(with);
            }
        }
    }
    open(readings, law, TOO_MANY)
}

/// Values that stand alone on their line where others share one: a page number between two lines.
fn strays<'s>(values: &'s [&'s Slot]) -> impl Iterator<Item = &'s Slot> {
    let shared = values.windows(2).any(|pair| pair[0].line == pair[1].line);
    values
        .iter()
        .copied()
        .filter(move |slot| shared && is_alone(slot, values))
}

/// Whether no other value stands on the line.
fn is_alone(slot: &Slot, values: &[&Slot]) -> bool {
    values
        .iter()
        .filter(|other| other.line == slot.line)
        .count()
        == 1
}

/// Two neighbours as one number, `2` and `0` as 20.
fn join(left: &ReadCell, right: &ReadCell) -> Option<ReadCell> {
    let (Value::Number(a), Value::Number(b)) = (&left.value, &right.value) else {
        return None;
    };
    if a.is_zero() || a.scale() > 0 || b.scale() > 0 || right.range.start - left.range.end > 2 {
        return None;
    }
    let number = format!("{a}{b}").parse().ok()?;
    Some(ReadCell {
        value: Value::Number(number),
        range: left.range.start..right.range.end,
    })
}

/// Keeps the readings that satisfy the law; equal values read from other places count once.
fn open(readings: Vec<Vec<ReadCell>>, law: RowLaw, why: &'static str) -> Reading {
    let mut kept: Vec<Vec<ReadCell>> = Vec::new();
    for reading in readings {
        let figures: Option<Vec<Decimal>> = reading.iter().map(ReadCell::figure).collect();
        let same =
            |other: &Vec<ReadCell>| other.iter().zip(&reading).all(|(a, b)| a.value == b.value);
        if figures.is_some_and(|figures| law.holds(&figures)) && !kept.iter().any(same) {
            kept.push(reading);
        }
    }
    if kept.is_empty() {
        Reading::Unclear(why)
    } else {
        Reading::Open(kept)
    }
}
