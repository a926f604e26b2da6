//! Rules of the family `consistency`.

mod operands;
mod r02;
mod x01;
mod x02;
mod x03;
mod x04;
mod x05;
mod x06;
mod x07;
mod x08;
mod x09;
mod x10;
mod x11;
mod x12;
mod x13;
mod x16;
mod x20;

#[cfg(test)]
mod right_prose;

use super::Rule;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &x01::RULE,
    &x02::RULE,
    &x03::RULE,
    &x04::RULE,
    &x05::RULE,
    &x06::RULE,
    &x07::RULE,
    &x08::RULE,
    &x09::RULE,
    &x10::RULE,
    &x11::RULE,
    &x12::RULE,
    &x13::RULE,
    &x16::RULE,
    &x20::RULE,
    &r02::RULE,
];
