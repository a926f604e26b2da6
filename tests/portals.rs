//! The article of a portal's page is found among what the portal puts around it. The pages are made up
//! of a right report in the dresses of portals' systems, so nothing else may be read of them.

#![allow(clippy::expect_used, reason = "a test that cannot go on must fail")]

use std::fs;

use encoding_rs::GB18030;
use hegao::ingest::{self, Source};
use hegao::{Checked, Config, check};

const REPORTS: [&str; 2] = ["001", "002"];

/// Titles of links; a portal speaks of the matter on every page.
const COLUMNS: [&str; 8] = [
    "首页",
    "机构概况",
    "政府信息公开",
    "政府信息公开指南",
    "政府信息公开制度",
    "政府信息公开年报",
    "依申请公开",
    "互动交流",
];

const INFO: &str = r#"<div class="info"><span>发布时间：2025-01-21 09:30</span><span>浏览次数：<script>document.write(128)</script></span>
<span>字号：[ <a href="javascript:zoom(16)">大</a> <a>中</a> <a>小</a> ]</span><a href="javascript:print()">打印本页</a></div>"#;

const FOOT: &str = "<p>主办单位：澄湖县人民政府办公室 承办：澄湖县大数据中心</p><p>地址：澄湖县府前路1号 \
邮编：350000</p><p>网站标识码：3500000001 备案号：05000000号</p><p><a>网站地图</a> | <a>联系我们</a></p>";

fn links(before: &str, after: &str) -> String {
    let link = |name: &&str| format!("{before}<a href=\"/c\" title=\"{name}\">{name}</a>{after}");
    COLUMNS.iter().map(link).collect()
}

/// Other reports of the same organ.
fn related(before: &str, after: &str) -> String {
    let years = 2018..2024;
    let link = |year| {
        format!(
            "{before}<span>{year}-01-20</span><a>澄湖县水务局{year}年度政府信息公开工作年度报告</a>{after}"
        )
    };
    years.map(link).collect()
}

fn page(title: &str, meta: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\"><html><head>\
        <meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"/>{meta}<title>{title}</title>\
        <style>a{{color:red}}</style><script>var a = \"<p>甲</p>\";</script></head><body>{body}</body></html>"
    )
}

/// A report's page in the dress of a portal, by the dress's name.
fn dresses(title: &str, article: &str) -> Vec<(&'static str, String)> {
    let list = format!("<ul>{}</ul>", links("<li>", "</li>"));
    let others = format!("<h3>相关信息</h3><ul>{}</ul>", related("<li>", "</li>"));
    let way = |class: &str| {
        format!("<div class=\"{class}\">当前位置：<a>首页</a> &gt; <a>政府信息公开</a></div>")
    };
    let share = "<div class=\"bdsharebuttonbox\">分享到：<a></a></div><p><a>【打印】</a><a>【关闭】</a></p>";
    let plain = |body: String| page(title, "", &body);
    let rows = format!("<table>{}</table>", related("<tr><td>", "</td></tr>"));
    vec![
        (
            "TRS_Editor",
            page(
                &format!("{title}_澄湖县人民政府"),
                &format!(
                    "<meta name=\"ArticleTitle\" content=\"{title}\"><meta name=\"ColumnName\" content=\"政府信息公开年报\">"
                ),
                &format!(
                    "<div class=\"header\">{list}</div>{}<h1>{title}</h1>{INFO}<div class=TRS_Editor>\
                    <style>.TRS_Editor P{{margin:0}}</style><div class=\"Custom_UnionStyle\">{article}</div></div>\
                    {share}<div class=\"xgxx\">{others}</div><div class=\"footer\">{FOOT}</div>",
                    way("location")
                ),
            ),
        ),
        (
            "Custom_UnionStyle",
            page(
                &format!("{title}-澄湖县人民政府门户网站"),
                "",
                &format!(
                    "<div id=\"top\">{list}</div>{}<h2>{title}</h2>{INFO}<div class=\"view\">\
                    <div class=\"Custom_UnionStyle\">{article}</div></div>{others}<div class=\"foot\">{FOOT}</div>",
                    way("dqwz")
                ),
            ),
        ),
        (
            "zoom",
            plain(format!(
                "<table><tr><td>{list}</td></tr></table><table><tr><td>{}</td></tr><tr><td><b>{title}</b></td></tr>\
                <tr><td>{INFO}</td></tr><tr><td><div id=\"zoom\">{article}</div></td></tr></table>\
                <table><tr><td>{FOOT}</td></tr></table>",
                way("a")
            )),
        ),
        (
            "UCAP-CONTENT",
            plain(format!(
                "<div>{list}</div>{}<h1>{title}</h1>{INFO}<div class=\"pages_content\" id=\"UCAP-CONTENT\">{article}</div>\
                <div class=\"related\">{others}</div><div>{FOOT}</div>",
                way("b")
            )),
        ),
        (
            "article",
            plain(format!(
                "<header><nav>{list}</nav></header><main><article>{article}</article><aside>{others}</aside></main>\
                <footer>{FOOT}</footer>"
            )),
        ),
        (
            "two pieces",
            plain(match article.find("<table") {
                Some(at) => format!(
                    "{list}<div class=TRS_Editor>{}</div><div class=TRS_Editor>{}</div>{others}<div class=\"footer\">{FOOT}</div>",
                    &article[..at],
                    &article[at..]
                ),
                None => article.to_string(),
            }),
        ),
        (
            "hidden copies",
            plain(format!(
                "{list}<div class=\"TRS_Editor\">{article}</div>\
                <div style=\"display: none\"><div class=\"TRS_Editor\">{article}</div></div>\
                <div style=\"display:none\"><div class=\"TRS_Editor\">{article}</div></div>{others}"
            )),
        ),
        (
            "shown by a script",
            plain(format!(
                "{list}<div id=\"zoom\" style=\"display:none\">{article}</div>{others}"
            )),
        ),
        (
            "no name",
            plain(format!(
                "<div>{list}</div><div><div>{article}</div></div><div class=\"footer\">{FOOT}</div>"
            )),
        ),
        (
            "no name, hidden copies",
            plain(format!(
                "<div>{list}</div><div>{article}</div><div style=\"display:none\">{article}</div>\
                <div style=\"display:none\">{article}</div>"
            )),
        ),
        (
            "no name, others beside",
            plain(format!(
                "<div>{list}</div><div><div><h3>信息公开目录</h3>{list}</div><div><h3>{title}</h3>{INFO}{article}{share}\
                <div>上一篇：<a>澄湖县水务局2023年度报告</a></div>{others}</div></div><div>{FOOT}</div>"
            )),
        ),
        (
            "layout tables",
            plain(format!(
                "<table width=\"1000\"><tr><td colspan=\"2\"><table><tr>{}</tr></table></td></tr><tr>\
                <td width=\"200\"><table><tr><td>信息公开目录</td></tr>{}</table></td><td><table><tr><td>{}</td></tr>\
                <tr><td align=\"center\"><strong>{title}</strong></td></tr><tr><td>{INFO}</td></tr><tr><td>{article}</td></tr>\
                <tr><td>{share}</td></tr><tr><td>{rows}</td></tr></table></td></tr><tr><td colspan=\"2\">{FOOT}</td></tr></table>",
                links("<td>", "</td>"),
                links("<tr><td>", "</td></tr>"),
                way("c")
            )),
        ),
    ]
}

/// A made-up report: the title and the body of its page, and what its text gives.
fn report(name: &str) -> (String, String, Checked) {
    let read =
        |end: &str| fs::read_to_string(format!("tests/files/made/{name}{end}")).expect("a file");
    let (html, text) = (read(".html"), read(".txt"));
    let body = html.split("<body>").nth(1).expect("a body");
    let body = body.split("</body>").next().unwrap_or_default();
    let checked = check(&text, &Config::default());
    (
        checked.title.clone().expect("a title"),
        body.to_string(),
        checked,
    )
}

fn read(bytes: &[u8]) -> Source {
    ingest::open(bytes)
        .remove(0)
        .source
        .expect("the page is read")
}

/// What is wrong with what was read of a page.
fn complaint(wanted: &Checked, source: &Source) -> Option<String> {
    let found = check(&source.text, &Config::default());
    let front = |checked: &Checked| {
        let sections = checked.sections.len();
        (
            checked.title.clone(),
            checked.agency.clone(),
            checked.year,
            sections,
        )
    };
    let errors = |checked: &Checked| checked.counts.error;
    if front(&found) != front(wanted) {
        return Some(format!("{:?}, must be {:?}", front(&found), front(wanted)));
    }
    if found.cells != wanted.cells {
        return Some("other cells".to_string());
    }
    (errors(&found) > 0).then(|| format!("errors on a right report: {:?}", found.findings))
}

#[test]
fn the_article_is_found_in_every_dress_in_utf_8_and_gbk() {
    let mut complaints = Vec::new();
    for name in REPORTS {
        let (title, article, wanted) = report(name);
        for (dress, page) in dresses(&title, &article) {
            let gbk = page.replace("charset=utf-8", "charset=gb2312");
            for bytes in [page.into_bytes(), GB18030.encode(&gbk).0.into_owned()] {
                let source = read(&bytes);
                complaints.extend(
                    complaint(&wanted, &source).map(|why| format!("{name} {dress}: {why}")),
                );
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn of_an_article_with_a_name_nothing_else_is_read() {
    for name in REPORTS {
        let (title, article, _) = report(name);
        let bare = read(page(&title, "", &article).as_bytes());
        for (dress, page) in dresses(&title, &article) {
            if dress.starts_with("no name") || dress == "layout tables" {
                continue;
            }
            assert_eq!(read(page.as_bytes()).text, bare.text, "{name} {dress}");
        }
    }
}

#[test]
fn links_are_no_part_of_the_findings_where_nothing_tells_the_article() {
    for name in REPORTS {
        let (title, article, wanted) = report(name);
        for (dress, page) in dresses(&title, &article) {
            let found = check(&read(page.as_bytes()).text, &Config::default());
            let rules = |checked: &Checked| {
                checked
                    .findings
                    .iter()
                    .map(|one| one.rule)
                    .collect::<Vec<_>>()
            };
            assert_eq!(rules(&found), rules(&wanted), "{name} {dress}");
        }
    }
}
