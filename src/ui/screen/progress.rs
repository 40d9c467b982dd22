//! Progress: what the learner sees through, how sure they may be, what comes back when. Drawn to be looked at; one key
//! shows the same as figures. What is counted and how is not here.

use std::{cell::Cell, collections::BTreeMap};

use chrono::{Days, NaiveDate};
use ratatui::{
    buffer::Buffer,
    layout::{Position, Rect},
    text::{Line, Span},
};

use super::{checkup::Checkup, rehearsals::Rehearsals};
use crate::{
    explain::progress::{self, Chapter, Told},
    helpdesk::when,
    rehearsal::review::FULL,
    stats::{Calibration, Rehearsed, Share, Week, week},
    text,
    ui::{
        app::{Context, Effect, Screen},
        key::Action,
        page::{Page, Scroll, show},
        widget::{chart, tabs},
    },
};

/// How many weeks a course shows at most.
const WEEKS: u64 = 12;

/// How many conversations a course shows at most.
const WALKS: usize = 24;

/// How many days ahead are drawn one by one at most.
const DAYS: u64 = 14;

/// Where the learner is looking.
#[derive(Debug, Default)]
pub struct Progress {
    chapter: usize,
    figures: bool,
    scroll: Cell<Scroll>,
    height: Cell<u16>,
}

impl Progress {
    pub(crate) fn keys(&self, context: &Context) -> Vec<Action> {
        let last = u8::try_from(Chapter::all(&context.report).len()).unwrap_or(9);
        let is_empty = context.report.questions() == 0;
        let mut keys = vec![Action::Digit(last), Action::Left, Action::Right];
        if is_empty
            || matches!(
                self.chapter(context),
                Chapter::Coming | Chapter::Checkups | Chapter::Rehearsals
            )
        {
            keys.push(Action::Confirm);
        }
        if !is_empty {
            keys.extend([
                Action::Figures,
                Action::Down,
                Action::Up,
                Action::PageDown,
                Action::PageUp,
            ]);
        }
        keys.push(Action::Back);
        keys
    }

    fn chapter(&self, context: &Context) -> Chapter {
        let all = Chapter::all(&context.report);
        all.get(self.chapter).copied().unwrap_or(Chapter::Skills)
    }

    pub(crate) fn update(&mut self, action: Action, context: &Context) -> Effect {
        let count = Chapter::all(&context.report).len();
        let to = match action {
            Action::Back => return Effect::Back,
            Action::Confirm | Action::Toggle => {
                return match self.chapter(context) {
                    Chapter::Rehearsals => Effect::Open(Screen::Rehearsals(Rehearsals::default())),
                    Chapter::Checkups => Effect::Open(Screen::Checkup(Checkup::new(context))),
                    Chapter::Coming => Effect::Train(Vec::new()),
                    _ if context.report.questions() == 0 => Effect::Train(Vec::new()),
                    _ => Effect::None,
                };
            }
            Action::Figures => {
                self.figures = !self.figures;
                self.chapter
            }
            _ => {
                let Some(chapter) = tabs::to(action, self.chapter, count) else {
                    let mut scroll = self.scroll.get();
                    scroll.apply(action, self.height.get());
                    self.scroll.set(scroll);
                    return Effect::None;
                };
                chapter
            }
        };
        self.chapter = to;
        self.scroll.set(Scroll::default());
        Effect::None
    }

    pub(crate) fn view(&self, context: &Context, area: Rect, buf: &mut Buffer) {
        let chapters = Chapter::all(&context.report);
        let titles = chapters.iter().map(|chapter| chapter.title());
        let room = tabs::view(titles, self.chapter, context, area, buf);
        self.height.set(room.height);
        let today = (context.calendar)(context.now);
        let told = Told {
            report: &context.report,
            coming: &context.today.coming,
            rehearsals: &context.today.rehearsals,
            today,
            pack: &context.pack,
        };
        let chapter = self.chapter(context);
        let is_drawn = !self.figures;
        let is_empty = context.report.questions() == 0;
        match chapter {
            Chapter::Skills | Chapter::Judgement | Chapter::Weeks if is_empty => {
                let mut page = Page::new(room.width.min(72));
                page.text(&context.texts.text("progress-empty"), context.theme.text);
                page.blank();
                page.text(&context.texts.text("progress-start"), context.theme.strong);
                self.rows(&page.rows, context, room, buf);
            }
            Chapter::Skills if is_drawn => self.rows(&skills(context, room.width), context, room, buf),
            Chapter::Judgement if is_drawn => self.rows(&judgement(context, room.width), context, room, buf),
            Chapter::Weeks if is_drawn => weeks(context, today, room, buf),
            Chapter::Coming if is_drawn && !context.today.coming.is_empty() => {
                coming(&told, context, room, buf);
            }
            Chapter::Checkups if is_drawn && !context.report.checkups.is_empty() => {
                self.rows(&checkups(&told, context, room.width), context, room, buf);
            }
            Chapter::Rehearsals if is_drawn => self.rehearsals(&told, context, room, buf),
            _ => {
                let mut page = Page::new(room.width.min(84));
                page.blocks(&progress::chapter(chapter, &told, &context.texts), &context.theme);
                if matches!(chapter, Chapter::Skills | Chapter::Judgement | Chapter::Weeks) {
                    page.blank();
                    page.text(&context.texts.text("progress-claim"), context.theme.dim);
                }
                self.rows(&page.rows, context, room, buf);
            }
        }
    }

    fn rows(&self, rows: &[Line<'static>], context: &Context, area: Rect, buf: &mut Buffer) {
        let scroll = show(rows, self.scroll.get(), area, context.bar(), buf);
        self.scroll.set(scroll);
    }

    /// The course of the points where there are several, and every conversation.
    fn rehearsals(&self, told: &Told<'_>, context: &Context, area: Rect, buf: &mut Buffer) {
        let texts = &context.texts;
        let mut page = Page::new(area.width.min(84));
        page.blocks(&progress::rehearsals::summary(told, texts), &context.theme);
        page.blank();
        page.blocks(&progress::rehearsals::each(told, texts), &context.theme);
        page.blank();
        page.text(&texts.text("progress-rehearsals-ladder"), context.theme.dim);
        let all = &told.report.rehearsals;
        let shown = all.get(all.len().saturating_sub(WALKS)..).unwrap_or_default();
        let height = (area.height / 2).min(10);
        let mut room = area;
        if let [first, .., last] = shown
            && height >= 6
        {
            let upper = Rect { height, ..area };
            let upper = titled(&texts.text("progress-rehearsals-points"), context, upper, buf);
            let points: Vec<Option<f64>> = shown
                .iter()
                .map(|one| Some(f64::from(one.walked.score) / f64::from(FULL)))
                .collect();
            let day = |one: &Rehearsed| progress::short_day(one.day, texts.language());
            chart::course(&points, (&day(first), &day(last)), context, upper, buf);
            room.y += height + 1;
            room.height -= height + 1;
        }
        self.height.set(room.height);
        self.rows(&page.rows, context, room, buf);
    }

    pub(crate) fn click(&mut self, _: Position, _: &Context, _: Rect) -> Effect {
        Effect::None
    }
}

/// What the shades of a bar mean.
fn legend(context: &Context, page: &mut Page, claims: bool) {
    let [sure, maybe] = chart::signs(context);
    let mut words = format!(
        "{sure}{sure} {}   {maybe}{maybe} {}",
        context.texts.text("progress-legend-sure"),
        context.texts.text("progress-legend-maybe")
    );
    if claims {
        let claim = context.texts.text("progress-legend-claim");
        words = format!("{words}   {} {claim}", chart::claim_sign());
    }
    page.text(&words, context.theme.dim);
}

/// From this width on two lists stand beside each other.
const TWO: u16 = 92;

fn skills(context: &Context, width: u16) -> Vec<Line<'static>> {
    let texts = &context.texts;
    let report = &context.report;
    let each = if width >= TWO { (width - 3) / 2 } else { width };
    let list = |title: &str, shares: Vec<(String, Share)>| {
        let mut page = Page::new(each);
        if !shares.is_empty() {
            page.text(title, context.theme.heading);
        }
        let names = chart::names(shares.iter().map(|(label, _)| label.as_str()), each);
        for (label, share) in &shares {
            let row = chart::bar((label, names), *share, None, context, each);
            page.rows.push(row);
        }
        page.rows
    };
    let families = report
        .families
        .iter()
        .map(|skill| {
            (
                progress::family(&skill.family, &context.pack, texts),
                skill.judged,
            )
        })
        .collect();
    let cues = report
        .cues
        .iter()
        .map(|(cue, share)| (texts.text(&format!("cue-{}", cue.word())), *share))
        .collect();
    let left = list(&texts.text("progress-families"), families);
    let right = list(&texts.text("progress-cues"), cues);
    let mut page = Page::new(width);
    legend(context, &mut page, false);
    page.rows.push(Line::default());
    if each < width {
        page.rows.extend(beside(left, each, right));
    } else {
        page.rows.extend(left);
        page.blank();
        page.rows.extend(right);
    }
    page.rows
}

/// Rows of a width with others to the right of them.
fn beside(left: Vec<Line<'static>>, width: u16, right: Vec<Line<'static>>) -> Vec<Line<'static>> {
    let count = left.len().max(right.len());
    let (mut left, mut right) = (left.into_iter(), right.into_iter());
    (0..count)
        .map(|_| {
            let mut row = left.next().unwrap_or_default();
            let missing = usize::from(width).saturating_sub(row.width()) + 3;
            row.spans.push(Span::raw(" ".repeat(missing)));
            row.spans.extend(right.next().unwrap_or_default().spans);
            row
        })
        .collect()
}

fn judgement(context: &Context, width: u16) -> Vec<Line<'static>> {
    let (texts, theme) = (&context.texts, &context.theme);
    let report = &context.report;
    let width = width.min(84);
    let mut page = Page::new(width);
    legend(context, &mut page, true);
    page.blank();
    let mut answers = vec![
        ("progress-caught", report.caught),
        ("progress-trusted", report.trusted),
        ("progress-actions", report.actions),
        ("progress-orders", report.orders),
        ("progress-helpdesks", report.helpdesks),
    ];
    answers.retain(|(_, share)| share.of > 0);
    let claims = [
        ("progress-surely", report.calibration.surely, Calibration::SURELY),
        (
            "progress-probably",
            report.calibration.probably,
            Calibration::PROBABLY,
        ),
    ];
    let labels: Vec<String> = answers
        .iter()
        .map(|(id, _)| id)
        .chain(claims.iter().map(|(id, ..)| id))
        .map(|id| texts.text(id))
        .collect();
    let names = chart::names(labels.iter().map(String::as_str), width);
    let mut labels = labels.into_iter();
    let mut bar = |page: &mut Page, share, claim| {
        let label = labels.next().unwrap_or_default();
        let row = chart::bar((&label, names), share, claim, context, width);
        page.rows.push(row);
    };
    for (_, share) in &answers {
        bar(&mut page, *share, None);
    }
    page.blank();
    page.text(&texts.text("progress-calibration"), theme.heading);
    for (_, share, claim) in claims {
        bar(&mut page, share, Some(claim));
    }
    page.blank();
    if let Some(signal) = report.signal() {
        let mut scale = |id: &str, value, range, ends: (&str, &str)| {
            page.text(&texts.text(id), theme.heading);
            let ends = (texts.text(ends.0), texts.text(ends.1));
            page.rows
                .extend(chart::scale(value, range, (&ends.0, &ends.1), context, width));
        };
        scale(
            "progress-sensitivity",
            (signal.sensitivity, signal.sensitivity_interval()),
            (0.0, 4.0),
            ("progress-scale-guessing", "progress-scale-good"),
        );
        scale(
            "progress-bias",
            (signal.bias, signal.bias_interval()),
            (-1.5, 1.5),
            ("progress-scale-scam", "progress-scale-genuine"),
        );
    } else {
        page.text(&texts.text("progress-signal"), theme.heading);
        page.text(&progress::too_few(report, texts), theme.dim);
    }
    page.rows
}

/// Writes a title and gives back what is left below it.
fn titled(title: &str, context: &Context, area: Rect, buf: &mut Buffer) -> Rect {
    if area.height == 0 {
        return area;
    }
    let words = text::truncate(title, usize::from(area.width));
    buf.set_string(area.x, area.y, words, context.theme.heading);
    Rect {
        y: area.y + 1,
        height: area.height - 1,
        ..area
    }
}

/// How wide the label of a column is.
const LABEL: u16 = 6;

fn weeks(context: &Context, today: NaiveDate, area: Rect, buf: &mut Buffer) {
    let texts = &context.texts;
    let language = texts.language();
    let known: BTreeMap<NaiveDate, &Week> = context
        .report
        .weeks
        .iter()
        .map(|week| (week.monday, week))
        .collect();
    let most = u64::try_from(chart::columns_that_fit(area.width, LABEL)).unwrap_or(WEEKS);
    let this = week(today);
    let mondays: Vec<NaiveDate> = (0..WEEKS.min(most))
        .rev()
        .filter_map(|back| this.checked_sub_days(Days::new(back * 7)))
        .collect();
    // A course does not begin before the learner did.
    let begun = context.report.weeks.first().map_or(this, |week| week.monday);
    let skipped = mondays.iter().filter(|monday| **monday < begun).count();
    let mondays = mondays
        .get(skipped.min(mondays.len().saturating_sub(4))..)
        .unwrap_or_default();
    let ends = (
        mondays
            .first()
            .map(|day| progress::short_day(*day, language))
            .unwrap_or_default(),
        mondays
            .last()
            .map(|day| progress::short_day(*day, language))
            .unwrap_or_default(),
    );
    let course = |share: fn(&Week) -> Share| -> Vec<Option<f64>> {
        mondays
            .iter()
            .map(|monday| known.get(monday).and_then(|week| share(week).value()))
            .collect()
    };
    let upper = area.height * 3 / 5;
    let half = area.width.saturating_sub(2) / 2;
    for (x, id, values) in [
        (area.x, "progress-caught", course(|week| week.caught)),
        (area.x + half + 2, "progress-trusted", course(|week| week.trusted)),
    ] {
        let place = Rect {
            x,
            width: half,
            height: upper,
            ..area
        };
        let place = titled(&texts.text(id), context, place, buf);
        chart::course(&values, (&ends.0, &ends.1), context, place, buf);
    }
    let lower = Rect {
        y: area.y + upper + 1,
        height: area.height.saturating_sub(upper + 1),
        ..area
    };
    let lower = titled(&texts.text("progress-time-weeks"), context, lower, buf);
    let minutes: Vec<(String, u64)> = mondays
        .iter()
        .map(|monday| {
            let millis = known.get(monday).map_or(0, |week| week.millis);
            (progress::short_day(*monday, language), millis.div_ceil(60_000))
        })
        .collect();
    chart::columns(&minutes, LABEL, context, lower, buf);
}

fn coming(told: &Told<'_>, context: &Context, area: Rect, buf: &mut Buffer) {
    let texts = &context.texts;
    let language = texts.language();
    let mut page = Page::new(area.width);
    page.text(
        &progress::due(told.coming, told.today, texts),
        context.theme.strong,
    );
    let used = u16::try_from(page.rows.len()).unwrap_or(1);
    for (y, row) in (area.top()..area.bottom()).zip(&page.rows) {
        buf.set_line(area.x, y, row, area.width);
    }
    let rest = Rect {
        y: area.y + used + 1,
        height: area.height.saturating_sub(used + 1),
        ..area
    };
    let fit = u64::try_from(chart::columns_that_fit(area.width, LABEL)).unwrap_or(DAYS);
    let days = DAYS.min(fit);
    let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let daily: Vec<(String, u64)> = (0..days)
        .map(|ahead| {
            let day = told.today + Days::new(ahead);
            let count = told.coming.get(&day).copied().unwrap_or(0);
            (progress::short_day(day, language), number(count))
        })
        .collect();
    let after = told.today + Days::new(days);
    let mut weekly: BTreeMap<NaiveDate, u64> = BTreeMap::new();
    for (day, count) in told.coming.range(after..) {
        *weekly.entry(week(*day)).or_default() += number(*count);
    }
    let upper = if weekly.is_empty() || rest.height < 12 {
        rest.height.min(12)
    } else {
        rest.height / 2
    };
    let place = Rect {
        height: upper,
        ..rest
    };
    let place = titled(&texts.text("progress-coming-days"), context, place, buf);
    chart::columns(&daily, LABEL, context, place, buf);
    if weekly.is_empty() || upper + 4 > rest.height {
        return;
    }
    let lower = Rect {
        y: rest.y + upper + 1,
        height: (rest.height - upper - 1).min(12),
        ..rest
    };
    let lower = titled(&texts.text("progress-coming-weeks"), context, lower, buf);
    let first = weekly.first_key_value().map_or(after, |(monday, _)| *monday);
    let most = fit.min(18);
    let weekly: Vec<(String, u64)> = (0..most)
        .map(|ahead| {
            let monday = first + Days::new(ahead * 7);
            let count = weekly.get(&monday).copied().unwrap_or(0);
            (progress::short_day(monday, language), count)
        })
        .collect();
    chart::columns(&weekly, LABEL, context, lower, buf);
}

fn checkups(told: &Told<'_>, context: &Context, width: u16) -> Vec<Line<'static>> {
    let language = context.texts.language();
    let width = width.min(84);
    let mut page = Page::new(width);
    legend(context, &mut page, false);
    page.blank();
    let days: Vec<(String, Share)> = told
        .report
        .checkups
        .iter()
        .map(|result| (when::format_date(result.day, language), result.judged()))
        .collect();
    let names = chart::names(days.iter().map(|(day, _)| day.as_str()), width);
    for (day, judged) in days {
        let row = chart::bar((&day, names), judged, None, context, width);
        page.rows.push(row);
    }
    page.blocks(
        &progress::comparisons(&told.report.checkups, &context.texts),
        &context.theme,
    );
    page.rows
}
