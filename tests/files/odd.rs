//! Files that are seldom met, made by `scripts/make-files-odd.py`.

use std::fs;

use hegao::ingest::{self, Kind, Opened, Unreadable};

fn open(name: &str) -> Vec<Opened> {
    ingest::open(&fs::read(super::folder("odd").join(name)).expect("a file"))
}

fn text(name: &str) -> String {
    open(name).remove(0).source.expect("a text").text
}

fn refused(name: &str) -> Unreadable {
    open(name).remove(0).source.expect_err("no text")
}

#[test]
fn word_counts_its_paragraphs_and_has_text_in_boxes() {
    let wanted = [
        "澄湖县水务局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "二、主动公开政府信息情况",
        "1.规章",
        "2.规范性文件",
        // Before the paragraph in which it is anchored.
        "框中有字",
        "正文",
    ];
    let text = text("numbered.doc");
    assert_eq!(text.trim_end().lines().collect::<Vec<_>>(), wanted);
}

#[test]
fn workbooks_show_dates_formulas_and_long_texts() {
    let source = open("book.xls").remove(0).source.expect("a text");
    let cells: Vec<&str> = source.text.split_terminator(['\t', '\n']).collect();
    let (long, wide) = ("甲乙".repeat(2500), "x".repeat(5000));
    let wanted = [
        "一、总体情况",
        "日期",
        "2025年1月15日",
        "12",
        "数",
        "-417.25",
        "4166.241619",
        "式",
        "13",
        "共12件",
        "长",
        &long,
        &wide,
    ];
    assert_eq!(cells, wanted);
    assert_eq!(source.notes.len(), 1, "a sheet is hidden");
}

#[test]
fn a_saved_page_is_read_from_among_its_parts() {
    let title = "澄湖县水务局2024年政府信息公开工作年度报告";
    assert_eq!(text("page.mhtml"), format!("{title}\n规章\t1\n"));
}

#[test]
fn names_in_an_archive_may_be_in_gbk() {
    let opened = open("names-in-gbk.zip");
    let names: Vec<_> = opened
        .iter()
        .filter_map(|one| one.name.as_deref())
        .collect();
    assert_eq!(names, ["报告/澄湖县水务局.txt", "报告/附件/明溪镇.txt"]);
    assert!(opened.iter().all(|one| one.source.is_ok()));
}

#[test]
fn what_cannot_be_read_says_why() {
    assert_eq!(refused("locked.docx"), Unreadable::Locked(Kind::Ole));
    assert_eq!(refused("works.wps"), Unreadable::Unsupported(Kind::Works));
}

#[test]
fn what_is_no_document_says_what_it_is() {
    for (bytes, unread) in [
        (&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], Unreadable::Picture),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", Unreadable::Picture),
        (b"Rar!\x1a\x07\x01\0", Unreadable::OtherArchive),
        (b"MZ\x90\0\x03\0\0\0", Unreadable::Unknown),
    ] {
        assert_eq!(ingest::open(bytes)[0].source, Err(unread));
    }
}
