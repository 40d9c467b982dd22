//! The conversations that can be rehearsed, searchable. What is behind a customer's story is not told here.

use std::sync::Arc;

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    explain::{self, Block, Tone, own, progress::rehearsals, rehearsal},
    helpdesk::{HOME, when},
    scenario::Conversation,
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
pub struct Rehearsals {
    browser: Browser,
}

/// The conversations that learners may see, in the order of the pack.
pub fn all(context: &Context) -> impl Iterator<Item = &Arc<Conversation>> {
    context
        .pack
        .conversations
        .iter()
        .filter(|conversation| !conversation.draft)
}

impl Rehearsals {
    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        let mut keys = self.browser.keys();
        if self.browser.is_open() {
            keys.insert(0, Action::Confirm);
        }
        keys
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let found = self.found(context);
        match self.browser.update(action, found.len()) {
            Answer::Back => Effect::Back,
            Answer::Taken => match found.get(self.browser.list.selected) {
                Some(conversation) => Effect::Rehearse(Arc::clone(conversation)),
                None => Effect::None,
            },
            Answer::Done | Answer::Other => Effect::None,
        }
    }
}

impl Browsed for Rehearsals {
    type Item<'c> = &'c Arc<Conversation>;

    fn browser(&self) -> &Browser {
        &self.browser
    }

    fn browser_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }

    fn found<'c>(&self, context: &'c Context) -> Vec<&'c Arc<Conversation>> {
        let query = text::fold(&self.browser.input.text);
        all(context)
            .filter(|conversation| query.is_empty() || matches(conversation, &query, context))
            .collect()
    }

    fn entries(found: &[&Arc<Conversation>], context: &Context, area: Rect) -> Vec<Entry> {
        let (texts, theme) = (&context.texts, &context.theme);
        let room = Browser::room(area);
        found
            .iter()
            .map(|conversation| {
                let mut about = vec![
                    Span::raw("  "),
                    Span::styled(explain::stars(conversation.difficulty), theme.dim),
                    Span::raw("  "),
                ];
                if context.today.rehearsals.is_due(&conversation.id) {
                    about.push(Span::styled(texts.text("rehearsals-due-mark"), theme.note));
                    about.push(Span::raw("  "));
                }
                // What was done tells more than how they come, which stands beside the list as well.
                let words = match context.report.last_rehearsal(&conversation.id) {
                    Some(last) => rehearsals::short(last, texts),
                    None => rehearsal::manner(conversation, texts),
                };
                let used: usize = about.iter().map(Span::width).sum();
                let words = text::truncate(&words, room.saturating_sub(used)).into_owned();
                about.push(Span::styled(words, theme.dim));
                let title = own(&conversation.title, texts);
                let title = text::truncate(&title, room).into_owned();
                vec![Line::raw(title), Line::from(about)]
            })
            .collect()
    }

    fn details(conversation: &Arc<Conversation>, context: &Context) -> Vec<Block> {
        details(conversation, context)
    }

    fn nothing(&self, context: &Context) -> String {
        let is_empty = all(context).next().is_none() && !context.loading;
        context.texts.text(if is_empty {
            "rehearsals-none"
        } else {
            "search-nothing"
        })
    }
}

/// Searches title and situation in both languages, how the customer comes, and the difficulty, also by its stars.
fn matches(conversation: &Conversation, query: &str, context: &Context) -> bool {
    let has = |words: &str| text::fold(words).contains(query);
    has(&rehearsal::manner(conversation, &context.texts))
        || has(&explain::difficulty_of(conversation.difficulty, &context.texts))
        || conversation
            .title
            .iter()
            .chain(conversation.situation.iter())
            .any(|(_, words)| has(words))
}

fn details(conversation: &Conversation, context: &Context) -> Vec<Block> {
    let texts = &context.texts;
    let row = |id: &str, words: String| Block::Item(format!("{}  ", texts.text(id)), Tone::Dim, words);
    let at = context.pack.helpdesks.instant(conversation.at);
    let mut blocks = vec![
        Block::Text(Tone::Strong, own(&conversation.title, texts)),
        Block::Gap,
        Block::Text(Tone::Plain, own(&conversation.situation, texts)),
        Block::Gap,
        row("rehearsals-clock", when::format_long(at, HOME, texts.language())),
        row("rehearsals-manner", rehearsal::manner(conversation, texts)),
        row(
            "library-difficulty",
            explain::difficulty_of(conversation.difficulty, texts),
        ),
        Block::Gap,
    ];
    if let Some(last) = context.report.last_rehearsal(&conversation.id) {
        blocks.push(row("rehearsals-last", rehearsals::last(last, texts)));
        blocks.push(Block::Gap);
    }
    if context.today.rehearsals.is_due(&conversation.id) {
        blocks.push(Block::Text(Tone::Strong, texts.text("rehearsals-due")));
    }
    blocks.push(Block::Text(Tone::Dim, texts.text("rehearsals-start")));
    blocks
}
