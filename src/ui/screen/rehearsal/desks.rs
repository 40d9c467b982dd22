//! The desks among which a staff member picks: names, numbers and hours. Whether one answers now is the question, and is
//! not told.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::Line,
};

use crate::{
    explain::{self, own},
    helpdesk::Helpdesk,
    rehearsal::{Rehearsal, desks_to_pick},
    text,
    ui::{
        app::Context,
        key::{Action, Typing},
        page::Page,
        widget::{
            browser::{Answer, Browser},
            list::Entry,
        },
    },
};

/// Where the reader is.
#[derive(Clone, Debug, Default)]
pub(super) struct Picking {
    browser: Browser,
}

/// What an action came to.
pub(super) enum Picked {
    /// This desk is contacted.
    Desk(String),
    /// Nobody is contacted.
    Back,
    /// Nothing yet.
    Nothing,
}

impl Picking {
    fn found<'c>(&self, context: &'c Context) -> Vec<&'c Helpdesk> {
        let desks = &context.pack.helpdesks;
        let found = desks.search(&self.browser.input.text, context.language());
        desks_to_pick(desks)
            .filter(|desk| found.iter().any(|other| other.id == desk.id))
            .collect()
    }

    fn entries(found: &[&Helpdesk], context: &Context, area: Rect) -> Vec<Entry> {
        let room = Browser::room(area);
        let cut = |words: &str| text::truncate(words, room).into_owned();
        found
            .iter()
            .map(|desk| {
                let reach = desk
                    .phone
                    .as_ref()
                    .or(desk.sms.as_ref())
                    .or(desk.web.as_ref())
                    .or(desk.mail.as_ref());
                vec![
                    Line::raw(cut(&own(&desk.name, &context.texts))),
                    Line::styled(
                        cut(&format!("  {}", reach.map_or("", String::as_str))),
                        context.theme.dim,
                    ),
                ]
            })
            .collect()
    }

    pub(super) fn keys(&self) -> Vec<Action> {
        let mut keys = self.browser.keys();
        if self.browser.is_open() {
            keys.insert(0, Action::Confirm);
        }
        keys
    }

    pub(super) fn update(&mut self, action: Action, context: &Context) -> Picked {
        let found = self.found(context);
        match self.browser.update(action, found.len()) {
            Answer::Taken => match found.get(self.browser.list.selected) {
                Some(desk) => Picked::Desk(desk.id.clone()),
                None => Picked::Nothing,
            },
            Answer::Back => Picked::Back,
            Answer::Done | Answer::Other => Picked::Nothing,
        }
    }

    /// What is asked, above the list.
    fn head(rehearsal: &Rehearsal, context: &Context, width: u16) -> Page {
        let (texts, theme) = (&context.texts, &context.theme);
        let clock = explain::rehearsal::clock(rehearsal, &context.pack.helpdesks, texts);
        let mut head = Page::new(width);
        head.text(
            &texts.with("rehearsal-whom", &[("moment", clock.into())]),
            theme.strong,
        );
        head.text(&texts.text("rehearsal-whom-about"), theme.dim);
        head
    }

    pub(super) fn view(&self, rehearsal: &Rehearsal, context: &Context, area: Rect, buf: &mut Buffer) {
        let head = Self::head(rehearsal, context, area.width.saturating_sub(2));
        for (y, row) in (area.top()..area.bottom()).zip(&head.rows) {
            buf.set_line(area.x + 1, y, row, area.width.saturating_sub(2));
        }
        let area = below(area, &head);
        let found = self.found(context);
        let texts = &context.texts;
        let words = (texts.text("search-label"), texts.text("search-nothing"));
        self.browser.view(
            (&words.0, &words.1),
            &Self::entries(&found, context, area),
            |index| {
                found
                    .get(index)
                    .map(|desk| explain::rehearsal::desk(desk, texts))
                    .unwrap_or_default()
            },
            context,
            area,
            buf,
        );
    }

    pub(super) const fn is_typing(&self) -> bool {
        self.browser.input.active
    }

    pub(super) fn write(&mut self, typing: &Typing, context: &Context) {
        self.browser.write(typing, self.found(context).len());
    }

    pub(super) fn cursor(&self, rehearsal: &Rehearsal, context: &Context, area: Rect) -> Option<Position> {
        let head = Self::head(rehearsal, context, area.width.saturating_sub(2));
        self.browser
            .cursor(&context.texts.text("search-label"), below(area, &head))
    }

    pub(super) fn click(&mut self, at: Position, rehearsal: &Rehearsal, context: &Context, area: Rect) {
        let head = Self::head(rehearsal, context, area.width.saturating_sub(2));
        let area = below(area, &head);
        let entries = Self::entries(&self.found(context), context, area);
        self.browser.click(at, &entries, area);
    }
}

fn below(area: Rect, head: &Page) -> Rect {
    let rows = u16::try_from(head.rows.len()).unwrap_or(1).min(area.height);
    Rect {
        y: area.y + rows,
        height: area.height - rows,
        ..area
    }
}
