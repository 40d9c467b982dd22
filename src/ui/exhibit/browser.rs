//! Windows: their frame and bar, and what a browser adds: a tab, arrows, the address bar. What stands in the window
//! is the business of the kinds.

use ratatui::style::Style;

use super::{
    Look,
    sheet::{self, Row, Shape},
};
use crate::{scenario::Passage, text};

/// What closes, shrinks and fills a window.
const CONTROLS: &str = " _  []  x ";
/// Lines of running text are no longer than this.
const COLUMN: usize = 72;

/// What a browser shows round its page.
pub(super) struct Browser<'a> {
    /// The title of the tab.
    pub(super) tab: Option<&'a Passage>,
    /// The address.
    pub(super) address: Option<&'a Passage>,
    /// Whether the connection is shown to be encrypted; `None` where the address itself says so.
    pub(super) secure: Option<bool>,
}

impl Browser<'_> {
    /// Whether there is anything that a browser would show.
    pub(super) const fn is_there(&self) -> bool {
        self.tab.is_some() || self.address.is_some()
    }

    /// The rows above the page.
    pub(super) fn top(&self, look: &Look<'_>, inner: usize) -> Vec<Row> {
        let theme = look.theme;
        let bar = theme.window_bar;
        let controls = if inner >= 40 { CONTROLS } else { " x " };
        let room = inner.saturating_sub(text::width(controls) + 10).min(40);
        let tab = match self.tab {
            Some(tab) => look.flow(tab, room, theme.tab),
            None => vec![Row::of(&look.word("exhibit-new-tab"), theme.tab)],
        };
        let wide = sheet::widest(&tab).max(room.min(12));
        let mut out = Vec::new();
        for (index, row) in tab.into_iter().enumerate() {
            let row = Row::blank(1, bar)
                .skip(1, theme.tab)
                .join(row.fit(wide, theme.tab))
                .say(if index == 0 { "  x " } else { "    " }, theme.tab);
            let row = if index == 0 {
                row.say("  +", bar)
                    .fit(inner.saturating_sub(text::width(controls)), bar)
                    .say(controls, bar)
            } else {
                row
            };
            out.push(row.fit(inner, bar));
        }
        out.extend(self.toolbar(look, inner));
        out
    }

    fn toolbar(&self, look: &Look<'_>, inner: usize) -> Vec<Row> {
        let theme = look.theme;
        let arrows = if inner >= 50 { "  <   >   o  " } else { " < " };
        let left = text::width(arrows);
        let field = inner.saturating_sub(left + 1);
        let encrypted = self.secure.unwrap_or_else(|| {
            self.address
                .is_some_and(|address| address.text.get(look.language).text.starts_with("https:"))
        });
        let (sign, style) = if encrypted {
            (look.word("exhibit-lock"), theme.lock_sign)
        } else {
            (look.word("exhibit-no-lock"), theme.no_lock_sign)
        };
        let sign = format!(" [{sign}] ");
        let sign_width = text::width(&sign);
        let beside = sign_width + 16 <= field;
        let room = field.saturating_sub(if beside { sign_width + 1 } else { 2 });
        let address = self
            .address
            .map(|address| look.flow(address, room, theme.address))
            .unwrap_or_default();
        let address = if beside {
            sheet::beside(
                vec![(vec![Row::of(&sign, style)], sign_width), (address, room)],
                0,
                theme.address,
            )
        } else {
            let mut rows = vec![Row::of(&sign, style)];
            rows.extend(sheet::inset(address, 1, 0, theme.address));
            rows
        };
        let address = sheet::fit(address, field, theme.address);
        let rows = sheet::beside(
            vec![(vec![Row::of(arrows, theme.toolbar)], left), (address, field)],
            0,
            theme.toolbar,
        );
        sheet::fit(rows, inner, theme.toolbar)
    }
}

impl Look<'_> {
    /// A window of this width, as tall as the screen at least; `top` are the rows of its bars.
    pub(super) fn window(&self, width: usize, top: Vec<Row>, page: Vec<Row>, surface: Style) -> Vec<Row> {
        let inner = width.saturating_sub(2);
        let mut rows = top;
        rows.extend(sheet::fit(page, inner, surface));
        let height = usize::from(self.height).saturating_sub(2);
        sheet::fill(&mut rows, height, &Row::blank(inner, surface));
        let line = self.theme.window;
        self.boxed(Shape::Square, width, vec![rows], line, surface, surface)
    }

    /// The bar of a window that is not a browser's, with its title.
    pub(super) fn title_bar(&self, title: Vec<Row>, inner: usize) -> Vec<Row> {
        let bar = self.theme.window_bar;
        let controls = if inner >= 40 { CONTROLS } else { " x " };
        let right = text::width(controls);
        let left = inner.saturating_sub(right);
        sheet::beside(
            vec![
                (sheet::inset(title, 1, 0, bar), left),
                (vec![Row::of(controls, bar)], right),
            ],
            0,
            bar,
        )
    }

    /// How wide running text is in a page of this width.
    pub(super) fn column(inner: usize) -> usize {
        inner.saturating_sub(if inner >= 40 { 6 } else { 2 }).min(COLUMN)
    }

    /// The head of a page: the name of the site and its navigation bar.
    pub(super) fn page_head(
        &self,
        name: Option<&Passage>,
        navigation: Option<&Passage>,
        inner: usize,
    ) -> Vec<Row> {
        let theme = self.theme;
        let column = Self::column(inner);
        let mut out = Vec::new();
        if let Some(name) = name {
            let rows = sheet::fit(self.flow(name, column, theme.page_head), column, theme.page_head);
            out.extend(sheet::centre(rows, inner, theme.page_head));
        }
        if let Some(navigation) = navigation {
            let rows = self.flow(navigation, column, theme.page_nav);
            let rows = sheet::fit(rows, column, theme.page_nav);
            out.extend(sheet::centre(rows, inner, theme.page_nav));
        }
        if !out.is_empty() && theme.page_head.bg.is_none() && navigation.is_some() {
            // Without colours nothing else would end the navigation bar; the row is there in every theme.
            out.push(self.rule(inner, theme.page_nav));
        } else if navigation.is_some() {
            out.push(Row::blank(inner, theme.page));
        }
        out
    }
}
