//! The settings of a check, as JavaScript hands them over; it has looked through them before.

use hegao::Config;
use hegao::finding::Severity;
use hegao::form::FormId;

/// Settings as they cross.
#[derive(Debug, Default, Clone, Copy)]
pub struct Settings<'s> {
    /// The report year; 0 for what the text says.
    pub year: u16,
    /// `2019`, `2021`, or empty for what the text says.
    pub form: &'s str,
    /// Codes or prefixes with commas between.
    pub select: &'s str,
    /// Codes or prefixes with commas between.
    pub ignore: &'s str,
    /// `A01=info` with commas between.
    pub severities: &'s str,
}

/// The settings as the library takes them; what it does not know is left out.
pub fn config(settings: Settings) -> Config {
    Config {
        year: Some(settings.year).filter(|year| *year > 0),
        form: [FormId::Trial2019, FormId::Form2021]
            .into_iter()
            .find(|form| form.as_str() == settings.form),
        select: list(settings.select).map(str::to_string).collect(),
        ignore: list(settings.ignore).map(str::to_string).collect(),
        severities: list(settings.severities).filter_map(severity).collect(),
        ..Config::default()
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').filter(|item| !item.is_empty())
}

fn severity(item: &str) -> Option<(String, Severity)> {
    let (code, word) = item.split_once('=')?;
    let severity = [Severity::Error, Severity::Warning, Severity::Info]
        .into_iter()
        .find(|severity| severity.as_str() == word)?;
    Some((code.to_string(), severity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_set_is_the_default() {
        assert_eq!(config(Settings::default()), Config::default());
    }

    #[test]
    fn all_is_understood() {
        let config = config(Settings {
            year: 2020,
            form: "2019",
            select: "A,X01",
            ignore: "A02",
            severities: "A01=info,X01=error,A03=none",
        });
        assert_eq!(config.year, Some(2020));
        assert_eq!(config.form, Some(FormId::Trial2019));
        assert_eq!(config.select, ["A", "X01"]);
        assert_eq!(config.ignore, ["A02"]);
        assert_eq!(config.severities.len(), 2);
        assert_eq!(config.severities.get("A01"), Some(&Severity::Info));
    }
}
