//! Structure: sections, their titles, what they must hold.

use super::{Planted, drawn, drawn_2021, paragraphs, plain};
use crate::corpus::marks::mark;
use crate::corpus::random::Random;
use crate::corpus::report::{Item, Wish, report};
use hegao::form::FormId;

pub(super) fn section_left_out(random: &mut Random) -> Option<Planted> {
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

pub(super) fn sections_swapped(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.below(5) as usize;
    report.sections.swap(at, at + 1);
    plain(report)
}

pub(super) fn section_number(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = random.between(1, 5) as usize;
    let section = &mut report.sections[at];
    let (_, title) = section.heading.split_once('、')?;
    let wrong =
        ["一", "二", "三", "四", "五", "六", "七"][if random.chance(50) { at - 1 } else { at + 1 }];
    section.heading = mark(&format!("{wrong}、{title}"));
    plain(report)
}

pub(super) fn heading_twice(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = *random.pick(&[0usize, 4, 5]);
    let section = &mut report.sections[at];
    let again = Item::Heading(mark(&section.heading));
    section.body.insert(0, again);
    plain(report)
}

pub(super) fn aspect_left_out(random: &mut Random) -> Option<Planted> {
    let wish = Wish {
        form: Some(FormId::Form2021),
        without_aspect: Some(random.between(2, 4) as usize),
        ..Wish::default()
    };
    plain(report(random, &wish))
}

pub(super) fn empty_section(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let at = *random.pick(&[0usize, 4, 5]);
    report.sections[at].heading = mark(&report.sections[at].heading);
    report.sections[at].body.clear();
    report.sign_off.clear();
    plain(report)
}

pub(super) fn vague_problems(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&["无。", "暂无。", "无", "不存在问题。"]);
    report.sections[4].body = paragraphs(&[text]);
    plain(report)
}

pub(super) fn no_fees(random: &mut Random) -> Option<Planted> {
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

pub(super) fn wrong_title(random: &mut Random) -> Option<Planted> {
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
