//! Figures that satisfy every equation of the form.

use std::collections::BTreeMap;

use hegao::form::{Form, FormId};
use hegao::number::Decimal;

use super::random::Random;

/// What a cell means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// A number.
    Number(Decimal),
    /// An amount of money with a unit: read as a number or kept as text.
    Amount(Decimal),
    /// Nothing, or a mark for nothing.
    Blank,
    /// Something that is no number.
    Text,
}

/// A cell: what it means and how it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    pub meant: Meant,
    pub shown: String,
}

impl Figure {
    /// A count.
    pub fn count(value: u64) -> Self {
        Figure {
            meant: Meant::Number(Decimal::from(value)),
            shown: value.to_string(),
        }
    }

    /// A number printed in its own way.
    pub fn number(value: Decimal, shown: impl Into<String>) -> Self {
        Figure {
            meant: Meant::Number(value),
            shown: shown.into(),
        }
    }

    /// Nothing, or a mark for it.
    pub fn blank(mark: &str) -> Self {
        Figure {
            meant: Meant::Blank,
            shown: mark.to_string(),
        }
    }

    fn is_zero(&self) -> bool {
        self.meant == Meant::Number(Decimal::ZERO)
    }
}

/// How numbers are printed in the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberStyle {
    Plain,
    Thousands,
    FullWidth,
    WithUnit,
}

/// All cells of a report by address.
#[derive(Debug, Clone)]
pub struct Figures {
    pub form: &'static Form,
    pub cells: BTreeMap<String, Figure>,
}

impl Figures {
    /// The cell at an address of table three.
    pub fn three(&self, row: &str, column: &str) -> u64 {
        self.at(&format!("table3/{row}/{column}"))
    }

    /// A cell of table four.
    pub fn four(&self, group: &str, column: &str) -> u64 {
        self.at(&format!("table4/{group}/{column}"))
    }

    /// The count at an address; 0 for what is no count.
    pub fn at(&self, address: &str) -> u64 {
        match self.cells.get(address).map(|figure| &figure.meant) {
            Some(Meant::Number(number)) => number.to_integer().map_or(0, i64::unsigned_abs),
            _ => 0,
        }
    }

    /// The sum of a family of rows of table three in one column.
    pub fn family(&self, family: &str, column: &str) -> u64 {
        self.form
            .table3
            .iter()
            .filter(|row| !row.collapsed && row.family() == family)
            .map(|row| self.three(row.key, column))
            .sum()
    }

    /// Puts a count.
    pub fn set(&mut self, address: &str, value: u64) {
        self.cells.insert(address.to_string(), Figure::count(value));
    }

    /// Prints every count in a style.
    pub fn print(&mut self, style: NumberStyle) {
        for (address, figure) in &mut self.cells {
            let in_units = address.starts_with("table3") || address.starts_with("table4");
            figure.shown = match style {
                NumberStyle::Plain => continue,
                NumberStyle::Thousands => with_thousands(&figure.shown),
                NumberStyle::FullWidth => full_width(&figure.shown),
                NumberStyle::WithUnit if in_units => format!("{}件", figure.shown),
                NumberStyle::WithUnit => continue,
            };
        }
    }

    /// Prints noughts as blanks; totals keep theirs.
    pub fn blank_noughts(&mut self, mark: &str) {
        for figure in self.cells.values_mut() {
            if figure.is_zero() {
                *figure = Figure::blank(mark);
            }
        }
    }
}

/// Makes the figures of a report. `regulations`: whether the organ may issue 规章.
pub fn figures(random: &mut Random, form: FormId, regulations: bool) -> Figures {
    let mut figures = Figures {
        form: form.form(),
        cells: BTreeMap::new(),
    };
    match form {
        FormId::Form2021 => disclosure_2021(random, &mut figures, regulations),
        FormId::Trial2019 => disclosure_2019(random, &mut figures, regulations),
    }
    applications(random, &mut figures);
    disputes(random, &mut figures);
    figures
}

fn disclosure_2021(random: &mut Random, figures: &mut Figures, regulations: bool) {
    let quiet = random.chance(30);
    for (row, may) in [
        ("regulations", regulations),
        ("normative_documents", !quiet),
    ] {
        let issued = if may { random.below(14) } else { 0 };
        let repealed = if may { random.below(6) } else { 0 };
        let stock = if may { issued + random.below(90) } else { 0 };
        figures.set(&format!("table2/{row}/issued"), issued);
        figures.set(&format!("table2/{row}/repealed"), repealed);
        figures.set(&format!("table2/{row}/in_force"), stock);
    }
    for row in ["licensing", "penalties", "coercion"] {
        let value = if quiet { 0 } else { magnitude(random) };
        figures.set(&format!("table2/{row}/decisions"), value);
    }
    let fee = if quiet || random.chance(40) {
        Figure::count(0)
    } else {
        let decimals = *random.pick(&[0, 1, 2, 4]);
        let integer = random.between(1, 900_000);
        let shown = with_decimals(integer, decimals);
        Figure::number(Decimal::new(integer as i64, decimals), shown)
    };
    figures.cells.insert("table2/fees/amount".into(), fee);
}

fn disclosure_2019(random: &mut Random, figures: &mut Figures, regulations: bool) {
    let quiet = random.chance(30);
    for (row, may) in [
        ("regulations", regulations),
        ("normative_documents", !quiet),
    ] {
        let made = if may { random.below(14) } else { 0 };
        let published = if may { random.below(made + 1) } else { 0 };
        let total = if may { published + random.below(90) } else { 0 };
        figures.set(&format!("table2/{row}/made"), made);
        figures.set(&format!("table2/{row}/published"), published);
        figures.set(&format!("table2/{row}/total_public"), total);
    }
    for row in [
        "licensing",
        "other_services",
        "penalties",
        "coercion",
        "fees",
    ] {
        let previous = if quiet { 0 } else { random.below(300) };
        figures.set(&format!("table2/{row}/previous_items"), previous);
        let change = if quiet {
            0
        } else {
            random.below(40) as i64 - 15
        };
        let change = change.max(-(previous as i64));
        let shown = if change > 0 && random.chance(50) {
            format!("+{change}")
        } else {
            change.to_string()
        };
        figures.cells.insert(
            format!("table2/{row}/change"),
            Figure::number(Decimal::from(change), shown),
        );
        if row != "fees" {
            let value = if quiet { 0 } else { magnitude(random) };
            figures.set(&format!("table2/{row}/decisions"), value);
        }
    }
    let items = if quiet { 0 } else { random.below(60) };
    figures.set("table2/procurement/items", items);
    let amount = if items == 0 {
        Figure::count(0)
    } else {
        let integer = random.between(1000, 90_000_000);
        let decimals = *random.pick(&[0, 2]);
        let number = with_decimals(integer, decimals);
        let unit = random.word(&["", "", "元", "万元"]);
        Figure {
            meant: Meant::Amount(Decimal::new(integer as i64, decimals)),
            shown: format!("{number}{unit}"),
        }
    };
    figures
        .cells
        .insert("table2/procurement/amount".into(), amount);
}

fn applications(random: &mut Random, figures: &mut Figures) {
    let rows: Vec<&'static str> = figures
        .form
        .table3
        .iter()
        .filter(|row| !row.collapsed)
        .map(|row| row.key)
        .collect();
    let outcomes: Vec<&str> = rows
        .iter()
        .copied()
        .filter(|key| !["received", "carried_in", "handled_total", "carried_out"].contains(key))
        .collect();
    let columns: Vec<&str> = figures.form.table3_columns.iter().map(|c| c.key).collect();
    let scale = *random.pick(&[0u64, 0, 3, 8, 40, 40, 300, 3000, 30000]);
    let mut table: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (at, column) in columns[..6].iter().enumerate() {
        let load = match at {
            _ if scale == 0 => 0,
            0 => random.between(1, scale),
            _ if random.chance(55) => 0,
            _ => random.below(scale / 4 + 2),
        };
        let mut left = load;
        let carried_out = if random.chance(50) {
            random.below(load / 5 + 1)
        } else {
            0
        };
        left -= carried_out;
        table.insert(("carried_out", column), carried_out);
        table.insert(("handled_total", column), left);
        let busy = random.between(1, 6);
        for _ in 0..busy {
            let row = *random.pick(&outcomes);
            let part = random.below(left + 1);
            *table.entry((row, column)).or_default() += part;
            left -= part;
        }
        *table.entry(("granted", column)).or_default() += left;
        let carried_in = if random.chance(50) {
            random.below(load / 4 + 1)
        } else {
            0
        };
        table.insert(("carried_in", column), carried_in);
        table.insert(("received", column), load - carried_in);
    }
    for row in rows {
        let mut total = 0;
        for column in &columns[..6] {
            let value = table.get(&(row, *column)).copied().unwrap_or(0);
            total += value;
            figures.set(&format!("table3/{row}/{column}"), value);
        }
        figures.set(&format!("table3/{row}/total"), total);
    }
}

fn disputes(random: &mut Random, figures: &mut Figures) {
    let scale = *random.pick(&[0u64, 0, 0, 2, 6, 60]);
    for group in figures.form.table4 {
        let mut total = 0;
        for column in ["upheld", "corrected", "other", "pending"] {
            let value = if random.chance(50) {
                random.below(scale + 1)
            } else {
                0
            };
            total += value;
            figures.set(&format!("table4/{}/{column}", group.key), value);
        }
        figures.set(&format!("table4/{}/total", group.key), total);
    }
}

fn magnitude(random: &mut Random) -> u64 {
    let limit = *random.pick(&[1u64, 10, 100, 1000, 10_000, 99_999]);
    random.below(limit)
}

/// `12345.6` as `12,345.6`.
pub fn with_thousands(shown: &str) -> String {
    let (sign, rest) = match shown.strip_prefix(['-', '+']) {
        Some(rest) => (&shown[..1], rest),
        None => ("", shown),
    };
    let whole: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let tail = &rest[whole.len()..];
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{tail}")
}

/// `12` as `１２`.
pub fn full_width(shown: &str) -> String {
    shown
        .chars()
        .map(|c| match c {
            '0'..='9' => char::from_u32(c as u32 - '0' as u32 + '０' as u32).unwrap_or(c),
            '.' => '．',
            '+' => '＋',
            '-' => '－',
            other => other,
        })
        .collect()
}

/// An integer with its last digits after the point, noughts at the end kept.
fn with_decimals(integer: u64, decimals: u32) -> String {
    let decimals = decimals as usize;
    let digits = format!("{integer:0>width$}", width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    match fraction {
        "" => whole.to_string(),
        _ => format!("{whole}.{fraction}"),
    }
}
