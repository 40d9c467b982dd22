//! The library: every scenario of the pack, searchable, narrowed by kind, to be trained alone. Whether something is a
//! scam is not told here.

use std::sync::Arc;

use ratatui::{
    layout::Rect,
    text::{Line, Span},
};

use crate::{
    explain::{self, Block, Tone, own},
    quiz::minutes,
    scenario::{Kind, Scenario},
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

/// The columns from which on a kind and most of a title fit into one row.
const ONE_ROW: usize = 44;

/// Where the reader is, and the kind that the list is narrowed to.
#[derive(Debug, Default)]
pub struct Library {
    browser: Browser,
    kind: Option<Kind>,
}

impl Library {
    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        let mut keys = self.browser.keys();
        if self.browser.is_open() {
            keys.insert(0, Action::Confirm);
        } else {
            keys.insert(4, Action::Filter);
        }
        keys
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let found = self.found(context);
        match self.browser.update(action, found.len()) {
            Answer::Back if self.kind.is_some() => {
                self.kind = None;
                Effect::None
            }
            Answer::Back => Effect::Back,
            Answer::Taken => match found.get(self.browser.list.selected) {
                Some(scenario) => Effect::Train(vec![Arc::clone(scenario)]),
                None => Effect::None,
            },
            Answer::Other if action == Action::Filter => {
                let kinds = Kind::ALL;
                self.kind = match self
                    .kind
                    .and_then(|kind| kinds.iter().position(|other| *other == kind))
                {
                    None => kinds.first().copied(),
                    Some(at) => kinds.get(at + 1).copied(),
                };
                Effect::None
            }
            Answer::Done | Answer::Other => Effect::None,
        }
    }
}

impl Browsed for Library {
    type Item<'c> = &'c Arc<Scenario>;

    fn browser(&self) -> &Browser {
        &self.browser
    }

    fn browser_mut(&mut self) -> &mut Browser {
        &mut self.browser
    }

    fn found<'c>(&self, context: &'c Context) -> Vec<&'c Arc<Scenario>> {
        let query = text::fold(&self.browser.input.text);
        context
            .pack
            .scenarios
            .iter()
            .filter(|scenario| self.kind.is_none_or(|kind| scenario.kind() == kind))
            .filter(|scenario| query.is_empty() || matches(scenario, &query, context))
            .collect()
    }

    fn entries(found: &[&Arc<Scenario>], context: &Context, area: Rect) -> Vec<Entry> {
        let (texts, theme) = (&context.texts, &context.theme);
        let room = Browser::room(area);
        let name = |kind: &Kind| texts.text(&format!("kind-{}", kind.word()));
        let widest = Kind::ALL
            .iter()
            .map(|kind| text::width(&name(kind)))
            .max()
            .unwrap_or(0);
        found
            .iter()
            .map(|scenario| {
                let (kind, title) = (name(&scenario.kind()), own(&scenario.title, texts));
                if room < ONE_ROW {
                    let title = text::truncate(&title, room).into_owned();
                    let kind = text::truncate(&kind, room.saturating_sub(2)).into_owned();
                    let kind = vec![Span::raw("  "), Span::styled(kind, theme.dim)];
                    return vec![Line::raw(title), Line::from(kind)];
                }
                vec![Line::from(vec![
                    Span::styled(text::pad(&kind, widest + 2), theme.dim),
                    Span::raw(title),
                ])]
            })
            .collect()
    }

    fn label(&self, context: &Context) -> String {
        let texts = &context.texts;
        match self.kind {
            Some(kind) => {
                let kind = texts.text(&format!("kind-{}", kind.word()));
                texts.with("library-label-kind", &[("kind", kind.into())])
            }
            None => texts.text("search-label"),
        }
    }

    fn details(scenario: &Arc<Scenario>, context: &Context) -> Vec<Block> {
        details(scenario, context)
    }
}

/// Searches title, situation and what the exhibits say, in both languages, and what the scenario is called here: kind,
/// trick, difficulty, also by its stars.
fn matches(scenario: &Scenario, query: &str, context: &Context) -> bool {
    let names = [
        format!("kind-{}", scenario.kind().word()),
        format!("incident-{}", scenario.incident.word()),
    ];
    let has = |words: &str| text::fold(words).contains(query);
    names.iter().any(|id| has(&context.texts.text(id)))
        || has(&explain::difficulty(scenario, &context.texts))
        || scenario
            .title
            .iter()
            .chain(scenario.situation.iter())
            .any(|(_, words)| has(words))
        || scenario
            .exhibits
            .iter()
            .flat_map(|exhibit| exhibit.body.passages())
            .any(|passage| passage.text.iter().any(|(_, marked)| has(&marked.text)))
}

fn details(scenario: &Scenario, context: &Context) -> Vec<Block> {
    let texts = &context.texts;
    let label = |id: &str| format!("{}  ", texts.text(id));
    let roles: Vec<String> = scenario
        .roles
        .iter()
        .map(|role| texts.text(&format!("role-{}", role.word())))
        .collect();
    let minutes = minutes([scenario], context.language());
    vec![
        Block::Text(Tone::Strong, own(&scenario.title, texts)),
        Block::Gap,
        Block::Text(Tone::Plain, own(&scenario.situation, texts)),
        Block::Gap,
        Block::Item(
            label("library-kind"),
            Tone::Dim,
            texts.text(&format!("kind-{}", scenario.kind().word())),
        ),
        Block::Item(
            label("library-difficulty"),
            Tone::Dim,
            explain::difficulty(scenario, texts),
        ),
        Block::Item(
            label("library-roles"),
            Tone::Dim,
            roles.join(&texts.text("list-separator")),
        ),
        Block::Item(
            label("library-minutes"),
            Tone::Dim,
            texts.with("library-minutes-value", &[("minutes", minutes.into())]),
        ),
        Block::Gap,
        Block::Text(Tone::Dim, texts.text("library-train")),
    ]
}
