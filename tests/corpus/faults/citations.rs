//! Years, dates and citations.

use super::claims::{draw, with_slip};
use super::{Planted, drawn, drawn_2021, plain};
use crate::corpus::marks::mark;
use crate::corpus::organs::OrganKind;
use crate::corpus::prose::Slip;
use crate::corpus::random::Random;
use crate::corpus::report::{Item, Report};

pub(super) fn preamble(report: &mut Report, text: String) {
    report.preamble = vec![Item::Paragraph(text)];
}

pub(super) const LAW: &str = "《中华人民共和国政府信息公开条例》";
pub(super) const FORMAT: &str = "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》";

pub(super) fn wrong_period(random: &mut Random) -> Option<Planted> {
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

pub(super) fn period_wording(random: &mut Random) -> Option<Planted> {
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

pub(super) fn own_work_year(random: &mut Random) -> Option<Planted> {
    let drawn = draw(random);
    with_slip(random, drawn, Slip::OwnWorkYear)
}

pub(super) fn title_year(random: &mut Random) -> Option<Planted> {
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

pub(super) fn late(random: &mut Random) -> Option<Planted> {
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

pub(super) fn no_such_day(random: &mut Random) -> Option<Planted> {
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

pub(super) fn format_number(random: &mut Random) -> Option<Planted> {
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

pub(super) fn old_format(random: &mut Random) -> Option<Planted> {
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

pub(super) fn brackets(random: &mut Random) -> Option<Planted> {
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

pub(super) fn document_name(random: &mut Random) -> Option<Planted> {
    let mut report = drawn_2021(random);
    let name = match random.below(3) {
        0 => "《中华人民共和国政府信息公开条列》",
        1 => "《中华人民共和国政府信息公开年度报告格式》",
        _ => "《中华人民共和国政府信息公开工作年度报告的格式》",
    };
    preamble(&mut report, format!("根据{}要求，编制本报告。", mark(name)));
    plain(report)
}
