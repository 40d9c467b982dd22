//! The glossary: every term, searchable, with its meaning.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    explain::{self, own},
    pack::Term,
    text,
    ui::{
        app::{Context, Effect},
        key::{Action, Typing},
        widget::{
            browser::{Answer, Browser},
            list::Entry,
        },
    },
};

/// Where the reader is.
#[derive(Debug, Default)]
pub struct Glossary {
    browser: Browser,
}

impl Glossary {
    fn found<'c>(&self, context: &'c Context) -> Vec<&'c Term> {
        let query = text::fold(&self.browser.input.text);
        let mut found: Vec<&Term> = context
            .pack
            .terms
            .iter()
            .filter(|term| {
                let words = term
                    .term
                    .iter()
                    .chain(term.text.iter())
                    .map(|(_, words)| words.as_str());
                words
                    .chain(term.reading.as_deref())
                    .any(|words| text::fold(words).contains(&query))
            })
            .collect();
        found.sort_by_cached_key(|term| match (context.language(), &term.reading) {
            (crate::locale::Language::Ja, Some(reading)) => text::fold(reading),
            _ => text::fold(term.term.get(context.language())),
        });
        found
    }

    fn entries(found: &[&Term], context: &Context) -> Vec<Entry> {
        found
            .iter()
            .map(|term| vec![Line::raw(own(&term.term, &context.texts))])
            .collect()
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        self.browser.keys()
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        match self.browser.update(action, self.found(context).len()) {
            Answer::Back => Effect::Back,
            Answer::Done | Answer::Taken | Answer::Other => Effect::None,
        }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let texts = &context.texts;
        let found = self.found(context);
        let words = (texts.text("search-label"), texts.text("search-nothing"));
        self.browser.view(
            (&words.0, &words.1),
            &Self::entries(&found, context),
            |index| {
                found
                    .get(index)
                    .map(|term| explain::term(term, &context.pack, texts))
                    .unwrap_or_default()
            },
            context,
            area,
            buf,
        );
    }

    pub(crate) fn is_typing(&self) -> bool {
        self.browser.input.active
    }

    pub(crate) fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        self.browser.write(typing, self.found(context).len());
        Effect::None
    }

    pub(crate) fn cursor(&self, context: &Context, area: Rect) -> Option<Position> {
        self.browser.cursor(&context.texts.text("search-label"), area)
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        let entries = Self::entries(&self.found(context), context);
        self.browser.click(at, &entries, area);
        Effect::None
    }
}
