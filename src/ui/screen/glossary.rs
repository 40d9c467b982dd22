//! The glossary: every term, searchable, with its meaning.

use ratatui::{layout::Rect, text::Line};

use crate::{
    explain::{self, Block, own},
    pack::Term,
    text,
    ui::{
        app::{Context, Effect},
        key::Action,
        widget::{
            browser::{Answer, Browsed, Browser},
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
    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        self.browser.keys()
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        match self.browser.update(action, self.found(context).len()) {
            Answer::Back => Effect::Back,
            Answer::Done | Answer::Taken | Answer::Other => Effect::None,
        }
    }
}

impl Browsed for Glossary {
    type Item<'c> = &'c Term;

    fn browser(&self) -> &Browser {
        &self.browser
    }

    fn browser_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }

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

    fn entries(found: &[&Term], context: &Context, _: Rect) -> Vec<Entry> {
        found
            .iter()
            .map(|term| vec![Line::raw(own(&term.term, &context.texts))])
            .collect()
    }

    fn details(term: &Term, context: &Context) -> Vec<Block> {
        explain::term(term, &context.pack, &context.texts)
    }
}
