//! What stands before and after the sections: title, year, sign-off.

use super::dates::{dates_in, years_in};
use super::{Date, Paragraph, ParagraphKind, Period, SectionKind, agency};
use crate::config::Config;
use crate::document::Document;
use crate::finding::TextRange;

/// The title of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title, white space removed, widths folded.
    pub text: String,
    /// The year in it.
    pub year: Option<u16>,
    /// Where.
    pub range: TextRange,
}

/// The organ's name and the date at the end of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// The organ's name, white space removed.
    pub agency: Option<(String, TextRange)>,
    /// The date.
    pub date: Option<(Date, TextRange)>,
}

/// The title among the paragraphs.
pub fn title(document: &Document, paragraphs: &[Paragraph]) -> Option<Title> {
    let paragraph = paragraphs
        .iter()
        .find(|paragraph| paragraph.kind == ParagraphKind::Title)?;
    let text = paragraph.text(document);
    Some(Title {
        text: text.to_string(),
        year: agency::year_in(text),
        range: paragraph.place.clone(),
    })
}

/// The sign-off among the paragraphs: an organ, a date, or both.
pub fn sign_off(document: &Document, paragraphs: &[Paragraph]) -> Option<SignOff> {
    let paragraph = paragraphs
        .iter()
        .find(|paragraph| paragraph.kind == ParagraphKind::SignOff)?;
    let text = paragraph.text(document);
    let date = dates_in(text).into_iter().next_back();
    let date_start = date.as_ref().map_or(text.len(), |(_, range)| range.start);
    let name = text.get(..date_start)?;
    let is_name = name.chars().count() > 2 && !name.contains("日期");
    Some(SignOff {
        agency: is_name.then(|| {
            (
                name.to_string(),
                paragraph.source(document, &(0..date_start)),
            )
        }),
        date: date
            .and_then(|(date, range)| Some((date.dated()?, paragraph.source(document, &range)))),
    })
}

/// The report year and where it stands: as the caller says, else by the title, the statistics
/// period, the preamble, the sign-off (the year before it), the overview.
pub fn year(
    document: &Document,
    config: &Config,
    title: Option<&Title>,
    periods: &[Period],
    sign_off: Option<&SignOff>,
    paragraphs: &[Paragraph],
) -> (Option<u16>, Option<TextRange>) {
    if config.year.is_some() {
        return (config.year, None);
    }
    let of_period = || {
        let period = periods
            .iter()
            .find(|period| period.from.year == period.to.year)?;
        Some((period.to.year, period.range.clone()))
    };
    let of_sign_off = || {
        let (date, range) = sign_off?.date.clone()?;
        Some((date.year.checked_sub(1)?, range))
    };
    let of_title = year_of_title(document, title);
    let confirmed = of_title
        .as_ref()
        .zip(of_period())
        .is_some_and(|(title, period)| title.0 == period.0);
    let witnesses = || {
        [
            of_period(),
            year_of_report_name(document, paragraphs),
            of_sign_off(),
            year_of_overview(document, paragraphs, false),
        ]
    };
    let found = match of_title {
        Some(title) if confirmed => Some(title),
        Some(title) => Some(outvoted(title.0, &witnesses()).unwrap_or(title)),
        None => witnesses()
            .into_iter()
            .flatten()
            .next()
            .or_else(|| year_of_overview(document, paragraphs, true)),
    };
    match found {
        Some((year, range)) => (Some(year), Some(range)),
        None => (None, None),
    }
}

type Witness = Option<(u16, TextRange)>;

/// The year that at least two places name against a title for which no place speaks.
fn outvoted(title: u16, witnesses: &[Witness]) -> Witness {
    let (first, rest) = witnesses.split_first()?;
    let (year, range) = match first {
        Some(first) => first,
        None => return outvoted(title, rest),
    };
    let agreed = rest.iter().flatten().any(|(other, _)| other == year);
    let spoken_for = witnesses.iter().flatten().any(|(other, _)| *other == title);
    if spoken_for {
        None
    } else if agreed {
        Some((*year, range.clone()))
    } else {
        outvoted(title, rest)
    }
}

fn year_of_title(document: &Document, title: Option<&Title>) -> Option<(u16, TextRange)> {
    let title = title?;
    let (year, place) = years_in(&title.text).into_iter().next()?;
    let start = document.shadow.from_source(title.range.start);
    let range = document
        .shadow
        .to_source(&(start + place.start..start + place.end));
    Some((year, range))
}

/// The year of 2024年政府信息公开工作年度报告 in the prose.
fn year_of_report_name(document: &Document, paragraphs: &[Paragraph]) -> Option<(u16, TextRange)> {
    prose(paragraphs).find_map(|paragraph| {
        let text = paragraph.text(document);
        years_in(text).into_iter().find_map(|(year, place)| {
            let after: String = text.get(place.end..)?.chars().take(24).collect();
            let names_report = after.contains("公开") && after.contains("年度报告");
            names_report.then(|| (year, paragraph.source(document, &place)))
        })
    })
}

/// The year that the overview, and the preamble if asked for, name most often.
fn year_of_overview(
    document: &Document,
    paragraphs: &[Paragraph],
    with_preamble: bool,
) -> Option<(u16, TextRange)> {
    let mut counts: Vec<(u16, usize, TextRange)> = Vec::new();
    let overview = prose(paragraphs).filter(|paragraph| match paragraph.section {
        None => with_preamble,
        section => section == Some(SectionKind::Overview),
    });
    for paragraph in overview {
        for (year, place) in years_in(paragraph.text(document)) {
            match counts.iter_mut().find(|count| count.0 == year) {
                Some(count) => count.1 += 1,
                None => counts.push((year, 1, paragraph.source(document, &place))),
            }
        }
    }
    let most = counts.iter().map(|count| count.1).max()?;
    counts
        .into_iter()
        .find(|count| count.1 == most)
        .map(|(year, _, range)| (year, range))
}

fn prose(paragraphs: &[Paragraph]) -> impl Iterator<Item = &Paragraph> {
    paragraphs
        .iter()
        .filter(|paragraph| paragraph.kind == ParagraphKind::Prose)
}
