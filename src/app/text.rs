//! The words of the page itself: Chinese where they are used, English here. Findings stay Chinese,
//! since they quote a Chinese report.

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

/// Has something made in Chinese, whatever the language of the page.
pub fn chinese<T>(make: impl FnOnce() -> T) -> T {
    let english = ENGLISH.swap(false, Ordering::Relaxed);
    let made = make();
    ENGLISH.store(english, Ordering::Relaxed);
    made
}

/// Words of the page in the present language. What has no English stays Chinese; a test finds it.
pub fn tr(chinese: &'static str) -> &'static str {
    if !ENGLISH.load(Ordering::Relaxed) {
        return chinese;
    }
    WORDS
        .iter()
        .find(|(words, _)| *words == chinese)
        .map_or(chinese, |(_, english)| english)
}

/// Words with figures in them: `{0}` is the first, `{1}` the second.
pub fn fill(chinese: &'static str, parts: &[&dyn ToString]) -> String {
    let mut words = tr(chinese).to_string();
    for (at, part) in parts.iter().enumerate() {
        words = words.replace(&format!("{{{at}}}"), &part.to_string());
    }
    words
}

/// Each piece of Chinese with its English.
const WORDS: &[(&str, &str)] = &[
    ("。", "."),
    ("松开鼠标，打开文件", "Drop the files to open them"),
    (
        "申请的来源和去向",
        "Where the applications came from and what became of them",
    ),
    ("另见", "See also"),
    ("文件：", "File: "),
    ("粘贴的内容", "What was pasted"),
    ("处理", "What to do"),
    ("依据", "Basis"),
    ("{0}（第{1}行）", "{0} (line {1})"),
    ("修改", "Edit"),
    ("规则说明", "About this rule"),
    ("不再忽略", "No longer ignore"),
    ("忽略", "Ignore"),
    ("忽略的理由", "Reason for ignoring"),
    ("理由（错误必须写明理由）", "Reason (an error needs one)"),
    ("理由（可不写）", "Reason (optional)"),
    ("确定", "OK"),
    ("空白", "blank"),
    ("未能读出", "not read"),
    ("收起", "Fold"),
    (
        "这一格不在勾稽关系之中。",
        "This cell is in no equation of the form.",
    ),
    ("等于", "equals"),
    ("不等于", "does not equal"),
    ("不能比较", "cannot be compared"),
    ("差{0}", "difference {0}"),
    ("空", "blank"),
    ("未读出", "not read"),
    ("关闭", "Off"),
    ("关闭窗口", "Close"),
    (
        "三张表已复制，可以粘贴到Word、WPS或网站后台。",
        "The three tables are copied; paste them into Word, WPS or a website's editor.",
    ),
    (
        "浏览器不允许复制；请在报告一栏选中表格，按Ctrl+C。",
        "The browser does not allow copying; select a table of the report and press Ctrl+C.",
    ),
    ("带走", "Take away"),
    ("校核意见单", "Opinion sheet"),
    ("打印校核意见单", "Print the opinion sheet"),
    ("申请去向图", "Flow of applications"),
    ("复制三张表", "Copy the tables"),
    (
        "复制成表格，粘贴到Word、WPS或网站后台",
        "Copy them as tables, to be pasted into Word, WPS or a website's editor",
    ),
    ("改后文字", "Text"),
    ("下载现在的文字", "Download the text as it is now"),
    ("全部结果", "All results"),
    ("结果", "Results"),
    (
        "问题清单，可用Excel、WPS打开",
        "List of findings for Excel or WPS",
    ),
    ("检查结果，供程序读取", "Results for programs"),
    ("每份报告一行，供程序读取", "A report a line, for programs"),
    ("供编辑器和平台读取", "For editors and platforms"),
    ("共{0}处", "{0} in all"),
    ("{0}/{1}处", "{0} of {1}"),
    ("发现的问题", "Findings"),
    ("问题", "Findings"),
    ("没有待处理的问题。", "Nothing is left to do."),
    ("没有符合筛选条件的问题。", "No finding matches the filter."),
    (
        "还有{0}处未列出；统计和导出包含全部。",
        "{0} more are not listed; counts and exports hold all.",
    ),
    ("再列一些", "List more"),
    ("已忽略", "Ignored"),
    ("按严重程度", "By severity"),
    ("按章节", "By section"),
    ("按位置", "By place"),
    ("排列", "Order"),
    ("级别", "Severity"),
    ("全部级别", "All severities"),
    ("类别", "Family"),
    ("全部类别", "All families"),
    ("搜索问题", "Search the findings"),
    ("搜索", "Search"),
    ("第{0}行", "Line {0}"),
    ("全文", "Whole text"),
    ("已忽略：", "Ignored: "),
    ("未写理由", "no reason given"),
    ("核稿", "Hegao"),
    (
        "政府信息公开工作年度报告校核",
        "checks annual reports on government-information disclosure",
    ),
    ("打开文件", "Open files"),
    ("试用示例", "Try a sample"),
    ("恢复刚移除的报告", "Bring back the removed report"),
    ("设置", "Settings"),
    ("帮助", "Help"),
    ("刷新后保留文字", "Keep the text over a reload"),
    (
        "检查全在本机进行，文字不会离开这台电脑。",
        "All is checked on this computer; the text does not leave it.",
    ),
    ("如何确认", "How to make sure"),
    (
        "打开本页后断开网络，检查照常进行。",
        "Disconnect from the network after opening this page: checking goes on.",
    ),
    (
        "按F12打开开发者工具的“网络”一栏，再粘贴报告：不会出现新的请求。",
        "Press F12, open “Network” and paste a report: no request appears.",
    ),
    (
        "“刷新后保留文字”只把文字存在本机浏览器里；公用电脑请取消勾选，已存的文字随即清除。",
        "“Keep the text over a reload” keeps it in this browser only; clear the box on a shared computer, and what was kept is gone at once.",
    ),
    ("知道了", "OK"),
    ("下一处问题", "Next finding"),
    ("上一处问题", "Finding before"),
    (
        "展开问题；在段落和表格里开始修改",
        "Open a finding; edit a paragraph or a cell",
    ),
    ("收起；放弃这次修改", "Fold; give up an edit"),
    ("修改表格时，到下一格", "In a table: to the next cell"),
    ("撤销", "Undo"),
    ("重做", "Redo"),
    ("打开本帮助", "Open this help"),
    ("键盘", "Keyboard"),
    ("怎样校核一份报告", "How to check a report"),
    (
        "全选、复制报告全文（连同三张表），粘贴到文本框；也可以打开或拖入文件。",
        "Select all of the report with its three tables, copy it and paste it into the box; or open or drop a file.",
    ),
    (
        "点一处问题，看原文、算式、依据和处理办法；数字请对照台账核实后再改。",
        "Click a finding for its words, its sum, its basis and what to do; compare figures with the records before you change them.",
    ),
    (
        "不改数字的格式问题可以一次改好，改错了可以撤销。",
        "Faults of form that change no figure can be mended all at once, and undone.",
    ),
    (
        "核实无误的问题可以忽略并写明理由，理由会写进校核意见单。",
        "What is right after all can be ignored with a reason, which goes into the opinion sheet.",
    ),
    (
        "打印校核意见单，或者带走改后的文字和表格。",
        "Print the opinion sheet, or take the mended text and tables away.",
    ),
    ("规则手册", "Rule manual"),
    (
        "修改这一段，按Esc放弃，按Ctrl和Enter完成",
        "Edit this paragraph; Esc gives up, Ctrl and Enter finish",
    ),
    ("打印", "Print"),
    ("返回", "Back"),
    ("报告", "Report"),
    (
        "双击一段或一格即可修改",
        "Double-click a paragraph or a cell to edit it",
    ),
    (
        "；虚线格的斜体数由勾稽关系推定",
        "; figures in italics in dashed cells follow from the equations",
    ),
    (
        "文字过长，这里只显示表格；正文请看“原文”。",
        "The text is very long; only its tables are shown here, its words under “Text”.",
    ),
    ("筛选报告", "Filter the reports"),
    ("按机关、年度、文件、结论筛选", "By organ, year, file or verdict"),
    ("问题重的在前", "Worst first"),
    (
        "{0}份：有错误{1}，只有提醒{2}，无问题{3}，未能读出{4}",
        "{0} reports: with errors {1}, with warnings only {2}, nothing found {3}, not read {4}",
    ),
    ("＋再贴一份", "+ Paste another"),
    ("待粘贴", "to be pasted"),
    ("未读出机关名称", "organ not read"),
    ("未能检查", "not checked"),
    ("未检查", "not checked"),
    ("检查中", "checking"),
    ("未读出年度", "year not read"),
    ("{0}年度", "{0}"),
    ("移除{0}", "Remove {0}"),
    ("移除这份报告", "Remove this report"),
    ("错误", "Error"),
    ("提醒", "Warning"),
    ("提示", "Hint"),
    ("未发现问题", "nothing found"),
    ("跟随系统", "As the system"),
    ("浅色", "Light"),
    ("深色", "Dark"),
    ("颜色", "Colours"),
    ("用单个字母作快捷键", "Single letters as keys"),
    (
        "刷新后保留文字和设置",
        "Keep text and settings over a reload",
    ),
    ("规则", "Rules"),
    (
        "可以关闭规则或者改变级别；改动立即生效。",
        "Turn rules off or change their severity; this takes effect at once.",
    ),
    ("全部恢复原样", "Put all back"),
    ("搜索规则", "Search the rules"),
    ("导入", "Import"),
    ("导出", "Export"),
    (
        "读入命令行也能用的TOML文件",
        "Take a TOML file such as the command line takes",
    ),
    (
        "存成命令行也能用的TOML文件",
        "Save a TOML file such as the command line takes",
    ),
    (
        "这个文件里没有规则的设置。",
        "This file sets no rules.",
    ),
    ("报告原文", "Text of the report"),
    ("原文", "Text"),
    ("展开", "Unfold"),
    ("报告全文", "The whole report"),
    (
        "在此粘贴年度报告全文，连同三张表格。\n从网页、Word、WPS或PDF里全选、复制、粘贴即可，不必整理格式；检查随即开始。",
        "Paste the whole annual report here, with its three tables.\nSelect all, copy and paste from a web page, Word, WPS or PDF; checking begins at once.",
    ),
    (
        "粘贴一份年度报告即可开始；也可以拖入或打开Word、WPS、PDF、OFD、网页、表格等文件，或先试用示例。",
        "Paste an annual report to begin; or drop or open a file (Word, WPS, PDF, OFD, web page, workbook …), or try the sample.",
    ),
    ("检查已停止。", "Checking has stopped."),
    ("正在检查……", "Checking…"),
    ("结论", "Verdict"),
    ("另有{0}处已忽略。", "Ignored besides: {0}."),
    ("除已忽略的{0}处外，{1}", "{0} ignored; besides: {1}"),
    ("重试", "Try again"),
    ("检查进度", "Progress"),
    ("已检查{0}/{1}份", "{0} of {1} checked"),
    ("停止", "Stop"),
    ("继续检查", "Go on"),
    ("撤销（Ctrl+Z）", "Undo (Ctrl+Z)"),
    ("重做（Ctrl+Y）", "Redo (Ctrl+Y)"),
    ("修正全部{0}处格式问题", "Mend all faults of form ({0})"),
    ("；{0}项未能完全检查", "; not wholly checked: {0}"),
    ("：有", ": "),
    ("：未能读出", ": not read"),
    ("：空白", ": blank"),
    ("（由勾稽关系推定）", " (follows from the equations)"),
    (
        "检查程序在这段文字上出了故障，文字已保留；可修改后再试，或点“重试”。",
        "The checker broke down on this text, which is kept; change it, or try again.",
    ),
    (
        "检查超过10秒未完成，已停止，文字已保留；可删去与年度报告无关的内容后再试。",
        "The check took more than 10 seconds and was stopped; the text is kept. Remove what does not belong to the report.",
    ),
    (
        "导出失败，浏览器不允许保存文件。",
        "Nothing could be saved; the browser does not allow it.",
    ),
    (
        "读取失败，请确认文件没有被移动或删除，再打开一次。",
        "The file could not be read; make sure that it was not moved or deleted, and open it again.",
    ),
    (
        "文件超过64 MB，不像是年度报告；请只选报告本身。",
        "The file is larger than 64 MB and hardly an annual report; choose the report alone.",
    ),
    (
        "读取文件的程序没有加载成功，请检查网络后再试。",
        "What reads files could not be loaded; check the network and try again.",
    ),
    (
        "10秒内没有读完，已停止；请在原软件中另存后再试，或全选复制后粘贴。",
        "Not read within 10 seconds, so given up; save it anew in its own program, or copy all and paste it.",
    ),
    ("已取消读取。", "Cancelled."),
    (
        "文件读取出错，可能已损坏；请在原软件中另存后再试，或全选复制后粘贴。",
        "Reading failed, the file may be damaged; save it anew in its own program, or copy all and paste it.",
    ),
    ("取消", "Cancel"),
    ("正在读取“{0}”……", "Reading “{0}”…"),
    (
        "不是纯文本文件；请在原软件中打开，全选、复制，再粘贴到文本框。",
        "No plain text; open it in its own program, select all, copy, and paste it into the box.",
    ),
    (
        "浏览器的存储空间已满，这份文字只在本页打开期间保留，请勿刷新或关闭。",
        "The browser's storage is full: this text is kept only while the page is open. Do not reload or close it.",
    ),
    (
        "这个浏览器不允许网页保存内容；文字只在本页打开期间保留，离开前请下载“改后文字”。",
        "This browser lets no page keep anything: the text is there only while the page is open. Take “Text” away before you leave.",
    ),
    (
        "“{0}”在另一个标签页里改过，和这里的不同。",
        "“{0}” was changed in another tab and is not the same here.",
    ),
    (
        "从第{0}行起像是另一份报告；两份合在一起查会多报问题。",
        "Another report seems to begin in line {0}; checked as one, the two give findings that they have not.",
    ),
    ("分成两份", "Make two of it"),
    ("改用那边的", "Take the other"),
    ("保留这里的，两份都存", "Keep this one and both"),
    (
        "“{0}”不是数字，这一格没有改动；要写别的内容，请在原文中修改。",
        "“{0}” is no figure, so the cell is as it was; to write anything else, edit the text.",
    ),
    (
        "填入“{0}”会使别的格读错，这一格没有改动；请在原文中修改。",
        "With “{0}” here other cells would be misread, so the cell is as it was; edit the text instead.",
    ),
    (
        "一格里只能是数字，或者空着",
        "A cell holds a figure or nothing",
    ),
    ("正文之前", "Before the first section"),
    (
        "这一格未能读出，不能在表格中修改；请在原文中补上。",
        "This cell was not read and cannot be edited in the table; add it in the text.",
    ),
    (
        "这一格的空白在原文中没有单独的位置，不能在表格中填写；请在原文中补上。",
        "This blank cell has no place of its own in the text and cannot be filled in the table; add it in the text.",
    ),
    (
        "暂不宜发布：{0}处错误须改正，{1}处提醒须核对。",
        "Not fit to be published: errors to correct: {0}; warnings to look into: {1}.",
    ),
    (
        "暂不宜发布：{0}处错误须改正。",
        "Not fit to be published: errors to correct: {0}.",
    ),
    (
        "未发现确定的错误，{0}处提醒须核对后再发布。",
        "No certain error; look into the warnings ({0}) before publishing.",
    ),
    (
        "已读到的内容未发现问题，但有内容未能读出，尚不能下结论。",
        "Nothing wrong in what was read, but not all could be read: no verdict yet.",
    ),
    (
        "未发现错误和提醒，可以发布；另有{0}条提示。",
        "No error and no warning: fit to be published. Hints: {0}.",
    ),
    (
        "未发现问题，可以发布。",
        "Nothing found: fit to be published.",
    ),
    (
        "没有找到年度报告的章节和表格，请确认粘贴的是报告全文。",
        "Neither sections nor tables of an annual report were found; make sure that the whole report was pasted.",
    ),
    (
        "（另有{0}项本报告不涉及）",
        " (not applicable to this report: {0})",
    ),
    (
        "检查了{0}/{1}项规则{2}，读到{3}/{4}格",
        "Rules checked: {0} of {1}{2}; cells read: {3} of {4}",
    ),
    ("规则{0}{1}", "Rule {0} {1}"),
    ("试行格式（{0}）", "Trial form ({0})"),
    ("现行格式（{0}）", "Current form ({0})"),
];

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

    #[test]
    fn all_words_that_are_used_have_english_and_no_others() {
        let known: Vec<&str> = WORDS.iter().map(|(chinese, _)| *chinese).collect();
        let mut all = Vec::new();
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
        for (chinese, english) in WORDS {
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
