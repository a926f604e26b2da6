//! L01: a quote, bracket or book mark without its partner.

use crate::document::Stops;
use crate::finding::{Draft, Severity, TextRange};
use crate::form::CellId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::tables::RowRead;
use crate::report::{Paragraph, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L01",
    name: "引号、括号、书名号不配对",
    family: Family::Language,
    severity: Severity::Warning,
    checks: "逐段按先后次序核对引号、括号、书名号、六角括号是否成对，不只比较个数。",
    basis: "《标点符号用法》（GB/T 15834—2011）规定，引号、括号、书名号都由前后两部分组成，成对使用。",
    advice: "请补上缺少的一半，或者删去多余的一半。",
    false_alarms: "引文跨段时，前一段的后引号可能有意不写；“1）”一类的编号不算括号。",
    wrong: &[
        change("通过“澄湖水务”微信", "通过澄湖水务”微信"),
        change("通过“澄湖水务”微信", "通过“澄湖水务微信"),
        change("通过“澄湖水务”微信", "通过“澄湖水务“微信"),
        change("通过“澄湖水务”微信", "通过\"澄湖水务微信"),
        change(
            "贯彻落实《中华人民共和国政府信息公开条例》，",
            "贯彻落实《中华人民共和国政府信息公开条例，",
        ),
        change(
            "贯彻落实《中华人民共和国政府信息公开条例》，",
            "贯彻落实中华人民共和国政府信息公开条例》，",
        ),
        change("（地址：澄湖县", "地址：澄湖县"),
        change("电话：0000-1234567）", "电话：0000-1234567"),
        change("危及“三安全一稳定”", "危及“三安全一稳定"),
        change("危及“三安全一稳定”", "危及三安全一稳定”"),
    ],
    right: &[
        change("通过“澄湖水务”微信", "通过\"澄湖水务\"微信"),
        change("危及“三安全一稳定”", "危及「三安全一稳定」"),
        change("危及“三安全一稳定”", "危及三安全一稳定"),
        change("通过“澄湖水务”微信", "通过“澄湖‘智慧’水务”微信"),
        change("通过“澄湖水务”微信", "通过“澄湖“智慧”水务”微信"),
        change(
            "一是政策解读形式较为单一；二是依申请公开",
            "1）政策解读形式较为单一；2）依申请公开",
        ),
        change(
            "一是政策解读形式较为单一；二是依申请公开",
            "一)政策解读形式较为单一；二)依申请公开",
        ),
        change("（三）政府信息管理。", "（三政府信息管理。"),
        change("落实保密审查要求，", "落实O’Neil保密审查要求，"),
    ],
    check,
};

/// In a paragraph with more signs out of order the rest say nothing new.
const MOST: usize = 30;

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let paragraphs: Vec<(&Paragraph, &str)> = context
        .report
        .paragraphs
        .iter()
        .map(|paragraph| (paragraph, paragraph.text(document)))
        .filter(|(paragraph, text)| is_prose(paragraph, text))
        .gather();
    let mut loose: Vec<Vec<Loose>> = paragraphs.iter().map(|(_, text)| unpaired(text)).gather();
    // Where most markers are whole, one half is a slip and no way to number.
    let texts = || paragraphs.iter().map(|(_, text)| *text);
    let whole = || texts().filter(|text| is_marked(text)).count();
    let is_half =
        |(text, signs): (&str, &Vec<Loose>)| signs.iter().any(|sign| is_half_marker(text, sign));
    let half = texts().zip(&loose).filter(|pair| is_half(*pair)).count();
    if half > 0 && half * 2 > whole() {
        for (text, signs) in texts().zip(&mut loose) {
            signs.retain(|sign| !is_half_marker(text, sign));
        }
    }
    forgive_torn(&paragraphs, &mut loose);
    forgive_cut(&paragraphs, &mut loose);
    let mut findings = half_quoted_labels(context);
    let of_prose = paragraphs
        .iter()
        .zip(loose)
        .flat_map(|((paragraph, text), signs)| {
            one_cause_each(text, signs)
                .into_iter()
                .take(MOST)
                .map(|loose| {
                    let range = loose.at..loose.at + loose.sign.len_utf8();
                    let range = paragraph.source(document, &range);
                    let draft = Draft::new(range.clone(), loose.message(text));
                    match loose.turned(text) {
                        Some(sign) => {
                            draft.with_fix(format!("改为“{sign}”"), [(range, sign.to_string())])
                        }
                        None => draft,
                    }
                })
                .filter(|draft| !in_number(context, &draft.range))
                .gather()
        });
    findings.extend(of_prose);
    Outcome::from_findings(findings)
}

/// Labels of the tables that have one quote where the form has two: 危及“三安全一稳定. Only labels that
/// stand in one piece are looked at.
fn half_quoted_labels(context: &Context) -> Vec<Draft> {
    let shadow = &context.document.shadow;
    let quoted = |row: &&RowRead| {
        let label = context.form.row_label(CellId::new(row.table, row.row, 0));
        label.contains('“')
    };
    let rows = context.report.tables.rows.iter().filter(quoted);
    rows.filter_map(|row| {
        let (letters, range) = row.label.as_ref()?;
        let (start, end) = (
            shadow.from_source(range.start),
            shadow.from_source(range.end),
        );
        // The last quote stands behind the last letter.
        let behind = shadow.text.get(end..)?.chars().next();
        let end = end + behind.filter(|c| is_quote(*c)).map_or(0, char::len_utf8);
        let written = shadow.text.get(start..end)?;
        let mut quotes = written.char_indices().filter(|(_, c)| is_quote(*c));
        let ((at, quote), None) = (quotes.next()?, quotes.next()) else {
            return None;
        };
        let torn = written.len() != letters.len() + quote.len_utf8();
        let sign = shadow.to_source(&(start + at..start + at + quote.len_utf8()));
        let message = format!("表格标签“{written}”的引号只有一半，没有与它配对的引号。");
        (!torn).then(|| Draft::new(sign, message))
    })
    .gather()
}

/// Whether a sign may stand for a quote of the form's labels.
fn is_quote(c: char) -> bool {
    matches!(
        c,
        '“' | '”' | '"' | '‘' | '’' | '\'' | '「' | '」' | '『' | '』' | '＂' | '＇'
    )
}

/// Whether a paragraph is prose for certain. In the sections of tables a paragraph may be the rest of
/// a table, so only whole sentences count there; before them it may be part of a page's head.
fn is_prose(paragraph: &Paragraph, text: &str) -> bool {
    // A sign alone is the edge of a table that was taken out.
    if !text.contains(char::is_alphanumeric) {
        return false;
    }
    if text.contains('|') || paragraph.section.is_none() && text.contains("字体") {
        return false;
    }
    match paragraph.section {
        Some(SectionKind::Disclosure | SectionKind::Applications | SectionKind::Disputes) => {
            text.ends_with('。') && text.chars().count() >= 20
        }
        _ => true,
    }
}

/// Whether a sign belongs to a document number: C03 speaks of those.
fn in_number(context: &Context, sign: &TextRange) -> bool {
    context
        .report
        .citations
        .iter()
        .filter_map(|citation| citation.number.as_ref())
        .any(|number| number.range.start <= sign.start && sign.end <= number.range.end)
}

/// Kinds of signs that come in pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Double,
    Single,
    Round,
    Book,
    InnerBook,
    Tortoise,
    Lens,
    Square,
}

impl Kind {
    const ALL: [Kind; 8] = [
        Kind::Double,
        Kind::Single,
        Kind::Round,
        Kind::Book,
        Kind::InnerBook,
        Kind::Tortoise,
        Kind::Lens,
        Kind::Square,
    ];

    /// How the signs are shown to a reader.
    fn shown(self) -> (&'static str, &'static str) {
        match self {
            Kind::Double => ("“", "”"),
            Kind::Single => ("‘", "’"),
            Kind::Round => ("（", "）"),
            Kind::Book => ("《", "》"),
            Kind::InnerBook => ("〈", "〉"),
            Kind::Tortoise => ("〔", "〕"),
            Kind::Lens => ("【", "】"),
            Kind::Square => ("［", "］"),
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Double | Kind::Single => "引号",
            Kind::Book | Kind::InnerBook => "书名号",
            Kind::Tortoise => "六角括号",
            Kind::Round | Kind::Lens | Kind::Square => "括号",
        }
    }

    /// Whether a pair of this kind may hold whole sentences.
    fn holds_sentences(self) -> bool {
        matches!(self, Kind::Double | Kind::Single | Kind::Round)
    }
}

/// A sign without a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Loose {
    kind: Kind,
    at: usize,
    sign: char,
    role: Role,
}

/// What a loose sign does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It opens, and nothing closes.
    Opens,
    /// It closes, and nothing opened.
    Closes,
    /// A straight quote with no other one.
    Straight,
    /// It opens where its partner should close.
    OpensForClose,
    /// It closes where its partner should open.
    ClosesForOpen,
    /// It closes, and the sign that should close after it opens.
    Reversed,
}

/// The longest quotation whose second sign is turned round unread, in characters.
const SHORT: usize = 16;

impl Loose {
    /// The sign that should stand here, where a short quotation of a few words leaves no doubt: a
    /// longer one may be two of which each lost a sign.
    fn turned(&self, text: &str) -> Option<&'static str> {
        let (open, close) = self.kind.shown();
        let sides = match self.role {
            Role::OpensForClose => (text.get(..self.at)?.rsplit(self.sign).next()?, close),
            Role::ClosesForOpen => {
                let rest = text.get(self.at + self.sign.len_utf8()..)?;
                (rest.split(self.sign).next()?, open)
            }
            _ => return None,
        };
        let (inside, sign) = sides;
        let is_quote = !matches!(self.kind, Kind::Round | Kind::Square);
        let few = inside.chars().count() <= SHORT && !inside.contains(|c| "。,;:、!?".contains(c));
        (is_quote && few && !inside.is_empty()).then_some(sign)
    }

    fn message(&self, text: &str) -> String {
        let (open, close) = self.kind.shown();
        let name = self.kind.name();
        // Matching knows stops of one width; people write the wide ones in Chinese.
        let wide = |said: String| said.chars().map(widened).collect::<String>();
        let (before, after) = (wide(self.before(text)), wide(self.after(text)));
        match self.role {
            Role::Opens => format!("「{after}」处的前{name}{open}没有对应的后{name}{close}。"),
            Role::Closes => format!("「{before}」处的后{name}{close}没有对应的前{name}{open}。"),
            Role::Straight => format!("「{after}」处的引号只有一半，没有与它配对的引号。"),
            Role::OpensForClose => format!("「{before}」处的前{name}{open}应为后{name}{close}。"),
            Role::ClosesForOpen => format!("「{after}」处的后{name}{close}应为前{name}{open}。"),
            Role::Reversed => format!("「{after}」处的{name}前后颠倒。"),
        }
    }

    /// The sign with a few words after it, within its sentence.
    fn after(&self, text: &str) -> String {
        let rest = text.get(self.at..).unwrap_or("");
        let sentence = rest.split(['。', ';']).next().unwrap_or("");
        sentence.chars().take(10).collect()
    }

    /// The sign with a few words before it, within its sentence.
    fn before(&self, text: &str) -> String {
        let lead = text.get(..self.at).unwrap_or("");
        let sentence = lead.rsplit(['。', ';', ':']).next().unwrap_or("");
        let skip = sentence.chars().count().saturating_sub(9);
        sentence
            .chars()
            .skip(skip)
            .chain(std::iter::once(self.sign))
            .collect()
    }
}

/// A stop of half width as it is written in Chinese.
fn widened(c: char) -> char {
    match c {
        '(' => '（',
        ')' => '）',
        ',' => '，',
        ':' => '：',
        ';' => '；',
        _ => c,
    }
}

/// Signs without partners in one text, in order of place.
fn unpaired(text: &str) -> Vec<Loose> {
    let mut open: [Vec<Loose>; 8] = Default::default();
    let mut loose = Vec::new();
    // Straight quotes of tags that stayed in the text are none of the writer's.
    let has_markup = || text.contains("=\"");
    let mut from = 0;
    while let Some((at, c)) = next_sign(text, from) {
        from = at + c.len_utf8();
        if c == '。' {
            for kind in Kind::ALL.iter().filter(|kind| !kind.holds_sentences()) {
                loose.append(&mut open[*kind as usize]);
            }
            continue;
        }
        if c == '"' && !has_markup() {
            straight(&mut open[Kind::Double as usize], at);
            continue;
        }
        let Some((kind, opens)) = kind_of(c) else {
            continue;
        };
        let stack = &mut open[kind as usize];
        if opens {
            stack.push(Loose {
                kind,
                at,
                sign: c,
                role: Role::Opens,
            });
        } else if stack.pop().is_none() && !is_no_sign(text, at, kind) {
            loose.push(Loose {
                kind,
                at,
                sign: c,
                role: Role::Closes,
            });
        }
    }
    loose.extend(open.into_iter().flatten());
    loose.retain(|sign| {
        sign.role != Role::Opens || !opens_marker(text, sign) && !lost_signs(text, sign)
    });
    crate::order::sort_by_key(&mut loose, |sign| [sign.at, 0, 0]);
    loose
}

/// The next character that may be a sign of a pair or a full stop.
fn next_sign(text: &str, from: usize) -> Option<(usize, char)> {
    // “”‘’ begin with the one before the last, 《》〈〉〔〕【】。 with the last.
    static SIGNS: Stops = Stops::at(b"()[]\"\xe2\xe3");
    let at = SIGNS.next(text, from)?;
    Some((at, text[at..].chars().next()?))
}

/// A straight quote closes what is open, straight or not, and opens otherwise.
fn straight(stack: &mut Vec<Loose>, at: usize) {
    if stack.pop().is_none() {
        stack.push(Loose {
            kind: Kind::Double,
            at,
            sign: '"',
            role: Role::Straight,
        });
    }
}

fn kind_of(c: char) -> Option<(Kind, bool)> {
    Some(match c {
        '“' => (Kind::Double, true),
        '”' => (Kind::Double, false),
        '‘' => (Kind::Single, true),
        '’' => (Kind::Single, false),
        '(' => (Kind::Round, true),
        ')' => (Kind::Round, false),
        '《' => (Kind::Book, true),
        '》' => (Kind::Book, false),
        '〈' => (Kind::InnerBook, true),
        '〉' => (Kind::InnerBook, false),
        '〔' => (Kind::Tortoise, true),
        '〕' => (Kind::Tortoise, false),
        '【' => (Kind::Lens, true),
        '】' => (Kind::Lens, false),
        '[' => (Kind::Square, true),
        ']' => (Kind::Square, false),
        _ => return None,
    })
}

/// Whether a closing sign is an apostrophe, or the sign after a figure of a list: `1)`, `一)`, `a)`.
fn is_no_sign(text: &str, at: usize, kind: Kind) -> bool {
    let before = text.get(..at).unwrap_or("");
    match kind {
        Kind::Single => before.ends_with(|c: char| c.is_ascii_alphanumeric()),
        Kind::Round => {
            let lead = before.trim_end_matches(is_list_figure);
            let figures = before.get(lead.len()..).unwrap_or("").chars().count();
            let starts_item = lead.is_empty()
                || lead.ends_with(['。', ';', ':', ',', '!', '?', '、', ')', '”'])
                || figures > 0 && before.ends_with(|c: char| matches!(c, '\u{2460}'..='\u{24ff}'));
            // What may be a half of (五) is told by the other paragraphs.
            let half = lead.is_empty() && before.starts_with(is_numeral);
            (1..=3).contains(&figures) && starts_item && !half
        }
        _ => false,
    }
}

fn is_numeral(c: char) -> bool {
    "一二三四五六七八九十".contains(c)
}

/// Whether a paragraph begins with (一), (二) and so on.
fn is_marked(text: &str) -> bool {
    let marker = text.strip_prefix('(');
    let rest = marker.map(|marker| marker.trim_start_matches(is_numeral));
    rest.is_some_and(|rest| rest.starts_with(')')) && !text.starts_with("()")
}

/// Whether a sign is one half of such a marker: 五)监督保障.
fn is_half_marker(text: &str, sign: &Loose) -> bool {
    let rest = text.trim_start_matches(is_numeral);
    sign.kind == Kind::Round && sign.at > 0 && sign.at == text.len() - rest.len()
}

fn is_list_figure(c: char) -> bool {
    c.is_ascii_digit()
        || c.is_ascii_alphabetic()
        || is_numeral(c)
        || matches!(c, '\u{2460}'..='\u{24ff}')
}

/// Whether an opening sign belongs to a marker of a list that lost its other half: `(一主动公开`.
fn opens_marker(text: &str, sign: &Loose) -> bool {
    if sign.kind != Kind::Round {
        return false;
    }
    let before = text.get(..sign.at).unwrap_or("");
    let after = text.get(sign.at + 1..).unwrap_or("");
    let starts_item = before.is_empty() || before.ends_with(['。', ';', ':']);
    starts_item && after.starts_with(is_list_figure)
}

/// Whether the copy lost signs right after an opening one: `〔202130`.
fn lost_signs(text: &str, sign: &Loose) -> bool {
    let after = text.get(sign.at + sign.sign.len_utf8()..).unwrap_or("");
    sign.kind == Kind::Tortoise && after.bytes().take_while(u8::is_ascii_digit).count() > 4
}

/// A paragraph that a page break or a table tore in two: what the first part leaves open and the next
/// one closes is a pair.
fn forgive_torn(paragraphs: &[(&Paragraph, &str)], loose: &mut [Vec<Loose>]) {
    for first in 0..loose.len() {
        let ends = paragraphs
            .get(first)
            .is_some_and(|(_, text)| text.ends_with(['。', '!', '?', ';']));
        if ends {
            continue;
        }
        for second in (first + 1..loose.len()).take(2) {
            let (head, tail) = loose.split_at_mut(second);
            let (Some(opened), Some(closed)) = (head.get_mut(first), tail.first_mut()) else {
                continue;
            };
            while let Some((a, b)) = torn_pair(opened, closed) {
                opened.remove(a);
                closed.remove(b);
            }
        }
    }
}

/// The last sign left open in the one and the first left to close in the other, if they fit.
fn torn_pair(opened: &[Loose], closed: &[Loose]) -> Option<(usize, usize)> {
    let opens = |sign: &Loose| matches!(sign.role, Role::Opens | Role::Straight);
    let closes = |sign: &Loose| matches!(sign.role, Role::Closes | Role::Straight);
    opened
        .iter()
        .enumerate()
        .rev()
        .filter(|(_, sign)| opens(sign))
        .find_map(|(a, first)| {
            let b = closed
                .iter()
                .position(|second| closes(second) && second.kind == first.kind)?;
            Some((a, b))
        })
}

/// A text that was cut off in mid-sentence leaves open what it could not close.
fn forgive_cut(paragraphs: &[(&Paragraph, &str)], loose: &mut [Vec<Loose>]) {
    if let (Some((_, text)), Some(signs)) = (paragraphs.last(), loose.last_mut()) {
        let last_end = text.rfind(['。', '!', '?', ';']).map_or(0, |at| at + 1);
        signs.retain(|sign| !(sign.role == Role::Opens && sign.at > last_end));
    }
}

/// Joins loose signs that one slip explains: `“甲“` and `”甲”` (one sign turned round), `”甲“` (both).
fn one_cause_each(text: &str, signs: Vec<Loose>) -> Vec<Loose> {
    let mut causes: Vec<Loose> = Vec::new();
    for sign in signs {
        let near = causes.iter().rposition(|last| {
            last.kind == sign.kind
                && text
                    .get(last.at + last.sign.len_utf8()..sign.at)
                    .is_some_and(|between| {
                        between.chars().count() <= 40
                            && !between.contains('。')
                            && !between
                                .chars()
                                .any(|c| kind_of(c).is_some_and(|(kind, _)| kind == sign.kind))
                    })
        });
        let joined =
            near.and_then(|at| causes.get_mut(at))
                .and_then(|last| match (last.role, sign.role) {
                    (Role::Opens, Role::Opens) => {
                        *last = Loose {
                            role: Role::OpensForClose,
                            ..sign
                        };
                        Some(())
                    }
                    (Role::Closes, Role::Closes) => {
                        last.role = Role::ClosesForOpen;
                        Some(())
                    }
                    (Role::Closes, Role::Opens) => {
                        last.role = Role::Reversed;
                        Some(())
                    }
                    _ => None,
                });
        if joined.is_none() {
            causes.push(sign);
        }
    }
    causes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(text: &str) -> Vec<(Role, char, usize)> {
        one_cause_each(text, unpaired(text))
            .into_iter()
            .map(|sign| (sign.role, sign.sign, text[..sign.at].chars().count()))
            .collect()
    }

    #[test]
    fn two_faults_that_cancel_in_the_count_are_both_found() {
        let text = "依托法治澄湖”微信,累计公开12条,“澄湖普法”微博“等新媒体公开。";
        assert_eq!(
            roles(text),
            [(Role::Closes, '”', 6), (Role::Opens, '“', 26)]
        );
    }

    #[test]
    fn one_slip_is_one_finding() {
        for (text, role) in [
            ("“三审三校“制度,落实。", Role::OpensForClose),
            ("落实”三审三校”制度。", Role::ClosesForOpen),
            ("落实”三审三校“制度。", Role::Reversed),
            ("“三审三校“制度,“保密”审查。", Role::OpensForClose),
            ("落实《条例,加强管理。", Role::Opens),
            ("落实条例》,加强管理。", Role::Closes),
            ("落实《条例《,加强管理。", Role::OpensForClose),
            ("公开(含解读12条。", Role::Opens),
            ("公开含解读)12条。", Role::Closes),
            ("落实\"三审三校制度。", Role::Straight),
            ("落实“三审三校‘制度。", Role::Opens),
        ] {
            let found = roles(text);
            assert_eq!(found[0].0, role, "{text}");
            assert!(found.len() <= 2, "{text}: {found:?}");
        }
    }

    #[test]
    fn a_sign_turned_round_is_mended_where_there_is_no_doubt() {
        let config = crate::Config {
            select: vec!["L01".into()],
            ..crate::Config::default()
        };
        for (wrong, right) in [
            ("落实“三审三校“制度。", "落实“三审三校”制度。"),
            ("落实”三审三校”制度。", "落实“三审三校”制度。"),
            ("落实《条例《，加强管理。", "落实《条例》，加强管理。"),
            ("落实“甲，乙，丙“制度。", "落实“甲，乙，丙“制度。"),
            ("落实“三审三校制度。", "落实“三审三校制度。"),
        ] {
            let text = format!("一、总体情况\n\n{wrong}\n");
            let (mended, _) = crate::fix::apply_all(&text, &config);
            assert_eq!(mended, text.replace(wrong, right));
        }
    }

    #[test]
    fn what_is_paired_is_left_alone() {
        for text in [
            "“甲‘乙’丙”,“甲“乙”丙”。",
            "《关于印发〈办法〉的通知》(澄政办发〔2024〕5号)。",
            "\"甲\"和“乙\"和\"丙”。",
            "1)培训;2)检查;一)总结:a)甲,b)乙。",
            "一是甲;①)乙。",
            "(一主动公开。",
            "(甲。乙)丙。",
            "O’Neil的Tom’s。",
            "“甲。乙。”",
            "推送《为您导航!再出发》作品。",
            "(澄办〔20245)。",
        ] {
            assert_eq!(roles(text), [], "{text}");
        }
    }

    #[test]
    fn book_marks_end_with_their_sentence() {
        assert_eq!(
            roles("落实《条例。加强管理》。"),
            [(Role::Opens, '《', 2), (Role::Closes, '》', 10)]
        );
    }
}
