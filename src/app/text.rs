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
pub fn known(chinese: &str) -> Option<&'static str> {
    let words = WORDS.get().filter(|_| ENGLISH.load(Ordering::Relaxed))?;
    let found = words.iter().find(|(words, _)| *words == chinese);
    found.map(|(_, english)| *english)
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
/// Chinese and English parted by a tab, with `\n` for a line end.
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

    /// The string literals after `tr(` and `fill(`.
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
        used.retain(|words| !words.is_ascii());
        used
    }

    const ENGLISH_TXT: &str = include_str!("../../static/english.txt");

    fn words() -> &'static Vec<(&'static str, &'static str)> {
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

    #[test]
    fn every_line_of_the_words_is_a_pair_and_stands_once() {
        let words = words();
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
        let words = words();
        let known: Vec<&str> = words.iter().map(|(chinese, _)| *chinese).collect();
        let mut all = given();
        for words in &all {
            assert!(known.contains(&words.as_str()), "{words:?}");
        }
        for (name, text) in all_sources() {
            for words in used(&text) {
                assert!(known.contains(&words.as_str()), "{name}: {words:?}");
                all.push(words);
            }
        }
        for words in known {
            assert!(all.iter().any(|used| used == words), "not used: {words:?}");
        }
    }

    #[test]
    fn english_has_the_same_parts() {
        for (chinese, english) in words() {
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
