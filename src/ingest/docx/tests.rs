//! Documents made here, part by part.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::ingest::{Block, Kind, Unreadable, open};

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A package with these parts.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn part(name: &str, content: &str) -> String {
    format!("<w:{name} xmlns:w=\"{NAMESPACE}\">{content}</w:{name}>")
}

fn document(body: &str) -> Vec<u8> {
    let body = part("document", &format!("<w:body>{body}</w:body>"));
    package(&[
        ("[Content_Types].xml", "<Types/>".into()),
        ("word/document.xml", body),
    ])
}

fn read(bytes: &[u8]) -> (String, Vec<String>) {
    let source = open(bytes).remove(0).source.unwrap();
    assert_eq!(source.kind, Kind::Docx);
    (source.text, source.notes)
}

fn text(body: &str) -> String {
    read(&document(body)).0
}

#[test]
fn tracked_changes_count_as_accepted() {
    let (text, notes) = read(&document(
        "<w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>丙</w:t></w:r></w:ins></w:p>\
         <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>丁</w:t></w:r></w:p>\
         <w:p><w:r><w:t>戊</w:t></w:r></w:p>",
    ));
    assert_eq!(text, "甲丙\n丁戊\n");
    assert_eq!(notes.len(), 1);
}

#[test]
fn what_is_not_shown_is_left_out() {
    let (text, notes) = read(&document(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>甲</w:t></w:r>\
         <w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>3</w:t></w:r></w:p>",
    ));
    assert_eq!(text, "甲3\n");
    assert_eq!(notes.len(), 1);
}

#[test]
fn a_text_box_follows_its_paragraph_once() {
    let boxed = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>甲</w:t><mc:AlternateContent><mc:Choice><w:drawing>{boxed}</w:drawing>\
         </mc:Choice><mc:Fallback><w:pict>{boxed}</w:pict></mc:Fallback></mc:AlternateContent>\
         </w:r><w:r><w:t>乙</w:t></w:r></w:p>"
    );
    assert_eq!(text(&body), "甲乙\n框\n");
}

#[test]
fn merged_cells_keep_their_places() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let row = |cells: &[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let table = [
        row(&[
            cell("<w:vMerge w:val=\"restart\"/>", "甲"),
            cell("<w:gridSpan w:val=\"2\"/>", "乙"),
        ]),
        row(&[cell("<w:vMerge/>", ""), cell("", "1"), cell("", "2")]),
    ];
    let body = format!("<w:tbl>{}</w:tbl>", table.concat());
    let source = open(&document(&body)).remove(0).source.unwrap();
    assert_eq!(source.text, "甲\t乙\n\t1\t2\n");
    let places: Vec<_> = source.places.iter().map(|(_, place)| place.cell).collect();
    let cells = [(1, 1, 1), (1, 1, 2), (1, 2, 2), (1, 2, 3)];
    assert_eq!(places, cells.map(Some));
}

#[test]
fn automatic_numbers_are_rebuilt() {
    let level = |at: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId=\"7\">{}{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>\
         <w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\">\
         <w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>",
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    );
    let style = "<w:style w:type=\"paragraph\" w:styleId=\"H\"><w:pPr><w:numPr>\
                 <w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>";
    let numbered = |list: &str, level: usize| {
        format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr>")
    };
    let paragraphs = [
        ("<w:pStyle w:val=\"H\"/>".to_string(), "一、总体情况"),
        (numbered("1", 1), "（一）甲"),
        (numbered("1", 2), "1.乙"),
        (numbered("1", 1), "（二）丙"),
        (numbered("1", 2), "1.丁"),
        (numbered("0", 0), "戊"),
        (numbered("1", 0), "二、己"),
        (numbered("2", 0), "五、庚"),
        (numbered("2", 0), "六、辛"),
    ];
    let mut body = String::new();
    let mut wanted = String::new();
    for (properties, line) in &paragraphs {
        let bare = line.trim_start_matches(|sign| "一二五六、（）1.".contains(sign));
        body += &format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{bare}</w:t></w:r></w:p>");
        wanted += &format!("{line}\n");
    }
    let bytes = package(&[
        ("[Content_Types].xml", "<Types/>".into()),
        (
            "word/document.xml",
            part("document", &format!("<w:body>{body}</w:body>")),
        ),
        ("word/styles.xml", part("styles", style)),
        ("word/numbering.xml", part("numbering", &numbering)),
    ]);
    assert_eq!(read(&bytes).0, wanted);
}

#[test]
fn word_2003_in_xml_is_read() {
    let file = "<?xml version=\"1.0\"?><w:wordDocument xmlns:w=\"x\"><w:body><wx:sect>\
                <w:p><w:pPr><w:listPr><wx:t wx:val=\"一、\"/></w:listPr></w:pPr><w:r><w:t>甲</w:t></w:r>\
                <aml:annotation w:type=\"Word.Deletion\"><aml:content><w:r><w:t>乙</w:t></w:r>\
                </aml:content></aml:annotation></w:p></wx:sect></w:body></w:wordDocument>";
    let (text, notes) = read(file.as_bytes());
    assert_eq!(text, "一、甲\n");
    assert_eq!(notes.len(), 1);
}

#[test]
fn what_is_cut_is_refused_in_a_sentence() {
    let whole = document("<w:p><w:r><w:t>甲</w:t></w:r></w:p>");
    // The name of the first entry, by which the kind is told, stands at the beginning.
    let named = 30 + "[Content_Types].xml".len();
    for length in 4..whole.len() {
        let source = open(&whole[..length]).remove(0).source;
        let kind = if length < named {
            Kind::Zip
        } else if whole[..length].windows(5).any(|part| part == b"word/") {
            Kind::Docx
        } else {
            Kind::Ole
        };
        assert_eq!(source, Err(Unreadable::Damaged(kind)), "{length}");
    }
}

#[test]
fn an_archive_gives_each_file_in_it() {
    let inner = package(&[("x.txt", "甲".into())]);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    let files: [(&str, &[u8]); 4] = [
        ("b/甲.txt", "甲\n".as_bytes()),
        ("a.docx", &document("<w:p><w:r><w:t>乙</w:t></w:r></w:p>")),
        ("__MACOSX/a.docx", b"x"),
        ("c.zip", &inner),
    ];
    for (name, content) in files {
        writer.start_file(name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    let opened = open(&writer.finish().unwrap().into_inner());
    let told: Vec<_> = opened
        .iter()
        .map(|one| {
            let text = one.source.as_ref().map(|source| source.text.as_str());
            (
                one.name.as_deref().unwrap_or(""),
                text.map_err(Clone::clone),
            )
        })
        .collect();
    let wanted = [
        ("a.docx", Ok("乙\n")),
        ("b/甲.txt", Ok("甲\n")),
        ("c.zip", Err(Unreadable::ArchiveInside)),
    ];
    assert_eq!(told, wanted);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    writer.start_file("word/document.xml", options).unwrap();
    writer.write_all(&vec![b' '; 80 << 20]).unwrap();
    writer.start_file("[Content_Types].xml", options).unwrap();
    let source = open(&writer.finish().unwrap().into_inner())
        .remove(0)
        .source;
    assert_eq!(source, Err(Unreadable::Bomb));
}

#[test]
fn tables_nested_too_deep_are_refused() {
    let deep = "<w:tbl><w:tr><w:tc>".repeat(500);
    let source = open(&document(&deep)).remove(0).source;
    assert_eq!(source, Err(Unreadable::TooComplex(Kind::Docx)));
}

/// The blocks are of the kinds that the text was made of.
#[test]
fn a_table_in_a_cell_stays_in_it() {
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>内</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = format!("<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>");
    let bytes = document(&body);
    let mut container = crate::ingest::container::Container::open(&bytes).unwrap();
    let blocks = super::read(&mut container).unwrap().0;
    let Some(Block::Table(table)) = blocks.first() else {
        panic!("{blocks:?}");
    };
    assert!(matches!(table.cells[0].blocks[0], Block::Table(_)));
}
