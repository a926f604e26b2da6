//! Numbers are decimals, never binary fractions; this is how they leave the library.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::Serializer;

/// The value of figures with a sign before and a point within.
pub fn decimal(figures: &str) -> Option<Decimal> {
    // A short integer needs no reader of decimals.
    if figures.len() < 10 && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        return figures.parse::<u32>().ok().map(Decimal::from);
    }
    figures.trim_start_matches('+').parse().ok()
}

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
