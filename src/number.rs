//! Numbers are decimals, never binary fractions; this is how they leave the library.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serializer;

/// Serialises a decimal as a plain number: an integer where it is one.
pub fn serialize_plain<S: Serializer>(number: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    let number = number.normalize();
    match (number.scale(), number.to_i64()) {
        (0, Some(integer)) => serializer.serialize_i64(integer),
        _ => serializer.serialize_f64(number.to_f64().unwrap_or(f64::NAN)),
    }
}

/// Serialises an optional decimal as a plain number or null.
pub fn serialize<S: Serializer>(
    number: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize_plain(number, serializer),
        None => serializer.serialize_none(),
    }
}
