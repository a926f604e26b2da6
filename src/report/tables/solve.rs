//! Table three as one system: where the text leaves several readings of rows, the columns' equations
//! decide, if exactly one choice satisfies them all.

use super::rows::ReadCell;
use crate::form::Form;
use crate::gather::Gather;

/// A row with the readings that the text leaves, in the order of the form; empty for one not read.
pub type Choices<'r> = Vec<&'r [Vec<ReadCell>]>;

/// So many combinations of one half of the open rows are tried.
const COMBINATIONS: usize = 20_000;

/// For each row the reading to take: `None` where none or more than one is possible.
pub fn solve(form: &Form, rows: &Choices<'_>) -> Vec<Option<usize>> {
    let mut picked: Vec<Option<usize>> = rows
        .iter()
        .map(|choices| (choices.len() == 1).then_some(0))
        .gather();
    let open: Vec<usize> = (0..rows.len()).filter(|row| rows[*row].len() > 1).gather();
    if open.is_empty() {
        return picked;
    }
    let Some(fixed) = fixed_sum(form, rows) else {
        return picked;
    };
    let (left, right) = open.split_at(open.len() / 2);
    let (Some(lefts), Some(rights)) = (combine(form, rows, left), combine(form, rows, right))
    else {
        return picked;
    };
    let mut by_sum: Vec<Vec<usize>> = vec![Vec::new(); BUCKETS];
    for (at, (sum, _)) in lefts.iter().enumerate() {
        by_sum[bucket(sum)].push(at);
    }
    let mut solutions: Vec<Vec<usize>> = Vec::new();
    for (sum, choice) in &rights {
        let wanted: Vec<i64> = sum.iter().zip(&fixed).map(|(a, b)| -(a + b)).gather();
        for at in &by_sum[bucket(&wanted)] {
            let (sum, left) = &lefts[*at];
            if *sum == wanted {
                solutions.push(left.iter().chain(choice).copied().gather());
            }
        }
        if solutions.len() > 256 {
            return picked;
        }
    }
    for (at, row) in open.iter().enumerate() {
        let mut choices = solutions.iter().map(|solution| solution[at]);
        let first = choices.next();
        picked[*row] = first.filter(|first| choices.all(|choice| choice == *first));
    }
    picked
}

/// Sums are looked up by so many groups: the library's hash map would weigh the page more.
const BUCKETS: usize = 1024;

/// The group of a sum.
fn bucket(sum: &[i64]) -> usize {
    let mix = |hash: usize, part: &i64| hash.wrapping_mul(31).wrapping_add(*part as usize);
    sum.iter().fold(0, mix) % BUCKETS
}

/// What the rows with one reading contribute; none if a row of the system was not read.
fn fixed_sum(form: &Form, rows: &Choices<'_>) -> Option<Vec<i64>> {
    let mut sum = vec![0; 2 * form.table3_columns.len()];
    for (row, choices) in rows.iter().enumerate() {
        match *choices {
            [] if form.table3[row].collapsed || collapsed_instead(form, rows, row) => {}
            [] => return None,
            [only] => add(&mut sum, form, row, only)?,
            _ => {}
        }
    }
    Some(sum)
}

/// Whether a missing row's figures are in the collapsed row of its family.
fn collapsed_instead(form: &Form, rows: &Choices<'_>, row: usize) -> bool {
    let family = form.table3[row].family();
    form.table3
        .iter()
        .zip(rows)
        .any(|(other, choices)| other.collapsed && other.key == family && !choices.is_empty())
}

/// Every combination of readings of some rows with what it contributes.
fn combine(form: &Form, rows: &Choices<'_>, open: &[usize]) -> Option<Vec<(Vec<i64>, Vec<usize>)>> {
    let mut all = vec![(vec![0; 2 * form.table3_columns.len()], Vec::new())];
    for row in open {
        if all.len() * rows[*row].len() > COMBINATIONS {
            return None;
        }
        let mut next = Vec::with_capacity(all.len() * rows[*row].len());
        for (sum, choice) in &all {
            for (at, reading) in rows[*row].iter().enumerate() {
                let mut sum = sum.clone();
                add(&mut sum, form, *row, reading)?;
                next.push((sum, choice.iter().copied().chain([at]).gather()));
            }
        }
        all = next;
    }
    Some(all)
}

/// Adds a row to both equations of every column: outcomes less their total, and received and carried
/// in less handled and carried out. Both must come to nought.
fn add(sum: &mut [i64], form: &Form, row: usize, cells: &[ReadCell]) -> Option<()> {
    let (outcome, balance) = match form.table3[row].key {
        "received" | "carried_in" => (0, 1),
        "handled_total" => (-1, -1),
        "carried_out" => (0, -1),
        _ => (1, 0),
    };
    let columns = form.table3_columns.len();
    for (column, cell) in cells.iter().enumerate() {
        let figure = cell
            .figure()
            .as_ref()
            .and_then(|figure| figure.to_integer())?;
        sum[column] += outcome * figure;
        sum[columns + column] += balance * figure;
    }
    Some(())
}
