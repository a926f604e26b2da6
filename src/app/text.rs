//! The words of the page itself: Chinese where they are used, English in `static/english.txt`, which is
//! loaded when it is wanted. Findings stay Chinese, since they quote a Chinese report.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// A language of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// 中文.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The tag for the document's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }

    /// The language of this tag.
    pub fn of_tag(tag: &str) -> Option<Language> {
        [Language::Chinese, Language::English]
            .into_iter()
            .find(|language| language.tag() == tag)
    }
}

static ENGLISH: AtomicBool = AtomicBool::new(false);

/// Sets the language of what [`tr`] answers from now on.
pub fn speak(language: Language) {
    ENGLISH.store(language == Language::English, Ordering::Relaxed);
}

/// Whether the page speaks English.
pub fn is_english() -> bool {
    ENGLISH.load(Ordering::Relaxed)
}

/// Words of the page in the present language. What has no English stays Chinese; a test finds it.
pub fn tr(chinese: &'static str) -> &'static str {
    known(chinese).unwrap_or(chinese)
}

/// The English of words, where that is the language and they are known.
fn known(chinese: &str) -> Option<&'static str> {
    let found = words().iter().find(|(words, _)| *words == chinese);
    found.map(|(_, english)| *english)
}

/// The words of the present language; none where that is Chinese.
fn words() -> &'static [(&'static str, &'static str)] {
    let words = WORDS.get().filter(|_| is_english());
    words.map_or(&[], |words| words)
}

/// What the engine or a reader of files says, in the present language if there is English for it: a `*` in
/// it stands for anything, which is said likewise, or as it stands if it is quoted.
pub fn say(chinese: &str) -> String {
    said(words(), chinese)
}

fn said(words: &[(&str, &str)], chinese: &str) -> String {
    let like = |(pattern, english): &(&str, &str)| {
        let mut pieces = english.split('*');
        let mut told = pieces.next()?.to_string();
        for (part, piece) in parts(pattern, chinese)?.iter().zip(pieces) {
            match told.ends_with('“') {
                true => told.push_str(part),
                false => told.push_str(&said(words, part)),
            }
            told.push_str(piece);
        }
        Some(told)
    };
    let like = words.iter().find_map(like);
    like.unwrap_or_else(|| chinese.to_string())
}

/// What stands in words for each `*` of a pattern, if they are of its like.
fn parts<'t>(pattern: &str, words: &'t str) -> Option<Vec<&'t str>> {
    let Some((head, tail)) = pattern.rsplit_once('*') else {
        return (pattern == words).then(Vec::new);
    };
    let mut pieces = head.split('*');
    let mut rest = words.strip_prefix(pieces.next()?)?.strip_suffix(tail)?;
    let mut parts = Vec::new();
    for piece in pieces {
        let (part, after) = rest.split_once(piece)?;
        parts.push(part);
        rest = after;
    }
    parts.push(rest);
    Some(parts)
}

/// Words with figures in them: `{0}` is the first, `{1}` the second.
pub fn fill(chinese: &'static str, parts: &[&dyn ToString]) -> String {
    let mut words = tr(chinese).to_string();
    for (at, part) in parts.iter().enumerate() {
        words = words.replace(&format!("{{{at}}}"), &part.to_string());
    }
    words
}

/// The words that were learnt: each piece of Chinese with its English.
static WORDS: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();

/// Learns the words of `static/english.txt`, which is loaded where English is wanted: a line for each piece,
/// Chinese and English parted by a tab, with `\n` for a line end and `*` as [`say`] has it.
pub fn learn(text: &str) {
    let keep = |words: &str| -> &'static str { words.replace("\\n", "\n").leak() };
    let pairs = text.lines().filter_map(|line| line.split_once('\t'));
    let words = pairs.map(|(chinese, english)| (keep(chinese), keep(english)));
    // What was learnt before is the same.
    let _ = WORDS.set(words.collect());
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    /// The sources of the page, with their names.
    fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(folder)
            .expect("the folder is there")
            .flatten()
        {
            let path = entry.path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                let text = std::fs::read_to_string(&path).expect("a source is text");
                let text = text.split("#[cfg(test)]").next().unwrap_or_default();
                found.push((path.display().to_string(), text.to_string()));
            }
        }
    }

    fn all_sources() -> Vec<(String, String)> {
        let mut found = Vec::new();
        let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
        sources(&app, &mut found);
        found.retain(|(name, _)| !name.ends_with("text.rs") && !name.ends_with("sample.rs"));
        found
    }

    /// The string literals after `tr(` and `fill(`, and in lists.
    fn used(text: &str) -> Vec<String> {
        let mut used = Vec::new();
        for call in ["tr(", "fill(", ": &str ="] {
            for (at, _) in text.match_indices(call) {
                let rest = text[at + call.len()..].trim_start();
                if let Some(literal) = rest.strip_prefix('"') {
                    let end = literal.find('"').expect("a string ends");
                    used.push(literal[..end].replace("\\n", "\n"));
                }
            }
        }
        // Lists of words, which are told where they are shown.
        for (at, _) in text
            .match_indices("&str); ")
            .chain(text.match_indices("[&str; "))
        {
            let list = text[at..].split("];").next().unwrap_or_default();
            let literals = list.split('"').skip(1).step_by(2);
            used.extend(literals.map(str::to_string));
        }
        used.retain(|words| words.contains(|c: char| c >= '\u{3000}'));
        used
    }

    const ENGLISH_TXT: &str = include_str!("../../static/english.txt");

    fn words_of_file() -> &'static Vec<(&'static str, &'static str)> {
        learn(ENGLISH_TXT);
        WORDS.get().expect("learnt")
    }

    /// What the engine calls rules, cells, stages and further places.
    fn given() -> Vec<String> {
        use hegao::form::{FormId, Table};
        let mut given: Vec<&str> = [Table::Two, Table::Three, Table::Four]
            .map(Table::name)
            .to_vec();
        for rule in hegao::rules::all() {
            given.extend([rule.name, rule.family.name()]);
        }
        for id in [FormId::Trial2019, FormId::Form2021] {
            let form = id.form();
            let mut view = crate::api::View::from(&hegao::check("", &hegao::Config::default()));
            view.form = id;
            let flow = crate::app::flow::Flow::of(&view);
            given.extend(
                flow.sources
                    .iter()
                    .chain(&flow.outcomes)
                    .map(|node| node.label),
            );
            given.extend(&form.sections[1..4]);
            use hegao::form::layout::{table2, table3, table4};
            for layout in [table2(form), table3(form, true), table4(form)] {
                let slots = layout.heads.into_iter().chain(layout.body).flatten();
                let labels = slots.map(|slot| slot.label);
                given.extend(labels.filter(|label| !label.is_empty()));
            }
            for cell in form.cells() {
                given.extend([form.row_label(cell), form.column_of(cell).label]);
            }
        }
        let places = [
            "正文所写",
            "表中数据",
            "第一次出现",
            "本年数量",
            "数量",
            "总数",
            "分项",
            "发布数量",
            "别处所写",
            "结转下年度",
            "与之矛盾的数字",
            "其后的报告事项",
            "后一个句号",
        ];
        given.extend(places);
        given.into_iter().map(str::to_string).collect()
    }

    /// What engine and readers say about a text or a file besides findings.
    fn spoken() -> Vec<String> {
        use hegao::form::FormId;
        use hegao::ingest::{Kind, Place, Unreadable};
        use hegao::rules::example::MODEL;
        use hegao::{Config, check};
        let mut spoken: Vec<String> = [
            Unreadable::Empty,
            Unreadable::Unknown,
            Unreadable::Picture,
            Unreadable::OtherArchive,
            Unreadable::TooLarge,
            Unreadable::Bomb,
            Unreadable::ArchiveInside,
            Unreadable::NothingInside,
        ]
        .map(|why| why.why())
        .to_vec();
        let kinds = [
            Kind::Text,
            Kind::Html,
            Kind::Mhtml,
            Kind::Docx,
            Kind::Doc,
            Kind::Xlsx,
            Kind::Xls,
            Kind::Odt,
            Kind::Rtf,
            Kind::Pdf,
            Kind::Ofd,
            Kind::Zip,
            Kind::Slides,
            Kind::Works,
            Kind::Ole,
        ];
        for kind in kinds {
            let whys = [
                Unreadable::Unsupported(kind),
                Unreadable::Locked(kind),
                Unreadable::Damaged(kind),
                Unreadable::Scanned(kind),
                Unreadable::Garbled(kind),
                Unreadable::TooComplex(kind),
            ];
            spoken.extend(whys.map(|why| why.why()));
        }
        for (page, sheet, paragraph, cell) in [
            (Some(3), None, Some(1), None),
            (Some(3), None, None, Some((1, 2, 3))),
            (None, Some("Sheet1".to_string()), None, Some((1, 2, 3))),
        ] {
            let place = Place {
                page,
                sheet,
                paragraph,
                cell,
            };
            spoken.push(place.to_string());
        }
        let notes = [
            "文中有修订痕迹，已按全部接受修订来读。",
            "文中有隐藏文字，没有检查。",
            "文中有脚注或尾注，没有检查。",
            "有隐藏的工作表，没有检查。",
            "第2页是图片，其中的文字没有读出。",
        ];
        spoken.extend(notes.map(str::to_string));
        for form in [FormId::Trial2019, FormId::Form2021].map(Some) {
            let config = Config {
                form,
                ..Config::default()
            };
            let view = crate::api::View::from(&check(MODEL, &config));
            spoken.extend(view.sums.iter().map(|sum| sum.name.clone()));
        }
        let rules = hegao::rules::all().flat_map(|rule| rule.wrong);
        let both = ("函〔2021〕30号", "函[2021]第30号");
        let changes = rules.map(|change| (change.from, change.to)).chain([both]);
        for (from, to) in changes {
            let found = check(&MODEL.replace(from, to), &Config::default());
            let fixes = found.findings.into_iter().filter_map(|finding| finding.fix);
            spoken.extend(fixes.map(|fix| fix.label));
        }
        spoken
    }

    #[test]
    fn what_engine_and_readers_say_is_told_in_english() {
        let words = words_of_file();
        let spoken = spoken();
        for chinese in &spoken {
            let english = said(words, chinese);
            // Words of the report are quoted.
            let own = english.split(['“', '”']).step_by(2).collect::<String>();
            let foreign = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
            assert!(!own.contains(foreign), "{chinese}: {english}");
        }
        for (pattern, english) in words.iter().filter(|(pattern, _)| pattern.contains('*')) {
            let parts = |text: &str| text.matches('*').count();
            assert_eq!(parts(pattern), parts(english), "{english}");
            let like = |text: &&String| super::parts(pattern, text).is_some();
            let rest = ["表1，第2行，第3列", "第3页", "第1段"].map(String::from);
            assert!(
                spoken.iter().chain(&rest).any(|text| like(&text)),
                "not used: {pattern}"
            );
        }
    }

    #[test]
    fn a_pattern_fits_words_of_its_like_only() {
        assert_eq!(parts("改为“*”", "改为“甲”"), Some(vec!["甲"]));
        assert_eq!(parts("*，*", "甲，乙，丙"), Some(vec!["甲", "乙，丙"]));
        assert_eq!(parts("改为“*”", "改为“””"), Some(vec!["”"]));
        assert_eq!(parts("*。", "甲。乙"), None);
        assert_eq!(parts("甲", "甲"), Some(vec![]));
        assert_eq!(parts("甲", "甲乙"), None);
    }

    #[test]
    fn every_line_of_the_words_is_a_pair_and_stands_once() {
        let words = words_of_file();
        assert_eq!(words.len(), ENGLISH_TXT.lines().count());
        for (at, (chinese, english)) in words.iter().enumerate() {
            assert!(!chinese.is_empty() && !english.is_empty());
            assert!(
                words[..at].iter().all(|(other, _)| other != chinese),
                "{chinese}"
            );
        }
    }

    #[test]
    fn all_words_that_are_used_have_english_and_no_others() {
        let words = words_of_file();
        let known: Vec<&str> = words.iter().map(|(chinese, _)| *chinese).collect();
        let mut all = given();
        let missing = all.iter().filter(|words| !known.contains(&words.as_str()));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&String>::new());
        for (name, text) in all_sources() {
            for words in used(&text) {
                assert!(known.contains(&words.as_str()), "{name}: {words:?}");
                all.push(words);
            }
        }
        let spoken = spoken().concat();
        for words in known.into_iter().filter(|words| !words.contains('*')) {
            let is_used = all.iter().any(|used| used == words) || spoken.contains(words);
            assert!(is_used, "not used: {words:?}");
        }
    }

    #[test]
    fn english_has_the_same_parts() {
        for (chinese, english) in words_of_file() {
            for part in ["{0}", "{1}", "{2}", "{3}", "{4}"] {
                assert_eq!(chinese.contains(part), english.contains(part), "{english}");
            }
        }
    }

    #[test]
    fn parts_are_filled_in() {
        assert_eq!(fill("第{1}行共{0}处", &[&3, &"七"]), "第七行共3处");
    }
}
