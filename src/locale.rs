//! The language of the screen: which one is chosen, the program's own words in it (Fluent), and texts that exist
//! in several languages. A scenario's words are not here: they stay in the scenario, as [`Localized`].

use std::{borrow::Cow, cell::RefCell, fmt};

use fluent::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::embedded;

/// A language that the program itself speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Japanese.
    Ja,
    /// English.
    #[default]
    En,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Ja, Self::En];

    /// The tag as it is written in files and options: `ja`, `en`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::En => "en",
        }
    }

    /// The language's own name for itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Ja => "日本語",
            Self::En => "English",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        // Both tags are well-formed; "und" would only cost the plural rules.
        self.tag().parse().unwrap_or_default()
    }

    /// The other language, which stands in where a text is missing.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ja => Self::En,
            Self::En => Self::Ja,
        }
    }

    /// The language that was asked for by name (`ja`, `en`, `ja-JP`, `en_GB.UTF-8`); `None` when the program does not
    /// speak it. For a wish of the user, which must not be overruled silently; see [`Language::detect`] for a guess.
    pub fn requested(wish: &str) -> Option<Self> {
        negotiated(&[wish])
    }

    /// The best language for a list of wishes, first wish first, each a locale name as the system has it
    /// (`ja_JP.UTF-8`, `C`, anything). English when none fits.
    pub fn detect<'a>(wishes: impl IntoIterator<Item = &'a str>) -> Self {
        wishes
            .into_iter()
            .find_map(|wish| negotiated(&[wish]))
            .unwrap_or_default()
    }
}

fn negotiated(wishes: &[&str]) -> Option<Language> {
    let wishes: Vec<LanguageIdentifier> = wishes
        .iter()
        .filter_map(|wish| wish.split(['.', '@']).next())
        .filter_map(|wish| wish.parse().ok())
        .collect();
    let spoken = Language::ALL.map(Language::identifier);
    let found = negotiate_languages(&wishes, &spoken, None, NegotiationStrategy::Lookup);
    let tag = found.first()?.language.as_str();
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

/// The same thing in several languages; at least one is there by construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Localized<T> {
    first: T,
    first_language: Language,
    second: Option<T>,
}

impl<T> Localized<T> {
    /// From what was found for each language; `None` when there is nothing at all.
    pub fn new(ja: Option<T>, en: Option<T>) -> Option<Self> {
        match (ja, en) {
            (Some(first), second) => Some(Self {
                first,
                first_language: Language::Ja,
                second,
            }),
            (None, Some(first)) => Some(Self {
                first,
                first_language: Language::En,
                second: None,
            }),
            (None, None) => None,
        }
    }

    /// In this language, or in the other one where it is missing.
    pub fn get(&self, language: Language) -> &T {
        self.exact(language).unwrap_or(&self.first)
    }

    /// In this language only.
    pub fn exact(&self, language: Language) -> Option<&T> {
        if language == self.first_language {
            Some(&self.first)
        } else {
            self.second.as_ref()
        }
    }

    /// Whether [`Localized::get`] would have to answer in the other language.
    pub fn is_missing(&self, language: Language) -> bool {
        self.exact(language).is_none()
    }

    /// Every language that is there, with its text.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &T)> {
        Language::ALL
            .into_iter()
            .filter_map(|language| Some((language, self.exact(language)?)))
    }
}

impl Localized<String> {
    /// The same text for both languages, as for a telephone number.
    pub fn same(text: &str) -> Self {
        Self {
            first: text.to_owned(),
            first_language: Language::Ja,
            second: Some(text.to_owned()),
        }
    }
}

/// The program's own words in one language. A file is read when the first word is wanted that no earlier file has: the
/// first screen needs two of them, and waiting for all would be felt.
pub struct Texts {
    language: Language,
    bundle: RefCell<FluentBundle<FluentResource>>,
    /// Files that have not been read, the next one last.
    unread: RefCell<Vec<&'static str>>,
}

impl fmt::Debug for Texts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Texts")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

impl Texts {
    /// The words of a language, from the files that are compiled in.
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.identifier()]);
        // Isolation marks are invisible characters that terminals count differently.
        bundle.set_use_isolating(false);
        let mut unread: Vec<(&str, &str)> = embedded::LOCALES
            .iter()
            .filter_map(|(path, text)| {
                let (folder, name) = path.split_once('/')?;
                (folder == language.tag()).then_some((name, *text))
            })
            .collect();
        // The first screen is made of these.
        unread.sort_by_key(|(name, _)| matches!(*name, "chrome.ftl" | "home.ftl"));
        let unread = unread.into_iter().map(|(_, text)| text).collect();
        Self {
            language,
            bundle: RefCell::new(bundle),
            unread: RefCell::new(unread),
        }
    }

    /// Reads the next file; false when there is none.
    fn read_on(&self) -> bool {
        let Some(text) = self.unread.borrow_mut().pop() else {
            return false;
        };
        // A fault here is a fault of the source tree; tests/locales.rs reads every file strictly.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        self.bundle.borrow_mut().add_resource_overriding(resource);
        true
    }

    /// Which language these words are in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The words of a message, or of an attribute as `message.attribute`. An id that does not exist is answered by
    /// the id itself, so that a person sees where the word is missing; tests keep that from happening.
    pub fn text(&self, id: &str) -> String {
        self.with(id, &[])
    }

    /// The same with values put in. Numbers choose plural forms; texts are inserted as they are.
    pub fn with(&self, id: &str, values: &[(&str, Value<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set(
                *name,
                match value {
                    Value::Text(text) => FluentValue::from(text.as_ref()),
                    #[expect(
                        clippy::cast_precision_loss,
                        reason = "Fluent knows only f64; counts stay far below 2^53"
                    )]
                    Value::Number(number) => FluentValue::from(*number as f64),
                },
            );
        }
        self.find(id, &args).unwrap_or_else(|| id.to_owned())
    }

    /// Whether there is such a message.
    pub fn has(&self, id: &str) -> bool {
        self.find(id, &FluentArgs::new()).is_some()
    }

    fn find(&self, id: &str, args: &FluentArgs<'_>) -> Option<String> {
        let (id, attribute) = id
            .split_once('.')
            .map_or((id, None), |(id, attribute)| (id, Some(attribute)));
        while !self.bundle.borrow().has_message(id) {
            if !self.read_on() {
                return None;
            }
        }
        let bundle = self.bundle.borrow();
        let message = bundle.get_message(id)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        Some(
            bundle
                .format_pattern(pattern, Some(args), &mut errors)
                .into_owned(),
        )
    }
}

/// A value to put into a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A text, inserted as it is.
    Text(Cow<'a, str>),
    /// A number, which may choose a plural form.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<u32> for Value<'_> {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locale_names_of_systems_are_understood() {
        for (wish, language) in [
            ("ja_JP.UTF-8", Some(Language::Ja)),
            ("ja", Some(Language::Ja)),
            ("en_GB.UTF-8", Some(Language::En)),
            ("en-US", Some(Language::En)),
            ("C", None),
            ("xx_YY", None),
            ("", None),
            ("de_DE@euro", None),
        ] {
            assert_eq!(Language::requested(wish), language, "{wish}");
        }
    }

    #[test]
    fn the_first_wish_that_fits_wins_and_english_stands_in() {
        assert_eq!(Language::detect(["xx", "ja_JP.eucJP", "en"]), Language::Ja);
        assert_eq!(Language::detect(["C.UTF-8"]), Language::En);
        assert_eq!(Language::detect([]), Language::En);
    }

    #[test]
    fn a_missing_language_is_answered_by_the_other_and_known_to_be() {
        let text = Localized::new(None, Some("hello")).unwrap();
        assert_eq!(text.get(Language::Ja), &"hello");
        assert!(text.is_missing(Language::Ja));
        assert!(!text.is_missing(Language::En));
        assert_eq!(Localized::<&str>::new(None, None), None);
    }
}
