//! What a frame of the program shows, read off a fresh buffer.

use minuku::{text, ui::app::App};
use ratatui::{buffer::Buffer, layout::Rect};

/// What is on the screen: a row a line, each cell's character once, without the blanks at the ends of rows.
pub(crate) fn shown(app: &App, (width, height): (u16, u16)) -> String {
    let area = Rect::new(0, 0, width, height);
    let mut buf = Buffer::empty(area);
    app.view(area, &mut buf);
    let rows = (0..height).map(|y| {
        let (mut row, mut x) = (String::new(), 0);
        while x < width {
            let symbol = buf[(x, y)].symbol();
            row.push_str(symbol);
            x += u16::try_from(text::width(symbol)).unwrap().max(1);
        }
        assert_eq!(
            text::width(&row),
            usize::from(width),
            "row {y} has another width: {row:?}"
        );
        row.trim_end().to_owned()
    });
    rows.collect::<Vec<_>>().join("\n")
}
