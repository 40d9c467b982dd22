//! The helpdesks: every desk of the registry, searchable, open or not now or at any other time.

use chrono::{DateTime, Utc};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use crate::{
    explain::{self, Block, Tone, own},
    helpdesk::{HOME, Helpdesk, Status, when},
    ui::{
        app::{Context, Effect},
        key::{Action, Typing},
        page::Page,
        widget::{
            browser::{Answer, Browser},
            input::Input,
            list::Entry,
        },
    },
};

/// Where the reader is, and for which time.
#[derive(Debug, Default)]
pub struct Helpdesks {
    browser: Browser,
    /// The time that is asked for, as typed.
    clock: Input,
    /// What was wrong with it: the id of a message.
    fault: Option<&'static str>,
    /// The time that was asked for; `None` is now.
    at: Option<DateTime<Utc>>,
}

impl Helpdesks {
    fn at(&self, context: &Context) -> DateTime<Utc> {
        self.at.unwrap_or(context.now)
    }

    fn found<'c>(&self, context: &'c Context) -> Vec<&'c Helpdesk> {
        context
            .pack
            .helpdesks
            .search(&self.browser.input.text, context.language())
    }

    fn entries(&self, found: &[&Helpdesk], context: &Context) -> Vec<Entry> {
        let (texts, theme) = (&context.texts, &context.theme);
        let at = self.at(context);
        found
            .iter()
            .map(|desk| {
                let (id, style) = match context.pack.helpdesks.status(&desk.id, at) {
                    Status::Open { .. } => ("desk-word-open", theme.good),
                    Status::Closed { .. } => ("desk-word-closed", theme.bad),
                    Status::Unknown => ("desk-word-unknown", theme.dim),
                };
                let reach = desk
                    .phone
                    .as_ref()
                    .or(desk.sms.as_ref())
                    .or(desk.web.as_ref())
                    .or(desk.mail.as_ref());
                vec![
                    Line::from(vec![
                        Span::styled(texts.text(id), style),
                        Span::raw("  "),
                        Span::raw(own(&desk.name, texts)),
                    ]),
                    Line::styled(format!("    {}", reach.map_or("", String::as_str)), theme.dim),
                ]
            })
            .collect()
    }

    /// The line below the search: for which time the list is.
    fn moment(&self, context: &Context) -> String {
        let texts = &context.texts;
        let moment = when::format_long(self.at(context), HOME, context.language());
        let id = if self.at.is_some() {
            "helpdesks-at"
        } else {
            "helpdesks-now"
        };
        texts.with(id, &[("moment", moment.into())])
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        let mut keys = self.browser.keys();
        let place = keys.len().min(4);
        keys.insert(place, Action::Clock);
        keys
    }

    /// What an action is called here, where that is not what it is called elsewhere.
    pub(crate) const fn name_of(&self, action: Action) -> Option<&'static str> {
        self.browser.name_of(action)
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        self.fault = None;
        match self.browser.update(action, self.found(context).len()) {
            Answer::Back if self.at.is_some() => {
                self.at = None;
                self.clock.text.clear();
                Effect::None
            }
            Answer::Back => Effect::Back,
            Answer::Other if action == Action::Clock => {
                self.clock.active = true;
                Effect::None
            }
            Answer::Done | Answer::Taken | Answer::Other => Effect::None,
        }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let line = clock_line(area);
        if self.clock.active || self.fault.is_some() {
            self.clock.view(&texts.text("helpdesks-clock"), theme, line, buf);
        } else {
            buf.set_stringn(
                line.x,
                line.y,
                self.moment(context),
                usize::from(line.width),
                theme.strong,
            );
        }
        let found = self.found(context);
        let words = (texts.text("search-label"), texts.text("search-nothing"));
        let at = self.at(context);
        self.browser.view(
            (&words.0, &words.1),
            &self.entries(&found, context),
            |index| match found.get(index) {
                Some(desk) => explain::helpdesk(desk, &context.pack.helpdesks, at, texts),
                None => vec![Block::Text(Tone::Dim, words.1.clone())],
            },
            context,
            below(area),
            buf,
        );
        if let Some(fault) = self.fault {
            // Where it needs a second row it covers the search line, into which nobody is typing now.
            let mut page = Page::new(line.width);
            page.text(&texts.text(fault), theme.bad);
            for (y, row) in (line.bottom()..area.bottom()).zip(&page.rows) {
                buf.set_string(line.x, y, " ".repeat(usize::from(line.width)), theme.text);
                buf.set_line(line.x, y, row, line.width);
            }
        }
    }

    pub(crate) fn is_typing(&self) -> bool {
        self.browser.input.active || self.clock.active
    }

    pub(crate) fn write(&mut self, typing: &Typing, context: &Context) -> Effect {
        if !self.clock.active {
            self.browser.write(typing, self.found(context).len());
            return Effect::None;
        }
        self.fault = None;
        if *typing == Typing::Leave {
            self.at = None;
        }
        if *typing == Typing::Done {
            match when::parse_moment(&self.clock.text, context.now, HOME) {
                Ok(at) => self.at = Some(at),
                Err(fault) => {
                    self.fault = Some(fault.message());
                    return Effect::None;
                }
            }
        }
        self.clock.write(typing);
        Effect::None
    }

    pub(crate) fn cursor(&self, context: &Context, area: Rect) -> Option<Position> {
        let texts = &context.texts;
        self.clock
            .cursor(&texts.text("helpdesks-clock"), clock_line(area))
            .or_else(|| self.browser.cursor(&texts.text("search-label"), below(area)))
    }

    pub(crate) fn click(&mut self, at: Position, context: &Context, area: Rect) -> Effect {
        if clock_line(area).contains(at) {
            self.clock.active = true;
            return Effect::None;
        }
        let entries = self.entries(&self.found(context), context);
        self.browser.click(at, &entries, below(area));
        Effect::None
    }
}

fn clock_line(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        height: 1,
        width: area.width.saturating_sub(2),
        ..area
    }
}

fn below(area: Rect) -> Rect {
    Rect {
        y: area.y + 2,
        height: area.height.saturating_sub(2),
        ..area
    }
}
