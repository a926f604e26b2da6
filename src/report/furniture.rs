//! What a web page puts around a report: breadcrumbs, metadata, buttons.

use std::sync::LazyLock;

use crate::document::WordList;

/// Words with which a line or a word of page furniture begins.
const BEGINNINGS: &[&str] = &[
    "当前位置",
    "当前页面",
    "您现在的位置",
    "您所在的位置",
    "您的位置",
    "你的位置",
    "首页",
    "索引号",
    "信息索引号",
    "发布机构",
    "公开机构",
    "发文机关",
    "发布日期",
    "发布时间",
    "成文日期",
    "公开日期",
    "生成日期",
    "来源:",
    "信息来源",
    "文章来源",
    "稿件来源",
    "时间:",
    "日期:",
    "作者:",
    "编辑:",
    "责任编辑",
    "浏览次数",
    "阅读次数",
    "浏览量",
    "点击数",
    "字体",
    "字号",
    "【字体",
    "[字体",
    "【打印",
    "[打印",
    "打印",
    "关闭",
    "【关闭",
    "分享到",
    "分享:",
    "微信",
    "微博",
    "QQ空间",
    "全真版",
    "文字版",
    "文件下载",
    "附件下载",
    "下载附件",
    "附件:",
    "相关链接",
    "相关附件",
    "-->",
    "<!--",
    "栏目:",
    "文号:",
    "主题分类",
    "体裁分类",
    "信息分类",
    "分类:",
    "标题:",
    "名称:",
    "信息名称",
    "有效性",
    "文件状态",
    "文件已失效",
    "内容概述",
    "原文链接",
    "本地目录",
    "页面链接",
    "无障碍浏览",
    "长者专版",
    "扫一扫",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "返回顶部",
    "设为首页",
    "加入收藏",
    "收藏",
    "朗读",
    "语音播报",
    "大中小",
    "[大",
    "【大",
    "大|中|小",
    "版权所有",
    "主办单位",
    "承办单位",
    "网站地图",
    "联系我们",
    "ICP备",
];

/// Whether a folded text without inner white space is a piece of page furniture.
pub fn is_word(word: &str) -> bool {
    static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::of(BEGINNINGS));
    WORDS.begins(word)
        || matches!(
            word,
            ">" | ">>" | "|" | "·" | "•" | "大" | "中" | "小" | "]" | "】" | "A+" | "A-" | "A"
        )
        || is_stamp(word)
        || word.chars().all(|c| c == '=')
}

/// Whether a folded line is page furniture: short, no sentence.
pub fn is_line(line: &str) -> bool {
    if line.chars().count() > 160 || line.contains('。') {
        return false;
    }
    let line = line.trim_start_matches(['•', '·', '>', '|', '-']);
    line.is_empty() || is_word(line) || is_divider(line)
}

/// `====正文====`: all that stands before it is metadata.
pub fn is_divider(line: &str) -> bool {
    line.contains("===") && line.trim_matches('=').chars().count() <= 4
}

/// A date or time of publication without 年 and 月: 2025-01-20, 15:22.
fn is_stamp(word: &str) -> bool {
    word.bytes()
        .all(|byte| byte.is_ascii_digit() || b"-:/.".contains(&byte))
        && word.contains(|c: char| c.is_ascii_digit())
        && word.contains(['-', ':', '/'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_told_from_prose() {
        for line in [
            "当前位置:首页>政务公开",
            "发布时间:2025-01-20",
            "2025-01-20",
            "========正文========",
            "【字体:大中小】",
        ] {
            assert!(is_line(line), "{line}");
        }
        for line in [
            "时间紧、任务重,我局统筹推进。",
            "根据《条例》,编制本报告。",
            "无",
            "2025年1月15日",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
