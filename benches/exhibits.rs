//! How long drawing takes: every kind of exhibit at 100 columns, as the item screen asks for it at every key press,
//! and one of them painted into a buffer.

use std::collections::{BTreeMap, BTreeSet};

use divan::{Bencher, black_box};
use minuku::{
    locale::{self, Language, Texts},
    scenario::{self, Body},
    ui::{
        exhibit::{Look, Pointing, draw, paint},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

#[expect(dead_code, reason = "tests write samples of their own as well")]
#[path = "../src/ui/exhibit/samples.rs"]
mod samples;

const WIDTH: u16 = 100;
const HEIGHT: u16 = 40;

fn main() {
    divan::main();
}

/// Gives the work a look of this language.
fn with_look<T>(language: Language, pointing: Pointing, work: impl FnOnce(&Look<'_>) -> T) -> T {
    let theme = Theme::terminal();
    let texts = Texts::new(language);
    work(&Look {
        theme: &theme,
        texts: &texts,
        language,
        height: HEIGHT,
        ascii: false,
        pointing,
        focus: None,
        chosen: &BTreeSet::new(),
        numbers: &BTreeMap::new(),
        seconds: 0,
        blink: false,
    })
}

/// The samples by number: there are two of some kinds.
#[divan::bench(args = 0..13)]
fn draw_marks(bencher: Bencher<'_, '_>, sample: usize) {
    let body: Body = samples::all().swap_remove(sample);
    with_look(Language::Ja, Pointing::Marks, |look| {
        bencher.bench_local(|| draw(black_box(&body), look, WIDTH));
    });
}

#[divan::bench]
fn draw_phrases_of_a_mail(bencher: Bencher<'_, '_>) {
    let body: Body = samples::all().swap_remove(1);
    with_look(Language::Ja, Pointing::Phrases, |look| {
        bencher.bench_local(|| draw(black_box(&body), look, WIDTH));
    });
}

#[divan::bench]
fn paint_a_mail(bencher: Bencher<'_, '_>) {
    let body: Body = samples::all().swap_remove(1);
    let sheet = with_look(Language::Ja, Pointing::Marks, |look| draw(&body, look, WIDTH));
    let area = Rect::new(0, 0, WIDTH, HEIGHT);
    let mut buf = Buffer::empty(area);
    bencher.bench_local(|| paint(black_box(&sheet), 3, area, &mut buf));
}
