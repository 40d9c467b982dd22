//! Before a check-up: what it is, and what should be known of its form. The items themselves are a session.

use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
};

use crate::{
    checkup::{self, Form, TooFew},
    explain::progress,
    ui::{
        app::{Context, Effect},
        key::Action,
        page::{Page, Scroll, show},
    },
};

/// The way into a check-up.
#[derive(Debug)]
pub struct Checkup {
    seed: u64,
}

impl Checkup {
    /// The next check-up.
    pub fn new(context: &Context) -> Self {
        Self { seed: context.seed }
    }

    /// Made when it is wanted: what is remembered may arrive after this screen.
    fn form(&self, context: &Context) -> Result<Form, TooFew> {
        let earlier = &context.report.checkups;
        checkup::form(
            &context.pack,
            context.role(),
            earlier,
            &context.learned,
            self.seed,
        )
    }

    pub(crate) fn keys(&self, _: &Context) -> Vec<Action> {
        vec![Action::Confirm, Action::Back]
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        match action {
            Action::Back => Effect::Back,
            Action::Confirm | Action::Toggle => self
                .form(context)
                .map_or(Effect::None, |form| Effect::Checkup(form.items)),
            _ => Effect::None,
        }
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let (texts, theme) = (&context.texts, &context.theme);
        let area = Rect {
            x: area.x + 2,
            y: area.y + 1,
            width: area.width.saturating_sub(4).min(76),
            height: area.height.saturating_sub(1),
        };
        let mut page = Page::new(area.width);
        page.text(&texts.text("title-checkup"), theme.heading);
        page.blank();
        match self.form(context) {
            Ok(form) => {
                for block in progress::form(&form, texts) {
                    page.blocks(&[block], theme);
                    page.blank();
                }
                page.text(&texts.text("checkup-start"), theme.strong);
            }
            Err(too_few) => page.text(&progress::too_few_scenarios(too_few, texts), theme.text),
        }
        show(&page.rows, Scroll::default(), area, context.bar(), buf);
    }

    pub(crate) fn click(&mut self, _: Position, _: &Context, _: Rect) -> Effect {
        Effect::None
    }
}
