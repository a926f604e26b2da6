use super::*;
use crate::ingest::Block;

/// A stream of records, of which each is a number and its bytes.
fn stream(records: &[(u16, &[u8])]) -> Vec<u8> {
    let records = records.iter().map(|(number, bytes)| {
        let length = bytes.len() as u16;
        [&number.to_le_bytes()[..], &length.to_le_bytes(), bytes].concat()
    });
    records.collect::<Vec<_>>().concat()
}

/// A workbook of one sheet with these records, after those that hold for the whole.
fn cells(book: &[(u16, &[u8])], sheet: &[(u16, &[u8])]) -> Result<Vec<String>, Unreadable> {
    let (book, sheets) = Book::read(&stream(book))?;
    assert!(sheets.is_empty());
    let mut cells = Cells::new(Kind::Xls);
    book.fill(&stream(sheet), &mut cells, &mut 100)?;
    let blocks = cells.blocks("", &Merged::new());
    let texts = blocks.into_iter().flat_map(|block| match block {
        Block::Paragraph(text) => vec![text],
        Block::Table(table) => {
            let blocks = table.cells.into_iter().flat_map(|cell| cell.blocks);
            blocks
                .filter_map(|block| match block {
                    Block::Paragraph(text) => Some(text),
                    _ => None,
                })
                .collect()
        }
        _ => Vec::new(),
    });
    Ok(texts.collect())
}

const NEW: (u16, &[u8]) = (BEGIN, &[0, 6, 5, 0]);
const OLD: (u16, &[u8]) = (BEGIN, &[0, 5, 5, 0]);

#[test]
fn numbers_are_read_in_every_way_of_writing_them() {
    let half = 0.5_f64.to_le_bytes();
    let number = [&[0, 0, 0, 0, 0, 0][..], &half].concat();
    let formula = [&[0, 0, 1, 0, 0, 0][..], &half, &[0; 8]].concat();
    let record = |value: u32| [&[0, 0, 2, 0, 0, 0][..], &value.to_le_bytes()].concat();
    let sheet: [(u16, &[u8]); 6] = [
        NEW,
        (NUMBER, &number),
        (FORMULA, &formula),
        (NUMBER_SHORT, &record((-700_i32 << 2) as u32 | 3)),
        // 5 and 1.5 in the columns 3 and 4.
        (
            NUMBERS_SHORT,
            &[0, 0, 3, 0, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 4, 0],
        ),
        (END, &[]),
    ];
    let wanted = ["0.5", "0.5", "-7", "5", "1.5"];
    assert_eq!(cells(&[NEW], &sheet), Ok(wanted.map(String::from).to_vec()));
}

#[test]
fn a_style_makes_a_number_a_date() {
    let day = [&[0, 0, 0, 0, 1, 0][..], &45_672_f64.to_le_bytes()].concat();
    let format: &[u8] = &[200, 0, 4, 0, 0, b'y', b'y', b'y', b'y'];
    let book: [(u16, &[u8]); 4] = [
        NEW,
        (FORMAT, format),
        (STYLE, &[0; 4]),
        (STYLE, &[0, 0, 200, 0]),
    ];
    let date = Ok(vec!["2025年1月15日".to_string()]);
    assert_eq!(cells(&book, &[(NUMBER, &day)]), date);
}

#[test]
fn texts_go_on_in_further_records() {
    // 甲ab, of which ab stands in the next record in single bytes, with fonts after it; then c.
    let texts: &[u8] = &[2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 9, 1, 0, 0x32, 0x75];
    let more: &[u8] = &[0, b'a', b'b', 0, 0, 1, 0, 1, 0, 0, b'c'];
    let book: [(u16, &[u8]); 3] = [NEW, (TEXTS, texts), (0x3c, more)];
    let cell = |column: u8, text: u8| [0, 0, column, 0, 0, 0, text, 0, 0, 0];
    let sheet = [cell(0, 0), cell(1, 1), cell(2, 9)];
    let sheet: Vec<(u16, &[u8])> = sheet.iter().map(|cell| (TEXT_SHARED, &cell[..])).collect();
    let wanted = ["甲ab", "c"].map(String::from).to_vec();
    assert_eq!(cells(&book, &sheet), Ok(wanted));
}

#[test]
fn a_formula_may_be_text_truth_or_error() {
    let formula =
        |column: u8, value: [u8; 8]| [&[0, 0, column, 0, 0, 0][..], &value, &[0; 8]].concat();
    let sheet: [(u16, &[u8]); 4] = [
        (FORMULA, &formula(0, [0, 0, 0, 0, 0, 0, 255, 255])),
        (FORMULA_TEXT, &[1, 0, 1, 0x32, 0x75]),
        (FORMULA, &formula(1, [1, 0, 1, 0, 0, 0, 255, 255])),
        (FORMULA, &formula(2, [2, 0, 7, 0, 0, 0, 255, 255])),
    ];
    let wanted = ["甲", "TRUE", "#DIV/0!"].map(String::from).to_vec();
    assert_eq!(cells(&[NEW], &sheet), Ok(wanted));
}

#[test]
fn texts_before_unicode_are_in_the_code_page() {
    let label: &[u8] = &[0, 0, 0, 0, 0, 0, 4, 0, 0xbc, 0xd7, 0xd2, 0xd2];
    let book: [(u16, &[u8]); 2] = [OLD, (CODE_PAGE, &[0xa8, 3])];
    assert_eq!(cells(&book, &[(TEXT, label)]), Ok(vec!["甲乙".to_string()]));
}

#[test]
fn what_is_locked_cut_or_too_much_is_refused() {
    let locked: [(u16, &[u8]); 2] = [NEW, (LOCKED, &[1, 0, 1, 0])];
    assert_eq!(cells(&locked, &[]), Err(Unreadable::Locked(Kind::Xls)));
    assert_eq!(cells(&[NEW, (LOCKED, &[0; 6])], &[]), Ok(Vec::new()));
    for short in [NUMBER, FORMULA, TEXT, MERGED, NUMBERS_SHORT, TRUTH] {
        assert_eq!(cells(&[NEW], &[(short, &[0])]), Err(DAMAGED), "{short:x}");
    }
    let many = vec![NEW; 101];
    let too_complex = Err(Unreadable::TooComplex(Kind::Xls));
    assert_eq!(cells(&[NEW], &many), too_complex);
}

#[test]
fn one_text_in_many_cells_is_too_much() {
    let mut cells = Cells::new(Kind::Xls);
    let text = Data::String("甲".repeat(30_000));
    let mut rows = 0..limits::CELLS as u32;
    let refused = rows.find_map(|row| cells.add((row, 0), &text).err());
    assert_eq!(refused, Some(Unreadable::TooComplex(Kind::Xls)));
}
