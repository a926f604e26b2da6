//! Finds the known labels of a table, in their order, in the stream of letters.

use std::ops::Range;

use super::letters::{Letters, core};
use crate::gather::Gather;

/// A label to look for.
#[derive(Debug, Clone)]
pub struct Label {
    /// Letters of the label and of its known other spellings; the first is the form's own.
    pub cores: Vec<Core>,
    /// Letters that a layout may put between those of the label: the merged cell beside it.
    pub beside: String,
    /// A label that counts only where no other of the form's own can be had in its place.
    pub last_resort: bool,
}

/// The letters of a label.
#[derive(Debug, Clone)]
pub struct Core {
    text: String,
    /// How many letters it has.
    length: usize,
    /// Longer words of the form, within which it does not count, with its place in them.
    longer: Vec<(String, usize)>,
}

impl Core {
    /// The letters of a label; `phrases` are the longer words of the form.
    fn new(label: &str, phrases: &[String]) -> Self {
        let text = core(label);
        Core {
            length: text.chars().count(),
            longer: longer_words(&text, phrases),
            text,
        }
    }

    /// Everywhere it stands within a range.
    fn places(&self, letters: &Letters, range: Range<usize>) -> impl Iterator<Item = usize> {
        letters.find_all(&self.text, range)
    }

    /// Whether none of the longer words stands around it where it was found.
    fn is_itself(&self, start: usize, letters: &Letters) -> bool {
        self.longer
            .iter()
            .all(|(phrase, offset)| !within(phrase, *offset, start, letters))
    }

    fn found(&self, start: usize) -> Found {
        Found {
            letters: (start..start + self.length).gather(),
            exact: true,
        }
    }
}

impl Label {
    /// A label with its other spellings and the label of the merged cell beside it. `phrases` are
    /// longer words of the form, within which a short label does not count.
    pub fn new(label: &str, variants: &[&str], group: Option<&str>, phrases: &[String]) -> Self {
        let cores = std::iter::once(&label)
            .chain(variants)
            .map(|label| Core::new(label, phrases))
            .gather();
        // The vertical cell 三、本年度办理结果 stands beside every result row.
        let beside = group.map_or(String::new(), |group| {
            core(group) + "三本年度办理结果四五六"
        });
        Label {
            cores,
            beside,
            last_resort: false,
        }
    }
}

impl Label {
    /// The letters of the form's own label.
    pub fn own(&self) -> &str {
        self.cores.first().map_or("", |core| &core.text)
    }

    /// Where the form's own label first stands in one piece within a range.
    pub fn find(&self, letters: &Letters, range: Range<usize>) -> Option<Found> {
        let core = self.cores.first()?;
        let start = core.places(letters, range).next()?;
        Some(core.found(start))
    }

    /// Whether it has so few letters that it stands for itself only between other labels.
    fn is_short(&self) -> bool {
        self.cores.first().is_none_or(|core| core.length < 4)
    }
}

/// A label as found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Positions among the letters, rising.
    pub letters: Vec<usize>,
    /// Whether the letters are exactly those of the form's own label.
    pub exact: bool,
}

impl Found {
    /// The first letter.
    pub fn start(&self) -> usize {
        self.letters.first().copied().unwrap_or(0)
    }

    /// One past the last letter.
    pub fn end(&self) -> usize {
        self.letters.last().map_or(0, |last| last + 1)
    }
}

/// Finds as many labels as can be had in their order within a range: first those that stand there
/// letter by letter, then, in the gaps, those that are nearly so.
pub fn find(labels: &[Label], letters: &Letters, range: Range<usize>) -> Vec<Option<Found>> {
    let mut found = chain(labels, letters, range.clone());
    for at in 0..labels.len() {
        if let Some(short) = found[at].as_ref().filter(|found| !found.exact) {
            if let Some(whole) = whole(&labels[at], short, &found, at, letters, &range) {
                found[at] = Some(whole);
            }
            continue;
        }
        if found[at].is_some() || labels[at].is_short() || labels[at].last_resort {
            continue;
        }
        // Nothing found on either side: a near match would be a guess.
        let Some(gap) = gap(&found, at, range.clone()) else {
            continue;
        };
        found[at] = near(&labels[at], letters, gap.clone())
            .or_else(|| alike(&labels[at], letters, gap.clone()))
            .or_else(|| {
                near(
                    &labels[at],
                    letters,
                    wide(&found, at, gap.clone(), range.end)?,
                )
            })
            .or_else(|| torn(&labels[at], letters, gap));
    }
    for at in (0..labels.len()).filter(|at| labels[*at].is_short()) {
        if let Some(gap) = gap(&found, at, range.clone()) {
            found[at] = short(&labels[at], letters, gap);
        }
    }
    for at in (0..labels.len()).filter(|at| labels[*at].last_resort) {
        if let Some(gap) = gap(&found, at, range.clone()) {
            found[at] = short(&labels[at], letters, gap);
        }
    }
    found
}

/// The letters between the labels found before and after a label.
fn gap(found: &[Option<Found>], at: usize, range: Range<usize>) -> Option<Range<usize>> {
    let from = found[..at].iter().rev().flatten().next().map(Found::end);
    let to = found[at + 1..].iter().flatten().next().map(Found::start);
    if from.is_none() && to.is_none() {
        return None;
    }
    let from = from.unwrap_or_else(|| to.unwrap_or(0).saturating_sub(60).max(range.start));
    let to = to.unwrap_or_else(|| (from + REACH).min(range.end));
    Some(from..to.max(from))
}

/// Letters behind the last label found in which the next is looked for.
const REACH: usize = 60;

/// The gap behind the last label found, with as much room for each label that is missing: every row
/// may have heads of its own.
fn wide(found: &[Option<Found>], at: usize, gap: Range<usize>, end: usize) -> Option<Range<usize>> {
    let before = found[..at].iter().rev();
    let missing = before.take_while(|found| found.is_none()).count() + 1;
    let is_last = found[at..].iter().all(Option::is_none);
    let to = (gap.start + REACH * missing).min(end);
    (is_last && to > gap.end).then_some(gap.start..to)
}

/// A short label, whose letters are found in heads and merged cells too: the first occurrence after a
/// number, else the first.
fn short(label: &Label, letters: &Letters, gap: Range<usize>) -> Option<Found> {
    let core = label.cores.first()?;
    let own = || {
        core.places(letters, gap.clone())
            .take(TRIED)
            .filter(|start| core.is_itself(*start, letters))
    };
    let start = own()
        .find(|start| letters.is_numbered(*start))
        .or_else(|| own().next())?;
    Some(core.found(start))
}

/// The whole label where only a shorter spelling of it stands in one piece, since the layout put the
/// cell beside it among its lines.
fn whole(
    label: &Label,
    short: &Found,
    found: &[Option<Found>],
    at: usize,
    letters: &Letters,
    range: &Range<usize>,
) -> Option<Found> {
    let core = label.cores.first()?;
    let written = letters.slice(short.start()..short.end());
    if !core.text.contains(written) {
        return None;
    }
    let length = core.length * 2;
    let before = found[..at].iter().rev().flatten().next().map(Found::end);
    let after = found[at + 1..].iter().flatten().next().map(Found::start);
    let from = before
        .unwrap_or(range.start)
        .max(short.start().saturating_sub(length));
    let to = after.unwrap_or(range.end).min(short.end() + length);
    near(label, letters, from..to).filter(|whole| whole.letters.len() > short.letters.len())
}

/// An exact occurrence of a label.
struct Occurrence {
    label: usize,
    start: usize,
    end: usize,
    exact: bool,
}

/// So many places of a short word are looked at, and so many of those where it is not part of a
/// longer one are tried: a copy that repeats merged cells holds the word many times.
const SEEN: usize = 160;
const TRIED: usize = 24;

/// The heaviest chain of occurrences whose labels and places both rise. Weight is letters matched,
/// less a little for what lies between, so that of two places the one near the rest is taken.
fn chain(labels: &[Label], letters: &Letters, range: Range<usize>) -> Vec<Option<Found>> {
    let mut occurrences = Vec::with_capacity(labels.len() * 2);
    for (label, wanted) in labels
        .iter()
        .enumerate()
        .filter(|(_, label)| !label.is_short() && !label.last_resort)
    {
        for (at, core) in wanted.cores.iter().enumerate() {
            let places = core
                .places(letters, range.clone())
                .take(SEEN)
                .filter(|start| core.is_itself(*start, letters))
                .take(TRIED);
            occurrences.extend(places.map(|start| Occurrence {
                label,
                start,
                end: start + core.length,
                exact: at == 0,
            }));
        }
    }
    crate::order::sort_by_key(&mut occurrences, |o| [o.start, o.label, 0]);
    let mut best: Vec<(i64, Option<usize>)> = Vec::with_capacity(occurrences.len());
    for (at, o) in occurrences.iter().enumerate() {
        let own = (o.end - o.start) as i64 * 100 + i64::from(o.exact) * 10;
        let mut top = (own, None);
        for before in 0..at {
            let p = &occurrences[before];
            if p.label < o.label && p.end <= o.start {
                let gap = ((o.start - p.end) as i64).min(90);
                let score = best[before].0 + own - gap;
                if score > top.0 {
                    top = (score, Some(before));
                }
            }
        }
        best.push(top);
    }
    let mut found = vec![None; labels.len()];
    let mut next = (0..best.len()).max_by_key(|at| best[*at].0);
    while let Some(at) = next {
        let o = &occurrences[at];
        found[o.label] = Some(Found {
            letters: (o.start..o.end).gather(),
            exact: o.exact,
        });
        next = best[at].1;
    }
    found
}

/// The longer words in which a label may be a part, with its offset in letters: 其他 in 其他处理.
fn longer_words(core: &str, phrases: &[String]) -> Vec<(String, usize)> {
    // Labels longer than this are parts of no other.
    const SHORT: usize = 6 * 3;
    if core.len() > SHORT {
        return Vec::new();
    }
    let longer = phrases.iter().filter(|phrase| phrase.len() > core.len());
    longer
        .flat_map(|phrase| {
            phrase
                .match_indices(core)
                .map(move |(at, _)| (phrase.clone(), at / 3))
        })
        .gather()
}

/// Whether a longer word stands around a label found at `start`.
fn within(phrase: &str, offset: usize, start: usize, letters: &Letters) -> bool {
    start >= offset
        && letters
            .slice(start - offset..letters.len())
            .starts_with(phrase)
}

/// A label that stands there in one piece with a slip.
pub fn slip(label: &Label, letters: &Letters, range: Range<usize>) -> Option<Found> {
    near(label, letters, range)
        .filter(|found| found.end() - found.start() <= found.letters.len() + 1)
}

/// A label of which only the beginning stands together, since the layout tore the rest away.
fn torn(label: &Label, letters: &Letters, range: Range<usize>) -> Option<Found> {
    let core = label.cores.first()?;
    (4..core.length).rev().find_map(|length| {
        let start = letters.find(core.text.get(..length * 3)?, range.clone())?;
        Some(Found {
            letters: (start..start + length).gather(),
            exact: true,
        })
    })
}

/// A label whose words are the form's but for their order: 信访投诉举报类申请.
fn alike(label: &Label, letters: &Letters, range: Range<usize>) -> Option<Found> {
    let wanted: Vec<char> = label.cores.first()?.text.chars().gather();
    if wanted.len() < 6 || range.len() > 80 || range.len() < wanted.len() {
        return None;
    }
    let common = |start: usize| {
        let mut rest = wanted.clone();
        let window = letters.slice(start..start + wanted.len()).chars();
        window
            .filter(|c| {
                rest.iter()
                    .position(|r| r == c)
                    .map(|at| rest.swap_remove(at))
                    .is_some()
            })
            .count()
    };
    let start = (range.start..=range.end - wanted.len()).max_by_key(|start| common(*start))?;
    (common(start) * 10 >= wanted.len() * 9).then(|| Found {
        letters: (start..start + wanted.len()).gather(),
        exact: false,
    })
}

/// Costs of the alignment, in quarters of a letter.
const SLIP: u32 = 4;
const BESIDE: u32 = 1;

/// The nearest match of a label in a range, if it is near enough: letters lost, added or changed
/// cost one each, letters of the merged cell beside it a quarter.
fn near(label: &Label, letters: &Letters, range: Range<usize>) -> Option<Found> {
    let wanted: Vec<char> = label.cores.first()?.text.chars().gather();
    if wanted.len() < 4 || range.len() > 600 {
        return None;
    }
    let stream: Vec<char> = letters.slice(range.clone()).chars().gather();
    let (rows, columns) = (wanted.len() + 1, stream.len() + 1);
    let mut cost = vec![0u32; rows * columns];
    for row in 1..rows {
        cost[row * columns] = row as u32 * SLIP;
        for column in 1..columns {
            let c = stream[column - 1];
            let same = if wanted[row - 1] == c { 0 } else { SLIP };
            let skip = if row == rows - 1 {
                SLIP
            } else if label.beside.contains(c) {
                BESIDE
            } else {
                SLIP
            };
            cost[row * columns + column] = (cost[(row - 1) * columns + column - 1] + same)
                .min(cost[(row - 1) * columns + column] + SLIP)
                .min(cost[row * columns + column - 1] + skip);
        }
    }
    let last = (rows - 1) * columns;
    let end = (1..columns).min_by_key(|column| cost[last + column])?;
    let allowed = SLIP * (wanted.len() as u32 * 3 / 10).max(1);
    if cost[last + end] > allowed {
        return None;
    }
    let (mut row, mut column) = (rows - 1, end);
    let mut matched = Vec::new();
    let mut slips = 0;
    while row > 0 && column > 0 {
        let here = cost[row * columns + column];
        let same = wanted[row - 1] == stream[column - 1];
        if here == cost[(row - 1) * columns + column - 1] + if same { 0 } else { SLIP } {
            matched.push(range.start + column - 1);
            slips += u32::from(!same);
            row -= 1;
            column -= 1;
        } else if here == cost[(row - 1) * columns + column] + SLIP {
            slips += 1;
            row -= 1;
        } else {
            slips += u32::from(!label.beside.contains(stream[column - 1]));
            column -= 1;
        }
    }
    slips += row as u32;
    matched.reverse();
    (matched.len() >= 3).then_some(Found {
        letters: matched,
        exact: slips == 0,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;

    fn found(text: &str, labels: &[(&str, Option<&str>)]) -> Vec<Option<(String, bool)>> {
        let letters = Letters::new(&Document::new(text));
        let labels: Vec<_> = labels
            .iter()
            .map(|(label, group)| Label::new(label, &[], *group, &["其他处理".to_string()]))
            .collect();
        find(&labels, &letters, 0..letters.len())
            .into_iter()
            .map(|found| {
                let found = found?;
                let text = found.letters.iter().map(|at| letters.letter(*at)).collect();
                Some((text, found.exact))
            })
            .collect()
    }

    #[test]
    fn a_last_label_with_a_slip_is_found_behind_heads_of_every_row() {
        let labels = [
            ("1.本机关不掌握相关政府信息", Some("（四）无法提供")),
            ("3.其他", Some("（六）其他处理")),
            ("（七）总计", Some("三、本年度办理结果")),
            ("四、结转下年度继续办理", None),
        ];
        let heads = "类别 数据 数据 数据 数据 数据 数据 数据\n";
        let rows = ["1.本机关不掌握相关政府信息 0", "3.其他 0", "（七）总计 0"];
        let text = rows.map(|row| format!("{heads}{row}\n")).concat();
        let text = format!("{text}{heads}四、结转下年继续办理 0\n四、政府信息公开行政复议");
        let last = found(&text, &labels).pop().flatten();
        assert_eq!(last, Some(("结转下年继续办理".into(), false)));
    }

    #[test]
    fn labels_are_found_through_wraps_values_and_slips() {
        let labels = [
            ("（一）予以公开", Some("三、本年度办理结果")),
            ("1.本机关不掌握相关政府信息", Some("（四）无法提供")),
            ("3.其他", Some("（六）其他处理")),
        ];
        assert_eq!(
            found(
                "(一)予以 公开 1 2\n1.本单位不掌握相关 7 0\n法提供 政府信息\n3.其他 0",
                &labels
            ),
            [
                Some(("予以公开".into(), true)),
                Some(("本单位不掌握相关政府信息".into(), false)),
                Some(("其他".into(), true)),
            ]
        );
    }

    #[test]
    fn letters_of_the_cell_beside_may_stand_between() {
        let labels = [
            ("1.属于国家秘密", None),
            ("2.其他法律行政法规禁止公开", Some("三、本年度办理结果")),
        ];
        let text = "度 1.属于国家秘密 0\n办\n理 2.其他法律行政法规禁止公\n结 开 27 0";
        assert_eq!(
            found(text, &labels)[1],
            Some(("其他法律行政法规禁止公开".into(), true))
        );
    }

    #[test]
    fn a_short_spelling_within_a_torn_label_gives_way_to_the_whole() {
        let letters = Letters::new(&Document::new(
            "2.重复申请 0 1.申请人无正\n其他 当理由逾期不补\n处理 正、行政机关不再处理 3 3.其他 0",
        ));
        let labels = [
            Label::new("2.重复申请", &[], None, &[]),
            Label::new(
                "1.申请人无正当理由逾期不补正、行政机关不再处理",
                &["逾期不补"],
                Some("（六）其他处理"),
                &[],
            ),
        ];
        let found = find(&labels, &letters, 0..letters.len());
        assert_eq!(
            found[1]
                .as_ref()
                .map(|found| letters.slice(found.start()..found.start() + 3)),
            Some("申请人")
        );
    }

    #[test]
    fn a_label_that_yields_leaves_its_place_to_the_row_within() {
        let letters = Letters::new(&Document::new("2.重复申请 0 其他处理 3.其他 0 总计 0"));
        let yielding = Label {
            last_resort: true,
            ..Label::new("（六）其他处理", &[], None, &[])
        };
        let phrases = ["其他处理".to_string()];
        let labels = [
            Label::new("2.重复申请", &[], None, &phrases),
            Label::new("3.其他", &[], None, &phrases),
            yielding,
            Label::new("（七）总计", &[], None, &phrases),
        ];
        let found = find(&labels, &letters, 0..letters.len());
        assert!(found[1].is_some() && found[2].is_none());
    }

    #[test]
    fn a_short_label_seen_too_early_makes_room() {
        let labels = [
            ("1.逾期不补正申请", None),
            ("2.逾期未按收费通知缴纳费用", Some("（六）其他处理")),
            ("3.其他", Some("（六）其他处理")),
            ("（七）总计", None),
        ];
        let text =
            "1.逾期不补正申请 0\n（六）其他 2.逾期未按收费通\n处理 知缴纳费用 5\n3.其他 1\n总计 6";
        let got = found(text, &labels);
        assert_eq!(got[1], Some(("逾期未按收费通知缴纳费用".into(), true)));
        assert_eq!(got[2], Some(("其他".into(), true)));
    }
}
