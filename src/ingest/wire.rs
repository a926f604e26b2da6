//! How what was read crosses from the module that reads files to the one that shows them: one string
//! of fields, each with its length in bytes before it, as `3:甲`.

use super::Opened;

/// One report of a file as it arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// Its name inside an archive.
    pub name: Option<String>,
    /// The text, or a sentence that says why there is none.
    pub text: Result<String, String>,
    /// What the reader has to know.
    pub notes: Vec<String>,
    /// Where pieces of the text stand in the file: from which byte on, and a word for the place.
    pub places: Vec<(usize, String)>,
}

/// Writes what was read.
pub fn write(opened: &[Opened]) -> String {
    let mut out = String::new();
    number(&mut out, opened.len());
    for one in opened {
        let name: Vec<&String> = one.name.iter().collect();
        list(&mut out, &name);
        match &one.source {
            Ok(source) => {
                number(&mut out, 1);
                field(&mut out, &source.text);
                list(&mut out, &source.notes);
                number(&mut out, source.places.len());
                for (start, place) in &source.places {
                    number(&mut out, *start);
                    field(&mut out, &place.to_string());
                }
            }
            Err(unread) => {
                number(&mut out, 0);
                field(&mut out, &unread.why());
            }
        }
    }
    out
}

/// Reads what [`write()`] wrote; none where it is cut or foreign.
pub fn read(text: &str) -> Option<Vec<Arrived>> {
    let mut fields = Fields(text);
    fields.list(|fields| {
        let name = fields.list(Fields::text)?.pop();
        if fields.number()? == 0 {
            return Some(Arrived {
                name,
                text: Err(fields.text()?),
                notes: Vec::new(),
                places: Vec::new(),
            });
        }
        Some(Arrived {
            name,
            text: Ok(fields.text()?),
            notes: fields.list(Fields::text)?,
            places: fields.list(|fields| Some((fields.number()?, fields.text()?)))?,
        })
    })
}

/// The word for where a byte of the text stands in the file.
pub fn place(places: &[(usize, String)], at: usize) -> Option<String> {
    let after = places.partition_point(|(start, _)| *start <= at);
    let (_, place) = places.get(after.checked_sub(1)?)?;
    Some(place.clone()).filter(|place| !place.is_empty())
}

fn field(out: &mut String, text: &str) {
    out.push_str(&text.len().to_string());
    out.push(':');
    out.push_str(text);
}

fn number(out: &mut String, number: usize) {
    field(out, &number.to_string());
}

fn list<T: AsRef<str>>(out: &mut String, texts: &[T]) {
    number(out, texts.len());
    texts.iter().for_each(|text| field(out, text.as_ref()));
}

struct Fields<'t>(&'t str);

impl Fields<'_> {
    fn text(&mut self) -> Option<String> {
        let (length, rest) = self.0.split_once(':')?;
        let (text, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest;
        Some(text.to_string())
    }

    fn number(&mut self) -> Option<usize> {
        self.text()?.parse().ok()
    }

    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(item(self)?);
        }
        Some(items)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::open;

    #[test]
    fn what_was_read_arrives_whole() {
        let page = "<html><p>1:甲</p><table><tr><td>乙</td><td>2</td></tr></table></html>";
        let mut opened = open(page.as_bytes());
        opened.extend(open(b""));
        let arrived = read(&write(&opened)).unwrap();
        assert_eq!(arrived[0].text.as_deref(), Ok("1:甲\n乙\t2\n"));
        assert_eq!(arrived[0].places.len(), 3);
        assert_eq!(arrived[0].places[2].1, "表1，第1行，第2列");
        assert!(arrived[1].text.is_err());
        let told = |at| place(&arrived[0].places, at);
        assert_eq!(told(0).as_deref(), Some("第1段"));
        assert_eq!(told(7).as_deref(), Some("表1，第1行，第1列"));
        assert_eq!(place(&[], 7), None);
    }

    #[test]
    fn what_is_cut_or_foreign_is_refused() {
        let wire = write(&open("甲".as_bytes()));
        for text in ["", "x", "1:1", &wire[..wire.len() - 1]] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }
}
