//! The terminal: the only room that changes its modes, and the one that gives it back whole.
//!
//! Raw mode, the alternate screen, the hidden cursor, bracketed paste and the mouse are switched on in
//! [`Terminal::enter`] and off again however the program ends: by [`Terminal::leave`], by being dropped, by a
//! panic in any thread, by a signal, by being stopped with Ctrl-Z. Keys, signals and messages of other threads
//! arrive in one queue, [`Terminal::next`], which sleeps without waking while there is nothing to do. What a
//! key means and what is drawn is not decided here.

#[cfg(unix)]
mod signals;

use std::{
    io::{self, IsTerminal, Write},
    panic,
    sync::{
        Condvar, Mutex, MutexGuard, OnceLock, PoisonError, TryLockError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError},
    },
    thread,
    time::{Duration, Instant},
};

use crossterm::{
    cursor::{Hide, MoveTo, Show},
    event::{
        DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
        Event as InputEvent,
    },
    queue,
    style::{Attribute, SetAttribute},
    terminal::{
        BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
        LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    },
};
use ratatui::{
    backend::{Backend, CrosstermBackend},
    buffer::{Buffer, Cell, CellWidth as _},
    layout::{Position, Rect},
};

/// The size drawn for when the terminal does not tell its own, as some serial lines and pseudo-terminals do.
const UNTOLD_SIZE: (u16, u16) = (80, 24);

/// How long a hasty restoration waits for a thread that is in the middle of writing a frame.
const LOCK_PATIENCE: Duration = Duration::from_millis(200);

/// What the one loop of the program waits for.
#[derive(Debug)]
pub enum Event<M> {
    /// A key pressed or repeating, a paste, the mouse, or a new size.
    Input(InputEvent),
    /// The program was stopped and goes on. The next frame is drawn anew by itself; draw one now.
    Redraw,
    /// A signal asks the program to end: leave and exit with 128 + this number. Whoever does not end within two
    /// seconds is ended by the signal itself.
    Stop(i32),
    /// No input will come any more: the terminal is closed, or another thread panicked.
    Ended,
    /// Another thread has something to say.
    Message(M),
}

/// A handle with which other threads wake the loop. Cheap to clone.
#[derive(Debug)]
pub struct Sender<M>(mpsc::Sender<Event<M>>);

impl<M> Sender<M> {
    /// Puts `message` at the end of the queue. `false` when nobody listens any more.
    pub fn send(&self, message: M) -> bool {
        self.0.send(Event::Message(message)).is_ok()
    }
}

impl<M> Clone for Sender<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Whether a full-screen program can run here: input and output are terminals, and `TERM` names one that can
/// place its cursor. Windows consoles have no `TERM` and are usable.
pub fn is_usable() -> bool {
    let capable =
        cfg!(windows) || std::env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != *"dumb");
    capable && io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// The terminal while the program has it. There is at most one in the life of a process, because the thread
/// that reads the keys cannot be called back; after leaving, nothing else can read the standard input.
#[derive(Debug)]
pub struct Terminal<M> {
    events: mpsc::Receiver<Event<M>>,
    /// Also keeps the queue open, so that waiting never fails.
    sender: mpsc::Sender<Event<M>>,
    /// What the terminal shows, as far as we know.
    shown: Buffer,
    /// The frame that is being drawn; kept to reuse its memory.
    coming: Buffer,
    /// Where the text cursor is shown.
    cursor: Option<Position>,
}

impl<M: Send + 'static> Terminal<M> {
    /// Takes the terminal. `mouse` asks for clicks and the wheel, which takes text selection away from the
    /// learner, so it is off unless wished for.
    ///
    /// # Errors
    ///
    /// When there is no terminal, when it was taken before in this process, or when signals cannot be watched.
    /// The terminal is then as it was.
    pub fn enter(mouse: bool) -> io::Result<Self> {
        static TAKEN: AtomicBool = AtomicBool::new(false);
        if TAKEN.swap(true, Ordering::SeqCst) {
            return Err(io::Error::other("the terminal was already taken in this process"));
        }
        let (sender, events) = mpsc::channel();
        if OUTPUT.set(output()?).is_err() {
            return Err(io::Error::other("the terminal was already taken in this process"));
        }
        // Both before the first mode is changed: from then on there is no moment at which the program could
        // end without restoring.
        restore_on_panic(sender.clone());
        #[cfg(unix)]
        signals::watch(&sender)?;

        let mut modes = lock();
        modes.mouse = mouse;
        if let Err(error) = modes.switch_on() {
            modes.phase = Phase::Inside;
            let _ = modes.switch_off(Phase::Outside);
            return Err(error);
        }
        drop(modes);
        let terminal = Self {
            events,
            sender,
            shown: Buffer::empty(Rect::ZERO),
            coming: Buffer::empty(Rect::ZERO),
            cursor: None,
        };
        // The first question makes crossterm watch for changes of size; asked here, none is missed between the
        // first frame and the start of the thread.
        crossterm::event::poll(Duration::ZERO)?;
        let sender = terminal.sender.clone();
        thread::Builder::new()
            .name("input".into())
            .spawn(move || read_input(&sender))?;
        Ok(terminal)
    }

    /// A handle for other threads, such as the one that loads the packs.
    pub fn sender(&self) -> Sender<M> {
        Sender(self.sender.clone())
    }

    /// Draws one frame: `view` is given the whole area and an empty buffer of that size, and tells where the
    /// text cursor belongs, if it is to be seen. Only what changed is written, in one piece and marked as one
    /// update, so that no half frame is seen. While the program is stopped nothing is written.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to, or was given back because a thread panicked. There is nothing
    /// to do then but to end.
    pub fn draw(&mut self, view: impl FnOnce(Rect, &mut Buffer) -> Option<Position>) -> io::Result<()> {
        let area = area();
        if self.coming.area == area {
            self.coming.reset();
        } else {
            self.coming = blank(area);
        }
        // No lock is held here: a panic in `view` must find the terminal free to be restored.
        let cursor = view(area, &mut self.coming).filter(|position| area.contains(*position));

        let mut modes = lock();
        match modes.phase {
            Phase::Inside => {}
            Phase::Stopped => return Ok(()),
            Phase::Outside => return Err(io::Error::other("the terminal has been given back")),
        }
        let anew = modes.forgotten || self.shown.area != area;
        let changes = if anew {
            on_blank(&self.coming).collect()
        } else {
            self.shown.diff(&self.coming)
        };
        if !anew && changes.is_empty() && cursor == self.cursor {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(64 + changes.len() * 8);
        queue!(frame, BeginSynchronizedUpdate, Hide)?;
        if anew {
            queue!(frame, SetAttribute(Attribute::Reset), Clear(ClearType::All))?;
        }
        CrosstermBackend::new(&mut frame).draw(changes.into_iter())?;
        if let Some(Position { x, y }) = cursor {
            queue!(frame, MoveTo(x, y), Show)?;
        }
        queue!(frame, EndSynchronizedUpdate)?;
        // Until the frame is out we do not know what is shown.
        modes.forgotten = true;
        write(&frame)?;
        modes.forgotten = false;
        drop(modes);
        std::mem::swap(&mut self.shown, &mut self.coming);
        self.cursor = cursor;
        Ok(())
    }

    /// Waits for the next event, for ever or `within` some time. `None` when that time passed.
    pub fn next(&mut self, within: Option<Duration>) -> Option<Event<M>> {
        match within {
            None => Some(self.events.recv().unwrap_or(Event::Ended)),
            Some(within) => match self.events.recv_timeout(within) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Event::Ended),
            },
        }
    }

    /// Gives the terminal back and stops the program and whatever it was started with, as Ctrl-Z does in other
    /// programs; returns when the shell lets it go on. [`Event::Redraw`] follows. Where no shell could wake us
    /// (the program is all that runs in its terminal window), and on Windows, nothing happens.
    ///
    /// # Errors
    ///
    /// When the signal cannot be sent.
    pub fn suspend(&mut self) -> io::Result<()> {
        #[cfg(unix)]
        signals::stop_group()?;
        Ok(())
    }

    /// Asks for clicks and the wheel, or no longer.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub fn set_mouse(&mut self, on: bool) -> io::Result<()> {
        let mut modes = lock();
        if modes.mouse == on {
            return Ok(());
        }
        modes.mouse = on;
        // While stopped it is enough to remember the wish: `switch_on` will see to it.
        if modes.phase == Phase::Inside {
            let mut bytes = Vec::new();
            if on {
                queue!(bytes, EnableMouseCapture)?;
            } else {
                queue!(bytes, DisableMouseCapture)?;
            }
            write(&bytes)?;
        }
        Ok(())
    }

    /// Draws everything anew with the next frame, as after another program has written to the screen.
    pub fn forget(&mut self) {
        lock().forgotten = true;
    }

    /// Gives the terminal back as it was found.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to, as after [`Event::Stop`] and [`Event::Ended`] of a closed window;
    /// everything else has been restored then.
    pub fn leave(self) -> io::Result<()> {
        lock().switch_off(Phase::Outside)
    }
}

impl<M> Drop for Terminal<M> {
    fn drop(&mut self) {
        let _ = lock().switch_off(Phase::Outside);
    }
}

/// An empty buffer. Every cell is a constant: cloning one, as `Buffer::empty` does, takes some ten times as long, which
/// counts in the first frame of a large terminal.
fn blank(area: Rect) -> Buffer {
    Buffer {
        area,
        content: std::iter::repeat_with(|| Cell::EMPTY)
            .take(usize::from(area.width) * usize::from(area.height))
            .collect(),
    }
}

/// What has to be written on a cleared screen: the same as the difference to an empty buffer, without the half of a
/// first frame's time that filling one takes.
fn on_blank(frame: &Buffer) -> impl Iterator<Item = (u16, u16, &Cell)> {
    let mut covered = 0;
    frame.content.iter().enumerate().filter_map(move |(index, cell)| {
        if covered > 0 {
            covered -= 1;
            return None;
        }
        if *cell == Cell::EMPTY {
            return None;
        }
        covered = cell.cell_width().saturating_sub(1);
        let (x, y) = frame.pos_of(index);
        Some((x, y, cell))
    })
}

// ===== What must survive every way of ending =====

/// Who has the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Not we, or not any more.
    Outside,
    /// We do.
    Inside,
    /// The shell does, until we are continued.
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "only Unix stops and continues programs")
    )]
    Stopped,
}

/// The modes of the terminal belong to the process, not to a value: the panic hook and the signal threads must
/// reach them. Whoever writes to the terminal holds this lock.
#[derive(Debug)]
struct Modes {
    phase: Phase,
    mouse: bool,
    /// What is on the terminal is not what we drew last.
    forgotten: bool,
    /// How often a stop was dealt with, for those who wait for one.
    #[cfg_attr(
        not(unix),
        expect(dead_code, reason = "only Unix stops and continues programs")
    )]
    stops: u64,
}

static MODES: Mutex<Modes> = Mutex::new(Modes {
    phase: Phase::Outside,
    mouse: false,
    forgotten: true,
    stops: 0,
});
/// Told whenever [`Modes::stops`] grows.
#[cfg_attr(
    not(unix),
    expect(dead_code, reason = "only Unix stops and continues programs")
)]
static STOPS: Condvar = Condvar::new();
/// Keys typed for the shell, while we are on the way out or in, are not ours. Not part of [`Modes`], so that a
/// frame that cannot be written does not hold up the keys.
static LISTENING: AtomicBool = AtomicBool::new(true);

fn lock() -> MutexGuard<'static, Modes> {
    MODES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn lock_within(patience: Duration) -> Option<MutexGuard<'static, Modes>> {
    let end = Instant::now() + patience;
    loop {
        match MODES.try_lock() {
            Ok(modes) => return Some(modes),
            Err(TryLockError::Poisoned(poisoned)) => return Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) if Instant::now() >= end => return None,
            Err(TryLockError::WouldBlock) => thread::sleep(Duration::from_millis(5)),
        }
    }
}

impl Modes {
    /// Raw mode first: in the background it makes the system stop us until we are in front again, before
    /// anything is written over the shell's screen.
    fn switch_on(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        let mut bytes = Vec::new();
        queue!(bytes, EnterAlternateScreen, Hide, EnableBracketedPaste)?;
        if self.mouse {
            queue!(bytes, EnableMouseCapture)?;
        }
        write(&bytes)?;
        self.phase = Phase::Inside;
        self.forgotten = true;
        LISTENING.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Does nothing the second time, so that a panic, a signal and a drop may all come.
    fn switch_off(&mut self, phase: Phase) -> io::Result<()> {
        let was = std::mem::replace(&mut self.phase, phase);
        if was != Phase::Inside {
            return Ok(());
        }
        LISTENING.store(false, Ordering::SeqCst);
        let written = restoration().and_then(|bytes| write(&bytes));
        disable_raw_mode().and(written)
    }

    /// Lends the terminal to the shell. A program that left it already stays outside.
    #[cfg(unix)]
    fn switch_off_for_shell(&mut self) -> io::Result<()> {
        if self.phase == Phase::Inside {
            self.switch_off(Phase::Stopped)
        } else {
            Ok(())
        }
    }

    /// Takes the terminal back after a stop. The modes to restore at the end are read anew, because the shell
    /// may have changed them meanwhile.
    #[cfg(unix)]
    fn switch_on_again(&mut self) -> io::Result<()> {
        if self.phase == Phase::Outside {
            return Ok(());
        }
        disable_raw_mode()?;
        self.switch_on()
    }
}

/// What is written to give the terminal back. The screen is cleared first for those terminals that have no
/// alternate one.
fn restoration() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    queue!(
        bytes,
        SetAttribute(Attribute::Reset),
        Clear(ClearType::All),
        MoveTo(0, 0),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show,
        SetAttribute(Attribute::Reset),
    )?;
    Ok(bytes)
}

/// Restores without waiting long for anybody: for threads that may find the terminal in the hands of one that
/// will never let it go.
fn restore_hastily() {
    if let Some(mut modes) = lock_within(LOCK_PATIENCE) {
        let _ = modes.switch_off(Phase::Outside);
    } else {
        LISTENING.store(false, Ordering::SeqCst);
        let _ = disable_raw_mode();
        let _ = restoration().and_then(|bytes| write(&bytes));
    }
}

/// A panic in any thread gives the terminal back before its message is printed, and ends the session: the
/// loop is woken, and drawing fails from then on.
fn restore_on_panic<M: Send + 'static>(sender: mpsc::Sender<Event<M>>) {
    let sender = Mutex::new(sender);
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        restore_hastily();
        print(panic);
        if let Ok(sender) = sender.try_lock() {
            let _ = sender.send(Event::Ended);
        }
    }));
}

// ===== Input and output =====

/// The terminal as a file of its own: the standard output's buffer has a lock, and a thread that is stuck in a
/// write would keep it from everybody who wants to restore.
#[cfg(unix)]
type Output = std::fs::File;
#[cfg(not(unix))]
type Output = io::Stdout;

static OUTPUT: OnceLock<Output> = OnceLock::new();

#[cfg(unix)]
fn output() -> io::Result<Output> {
    use std::os::fd::AsFd;
    Ok(Output::from(io::stdout().as_fd().try_clone_to_owned()?))
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "a file of its own can fail to open elsewhere"
)]
fn output() -> io::Result<Output> {
    Ok(io::stdout())
}

fn write(bytes: &[u8]) -> io::Result<()> {
    let Some(mut output) = OUTPUT.get() else {
        return Ok(());
    };
    output.write_all(bytes)?;
    output.flush()
}

fn area() -> Rect {
    let (width, height) = match crossterm::terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (width, height),
        _ => UNTOLD_SIZE,
    };
    Rect::new(0, 0, width, height)
}

fn read_input<M>(sender: &mpsc::Sender<Event<M>>) {
    loop {
        let event = match crossterm::event::read() {
            Ok(InputEvent::Key(key)) if key.is_release() => continue,
            Ok(InputEvent::FocusGained | InputEvent::FocusLost) => continue,
            // A new size is told even while we are away: it is cheap, and the frame after must fit.
            Ok(resize @ InputEvent::Resize(..)) => Event::Input(resize),
            Ok(_) if !LISTENING.load(Ordering::SeqCst) => continue,
            Ok(input) => Event::Input(input),
            Err(_) => {
                let _ = sender.send(Event::Ended);
                return;
            }
        };
        if sender.send(event).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Color, Style};

    use super::*;

    proptest! {
        /// A cleared screen is a blank buffer: what is written on it is what ratatui finds to be different.
        #[test]
        fn a_blank_screen_gets_what_differs_from_an_empty_buffer(
            lines in prop::collection::vec(("[ a-z「。見抜く👩‍💻☎️ﾊﾝ－e\u{301}]{0,14}", 0..4u16, any::<bool>()), 1..6),
        ) {
            let area = Rect::new(0, 0, 12, 6);
            let mut frame = Buffer::empty(area);
            for (row, (words, column, is_loud)) in lines.iter().enumerate() {
                let style = if *is_loud { Style::new().bg(Color::Red) } else { Style::new() };
                let row = u16::try_from(row).unwrap();
                frame.set_stringn(*column, row, words, usize::from(12 - column), style);
            }
            prop_assert_eq!(&blank(area), &Buffer::empty(area));
            prop_assert_eq!(on_blank(&frame).collect::<Vec<_>>(), blank(area).diff(&frame));
        }
    }
}
