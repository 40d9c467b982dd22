//! The screens as one type: whatever the program asks of a screen goes to the one that it is. What a screen does with it is
//! in its own file below `ui/screen`, and what becomes of an effect in [`super`].

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use super::{Context, Effect, is_too_small};
use crate::ui::{
    chrome,
    key::{Action, Typing},
    screen::{
        checkup::Checkup, first_run::FirstRun, glossary::Glossary, help::Help, helpdesks::Helpdesks,
        home::Home, library::Library, preview::Preview, problems::Problems, progress::Progress,
        rehearsal::Rehearsing, rehearsals::Rehearsals, session::Session, settings::SettingsScreen,
    },
    widget::{browser::Browsed as _, tabs},
};

/// A screen.
#[derive(Debug)]
#[expect(missing_docs, reason = "the variants are the screens")]
pub enum Screen {
    FirstRun(FirstRun),
    Home(Home),
    Session(Box<Session>),
    Rehearsals(Rehearsals),
    Rehearsal(Box<Rehearsing>),
    Progress(Progress),
    Checkup(Checkup),
    Library(Library),
    Helpdesks(Helpdesks),
    Glossary(Glossary),
    Settings(SettingsScreen),
    Problems(Problems),
    Preview(Box<Preview>),
    Help(Help),
}

macro_rules! each {
    ($screen:expr, $inner:ident => $call:expr) => {
        match $screen {
            Screen::FirstRun($inner) => $call,
            Screen::Home($inner) => $call,
            Screen::Session($inner) => $call,
            Screen::Rehearsals($inner) => $call,
            Screen::Rehearsal($inner) => $call,
            Screen::Progress($inner) => $call,
            Screen::Checkup($inner) => $call,
            Screen::Library($inner) => $call,
            Screen::Helpdesks($inner) => $call,
            Screen::Glossary($inner) => $call,
            Screen::Settings($inner) => $call,
            Screen::Problems($inner) => $call,
            Screen::Preview($inner) => $call,
            Screen::Help($inner) => $call,
        }
    };
}

impl Screen {
    /// What works here, in footer order.
    pub fn keys(&self, context: &Context) -> Vec<Action> {
        each!(self, screen => screen.keys(context))
    }

    /// What an action is called here, where that is not what it is called elsewhere: the id of a message.
    pub(crate) fn name_of(&self, action: Action) -> Option<&'static str> {
        match self {
            Self::Session(session) => session.name_of(action),
            Self::Rehearsal(rehearsal) => rehearsal.name_of(action),
            Self::Progress(_) | Self::Help(_) => tabs::reading_name(action),
            Self::Library(library) => library.browser().name_of(action),
            Self::Rehearsals(rehearsals) => rehearsals.browser().name_of(action),
            Self::Helpdesks(helpdesks) => helpdesks.name_of(action),
            Self::Glossary(glossary) => glossary.browser().name_of(action),
            _ => None,
        }
    }

    /// The id of the screen's name in the locale files.
    pub fn title(&self) -> &'static str {
        match self {
            Self::FirstRun(_) => "title-first-run",
            Self::Home(_) => "title-home",
            Self::Session(session) => session.title(),
            Self::Rehearsals(_) => "title-rehearsals",
            Self::Rehearsal(_) => "title-rehearsal",
            Self::Progress(_) => "title-progress",
            Self::Checkup(_) => "title-checkup",
            Self::Library(_) => "title-library",
            Self::Helpdesks(_) => "title-helpdesks",
            Self::Glossary(_) => "title-glossary",
            Self::Settings(_) => "title-settings",
            Self::Problems(_) => "title-problems",
            Self::Preview(_) => "title-preview",
            Self::Help(_) => "title-help",
        }
    }

    /// What else the title bar says.
    pub(super) fn subtitle(&self, context: &Context) -> String {
        match self {
            Self::Session(session) => session.subtitle(context),
            Self::Preview(preview) => preview.subtitle(context),
            Self::Rehearsal(rehearsal) => rehearsal.subtitle(context),
            _ => String::new(),
        }
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        each!(self, screen => screen.update(action, context))
    }

    pub(super) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        each!(self, screen => screen.view(context, area, buf));
    }

    /// Draws the screen with the frame round it, as it fills a terminal of this size; returns where the text cursor
    /// stands.
    pub(crate) fn picture(&self, context: &Context, size: Rect, buf: &mut Buffer) -> Option<Position> {
        buf.set_style(size, context.theme.text);
        if is_too_small(size) {
            chrome::too_small(context, size, buf);
            return None;
        }
        let title = context.texts.text(self.title());
        chrome::frame(
            context,
            (&title, &self.subtitle(context)),
            (&self.keys(context), &|action| self.name_of(action)),
            self.is_typing(),
            size,
            buf,
        );
        let area = chrome::body(size);
        self.view(context, area, buf);
        self.cursor(context, area)
    }

    /// Whether keys are letters now.
    pub(crate) fn is_typing(&self) -> bool {
        match self {
            Self::Preview(preview) => preview.is_typing(),
            Self::Library(library) => library.is_typing(),
            Self::Rehearsals(rehearsals) => rehearsals.is_typing(),
            Self::Rehearsal(rehearsal) => rehearsal.is_typing(),
            Self::Helpdesks(helpdesks) => helpdesks.is_typing(),
            Self::Glossary(glossary) => glossary.is_typing(),
            _ => false,
        }
    }

    pub(crate) fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        match self {
            Self::Preview(preview) => preview.write(typing, context),
            Self::Library(library) => library.write(typing, context),
            Self::Rehearsals(rehearsals) => rehearsals.write(typing, context),
            Self::Rehearsal(rehearsal) => rehearsal.write(typing, context),
            Self::Helpdesks(helpdesks) => helpdesks.write(typing, context),
            Self::Glossary(glossary) => glossary.write(typing, context),
            _ => Effect::None,
        }
    }

    /// Where the text cursor stands.
    pub(crate) fn cursor(&self, context: &Context, area: Rect) -> Option<Position> {
        match self {
            Self::Preview(preview) => preview.cursor(),
            Self::Library(library) => library.cursor(context, area),
            Self::Rehearsals(rehearsals) => rehearsals.cursor(context, area),
            Self::Rehearsal(rehearsal) => rehearsal.cursor(context, area),
            Self::Helpdesks(helpdesks) => helpdesks.cursor(context, area),
            Self::Glossary(glossary) => glossary.cursor(context, area),
            _ => None,
        }
    }

    /// What a click at this place asks for; places are those of the last view.
    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        each!(self, screen => screen.click(at, context, area))
    }

    /// Whether something moves by itself, once a second.
    pub(super) fn is_moving(&self, context: &Context) -> bool {
        match self {
            Self::Session(session) => {
                session.is_waiting() || (context.settings.motion && session.is_moving())
            }
            Self::Preview(preview) => context.settings.motion && preview.is_moving(),
            Self::Rehearsal(rehearsal) => rehearsal.is_waiting(),
            _ => false,
        }
    }
}
