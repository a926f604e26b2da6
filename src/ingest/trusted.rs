//! What the library that reads .xlsx takes on trust: that a place such as `C12` is on a sheet, that
//! ranges go from left to right and down, and how many texts there are.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::limits;

/// Whether the library can be given this part of a workbook.
pub fn is_sound(part: &[u8]) -> bool {
    let text = String::from_utf8_lossy(part);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if !is_sound_element(&start) => {
                return false;
            }
            // Where the part is no XML, the library stops too.
            Ok(Event::Eof) | Err(_) => return true,
            Ok(_) => {}
        }
    }
}

fn is_sound_element(element: &BytesStart) -> bool {
    // Named twice, an attribute counts each time; what is no attribute might be one to the library.
    let all = |name: &str, is_sound: fn(&str) -> bool| {
        let mut attributes = element.attributes();
        attributes.with_checks(false).all(|attribute| {
            attribute.is_ok_and(|it| it.key.as_ref() != name || is_sound(&it.value))
        })
    };
    match element.local_name().as_ref() {
        "sst" => all("uniqueCount", is_count),
        "row" | "c" => all("r", |place| place_of(place).is_some()),
        "dimension" | "mergeCell" => all("ref", is_range),
        _ => true,
    }
}

fn is_count(count: &str) -> bool {
    let count = count.parse::<u64>();
    count.is_ok_and(|count| count <= limits::NODES as u64)
}

fn is_range(range: &str) -> bool {
    let places: Option<Vec<(u32, u32)>> = range.split(':').map(place_of).collect();
    places.is_some_and(|places| {
        let mut pairs = places.iter().zip(places.iter().skip(1));
        pairs.all(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
    })
}

/// Column and row of a place: letters, of which a row's place has none, and digits.
fn place_of(place: &str) -> Option<(u32, u32)> {
    let (column, row) = place.split_at(place.find(|sign: char| !sign.is_ascii_alphabetic())?);
    if column.len() > 3 || row.len() > 8 || !row.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let letters = column.bytes().map(|letter| u32::from(letter & 0x1f));
    let column = letters.fold(0, |column, letter| column * 26 + letter);
    Some((column, row.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::is_sound;

    #[test]
    fn what_a_workbook_has_is_sound() {
        for part in [
            "",
            "no XML <",
            "<row/><c r='A1'/><c r='xfd1048576'/><row r='12'/>",
            "<dimension ref='A1'/><mergeCell ref='B2:AA2'/>",
            "<sst uniqueCount='12'/><x:sst/>",
        ] {
            assert!(is_sound(part.as_bytes()), "{part}");
        }
    }

    #[test]
    fn what_would_trap_the_library_is_not() {
        for part in [
            "<c r='ABCDEFGH1'/>",
            "<row r='99999999999'/>",
            "<c r='A'/>",
            "<dimension ref='B2:A1'/>",
            "<mergeCell ref='A2:B1'/>",
            "<sst uniqueCount='18446744073709551615'>",
            "<row r='2' r='inlineStr'/>",
            "<row 1' r='2' r='inlineStr>",
        ] {
            assert!(!is_sound(part.as_bytes()), "{part}");
        }
    }
}
