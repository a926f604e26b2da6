//! Tables: rows, labels, what stands in cells.

use super::{Planted, drawn, plain};
use crate::corpus::figures::{Figure, Figures, Meant};
use crate::corpus::grid::{Grid, Role, Slot};
use crate::corpus::marks::mark;
use crate::corpus::random::Random;
use crate::corpus::report::{Report, Wish, write};
use crate::corpus::{figures, organs};
use hegao::form::{FormId, Table};
use hegao::number::Decimal;

pub(super) fn table_missing(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.between(1, 3) as usize;
    report.sections[at].body.clear();
    plain(report)
}

pub(super) fn wrong_form(random: &mut Random) -> Option<Planted> {
    let organ = organs::organ(random);
    let (form, year) = match random.chance(70) {
        true => (FormId::Trial2019, random.between(2021, 2025) as u16),
        false => (FormId::Form2021, random.between(2019, 2020) as u16),
    };
    let mut figures = figures::figures(random, form, organ.may_issue_regulations());
    plain(write(
        random,
        &Wish::default(),
        organ,
        year,
        form,
        &mut figures,
    ))
}

pub(super) fn row_missing(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let table = *random.pick(&[Table::Two, Table::Three, Table::Three]);
    let grid = report.grids_mut().find(|grid| grid.table == table)?;
    let rows: Vec<usize> = (0..grid.rows.len())
        .filter(|&row| {
            grid.is_data(row)
                && grid.rows[row].iter().all(|slot| slot.role != Role::Group)
                && grid.rows[row].iter().all(|slot| {
                    slot.role != Role::Value || ["0", "0.0"].contains(&slot.text.as_str())
                })
        })
        .collect();
    if rows.is_empty() {
        return None;
    }
    let gone = *random.pick(&rows);
    for (above, slots) in grid.rows.iter_mut().enumerate() {
        for slot in slots {
            if above < gone && above + slot.rows > gone {
                slot.rows -= 1;
            }
        }
    }
    grid.rows.remove(gone);
    plain(report)
}

pub(super) fn label_altered(random: &mut Random) -> Option<Planted> {
    const ALTERED: &[(&str, &str)] = &[
        ("1.本机关不掌握相关政府信息", "1.本单位不掌握相关政府信息"),
        ("2.其他法律行政法规禁止公开", "2.其他法律法规禁止公开"),
        ("5.属于三类内部事务信息", "5.属于内部事务信息"),
        ("6.属于四类过程性信息", "6.属于四类过程信息"),
        ("1.信访举报投诉类申请", "1.信访投诉举报类申请"),
        ("4.无正当理由大量反复申请", "4.无正当理由反复申请"),
        ("3.补正后申请内容仍不明确", "3.补正后申请内容不明确"),
        ("四、结转下年度继续办理", "四、结转下年继续办理"),
        (
            "一、本年新收政府信息公开申请数量",
            "一、本年新收政府信息公开申请量",
        ),
        ("7.属于行政执法案卷", "7.属于行政执法案件"),
        ("行政事业性收费", "行政事业收费"),
    ];
    let mut report = drawn(random);
    let (right, wrong) = *random.pick(ALTERED);
    let slot = report
        .grids_mut()
        .flat_map(|grid| grid.rows.iter_mut().flatten())
        .find(|slot| slot.text == right)?;
    slot.text = mark(wrong);
    plain(report)
}

pub(super) fn noughts(figures: &Figures) -> Vec<String> {
    figures
        .cells
        .iter()
        .filter(|(_, figure)| figure.meant == Meant::Number(Decimal::ZERO))
        .map(|(address, _)| address.clone())
        .collect()
}

pub(super) fn replaced(mut report: Report, address: String, figure: Figure) -> Option<Planted> {
    report.figures.cells.insert(address.clone(), figure);
    report.reprint();
    Some(Planted {
        report,
        cell: Some(address),
    })
}

pub(super) fn blank_cell(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = random.pick(&noughts(&report.figures)).clone();
    replaced(report, address, Figure::blank(""))
}

pub(super) fn mark_for_nought(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = random.pick(&noughts(&report.figures)).clone();
    let sign = random.word(&["/", "-", "—", "无"]);
    replaced(report, address, Figure::blank(sign))
}

pub(super) fn text_in_cell(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = random.pick(&noughts(&report.figures)).clone();
    if address.starts_with("table2/procurement") {
        return None;
    }
    let figure = Figure {
        meant: Meant::Text,
        shown: mark(random.word(&["若干", "见附件", "不详", "待定"])),
    };
    replaced(report, address, figure)
}

pub(super) fn no_count(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = format!(
        "table2/{}/decisions",
        random.word(&["licensing", "penalties", "coercion"])
    );
    let (value, shown) = *random.pick(&[(-30, "-3"), (125, "12.5"), (5, "0.5"), (-120, "-12")]);
    let figure = Figure::number(Decimal::new(value, 1), mark(shown));
    replaced(report, address, figure)
}

pub(super) fn value_too_many(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let more = random.between(1, 90).to_string();
    let grid = report.grids_mut().find(|grid| grid.table == Table::Three)?;
    let at = random.between(3, grid.rows.len() as u64 - 1) as usize;
    grid.columns += 1;
    grid.rows[at].push(Slot {
        text: more,
        column: 10,
        columns: 1,
        rows: 1,
        role: Role::Value,
    });
    plain(report)
}

pub(super) fn note_missing(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&[
        "",
        "项目",
        "（本列数据的勾稽关系为：第一项等于第三项加第四项之和）",
    ]);
    let slot = report
        .grids_mut()
        .flat_map(|grid: &mut Grid| grid.rows.iter_mut().flatten())
        .find(|slot| slot.text.starts_with("（本列"))?;
    slot.text = text.to_string();
    plain(report)
}
