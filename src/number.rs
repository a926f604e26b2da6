//! Numbers are decimals, never binary fractions; this is what they are and how they leave the library.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Rem, Sub};
use std::str::FromStr;

use serde::Serializer;

/// How many decimals are kept.
const DECIMALS: u32 = 9;
/// One, in units of the last decimal that is kept.
const UNIT: i128 = 1_000_000_000;
/// Digits before the point for which the units are in range.
const MOST_DIGITS: usize = 28;

/// A number with nine decimals, up to some 10²⁸: more than any figure of a report has.
///
/// A crate for decimals of any scale would be a thirtieth of the page's budget, for sums and a quotient.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    units: i128,
}

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self { units: 0 };
    /// 1.
    pub const ONE: Self = Self { units: UNIT };
    /// 10.
    pub const TEN: Self = Self { units: 10 * UNIT };

    /// `integer` with its last `decimals` digits after the point; at most nine count.
    pub fn new(integer: i64, decimals: u32) -> Self {
        let decimals = decimals.min(DECIMALS);
        Self {
            units: i128::from(integer) * power(DECIMALS - decimals),
        }
    }

    /// Whether it is nought.
    pub fn is_zero(self) -> bool {
        self.units == 0
    }

    /// Whether it is less than nought.
    pub fn is_negative(self) -> bool {
        self.units < 0
    }

    /// Whether it has no decimals.
    pub fn is_integer(self) -> bool {
        // Division of the wide type is slow, and hardly any figure needs it.
        match i64::try_from(self.units) {
            Ok(units) => units % UNIT as i64 == 0,
            Err(_) => self.units % UNIT == 0,
        }
    }

    /// The integer that it is.
    pub fn to_integer(self) -> Option<i64> {
        (self.is_integer()).then(|| i64::try_from(self.units / UNIT).ok())?
    }

    /// Without its sign.
    pub fn abs(self) -> Self {
        Self {
            units: self.units.saturating_abs(),
        }
    }

    /// Half of it.
    pub fn half(self) -> Self {
        Self {
            units: self.units / 2,
        }
    }

    /// What per cent it is of `whole`; none of nought.
    pub fn percent_of(self, whole: Self) -> Option<Self> {
        let units = self.units.checked_mul(100 * UNIT)?;
        Some(Self {
            units: units.checked_div(whole.units)?,
        })
    }

    /// Rounded to so many decimals, halves away from nought.
    pub fn rounded(self, decimals: u32) -> Self {
        let step = power(DECIMALS.saturating_sub(decimals));
        let half = step / 2 * self.units.signum();
        Self {
            units: self.units.saturating_add(half) / step * step,
        }
    }

    /// The sum, if it is in range.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let units = self.units.checked_add(other.units)?;
        Some(Self { units })
    }

    /// So many times, if it is in range.
    pub fn times(self, factor: u32) -> Option<Self> {
        let units = self.units.checked_mul(i128::from(factor))?;
        Some(Self { units })
    }
}

fn power(exponent: u32) -> i128 {
    const POWERS: [i128; DECIMALS as usize + 1] = {
        let mut powers = [1; DECIMALS as usize + 1];
        let mut at = 1;
        while at < powers.len() {
            powers[at] = 10 * powers[at - 1];
            at += 1;
        }
        powers
    };
    POWERS[exponent as usize]
}

/// The value of figures with a sign before and a point within.
pub fn decimal(figures: &str) -> Option<Decimal> {
    figures.parse().ok()
}

/// What is no decimal, or one too large.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADecimal;

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Digits with a sign before and a point within; decimals beyond the ninth are cut off.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (negative, figures) = match text.as_bytes() {
            [b'-', rest @ ..] => (true, rest),
            [b'+', rest @ ..] => (false, rest),
            rest => (false, rest),
        };
        let (mut units, mut whole, mut decimals) = (0i128, 0, None);
        for byte in figures {
            match (byte, &mut decimals) {
                (b'.', None) => decimals = Some(0),
                (b'0'..=b'9', None) if whole < MOST_DIGITS => whole += 1,
                (b'0'..=b'9', Some(DECIMALS)) => continue,
                (b'0'..=b'9', Some(kept)) => *kept += 1,
                _ => return Err(NotADecimal),
            }
            if *byte != b'.' {
                units = units * 10 + i128::from(byte - b'0');
            }
        }
        if whole == 0 && decimals.is_none_or(|kept| kept == 0) {
            return Err(NotADecimal);
        }
        let units = units * power(DECIMALS - decimals.unwrap_or(0));
        Ok(Self {
            units: if negative { -units } else { units },
        })
    }
}

impl fmt::Display for Decimal {
    /// Without noughts after the last decimal.
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let mut digits = Vec::new();
        let mut rest = self.units.unsigned_abs();
        while rest > 0 || digits.len() <= DECIMALS as usize {
            // Most numbers are done after one division of the wide type.
            let mut low = (rest % UNIT as u128) as u32;
            rest /= UNIT as u128;
            for _ in 0..DECIMALS {
                digits.push(b'0' + (low % 10) as u8);
                low /= 10;
            }
        }
        let mut written: String = digits
            .iter()
            .rev()
            .map(|digit| char::from(*digit))
            .collect();
        written.insert(written.len() - DECIMALS as usize, '.');
        let shown = written
            .trim_start_matches('0')
            .trim_end_matches('0')
            .trim_end_matches('.');
        let sign = if self.units < 0 { "-" } else { "" };
        let nought = if shown.is_empty() || shown.starts_with('.') {
            "0"
        } else {
            ""
        };
        formatter.pad(&format!("{sign}{nought}{shown}"))
    }
}

/// Any integer of Rust that is surely in range.
macro_rules! from_integers {
    ($($integer:ty)*) => {$(
        impl From<$integer> for Decimal {
            fn from(integer: $integer) -> Self {
                Self {
                    units: i128::from(integer) * UNIT,
                }
            }
        }
    )*};
}

from_integers!(i32 i64 u16 u32 u64);

// Out of range the last number stays: no report's figure comes near, and no text may stop the checker.
impl Add for Decimal {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            units: self.units.saturating_add(other.units),
        }
    }
}

impl AddAssign for Decimal {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Neg for Decimal {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            units: self.units.saturating_neg(),
        }
    }
}

impl Sub for Decimal {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

/// Times an integer.
impl Mul<i64> for Decimal {
    type Output = Self;

    fn mul(self, factor: i64) -> Self {
        Self {
            units: self.units.saturating_mul(i128::from(factor)),
        }
    }
}

impl Rem for Decimal {
    type Output = Self;

    fn rem(self, other: Self) -> Self {
        Self {
            units: self.units.checked_rem(other.units).unwrap_or_default(),
        }
    }
}

impl Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl<'n> Sum<&'n Decimal> for Decimal {
    fn sum<I: Iterator<Item = &'n Decimal>>(numbers: I) -> Self {
        numbers.copied().sum()
    }
}

/// Serialises a decimal as a plain number: an integer where it is one.
pub(crate) fn serialize_plain<S: Serializer>(
    number: &Decimal,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number.to_integer() {
        Some(integer) => serializer.serialize_i64(integer),
        None => serializer.serialize_f64(number.units as f64 / UNIT as f64),
    }
}

/// Serialises an optional decimal as a plain number or null.
pub(crate) fn serialize<S: Serializer>(
    number: &Option<Decimal>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match number {
        Some(number) => serialize_plain(number, serializer),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        decimal(text).map(|number| number.to_string())
    }

    #[test]
    fn figures_are_read_and_shown() {
        for (text, meant) in [
            ("0", "0"),
            ("007", "7"),
            ("-12", "-12"),
            ("+12", "12"),
            ("251000.50", "251000.5"),
            ("0.05", "0.05"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0", "0"),
            ("0.1234567899", "0.123456789"),
            ("1000000000", "1000000000"),
            (
                "9999999999999999999999999999",
                "9999999999999999999999999999",
            ),
        ] {
            assert_eq!(shown(text).as_deref(), Some(meant), "{text}");
        }
        for text in [
            "",
            "-",
            ".",
            "1e3",
            "1,000",
            "--1",
            "１",
            "10000000000000000000000000000",
        ] {
            assert_eq!(shown(text), None, "{text}");
        }
        assert_eq!(format!("{:0>3}", Decimal::from(7)), "007");
    }

    #[test]
    fn percentages_are_exact_and_rounded_from_the_half_up() {
        let percent = |part: i64, whole: i64, decimals| {
            let exact = Decimal::from(part).percent_of(Decimal::from(whole))?;
            Some(exact.rounded(decimals).to_string())
        };
        assert_eq!(percent(1, 3, 2).as_deref(), Some("33.33"));
        assert_eq!(percent(2, 3, 1).as_deref(), Some("66.7"));
        assert_eq!(percent(1, 8, 1).as_deref(), Some("12.5"));
        assert_eq!(percent(1, 8, 0).as_deref(), Some("13"));
        assert_eq!(percent(-1, 8, 0).as_deref(), Some("-13"));
        assert_eq!(percent(1, 0, 0), None);
    }

    #[test]
    fn what_is_out_of_range_stops_nothing() {
        let most = decimal("9999999999999999999999999999").expect("it is in range");
        assert_eq!(most.times(u32::MAX), None);
        assert_eq!(most.percent_of(Decimal::ONE), None);
        let sum: Decimal = std::iter::repeat_n(most, 100).sum();
        assert!(sum > most && -sum < most && sum - sum == Decimal::ZERO);
        assert_eq!(Decimal::TEN % Decimal::ZERO, Decimal::ZERO);
        assert_eq!(sum.rounded(0), sum.rounded(0).rounded(0));
    }

    #[test]
    fn integers_are_told_from_fractions() {
        assert_eq!(decimal("3.0").and_then(Decimal::to_integer), Some(3));
        assert_eq!(decimal("3.1").and_then(Decimal::to_integer), None);
        assert!(decimal("-0.1").is_some_and(Decimal::is_negative));
    }
}
