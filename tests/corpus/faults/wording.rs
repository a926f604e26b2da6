//! Wording and privacy.

use super::{Planted, append, drawn, plain};
use crate::corpus::marks::mark;
use crate::corpus::random::Random;
use crate::corpus::report::Item;

pub(super) fn unpaired(random: &mut Random) -> Option<Planted> {
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

pub(super) fn word_twice(random: &mut Random) -> Option<Planted> {
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

pub(super) fn left_open(random: &mut Random) -> Option<Planted> {
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

pub(super) fn template_text(random: &mut Random) -> Option<Planted> {
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

pub(super) fn left_over(random: &mut Random) -> Option<Planted> {
    let mut report = drawn(random);
    let text = random.word(&["[bookmark: _GoBack]", "[image: IMG_256]", "&nbsp;&nbsp;"]);
    append(&mut report, 0, &mark(text));
    plain(report)
}

pub(super) fn identity_number(random: &mut Random) -> Option<Planted> {
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
pub(super) fn with_check_digit(body: &str) -> String {
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

pub(super) fn mobile_number(random: &mut Random) -> Option<Planted> {
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
