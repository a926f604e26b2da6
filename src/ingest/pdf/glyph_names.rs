//! Signs by the names that simple fonts give them.

/// Names of signs that are not one letter, in the order of the signs.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("nbspace", ' '),
    ("section", '§'),
    ("degree", '°'),
    ("plusminus", '±'),
    ("periodcentered", '·'),
    ("middot", '·'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("endash", '–'),
    ("emdash", '—'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("fi", 'ﬁ'),
    ("fl", 'ﬂ'),
    ("filledbox", '■'),
    ("H22073", '□'),
    ("circle", '○'),
    ("yen", '¥'),
];

/// The sign of a name; none where the name says nothing.
pub fn sign(name: &str) -> Option<char> {
    let base = name.split('.').next()?;
    let mut signs = base.chars();
    if let (Some(letter), None) = (signs.next(), signs.next()) {
        return Some(letter);
    }
    if let Some((_, sign)) = NAMES.iter().find(|(known, _)| *known == base) {
        return Some(*sign);
    }
    let number = base
        .strip_prefix("uni")
        .or_else(|| base.strip_prefix('u'))?;
    let code = u32::from_str_radix(number, 16).ok()?;
    (4..=6)
        .contains(&number.len())
        .then(|| char::from_u32(code))
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn names_mean_signs() {
        let read = ["A", "seven", "uni6C34", "u6C34", "period.alt", "g12", ""].map(sign);
        assert_eq!(
            read,
            [
                Some('A'),
                Some('7'),
                Some('水'),
                Some('水'),
                Some('.'),
                None,
                None
            ]
        );
    }
}
