//! The slots of one row become its cells, as far as the text alone tells.

use crate::number::Decimal;

use super::Value;
use super::slots::{Digits, Slot, SlotKind};
use super::split::{RowLaw, cuts};
use crate::finding::TextRange;
use crate::gather::Gather;

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
    /// Empty cells after the values, where no row of this depth has all its values.
    pub trail: Option<usize>,
    /// Empty cells before the values of such rows, if several begin alike.
    pub lead: Option<usize>,
    /// Empty lines were taken for empty cells: no more than likely, so the sums must bear it out.
    pub lines: bool,
}

const TOO_FEW: &str = "数值个数少于应有栏数，且看不出是哪几栏空缺，请补全（没有的填0）后再校核。";
/// Why a row with more values than columns is not read.
pub const TOO_MANY: &str = "数值个数多于应有栏数，无法判断各数属于哪一栏，请核对这一行后再校核。";
const GLUED: &str = "各栏数字连在一起，勾稽关系也不能唯一确定各栏的数，请从原文件重新复制表格。";

/// Reads a row of `width` cells.
pub fn read(slots: &[Slot], width: usize, law: RowLaw, layout: Layout) -> Reading {
    // A row with all its values has none broken in two, unless their sum says so.
    let values = slots.iter().filter(|slot| slot.kind.is_value());
    let joined = match values.clone().count() == width {
        true if law == RowLaw::Free || !has_crowded_field(slots) => None,
        true => join_fields(slots, width).filter(|joined| {
            let plain: Vec<ReadCell> = values.map(cell).gather();
            let joined = read_as_laid(joined, width, law, layout);
            !adds_up(&plain, law) && matches!(joined, Reading::Sure(cells) if adds_up(&cells, law))
        }),
        false => join_fields(slots, width),
    };
    let slots = joined.as_deref().unwrap_or(slots);
    // Where one field holds several values, fields are no cells, and an empty one tells nothing.
    let bare: Option<Vec<Slot>> = has_crowded_field(slots).then(|| {
        let filled = slots.iter().filter(|slot| !slot.kind.is_empty());
        filled.cloned().gather()
    });
    let slots = bare.as_deref().unwrap_or(slots);
    match read_as_laid(slots, width, law, layout) {
        Reading::Sure(cells) if layout.lines && !borne_out(slots, &cells, law) => {
            Reading::Unclear(TOO_FEW)
        }
        reading => reading,
    }
}

/// Whether a row has no blanks, or values that add up with them.
fn borne_out(slots: &[Slot], cells: &[ReadCell], law: RowLaw) -> bool {
    let blank = |cell: &ReadCell| matches!(&cell.value, Value::Blank(mark) if mark.is_empty());
    let exact = slots.len() == cells.len() && !cells.iter().all(blank);
    let counts = |cell: &ReadCell| cell.figure().is_some_and(|figure| !figure.is_zero());
    // Noughts and blanks add up in any order.
    !cells.iter().any(blank)
        || law != RowLaw::Free && (exact || cells.iter().any(counts)) && adds_up(cells, law)
}

/// Whether the figures of a row satisfy the law; words satisfy none.
#[inline(never)]
pub fn adds_up(cells: &[ReadCell], law: RowLaw) -> bool {
    let figures: Option<Vec<Decimal>> = cells.iter().map(ReadCell::figure).collect();
    figures.is_some_and(|figures| law.holds(&figures))
}

fn read_as_laid(slots: &[Slot], width: usize, law: RowLaw, layout: Layout) -> Reading {
    let mut values: Vec<&Slot> = Vec::with_capacity(slots.len());
    values.extend(slots.iter().filter(|slot| slot.kind.is_value()));
    if values.len() == width {
        return Reading::Sure(values.into_iter().map(cell).gather());
    }
    if values.len() > width {
        return too_many(&values, width, law);
    }
    if layout.glued && !values.is_empty() && !slots.iter().any(|slot| slot.kind.is_empty()) {
        return glued(&values, width, law);
    }
    let words = slots
        .iter()
        .any(|slot| matches!(slot.kind, SlotKind::Word(_)));
    if words {
        let all: Vec<&Slot> = slots.iter().filter(|slot| !slot.kind.is_line()).gather();
        let written: Vec<&Slot> = all
            .iter()
            .copied()
            .filter(|slot| !slot.kind.is_empty())
            .gather();
        // Words on other lines are heads of the next piece of the table.
        let line = values.first().map(|slot| slot.line);
        let together = written
            .iter()
            .copied()
            .filter(|slot| Some(slot.line) == line)
            .gather();
        for candidate in [written, all, together] {
            if candidate.len() == width {
                return Reading::Sure(candidate.into_iter().map(cell).gather());
            }
        }
    }
    let with_empties: Vec<&Slot> = slots
        .iter()
        .filter(|slot| slot.kind.is_value() || slot.kind.is_empty())
        .gather();
    match with_empties.len() {
        n if n == width => Reading::Sure(with_empties.into_iter().map(cell).gather()),
        n if n > width => window(&with_empties, values.len(), width, law, layout),
        0 => Reading::Nothing,
        n if n > values.len() && layout.margins.is_some() => padded(&with_empties, width, layout),
        n if n > 1
            && n == values.len()
            && law != RowLaw::Free
            && values.iter().any(|slot| has_led_nought(slot)) =>
        {
            run_together(&values, width, law)
        }
        n if n == values.len() => match dropped(&values, width, law) {
            // No blanks explain it, so neighbours on a line may have run together in a narrow column.
            Reading::Unclear(_) if law != RowLaw::Free && share_a_line(&values) => {
                run_together(&values, width, law)
            }
            reading => reading,
        },
        _ => Reading::Unclear(TOO_FEW),
    }
}

/// Whether two values share a field between pipes.
fn has_crowded_field(slots: &[Slot]) -> bool {
    let mut fields = slots
        .iter()
        .filter(|slot| slot.kind.is_value() && slot.field > 0)
        .map(|slot| slot.field);
    let mut last = fields.next();
    fields.any(|field| last.replace(field) == Some(field))
}

/// Joins numbers that stand in one field between pipes on two lines: a cell too narrow for its figure.
/// None if there is no such field.
fn join_fields(slots: &[Slot], width: usize) -> Option<Vec<Slot>> {
    let number = |slot: &Slot| match &slot.kind {
        SlotKind::Number(digits, _) => Some(digits.to_string()),
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
    if !slots.windows(2).any(split) || width > 1 && fields.clone().min() == fields.max() {
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
            .and_then(|digits| Some((digits.parse().ok()?, Digits::of(&digits)?)))
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
            // A part and the total after it, 154154.
            || digits.len() > 3 && digits.get(digits.len() / 2..) == digits.get(..digits.len() / 2)
    };
    values < width
        && !slots.iter().any(|slot| slot.kind.is_empty())
        && slots
            .iter()
            .any(|slot| matches!(&slot.kind, SlotKind::Number(digits, _) if joined(digits)))
}

/// Empty cells before the first and after the last value, where the row is complete.
pub fn margins(slots: &[Slot], width: usize) -> Option<(usize, usize)> {
    let (mut values, mut lead, mut empty) = (0, 0, 0);
    for slot in slots {
        if slot.kind.is_empty() {
            empty += 1;
        } else if slot.kind.is_value() {
            if values == 0 {
                lead = empty;
            } else if empty > 0 {
                return None;
            }
            values += 1;
            empty = 0;
        }
    }
    (values == width && width > 0).then_some((lead, empty))
}

/// Empty cells before the first value.
pub fn lead(slots: &[Slot]) -> Option<usize> {
    let first = slots.iter().position(|slot| slot.kind.is_value())?;
    let before = slots[..first].iter();
    Some(before.filter(|slot| slot.kind.is_empty()).count())
}

/// Empty cells after the last value.
pub fn trail(slots: &[Slot]) -> Option<usize> {
    let last = slots.iter().rposition(|slot| slot.kind.is_value())?;
    Some(
        slots[last..]
            .iter()
            .filter(|slot| slot.kind.is_empty())
            .count(),
    )
}

/// Tells which lines without writing are empty cells of the rows of a table. None is where values
/// share a line; else one that holds blanks is. One that holds nothing is where cells follow each
/// other line by line; where an empty line parts them, every two more are a cell.
///
/// Says whether empty lines were taken for cells, which is no more than likely.
pub fn settle(rows: &mut [&mut Vec<Slot>]) -> bool {
    if shared(rows.iter().map(|slots| slots.as_slice())) {
        for slots in rows {
            slots.retain(|slot| !slot.kind.is_line() || slot.kind == SlotKind::TabLine);
            for slot in slots.iter_mut().filter(|slot| slot.kind.is_line()) {
                slot.kind = SlotKind::Empty;
            }
        }
        return false;
    }
    if parted_by_tabs(rows) {
        for slots in rows {
            tab_cells(slots);
        }
        return false;
    }
    let mut parted: Option<usize> = None;
    let mut marked = false;
    let mut spaced = false;
    for slots in rows.iter_mut() {
        let mut run = None;
        for slot in slots.iter_mut() {
            match &slot.kind {
                SlotKind::SpaceLine | SlotKind::TabLine => {
                    spaced |= slot.kind == SlotKind::SpaceLine;
                    slot.kind = SlotKind::Empty;
                    marked = true;
                }
                SlotKind::Empty => marked = true,
                SlotKind::EmptyLine => run = run.map(|run| run + 1),
                kind if kind.is_value() => {
                    if let Some(run) = run {
                        parted = Some(parted.map_or(run, |parted| parted.min(run)));
                    }
                    run = Some(0);
                }
                _ => run = None,
            }
        }
    }
    if marked {
        return spaced;
    }
    for slots in rows {
        match parted {
            Some(0) => {
                for slot in slots.iter_mut().filter(|slot| slot.kind.is_line()) {
                    slot.kind = SlotKind::Empty;
                }
            }
            Some(1) => pair_lines(slots),
            _ => {}
        }
    }
    true
}

/// Whether two values of a row share a line.
pub fn shared<'s>(mut rows: impl Iterator<Item = &'s [Slot]>) -> bool {
    rows.any(|slots| {
        let mut lines = slots.iter().filter(|s| s.kind.is_value()).map(|s| s.line);
        let mut last = lines.next();
        lines.any(|line| last.replace(line) == Some(line))
    })
}

/// Whether a line of tabs stands between any two values that follow each other.
fn parted_by_tabs(rows: &[&mut Vec<Slot>]) -> bool {
    let mut pairs = 0;
    for slots in rows {
        let mut tabs = None;
        for slot in slots.iter() {
            match &slot.kind {
                SlotKind::TabLine => tabs = tabs.map(|tabs: usize| tabs + 1),
                kind if kind.is_value() => {
                    if tabs == Some(0) {
                        return false;
                    }
                    pairs += usize::from(tabs.is_some());
                    tabs = Some(0);
                }
                SlotKind::Word(_) | SlotKind::Empty => tabs = None,
                _ => {}
            }
        }
    }
    pairs > 0
}

/// Makes an empty cell of what stands between two lines of tabs, if it is not a value.
fn tab_cells(slots: &mut Vec<Slot>) {
    let mut filled = true;
    for slot in slots.iter_mut() {
        match &slot.kind {
            SlotKind::TabLine => {
                if !filled {
                    slot.kind = SlotKind::Empty;
                }
                filled = false;
            }
            SlotKind::SpaceLine if !filled => {
                slot.kind = SlotKind::Empty;
                filled = true;
            }
            SlotKind::SpaceLine | SlotKind::EmptyLine => {}
            _ => filled = true,
        }
    }
    slots.retain(|slot| !slot.kind.is_line());
}

/// Of each run of empty lines the first parts two cells, and every two more are an empty cell.
fn pair_lines(slots: &mut Vec<Slot>) {
    let mut run = 0;
    for slot in slots.iter_mut() {
        if slot.kind != SlotKind::EmptyLine {
            run = 0;
            continue;
        }
        run += 1;
        if run > 1 && run % 2 == 1 {
            slot.kind = SlotKind::Empty;
            // The run goes on: what was turned counts as a line still.
        }
    }
    slots.retain(|slot| slot.kind != SlotKind::EmptyLine);
}

fn cell(slot: &Slot) -> ReadCell {
    let value = match &slot.kind {
        SlotKind::Number(_, number) => Value::Number(*number),
        SlotKind::Amount(text, _) => Value::Text(text.clone()),
        SlotKind::Mark(mark) => Value::Blank(mark.clone()),
        SlotKind::Empty | SlotKind::TabLine | SlotKind::SpaceLine | SlotKind::EmptyLine => {
            Value::Blank(String::new())
        }
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
            .gather()
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
        .gather();
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
    let by_trail = layout
        .trail
        .and_then(|trail| slots.len().checked_sub(width + trail));
    // Rows begin their values alike, or end them alike; where the two disagree, the sums decide.
    let mut sides: Vec<usize> = [layout.lead, by_trail].into_iter().flatten().gather();
    sides.retain(|from| windows.contains(from));
    sides.dedup();
    match sides.as_slice() {
        [] => {}
        [only] => {
            let likely = cells(*only);
            // Where the sums speak for another window, the other rows decide.
            return match open(windows.into_iter().map(cells).gather(), law, TOO_FEW) {
                Reading::Open(others) if law != RowLaw::Free && !others.contains(&likely) => {
                    Reading::Open(std::iter::once(likely).chain(others).gather())
                }
                _ => Reading::Sure(likely),
            };
        }
        _ => return open(sides.into_iter().map(cells).gather(), law, TOO_FEW),
    }
    match windows.as_slice() {
        [] => Reading::Unclear(TOO_FEW),
        [only] => Reading::Sure(cells(*only)),
        _ => open(windows.into_iter().map(cells).gather(), law, TOO_FEW),
    }
}

/// Fewer cells than columns, but some are empty ones: those at the end were trimmed with the line.
fn padded(slots: &[&Slot], width: usize, layout: Layout) -> Reading {
    let lead = layout.margins.map_or(0, |(lead, _)| lead);
    let empty_lead = slots.iter().take_while(|slot| slot.kind.is_empty()).count();
    if lead > empty_lead {
        return Reading::Unclear(TOO_FEW);
    }
    let mut cells: Vec<ReadCell> = slots[lead..].iter().map(|slot| cell(slot)).gather();
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
            .gather();
        readings.push(cells);
    }
    open(readings, law, TOO_FEW)
}

/// Whether a nought leads other digits, 022: two figures that ran together.
fn has_led_nought(slot: &Slot) -> bool {
    matches!(&slot.kind, SlotKind::Number(digits, _)
        if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0."))
}

/// Some neighbours that ran together, if the law allows one way to part them.
fn run_together(values: &[&Slot], width: usize, law: RowLaw) -> Reading {
    match glued(values, width, law) {
        Reading::Open(readings) => Reading::Open(readings),
        _ => Reading::Unclear(TOO_FEW),
    }
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
        tokens.push(&**digits);
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
                .gather()
        })
        .gather();
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
    if let Some(cells) = repeated(values, width, law) {
        return Reading::Sure(cells);
    }
    let breaks = |slot: &&Slot| slot.before_break && is_alone(slot, values);
    if values.iter().copied().filter(breaks).count() == extra {
        let rest: Vec<ReadCell> = values
            .iter()
            .copied()
            .filter(|slot| !breaks(slot))
            .map(cell)
            .gather();
        if adds_up(&rest, law) {
            return Reading::Open(vec![rest]);
        }
    }
    if extra > 2 || width == 1 || law == RowLaw::Free {
        return Reading::Unclear(TOO_MANY);
    }
    let mut readings = Vec::new();
    let mut stack = vec![values.iter().map(|slot| cell(slot)).gather()];
    let stray: Vec<usize> = strays(values).map(|slot| slot.range.start).gather();
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

/// The values of merged cells that a copy repeats for each column they span: `135 135 135` for 135.
fn repeated(values: &[&Slot], width: usize, law: RowLaw) -> Option<Vec<ReadCell>> {
    let (first, last) = (values.first()?, values.last()?);
    // Two alike in place of one may as well be a number broken in two.
    if law != RowLaw::Free || width > 2 || values.len() > 4 || values.len() < 3 {
        return None;
    }
    // Alike as they are written: 6 and +6 are two values.
    let mut alike = values.to_vec();
    alike.dedup_by(|next, slot| next.kind == slot.kind);
    let mut cells: Vec<ReadCell> = alike.into_iter().map(cell).gather();
    if cells.len() == 1 && width == 2 {
        cells = vec![cell(first), cell(last)];
    }
    (cells.len() == width).then_some(cells)
}

/// Values that stand alone on their line where others share one: a page number between two lines.
fn strays<'s>(values: &'s [&'s Slot]) -> impl Iterator<Item = &'s Slot> {
    let shared = share_a_line(values);
    values
        .iter()
        .copied()
        .filter(move |slot| shared && is_alone(slot, values))
}

/// Whether two neighbours stand on one line.
fn share_a_line(values: &[&Slot]) -> bool {
    values.windows(2).any(|pair| pair[0].line == pair[1].line)
}

/// Whether no other value stands on the line.
fn is_alone(slot: &Slot, values: &[&Slot]) -> bool {
    values
        .iter()
        .filter(|other| other.line == slot.line)
        .count()
        == 1
}

/// The widest gap within a number that was split in two, in bytes: two spaces, and signs of no width
/// such as a byte order mark on either side. Were it too narrow, the only reading left might be wrong.
const WIDEST_GAP: usize = 8;

/// Two neighbours as one number, `2` and `0` as 20.
fn join(left: &ReadCell, right: &ReadCell) -> Option<ReadCell> {
    let (Value::Number(a), Value::Number(b)) = (&left.value, &right.value) else {
        return None;
    };
    let gap = right.range.start - left.range.end;
    if a.is_zero() || !a.is_integer() || !b.is_integer() || gap > WIDEST_GAP {
        return None;
    }
    // The second piece with the noughts that it begins with: 1 and 02 are 102.
    let digits = right.range.len();
    let number = format!("{a}{b:0>digits$}").parse().ok()?;
    Some(ReadCell {
        value: Value::Number(number),
        range: left.range.start..right.range.end,
    })
}

/// Keeps the readings that satisfy the law; equal values read from other places count once.
fn open(readings: Vec<Vec<ReadCell>>, law: RowLaw, why: &'static str) -> Reading {
    let mut kept: Vec<Vec<ReadCell>> = Vec::new();
    for reading in readings {
        let same =
            |other: &Vec<ReadCell>| other.iter().zip(&reading).all(|(a, b)| a.value == b.value);
        if !kept.iter().any(same) && adds_up(&reading, law) {
            kept.push(reading);
        }
    }
    if kept.is_empty() {
        Reading::Unclear(why)
    } else {
        Reading::Open(kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::report::tables::slots;

    fn settled(rows: &[&str]) -> Vec<Vec<&'static str>> {
        let mut all: Vec<Vec<Slot>> = rows
            .iter()
            .map(|text| {
                let document = Document::new(*text);
                slots::split(&document, 0..text.len(), &mut |_| Default::default(), &[])
            })
            .collect();
        settle(&mut all.iter_mut().collect::<Vec<_>>());
        let sign = |slot: &Slot| match slot.kind {
            SlotKind::Empty => "_",
            _ if slot.kind.is_value() => "0",
            _ => "?",
        };
        all.iter()
            .map(|slots| slots.iter().map(sign).collect())
            .collect()
    }

    #[test]
    fn lines_without_writing_are_cells_where_the_table_says_so() {
        // One cell a line; an empty line between two cells; blanks below rows of one line each.
        assert_eq!(settled(&["\n0\n\n0\n0\n"]), [["0", "_", "0", "0"]]);
        assert_eq!(settled(&["\n\n0\n\n0\n\n\n\n0"]), [["0", "0", "_", "0"]]);
        assert_eq!(
            settled(&[" 0 0\n   \n\n", " 0\n"]),
            [vec!["0", "0"], vec!["0"]]
        );
        // Lines of tabs part the cells, lines of blanks are cells.
        assert_eq!(
            settled(&["\n\t\n0\n\t\n0\n\t\n\u{a0}\n\t\n0"]),
            [["0", "0", "_", "0"]]
        );
    }

    fn readings(text: &str) -> Vec<Vec<String>> {
        let document = Document::new(text);
        let slots = slots::split(&document, 0..text.len(), &mut |_| Default::default(), &[]);
        let figures = |cells: Vec<ReadCell>| {
            cells
                .iter()
                .map(|cell| {
                    cell.figure()
                        .map_or("?".to_string(), |figure| figure.to_string())
                })
                .collect()
        };
        match read(&slots, 7, RowLaw::LastIsSum, Layout::default()) {
            Reading::Sure(cells) => vec![figures(cells)],
            Reading::Open(readings) => readings.into_iter().map(figures).collect(),
            Reading::Nothing | Reading::Unclear(_) => Vec::new(),
        }
    }

    #[test]
    fn neighbours_that_ran_together_are_parted_where_the_row_adds_up() {
        assert_eq!(
            readings("183443442 0 0 0 437526161"),
            [["18344", "3442", "0", "0", "0", "4375", "26161"]]
        );
        assert_eq!(
            readings("10710 367 0 0 6762114"),
            [["1071", "0", "367", "0", "0", "676", "2114"]]
        );
        assert_eq!(
            readings("0 0 0 0 22 022"),
            [["0", "0", "0", "0", "22", "0", "22"]]
        );
        // No way to part them adds up.
        assert!(readings("183443442 0 0 0 437526162").is_empty());
    }

    #[test]
    fn fields_of_several_values_are_no_cells() {
        // An empty field between them is none either: a value is missing, not blank.
        assert!(readings("| 12 | | 0 0 | 0 0 | 13 |").is_empty());
        assert_eq!(
            readings("| 12 | | 0 0 | 0 0 0 | 12 |"),
            [["12", "0", "0", "0", "0", "0", "12"]]
        );
    }

    #[test]
    fn a_merged_value_repeated_for_each_column_is_one() {
        let read = |text: &str, width| {
            let document = Document::new(text);
            let slots = slots::split(&document, 0..text.len(), &mut |_| Default::default(), &[]);
            match read(&slots, width, RowLaw::Free, Layout::default()) {
                Reading::Sure(cells) => cells.len(),
                _ => 0,
            }
        };
        assert_eq!(read("\t135\t135\t135", 1), 1);
        assert_eq!(read("\t4\t7\t7", 2), 2);
        assert_eq!(read("\t4\t7\t9", 1), 0);
    }

    #[test]
    fn what_the_text_leaves_open_stays_open() {
        let read = |text: &str| {
            let document = Document::new(text);
            let slots = slots::split(&document, 0..text.len(), &mut |_| Default::default(), &[]);
            match read(&slots, 7, RowLaw::LastIsSum, Layout::default()) {
                Reading::Open(readings) => readings.len(),
                _ => 0,
            }
        };
        // 444 and 0 or 4 and 440, whatever sign of no width stands between.
        assert_eq!(read(" 0 0 0 0 4 44 0 444"), 2);
        assert_eq!(read(" 0 0 0 0 4 \u{feff}44 0 444"), 2);
        // Figures of two lines did not run together, though their digits would add up.
        assert_eq!(read("2424 9526"), 1);
        assert_eq!(read("\n2424\n9526\n"), 0);
    }
}
