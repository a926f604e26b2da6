//! PDFs made here, one property each.

use encoding_rs::GB18030;

use super::*;

/// A file of objects, the first being the catalogue and the second the pages.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).bytes());
    for place in &places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = places.len() + 1;
    bytes.extend(
        format!("trailer <</Size {size} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes(),
    );
    bytes
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut bytes = format!("<<{dictionary} /Length {}>>\nstream\n", content.len()).into_bytes();
    bytes.extend(content);
    bytes.extend(b"\nendstream");
    bytes
}

/// A file of one page, 400 by 400, with a font as F and a form as X.
fn page(font: &str, content: &[u8], entries: &str, form: &[u8]) -> Vec<u8> {
    file(&[
        b"<</Type /Catalog /Pages 2 0 R>>".to_vec(),
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>".to_vec(),
        format!(
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 400 400] /Contents 4 0 R {entries} \
             /Resources <</Font <</F 5 0 R>> /XObject <</X 6 0 R>>>>>>"
        )
        .into_bytes(),
        stream("", content),
        font.as_bytes().to_vec(),
        stream("/Type /XObject /Subtype /Form /BBox [0 0 400 400]", form),
    ])
}

/// A font that is not in the file, of a coding and a collection.
fn font(coding: &str, ordering: &str) -> String {
    format!(
        "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /{coding} /DescendantFonts \
         [<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) \
         /Ordering ({ordering}) /Supplement 4>> /DW 1000 /W [1 [500] 16 25 500 814 [500] 830 839 500]>>]>>"
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    read(bytes).map(|source| source.text)
}

fn shown(codes: &[u8]) -> Vec<u8> {
    format!("BT /F 10 Tf 20 300 Td <{}> Tj ET", hex(codes)).into_bytes()
}

const LINE: &str = "澄湖县主动公开政府信息12条";

#[test]
fn predefined_codings_need_no_table_of_signs() {
    let utf_16: Vec<u8> = LINE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let gbk = GB18030.encode(LINE).0.into_owned();
    let number = |sign| {
        (0..40_000)
            .find(|number| gb1::sign(*number) == Some(sign))
            .unwrap_or(0)
    };
    let numbers: Vec<u8> = LINE
        .chars()
        .flat_map(|sign| (number(sign) as u16).to_be_bytes())
        .collect();
    for (coding, ordering, codes) in [
        ("UniGB-UCS2-H", "GB1", &utf_16),
        ("UniGB-UTF16-H", "GB1", &utf_16),
        ("GBK-EUC-H", "GB1", &gbk),
        ("GBK2K-H", "GB1", &gbk),
        ("Identity-H", "GB1", &numbers),
    ] {
        let bytes = page(&font(coding, ordering), &shown(codes), "", b"");
        assert_eq!(text(&bytes), Ok(format!("{LINE}\n")), "{coding}");
    }
}

#[test]
fn signs_that_no_one_can_tell_are_garbled() {
    let bytes = page(
        &font("Identity-H", "Identity"),
        &shown(&[0, 9].repeat(40)),
        "",
        b"",
    );
    assert_eq!(text(&bytes), Err(Unreadable::Garbled(Kind::Pdf)));
}

#[test]
fn names_of_signs_are_known() {
    let font = "<</Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 1 /Widths [600 600 600 600] \
                /Encoding <</Differences [1 /uni6C34 /two /A /parenleft]>>>>";
    let bytes = page(font, b"BT /F 10 Tf 20 300 Td <0102030401> Tj ET", "", b"");
    assert_eq!(text(&bytes), Ok("水2A(水\n".to_string()));
}

#[test]
fn a_turned_page_reads_as_it_is_seen() {
    // Upwards along the page, which is turned by a quarter clockwise.
    let utf_16: Vec<u8> = LINE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let content = format!(
        "BT /F 10 Tf 0 1 -1 0 100 50 Tm <{}> Tj 0 1 -1 0 130 50 Tm (\0\x32) Tj ET",
        hex(&utf_16)
    );
    let font = font("UniGB-UCS2-H", "GB1");
    let wanted = format!("{LINE}\n2\n");
    for entries in ["/Rotate 90", "/Rotate 0"] {
        assert_eq!(
            text(&page(&font, content.as_bytes(), entries, b"")),
            Ok(wanted.clone()),
            "{entries}"
        );
    }
}

#[test]
fn forms_are_drawn_and_do_not_draw_themselves_for_ever() {
    let font = font("UniGB-UCS2-H", "GB1");
    let form = b"BT /F 10 Tf 20 300 Td <00314e8c> Tj ET /X Do";
    let read = text(&page(&font, b"q 1 0 0 1 0 -50 cm /X Do Q", "", form));
    assert_eq!(read, Ok("1二\n".to_string()));
}

#[test]
fn ruled_lines_make_a_table_and_its_cells_keep_their_places() {
    let mut content = String::new();
    for y in [200, 230, 260] {
        content += &format!("20 {y} 300 0.5 re f\n");
    }
    for x in [20, 120, 220, 320] {
        content += &format!("{x} 200 m {x} 260 l S\n");
    }
    let cell = |x: i32, y: i32, sign: char| {
        format!(
            "BT /F 10 Tf {x} {y} Td <{}> Tj ET\n",
            hex(&(sign as u16).to_be_bytes())
        )
    };
    content += &cell(230, 210, '3');
    content += &cell(30, 240, '甲');
    content += &cell(30, 210, '乙');
    content += &cell(130, 240, '1');
    let source = read(&page(
        &font("UniGB-UCS2-H", "GB1"),
        content.as_bytes(),
        "",
        b"",
    ))
    .unwrap();
    assert_eq!(source.text, "甲\t1\t\n乙\t\t3\n");
    let place = source.place(source.text.find('3').unwrap()).unwrap();
    assert_eq!(place.to_string(), "第1页，表1，第2行，第3列");
}

#[test]
fn a_scan_says_that_it_is_one() {
    let image = "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    let mut bytes = page("<<>>", b"q 400 0 0 400 0 0 cm /X Do Q", "", b"");
    assert_eq!(text(&bytes), Err(Unreadable::Empty));
    let form = b"/Subtype /Form /BBox [0 0 400 400]";
    let at = bytes
        .windows(form.len())
        .position(|part| part == form)
        .unwrap();
    bytes.splice(at..at + form.len(), image.bytes());
    assert_eq!(text(&bytes), Err(Unreadable::Scanned(Kind::Pdf)));
}

#[test]
fn what_runs_slanted_is_a_watermark_and_running_feet_are_left_out() {
    let font = font("UniGB-UCS2-H", "GB1");
    let content = b"BT /F 10 Tf 20 300 Td <4e004e8c4e09> Tj 0.7 0.7 -0.7 0.7 50 50 Tm <5bc6> Tj ET \
        /Artifact <</Type /Pagination /Subtype /Footer>> BDC BT /F 10 Tf 20 200 Td <9875> Tj ET EMC";
    assert_eq!(
        text(&page(&font, content, "", b"")),
        Ok("一二三\n".to_string())
    );
}

#[test]
fn what_is_no_pdf_inside_is_damaged() {
    for bytes in [
        &b"%PDF-1.7\n"[..],
        b"%PDF-1.7\ntrailer <</Root 1 0 R>>",
        b"%PDF-",
    ] {
        assert_eq!(text(bytes), Err(Unreadable::Damaged(Kind::Pdf)));
    }
}

#[test]
fn operators_without_end_are_refused() {
    // A form that is drawn so often that reading would not end in time.
    let font = font("UniGB-UCS2-H", "GB1");
    let content = b"/X Do ".repeat(20_000);
    let read = text(&page(&font, &content, "", &b"q Q ".repeat(400)));
    assert_eq!(read, Err(Unreadable::TooComplex(Kind::Pdf)));
}

#[test]
fn what_a_cell_or_the_page_cuts_off_is_read_in_its_cell() {
    let utf_16 = |text: &str| -> String {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        hex(&bytes)
    };
    // Two rows of two columns; the second column runs off the page, and the first row shows one line.
    let mut content = String::from("20 340 m 500 340 l 20 320 m 500 320 l 20 300 m 500 300 l ");
    content += "20 340 m 20 300 l 220 340 m 220 300 l 500 340 m 500 300 l S ";
    let mut show = |clip: &str, at: &str, text: &str| {
        content += &format!(
            "q {clip} re W n BT /F 10 Tf {at} Td <{}> Tj ET Q ",
            utf_16(text)
        );
    };
    show("21 321 198 18", "24 326", "信访举报");
    show("21 321 198 18", "24 312", "投诉类申请");
    show("0 0 500 400", "450 326", "12");
    show("0 0 500 400", "24 306", "其他");
    show("0 0 500 400", "450 306", "3");
    let bytes = page(&font("UniGB-UCS2-H", "GB1"), content.as_bytes(), "", b"");
    assert_eq!(text(&bytes).unwrap(), "信访举报投诉类申请\t12\n其他\t3\n");
}
