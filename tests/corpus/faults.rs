//! One fault in an otherwise right report, of each kind that a rule finds.

use std::collections::BTreeSet;

use hegao::form::{FormId, Table};
use hegao::number::Decimal;

use super::figures::{self, Figure, Figures, Meant};
use super::grid::{Grid, Role, Slot};
use super::marks::mark;
use super::organs::{self, Organ, OrganKind};
use super::prose::{Claim, Slip};
use super::random::Random;
use super::report::{Item, Report, Wish, report, write};

/// A kind of fault.
pub struct Fault {
    pub name: &'static str,
    /// One of these must speak.
    pub rules: &'static [&'static str],
    /// Further errors that follow from the same fault.
    pub others: &'static [&'static str],
    pub needs: Needs,
    /// Makes it; none where the drawn report has no room for it.
    pub plant: fn(&mut Random) -> Option<Planted>,
}

/// Layouts in which the fault can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Any that keeps the order.
    Order,
    /// One that keeps empty cells.
    Blanks,
    /// One that prints each cell with a sign between.
    Cells,
    /// One that keeps lines of prose whole.
    Lines,
}

/// A report with a fault; its place bears marks, its cell is named.
pub struct Planted {
    pub report: Report,
    pub cell: Option<String>,
}

const fn fault(
    name: &'static str,
    rules: &'static [&'static str],
    others: &'static [&'static str],
    needs: Needs,
    plant: fn(&mut Random) -> Option<Planted>,
) -> Fault {
    Fault {
        name,
        rules,
        others,
        needs,
        plant,
    }
}

/// Every kind.
pub const FAULTS: &[Fault] = &[
    fault(
        "S01 section left out",
        &["S01"],
        &["T01", "S09"],
        Needs::Order,
        section_left_out,
    ),
    fault(
        "S02 sections swapped",
        &["S02"],
        &[],
        Needs::Order,
        sections_swapped,
    ),
    fault(
        "S04 wrong number",
        &["S04"],
        &[],
        Needs::Order,
        section_number,
    ),
    fault(
        "S05 heading twice",
        &["S05"],
        &["S09"],
        Needs::Order,
        heading_twice,
    ),
    fault(
        "S06 aspect left out",
        &["S06"],
        &[],
        Needs::Order,
        aspect_left_out,
    ),
    fault(
        "S09 empty section",
        &["S09"],
        &[],
        Needs::Order,
        empty_section,
    ),
    fault(
        "S10 vague problems",
        &["S10"],
        &[],
        Needs::Order,
        vague_problems,
    ),
    fault("S11 no word on fees", &["S11"], &[], Needs::Order, no_fees),
    fault("S17 title", &["S17"], &[], Needs::Order, wrong_title),
    fault(
        "T01 table missing",
        &["T01"],
        &["S09"],
        Needs::Order,
        table_missing,
    ),
    fault(
        "T02 form of other years",
        &["T02"],
        &[],
        Needs::Order,
        wrong_form,
    ),
    fault("T03 row missing", &["T03"], &[], Needs::Order, row_missing),
    fault(
        "T05 label altered",
        &["T05"],
        &[],
        Needs::Order,
        label_altered,
    ),
    fault("T06 blank cell", &["T06"], &[], Needs::Blanks, blank_cell),
    fault(
        "T06 mark for nought",
        &["T06"],
        &[],
        Needs::Cells,
        mark_for_nought,
    ),
    fault(
        "T07 text in a cell",
        &["T07"],
        &[],
        Needs::Order,
        text_in_cell,
    ),
    fault("T08 no count", &["T08"], &[], Needs::Order, no_count),
    fault(
        "T09 value too many",
        &["T09"],
        &[],
        Needs::Cells,
        value_too_many,
    ),
    fault(
        "T11 note missing",
        &["T11"],
        &[],
        Needs::Order,
        note_missing,
    ),
    fault(
        "A01 A02 A03 one cell",
        &["A01", "A02", "A03"],
        &[],
        Needs::Order,
        one_cell,
    ),
    fault(
        "A01 A02 A03 a cell that the prose names",
        &["A01", "A02", "A03"],
        &[],
        Needs::Order,
        named_cell,
    ),
    fault("A03 a row", &["A02", "A03"], &[], Needs::Order, whole_row),
    fault("A04 one cell", &["A04"], &[], Needs::Order, one_case),
    fault(
        "A04 a cell that the prose names",
        &["A04"],
        &[],
        Needs::Order,
        named_case,
    ),
    fault("A06 total blank", &["A06"], &[], Needs::Blanks, total_blank),
    fault("A07 regulations", &["A07"], &[], Needs::Order, regulations),
    fault(
        "X01 none received",
        &["X01"],
        &[],
        Needs::Order,
        none_received,
    ),
    fault("X02 received", &["X02"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Received)
    }),
    fault("X03 handled", &["X03"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Handled)
    }),
    fault("X04 carried in", &["X04"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::CarriedIn)
    }),
    fault("X04 carried out", &["X04"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::CarriedOut)
    }),
    fault("X05 granted", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Granted)
    }),
    fault("X05 partial", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Partial)
    }),
    fault("X05 denied", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Denied)
    }),
    fault("X05 unavailable", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Unavailable)
    }),
    fault("X05 rejected", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Rejected)
    }),
    fault("X05 other", &["X05"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Other)
    }),
    fault(
        "X06 natural persons",
        &["X06"],
        &["X13"],
        Needs::Order,
        |r| figure(r, Claim::NaturalPerson),
    ),
    fault("X06 organisations", &["X06"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Organisations)
    }),
    fault("X07 no disputes", &["X07"], &[], Needs::Order, no_disputes),
    fault("X08 reviews", &["X08"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Reviews)
    }),
    fault("X08 lawsuits", &["X08"], &["X13"], Needs::Order, |r| {
        figure(r, Claim::Lawsuits)
    }),
    fault("X09 all handled", &["X09"], &[], Needs::Order, all_handled),
    fault("X09 all upheld", &["X09"], &[], Needs::Order, all_upheld),
    fault(
        "X10 as organ of review",
        &["X10"],
        &[],
        Needs::Order,
        as_review_organ,
    ),
    fault("X13 parts exceed", &["X13"], &[], Needs::Order, |r| {
        figure(r, Claim::ListTotal)
    }),
    fault("X16 percent", &["X16"], &[], Needs::Order, |r| {
        figure(r, Claim::Percent)
    }),
    fault("X16 comparison", &["X16"], &[], Needs::Order, |r| {
        figure(r, Claim::Comparison)
    }),
    fault("X20 no account", &["X20"], &[], Needs::Order, no_account),
    fault(
        "X20 nothing else, and more",
        &["X20"],
        &[],
        Needs::Order,
        nothing_else,
    ),
    fault("D01 period", &["D01"], &[], Needs::Order, wrong_period),
    fault(
        "D02 wording of the period",
        &["D02"],
        &[],
        Needs::Order,
        period_wording,
    ),
    fault(
        "D03 year of own work",
        &["D03"],
        &[],
        Needs::Order,
        own_work_year,
    ),
    fault("D04 year of title", &["D04"], &[], Needs::Order, title_year),
    fault("D05 late", &["D05"], &[], Needs::Order, late),
    fault("D06 no such day", &["D06"], &[], Needs::Order, no_such_day),
    fault(
        "C01 number of the format",
        &["C01"],
        &[],
        Needs::Order,
        format_number,
    ),
    fault(
        "C02 old format",
        &["C02", "C01"],
        &[],
        Needs::Order,
        old_format,
    ),
    fault("C03 brackets", &["C03"], &[], Needs::Order, brackets),
    fault(
        "C04 name of a document",
        &["C04"],
        &[],
        Needs::Order,
        document_name,
    ),
    fault("L01 unpaired", &["L01"], &[], Needs::Order, unpaired),
    fault("L02 word twice", &["L02"], &[], Needs::Order, word_twice),
    fault("L05 left open", &["L05"], &[], Needs::Lines, left_open),
    fault(
        "L06 template text",
        &["L06"],
        &[],
        Needs::Order,
        template_text,
    ),
    fault("L07 residue", &["L07"], &[], Needs::Lines, left_over),
    fault(
        "P01 identity number",
        &["P01"],
        &[],
        Needs::Order,
        identity_number,
    ),
    fault(
        "P02 mobile number",
        &["P02"],
        &[],
        Needs::Order,
        mobile_number,
    ),
];

fn plain(report: Report) -> Option<Planted> {
    Some(Planted { report, cell: None })
}

fn drawn(random: &mut Random) -> Report {
    report(random, &Wish::default())
}

fn drawn_2021(random: &mut Random) -> Report {
    let wish = Wish {
        form: Some(FormId::Form2021),
        ..Wish::default()
    };
    report(random, &wish)
}

fn paragraphs(texts: &[&str]) -> Vec<Item> {
    texts
        .iter()
        .map(|text| Item::Paragraph(text.to_string()))
        .collect()
}

/// Puts a sentence at the end of a section's last paragraph.
fn append(report: &mut Report, section: usize, sentence: &str) {
    let body = &mut report.sections[section].body;
    if let Some(Item::Paragraph(text)) = body
        .iter_mut()
        .rev()
        .find(|i| matches!(i, Item::Paragraph(_)))
    {
        text.push_str(sentence);
    }
}

// Structure.

fn section_left_out(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    match *random.pick(&[0usize, 1, 2, 3, 4, 5]) {
        // The tables stay; only their heading is gone.
        at @ 1..=3 => {
            let body = std::mem::take(&mut report.sections[at].body);
            report.sections[at - 1].body.extend(body);
            report.sections.remove(at);
        }
        at => {
            report.sections.remove(at);
        }
    }
    plain(report)
}

fn sections_swapped(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.below(5) as usize;
    report.sections.swap(at, at + 1);
    plain(report)
}

fn section_number(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.between(1, 5) as usize;
    let section = &mut report.sections[at];
    let (_, title) = section.heading.split_once('、')?;
    let wrong =
        ["一", "二", "三", "四", "五", "六", "七"][if random.chance(50) { at - 1 } else { at + 1 }];
    section.heading = mark(&format!("{wrong}、{title}"));
    plain(report)
}

fn heading_twice(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = *random.pick(&[0usize, 4, 5]);
    let section = &mut report.sections[at];
    let again = Item::Heading(mark(&section.heading));
    section.body.insert(0, again);
    plain(report)
}

fn aspect_left_out(random: &mut Random) -> Option<Planted> {
    let wish = Wish {
        form: Some(FormId::Form2021),
        without_aspect: Some(random.between(2, 4) as usize),
        ..Wish::default()
    };
    plain(report(random, &wish))
}

fn empty_section(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = *random.pick(&[0usize, 4, 5]);
    report.sections[at].heading = mark(&report.sections[at].heading);
    report.sections[at].body.clear();
    report.sign_off.clear();
    plain(report)
}

fn vague_problems(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&["无。", "暂无。", "无", "不存在问题。"]);
    report.sections[4].body = paragraphs(&[text]);
    plain(report)
}

fn no_fees(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let text = random.word(&[
        "无。",
        "无其他需要报告的事项。",
        "无",
        "本年度没有其他需要报告的事项。",
    ]);
    report.sections[5].body = paragraphs(&[text]);
    plain(report)
}

fn wrong_title(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let (name, year) = (&report.organ.name, report.year);
    let title = match random.below(5) {
        0 => format!("{name}{year}年度信息公开工作报告"),
        1 => format!("{name}{year}年政府信息公开报告"),
        2 => format!("{name}政府信息公开工作年度报告"),
        3 => format!("{name}{year}年政府信息公开工作总结"),
        _ => format!("{name}{year}年信息公开年度报告"),
    };
    report.title_lines = vec![mark(&title)];
    plain(report)
}

// Tables.

fn table_missing(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.between(1, 3) as usize;
    report.sections[at].body.clear();
    plain(report)
}

fn wrong_form(random: &mut Random) -> Option<Planted> {
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

fn row_missing(random: &mut Random) -> Option<Planted> {
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

fn label_altered(random: &mut Random) -> Option<Planted> {
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

fn noughts(figures: &Figures) -> Vec<String> {
    figures
        .cells
        .iter()
        .filter(|(_, figure)| figure.meant == Meant::Number(Decimal::ZERO))
        .map(|(address, _)| address.clone())
        .collect()
}

fn replaced(mut report: Report, address: String, figure: Figure) -> Option<Planted> {
    report.figures.cells.insert(address.clone(), figure);
    report.reprint();
    Some(Planted {
        report,
        cell: Some(address),
    })
}

fn blank_cell(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = random.pick(&noughts(&report.figures)).clone();
    replaced(report, address, Figure::blank(""))
}

fn mark_for_nought(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = random.pick(&noughts(&report.figures)).clone();
    let sign = random.word(&["/", "-", "—", "无"]);
    replaced(report, address, Figure::blank(sign))
}

fn text_in_cell(random: &mut Random) -> Option<Planted> {
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

fn no_count(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let address = format!(
        "table2/{}/decisions",
        random.word(&["licensing", "penalties", "coercion"])
    );
    let (value, shown) = *random.pick(&[(-30, "-3"), (125, "12.5"), (5, "0.5"), (-120, "-12")]);
    let figure = Figure::number(Decimal::new(value, 1), mark(shown));
    replaced(report, address, figure)
}

fn value_too_many(random: &mut Random) -> Option<Planted> {
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

fn note_missing(random: &mut Random) -> Option<Planted> {
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

// Arithmetic.

fn other_count(random: &mut Random, value: u64) -> u64 {
    let by = *random.pick(&[1, 1, 2, 9, 10, 100]);
    if random.chance(50) && value >= by {
        value - by
    } else {
        value + by
    }
}

fn changed_count(random: &mut Random, report: Report, address: String) -> Option<Planted> {
    let value = report.figures.at(&address);
    let wrong = other_count(random, value);
    let figure = Figure::number(Decimal::from(wrong), mark(&wrong.to_string()));
    replaced(report, address, figure)
}

fn one_cell(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let row = random
        .pick(
            &report
                .figures
                .form
                .table3
                .iter()
                .filter(|r| !r.collapsed)
                .collect::<Vec<_>>(),
        )
        .key;
    let column = random.pick(report.figures.form.table3_columns).key;
    changed_count(random, report, format!("table3/{row}/{column}"))
}

fn one_case(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let group = random.pick(report.figures.form.table4).key;
    let column = random.pick(report.figures.form.table4_columns).key;
    changed_count(random, report, format!("table4/{group}/{column}"))
}

fn wordy(random: &mut Random) -> Report {
    let wish = Wish {
        wordy: true,
        ..Wish::default()
    };
    report(random, &wish)
}

/// A total of which the wordy prose speaks, or one of its parts.
fn named_cell(random: &mut Random) -> Option<Planted> {
    let report = wordy(random);
    let rows = ["received", "carried_in", "handled_total", "carried_out"];
    let address = match random.below(6) {
        0 => "table3/received/natural_person".to_string(),
        1 => {
            let form = report.figures.form;
            let rows: Vec<_> = form.table3.iter().filter(|row| !row.collapsed).collect();
            format!("table3/{}/total", random.pick(&rows).key)
        }
        _ => format!("table3/{}/total", random.word(&rows)),
    };
    changed_count(random, report, address)
}

/// An outcome counted too high or too low in its column and in its total.
fn whole_row(random: &mut Random) -> Option<Planted> {
    let mut report = wordy(random);
    let form = report.figures.form;
    let rows: Vec<_> = form.table3.iter().filter(|row| !row.collapsed).collect();
    let row = random.pick(&rows).key;
    let column = random.pick(&form.table3_columns[..6]).key;
    let value = report.figures.at(&format!("table3/{row}/{column}"));
    let wrong = other_count(random, value);
    for column in [column, "total"] {
        let address = format!("table3/{row}/{column}");
        let now = report.figures.at(&address) + wrong - value;
        let figure = Figure::number(Decimal::from(now), mark(&now.to_string()));
        report.figures.cells.insert(address, figure);
    }
    report.reprint();
    Some(Planted {
        report,
        cell: Some(format!("table3/{row}/total")),
    })
}

fn named_case(random: &mut Random) -> Option<Planted> {
    let report = wordy(random);
    let group = random.pick(report.figures.form.table4).key;
    changed_count(random, report, format!("table4/{group}/total"))
}

fn total_blank(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let filled: Vec<String> = report
        .figures
        .cells
        .keys()
        .filter(|address| {
            let table = address.starts_with("table3") || address.starts_with("table4");
            table && address.ends_with("/total") && report.figures.at(address) > 0
        })
        .cloned()
        .collect();
    if filled.is_empty() {
        return None;
    }
    let address = random.pick(&filled).clone();
    replaced(report, address, Figure::blank(""))
}

fn regulations(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    if report.organ.may_issue_regulations() {
        return None;
    }
    let column = report.figures.form.table2[0].columns.last()?.key;
    let value = random.between(1, 20);
    let figure = Figure::number(Decimal::from(value), mark(&value.to_string()));
    replaced(report, format!("table2/regulations/{column}"), figure)
}

// Prose against tables.

struct Drawn {
    organ: Organ,
    figures: Figures,
    form: FormId,
    year: u16,
}

fn draw(random: &mut Random) -> Drawn {
    let form = *random.pick(&[FormId::Form2021, FormId::Form2021, FormId::Trial2019]);
    let organ = organs::organ(random);
    let figures = figures::figures(random, form, organ.may_issue_regulations());
    let year = match form {
        FormId::Form2021 => random.between(2021, 2025) as u16,
        FormId::Trial2019 => random.between(2019, 2020) as u16,
    };
    Drawn {
        organ,
        figures,
        form,
        year,
    }
}

fn with_slip(random: &mut Random, mut drawn: Drawn, slip: Slip) -> Option<Planted> {
    let wish = Wish {
        slip: Some(slip),
        wordy: true,
        ..Wish::default()
    };
    plain(write(
        random,
        &wish,
        drawn.organ,
        drawn.year,
        drawn.form,
        &mut drawn.figures,
    ))
}

fn figure(random: &mut Random, claim: Claim) -> Option<Planted> {
    let drawn = draw(random);
    let f = &drawn.figures;
    let (received, carried_in) = (f.three("received", "total"), f.three("carried_in", "total"));
    if received == 0 {
        return None;
    }
    let handled = f.three("handled_total", "total");
    let suits =
        f.four("litigation_direct", "total") + f.four("litigation_after_reconsideration", "total");
    let natural = |row| f.three(row, "natural_person");
    let organisations = |row| f.three(row, "total") - f.three(row, "natural_person");
    // Everything that the figure might rightly be.
    let right: BTreeSet<u64> = match claim {
        Claim::Received => [received, received + carried_in].into(),
        Claim::CarriedIn => [carried_in].into(),
        Claim::Handled => [handled].into(),
        Claim::CarriedOut => [f.three("carried_out", "total")].into(),
        Claim::Granted => [f.family("granted", "total")].into(),
        Claim::Partial => [f.family("partial", "total")].into(),
        Claim::Denied => [f.family("denied", "total")].into(),
        Claim::Unavailable => [f.family("unavailable", "total")].into(),
        Claim::Rejected => [f.family("rejected", "total")].into(),
        Claim::Other => [f.family("other", "total")].into(),
        Claim::NaturalPerson => [
            natural("received"),
            natural("received") + natural("carried_in"),
            natural("handled_total"),
        ]
        .into(),
        Claim::Organisations => [
            organisations("received"),
            organisations("received") + organisations("carried_in"),
            organisations("handled_total"),
        ]
        .into(),
        Claim::Reviews => [f.four("reconsideration", "total")].into(),
        Claim::Lawsuits => [suits].into(),
        Claim::Issued => [f.at("table2/normative_documents/issued")].into(),
        Claim::ListTotal => return with_slip(random, drawn, Slip::Figure(claim, "1".into())),
        Claim::Percent => {
            let share = f.three("received", "natural_person") * 100 / received;
            let mut wrong = if share > 50 { share - 13 } else { share + 13 };
            // It may be right of another whole.
            let wholes = [received + carried_in, handled];
            let parts = ["received", "carried_in", "handled_total"].map(natural);
            let parts = [parts[0], parts[0] + parts[1], parts[2]];
            let fits = |part: u64, whole: u64, share: u64| {
                let exact = part * 100 / whole.max(1);
                (exact..=exact + 1).contains(&share)
            };
            while wholes
                .iter()
                .any(|whole| parts.iter().any(|part| fits(*part, *whole, wrong)))
            {
                wrong = if share > 50 { wrong - 1 } else { wrong + 1 };
            }
            return with_slip(random, drawn, Slip::Figure(claim, wrong.to_string()));
        }
        Claim::Comparison => {
            return with_slip(random, drawn, Slip::Figure(claim, "177.7".into()));
        }
    };
    if right.iter().all(|value| *value == 0) {
        return None;
    }
    let first = *right.first()?;
    let mut wrong = other_count(random, first);
    while right.contains(&wrong) || wrong == 0 {
        wrong += 1;
    }
    with_slip(random, drawn, Slip::Figure(claim, wrong.to_string()))
}

fn none_received(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.three("received", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::NoApplications)
}

fn no_disputes(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    let cases: u64 = drawn
        .form
        .form()
        .table4
        .iter()
        .map(|g| drawn.figures.four(g.key, "total"))
        .sum();
    (cases > 0).then_some(())?;
    with_slip(random, drawn, Slip::NoDisputes)
}

fn all_handled(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.three("carried_out", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AllHandled)
}

fn all_upheld(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    let four = |column| drawn.figures.four("reconsideration", column);
    (four("corrected") + four("pending") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AllUpheld)
}

fn as_review_organ(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.four("reconsideration", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AsReviewOrgan)
}

fn no_account(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    with_slip(random, drawn, Slip::NoAccount)
}

fn nothing_else(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let more = random.word(&[
        "（二）人大建议和政协提案办理情况。全年办理人大代表建议3件、政协委员提案2件，均已办复并公开。",
        "（二）政务公开工作创新情况。探索开展政府开放日活动，邀请群众代表走进机关。",
    ]);
    report.sections[5].body = vec![
        Item::Paragraph(format!(
            "（一）本年度未收取信息处理费。{}",
            mark("无其他需要报告的事项。")
        )),
        Item::Paragraph(more.to_string()),
    ];
    plain(report)
}

// Years, dates, citations.

fn preamble(report: &mut Report, text: String) {
    report.preamble = vec![Item::Paragraph(text)];
}

const LAW: &str = "《中华人民共和国政府信息公开条例》";
const FORMAT: &str = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》";

fn wrong_period(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let (year, before) = (report.year, report.year - 1);
    let period = match random.below(5) {
        0 => format!("自{before}年1月1日起至{before}年12月31日止"),
        1 => format!("为{year}年1月1日至{year}年11月30日"),
        2 => format!("自{before}年1月1日至{year}年12月31日"),
        3 => format!("从{year}年1月1日起，至{year}年12月30日止"),
        _ => format!("自{before}年1月1日至12月31日"),
    };
    preamble(
        &mut report,
        format!(
            "根据{LAW}规定，编制本报告。本报告所列数据的统计期限{}。",
            mark(&period)
        ),
    );
    plain(report)
}

fn period_wording(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let year = report.year;
    let period = match random.below(3) {
        0 => format!("自{year}年1月1日-{year}年12月31日"),
        1 => format!("自{year}年1月1日至{year}年12月31止"),
        _ => format!("截至{year}年12月31日止"),
    };
    preamble(
        &mut report,
        format!(
            "根据{LAW}规定，编制本报告。本报告所列数据的统计期限{}。",
            mark(&period)
        ),
    );
    plain(report)
}

fn own_work_year(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    with_slip(random, drawn, Slip::OwnWorkYear)
}

fn title_year(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let wrong = if random.chance(70) {
        report.year - 1
    } else {
        report.year + 1
    };
    let name = &report.organ.name;
    let text = match random.below(2) {
        0 => format!(
            "根据{LAW}规定，现公布《{name}{}政府信息公开工作年度报告》。",
            mark(&format!("{wrong}年"))
        ),
        _ => format!(
            "根据{LAW}规定，编制并公布{name}{}政府信息公开工作年度报告。",
            mark(&format!("{wrong}年"))
        ),
    };
    preamble(&mut report, text);
    plain(report)
}

fn late(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    if !matches!(report.organ.kind, OrganKind::Department) && !report.organ.is_government() {
        return None;
    }
    // An office of a government often publishes the government's report, by the end of March.
    let spring = report.organ.is_government() || report.organ.name.ends_with("办公室");
    let month = if spring {
        random.between(4, 9)
    } else {
        random.between(2, 6)
    };
    let date = format!("{}年{month}月{}日", report.year + 1, random.between(1, 28));
    report.sign_off = vec![report.organ.name.clone(), mark(&date)];
    plain(report)
}

fn no_such_day(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let (year, next) = (report.year, report.year + 1);
    let date = match random.below(4) {
        0 => format!("{next}年2月30日"),
        1 => format!("{next}年1月32日"),
        2 => format!("{year}年1月15日"),
        _ => format!("{}年1月12日", year + 3),
    };
    report.sign_off = vec![report.organ.name.clone(), mark(&date)];
    plain(report)
}

fn format_number(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let number = random.word(&[
        "国办公开办函〔2024〕30号",
        "国办公开办函〔2021〕13号",
        "国办公开办函〔2022〕30号",
        "国办发〔2021〕30号",
        "国办公开办函〔2021〕3号",
    ]);
    preamble(
        &mut report,
        format!("根据{LAW}和{FORMAT}（{}）要求，编制本报告。", mark(number)),
    );
    plain(report)
}

fn old_format(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let cited = match random.below(2) {
        0 => format!(
            "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（{}）",
            "国办公开办函〔2019〕60号"
        ),
        _ => "国办公开办函〔2019〕60号文件".to_string(),
    };
    preamble(
        &mut report,
        format!("根据{LAW}和{}要求，编制本报告。", mark(&cited)),
    );
    plain(report)
}

fn brackets(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let number = random.word(&[
        "国办公开办函【2021】30号",
        "国办公开办函[2021]30号",
        "国办公开办函（2021）30号",
        "国办公开办函〔2021〕第30号",
    ]);
    preamble(
        &mut report,
        format!("根据{LAW}和{FORMAT}（{}）要求，编制本报告。", mark(number)),
    );
    plain(report)
}

fn document_name(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let name = match random.below(3) {
        0 => "《中华人民共和国政府信息公开条列》",
        1 => "《中华人民共和国政府信息公开年度报告格式》",
        _ => "《中华人民共和国政府信息公开工作年度报告的格式》",
    };
    preamble(&mut report, format!("根据{}要求，编制本报告。", mark(name)));
    plain(report)
}

// Wording and privacy.

fn unpaired(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&[
        "深入学习《中华人民共和国政府信息公开条例，增强公开意识。",
        "落实“三审三校制度，规范发布流程。",
        "加强对重点栏目（如财政信息、人事信息的更新维护。",
        "开展“政府开放日“活动。",
        "做好政策解读工作》，回应群众关切。",
    ]);
    append(&mut report, 0, &mark(text));
    plain(report)
}

fn word_twice(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&[
        "进一步进一步规范公开流程。",
        "提高信息公开信息公开质量。",
        "持续推动公开工作走深走深。",
        "强化监督监督检查。",
        "做好政策解读解读工作。",
    ]);
    append(&mut report, 0, &mark(text));
    plain(report)
}

fn left_open(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&[
        "全年发布政策解读XX条。",
        "全年发布政策解读××条。",
        "召开新闻发布会____次。",
        "公开会议信息（ ）件。",
        "回应群众留言　　条。",
    ]);
    append(&mut report, 0, &mark(text));
    plain(report)
}

fn template_text(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let (section, text) = *random.pick(&[
        (0usize, "（文字描述）"),
        (4, "（文字描述）"),
        (5, "（文字描述，收取信息处理费情况在此处报告。）"),
        (1, "该部分以表格形式报告。表格如下："),
        (2, "该部分以表格形式报告。表格如下："),
    ]);
    report.sections[section]
        .body
        .insert(0, Item::Paragraph(mark(text)));
    plain(report)
}

fn left_over(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&["[bookmark: _GoBack]", "[image: IMG_256]", "&nbsp;&nbsp;"]);
    append(&mut report, 0, &mark(text));
    plain(report)
}

fn identity_number(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let body = format!(
        "110101190001{:02}{:03}",
        random.between(10, 28),
        random.below(1000)
    );
    append(
        &mut report,
        0,
        &format!("申请人身份证号为{}。", mark(&with_check_digit(&body))),
    );
    plain(report)
}

/// Seventeen digits with their check digit (GB 11643).
fn with_check_digit(body: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body
        .bytes()
        .zip(WEIGHTS)
        .map(|(digit, w)| u32::from(digit - b'0') * w)
        .sum();
    let check = "10X98765432"
        .chars()
        .nth((sum % 11) as usize)
        .unwrap_or('0');
    format!("{body}{check}")
}

fn mobile_number(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let number = format!(
        "1{}{:09}",
        random.word(&["3", "5", "8"]),
        random.below(1_000_000_000)
    );
    append(
        &mut report,
        0,
        &format!("申请人联系方式为{}。", mark(&number)),
    );
    plain(report)
}
