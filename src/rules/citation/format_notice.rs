//! The two notices that prescribe the report's format, and how a citation is known to mean one.

use super::sentence_at;
use crate::one_of::has_one;
use crate::report::{Citation, DocumentNumber};
use crate::rules::Context;

/// A notice that prescribes the format.
pub struct Notice {
    /// Year and serial number of its document number.
    pub year: u16,
    /// The serial number.
    pub serial: u32,
    /// Its number in full.
    pub number: &'static str,
}

/// 国办公开办函〔2019〕60号: report years 2019 and 2020.
pub const OLD: Notice = Notice {
    year: 2019,
    serial: 60,
    number: "国办公开办函〔2019〕60号",
};

/// 国办公开办函〔2021〕30号: report years from 2021.
pub const NEW: Notice = Notice {
    year: 2021,
    serial: 30,
    number: "国办公开办函〔2021〕30号",
};

/// The code of the issuer of both.
pub const ISSUER: &str = "国办公开办函";

impl Notice {
    /// The notice that a report of this year must follow; none before the first of them.
    pub fn of_year(year: u16) -> Option<&'static Notice> {
        match year {
            2021.. => Some(&NEW),
            2019..2021 => Some(&OLD),
            _ => None,
        }
    }

    /// Whether a document number is this notice's.
    pub fn has(&self, number: &DocumentNumber) -> bool {
        number.is(self.year, self.serial)
    }
}

/// Whether a title is that of the format or of a notice on it by the State Council's office.
pub fn is_format_title(title: &str) -> bool {
    let national = ["省", "市", "县", "区委", "区政"]
        .iter()
        .all(|word| !title.contains(word))
        || title.contains("国务院办公厅");
    let format = title.contains("年度报告格式");
    let matters = title.contains("年度报告有关事项");
    national && (format || matters)
}

/// Whether the title is the one of 2019: 有关事项的通知, or the format for trial use.
pub fn is_old_title(title: &str) -> bool {
    is_format_title(title)
        && (title.ends_with("政府信息公开工作年度报告有关事项的通知")
            && (title.starts_with("关于") || title.starts_with("国务院办公厅"))
            || title.contains("年度报告格式(试行)"))
}

/// Whether a citation's number is meant to be that of the notice on the format.
pub fn means_format(context: &Context, citation: &Citation) -> bool {
    let Some(number) = &citation.number else {
        return false;
    };
    if let Some(title) = &citation.title {
        return is_format_title(title) && !is_forwarded(number);
    }
    let Some(paragraph) = context.report.paragraphs.get(citation.paragraph) else {
        return false;
    };
    let text = paragraph.text(context.document);
    let sentence = text
        .get(sentence_at(text, citation.within.start))
        .unwrap_or("");
    number_alone_means_format(number, sentence, paragraph.section.is_none())
}

/// Whether a number without a title is meant to be the notice's, by the sentence around it.
fn number_alone_means_format(number: &DocumentNumber, sentence: &str, in_preamble: bool) -> bool {
    let says = |words: &[&str]| has_one(sentence, words);
    if number.issuer == ISSUER {
        let other = OTHERS
            .iter()
            .any(|(year, serial)| number.is(*year, *serial));
        // Alone in the preamble, its serial number is that of one of the two notices.
        let serial = number.serial == NEW.serial || number.serial == OLD.serial;
        return !other && (in_preamble && serial || says(&["年度报告", "年报", "本报告"]));
    }
    let same_figures = NEW.has(number) || OLD.has(number);
    same_figures
        && in_preamble
        && number.issuer.starts_with("国办")
        && says(&["编制", "年度报告", "年报"])
}

/// Other documents of the same issuer that reports cite: on platforms, on cases of review.
const OTHERS: [(u16, u32); 2] = [(2019, 61), (2016, 201)];

/// Whether a number is that of an organ that passed the notice on: not one of the State Council's.
fn is_forwarded(number: &DocumentNumber) -> bool {
    !number.issuer.contains("国办") && !number.issuer.contains("国发")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_alone_needs_a_sentence_on_the_report() {
        let number = |text: &str| {
            let document = crate::document::Document::new(format!("{text}。"));
            crate::report::read(&document, &Default::default())
                .citations
                .into_iter()
                .find_map(|citation| citation.number)
        };
        let means = |text: &str| {
            number(text).is_some_and(|number| number_alone_means_format(&number, text, true))
        };
        assert!(means("按照国办公开办函〔2022〕30号要求编制本报告"));
        assert!(means("按照国办发〔2021〕30号文件要求编制"));
        assert!(!means("按照国办公开办函〔2019〕61号要求发布年度报告"));
        assert!(!means("落实国办发〔2024〕12号文件要求编制方案"));
    }

    #[test]
    fn titles_of_the_format_are_told_from_local_notices() {
        for title in [
            "中华人民共和国政府信息公开工作年度报告格式",
            "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
            "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
            "政府信息公开年度报告格式",
        ] {
            assert!(is_format_title(title), "{title}");
        }
        for title in [
            "云麓市政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
            "中华人民共和国政府信息公开条例",
            "澄湖县人民政府办公室关于做好2024年政府信息公开工作年度报告编制工作的通知",
        ] {
            assert!(!is_format_title(title), "{title}");
        }
        assert!(is_old_title("关于政府信息公开工作年度报告有关事项的通知"));
        assert!(is_old_title(
            "中华人民共和国政府信息公开工作年度报告格式(试行)"
        ));
        assert!(!is_old_title("中华人民共和国政府信息公开工作年度报告格式"));
    }
}
