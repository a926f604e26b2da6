//! One fault in an otherwise right report, of each kind that a rule finds.

mod arithmetic;
mod citations;
mod claims;
mod structure;
mod tables;
mod wording;

use hegao::form::FormId;

use super::prose::Claim;
use super::random::Random;
use super::report::{Item, Report, Wish, report};

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
        structure::section_left_out,
    ),
    fault(
        "S02 sections swapped",
        &["S02"],
        &[],
        Needs::Order,
        structure::sections_swapped,
    ),
    fault(
        "S04 wrong number",
        &["S04"],
        &[],
        Needs::Order,
        structure::section_number,
    ),
    fault(
        "S05 heading twice",
        &["S05"],
        &["S09"],
        Needs::Order,
        structure::heading_twice,
    ),
    fault(
        "S06 aspect left out",
        &["S06"],
        &[],
        Needs::Order,
        structure::aspect_left_out,
    ),
    fault(
        "S09 empty section",
        &["S09"],
        &[],
        Needs::Order,
        structure::empty_section,
    ),
    fault(
        "S10 vague problems",
        &["S10"],
        &[],
        Needs::Order,
        structure::vague_problems,
    ),
    fault(
        "S11 no word on fees",
        &["S11"],
        &[],
        Needs::Order,
        structure::no_fees,
    ),
    fault(
        "S17 title",
        &["S17"],
        &[],
        Needs::Order,
        structure::wrong_title,
    ),
    fault(
        "T01 table missing",
        &["T01"],
        &["S09"],
        Needs::Order,
        tables::table_missing,
    ),
    fault(
        "T02 form of other years",
        &["T02"],
        &[],
        Needs::Order,
        tables::wrong_form,
    ),
    fault(
        "T03 row missing",
        &["T03"],
        &[],
        Needs::Order,
        tables::row_missing,
    ),
    fault(
        "T05 label altered",
        &["T05"],
        &[],
        Needs::Order,
        tables::label_altered,
    ),
    fault(
        "T06 blank cell",
        &["T06"],
        &[],
        Needs::Blanks,
        tables::blank_cell,
    ),
    fault(
        "T06 mark for nought",
        &["T06"],
        &[],
        Needs::Cells,
        tables::mark_for_nought,
    ),
    fault(
        "T07 text in a cell",
        &["T07"],
        &[],
        Needs::Order,
        tables::text_in_cell,
    ),
    fault(
        "T08 no count",
        &["T08"],
        &[],
        Needs::Order,
        tables::no_count,
    ),
    fault(
        "T09 value too many",
        &["T09"],
        &[],
        Needs::Cells,
        tables::value_too_many,
    ),
    fault(
        "T11 note missing",
        &["T11"],
        &[],
        Needs::Order,
        tables::note_missing,
    ),
    fault(
        "A01 A02 A03 one cell",
        &["A01", "A02", "A03"],
        &[],
        Needs::Order,
        arithmetic::one_cell,
    ),
    fault(
        "A01 A02 A03 a cell that the prose names",
        &["A01", "A02", "A03"],
        &[],
        Needs::Order,
        arithmetic::named_cell,
    ),
    fault(
        "A03 a row",
        &["A02", "A03"],
        &[],
        Needs::Order,
        arithmetic::whole_row,
    ),
    fault(
        "A04 one cell",
        &["A04"],
        &[],
        Needs::Order,
        arithmetic::one_case,
    ),
    fault(
        "A04 a cell that the prose names",
        &["A04"],
        &[],
        Needs::Order,
        arithmetic::named_case,
    ),
    fault(
        "A06 total blank",
        &["A06"],
        &[],
        Needs::Blanks,
        arithmetic::total_blank,
    ),
    fault(
        "A07 regulations",
        &["A07"],
        &[],
        Needs::Order,
        arithmetic::regulations,
    ),
    fault(
        "X01 none received",
        &["X01"],
        &[],
        Needs::Order,
        claims::none_received,
    ),
    fault("X02 received", &["X02"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Received)
    }),
    fault("X03 handled", &["X03"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Handled)
    }),
    fault("X04 carried in", &["X04"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::CarriedIn)
    }),
    fault("X04 carried out", &["X04"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::CarriedOut)
    }),
    fault("X05 granted", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Granted)
    }),
    fault("X05 partial", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Partial)
    }),
    fault("X05 denied", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Denied)
    }),
    fault("X05 unavailable", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Unavailable)
    }),
    fault("X05 rejected", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Rejected)
    }),
    fault("X05 other", &["X05"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Other)
    }),
    fault(
        "X06 natural persons",
        &["X06"],
        &["X13"],
        Needs::Order,
        |r| claims::figure(r, Claim::NaturalPerson),
    ),
    fault("X06 organisations", &["X06"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Organisations)
    }),
    fault(
        "X07 no disputes",
        &["X07"],
        &[],
        Needs::Order,
        claims::no_disputes,
    ),
    fault("X08 reviews", &["X08"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Reviews)
    }),
    fault("X08 lawsuits", &["X08"], &["X13"], Needs::Order, |r| {
        claims::figure(r, Claim::Lawsuits)
    }),
    fault(
        "X09 all handled",
        &["X09"],
        &[],
        Needs::Order,
        claims::all_handled,
    ),
    fault(
        "X09 all upheld",
        &["X09"],
        &[],
        Needs::Order,
        claims::all_upheld,
    ),
    fault(
        "X10 as organ of review",
        &["X10"],
        &[],
        Needs::Order,
        claims::as_review_organ,
    ),
    fault("X13 parts exceed", &["X13"], &[], Needs::Order, |r| {
        claims::figure(r, Claim::ListTotal)
    }),
    fault("X16 percent", &["X16"], &[], Needs::Order, |r| {
        claims::figure(r, Claim::Percent)
    }),
    fault("X16 comparison", &["X16"], &[], Needs::Order, |r| {
        claims::figure(r, Claim::Comparison)
    }),
    fault(
        "X20 no account",
        &["X20"],
        &[],
        Needs::Order,
        claims::no_account,
    ),
    fault(
        "X20 nothing else, and more",
        &["X20"],
        &[],
        Needs::Order,
        claims::nothing_else,
    ),
    fault(
        "D01 period",
        &["D01"],
        &[],
        Needs::Order,
        citations::wrong_period,
    ),
    fault(
        "D02 wording of the period",
        &["D02"],
        &[],
        Needs::Order,
        citations::period_wording,
    ),
    fault(
        "D03 year of own work",
        &["D03"],
        &[],
        Needs::Order,
        citations::own_work_year,
    ),
    fault(
        "D04 year of title",
        &["D04"],
        &[],
        Needs::Order,
        citations::title_year,
    ),
    fault("D05 late", &["D05"], &[], Needs::Order, citations::late),
    fault(
        "D06 no such day",
        &["D06"],
        &[],
        Needs::Order,
        citations::no_such_day,
    ),
    fault(
        "C01 number of the format",
        &["C01"],
        &[],
        Needs::Order,
        citations::format_number,
    ),
    fault(
        "C02 old format",
        &["C02", "C01"],
        &[],
        Needs::Order,
        citations::old_format,
    ),
    fault(
        "C03 brackets",
        &["C03"],
        &[],
        Needs::Order,
        citations::brackets,
    ),
    fault(
        "C04 name of a document",
        &["C04"],
        &[],
        Needs::Order,
        citations::document_name,
    ),
    fault(
        "L01 unpaired",
        &["L01"],
        &[],
        Needs::Order,
        wording::unpaired,
    ),
    fault(
        "L02 word twice",
        &["L02"],
        &[],
        Needs::Order,
        wording::word_twice,
    ),
    fault(
        "L05 left open",
        &["L05"],
        &[],
        Needs::Lines,
        wording::left_open,
    ),
    fault(
        "L06 template text",
        &["L06"],
        &[],
        Needs::Order,
        wording::template_text,
    ),
    fault(
        "L07 residue",
        &["L07"],
        &[],
        Needs::Lines,
        wording::left_over,
    ),
    fault(
        "P01 identity number",
        &["P01"],
        &[],
        Needs::Order,
        wording::identity_number,
    ),
    fault(
        "P02 mobile number",
        &["P02"],
        &[],
        Needs::Order,
        wording::mobile_number,
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
