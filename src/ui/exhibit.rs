//! Draws what a scenario shows: every kind of exhibit as the thing itself, in rows of cells. Nothing here knows
//! questions or answers; what can be pointed at comes back as [`Target`]s, and the screen decides what pointing means.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

use ratatui::{buffer::Buffer, layout::Rect, text::Line};

use super::theme::Theme;
use crate::{
    locale::{Language, Texts},
    scenario::Body,
    text,
};

mod bill;
mod browser;
mod call;
mod document;
mod email;
mod flow;
mod letter;
mod lock_screen;
mod login;
mod parts;
#[cfg(test)]
mod samples;
mod sheet;
mod shop;
mod sms;
mod warning;
mod web;

use sheet::Row;

#[cfg(test)]
use crate::{locale, scenario};

/// Below this width nothing looks like anything, and an exhibit is a list of its texts.
const NARROWEST: usize = 16;

/// Something that can be pointed at: a phrase, by the number of its passage and the byte at which it starts in the
/// text of the language that is shown. Ordered as one reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// [`crate::scenario::Passage::number`].
    pub passage: usize,
    /// The byte where the phrase starts.
    pub start: usize,
}

/// What can be pointed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointing {
    /// Nothing; marks are invisible.
    None,
    /// The marks, underlined, true clues and decoys alike.
    Marks,
    /// Every phrase; nothing tells marks from the rest.
    Phrases,
    /// The marks that have a number, with the number before them.
    CallOuts,
}

/// How an exhibit is to be drawn. Nothing in it but `theme` changes colours, and neither `focus`, `chosen`, `seconds`
/// nor `blink` moves anything.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// The styles.
    pub theme: &'a Theme,
    /// The program's words.
    pub texts: &'a Texts,
    /// The language of the scenario's texts.
    pub language: Language,
    /// How many rows are visible; whatever claims a screen fills them.
    pub height: u16,
    /// Draw lines with `+`, `-` and `|`.
    pub ascii: bool,
    /// What can be pointed at.
    pub pointing: Pointing,
    /// What the keys act on.
    pub focus: Option<Spot>,
    /// The phrases that are chosen.
    pub chosen: &'a BTreeSet<Spot>,
    /// The numbers of the call-outs, by clue.
    pub numbers: &'a BTreeMap<usize, usize>,
    /// How long the exhibit has been shown; countdowns and calls go by it.
    pub seconds: u32,
    /// Whether what blinks is lit.
    pub blink: bool,
}

/// Something that can be pointed at, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub spot: Spot,
    /// The clue, where it is a mark; an index into [`crate::scenario::Scenario::clues`].
    pub clue: Option<usize>,
    /// From its first row to after its last.
    pub rows: Range<u16>,
    /// Every run of cells that it covers: the row and the columns.
    pub cells: Vec<(u16, Range<u16>)>,
}

/// A drawn exhibit, as tall as it needs to be.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The cells of every row.
    pub width: u16,
    /// From the top.
    pub rows: Vec<Line<'static>>,
    /// What can be pointed at, in reading order.
    pub targets: Vec<Target>,
}

impl Sheet {
    /// How many rows there are.
    pub fn height(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }
}

/// Draws an exhibit in this many columns.
pub fn draw(body: &Body, look: &Look<'_>, width: u16) -> Sheet {
    let cells = usize::from(width);
    let rows = if cells < NARROWEST {
        listing(body, look, cells)
    } else {
        match body {
            Body::Sms(sms) => sms::draw(sms, look, cells),
            Body::Email(email) => email::draw(email, look, cells),
            Body::Web(web) => web::draw(web, look, cells),
            Body::Login(login) => login::draw(login, look, cells),
            Body::Warning(warning) => warning::draw(warning, look, cells),
            Body::Bill(bill) => bill::draw(bill, look, cells),
            Body::Shop(shop) => shop::draw(shop, look, cells),
            Body::Document(document) => document::draw(document, look, cells),
            Body::LockScreen(screen) => lock_screen::draw(screen, look, cells),
            Body::Call(call) => call::draw(call, look, cells),
            Body::Letter(letter) => letter::draw(letter, look, cells),
        }
    };
    Sheet::from_rows(rows, look, width)
}

/// The texts one below the other.
fn listing(body: &Body, look: &Look<'_>, width: usize) -> Vec<Row> {
    let inner = width.saturating_sub(1);
    let rows = body
        .passages()
        .into_iter()
        .flat_map(|passage| look.flow(passage, inner, look.theme.text))
        .collect();
    sheet::inset(rows, 1, 0, look.theme.text)
}

/// Puts the rows from `scroll` on into `area`, which is cleared first.
pub fn paint(sheet: &Sheet, scroll: u16, area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    for (y, index) in area.rows().map(|row| row.y).zip(usize::from(scroll)..) {
        // The first half of a wide character that stands left of the area would swallow our first cell.
        if let Some(left) = area.x.checked_sub(1).filter(|left| *left >= buf.area.x)
            && let Some(cell) = buf.cell_mut((left, y))
            && text::width(cell.symbol()) > 1
        {
            cell.set_symbol(" ");
        }
        for x in area.left()..area.right() {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.reset();
            }
        }
        if let Some(row) = sheet.rows.get(index) {
            buf.set_line(area.x, y, row, area.width);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::Style;

    use super::*;

    /// What a [`Look`] borrows.
    struct Desk {
        theme: Theme,
        texts: Texts,
        chosen: BTreeSet<Spot>,
        numbers: BTreeMap<usize, usize>,
    }

    impl Desk {
        fn new(theme: Theme, language: Language) -> Self {
            Self {
                theme,
                texts: Texts::new(language),
                chosen: BTreeSet::new(),
                numbers: (0..20).map(|clue| (clue, clue + 1)).collect(),
            }
        }

        fn look(&self, pointing: Pointing) -> Look<'_> {
            Look {
                theme: &self.theme,
                texts: &self.texts,
                language: self.texts.language(),
                height: 24,
                ascii: false,
                pointing,
                focus: None,
                chosen: &self.chosen,
                numbers: &self.numbers,
                seconds: 1,
                blink: false,
            }
        }
    }

    const POINTINGS: [Pointing; 4] = [
        Pointing::None,
        Pointing::Marks,
        Pointing::Phrases,
        Pointing::CallOuts,
    ];

    fn sms() -> Body {
        samples::all().swap_remove(0)
    }

    fn rows(sheet: &Sheet) -> Vec<String> {
        sheet
            .rows
            .iter()
            .map(|row| row.spans.iter().map(|span| span.content.as_ref()).collect())
            .collect()
    }

    fn check(sheet: &Sheet, width: u16, what: &str) {
        for row in &sheet.rows {
            let cells: usize = row.spans.iter().map(|span| text::width(&span.content)).sum();
            assert_eq!(cells, usize::from(width), "{what}: {row:?}");
            for span in &row.spans {
                assert!(
                    !span.content.chars().any(|c| c == '\n' || text::is_unsafe(c)),
                    "{what}: {span:?}"
                );
            }
        }
        for target in &sheet.targets {
            for (row, columns) in &target.cells {
                assert!(target.rows.contains(row), "{what}: {target:?}");
                assert!(
                    columns.start < columns.end && columns.end <= width,
                    "{what}: {target:?}"
                );
            }
            assert!(target.rows.end <= sheet.height(), "{what}: {target:?}");
        }
    }

    /// Every phrase that can be pointed at, in reading order.
    fn spots(body: &Body, language: Language, pointing: Pointing) -> Vec<(Spot, Option<usize>)> {
        let mut spots = Vec::new();
        for passage in body.passages() {
            let marked = passage.text.get(language);
            let phrases = match pointing {
                Pointing::None => Vec::new(),
                Pointing::Phrases => marked.phrases(),
                Pointing::Marks | Pointing::CallOuts => {
                    let mut phrases = marked.phrases();
                    phrases.retain(|phrase| phrase.clue.is_some());
                    phrases
                }
            };
            spots.extend(phrases.into_iter().map(|phrase| {
                let spot = Spot {
                    passage: passage.number,
                    start: phrase.range.start,
                };
                (spot, phrase.clue)
            }));
        }
        spots
    }

    #[test]
    fn samples_are_numbered_in_reading_order() {
        for body in samples::all() {
            for (index, passage) in body.passages().into_iter().enumerate() {
                assert_eq!(passage.number, index, "{:?}", body.kind());
            }
        }
        let kinds: BTreeSet<_> = samples::all().iter().map(Body::kind).collect();
        assert_eq!(kinds.len(), scenario::Kind::ALL.len());
    }

    #[test]
    fn every_kind_fits_every_width_and_has_all_its_targets() {
        for language in Language::ALL {
            // Where there are no colours, boxes are drawn in another way.
            for (theme, step) in [(Theme::terminal(), 1), (Theme::mono(), 9)] {
                let desk = Desk::new(theme, language);
                for body in samples::all() {
                    for pointing in POINTINGS {
                        let expected = spots(&body, language, pointing);
                        let look = desk.look(pointing);
                        for width in (20..=110).step_by(step).chain([0, 1, 2, 7, 15, 16, 19, 200]) {
                            let what = format!("{:?} {language:?} {pointing:?} {width}", body.kind());
                            let sheet = draw(&body, &look, width);
                            check(&sheet, width, &what);
                            if width >= 20 {
                                let found: Vec<_> = sheet
                                    .targets
                                    .iter()
                                    .map(|target| (target.spot, target.clue))
                                    .collect();
                                assert_eq!(found, expected, "{what}");
                            }
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn every_shipped_exhibit_can_be_drawn_and_pointed_at() {
        let pack = crate::pack::load::load(&[crate::pack::load::Place::Embedded]);
        assert!(!pack.scenarios.is_empty());
        for language in Language::ALL {
            let desk = Desk::new(Theme::terminal(), language);
            for scenario in &pack.scenarios {
                for exhibit in &scenario.exhibits {
                    for (pointing, width) in [(Pointing::Marks, 40), (Pointing::Phrases, 63)] {
                        let what = format!("{} {language:?} {width}", scenario.id);
                        let sheet = draw(&exhibit.body, &desk.look(pointing), width);
                        check(&sheet, width, &what);
                        let found: Vec<_> = sheet
                            .targets
                            .iter()
                            .map(|target| (target.spot, target.clue))
                            .collect();
                        assert_eq!(found, spots(&exhibit.body, language, pointing), "{what}");
                    }
                }
            }
        }
    }

    #[test]
    fn words_are_never_cut_off() {
        for language in Language::ALL {
            let desk = Desk::new(Theme::terminal(), language);
            for body in samples::all() {
                for width in [20, 33, 60, 98] {
                    let sheet = draw(&body, &desk.look(Pointing::None), width);
                    let page: String = rows(&sheet).concat();
                    // Boxes stand beside each other, so only what fits into one line can be looked for.
                    for passage in body.passages() {
                        let words = &passage.text.get(language).text;
                        if text::width(words) <= 6 && !words.contains("1234") {
                            assert!(page.contains(words.as_str()), "{:?} {width} {words}", body.kind());
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn focus_choice_time_and_blinking_move_nothing() {
        let language = Language::Ja;
        for ascii in [false, true] {
            let desk = Desk::new(Theme::terminal(), language);
            for body in samples::all() {
                for pointing in [Pointing::Marks, Pointing::Phrases, Pointing::CallOuts] {
                    let look = Look {
                        ascii,
                        ..desk.look(pointing)
                    };
                    let calm = draw(&body, &look, 60);
                    for (spot, _) in spots(&body, language, pointing) {
                        let chosen = BTreeSet::from([spot]);
                        let look = Look {
                            focus: Some(spot),
                            chosen: &chosen,
                            seconds: 90,
                            blink: true,
                            ..look
                        };
                        let sheet = draw(&body, &look, 60);
                        assert_eq!(sheet.targets, calm.targets, "{:?} {spot:?}", body.kind());
                        assert_eq!(sheet.rows.len(), calm.rows.len());
                        let what = format!("{:?} {spot:?}", body.kind());
                        check(&sheet, 60, &what);
                        let without = Look { focus: None, ..look };
                        let without = rows(&draw(&body, &without, 60));
                        let differing: Vec<_> = rows(&sheet)
                            .into_iter()
                            .zip(without)
                            .filter(|(with, without)| with != without)
                            .collect();
                        assert_eq!(differing.len(), 1, "no > at {what}: {differing:?}");
                        assert!(differing.iter().all(|(with, _)| with.contains('>')), "{what}");
                    }
                }
            }
        }
    }

    #[test]
    fn phrases_look_alike_whether_they_are_marks_or_not() {
        let desk = Desk::new(Theme::terminal(), Language::En);
        let sheet = draw(&sms(), &desk.look(Pointing::Phrases), 60);
        let calm = draw(&sms(), &desk.look(Pointing::None), 60);
        let styles = |sheet: &Sheet| -> BTreeSet<String> {
            sheet
                .rows
                .iter()
                .flat_map(|row| row.spans.iter().map(|span| format!("{:?}", span.style)))
                .collect()
        };
        assert_eq!(styles(&sheet), styles(&calm));
    }

    #[test]
    fn what_is_chosen_has_a_sign_and_call_outs_their_number() {
        let mut desk = Desk::new(Theme::mono(), Language::En);
        let chosen = spots(&sms(), Language::En, Pointing::Phrases)
            .iter()
            .map(|(spot, _)| *spot)
            .nth(4);
        desk.chosen.extend(chosen);
        let page = rows(&draw(&sms(), &desk.look(Pointing::Phrases), 60)).concat();
        assert_eq!(page.matches('*').count(), 1, "{page}");
        let page = rows(&draw(&sms(), &desk.look(Pointing::CallOuts), 60)).concat();
        assert!(page.contains("[1]Mirai Bank"), "{page}");
        desk.numbers.remove(&0);
        let page = rows(&draw(&sms(), &desk.look(Pointing::CallOuts), 60)).concat();
        assert!(!page.contains("[1]") && page.contains("[2]"), "{page}");
    }

    #[test]
    fn a_part_of_an_address_is_chosen_without_changing_the_address() {
        for language in Language::ALL {
            let mut desk = Desk::new(Theme::mono(), language);
            let calm = rows(&draw(&sms(), &desk.look(Pointing::Phrases), 60));
            let text = |page: &[String]| page.concat().replace([' ', '│', '*'], "");
            let mut count = 0;
            for (spot, _) in spots(&sms(), language, Pointing::Phrases) {
                let bodies = sms();
                let passages = bodies.passages();
                let passage = passages.iter().find(|passage| passage.number == spot.passage);
                let before = passage.and_then(|passage| {
                    let words = &passage.text.get(language).text;
                    words.get(..spot.start)?.chars().next_back()
                });
                if before != Some('/') {
                    continue;
                }
                count += 1;
                desk.chosen = BTreeSet::from([spot]);
                let page = rows(&draw(&sms(), &desk.look(Pointing::Phrases), 60));
                assert!(!calm.concat().contains("https:// "), "{calm:?}");
                assert!(!page.concat().contains("/*"), "{page:?}");
                assert_eq!(page.concat().matches('*').count(), 1, "{page:?}");
                assert_eq!(text(&page), text(&calm));
            }
            assert!(count > 0, "{language:?}");
        }
    }

    #[test]
    fn a_text_of_the_other_language_says_so() {
        let desk = Desk::new(Theme::mono(), Language::En);
        let page = rows(&draw(&sms(), &desk.look(Pointing::None), 60)).concat();
        assert!(page.contains("(日本語)"), "{page}");
    }

    #[test]
    fn painting_at_the_edges_of_wide_characters_leaves_whole_cells() {
        let desk = Desk::new(Theme::mono(), Language::Ja);
        let sheet = draw(&sms(), &desk.look(Pointing::None), 40);
        let area = Rect::new(0, 0, 30, 6);
        let mut buf = Buffer::empty(area);
        for y in 0..6 {
            buf.set_string(0, y, "漢".repeat(15), Style::new());
        }
        paint(&sheet, 4, Rect::new(3, 1, 21, 4), &mut buf);
        for y in 0..6 {
            let mut x = 0;
            let mut cells = 0;
            while x < 30 {
                let wide = text::width(buf[(x, y)].symbol()).max(1);
                cells += wide;
                x += u16::try_from(wide).unwrap();
            }
            assert_eq!(cells, 30, "row {y}");
        }
        assert_eq!(buf[(2, 1)].symbol(), " ");
        assert_eq!(buf[(0, 1)].symbol(), "漢");
        // Below the last row there is nothing, and scrolling further than that is no fault.
        paint(&sheet, u16::MAX, area, &mut buf);
        assert_eq!(buf, Buffer::empty(area));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn any_text_at_any_width_keeps_the_cells(
            words in prop::collection::vec(("[ -~ぁ-ヿ一-鿿！-～。「」…①\n]{0,40}|.{0,20}", any::<bool>()), 3),
            width in 0_u16..130,
            pointing in prop::sample::select(&POINTINGS),
        ) {
            let desk = Desk::new(Theme::terminal(), Language::Ja);
            for body in samples::all_by(&samples::Author::of(words)) {
                let sheet = draw(&body, &desk.look(pointing), width);
                check(&sheet, width, &format!("{:?}", body.kind()));
            }
        }
    }
}
