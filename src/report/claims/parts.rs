//! Totals and their parts: 其中, 包括, 分别为, and what stands in brackets behind a figure.

use std::ops::Range;
use std::sync::LazyLock;

use crate::number::Decimal;

use super::numbers::{Number, Unit};
use super::tokens::{Kind, Token};
use super::words::Word;
use super::{Part, PartsList};
use crate::document::WordList;
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::{ends_in_one, has_one};

/// A list with the tokens of its figures.
pub struct List {
    /// The list.
    pub list: PartsList,
    /// Tokens of the parts.
    pub parts: Vec<usize>,
}

/// What the parts of one list are told by; a part told by something else belongs to another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    Outcome,
    Reason,
    Applicant,
    Organisation,
    Channel,
    Intake,
    Handled,
    Dispute,
    Result,
}

/// Verbs that begin another subject when the first part does not have them.
static VERBS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(&[
        "发布", "推送", "制发", "印发", "办理", "回复", "更新", "回应", "收集", "报送", "开展",
        "受理", "制定", "完成", "答复", "废止", "转载", "审核", "举办", "召开", "支出", "发放",
    ])
});

/// What is never a part.
static NO_PARTS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::of(&[
        "阅读", "点击", "访问", "浏览", "点赞", "平均", "累计", "合计", "共计", "废止", "失效",
        "另有", "支出", "关注", "转发", "总计", "总数",
    ])
});

/// Reads the lists of a paragraph.
pub fn read(text: &str, tokens: &[Token], place: &dyn Fn(Range<usize>) -> TextRange) -> Vec<List> {
    let mut lists = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        lists.extend(summed(text, tokens, at, place));
        let start = match token.kind {
            Kind::Word(Word::Parts) => opening(text, tokens, at),
            Kind::Open => implicit(text, tokens, at),
            Kind::Colon | Kind::Comma => told(text, tokens, at),
            _ => None,
        };
        if let Some(start) = start
            && let Some(list) = list(text, tokens, &start, place)
        {
            lists.push(list);
        }
    }
    lists
}

/// A total behind its parts: `甲、乙分别为3件、5件，合计8件`.
fn summed(
    text: &str,
    tokens: &[Token],
    total_at: usize,
    place: &dyn Fn(Range<usize>) -> TextRange,
) -> Option<List> {
    let total_token = tokens.get(total_at)?;
    let total = total_token.count().filter(|number| number.exact)?;
    let lead = text.get(..total_token.start)?;
    let lead = lead.trim_end_matches(['为', '有']);
    if !ends_in_one(
        lead,
        &["合计", "共计", "总计", "累计", "共", "合计公开", "合计发布"],
    ) {
        return None;
    }
    // The word itself, if it is one, is no part.
    let at = total_at;
    let sum = total_token;
    let mut parts: Vec<(usize, Number)> = Vec::new();
    let mut each = false;
    // Whether they are parts of something else as well, 其中, or of more than is counted here.
    let mut listed = false;
    // How many stand in one row before the sum: 公告8条、动态47条，合计55条.
    let mut row = None;
    for (index, token) in tokens.iter().enumerate().take(at).rev() {
        match token.kind {
            Kind::Open if token.depth < sum.depth => break,
            Kind::Comma if !parts.is_empty() => row = row.or(Some(parts.len())),
            Kind::Sentence | Kind::Semicolon => break,
            // What was received and carried in is compared with the table.
            Kind::Word(Word::CarriedIn) => return None,
            Kind::Word(Word::Respectively | Word::Parts) if token.depth == sum.depth => {
                each = text.get(token.start..token.end)?.starts_with("分别");
                listed = !each;
                break;
            }
            _ if token.depth != sum.depth => {}
            Kind::Number(_) => match token.count() {
                Some(number) if same_unit(number.unit, total.unit) && number.exact => {
                    parts.push((index, *number));
                }
                // 两类文件共163份
                Some(_)
                    if !text
                        .get(token.start..)?
                        .starts_with(|c: char| c.is_ascii_digit()) => {}
                Some(_) => {
                    listed = true;
                    row = row.or(Some(0));
                    break;
                }
                None => {}
            },
            _ => {}
        }
    }
    // Only 分别为 says for certain that all the figures before the sum are its parts; else it is
    // the sum of whichever of them it fits.
    if !each {
        let fits = parts.len() > 12 || reaches(&parts, total.value);
        let row = row.unwrap_or(parts.len());
        if row > 1 || listed {
            parts.truncate(row);
        }
        let sum: Decimal = parts.iter().map(|(_, number)| number.value).sum();
        // 网站3条，微信5条，加上微博，合计9条: of more than was counted.
        let behind = text.get(tokens.get(parts.first()?.0)?.end..total_token.start)?;
        let loose = behind.matches([',', ';']).count() > 1 || lead.ends_with("累计");
        if (fits || loose) && sum != total.value {
            return None;
        }
    }
    if parts.len() < 2 {
        return None;
    }
    parts.reverse();
    let part = |token: &Token, value: Decimal| Part {
        value,
        range: place(token.start..token.end),
    };
    let first = tokens.get(parts.first()?.0)?;
    Some(List {
        list: PartsList {
            total: part(total_token, total.value),
            parts: parts
                .iter()
                .filter_map(|(at, number)| Some(part(tokens.get(*at)?, number.value)))
                .collect(),
            plain: each,
            overlapping: false,
            complete: true,
            range: place(first.start..total_token.end),
        },
        parts: parts.into_iter().map(|(at, _)| at).collect(),
    })
}

/// Whether some of the parts make up a sum.
fn reaches(parts: &[(usize, Number)], rest: Decimal) -> bool {
    rest.is_zero()
        || parts.split_first().is_some_and(|((_, number), more)| {
            reaches(more, rest - number.value) || reaches(more, rest)
        })
}

/// Where a list begins.
struct Start {
    total: usize,
    /// The first token that may belong to a part.
    first: usize,
    /// Byte after the mark.
    after: usize,
    depth: u8,
    /// Said by a word, not only by a bracket.
    said: bool,
    /// By how much the parts may exceed a total such as 90余 at most.
    slack: Decimal,
}

/// A list opened by a word.
fn opening(text: &str, tokens: &[Token], at: usize) -> Option<Start> {
    let mark = tokens.get(at)?;
    let spelling = text.get(mark.start..mark.end)?;
    let before = at.checked_sub(1).and_then(|i| tokens.get(i));
    let bracketed = before.is_some_and(|t| t.kind == Kind::Open && t.end == mark.start);
    let follows = before.is_some_and(|t| t.kind == Kind::Comma && t.end == mark.start);
    if spelling == "含" && !bracketed && !follows {
        return None;
    }
    let depth = if bracketed {
        mark.depth.saturating_sub(1)
    } else {
        mark.depth
    };
    let first_of_sentence = before.is_none_or(|t| t.kind == Kind::Sentence);
    let mut sentences = 0;
    let mut nearest: Option<(usize, Number)> = None;
    for (index, token) in tokens.iter().enumerate().take(at).rev() {
        match token.kind {
            Kind::Sentence => {
                sentences += 1;
                if sentences > usize::from(first_of_sentence) || nearest.is_some() {
                    break;
                }
            }
            Kind::Word(Word::Parts) if token.depth == mark.depth => {
                // 其中 after 其中: the last figure is its total, which comes first here.
                if sentences > 0 {
                    return None;
                }
            }
            _ if token.depth != depth => {}
            _ => {
                // 5件，比上年增加2件，其中…: of the five. So with 比2023年的3件增加2件.
                let before = index.checked_sub(1).and_then(|before| tokens.get(before));
                let near = |t: &&Token| token.start - t.end <= '的'.len_utf8();
                let change = before.filter(near).is_some_and(|t| match t.kind {
                    Kind::Number(number) => number.unit == Unit::Year,
                    kind => matches!(
                        kind,
                        Kind::Word(
                            Word::Increase | Word::Decrease | Word::LastYear | Word::Compare
                        )
                    ),
                });
                if let Some(number) = token.count().filter(|_| !change) {
                    match nearest {
                        None => nearest = Some((index, *number)),
                        // 发布10条，推送20条。其中…: of which of them is not said.
                        Some((_, total))
                            if sentences > 0
                                && same_unit(total.unit, number.unit)
                                && total.value != number.value =>
                        {
                            return None;
                        }
                        Some(_) => {}
                    }
                    if sentences == 0 {
                        break;
                    }
                }
            }
        }
    }
    let (total, number) = nearest?;
    let slack = slack(text, tokens.get(total)?, &number)?;
    Some(Start {
        total,
        first: at + 1,
        after: mark.end,
        depth: mark.depth,
        said: true,
        slack,
    })
}

/// What 余 and 多 may stand for: less than the last figure's place. None if nothing bounds the total.
fn slack(text: &str, token: &Token, number: &Number) -> Option<Decimal> {
    if number.exact {
        return Some(Decimal::ZERO);
    }
    let written = text.get(token.start..token.end)?;
    if !written.contains(['余', '多']) || number.value.is_zero() {
        return None;
    }
    let mut place = Decimal::TEN;
    while (number.value % (place * 10)).is_zero() {
        place = place * 10;
    }
    Some(place)
}

/// Measure words of cases are used one for another.
fn same_unit(a: Unit, b: Unit) -> bool {
    let case = |unit| matches!(unit, Unit::Count("件" | "宗" | "起" | "例"));
    a == b || case(a) && case(b)
}

/// A list that stands in brackets right behind its total: 20件（政策12件、动态8件）.
fn implicit(text: &str, tokens: &[Token], at: usize) -> Option<Start> {
    let open = tokens.get(at)?;
    let total = at.checked_sub(1)?;
    let before = tokens.get(total)?;
    let number = before.count()?;
    let marked = matches!(
        tokens.get(at + 1).map(|t| t.kind),
        Some(Kind::Word(Word::Parts))
    );
    (before.end == open.start && number.exact && !marked && text.is_char_boundary(open.end))
        .then_some(Start {
            total,
            first: at + 1,
            after: open.end,
            depth: open.depth + 1,
            said: false,
            slack: Decimal::ZERO,
        })
}

/// A list behind a colon or a comma that ends what announces it: 公开20条：…, 16件申请中，…,
/// 发布20条，按季度看，…, 收到16件。申请途径：….
fn told(text: &str, tokens: &[Token], at: usize) -> Option<Start> {
    let mark = tokens.get(at)?;
    let sentence = tokens[..at]
        .iter()
        .rposition(|t| t.kind == Kind::Sentence || t.depth < mark.depth)
        .map_or(0, |start| start + 1);
    // 收到16件。申请途径：网上11件，…
    let named = || {
        let name = text.get(tokens[sentence.checked_sub(1)?].end..mark.start)?;
        ends_in_one(name, &["途径", "方式", "渠道", "来源", "类型"]).then_some(())
    };
    let sentence = match named() {
        Some(()) if mark.kind == Kind::Colon && mark.depth == 0 => tokens[..sentence - 1]
            .iter()
            .rposition(|t| t.kind == Kind::Sentence)
            .map_or(0, |start| start + 1),
        _ => sentence,
    };
    let counts = || (sentence..at).filter(|i| tokens[*i].count().is_some_and(|n| n.exact));
    let nearest = counts().next_back()?;
    let gap = text.get(tokens[nearest].end..mark.start)?;
    // 其中，: said by a word of its own.
    if tokens[nearest..at]
        .iter()
        .any(|t| t.word() == Some(Word::Parts))
    {
        return None;
    }
    let clause = gap.rsplit([',', ';']).next()?;
    let behind = text.get(mark.end..)?.split('。').next()?;
    // What is told by topics may touch several, unless the rest is one of them.
    let on_topics = behind.starts_with("涉及");
    if on_topics && !behind.contains("其他") || has_one(behind, &["同时", "重复", "交叉"]) {
        return None;
    }
    let total = if mark.kind == Kind::Colon || gap.ends_with('中') {
        (gap.len() <= 24).then_some(nearest)
    } else if clause.starts_with(['按', '从']) && clause.ends_with(['看', '分', '计']) || on_topics
    {
        // Of the greatest that was told, since several lists may have the same total.
        counts().max_by_key(|i| tokens[*i].count().map(|n| n.value))
    } else {
        None
    }?;
    (tokens[total].depth == mark.depth).then_some(Start {
        total,
        first: at + 1,
        after: mark.end,
        depth: mark.depth,
        said: false,
        slack: Decimal::ZERO,
    })
}

fn list(
    text: &str,
    tokens: &[Token],
    start: &Start,
    place: &dyn Fn(Range<usize>) -> TextRange,
) -> Option<List> {
    let total_token = tokens.get(start.total)?;
    let total = total_token.count()?;
    let mut parts: Vec<(usize, Number)> = Vec::new();
    let mut item_start = start.after;
    let mut class = None;
    let mut first_item = "";
    let mut separator = None;
    let mut pending = None;
    let mut exact = true;
    let mut kinds = 0;
    let mut organisations = false;
    let mut channels = 0;
    let mut verbs = false;
    // 其中8件予以公开、9件无法提供: the figure stands before its name.
    let mut figures_first = false;
    for (index, token) in tokens.iter().enumerate().skip(start.first) {
        let enclosed = token.depth == start.depth + 1
            && (parts.is_empty() || pending.is_some())
            && is_enclosed(tokens, index);
        if token.depth > start.depth && !enclosed && !matches!(token.kind, Kind::Sentence) {
            continue;
        }
        match token.kind {
            Kind::Sentence => break,
            Kind::Close if token.depth < start.depth => break,
            Kind::Word(Word::Parts) => break,
            // 主要包括甲、乙等；…: a list without figures.
            Kind::Semicolon if parts.is_empty() => break,
            Kind::Comma | Kind::Semicolon | Kind::Pause
                if !parts.is_empty() && token.depth == start.depth =>
            {
                pending = stronger(pending, token.kind);
            }
            Kind::Number(number) if matches!(number.unit, Unit::Percent | Unit::Points) => {
                item_start = token.end;
            }
            Kind::Number(number) => {
                if matches!(number.unit, Unit::Year | Unit::Time) {
                    continue;
                }
                if !same_unit(number.unit, total.unit) {
                    break;
                }
                if !number.exact {
                    exact = false;
                    break;
                }
                let before = text.get(item_start..token.start).unwrap_or("");
                figures_first |= parts.is_empty()
                    && before
                        .trim_matches(|c: char| matches!(c, ',' | ':' | '有' | '、'))
                        .is_empty();
                let end = if figures_first {
                    item_end(text, tokens, index)
                } else {
                    token.start
                };
                let begin = if figures_first { token.end } else { item_start };
                let item = text.get(begin..end).unwrap_or("");
                let first = tokens.partition_point(|t| t.start < begin);
                let words: Vec<Word> = tokens
                    .iter()
                    .skip(first)
                    .take_while(|t| t.end <= end)
                    .filter(|t| t.depth == start.depth)
                    .filter_map(Token::word)
                    .gather();
                let this = class_of(&words, item);
                if parts.is_empty() {
                    if is_no_part(&words, item, true) {
                        return None;
                    }
                    first_item = item;
                } else {
                    let Some(stop) = pending else {
                        break;
                    };
                    if separator.is_none() {
                        separator = Some(stop);
                    }
                    if separator.is_some_and(|first| outranks(stop, first)) {
                        break;
                    }
                    let verb_matters = stop != Kind::Pause;
                    let verb = other_verb(item, first_item);
                    // 网站公开204条，微信发布100条: one thing told by two verbs, if it fits at all.
                    let fits = verb == Some(true) && number.value <= total.value;
                    if is_no_part(&words, item, false)
                        || verb_matters && verb.is_some() && !fits
                        || class.is_some_and(|class| !goes_with(class, this, item))
                        || organisations && this == Class::Organisation
                    {
                        break;
                    }
                    verbs |= verb_matters && fits;
                }
                kinds += usize::from(class.is_some_and(|class| class != this));
                class = class.or(Some(this));
                organisations |= words.contains(&Word::Organisations);
                channels += usize::from(names_channel(&words, item));
                parts.push((index, number));
                pending = None;
                item_start = token.end;
            }
            _ => {}
        }
    }
    let last = tokens.get(parts.last()?.0)?;
    // 7件：图解7件、视频5件: all of them, and some of them again.
    let again = parts.iter().any(|(_, number)| number.value == total.value);
    if !start.said && (parts.len() < 2 || again) {
        return None;
    }
    let sum: Decimal = parts.iter().map(|(_, number)| number.value).sum();
    if !start.slack.is_zero() && sum <= total.value + start.slack {
        return None;
    }
    // What stands in brackets right behind its total is at most of all of them together.
    let of_results = start.said && class == Some(Class::Result);
    if sum > total.value && another_total(tokens, start.total, sum, of_results) {
        return None;
    }
    let sentence = text.get(total_token.start..last.end).unwrap_or("");
    let overlapping = channels > 1 && !comes_in(tokens, start.total, last.start);
    let doubtful = has_one(sentence, &["重复", "交叉", "同时", "分别"]);
    let part = |token: &Token, value: Decimal| Part {
        value,
        range: place(token.start..token.end),
    };
    Some(List {
        list: PartsList {
            total: part(total_token, total.value),
            parts: parts
                .iter()
                .filter_map(|(at, number)| Some(part(tokens.get(*at)?, number.value)))
                .gather(),
            plain: exact
                && start.slack.is_zero()
                && parts.len() > 1
                && start.said
                && !doubtful
                && !overlapping
                && !verbs
                && kinds == 0,
            overlapping,
            complete: false,
            range: place(total_token.start..last.end),
        },
        parts: parts.into_iter().map(|(at, _)| at).gather(),
    })
}

/// Whether an item has a verb that the first does not have, and if so, whether it is the last word, as
/// in 资金发放 or 微信发布. Verbs in names, “城市更新”栏目, are none.
fn other_verb(item: &str, first: &str) -> Option<bool> {
    let named = item.rfind('”').map_or(0, |end| end + '”'.len_utf8());
    let item = item.get(named..)?;
    // 建议提案办理结果
    let named = |verb: &str| verb == "办理" && has_one(item, &["办理结果", "办理情况"]);
    let verb = VERBS
        .all_in(item)
        .find(|verb| !first.contains(verb) && !named(verb))?;
    Some(item.ends_with(verb))
}

/// Whether an item is told by a channel: 通过政府网站公开, 线上, 公示栏.
fn names_channel(words: &[Word], item: &str) -> bool {
    words
        .iter()
        .any(|word| matches!(word, Word::Channel | Word::Service | Word::Platform))
        || has_one(item, &["公示栏", "公开栏", "宣传栏"])
}

/// Whether the sentence up to a byte counts what comes in, an application or a letter, which comes by
/// one channel only.
fn comes_in(tokens: &[Token], total: usize, end: usize) -> bool {
    let start = tokens
        .iter()
        .take(total)
        .rposition(|t| t.kind == Kind::Sentence)
        .unwrap_or(0);
    tokens
        .iter()
        .skip(start)
        .take_while(|t| t.start < end)
        .any(|t| matches!(t.word(), Some(Word::Application | Word::Receive)))
}

/// Where the name behind a figure ends: at the next stop of its depth.
fn item_end(text: &str, tokens: &[Token], figure: usize) -> usize {
    let depth = tokens.get(figure).map_or(0, |token| token.depth);
    tokens
        .iter()
        .skip(figure + 1)
        .find(|t| t.parts_clauses() || t.kind == Kind::Pause && t.depth == depth)
        .map_or(text.len(), |token| token.start)
}

/// Whether a figure is all that its brackets hold: 通知公告（208条）.
fn is_enclosed(tokens: &[Token], at: usize) -> bool {
    let (Some(before), Some(token), Some(after)) = (
        at.checked_sub(1).and_then(|i| tokens.get(i)),
        tokens.get(at),
        tokens.get(at + 1),
    ) else {
        return false;
    };
    before.kind == Kind::Open
        && token.count().is_some()
        && after.kind == Kind::Close
        && before.end == token.start
        && token.end == after.start
}

/// Whether the parts may be those of an earlier figure of the sentence, or of several together:
/// 新收16件，上年结转2件，其中自然人18件.
fn another_total(tokens: &[Token], total: usize, sum: Decimal, of_results: bool) -> bool {
    let Some(token) = tokens.get(total) else {
        return true;
    };
    let sentence: Vec<&Token> = tokens
        .iter()
        .take(total)
        .rev()
        .take_while(|t| t.kind != Kind::Sentence)
        .filter(|t| t.depth <= token.depth)
        .gather();
    let unit = token.count().map(|n| n.unit);
    // A total that is only carried over is never the whole.
    let carried = sentence
        .iter()
        .take_while(|t| t.count().is_none())
        .any(|t| {
            matches!(
                t.word(),
                Some(Word::CarriedIn | Word::CarriedOut | Word::Carry)
            )
        });
    let mut together = token.count().map_or(Decimal::ZERO, |n| n.value);
    for number in sentence
        .iter()
        .filter_map(|t| t.count())
        .filter(|n| unit.is_some_and(|unit| same_unit(n.unit, unit)))
    {
        together += number.value;
        let loose = carried || of_results;
        if number.value == sum || together == sum || loose && together >= sum {
            return true;
        }
    }
    carried
}

fn class_of(words: &[Word], item: &str) -> Class {
    let has = |test: fn(&Word) -> bool| words.iter().any(test);
    if let Some(Word::Outcome(row)) = words.iter().find(|w| matches!(w, Word::Outcome(_))) {
        return if row.contains('.') {
            Class::Reason
        } else {
            Class::Outcome
        };
    }
    if has(|w| matches!(w, Word::CarriedIn | Word::CarriedOut | Word::Carry)) {
        return Class::Intake;
    }
    if has(|w| matches!(w, Word::Applicant("natural_person") | Word::Organisations)) {
        return Class::Applicant;
    }
    if has(|w| matches!(w, Word::Applicant(_))) {
        return Class::Organisation;
    }
    if has(|w| {
        matches!(
            w,
            Word::Upheld | Word::Corrected | Word::OtherResult | Word::Pending
        )
    }) {
        return Class::Result;
    }
    if has(|w| {
        matches!(
            w,
            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
        )
    }) {
        return Class::Dispute;
    }
    let by_channel = has(|w| matches!(w, Word::Channel | Word::Service | Word::Platform))
        && (has_one(item, &WAYS) || ends_in_channel(item));
    if by_channel || item.contains("通过") {
        return Class::Channel;
    }
    if has(|w| matches!(w, Word::Handle)) {
        return Class::Handled;
    }
    if has(|w| matches!(w, Word::Receive)) {
        return Class::Intake;
    }
    Class::Plain
}

/// Words by which a channel is told from what only bears its name: 在线访谈, 电话咨询.
const WAYS: [&str; 17] = [
    "申请",
    "提交",
    "提出",
    "收到",
    "方式",
    "渠道",
    "途径",
    "发布",
    "公开",
    "平台",
    "网",
    "微信",
    "栏",
    "号",
    "微博",
    "抖音",
    "客户端",
];

/// Whether an item names nothing but a channel.
fn ends_in_channel(item: &str) -> bool {
    const CHANNELS: [&str; 15] = [
        "电话", "线上", "线下", "当面", "信函", "邮件", "传真", "邮寄", "现场", "在线", "信件",
        "来信", "来函", "窗口", "快递",
    ];
    ends_in_one(item, &CHANNELS)
}

fn goes_with(first: Class, this: Class, item: &str) -> bool {
    match (first, this) {
        (a, b) if a == b => true,
        (Class::Plain, _) => false,
        // 自然人…、商业企业…、法律服务机构…、其他…
        (Class::Applicant, Class::Organisation) => true,
        (Class::Applicant, Class::Plain) => {
            has_one(item, &["其他", "其余"]) || ends_in_one(item, &["企业", "单位", "组织"])
        }
        (Class::Channel, Class::Plain) => has_one(
            item,
            &[
                "网", "平台", "报", "号", "栏", "渠道", "途径", "媒体", "其他",
            ],
        ),
        (Class::Result | Class::Outcome | Class::Reason | Class::Organisation, Class::Plain) => {
            has_one(item, &["其他", "其它", "撤回"])
        }
        _ => false,
    }
}

fn is_no_part(words: &[Word], item: &str, first: bool) -> bool {
    NO_PARTS.stands_in(item)
        || words.iter().any(|word| match word {
            Word::Increase | Word::Decrease | Word::Compare | Word::Rest | Word::LastYear => true,
            Word::ThisYear | Word::Wide => !first,
            _ => false,
        })
        || (!first && ends_in_one(item, &["共", "共有"]))
        || item
            .trim_start_matches([',', ':', '、', ';'])
            .starts_with('共')
}

fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Pause => 0,
        Kind::Comma => 1,
        _ => 2,
    }
}

fn outranks(stop: Kind, first: Kind) -> bool {
    rank(stop) > rank(first)
}

fn stronger(pending: Option<Kind>, kind: Kind) -> Option<Kind> {
    match pending {
        Some(before) if rank(before) >= rank(kind) => Some(before),
        _ => Some(kind),
    }
}
