//! The equations of tables three and four, evaluated.

use crate::number::Decimal;

use crate::finding::Equation;
use crate::form::{CellId, Form, Table};
use crate::gather::Gather;
use crate::report::{Cells, Value};

/// Which relation of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Table three, each row: the parts make the total.
    RowTotal,
    /// Table three, each column: received and carried in are handled and carried out.
    Balance,
    /// Table three, each column: the outcomes make their total.
    Handled,
    /// Table four, each group: the results make the total.
    CaseTotal,
}

impl Kind {
    /// The rule that reports it.
    pub fn rule(self) -> &'static str {
        match self {
            Kind::RowTotal => "A01",
            Kind::Balance => "A02",
            Kind::Handled => "A03",
            Kind::CaseTotal => "A04",
        }
    }
}

/// What became of an equation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Both sides are equal.
    Holds,
    /// They are not.
    Broken,
    /// A term was not read or is no number, so nothing can be said.
    Unknown,
    /// The side that sums up is all blank: rule A06 speaks of that where parts are filled.
    Blank,
}

/// An equation with its state.
#[derive(Debug, Clone, PartialEq)]
pub struct Check {
    /// Which relation.
    pub kind: Kind,
    /// Of which row, column or group.
    pub of: usize,
    /// The equation with its sums; its name is made when it is reported, by [`Check::named`].
    pub equation: Equation,
    /// What became of it.
    pub state: State,
    /// Whether blanks were counted as nought.
    pub blanks: bool,
}

impl Check {
    /// The terms of both sides with their signs: left positive, right negative.
    pub fn terms(&self) -> impl Iterator<Item = (CellId, i8)> + '_ {
        let left = self.equation.left.iter().map(|id| (*id, 1));
        left.chain(self.equation.right.iter().map(|id| (*id, -1)))
    }

    /// Where it holds, in the form's words: “自然人”一列.
    pub fn place(&self, form: &Form) -> String {
        match self.kind {
            Kind::RowTotal => format!("“{}”一行", form.table3[self.of].label),
            Kind::Balance | Kind::Handled => {
                format!("“{}”一列", form.table3_columns[self.of].label)
            }
            Kind::CaseTotal => format!("“{}”", form.table4[self.of].label),
        }
    }

    /// The equation with its name.
    pub fn named(&self, form: &Form) -> Equation {
        let relation = match self.kind {
            Kind::RowTotal => "各类申请人之和＝总计",
            Kind::Balance => "第一项＋第二项＝第三项总计＋第四项",
            Kind::Handled => "各项办理结果之和＝（七）总计",
            Kind::CaseTotal => "各类结果之和＝总计",
        };
        Equation {
            name: format!("{}：{relation}", self.place(form)),
            ..self.equation.clone()
        }
    }

    /// Left side less right side.
    pub fn difference(&self) -> Decimal {
        self.equation.left_sum - self.equation.right_sum
    }
}

/// Every equation of the form with its state.
pub fn evaluate(form: &Form, cells: &Cells) -> Vec<Check> {
    let mut checks = Vec::new();
    let total = form.table3_columns.len() - 1;
    let at = |row: usize, column: usize| CellId::new(Table::Three, row, column);
    for row in 0..form.table3.len() {
        let parts = (0..total).map(|column| at(row, column)).gather();
        // A collapsed row is no row of the form; it is summed up only where it was found.
        if !form.table3[row].collapsed || cells.get(at(row, 0)).is_some() {
            checks.push(check(
                Kind::RowTotal,
                row,
                parts,
                vec![at(row, total)],
                cells,
            ));
        }
    }
    let named = |key: &str| form.row3(key).unwrap_or(0);
    let (received, carried_in) = (named("received"), named("carried_in"));
    let (handled, carried_out) = (named("handled_total"), named("carried_out"));
    for column in 0..=total {
        checks.push(check(
            Kind::Handled,
            column,
            outcomes(form, cells, column),
            vec![at(handled, column)],
            cells,
        ));
        checks.push(check(
            Kind::Balance,
            column,
            vec![at(received, column), at(carried_in, column)],
            vec![at(handled, column), at(carried_out, column)],
            cells,
        ));
    }
    let last = form.table4_columns.len() - 1;
    for group in 0..form.table4.len() {
        let id = |column| CellId::new(Table::Four, group, column);
        checks.push(check(
            Kind::CaseTotal,
            group,
            (0..last).map(id).gather(),
            vec![id(last)],
            cells,
        ));
    }
    checks
}

/// The cells of a column that make up the total of outcomes: a collapsed row stands for the rows of
/// its family where those are not there.
fn outcomes(form: &Form, cells: &Cells, column: usize) -> Vec<CellId> {
    let at = |row: usize| CellId::new(Table::Three, row, column);
    let collapsed = form
        .table3
        .iter()
        .enumerate()
        .find(|(row, data)| data.collapsed && cells.get(at(*row)).is_some())
        .map(|(row, data)| (row, data.key));
    form.table3
        .iter()
        .enumerate()
        .filter(|(_, row)| row.group.is_some() && row.key != "handled_total")
        .filter(|(row, data)| match collapsed {
            Some((found, key)) => *row == found || data.family() != key,
            None => !data.collapsed,
        })
        .map(|(row, _)| at(row))
        .gather()
}

fn check(kind: Kind, of: usize, left: Vec<CellId>, right: Vec<CellId>, cells: &Cells) -> Check {
    let (mut unknown, mut blanks, mut all_blank) = (false, false, false);
    let mut sum = |ids: &[CellId]| {
        let mut sum = Decimal::ZERO;
        all_blank = true;
        for id in ids {
            match cells.get(*id).map(|cell| &cell.value) {
                Some(Value::Number(number)) => {
                    all_blank = false;
                    if !number.is_zero() {
                        sum += *number;
                    }
                }
                Some(Value::Blank(_)) => blanks = true,
                Some(Value::Text(_)) | None => unknown = true,
            }
        }
        sum
    };
    let (left_sum, right_sum) = (sum(&left), sum(&right));
    let state = if unknown {
        State::Unknown
    } else if all_blank {
        State::Blank
    } else if left_sum == right_sum {
        State::Holds
    } else {
        State::Broken
    };
    let equation = Equation {
        name: String::new(),
        left,
        right,
        left_sum,
        right_sum,
    };
    Check {
        kind,
        of,
        equation,
        state,
        blanks,
    }
}
