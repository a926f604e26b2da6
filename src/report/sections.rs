//! The six sections, found by their titles.

use crate::document::Document;
use crate::finding::TextRange;

/// One of the six sections of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// 一、总体情况.
    Overview,
    /// 二、主动公开政府信息情况.
    Disclosure,
    /// 三、收到和处理政府信息公开申请情况.
    Applications,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    Other,
}

impl SectionKind {
    /// All six in their order.
    pub const ALL: [SectionKind; 6] = [
        SectionKind::Overview,
        SectionKind::Disclosure,
        SectionKind::Applications,
        SectionKind::Disputes,
        SectionKind::Problems,
        SectionKind::Other,
    ];

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// The heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Which section its title means; none for a level-1 heading that is none of the six.
    pub kind: Option<SectionKind>,
    /// The number that it bears, if any: 一 is 1.
    pub number: Option<u8>,
    /// Its title without the number, white space removed.
    pub title: String,
    /// Whether the title is the form's own.
    pub exact: bool,
    /// Where the heading stands, number included.
    pub range: TextRange,
    /// From the end of the heading to the next section heading or to the end of the text.
    pub body: TextRange,
}

/// Every section heading in order of place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// The headings, repeated ones and unknown ones included.
    pub headings: Vec<Heading>,
}

impl Sections {
    /// The section of this kind: of repeated headings the one with the longest body.
    pub fn get(&self, kind: SectionKind) -> Option<&Heading> {
        self.headings
            .iter()
            .filter(|heading| heading.kind == Some(kind))
            .max_by_key(|heading| heading.body.len())
    }
}

/// Finds the sections of a document.
pub fn read(document: &Document) -> Sections {
    // A first stand-in: lines that are exactly a title of the form of 2021.
    let titles = crate::form::FORM_2021.sections;
    let mut headings: Vec<Heading> = Vec::new();
    for line in document.lines.iter() {
        let written: String = document.slice(&line).split_whitespace().collect();
        let Some(at) = titles.iter().position(|title| *title == written) else {
            continue;
        };
        if let Some(last) = headings.last_mut() {
            last.body.end = line.start;
        }
        headings.push(Heading {
            kind: Some(SectionKind::ALL[at]),
            number: Some(at as u8 + 1),
            title: written.chars().skip(2).collect(),
            exact: true,
            range: line.clone(),
            body: line.end..document.text.len(),
        });
    }
    Sections { headings }
}
