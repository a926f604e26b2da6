//! What the user has set, as it is kept in the browser.

use hegao::Config;
use hegao::finding::Severity;
use hegao::map::Map;
use hegao::rules;

use super::text::Language;

/// What the user has set; the default is nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// The language of the page itself.
    pub language: Language,
    /// Whether single letters are keys of the page; tools that type by voice want them off.
    pub letters: Letters,
    /// Rules that are not as they come, by code.
    pub rules: Map<Level>,
}

/// Whether single letters are keys of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Letters {
    /// They are.
    #[default]
    On,
    /// They are not.
    Off,
}

/// The colours of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Theme; 3] = [Theme::Auto, Theme::Light, Theme::Dark];

    /// A word for style sheets and storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// What a rule is set to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs at this severity.
    At(Severity),
}

impl Level {
    /// All of them.
    pub const ALL: [Level; 4] = [
        Level::Off,
        Level::At(Severity::Error),
        Level::At(Severity::Warning),
        Level::At(Severity::Info),
    ];

    /// A word for storage.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::At(severity) => severity.as_str(),
        }
    }
}

impl Settings {
    /// Sets a rule; none puts it back to what it comes with.
    pub fn set(&mut self, code: &str, level: Option<Level>) {
        let Some(rule) = rules::find(code) else {
            return;
        };
        match level {
            Some(level) if level != Level::At(rule.severity) => {
                self.rules.insert(rule.code.to_string(), level);
            }
            _ => {
                self.rules.remove(rule.code);
            }
        }
    }

    /// How every check is to be done.
    pub fn config(&self) -> Config {
        let mut config = Config::default();
        for (code, level) in self.rules.iter() {
            match level {
                Level::Off => config.ignore.push(code.to_string()),
                Level::At(severity) => {
                    config.severities.insert(code.to_string(), *severity);
                }
            }
        }
        config
    }

    /// As it is kept: a setting a line.
    pub fn written(&self) -> String {
        let mut lines = format!(
            "theme={}\nlanguage={}",
            self.theme.as_str(),
            self.language.tag()
        );
        if self.letters == Letters::Off {
            lines.push_str("\nletters=off");
        }
        lines.push('\n');
        lines.push_str(&self.rules_written());
        lines
    }

    /// The rules alone, as the command line's `--config` takes them: TOML.
    pub fn rules_written(&self) -> String {
        let mut lines = String::from("[rules]\n");
        for (code, level) in self.rules.iter() {
            lines.push_str(code);
            lines.push_str(" = \"");
            lines.push_str(level.as_str());
            lines.push_str("\"\n");
        }
        lines
    }

    /// What was kept, or what a configuration file says of the rules; what is unknown is left out.
    pub fn read(text: &str) -> Settings {
        let mut settings = Settings::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            let value = value.trim().trim_matches(['"', '\'']);
            match key.trim() {
                "ignore" => {
                    for prefix in value.split(|c: char| !c.is_ascii_alphanumeric()) {
                        let alike = |rule: &&rules::Rule| rule.code.starts_with(prefix);
                        for rule in rules::all().filter(|_| !prefix.is_empty()).filter(alike) {
                            settings.set(rule.code, Some(Level::Off));
                        }
                    }
                }
                "theme" => {
                    let known = Theme::ALL.into_iter();
                    let mut named = known.filter(|theme| theme.as_str() == value);
                    settings.theme = named.next().unwrap_or_default();
                }
                "language" => {
                    settings.language = Language::of_tag(value).unwrap_or_default();
                }
                "letters" => settings.letters = Letters::Off,
                code => {
                    let mut known = Level::ALL.into_iter();
                    settings.set(code, known.find(|level| level.as_str() == value));
                }
            }
        }
        settings
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let mut settings = Settings {
            theme: Theme::Dark,
            language: Language::English,
            letters: Letters::Off,
            ..Settings::default()
        };
        settings.set("T11", Some(Level::Off));
        settings.set("a01", Some(Level::At(Severity::Info)));
        assert_eq!(settings.rules.len(), 2);
        assert_eq!(Settings::read(&settings.written()), settings);
        let default = Settings::default();
        assert_eq!(Settings::read(&default.written()), default);
    }

    #[test]
    fn a_configuration_file_of_the_command_line_is_read() {
        let text = "ignore = [\"T11\", 'C']\n\n[rules]\nA01 = \"warning\" \n A02=\"off\"\n";
        let settings = Settings::read(text);
        assert_eq!(settings.rules["A01"], Level::At(Severity::Warning));
        assert_eq!(settings.rules["A02"], Level::Off);
        assert_eq!(settings.rules["T11"], Level::Off);
        let others = settings.rules.keys().filter(|code| code.starts_with('C'));
        assert_eq!(
            others.count(),
            rules::all()
                .filter(|rule| rule.code.starts_with('C'))
                .count()
        );
        assert_eq!(Settings::read(&settings.rules_written()), settings);
    }

    #[test]
    fn what_is_unknown_is_left_out() {
        let text = "theme=mauve\nlanguage=la\nQ77=off\nA01=loud\n\nnonsense";
        assert_eq!(Settings::read(text), Settings::default());
    }

    #[test]
    fn rules_go_to_the_checker() {
        let mut settings = Settings::default();
        settings.set("A01", Some(Level::Off));
        settings.set("A02", Some(Level::At(Severity::Info)));
        // What the rule comes with is no setting.
        let plain = rules::find("A03").map(|rule| Level::At(rule.severity));
        settings.set("A03", plain);
        let config = settings.config();
        assert!(!config.runs("A01") && config.runs("A02"));
        assert_eq!(config.severities.len(), 1);
        settings.set("A01", None);
        assert!(settings.config().runs("A01"));
    }
}
