//! How long it takes to break a long mixed text into lines. Nothing is compared or asserted here.

use divan::{Bencher, black_box};
use minuku::text;

fn main() {
    divan::main();
}

/// About 40,000 bytes in 400 paragraphs.
fn mixed() -> String {
    "（重要）お客様の口座は、第三者による不正利用の疑いがあるため「一時停止」されました。\n\
     Please confirm within 24 hours at https://login.example.com/confirm?id=12345&lang=ja or call 0120-690506.\n"
        .repeat(200)
}

#[divan::bench(args = [20, 40, 80])]
fn wrap(bencher: Bencher<'_, '_>, width: usize) {
    let text = mixed();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| text::wrap(black_box(&text), black_box(width)));
}

#[divan::bench]
fn width(bencher: Bencher<'_, '_>) {
    let text = mixed();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| text::width(black_box(&text)));
}
