//! L05: a blank of the draft that nobody filled in.

use std::ops::Range;
use std::sync::LazyLock;

use crate::document::Signs;
use crate::finding::{Draft, Severity, TextRange};
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L05",
    name: "占位内容未填",
    family: Family::Language,
    severity: Severity::Warning,
    checks: "查找没有填写的占位内容，如“XX”“××”“____”、量词前缺数字、空的括号、空的年月日。",
    basis: "占位符和空白说明数据或者名称漏填，报告内容不完整。",
    advice: "请补填内容；没有的，改写这句话。",
    false_alarms: "为保护个人信息而用“×”隐去的号码不报；隐去的姓名可能误报。",
    wrong: &[
        change("主动公开政府信息96条", "主动公开政府信息  条"),
        change("主动公开政府信息96条", "主动公开政府信息XX条"),
        change("主动公开政府信息96条", "主动公开政府信息××条"),
        change("主动公开政府信息96条", "主动公开政府信息____条"),
        change("主动公开政府信息96条", "主动公开政府信息（  ）条"),
        change("主动公开政府信息96条，", "主动公开政府信息条，"),
        change("主动公开政府信息96条", "主动公开政府信息？？条"),
        change("上年结转2件。", "上年结转N件。"),
        change("2025年1月15日", "2025年X月X日"),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "自    年  月  日起至2024年12月31日止",
        ),
        change("通过“澄湖水务”微信", "通过“ ”微信"),
    ],
    right: &[
        change("主动公开政府信息96条", "主动公开政府信息 96 条"),
        change("主动公开政府信息96条", "主动公开政府信息（含解读）96条"),
        change(
            "定期清理失效文件",
            "定期清理失效文件，回应“怎么办？件件有着落”",
        ),
        change("电话：0000-1234567", "电话：0000-123××××"),
        change(
            "编制本报告。",
            "编制本报告（网址：www.zfxxgk.example/a_b__c）。",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let mut findings = Vec::new();
    let mut done = 0;
    for paragraph in &context.report.paragraphs {
        let place = paragraph.place.clone();
        // Paragraphs of a text on one line may share a place; each is looked at once.
        let start = place.start.max(done);
        done = done.max(place.end);
        let text = document.slice(&(start..place.end));
        // The head of a page, or the rest of a table.
        if text.contains('|') {
            continue;
        }
        let mut blanks = blanks(text);
        if !ends_in_figure(document.text.get(..start).unwrap_or("")) {
            blanks.extend(lost_year(text));
        }
        for (range, what) in one_each(blanks) {
            let range: TextRange = start + range.start..start + range.end;
            findings.push(Draft::new(
                range.clone(),
                message(document.slice(&range), what),
            ));
        }
    }
    Outcome::from_findings(findings)
}

/// What is not filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Blank {
    /// `XX`, `____`, `（待填）`.
    Mark,
    /// No figure before a unit.
    Figure,
    /// Nothing between two brackets or quotes.
    Pair,
    /// No figures in 年月日.
    Date,
}

fn message(written: &str, what: Blank) -> String {
    let written: String = written.split_whitespace().collect();
    match what {
        Blank::Mark => format!("“{written}”是没有填写的占位内容。"),
        Blank::Figure => format!("“{written}”处的量词前缺少数字，疑为漏填。"),
        Blank::Pair => format!("“{written}”中间是空的，疑为漏填。"),
        Blank::Date => format!("“{written}”处的日期没有填写数字。"),
    }
}

/// Sorts by place and leaves out what overlaps an earlier one.
fn one_each(mut blanks: Vec<(Range<usize>, Blank)>) -> Vec<(Range<usize>, Blank)> {
    crate::order::sort_by_key(&mut blanks, |(range, blank)| {
        [range.start, *blank as usize, 0]
    });
    let mut end = 0;
    blanks.retain(|(range, _)| {
        let free = range.start >= end;
        if free {
            end = range.end;
        }
        free
    });
    blanks
}

/// Everything not filled in within a text as written, white space included.
fn blanks(text: &str) -> Vec<(Range<usize>, Blank)> {
    let mut found = Vec::new();
    let beginnings = &*BEGINNINGS;
    let mut from = 0;
    while let Some(at) = beginnings.next(text, from) {
        let Some(c) = letter(text, at) else { break };
        from = at + c.len_utf8();
        let next = match c {
            'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '✕' | '〇' | '○' => crosses(text, at),
            '*' | '＊' | '?' | '？' | '…' | 'N' => stars(text, at),
            '_' | '＿' => underscores(text, at),
            '(' | '（' | '“' | '《' | '〈' | '〔' | '【' | '[' => {
                empty_pair(text, at).or_else(|| phrase(text, at))
            }
            '此' => phrase(text, at),
            '年' => empty_date(text, at),
            '条' | '件' | '宗' | '篇' | '次' | '期' | '场' | '份' | '人' | '个' | '起' | '项'
            | '万' | '元' => bare_unit(text, at),
            '%' | '％' => bare_percent(text, at),
            _ => None,
        };
        match next {
            Some((range, blank)) => {
                from = range.end;
                found.push((range, blank));
            }
            None if is_cross(c) => from = at + run(text, at, |other| other == c),
            None => {}
        }
    }
    found
}

/// Every character with which something not filled in is told.
static BEGINNINGS: LazyLock<Signs> = LazyLock::new(|| {
    Signs::of("XxＸｘ×✕〇○*＊?？…N_＿(（“《〈〔【[此年条件宗篇次期场份人个起项万元%％")
});

/// One of [`PHRASES`] or of [`NAMES`] in brackets.
fn phrase(text: &str, at: usize) -> Found {
    let rest = text.get(at..)?;
    let inside = rest.trim_start_matches(['（', '(', '【', '[', '〔']);
    let lead = rest.len() - inside.len();
    let find =
        |words: &'static [&'static str]| words.iter().find(|word| inside.starts_with(**word));
    let phrase = find(if lead == 0 { &HERE } else { &PHRASES });
    let named = || {
        // 【数字】 and [数字], but （数字）档案 is a word.
        let round = rest.starts_with(['（', '(']);
        let name = find(&NAMES).filter(|name| lead > 0 && !(round && **name == "数字"))?;
        let close = inside[name.len()..].chars().next()?;
        matches!(close, '）' | ')' | '】' | ']' | '〕').then(|| name.len() + close.len_utf8())
    };
    let length = phrase.map(|phrase| phrase.len()).or_else(named)?;
    Some((at..at + lead + length, Blank::Mark))
}

/// Words that a draft has in place of what is to come, behind a bracket.
const PHRASES: [&str; 3] = ["填写", "请填写", "请在此处"];

/// The same, with nothing else in the brackets.
const NAMES: [&str; 7] = [
    "待填",
    "待定",
    "待补充",
    "待核实",
    "单位名称",
    "机关名称",
    "数字",
];

/// The same, without brackets.
const HERE: [&str; 2] = ["此处填写", "此处插入"];

type Found = Option<(Range<usize>, Blank)>;

/// Bytes of a Chinese character.
const WIDE: usize = '年'.len_utf8();

/// The character at a byte.
fn letter(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character before a byte.
fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// How many bytes from `at` on are of characters that satisfy the condition.
fn run(text: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    let rest = text.get(at..).unwrap_or("");
    rest.find(|c| !is(c)).unwrap_or(rest.len())
}

/// How many bytes before `at` are of characters that satisfy the condition.
fn run_back(text: &str, at: usize, is: impl Fn(char) -> bool) -> usize {
    let lead = text.get(..at).unwrap_or("");
    lead.len() - lead.trim_end_matches(is).len()
}

fn is_cross(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '×' | '✕' | '_' | '＿')
}

/// White space within a line.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\r' | '\x0c')
}

/// `XX`, `××`; one is enough within a date (`202X年`, `X月`).
fn crosses(text: &str, at: usize) -> Found {
    let first = letter(text, at)?;
    let mut length = run(text, at, |c| c == first);
    // The rest may stand on the next line.
    let wrap = run(text, at + length, char::is_whitespace);
    let more = run(text, at + length + wrap, |c| c == first);
    if more > 0 && is_torn(text, at + length..at + length + wrap) {
        length += wrap + more;
    }
    let (left, right) = (before(text, at), letter(text, at + length));
    let is_name =
        |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic() || "_-@./:=?&%#".contains(c));
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    // 二〇〇八年: a nought is no blank beside other figures, nor alone.
    if matches!(first, '〇' | '○') {
        let of_number =
            |c: Option<char>| c.is_some_and(|c| "一二三四五六七八九十百千万".contains(c));
        if length == first.len_utf8() || of_number(left) || of_number(right) {
            return None;
        }
    }
    if is_name(left) || is_name(right) {
        return None;
    }
    let of_date = matches!(right, Some('年' | '月' | '日'));
    let of_count = right.is_some_and(|c| "条件篇次期场份".contains(c));
    // 123××××: figures hidden on purpose.
    if (is_figure(left) || is_figure(right)) && !of_date && !of_count {
        return None;
    }
    // A single × multiplies, a single X is a name; within a date neither does.
    let of_unit = left.is_some_and(may_precede_figure) && stands_for_figure(text, at + length);
    let several = length > first.len_utf8();
    (several || of_unit || of_date && (first != 'x')).then(|| {
        let figures = run_back(text, at, |c| c.is_ascii_digit());
        let end = at + length + if of_date { WIDE } else { 0 };
        (at - figures..end, Blank::Mark)
    })
}

/// `**件`, `*条`, `？？件`, `N件`: a sign in place of a figure; elsewhere stars are Markdown.
fn stars(text: &str, at: usize) -> Found {
    let first = letter(text, at)?;
    let length = run(text, at, |c| c == first);
    let filled = before(text, at).is_some_and(may_precede_figure);
    let few = length <= 4 * first.len_utf8();
    // 怎么办？件件有着落
    let open = match first {
        '*' | '＊' | 'N' => true,
        '…' => text
            .get(at + length..)
            .is_some_and(|rest| !rest.starts_with("件件")),
        _ => false,
    };
    let filled = filled && (open || !letter(text, at + length + WIDE).is_some_and(is_letter));
    (few && filled && stands_for_figure(text, at + length))
        .then_some((at..at + length, Blank::Mark))
}

/// Whether a measure word stands at `at`, and a stop or bracket behind it.
fn stands_for_figure(text: &str, at: usize) -> bool {
    let unit = letter(text, at).is_some_and(|c| "条件宗篇次期场份项台部批个人".contains(c));
    let after = letter(text, at + WIDE);
    let closed = after.is_none_or(|c| !is_letter(c) && !c.is_ascii_alphanumeric() && c != '*');
    let counted = letter(text, at).is_some_and(|c| "件篇宗个".contains(c));
    let counted_on = counted && after.is_some_and(is_letter);
    unit && (closed || counted_on)
}

fn may_precede_figure(c: char) -> bool {
    is_letter(c) || matches!(c, '、' | '，' | '（' | '(' | '；' | '：')
}

/// Whether a sign is a Chinese character.
fn is_letter(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// `____`; two are enough before a unit.
fn underscores(text: &str, at: usize) -> Found {
    let end = at + run(text, at, |c| matches!(c, '_' | '＿'));
    let length = text.get(at..end)?.chars().count();
    let (left, right) = (before(text, at), letter(text, end));
    let is_name = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if is_name(left) || is_name(right) {
        return None;
    }
    let unit = right.is_some_and(|c| "条件篇次期场份人个起项万元年月日%".contains(c));
    (length >= 3 || length >= 2 && unit).then_some((at..end, Blank::Mark))
}

/// `（　）`, `“”`: nothing but white space between the two.
fn empty_pair(text: &str, at: usize) -> Found {
    let open = letter(text, at)?;
    let close = match open {
        '(' | '（' => ['）', ')'],
        '“' => ['”', '”'],
        '《' => ['》', '》'],
        '〈' => ['〉', '〉'],
        '〔' => ['〕', '〕'],
        _ => ['】', '】'],
    };
    let inner = at + open.len_utf8();
    let end = inner + run(text, inner, char::is_whitespace);
    let close = letter(text, end).filter(|c| close.contains(c))?;
    Some((at..end + close.len_utf8(), Blank::Pair))
}

/// `  年  月  日`: no figure before 年, and only white space before 月.
fn empty_date(text: &str, at: usize) -> Found {
    let after_year = at + WIDE;
    let gap = run(text, after_year, char::is_whitespace);
    if gap == 0 || letter(text, after_year + gap) != Some('月') {
        return None;
    }
    let lead = run_back(text, at, is_gap);
    let filled = before(text, at - lead).is_some_and(|c| {
        c.is_ascii_digit() || "〇○零一二三四五六七八九０１２３４５６７８９".contains(c)
    });
    if filled {
        return None;
    }
    let month = after_year + gap + WIDE;
    let torn = is_torn(text, after_year..after_year + gap);
    let gap = run(text, month, char::is_whitespace);
    let has_day = letter(text, month + gap) == Some('日');
    // Where a wrap parts 年 from 月, a word may have stood there: 全年 / 月均.
    if torn && lead < 2 && !has_day {
        return None;
    }
    let end = if has_day { month + gap + WIDE } else { month };
    Some((at..end, Blank::Date))
}

/// Words after which a figure must come before the unit.
const WANTS_FIGURE: [&str; 16] = [
    "信息", "申请", "复议", "诉讼", "案件", "共", "共计", "累计", "约", "收到", "公开", "发布",
    "办结", "答复", "受理", "文件",
];

/// A unit with a gap in place of its figure: `信息  条，`; or right after a word that wants a figure.
fn bare_unit(text: &str, at: usize) -> Found {
    let unit = letter(text, at)?;
    let end = match (unit, letter(text, at + WIDE)) {
        ('人', Some('次')) | ('万', Some('元' | '条' | '人')) => at + 2 * WIDE,
        ('人' | '万', _) => return None,
        _ => at + WIDE,
    };
    let word_end = at - run_back(text, at, char::is_whitespace);
    // What stands about a wrap is of the layout: it leaves no room for a figure.
    let torn = is_torn(text, word_end..at);
    let gap = if torn {
        0
    } else {
        text.get(word_end..at)?.chars().count()
    };
    if gap == 0 && unit != '条' {
        return None;
    }
    let closed = letter(text, end).is_none_or(|c| {
        matches!(
            c,
            '，' | '。' | '；' | '、' | ',' | ';' | ')' | '）' | '(' | '（'
        ) || gap > 1 && c.is_ascii_digit()
    });
    // 25件、  件: a blank between a stop and a unit.
    let listed = gap >= 2
        && closed
        && before(text, word_end).is_some_and(|c| matches!(c, '、' | '，' | '（' | '('));
    if listed {
        return Some((word_end..end, Blank::Figure));
    }
    // 其中  件为上年结转: a gap of two where a figure must come.
    let open = gap > 1 && unit == '件' && {
        let lead = text.get(..word_end)?;
        ["其中", "办理", "受理", "收到", "的", "公文"]
            .iter()
            .any(|wanted| lead.ends_with(wanted))
    };
    if open {
        return Some((word_end..end, Blank::Figure));
    }
    if !closed {
        return None;
    }
    let word = before(text, word_end).filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}'))?;
    // Text set with a gap after every sign is no draft.
    let spaced = gap > 0
        && (is_gap(before(text, word_end - WIDE)?) || letter(text, end).is_some_and(is_gap));
    // 一条, 几次, 多件 have their figure; 文 件 and 信 息 条 目 are words.
    if spaced
        || "一二三四五六七八九十百千万亿两几多余数半每逐各某该此首另上下本同这那前后第"
            .contains(word)
    {
        return None;
    }
    let makes_word = match unit {
        '件' => "文案信附稿证邮事要条软硬零部来函".contains(word),
        '次' => "层档批名依场届初再多屡".contains(word),
        '期' => "日周学定长短近中后初工限到延分按逾如同预时".contains(word),
        '条' => "线面头链词枝".contains(word),
        '场' => "市现广立商机".contains(word),
        '份' => "省月年身股成备".contains(word),
        '起' => "发引唤掀兴一".contains(word),
        '项' => "事奖款选强弱专单".contains(word),
        '个' => "整".contains(word),
        '篇' => "长短".contains(word),
        '元' => "单多美公".contains(word),
        _ => false,
    };
    let wide = gap >= 2 || gap == 1 && matches!(before(text, at), Some('\u{3000}' | '\u{2003}'));
    let lead = text.get(..word_end)?;
    let wants = WANTS_FIGURE.iter().any(|wanted| ends_in_torn(lead, wanted));
    // 申请件 and 共计件 may be words where nothing stands between.
    let bare = gap == 0 && unit == '条' && wants || gap == 1 && wants && !makes_word;
    let found = wide && (!makes_word || wants) || bare;
    found.then(|| {
        let letters = lead.char_indices().filter(|(_, c)| !c.is_whitespace());
        let start = letters.rev().nth(1).map_or(0, |(at, _)| at);
        (start..end, Blank::Figure)
    })
}

/// Whether a wrap lies in a range.
fn is_torn(text: &str, range: Range<usize>) -> bool {
    text.get(range)
        .is_some_and(|gap| gap.contains(['\n', '\r', '\x0c']))
}

/// Whether a text ends in a word, white space within it apart.
fn ends_in_torn(text: &str, word: &str) -> bool {
    let mut letters = text.chars().rev().filter(|c| !c.is_whitespace());
    word.chars().rev().all(|c| letters.next() == Some(c))
}

/// `占%`, `占  %`.
fn bare_percent(text: &str, at: usize) -> Found {
    let end = at + letter(text, at)?.len_utf8();
    let word_end = at - run_back(text, at, is_gap);
    matches!(
        before(text, word_end),
        Some('占' | '达' | '为' | '长' | '降' | '比')
    )
    .then(|| (word_end - WIDE..end, Blank::Figure))
}

/// A paragraph that begins with 年: its figures are missing.
fn lost_year(text: &str) -> Option<(Range<usize>, Blank)> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?.strip_prefix('年')?;
    let follows = rest.trim_start_matches('度').starts_with(['，', ',']);
    follows.then(|| (start..start + '年'.len_utf8(), Blank::Date))
}

/// Whether a text ends in a figure, white space apart: then its year was only torn off.
fn ends_in_figure(text: &str) -> bool {
    text.trim_end()
        .ends_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        one_each(blanks(text))
            .into_iter()
            .map(|(range, _)| &text[range])
            .collect()
    }

    #[test]
    fn blanks_of_every_kind_are_found() {
        for (text, wanted) in [
            ("2024年主动公开信息  条。在", "信息  条"),
            ("公开XX条", "XX"),
            ("在×××镇", "×××"),
            ("共______件", "______"),
            ("共__件", "__"),
            ("收到申请（　）件", "（　）"),
            ("截至  年  月  日", "年  月  日"),
            ("20XX年", "20XX年"),
            ("202X年", "202X年"),
            ("收到申请 件，办结", "申请 件"),
            ("发布信息条，其中", "信息条"),
            ("占 %，", "占 %"),
            ("《》要求", "《》"),
            ("由（单位名称）负责", "（单位名称）"),
            // Lines of a PDF that end within what is left open.
            ("公开政府信息\n条，其中", "信息\n条"),
            ("公开政府信\n息 条，其中", "信\n息 条"),
            ("自    年\n  月  日起", "年\n  月  日"),
            ("截至年\n月 日", "年\n月 日"),
            ("公开（ \n ）条", "（ \n ）"),
            ("公开信息X\nX条，", "X\nX"),
            ("组织培训  期42人次", "培训  期"),
            ("配备电脑×台，", "×"),
            ("其中  件为上年结转", "  件"),
            ("对X个乡镇", "X"),
        ] {
            assert_eq!(found(text), [wanted], "{text}");
        }
    }

    #[test]
    fn what_is_filled_or_hidden_on_purpose_is_left_alone() {
        for text in [
            "公开 96 条，",
            "138××××1234",
            "zfxxgk/xxx_a__b.html",
            "pzxxgkb@example.cn",
            "规格2×3，X光，MAX",
            "文  件，市  场，事  项。",
            "信  息  条  ，",
            "收到申请件，",
            "几  条，多  次，",
            "(一)甲（含乙）",
            "2024 年 1 月 1 日",
            "每 年，",
            "占比（%）",
            "增长5%",
            "年月日",
            "全年\n月均公开3条",
            "公开各类文\n件，办理案\n  件。",
            "公开信\n息。",
            "公开信息96\n条，",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn a_paragraph_that_begins_with_a_year_sign_lost_its_figures() {
        assert!(lost_year("　　年，我局公开").is_some());
        assert!(lost_year("  年度，我局公开").is_some());
        assert!(lost_year("年度报告").is_none());
        assert!(ends_in_figure("2024 \n"));
    }
}
