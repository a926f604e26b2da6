//! The sample report: the model report with planted faults.

use hegao::rules::example::MODEL;

/// Each fault: what stands in the model report, and what stands in the sample instead.
const FAULTS: &[(&str, &str)] = &[
    // A total that is not the sum of its row.
    ("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17"),
    // Prose against table.
    ("制发行政规范性文件2件", "制发行政规范性文件3件"),
    ("结转下年度继续办理1件", "结转下年度继续办理2件"),
    // The period of another year.
    ("至2024年12月31日止", "至2023年12月31日止"),
    // Brackets of a document number.
    ("（国办公开办函〔2021〕30号）", "（国办公开办函[2021]30号）"),
    // A cell left blank.
    ("行政处罚\t4", "行政处罚\t"),
];

/// The sample report's text.
pub fn text() -> String {
    FAULTS
        .iter()
        .fold(MODEL.to_string(), |text, (right, wrong)| {
            text.replacen(right, wrong, 1)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_planted() {
        for (right, wrong) in FAULTS {
            assert!(MODEL.contains(right), "{right:?} is not in the model");
            assert!(text().contains(wrong), "{wrong:?} is not in the sample");
        }
    }
}
