//! Where pieces of a text stand in the file of which it was read, and how that follows an edit.

use crate::api::Edit;

/// From which byte of the text on, and a word for the place; the word is empty for what was written
/// here.
pub type Places = Vec<(usize, String)>;

/// The places after an edit that made `new` of `old`.
pub fn after_edit(places: &Places, edit: &Edit, old: &str, new: &str) -> Places {
    let (was, now) = (edit.replaced(), edit.place());
    let (gone, come) = (cuts(old, was.start, was.end), cuts(new, now.start, now.end));
    // As many lines and cells as before are the same ones, written anew.
    let same = gone.len() == come.len();
    // Words put before a line or cell belong to it, lines put before it do not.
    let before = !same && come.last() == Some(&now.end);
    let mut unknown = come.first().filter(|_| !same).copied();
    if before {
        unknown = Some(now.start);
    }
    let mut after = Places::new();
    let mut rest = Places::new();
    for (start, word) in places {
        let start = *start;
        let kept = start < was.start || start == was.start && !before;
        let moved = if kept {
            Some(start)
        } else if start >= was.end {
            Some(start - was.end + now.end)
        } else {
            let cut = gone.iter().position(|cut| *cut == start);
            cut.filter(|_| same).map(|cut| come[cut])
        };
        if let Some(moved) = moved {
            let side = if kept { &mut after } else { &mut rest };
            side.push((moved, word.clone()));
        }
    }
    after.extend(unknown.map(|at| (at, String::new())));
    after.extend(rest);
    after
}

/// Where lines and cells begin in a stretch of a text.
fn cuts(text: &str, start: usize, end: usize) -> Vec<usize> {
    let stretch = text.get(start..end).unwrap_or_default();
    let parts = stretch.match_indices(['\t', '\n']);
    parts.map(|(at, _)| start + at + 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The word for each line and cell of a text that was edited.
    fn words(old: &str, new: &str) -> String {
        let starts = std::iter::once(0).chain(cuts(old, 0, old.len()));
        let places = starts
            .enumerate()
            .map(|(at, start)| (start, at.to_string()));
        let edit = Edit::between(old, new);
        let places = after_edit(&places.collect(), &edit, old, new);
        assert!(places.is_sorted_by_key(|place| place.0), "{places:?}");
        let starts = std::iter::once(0).chain(cuts(new, 0, new.len()));
        let word = |at| hegao::ingest::wire::place(&places, at).unwrap_or("?".to_string());
        starts.map(word).collect()
    }

    #[test]
    fn what_is_written_within_a_place_belongs_to_it() {
        assert_eq!(words("甲\n乙\t5\n丙", "甲\n乙\t35\n丙"), "0123");
        assert_eq!(words("甲\n乙\t5\n丙", "甲\n乙\t\n丙"), "0123");
        assert_eq!(words("甲\n乙\t5\n丙", "甲甲\n乙乙\t6\n丙"), "0123");
    }

    #[test]
    fn what_is_put_between_stands_nowhere_in_the_file() {
        assert_eq!(words("甲\n乙\n丙", "甲\n丁\n戊\n乙\n丙"), "0??12");
        assert_eq!(words("甲\n乙\n丙", "甲\n乙丁\n戊\n丙"), "01?2");
        assert_eq!(words("甲\n乙\n丙", "丁\n甲\n乙\n丙"), "?012");
    }

    #[test]
    fn what_is_taken_away_leaves_the_others_in_place() {
        assert_eq!(words("甲\n乙\n丙\n丁", "甲\n丁"), "03");
        assert_eq!(words("甲\n乙\n丙\n丁", "乙\n丙\n丁"), "123");
    }
}
