//! X11 正文规范性文件数与表二不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::{Subject, Unit};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X11",
    name: "正文规范性文件数与表二不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写制发、废止、现行有效的规章和行政规范性文件件数，应等于表二相应各格。",
    basis: "主动公开政府信息的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，正文与表二应当一致。",
    advice: "核对文件目录，改正正文或表二中错误的一处。",
    false_alarms: "清理、备案、审查的文件不是本机关制发的，句中写明的不作判断。",
    wrong: &[
        change("制发行政规范性文件2件", "制发行政规范性文件5件"),
        change("现行有效9件", "现行有效19件"),
        change("制发行政规范性文件2件，", "本年度未制发行政规范性文件，"),
        change(
            "制发行政规范性文件2件，废止1件，现行有效9件。",
            "行政规范性文件制发2件、废止3件、现行有效9件。",
        ),
    ],
    right: &[
        change(
            "制发行政规范性文件2件，废止1件，现行有效9件。",
            "截至年底，现行有效的行政规范性文件9件；备案审查乡镇规范性文件14件，制发政务公开简报6期。",
        ),
        change(
            "制发行政规范性文件2件，",
            "以县政府名义制发行政规范性文件1件、以本局名义制发1件，",
        ),
        change(
            "现行有效9件。",
            "现行有效9件。清理规范性文件20件，废止3件，继续有效17件。",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    // The trial form counts other things.
    if ctx.cell("table2/normative_documents/issued").is_none() {
        return Outcome::NotApplicable;
    }
    operands::compare(ctx, |claim| {
        matches!(claim.subject, Subject::Documents { .. })
            && (claim.negated || matches!(claim.unit, Unit::Count("件" | "个" | "部" | "份")))
    })
}
