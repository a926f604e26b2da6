//! Which formats of numbers are dates.

/// Whether a format that has its number only is a date; those of East Asia are among them.
pub fn is_date_by_number(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a format is a date: the first of its parts names a year, month, day or time.
pub fn is_date(format: &str) -> bool {
    let mut signs = format.chars();
    while let Some(sign) = signs.next() {
        match sign {
            // What stands for itself.
            '"' => drop(signs.by_ref().find(|sign| *sign == '"')),
            '\\' | '_' | '*' => drop(signs.next()),
            '[' => {
                let inner: String = signs.by_ref().take_while(|sign| *sign != ']').collect();
                let is_time = |sign: char| "hms".contains(sign.to_ascii_lowercase());
                if !inner.is_empty() && inner.chars().all(is_time) {
                    return true;
                }
            }
            ';' => return false,
            // General, and the E of an exponent, are no dates.
            'G' | 'g' => return false,
            _ if "ymdhs".contains(sign.to_ascii_lowercase()) => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates_are_told_from_numbers() {
        for format in [
            "yyyy\"年\"m\"月\"",
            "[$-804]d/m",
            "h:mm",
            "[h]:mm",
            "0;yyyy",
        ] {
            assert_eq!(is_date(format), !format.starts_with('0'), "{format}");
        }
        for format in [
            "General", "0.00", "#,##0_d", "\"day\"0", "[Red]0", "0.00E+00", "@", "\\d0",
        ] {
            assert!(!is_date(format), "{format}");
        }
    }
}
