//! One learner's screen, in one language and of one size: a context and a session of its own, drawn into a buffer of
//! exactly that size and copied from there, as much as there is room for.

use std::{cell::Cell, rc::Rc};

use ratatui::{
    buffer::{Buffer, Cell as Square},
    layout::{Position, Rect},
};

use crate::{
    locale::{Language, Texts},
    text,
    ui::{
        app::{Context, Effect, Screen},
        chrome,
        key::{Action, Typing},
        screen::{rehearsal::Rehearsing, session::Session},
    },
};

/// One learner's screen.
#[derive(Debug)]
pub(super) struct Pane {
    pub(super) context: Context,
    screen: Option<Screen>,
    /// Where it was drawn last, and as what size; nowhere at all when it is empty.
    area: Cell<Rect>,
    size: Cell<(u16, u16)>,
}

impl Pane {
    /// A learner who reads this language, with the author's colours.
    pub(super) fn new(language: Language, author: &Context) -> Self {
        let mut settings = author.settings.clone();
        settings.language = Some(language);
        Self {
            // Whatever else a learner's program keeps, this one does not: no settings, no history.
            context: Context {
                texts: Rc::new(Texts::new(language)),
                settings,
                theme: author.theme.clone(),
                theme_fixed: true,
                now: author.now,
                ..Context::bare()
            },
            screen: None,
            area: Cell::default(),
            size: Cell::default(),
        }
    }

    pub(super) fn language(&self) -> Language {
        self.context.language()
    }

    /// The session that is shown.
    pub(super) fn session(&self) -> Option<&Session> {
        match &self.screen {
            Some(Screen::Session(session)) => Some(session),
            _ => None,
        }
    }

    /// Shows another session.
    pub(super) fn put(&mut self, session: Session) {
        self.screen = Some(Screen::Session(Box::new(session)));
    }

    /// The conversation that is shown.
    pub(super) fn rehearsing(&self) -> Option<&Rehearsing> {
        match &self.screen {
            Some(Screen::Rehearsal(rehearsing)) => Some(rehearsing),
            _ => None,
        }
    }

    /// Shows another conversation.
    pub(super) fn rehearse(&mut self, rehearsing: Rehearsing) {
        self.screen = Some(Screen::Rehearsal(Box::new(rehearsing)));
    }

    /// Whether there is anything to show.
    pub(super) const fn is_shown(&self) -> bool {
        self.screen.is_some()
    }

    /// What works for the learner.
    pub(super) fn keys(&self) -> Vec<Action> {
        let screen = self.screen.as_ref();
        screen
            .map(|screen| screen.keys(&self.context))
            .unwrap_or_default()
    }

    /// Whether keys are letters for the learner.
    pub(super) fn is_typing(&self) -> bool {
        self.screen.as_ref().is_some_and(Screen::is_typing)
    }

    /// Types for the learner.
    pub(super) fn write(&mut self, typing: &Typing) {
        if let Some(screen) = &mut self.screen {
            let _ = screen.write(typing, &self.context);
        }
    }

    /// Where the learner's text cursor stands, in the author's terminal.
    pub(super) fn cursor(&self) -> Option<Position> {
        let (area, (width, height)) = (self.area.get(), self.size.get());
        let body = chrome::body(Rect::new(0, 0, width, height));
        let cursor = self.screen.as_ref()?.cursor(&self.context, body)?;
        let at = Position::new(area.x + cursor.x, area.y + cursor.y);
        area.contains(at).then_some(at)
    }

    /// Does what the learner asks for.
    pub(super) fn update(&mut self, action: Action) -> Effect {
        match &mut self.screen {
            Some(screen) => screen.update(action, &self.context),
            None => Effect::None,
        }
    }

    /// Whether a place of the terminal is in it.
    pub(super) fn contains(&self, at: Position) -> bool {
        self.area.get().contains(at)
    }

    /// Passes a click on, as if the learner's screen were all there is.
    pub(super) fn click(&mut self, at: Position) {
        let (area, (width, height)) = (self.area.get(), self.size.get());
        let at = Position::new(at.x - area.x, at.y - area.y);
        let body = chrome::body(Rect::new(0, 0, width, height));
        if let Some(screen) = self.screen.as_mut().filter(|_| body.contains(at)) {
            let _ = screen.click(at, &self.context, body);
        }
    }

    /// It is not drawn for now.
    pub(super) fn hide(&self) {
        self.area.set(Rect::default());
    }

    /// Draws it as it looks in a terminal of this size; what does not fit into the area is cut off.
    pub(super) fn view(&self, area: Rect, (width, height): (u16, u16), buf: &mut Buffer) {
        let Some(screen) = &self.screen else { return };
        self.area.set(area);
        self.size.set((width, height));
        let whole = Rect::new(0, 0, width, height);
        let mut drawn = Buffer::empty(whole);
        screen.picture(&self.context, whole, &mut drawn);
        let (columns, rows) = (area.width.min(width), area.height.min(height));
        for y in 0..rows {
            for x in 0..columns {
                let (Some(from), Some(to)) = (drawn.cell((x, y)), buf.cell_mut((area.x + x, area.y + y)))
                else {
                    continue;
                };
                *to = from.clone();
                // Half of a wide character cannot be drawn.
                if x + 1 == columns && text::width(from.symbol()) > 1 {
                    let mut blank = Square::new(" ");
                    blank.set_style(from.style());
                    *to = blank;
                }
            }
        }
    }
}
