//! Prose against tables.

use super::arithmetic::other_count;
use super::{Planted, drawn_2021, plain};
use crate::corpus::figures::Figures;
use crate::corpus::marks::mark;
use crate::corpus::organs::Organ;
use crate::corpus::prose::{Claim, Slip};
use crate::corpus::random::Random;
use crate::corpus::report::{Item, Wish, write};
use crate::corpus::{figures, organs};
use hegao::form::FormId;
use std::collections::BTreeSet;

pub(super) struct Drawn {
    organ: Organ,
    figures: Figures,
    form: FormId,
    year: u16,
}

pub(super) fn draw(random: &mut Random) -> Drawn {
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

pub(super) fn with_slip(random: &mut Random, mut drawn: Drawn, slip: Slip) -> Option<Planted> {
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

pub(super) fn figure(random: &mut Random, claim: Claim) -> Option<Planted> {
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

pub(super) fn none_received(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.three("received", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::NoApplications)
}

pub(super) fn no_disputes(random: &mut Random) -> Option<Planted> {
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

pub(super) fn all_handled(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.three("carried_out", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AllHandled)
}

pub(super) fn all_upheld(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    let four = |column| drawn.figures.four("reconsideration", column);
    (four("corrected") + four("pending") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AllUpheld)
}

pub(super) fn as_review_organ(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    (drawn.figures.four("reconsideration", "total") > 0).then_some(())?;
    with_slip(random, drawn, Slip::AsReviewOrgan)
}

pub(super) fn no_account(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    with_slip(random, drawn, Slip::NoAccount)
}

pub(super) fn nothing_else(random: &mut Random) -> Option<Planted> {
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
