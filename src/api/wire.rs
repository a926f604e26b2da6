//! How a request and an answer cross between page and worker: one string of fields, each with its
//! length before it. Reading structures by `serde` would cost the page some 10 KB.

use std::rc::Rc;

use hegao::Config;
use hegao::finding::Severity;
use hegao::form::{FormId, Table};
use hegao::ignore::Ignore;
use hegao::map::Map;
use hegao::report::ParagraphKind;

use super::view::{BlockKind, Cell, CellKind, Finding, Fix, Place, Sum, View};
use super::{Answer, Request};

/// Something that crosses.
pub trait Wire: Sized {
    /// Adds its fields.
    fn put(&self, out: &mut Writer);
    /// Takes its fields; none if they are not as `put` leaves them.
    fn take(fields: &mut Reader) -> Option<Self>;

    /// The whole as one string.
    fn to_wire(&self) -> String {
        let mut out = Writer::default();
        self.put(&mut out);
        out.0
    }

    /// The whole from one string.
    fn from_wire(text: &str) -> Option<Self> {
        Self::take(&mut Reader(text))
    }
}

/// Collects fields.
#[derive(Default)]
pub struct Writer(String);

impl Writer {
    fn field(&mut self, text: &str) {
        self.0.push_str(&text.len().to_string());
        self.0.push(':');
        self.0.push_str(text);
    }
}

/// Hands fields out.
pub struct Reader<'t>(&'t str);

impl<'t> Reader<'t> {
    fn field(&mut self) -> Option<&'t str> {
        let (length, rest) = self.0.split_once(':')?;
        let (field, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest;
        Some(field)
    }
}

impl Wire for String {
    fn put(&self, out: &mut Writer) {
        out.field(self);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        fields.field().map(str::to_string)
    }
}

impl Wire for usize {
    fn put(&self, out: &mut Writer) {
        out.field(&self.to_string());
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        fields.field()?.parse().ok()
    }
}

impl Wire for bool {
    fn put(&self, out: &mut Writer) {
        usize::from(*self).put(out);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some(usize::take(fields)? == 1)
    }
}

/// The numbers that a page gives its texts, and years.
macro_rules! narrow {
    ($($number:ty)*) => {$(
        impl Wire for $number {
            fn put(&self, out: &mut Writer) {
                (*self as usize).put(out);
            }

            fn take(fields: &mut Reader) -> Option<Self> {
                usize::take(fields)?.try_into().ok()
            }
        }
    )*};
}

narrow!(u16 u32);

impl<T: Wire> Wire for Option<T> {
    fn put(&self, out: &mut Writer) {
        self.is_some().put(out);
        if let Some(value) = self {
            value.put(out);
        }
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some(match bool::take(fields)? {
            true => Some(T::take(fields)?),
            false => None,
        })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        for item in self {
            item.put(out);
        }
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        let count = usize::take(fields)?;
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(T::take(fields)?);
        }
        Some(items)
    }
}

/// A structure crosses field by field.
macro_rules! fields {
    ($structure:ident: $($field:ident)*) => {
        impl $crate::api::Wire for $structure {
            fn put(&self, out: &mut $crate::api::Writer) {
                $(self.$field.put(out);)*
            }

            fn take(fields: &mut $crate::api::Reader) -> Option<Self> {
                Some($structure { $($field: $crate::api::Wire::take(fields)?),* })
            }
        }
    };
}

fields!(Request: entry revision text config);
fields!(Config: year form select ignore severities ignored);
fields!(Ignore: fingerprint reason);
fields!(Answer: entry revision view);
fields!(Place: start end);
fields!(Cell: kind text inferred place);
fields!(Sum: name left right left_sum right_sum difference holds);
fields!(Fix: label edits);
fields!(Finding: rule severity message basis advice cells place line related sums fix
    fingerprint ignored);
fields!(View: title agency year form cells unread findings counts rules unassessed cells_read sections
    blocks sums);

/// One of few values crosses as its place among them.
macro_rules! choices {
    ($choice:ty: $($value:expr),*) => {
        impl Wire for $choice {
            fn put(&self, out: &mut Writer) {
                let at = [$($value),*].iter().position(|value| value == self);
                at.unwrap_or_default().put(out);
            }

            fn take(fields: &mut Reader) -> Option<Self> {
                [$($value),*].get(usize::take(fields)?).copied()
            }
        }
    };
}

choices!(Severity: Severity::Error, Severity::Warning, Severity::Info);
choices!(CellKind: CellKind::Number, CellKind::Blank, CellKind::Text);
choices!(FormId: FormId::Form2021, FormId::Trial2019);
choices!(BlockKind:
    BlockKind::Text(ParagraphKind::Title), BlockKind::Text(ParagraphKind::SectionHeading),
    BlockKind::Text(ParagraphKind::Heading), BlockKind::Text(ParagraphKind::Prose),
    BlockKind::Text(ParagraphKind::SignOff), BlockKind::Text(ParagraphKind::Furniture),
    BlockKind::Table(Table::Two), BlockKind::Table(Table::Three), BlockKind::Table(Table::Four));

impl<T: Wire> Wire for Rc<T> {
    fn put(&self, out: &mut Writer) {
        (**self).put(out);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some(Rc::new(T::take(fields)?))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
        self.1.put(out);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some((A::take(fields)?, B::take(fields)?))
    }
}

impl<A: Wire, B: Wire, C: Wire> Wire for (A, B, C) {
    fn put(&self, out: &mut Writer) {
        self.0.put(out);
        self.1.put(out);
        self.2.put(out);
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        Some((A::take(fields)?, B::take(fields)?, C::take(fields)?))
    }
}

impl<const N: usize> Wire for [usize; N] {
    fn put(&self, out: &mut Writer) {
        for number in self {
            number.put(out);
        }
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        let mut numbers = [0; N];
        for number in &mut numbers {
            *number = usize::take(fields)?;
        }
        Some(numbers)
    }
}

impl<V: Wire> Wire for Map<V> {
    fn put(&self, out: &mut Writer) {
        self.len().put(out);
        for (key, value) in self.iter() {
            key.to_string().put(out);
            value.put(out);
        }
    }

    fn take(fields: &mut Reader) -> Option<Self> {
        let count = usize::take(fields)?;
        let mut map = Self::new();
        for _ in 0..count {
            map.insert(String::take(fields)?, V::take(fields)?);
        }
        Some(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao::rules::example::MODEL;

    fn request(text: &str) -> Request {
        Request {
            entry: 4_000_000_000,
            revision: 7,
            text: text.to_string(),
            config: Config::default(),
        }
    }

    #[test]
    fn what_crosses_arrives_whole() {
        let wrong = MODEL.replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t/\t0\t1\t0\t17");
        for text in ["", "12:甲\u{0}", MODEL, &wrong] {
            let request = request(text);
            assert_eq!(
                Request::from_wire(&request.to_wire()),
                Some(request.clone())
            );
            let answer = super::super::answer(&request);
            assert_eq!(Answer::from_wire(&answer.to_wire()), Some(answer));
        }
    }

    #[test]
    fn what_is_cut_or_foreign_is_refused() {
        let wire = request("甲").to_wire();
        for text in ["", "ready", "3:a", "1:甲", &wire[..wire.len() - 3]] {
            assert_eq!(Request::from_wire(text), None, "{text:?}");
        }
    }
}
