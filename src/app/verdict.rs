//! The verdict in one line, and how much was checked.

use hegao::finding::Severity;
use hegao::form::{CellId, Form, FormId};
use hegao::rules;

use crate::api::View;
use crate::app::text::{fill, tr};

/// What the report is fit for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Something is wrong for certain.
    Unfit,
    /// A person must look before it is published.
    LookFirst,
    /// Nothing is wrong in what was read, but not all was read.
    Incomplete,
    /// Nothing is wrong.
    Fit,
    /// This is no such report.
    NoReport,
}

impl Verdict {
    /// The verdict on a report.
    pub fn on(view: &View) -> Verdict {
        let [errors, warnings, _] = view.counts;
        let [cells, read] = view.cells_read;
        if read == 0 && view.sections == 0 {
            Verdict::NoReport
        } else if errors > 0 {
            Verdict::Unfit
        } else if warnings > 0 {
            Verdict::LookFirst
        } else if read < cells || !view.unread.is_empty() {
            Verdict::Incomplete
        } else {
            Verdict::Fit
        }
    }

    /// A word for style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::Unfit => "unfit",
            Verdict::LookFirst => "look",
            Verdict::Incomplete => "incomplete",
            Verdict::Fit => "fit",
            Verdict::NoReport => "none",
        }
    }

    /// The sentence; what was ignored is named in it.
    pub fn sentence(self, view: &View) -> String {
        let ignored = view
            .findings
            .iter()
            .filter(|finding| finding.ignored.is_some());
        match (self, ignored.count()) {
            (Verdict::NoReport, _) | (_, 0) => self.on_the_rest(view),
            (_, ignored) => fill(
                "除已忽略的{0}处外，{1}",
                &[&ignored, &self.on_the_rest(view)],
            ),
        }
    }

    /// The sentence on what is not ignored.
    fn on_the_rest(self, view: &View) -> String {
        let [errors, warnings, infos] = view.counts;
        match self {
            Verdict::Unfit if warnings > 0 => fill(
                "暂不宜发布：{0}处错误须改正，{1}处提醒须核对。",
                &[&errors, &warnings],
            ),
            Verdict::Unfit => fill("暂不宜发布：{0}处错误须改正。", &[&errors]),
            Verdict::LookFirst => fill("未发现确定的错误，{0}处提醒须核对后再发布。", &[&warnings]),
            Verdict::Incomplete => {
                tr("已读到的内容未发现问题，但有内容未能读出，尚不能下结论。").to_string()
            }
            Verdict::Fit if infos > 0 => {
                fill("未发现错误和提醒，可以发布；另有{0}条提示。", &[&infos])
            }
            Verdict::Fit => tr("未发现问题，可以发布。").to_string(),
            Verdict::NoReport => {
                tr("没有找到年度报告的章节和表格，请确认粘贴的是报告全文。").to_string()
            }
        }
    }
}

/// A severity in a word for people.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => tr("错误"),
        Severity::Warning => tr("提醒"),
        Severity::Info => tr("提示"),
    }
}

/// How much was checked: `检查了34/36项规则，读到200/200格`.
pub fn coverage(view: &View) -> String {
    let [ran, assessed, not_applicable] = view.rules;
    let [cells, read] = view.cells_read;
    let aside = match not_applicable {
        0 => String::new(),
        count => fill("（另有{0}项本报告不涉及）", &[&count]),
    };
    let ought = ran.saturating_sub(not_applicable);
    fill(
        "检查了{0}/{1}项规则{2}，读到{3}/{4}格",
        &[&assessed, &ought, &aside, &read, &cells],
    )
}

/// What could not be read or checked, each with its reason.
pub fn gaps(view: &View) -> Vec<(String, String)> {
    let unread = view
        .unread
        .iter()
        .map(|(what, why)| (part_name(view.form, what), why.clone()));
    let rules = view.unassessed.iter().map(|(code, why)| {
        let name = rules::find(code).map_or("", |rule| rule.name);
        (fill("规则{0}{1}", &[code, &tr(name)]), why.clone())
    });
    unread.chain(rules).collect()
}

/// A part of a report in words: `table3/received` is a row by its label.
fn part_name(form: FormId, what: &str) -> String {
    let form = form.form();
    let table = match what.split('/').next() {
        Some("table2") => hegao::form::Table::Two,
        Some("table3") => hegao::form::Table::Three,
        Some("table4") => hegao::form::Table::Four,
        _ => return what.to_string(),
    };
    let row = form.cells().find(|id| {
        id.table == table && form.address(*id).rsplit_once('/').map(|a| a.0) == Some(what)
    });
    match row {
        Some(id) => fill(
            "{0}“{1}”一行",
            &[&tr(table.name()), &tr(form.row_label(id))],
        ),
        None => tr(table.name()).trim_end_matches(": ").to_string(),
    }
}

/// A cell in words: its row and its column.
pub fn cell_name(form: &Form, id: CellId) -> String {
    fill(
        "“{0}”的“{1}”",
        &[&tr(form.row_label(id)), &tr(form.column_of(id).label)],
    )
}

/// The same with its table.
pub fn cell_place(form: &Form, id: CellId) -> String {
    tr(id.table.name()).to_string() + &cell_name(form, id)
}

/// The form in words.
pub fn form_name(form: FormId) -> String {
    match form {
        FormId::Trial2019 => fill("试行格式（{0}）", &[&form.form().source]),
        FormId::Form2021 => fill("现行格式（{0}）", &[&form.form().source]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao::{Config, check, rules::example::MODEL};

    fn view(text: &str) -> View {
        View::from(&check(text, &Config::default()))
    }

    #[test]
    fn a_right_report_is_fit() {
        let view = view(MODEL);
        assert_eq!(Verdict::on(&view), Verdict::Fit);
        assert_eq!(Verdict::Fit.sentence(&view), "未发现问题，可以发布。");
        assert!(coverage(&view).ends_with("读到200/200格"));
    }

    #[test]
    fn an_error_outweighs_all_else() {
        let mut view = view(MODEL);
        view.counts = [2, 3, 1];
        assert_eq!(Verdict::on(&view), Verdict::Unfit);
        view.counts = [0, 3, 1];
        assert_eq!(Verdict::on(&view), Verdict::LookFirst);
    }

    #[test]
    fn what_was_not_read_holds_the_verdict_back() {
        let mut view = view(MODEL);
        view.cells_read = [200, 193];
        view.unread = vec![("table3/received".to_string(), "缺一个数。".to_string())];
        assert_eq!(Verdict::on(&view), Verdict::Incomplete);
        let label = "申请办理情况表（第三部分）“一、本年新收政府信息公开申请数量”一行";
        assert!(gaps(&view).contains(&(label.to_string(), "缺一个数。".to_string())));
    }

    #[test]
    fn a_cell_is_called_as_the_engine_calls_it() {
        for form in [FormId::Trial2019, FormId::Form2021].map(FormId::form) {
            for id in form.cells() {
                assert_eq!(cell_name(form, id), form.describe(id));
            }
        }
    }

    #[test]
    fn junk_is_no_report() {
        assert_eq!(Verdict::on(&view("今天天气很好。")), Verdict::NoReport);
    }
}
