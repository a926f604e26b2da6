//! A web page with its parts in one file, as browsers and Word save it (.mht, .mhtml).

use super::{Kind, Unreadable, html, limits};

/// The source of the page in it: the largest part that is one.
pub fn page(bytes: &[u8]) -> Result<String, Unreadable> {
    let mut pages = Vec::new();
    gather(bytes, 0, &mut pages);
    let page = pages.into_iter().max_by_key(Vec::len);
    html::decode(&page.ok_or(Unreadable::Damaged(Kind::Mhtml))?)
}

/// Adds the pages of a message; a part may be a message of several parts.
fn gather(bytes: &[u8], depth: usize, pages: &mut Vec<Vec<u8>>) {
    let Some((header, body)) = parted(bytes) else {
        return;
    };
    let header = unfolded(header);
    let kind = field(&header, "content-type").unwrap_or_default();
    if let Some(boundary) = parameter(&kind, "boundary") {
        if depth < limits::MESSAGES {
            let parts = parts(body, &boundary);
            parts.iter().for_each(|part| gather(part, depth + 1, pages));
        }
        return;
    }
    if !kind
        .trim_start()
        .to_ascii_lowercase()
        .starts_with("text/html")
    {
        return;
    }
    let encoding = field(&header, "content-transfer-encoding").unwrap_or_default();
    let decoded = match encoding.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    pages.push(claimed(decoded, parameter(&kind, "charset")));
}

/// A page whose message alone names the encoding gets it written before.
fn claimed(page: Vec<u8>, charset: Option<String>) -> Vec<u8> {
    match charset {
        Some(charset) if !page.starts_with(b"\xef\xbb\xbf") && !page.starts_with(b"\xff\xfe") => {
            [format!("<meta charset=\"{charset}\">").into_bytes(), page].concat()
        }
        _ => page,
    }
}

/// Header and body: an empty line stands between.
fn parted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let ends: [&[u8]; 2] = [b"\r\n\r\n", b"\n\n"];
    let found = ends
        .iter()
        .filter_map(|end| Some((find(bytes, end)?, end.len())));
    let (at, length) = found.min()?;
    Some((bytes.get(..at)?, bytes.get(at + length..)?))
}

/// The header with each field on a line of its own.
fn unfolded(header: &[u8]) -> String {
    let header = String::from_utf8_lossy(header).replace("\r\n", "\n");
    header.replace("\n ", " ").replace("\n\t", " ")
}

fn field(header: &str, name: &str) -> Option<String> {
    header.lines().find_map(|line| {
        let (its, value) = line.split_once(':')?;
        its.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.trim().to_string())
    })
}

fn parameter(field: &str, name: &str) -> Option<String> {
    field.split(';').skip(1).find_map(|parameter| {
        let (its, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        its.trim()
            .eq_ignore_ascii_case(name)
            .then(|| value.to_string())
    })
}

fn parts<'b>(body: &'b [u8], boundary: &str) -> Vec<&'b [u8]> {
    let mark = format!("--{boundary}").into_bytes();
    let mut parts = Vec::new();
    let mut rest = body;
    let mut inside = false;
    while let Some(at) = find(rest, &mark) {
        if inside {
            parts.push(rest.get(..at).unwrap_or_default());
        }
        inside = true;
        let after = rest.get(at + mark.len()..).unwrap_or_default();
        let line = find(after, b"\n").map_or(after.len(), |end| end + 1);
        rest = after.get(line..).unwrap_or_default();
    }
    if inside && !rest.is_empty() {
        // Cut before its end, the last part is still a part.
        parts.push(rest);
    }
    parts
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    let first = *what.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(what) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len());
    let mut at = 0;
    while let Some(byte) = body.get(at) {
        let rest = body.get(at + 1..).unwrap_or_default();
        at += 1;
        if *byte != b'=' {
            plain.push(*byte);
        } else if rest.starts_with(b"\r\n") {
            at += 2;
        } else if rest.starts_with(b"\n") {
            at += 1;
        } else if let Some(value) = rest.get(..2).and_then(hexadecimal) {
            plain.push(value);
            at += 2;
        } else {
            plain.push(b'=');
        }
    }
    plain
}

fn hexadecimal(digits: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut plain = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => break,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            plain.push((bits >> held) as u8);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<html><p>澄湖县水务局</p></html>";

    fn message(encoding: &str, body: &str) -> String {
        format!(
            "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
             \ttype=\"text/html\"; boundary=\"--=_b\"\r\n\r\n----=_b\r\nContent-Type: text/css\r\n\r\n\
             p {{}}\r\n----=_b\r\nContent-Type: text/html; charset=utf-8\r\n\
             Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n----=_b--\r\n"
        )
    }

    #[test]
    fn the_page_is_found_in_every_encoding() {
        let escaped: String = PAGE.bytes().map(|byte| format!("={byte:02X}")).collect();
        let wrapped = escaped.replace("=E6", "=\r\n=E6");
        let packed = "PGh0bWw+PHA+5r6E5rmW5Y6/5rC05Yqh\r\n5bGAPC9wPjwvaHRtbD4=";
        for (encoding, body) in [
            ("8bit", PAGE),
            ("quoted-printable", &wrapped),
            ("base64", packed),
        ] {
            let page = page(message(encoding, body).as_bytes()).unwrap();
            assert!(page.contains(PAGE), "{encoding}: {page}");
        }
    }

    #[test]
    fn a_message_without_a_page_is_damaged() {
        for text in ["", "MIME-Version: 1.0", "Content-Type: text/plain\n\n甲"] {
            let damaged = Err(Unreadable::Damaged(Kind::Mhtml));
            assert_eq!(page(text.as_bytes()), damaged, "{text}");
        }
    }
}
