//! T08 负数或小数件数.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::rules::arithmetic::with_equations;
use crate::rules::{Context, Family, Rule, change};

/// T08 负数或小数件数.
pub const RULE: Rule = Rule {
    code: "T08",
    name: "负数或小数件数",
    family: Family::Tables,
    severity: Severity::Error,
    checks: "件数应是非负整数；收费金额、采购金额可以是小数，试行格式的“本年增/减”可以是负数。",
    basis: "件数按件统计，不会是负数或小数。",
    advice: "请核对这一格。",
    false_alarms: "",
    wrong: &[
        change(
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
            "2.重复申请\t-1\t0\t0\t0\t0\t0\t-1",
        ),
        change("行政许可\t135", "行政许可\t13.5"),
        change("行政事业性收费\t12.5", "行政事业性收费\t-12.5"),
    ],
    right: &[change("行政事业性收费\t12.5", "行政事业性收费\t0.092")],
    check,
};

fn check(context: &Context) -> Outcome {
    let cells = &context.report.tables.cells;
    if cells.iter().next().is_none() {
        return Outcome::NotAssessable("表格没有读到。".into());
    }
    let drafts = cells.iter().filter_map(|(id, _)| {
        let number = context.number(id)?;
        if !number.is_negative() && number.is_integer() || context.may_be_count(id) {
            return None;
        }
        let what = if number.is_negative() {
            "负数"
        } else {
            "小数"
        };
        let should = if context.form.column_of(id).key == "amount" {
            "金额不应是负数"
        } else {
            "件数应是非负整数"
        };
        let message = format!(
            "{}填的是{what}{number}，{should}。",
            context.form.describe(id)
        );
        let draft = Draft::new(context.cell_range(id), message);
        let cause = context.balance.cause_at(id);
        Some(
            match cause.and_then(|cause| Some((cause, cause.suspect()?.1))) {
                Some((cause, value)) => with_equations(draft, context, cause, id)
                    .with_numbers(value, number)
                    .with_advice(format!("请核对这一格；若改为{value}，勾稽关系即成立。")),
                None => draft.with_cells([id]),
            },
        )
    });
    Outcome::from_findings(drafts.gather())
}

#[cfg(test)]
mod tests {
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    #[test]
    fn the_equations_that_the_cell_breaks_are_told() {
        let text = MODEL.replace(
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
            "2.重复申请\t-1\t0\t0\t0\t0\t0\t0",
        );
        let checked = check(&text, &Config::default());
        let [finding] = &checked.findings[..] else {
            panic!("{:?}", checked.findings);
        };
        assert_eq!(finding.rule, "T08");
        assert_eq!(finding.cells[0], "table3/rejected.repeat/natural_person");
        assert_eq!(finding.equations.len(), 2);
        let terms = |e: &crate::finding::FoundEquation| e.left.contains(&finding.cells[0]);
        assert!(finding.equations.iter().all(terms));
    }
}
