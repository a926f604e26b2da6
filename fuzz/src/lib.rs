//! What a fuzz target does with its bytes. `tests/files` does the same with the inputs that are kept.

use std::io::{Cursor, Write};

use hegao::{Config, check, ingest};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The entries of a container that fuzzed bytes stand for, with a NUL between one and the next, after
/// those that never change.
struct Shape {
    fixed: &'static [(&'static str, &'static str)],
    parts: &'static [&'static str],
}

const DOCX: Shape = Shape {
    fixed: &[("[Content_Types].xml", "<Types/>")],
    parts: &["word/document.xml", "word/numbering.xml", "word/styles.xml"],
};

const ODT: Shape = Shape {
    fixed: &[("mimetype", "application/vnd.oasis.opendocument.text")],
    parts: &["content.xml", "styles.xml"],
};

const OFD: Shape = Shape {
    fixed: &[(
        "OFD.xml",
        "<OFD><DocBody><DocRoot>Document.xml</DocRoot></DocBody></OFD>",
    )],
    parts: &["Document.xml", "Page.xml", "Resources.xml", "Template.xml"],
};

const XLSX: Shape = Shape {
    fixed: &[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"xl/workbook.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\"/>\
             </Relationships>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/>\
             </Relationships>",
        ),
    ],
    parts: &[
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
    ],
};

/// Does what the target of this name does: a text or a sentence comes of it, never a panic.
pub fn run(target: &str, bytes: &[u8]) {
    match target {
        "check" => checked(&String::from_utf8_lossy(bytes)),
        "docx" => open(&container(&DOCX, bytes)),
        "odt" => open(&container(&ODT, bytes)),
        "ofd" => open(&container(&OFD, bytes)),
        "xlsx" => open(&container(&XLSX, bytes)),
        _ => open(bytes),
    }
}

fn open(bytes: &[u8]) {
    for opened in ingest::open(bytes) {
        if let Err(error) = opened.source {
            assert!(error.why().ends_with('。'));
        }
    }
}

fn checked(text: &str) {
    for finding in check(text, &Config::default()).findings {
        assert!(!finding.message.is_empty());
    }
}

/// A container whose entries are stored as they are, so that a changed byte changes one sign.
fn container(shape: &Shape, bytes: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let fixed = shape
        .fixed
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()));
    let parts = shape
        .parts
        .iter()
        .copied()
        .zip(bytes.split(|byte| *byte == 0));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, part) in fixed.chain(parts) {
        writer.start_file(name, options).expect("a new entry");
        writer.write_all(part).expect("written to memory");
    }
    writer.finish().expect("written to memory").into_inner()
}
