//! Translating a pack: every text with its source goes out to those who translate, and what comes back is put where it
//! belongs, and nowhere else. [`po`] is the form in which texts travel, [`lock`] remembers from which source each was made,
//! [`exchange`] goes from files to entries and back. Nothing is read or written here; that is for `cli`.

use toml::de::DeTable;

use crate::scenario::source::Fields;

pub mod exchange;
pub mod lock;
pub mod po;
mod toml_text;

/// From which language into which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direction {
    /// The tag of the language of the sources.
    pub source: String,
    /// The tag of the language of the translations.
    pub target: String,
}

/// What `pack.toml` says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The id of the pack.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its languages, the first of which is the one that it is written in.
    pub languages: Vec<String>,
}

impl About {
    /// Reads the text of `pack.toml`, as far as it can be read.
    pub fn read(text: &str) -> Self {
        let Ok(table) = DeTable::parse(text) else {
            return Self::default();
        };
        let fields = Fields::new(table.get_ref());
        let word = |key| fields.string(key).unwrap_or_default().to_owned();
        let languages = fields.words("languages").into_iter();
        Self {
            id: word("id"),
            version: word("version"),
            languages: languages.map(|word| word.text.to_owned()).collect(),
        }
    }

    /// The direction that is meant where it is not said, or said in part: from the pack's first language into its next one.
    pub fn direction(&self, source: Option<&str>, target: Option<&str>) -> Direction {
        let usual = ["ja", "en"].map(str::to_owned);
        let known = || self.languages.iter().chain(&usual);
        let other = |than: Option<&str>| {
            let mut known = known();
            known
                .find(|tag| Some(tag.as_str()) != than)
                .cloned()
                .unwrap_or_default()
        };
        let source = source.map_or_else(|| other(target), str::to_owned);
        let target = target.map_or_else(|| other(Some(&source)), str::to_owned);
        Direction { source, target }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_is_completed() {
        let about = About::read("id = \"a\"\nlanguages = [\"en\", \"ja\"]\n");
        let direction = |source, target| {
            let Direction { source, target } = about.direction(source, target);
            format!("{source}-{target}")
        };
        assert_eq!(direction(None, None), "en-ja");
        assert_eq!(direction(Some("ja"), None), "ja-en");
        assert_eq!(direction(None, Some("en")), "ja-en");
        assert_eq!(direction(None, Some("ko")), "en-ko");
        assert_eq!(About::default().direction(None, None).source, "ja");
    }
}
