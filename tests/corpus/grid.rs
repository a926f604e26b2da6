//! The three tables as grids of merged cells, ready to be printed in any layout.

use hegao::form::{Form, Table};

use super::figures::Figures;

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Title,
    Head,
    Group,
    Label,
    Value,
}

/// A cell of the printed table, merged cells being one slot.
#[derive(Debug, Clone)]
pub struct Slot {
    pub text: String,
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    pub role: Role,
}

/// The slots that begin in a row, from left to right.
pub type Row = Vec<Slot>;

/// A printed table.
#[derive(Debug, Clone)]
pub struct Grid {
    pub table: Table,
    pub columns: usize,
    pub rows: Vec<Row>,
}

impl Grid {
    /// For each row and column the slot that begins there, or whether one from above covers it.
    pub fn cell(&self, row: usize, column: usize) -> Place<'_> {
        for (above, slots) in self.rows.iter().enumerate().take(row + 1) {
            for slot in slots {
                let covers = above + slot.rows > row
                    && (slot.column..slot.column + slot.columns).contains(&column);
                if covers {
                    return match (above == row, slot.column == column) {
                        (true, true) => Place::Here(slot),
                        (true, false) => Place::FromLeft,
                        (false, true) => Place::FromAbove,
                        (false, false) => Place::FromAboveLeft,
                    };
                }
            }
        }
        Place::Nothing
    }

    /// Whether a row holds values.
    pub fn is_data(&self, row: usize) -> bool {
        self.rows[row].iter().any(|slot| slot.role == Role::Value)
    }
}

/// What stands at a row and a column.
#[derive(Debug, Clone, Copy)]
pub enum Place<'g> {
    Here(&'g Slot),
    FromLeft,
    FromAbove,
    FromAboveLeft,
    Nothing,
}

fn slot(text: &str, column: usize, columns: usize, rows: usize, role: Role) -> Slot {
    Slot {
        text: text.to_string(),
        column,
        columns,
        rows,
        role,
    }
}

/// The table of section two.
pub fn table2(form: &Form, figures: &Figures) -> Grid {
    let columns = 4;
    let mut rows = Vec::new();
    for block in form.table2 {
        rows.push(vec![slot(block.title, 0, columns, 1, Role::Title)]);
        let spread = spread(block.columns.len(), columns - 1);
        let mut head = vec![slot("信息内容", 0, 1, 1, Role::Head)];
        for (column, (at, width)) in block.columns.iter().zip(&spread) {
            head.push(slot(column.label, 1 + at, *width, 1, Role::Head));
        }
        rows.push(head);
        for row in block.rows {
            let mut slots = vec![slot(row.label, 0, 1, 1, Role::Label)];
            for (column, (at, width)) in block.columns.iter().zip(&spread) {
                let address = format!("table2/{}/{}", row.key, column.key);
                slots.push(slot(
                    &shown(figures, &address),
                    1 + at,
                    *width,
                    1,
                    Role::Value,
                ));
            }
            rows.push(slots);
        }
    }
    Grid {
        table: Table::Two,
        columns,
        rows,
    }
}

/// The table of section three.
pub fn table3(form: &Form, figures: &Figures) -> Grid {
    let mut rows = vec![
        vec![
            slot(form.table3_note, 0, 3, 3, Role::Head),
            slot("申请人情况", 3, 7, 1, Role::Head),
        ],
        vec![
            slot("自然人", 3, 1, 2, Role::Head),
            slot("法人或其他组织", 4, 5, 1, Role::Head),
            slot("总计", 9, 1, 2, Role::Head),
        ],
        form.table3_columns[1..6]
            .iter()
            .enumerate()
            .map(|(at, column)| slot(column.label, 4 + at, 1, 1, Role::Head))
            .collect(),
    ];
    let printed: Vec<_> = form.table3.iter().filter(|row| !row.collapsed).collect();
    let results = printed.iter().filter(|row| row.group.is_some()).count();
    let mut within = false;
    let mut last_group = None;
    for row in &printed {
        let mut slots = Vec::new();
        match row.group {
            None => slots.push(slot(row.label, 0, 3, 1, Role::Label)),
            Some(group) => {
                if !within {
                    slots.push(slot("三、本年度办理结果", 0, 1, results, Role::Group));
                    within = true;
                }
                if group.starts_with("三、") {
                    slots.push(slot(row.label, 1, 2, 1, Role::Label));
                } else {
                    if last_group != Some(group) {
                        let height = printed.iter().filter(|r| r.group == Some(group)).count();
                        slots.push(slot(group, 1, 1, height, Role::Group));
                    }
                    slots.push(slot(row.label, 2, 1, 1, Role::Label));
                }
                last_group = Some(group);
            }
        }
        for (at, column) in form.table3_columns.iter().enumerate() {
            let address = format!("table3/{}/{}", row.key, column.key);
            slots.push(slot(&shown(figures, &address), 3 + at, 1, 1, Role::Value));
        }
        rows.push(slots);
    }
    Grid {
        table: Table::Three,
        columns: 10,
        rows,
    }
}

/// The table of section four.
pub fn table4(form: &Form, figures: &Figures) -> Grid {
    let names: Vec<&str> = form
        .table4
        .iter()
        .map(|group| group.label.rsplit(" / ").next().unwrap_or(group.label))
        .collect();
    let leaves = |from: usize, rows: usize| {
        form.table4_columns
            .iter()
            .enumerate()
            .map(move |(at, column)| slot(column.label, from + at, 1, rows, Role::Head))
    };
    let mut second: Row = leaves(0, 2).collect();
    second.push(slot(names[1], 5, 5, 1, Role::Head));
    second.push(slot(names[2], 10, 5, 1, Role::Head));
    let values = form
        .table4
        .iter()
        .flat_map(|group| {
            form.table4_columns
                .iter()
                .map(move |column| format!("table4/{}/{}", group.key, column.key))
        })
        .enumerate()
        .map(|(at, address)| slot(&shown(figures, &address), at, 1, 1, Role::Value))
        .collect();
    Grid {
        table: Table::Four,
        columns: 15,
        rows: vec![
            vec![
                slot(names[0], 0, 5, 1, Role::Head),
                slot("行政诉讼", 5, 10, 1, Role::Head),
            ],
            second,
            leaves(5, 1).chain(leaves(10, 1)).collect(),
            values,
        ],
    }
}

fn shown(figures: &Figures, address: &str) -> String {
    figures
        .cells
        .get(address)
        .map_or(String::new(), |figure| figure.shown.clone())
}

/// How so many columns share a width: (offset, width) each, the last takes what is left.
fn spread(count: usize, width: usize) -> Vec<(usize, usize)> {
    (0..count)
        .map(|at| (at, if at + 1 == count { width - at } else { 1 }))
        .collect()
}
