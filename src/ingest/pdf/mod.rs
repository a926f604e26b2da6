//! PDF with a text layer: its signs and lines by `hayro-syntax`, paragraphs and tables by
//! [`layout`](super::layout).

mod content;
mod font;
mod gb1;
mod glyph_names;
mod matrix;
mod path;
mod stream;

use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::{Drawing, Drawn, Known, draw};
use self::matrix::Matrix;
use super::layout::{self, Rule, Sheet, Sign};
use super::{Kind, Source, Unreadable, limits};

/// Signs of a page that has text of its own and not only a stamp or a page number.
const SOME_SIGNS: usize = 30;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    stream::refuse_bombs(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Unreadable::Locked(Kind::Pdf)
        }
        _ => Unreadable::Damaged(Kind::Pdf),
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unreadable::Damaged(Kind::Pdf));
    }
    if pages.len() > limits::PAGES {
        return Err(Unreadable::TooComplex(Kind::Pdf));
    }
    let mut known = Known::default();
    let sheets = pages.iter().map(|page| sheet(page, &mut known));
    let sheets: Vec<Sheet> = sheets.collect::<Result<_, _>>()?;
    let notes = legible(&sheets)?;
    Source::of(Kind::Pdf, layout::blocks(sheets), notes)
}

/// What stands on a page.
fn sheet(page: &Page<'_>, known: &mut Known) -> Result<Sheet, Unreadable> {
    let to_page = page
        .initial_transform(true)
        .as_coeffs()
        .map(|number| number as f32);
    let (width, height) = page.render_dimensions();
    let drawing = draw(&content(page)?, page.resources(), Matrix(to_page), known)?;
    Ok(upright(drawing, width, height))
}

/// A page's content, which may come in several streams.
fn content(page: &Page<'_>) -> Result<Vec<u8>, Unreadable> {
    let mut all = Vec::new();
    let one = page.raw().get::<Stream<'_>>("Contents");
    let several = page.raw().get::<Array<'_>>("Contents").unwrap_or_default();
    for part in one.into_iter().chain(several.iter::<Stream<'_>>()) {
        all.extend(stream::bytes(&part, limits::ENTRY_BYTES)?.unwrap_or_default());
        all.push(b'\n');
        if all.len() > limits::ENTRY_BYTES {
            return Err(Unreadable::TooComplex(Kind::Pdf));
        }
    }
    Ok(all)
}

/// Turns a drawing so that its lines run from left to right. What runs in another direction than most
/// is a watermark.
fn upright(drawing: Drawing, width: f32, height: f32) -> Sheet {
    let mut counts = [0usize; 4];
    for quarter in drawing.signs.iter().filter_map(quarter) {
        counts[quarter] += 1;
    }
    let most = (0..4)
        .rev()
        .max_by_key(|quarter| counts[*quarter])
        .unwrap_or(0);
    let turn = match most {
        1 => Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width]),
        2 => Matrix([-1.0, 0.0, 0.0, -1.0, width, height]),
        3 => Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0]),
        _ => Matrix::SAME,
    };
    let (width, height) = if most % 2 == 0 {
        (width, height)
    } else {
        (height, width)
    };
    let signs = drawing
        .signs
        .iter()
        .filter(|sign| quarter(sign) == Some(most));
    let signs = signs.map(|sign| {
        let (from, to) = (
            turn.of(sign.from.0, sign.from.1),
            turn.of(sign.to.0, sign.to.1),
        );
        let (left, right) = (from.0.min(to.0), from.0.max(to.0));
        Sign {
            sign: sign.sign,
            left,
            right,
            base: from.1,
            size: sign.size,
        }
    });
    let is_on_page = |sign: &Sign| {
        (0.0..=width).contains(&sign.centre()) && (0.0..=height).contains(&sign.middle())
    };
    let rules = drawing.rules.iter().map(|rule| {
        let (one, other) = (
            turn.of(rule.left, rule.top),
            turn.of(rule.right, rule.bottom),
        );
        Rule {
            left: one.0.min(other.0),
            top: one.1.min(other.1),
            right: one.0.max(other.0),
            bottom: one.1.max(other.1),
        }
    });
    Sheet {
        width,
        height,
        signs: signs.filter(is_on_page).collect(),
        rules: rules.collect(),
        picture: drawing.pictures > 0.5 * width * height,
    }
}

/// In which direction a sign's line runs on the page, in quarters of a turn, clockwise; none where
/// it is slanted.
fn quarter(sign: &Drawn) -> Option<usize> {
    let (x, y) = sign.direction;
    match (x, y) {
        _ if y.abs() <= 0.1 * x.abs() => Some(if x >= 0.0 { 0 } else { 2 }),
        _ if x.abs() <= 0.1 * y.abs() => Some(if y > 0.0 { 1 } else { 3 }),
        _ => None,
    }
}

/// Whether the text of the pages can be read; notes on single pages of which there is but a picture.
fn legible(sheets: &[Sheet]) -> Result<Vec<String>, Unreadable> {
    let seen = |sheet: &Sheet| {
        sheet
            .signs
            .iter()
            .filter(|sign| !sign.sign.is_whitespace())
            .count()
    };
    let is_picture = |sheet: &Sheet| sheet.picture && seen(sheet) < SOME_SIGNS;
    let pictures = sheets.iter().filter(|sheet| is_picture(sheet)).count();
    let all: usize = sheets.iter().map(seen).sum();
    if pictures > 0 && (pictures * 2 > sheets.len() || all < SOME_SIGNS) {
        return Err(Unreadable::Scanned(Kind::Pdf));
    }
    let unknown =
        |sign: &&Sign| sign.sign == '\u{fffd}' || ('\u{e000}'..='\u{f8ff}').contains(&sign.sign);
    let unknown = sheets
        .iter()
        .flat_map(|sheet| &sheet.signs)
        .filter(unknown)
        .count();
    if unknown * 50 > all {
        return Err(Unreadable::Garbled(Kind::Pdf));
    }
    let numbers = sheets
        .iter()
        .zip(1..)
        .filter(|(sheet, _)| is_picture(sheet));
    let note = |(_, number)| format!("第{number}页是图片，其中的文字没有读出。");
    Ok(numbers.map(note).collect())
}
