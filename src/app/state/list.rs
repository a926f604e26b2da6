//! Which findings the list shows, in what order.

use hegao::finding::Severity;
use hegao::outline::BlockKind;
use hegao::report::ParagraphKind;
use hegao::rules;

use super::State;
use crate::api::View;
use crate::app::text::tr;
use crate::app::verdict::severity_name;

/// How the list of findings is put together.
#[derive(Clone, Default, PartialEq)]
pub struct Filter {
    /// In what order.
    pub order: Order,
    /// Only this severity.
    pub severity: Option<Severity>,
    /// Only this family of rules, by the letter of its codes; empty for all.
    pub family: String,
    /// Only what holds these words.
    pub words: String,
}

/// An order of findings.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Order {
    /// The gravest first.
    #[default]
    Severity,
    /// By the section in which they stand.
    Section,
    /// As they stand in the text.
    Place,
}

/// A group of findings: its heading and their indices.
pub type Group = (String, Vec<usize>);

impl State {
    /// The findings that the list shows, those let stand left out.
    pub fn listing(&self) -> Vec<Group> {
        match self.entry() {
            Some(entry) => match &entry.view {
                Some(view) => listing(view, &entry.text, &self.filter),
                None => Vec::new(),
            },
            None => Vec::new(),
        }
    }
}

/// The findings that a filter lets through, in groups.
pub fn listing(view: &View, text: &str, filter: &Filter) -> Vec<Group> {
    let words: Vec<&str> = filter.words.split_whitespace().collect();
    let passes = |index: &usize| {
        let finding = &view.findings[*index];
        let name = rules::find(&finding.rule).map_or("", |rule| rule.name);
        let holds = |word: &&str| {
            [finding.message.as_str(), &finding.rule, name]
                .iter()
                .any(|field| field.contains(*word))
        };
        finding.ignored.is_none()
            && filter
                .severity
                .is_none_or(|severity| severity == finding.severity)
            && finding.rule.starts_with(&filter.family)
            && words.iter().all(holds)
    };
    let shown: Vec<usize> = (0..view.findings.len()).filter(passes).collect();
    let mut groups: Vec<Group> = Vec::new();
    match filter.order {
        Order::Place => groups.push((String::new(), shown)),
        Order::Severity => {
            for severity in [Severity::Error, Severity::Warning, Severity::Info] {
                let alike = shown.iter().copied();
                let alike = alike.filter(|index| view.findings[*index].severity == severity);
                groups.push((severity_name(severity).to_string(), alike.collect()));
            }
        }
        Order::Section => {
            for index in shown {
                let title = section_at(view, text, view.findings[index].place.start);
                match groups.last_mut().filter(|group| group.0 == title) {
                    Some(group) => group.1.push(index),
                    None => groups.push((title, vec![index])),
                }
            }
        }
    }
    groups.retain(|group| !group.1.is_empty());
    groups
}

/// The heading of the section around a byte of the text.
fn section_at(view: &View, text: &str, at: usize) -> String {
    let mut headings = view.blocks.iter().filter(|(kind, place)| {
        *kind == BlockKind::Text(ParagraphKind::SectionHeading) && place.start <= at
    });
    let heading = headings
        .next_back()
        .and_then(|(_, place)| text.get(place.start..place.end));
    match heading {
        Some(heading) => heading.split_whitespace().collect(),
        None => tr("正文之前").to_string(),
    }
}
