//! A01 表三行合计不符.

use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::repair::Kind;
use crate::rules::{Context, Family, Rule, change};

/// A01 表三行合计不符.
pub const RULE: Rule = Rule {
    code: "A01",
    name: "表三行合计不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    checks: "表三每一行，自然人与五类法人或其他组织之和应等于总计。",
    basis: "年度报告格式所附表格的栏目结构和表内勾稽说明。",
    advice: "请对照登记台账核对这一行各栏和总计。",
    false_alarms: "",
    wrong: &[
        change(
            "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t8",
            "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t9",
        ),
        change("数量\t\t\t2\t0\t0", "数量\t\t\t2\t0\t1"),
    ],
    right: &[change(
        "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t8",
        "（一）予以公开\t\t6\t2\t0\t0\t0\t\t8",
    )],
    check,
};

fn check(context: &Context) -> Outcome {
    super::answer(context, Kind::RowTotal)
}
