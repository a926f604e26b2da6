//! Whether what stands on pages can be read at all.

use super::{Sheet, Sign};
use crate::ingest::{Kind, Unreadable};

/// Signs of a page that has text of its own and not only a stamp or a page number.
const SOME_SIGNS: usize = 30;

/// Notes on single pages of which there is but a picture; an error where there is no text to speak of,
/// or where its signs are not told.
pub fn legible(kind: Kind, sheets: &[Sheet]) -> Result<Vec<String>, Unreadable> {
    let seen = |sheet: &Sheet| {
        let signs = sheet.signs.iter();
        signs
            .filter(|sign| !sign.sign.is_whitespace() && sign.hidden_by.is_none())
            .count()
    };
    let is_picture = |sheet: &Sheet| sheet.picture && seen(sheet) < SOME_SIGNS;
    let pictures = sheets.iter().filter(|sheet| is_picture(sheet)).count();
    let all: usize = sheets.iter().map(seen).sum();
    if pictures > 0 && (pictures * 2 > sheets.len() || all < SOME_SIGNS) {
        return Err(Unreadable::Scanned(kind));
    }
    let signs = sheets.iter().flat_map(|sheet| &sheet.signs);
    if signs
        .filter(|sign| is_unknown(sign) && sign.hidden_by.is_none())
        .count()
        * 50
        > all
    {
        return Err(Unreadable::Garbled(kind));
    }
    let numbers = sheets
        .iter()
        .zip(1..)
        .filter(|(sheet, _)| is_picture(sheet));
    let note = |(_, number)| format!("第{number}页是图片，其中的文字没有读出。");
    Ok(numbers.map(note).collect())
}

/// A sign of which the font does not tell which it is, or which means something in this font only.
fn is_unknown(sign: &Sign) -> bool {
    matches!(sign.sign, '\u{fffd}' | '\u{e000}'..='\u{f8ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(text: &str, picture: bool) -> Sheet {
        let sign = |sign| Sign {
            sign,
            left: 0.0,
            right: 1.0,
            base: 0.0,
            size: 1.0,
            hidden_by: None,
        };
        Sheet {
            signs: text.chars().map(sign).collect(),
            picture,
            ..Sheet::default()
        }
    }

    #[test]
    fn scans_and_garbled_text_are_told() {
        let text = "主动公开政府信息".repeat(10);
        let told = |sheets: &[Sheet]| legible(Kind::Pdf, sheets);
        assert_eq!(told(&[sheet(&text, false)]), Ok(Vec::new()));
        assert_eq!(
            told(&[sheet("- 1 -", true), sheet("- 2 -", true)]),
            Err(Unreadable::Scanned(Kind::Pdf))
        );
        let garbled = text.replace('政', "\u{fffd}");
        assert_eq!(
            told(&[sheet(&garbled, false)]),
            Err(Unreadable::Garbled(Kind::Pdf))
        );
        let mixed = [sheet(&text, false), sheet("", true)];
        assert_eq!(
            told(&mixed),
            Ok(vec!["第2页是图片，其中的文字没有读出。".to_string()])
        );
        assert_eq!(
            told(&[sheet(&text, true)]),
            Ok(Vec::new()),
            "a scan with its text recognised"
        );
    }
}
