//! Which stretches of the text bear a mark.

use hegao::finding::Severity;

use crate::api::{Place, View};

/// So many findings are marked in the text, the gravest first, to keep it quick.
const MOST: usize = 300;

/// A finding's place in the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where.
    pub place: Place,
    /// How grave.
    pub severity: Severity,
    /// Which finding, by its index.
    pub finding: usize,
}

/// The places of the findings that are not let stand.
pub fn marks(text: &str, view: &View) -> Vec<Mark> {
    let mut marks = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        let findings = view.findings.iter().enumerate();
        let alike = findings.filter(|(_, finding)| {
            finding.severity == severity && finding.ignored.is_none() && is_in(&finding.place, text)
        });
        marks.extend(alike.take(MOST - marks.len()).map(|(index, finding)| Mark {
            place: finding.place,
            severity,
            finding: index,
        }));
    }
    marks
}

/// A stretch of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The gravest finding on it, by severity and index.
    pub mark: Option<(Severity, usize)>,
    /// Whether it is the chosen place.
    pub chosen: bool,
}

/// A part of the text in stretches, in order, without gaps.
pub fn stretches(within: Place, marks: &[Mark], chosen: Option<Place>) -> Vec<Stretch> {
    let touches = |place: &Place| place.start < within.end && within.start < place.end;
    let marks: Vec<&Mark> = marks.iter().filter(|mark| touches(&mark.place)).collect();
    let chosen = chosen.filter(touches);
    let mut edges: Vec<usize> = marks
        .iter()
        .map(|mark| mark.place)
        .chain(chosen)
        .flat_map(|place| [place.start, place.end])
        .map(|edge| edge.clamp(within.start, within.end))
        .chain([within.start, within.end])
        .collect();
    edges.sort_unstable();
    edges.dedup();
    let covers = |place: &Place, at: usize| place.start <= at && at < place.end;
    edges
        .iter()
        .zip(edges.iter().skip(1))
        .map(|(&start, &end)| Stretch {
            start,
            end,
            mark: marks
                .iter()
                .filter(|mark| covers(&mark.place, start))
                .map(|mark| (mark.severity, mark.finding))
                .min(),
            chosen: chosen.is_some_and(|place| covers(&place, start)),
        })
        .collect()
}

fn is_in(place: &Place, text: &str) -> bool {
    place.start < place.end && text.get(place.start..place.end).is_some()
}

/// The same place in the units that the DOM counts in.
pub fn utf16(text: &str, place: Place) -> (u32, u32) {
    let units = |end: usize| {
        let before = text.get(..end).unwrap_or(text);
        u32::try_from(before.encode_utf16().count()).unwrap_or(u32::MAX)
    };
    (units(place.start), units(place.end))
}

/// The byte at which a UTF-16 unit of the text stands.
pub fn byte_of(text: &str, unit: u32) -> usize {
    let mut units = 0;
    for (at, char) in text.char_indices() {
        if units >= unit as usize {
            return at;
        }
        units += char.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(places: &[(usize, usize, Severity)]) -> View {
        let checked = hegao::check("", &hegao::Config::default());
        let mut view = View::from(&checked);
        view.findings = places
            .iter()
            .map(|&(start, end, severity)| {
                let place = Place { start, end };
                std::rc::Rc::new(crate::api::Finding::sample("A01", severity, place))
            })
            .collect();
        view
    }

    fn drawn(text: &str, view: &View, chosen: Option<Place>) -> String {
        let whole = Place {
            start: 0,
            end: text.len(),
        };
        stretches(whole, &marks(text, view), chosen)
            .iter()
            .map(|stretch| {
                let sign = match stretch.mark {
                    Some((Severity::Error, _)) => "!",
                    Some((Severity::Warning, _)) => "?",
                    Some((Severity::Info, _)) => ".",
                    None => "",
                };
                let frame = if stretch.chosen { "*" } else { "" };
                format!("{}{sign}{frame}|", &text[stretch.start..stretch.end])
            })
            .collect()
    }

    #[test]
    fn the_gravest_finding_marks_where_several_overlap() {
        let view = view(&[(0, 9, Severity::Warning), (3, 6, Severity::Error)]);
        assert_eq!(drawn("甲乙丙丁", &view, None), "甲?|乙!|丙?|丁|");
    }

    #[test]
    fn the_chosen_place_is_marked_without_a_finding() {
        let chosen = Some(Place { start: 3, end: 6 });
        assert_eq!(drawn("甲乙丙", &view(&[]), chosen), "甲|乙*|丙|");
    }

    #[test]
    fn places_outside_the_text_or_inside_a_sign_bear_no_mark() {
        let view = view(&[
            (0, 99, Severity::Error),
            (1, 3, Severity::Error),
            (3, 3, Severity::Info),
        ]);
        assert_eq!(drawn("甲乙", &view, None), "甲乙|");
        assert_eq!(stretches(Place { start: 0, end: 0 }, &[], None), []);
    }

    #[test]
    fn a_part_of_the_text_has_what_of_the_marks_lies_in_it() {
        let view = view(&[(0, 6, Severity::Error), (9, 12, Severity::Info)]);
        let within = Place { start: 3, end: 9 };
        let found = stretches(within, &marks("甲乙丙丁", &view), None);
        let pieces: Vec<_> = found.iter().map(|s| (s.start, s.end, s.mark)).collect();
        assert_eq!(pieces, [(3, 6, Some((Severity::Error, 0))), (6, 9, None)]);
    }

    #[test]
    fn units_of_the_dom_and_bytes_lead_to_each_other() {
        let text = "甲𠮷乙";
        let place = Place { start: 7, end: 10 };
        assert_eq!(utf16(text, place), (3, 4));
        assert_eq!(byte_of(text, 3), 7);
        assert_eq!(byte_of(text, 99), 10);
    }
}
