//! Which section a title means: the forms' own spellings, known variants, slips, and words.

use std::sync::LazyLock;

use super::SectionKind;
use crate::document::Signs;
use crate::form::{FORM_2019, FORM_2021, SECTION_TITLE_VARIANTS, SECTION_TITLE_WORDS};
use crate::gather::Gather;
use crate::one_of::has_one;

/// How well a title fits its section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Some of its words are there.
    Words,
    /// The form's own but for a slip.
    Near,
    /// A spelling in use.
    Variant,
    /// The form's own.
    Exact,
}

/// The known title at the head of a shadow text, the longest one: section, bytes, fit.
pub fn known(text: &str) -> Option<(SectionKind, usize, Fit)> {
    let year = year_prefix(text);
    let after_year = text.get(year..)?;
    let first = after_year.chars().next()?;
    if !FIRSTS.has(first) {
        return None;
    }
    let from = SPELLINGS.partition_point(|spelling| spelling.first < first);
    let found = SPELLINGS
        .get(from..)?
        .iter()
        .take_while(|spelling| spelling.first == first)
        .filter(|spelling| after_year.starts_with(spelling.title))
        .max_by_key(|spelling| (spelling.title.len(), spelling.fit))?;
    let fit = if year > 0 { Fit::Variant } else { found.fit };
    Some((found.kind, year + found.title.len(), fit))
}

/// A spelling of a section's title.
struct Spelling {
    first: char,
    kind: SectionKind,
    title: &'static str,
    fit: Fit,
}

/// Every spelling, by its first letter.
static SPELLINGS: LazyLock<Vec<Spelling>> = LazyLock::new(|| {
    let mut spellings = Vec::new();
    for kind in SectionKind::ALL {
        let variants = SECTION_TITLE_VARIANTS[kind as usize].iter().copied();
        let own = own_titles(kind).map(|title| (title, Fit::Exact));
        for (title, fit) in own.chain(variants.map(|title| (title, Fit::Variant))) {
            spellings.push(Spelling {
                first: title.chars().next().unwrap_or_default(),
                kind,
                title,
                fit,
            });
        }
    }
    crate::order::sort_by_key(&mut spellings, |spelling| [spelling.first as usize, 0, 0]);
    spellings
});

/// The characters with which they begin.
static FIRSTS: LazyLock<Signs> = LazyLock::new(|| {
    let firsts: String = SPELLINGS.iter().map(|spelling| spelling.first).collect();
    Signs::of(&firsts)
});

/// The forms' own titles of a section, without their numbers.
fn own_titles(kind: SectionKind) -> impl Iterator<Item = &'static str> {
    [&FORM_2021, &FORM_2019]
        .into_iter()
        .filter_map(move |form| {
            form.sections[kind as usize]
                .split_once('、')
                .map(|(_, title)| title)
        })
}

/// Bytes of `2024年`, `2024年度`, `本年度` at the head.
fn year_prefix(text: &str) -> usize {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = match digits {
        4 => &text[4..],
        0 => text.strip_prefix('本').unwrap_or(""),
        _ => "",
    };
    let Some(after) = after.strip_prefix('年') else {
        return 0;
    };
    text.len() - after.strip_prefix('度').unwrap_or(after).len()
}

/// A form's own title with a slip or two at the head of a shadow text: section and bytes.
pub fn near(text: &str) -> Option<(SectionKind, usize)> {
    let head: Vec<char> = text.chars().take(LONGEST_TITLE + 3).gather();
    let mut best: Option<(usize, SectionKind, usize)> = None;
    for kind in SectionKind::ALL {
        for title in own_titles(kind) {
            let title: Vec<char> = title.chars().gather();
            let allowed = title.len() / 6;
            if allowed == 0 || !shares_words(&head, &title) {
                continue;
            }
            let (distance, length) = nearest_prefix(&title, &head);
            if distance <= allowed && best.is_none_or(|(least, _, _)| distance < least) {
                best = Some((distance, kind, length));
            }
        }
    }
    let (_, kind, length) = best?;
    Some((kind, head[..length].iter().map(|c| c.len_utf8()).sum()))
}

/// Characters of the longest title of a form.
const LONGEST_TITLE: usize = 22;

/// Whether half of the title's characters stand in the text at all: a cheap test before the dear one.
fn shares_words(text: &[char], title: &[char]) -> bool {
    let shared = title.iter().filter(|c| text.contains(c)).count();
    shared * 5 >= title.len() * 4
}

/// The prefix of `text` that takes the fewest edits to become `title`: edits and characters.
fn nearest_prefix(title: &[char], text: &[char]) -> (usize, usize) {
    let mut row: Vec<usize> = (0..=text.len()).gather();
    for (i, wanted) in title.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, found) in text.iter().enumerate() {
            let change = diagonal + usize::from(wanted != found);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    // Of prefixes at one distance the one as long as the title is the most natural.
    row.iter()
        .enumerate()
        .map(|(length, distance)| (*distance, length))
        .min_by_key(|(distance, length)| (*distance, length.abs_diff(title.len())))
        .unwrap_or((usize::MAX, 0))
}

/// The section that a whole title means, where its spelling is none of the known ones.
pub fn guess(title: &str) -> Option<(SectionKind, Fit)> {
    if let Some((kind, length)) = near(title)
        && title[length..].chars().count() <= 3
    {
        return Some((kind, Fit::Near));
    }
    // The words of later sections say more than 总体 or 情况 do.
    SectionKind::ALL
        .into_iter()
        .rev()
        .find(|kind| {
            SECTION_TITLE_WORDS[*kind as usize]
                .iter()
                .all(|group| has_one(title, group))
        })
        .map(|kind| (kind, Fit::Words))
}

/// Whether a title without its number is a row of table three: 本年新收政府信息公开申请数量.
pub fn is_table_row(title: &str) -> bool {
    const HEAD: usize = 4;
    [&FORM_2021, &FORM_2019]
        .into_iter()
        .flat_map(|form| form.table3)
        .flat_map(|row| [Some(row.label), row.group].into_iter().flatten())
        .filter_map(|label| label.split_once('、'))
        .any(|(_, label)| {
            let head: String = label.chars().take(HEAD).collect();
            title.starts_with(&head) || label.starts_with(title)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_own_titles_are_exact_and_the_longest_wins() {
        let title = "政府信息公开工作存在的主要问题及改进情况";
        assert_eq!(
            known(title),
            Some((SectionKind::Problems, title.len(), Fit::Exact))
        );
        assert_eq!(
            known("2024年总体情况如下"),
            Some((SectionKind::Overview, "2024年总体情况".len(), Fit::Variant))
        );
        assert_eq!(known("本年新收政府信息公开申请数量"), None);
    }

    #[test]
    fn slips_are_forgiven_also_where_text_follows() {
        let slip = "政府信息公开行政法复议、行政诉讼情况";
        assert_eq!(
            near(&format!("{slip}行政复议行政诉讼结果维持")),
            Some((SectionKind::Disputes, slip.len()))
        );
        assert_eq!(near("加强组织领导,健全工作机制"), None);
    }

    #[test]
    fn words_tell_the_section() {
        for (title, kind) in [
            ("本单位总体工作情况", SectionKind::Overview),
            ("主动公开信息的总体情况", SectionKind::Disclosure),
            ("依申请公开办理情况", SectionKind::Applications),
            ("复议诉讼情况", SectionKind::Disputes),
            ("工作中的问题和整改", SectionKind::Problems),
            ("需要说明的其他事项", SectionKind::Other),
        ] {
            assert_eq!(guess(title).map(|guess| guess.0), Some(kind), "{title}");
        }
        assert_eq!(guess("附件"), None);
    }

    #[test]
    fn rows_of_table_three_are_no_titles() {
        assert!(is_table_row("本年新收政府信息公开申请数量"));
        assert!(is_table_row("本年度办理结果(一)予以公开"));
        assert!(is_table_row("结转下年度继续办理"));
        assert!(!is_table_row("收到和处理政府信息公开申请情况"));
    }
}
