//! The full-screen program: the only loop. It draws, waits, and performs what an event asks for; what is drawn and what
//! events mean is decided in the rooms below.

pub mod app;
pub mod chrome;
pub mod exhibit;
pub mod key;
pub mod page;
pub mod screen;
pub mod terminal;
pub mod theme;
pub mod widget;

use std::{
    io, thread,
    time::{Duration, Instant},
};

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use app::{App, Message, Next};
use terminal::{Event, Sender, Terminal};

/// How long a view with something moving on it stands still.
const TICK: Duration = Duration::from_secs(1);

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The person quit.
    Quit,
    /// The terminal went away, or a part of the program broke down and has said so.
    Gone,
    /// A signal with this number asked for it.
    Signal(i32),
}

/// Runs the program until it is ended. `feed` runs on a thread of its own while the first view already stands, and tells
/// what it finds, such as the packs; `clock` tells the time.
///
/// # Errors
/// When the terminal cannot be set up or written to; it has been restored as far as it let itself be.
pub fn run(
    mut app: App,
    feed: impl FnOnce(&Sender<Message>) + Send + 'static,
    clock: fn() -> DateTime<Utc>,
) -> io::Result<Ending> {
    let mut terminal: Terminal<Message> = Terminal::enter(app.context.settings.mouse)?;
    let mut mouse = app.context.settings.mouse;
    let mut size = draw(&mut terminal, &app)?;
    // After the first frame, with which it would compete for the processor.
    let sender = terminal.sender();
    thread::spawn(move || feed(&sender));
    let mut drawn = Instant::now();
    let ending = loop {
        let within = app.is_moving().then(|| TICK.saturating_sub(drawn.elapsed()));
        let event = terminal.next(within);
        app.context.now = clock();
        let next = match event {
            None => app.tick(),
            Some(Event::Input(input)) => app.input(&input, size),
            Some(Event::Message(message)) => app.hear(message),
            Some(Event::Redraw) => Next::Redraw,
            Some(Event::Stop(signal)) => break Ending::Signal(signal),
            Some(Event::Ended) => break Ending::Gone,
        };
        match next {
            Next::Nothing => continue,
            Next::Quit => break Ending::Quit,
            Next::Suspend => terminal.suspend()?,
            Next::Redraw => terminal.forget(),
            Next::Draw => {}
        }
        if mouse != app.context.settings.mouse {
            mouse = app.context.settings.mouse;
            terminal.set_mouse(mouse)?;
        }
        match draw(&mut terminal, &app) {
            Ok(area) => size = area,
            // A window that is closed fails to be written to before its signal is here.
            Err(error) => match pending_signal(&mut terminal) {
                Some(signal) => break Ending::Signal(signal),
                None => return Err(error),
            },
        }
        drawn = Instant::now();
    };
    let left = terminal.leave();
    // The shell has its terminal back; what was answered last is still on its way to the disk.
    app.end();
    match left {
        Err(error) if ending == Ending::Quit => Err(error),
        // Whoever ended us may have taken the terminal with them.
        _ => Ok(ending),
    }
}

/// The signal that follows from a terminal that has just gone away, where there is one.
fn pending_signal(terminal: &mut Terminal<Message>) -> Option<i32> {
    while let Some(event) = terminal.next(Some(Duration::from_millis(200))) {
        match event {
            Event::Stop(signal) => return Some(signal),
            Event::Ended => return None,
            Event::Input(_) | Event::Message(_) | Event::Redraw => {}
        }
    }
    None
}

fn draw(terminal: &mut Terminal<Message>, app: &App) -> io::Result<Rect> {
    let mut size = Rect::default();
    terminal.draw(|area, buf| {
        size = area;
        app.view(area, buf)
    })?;
    Ok(size)
}
