//! Signals on Unix: being asked to end, being stopped and continued, and losing the terminal.
//!
//! Three threads that sleep until something happens. One hears the signals and never does anything that could
//! block, so that it always hears the next; one stops and continues the program; one notices that the terminal
//! is gone. Modes are switched by the parent module only.

use std::{
    io,
    sync::{
        PoisonError,
        mpsc::{self, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags},
    process::{self, Signal},
};
use signal_hook::{
    consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::Signals,
    low_level::emulate_default_handler,
};

use super::{Event, STOPS, lock, restore_hastily};

/// How long the program has to end by itself after it was asked to.
const GRACE: Duration = Duration::from_secs(2);

/// A second signal ends the program at once, but only after this time: a closing window sends two or three
/// in one go.
const ONE_GO: Duration = Duration::from_millis(500);

/// How long the last restoration may take before the program ends without it.
const LAST_WRITE: Duration = Duration::from_millis(500);

/// How long to wait, after having been continued, for the signal that says so.
const CONTINUE_SIGNAL: Duration = Duration::from_millis(200);

enum Job {
    Stop,
    Continue,
}

/// Starts the three threads.
pub(super) fn watch<M: Send + 'static>(sender: &Sender<Event<M>>) -> io::Result<()> {
    let signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT])?;
    let (jobs, jobs_to_do) = mpsc::channel();
    let events = sender.clone();
    spawn("jobs", move || stop_and_continue(&jobs_to_do, &events))?;
    let events = sender.clone();
    spawn("signals", move || hear(signals, &jobs, &events))?;
    let events = sender.clone();
    spawn("hang-up", move || await_hang_up(&events))
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<()> {
    thread::Builder::new().name(name.into()).spawn(work).map(|_| ())
}

fn hear<M>(mut signals: Signals, jobs: &Sender<Job>, events: &Sender<Event<M>>) {
    let mut asked: Option<Instant> = None;
    for signal in signals.forever() {
        match signal {
            SIGTSTP => drop(jobs.send(Job::Stop)),
            SIGCONT => drop(jobs.send(Job::Continue)),
            _ => match asked {
                None => {
                    asked = Some(Instant::now());
                    let _ = events.send(Event::Stop(signal));
                    end_after(GRACE, signal);
                }
                Some(first) if first.elapsed() > ONE_GO => end_after(Duration::ZERO, signal),
                Some(_) => {}
            },
        }
    }
}

/// Makes sure that the process is gone after `grace`, even when the loop hangs in a write to a terminal that
/// takes nothing any more.
fn end_after(grace: Duration, signal: i32) {
    let end = move || {
        thread::sleep(grace);
        let (done, restored) = mpsc::channel();
        let restore = move || {
            restore_hastily();
            let _ = done.send(());
        };
        if spawn("restore", restore).is_ok() {
            let _ = restored.recv_timeout(LAST_WRITE);
        }
        let _ = emulate_default_handler(signal);
    };
    if spawn("end", end).is_err() {
        let _ = emulate_default_handler(signal);
    }
}

/// crossterm tries for ever to read a terminal that is gone, so we look ourselves. The system reports a
/// hang-up to those who wait for nothing at all, too.
fn await_hang_up<M>(events: &Sender<Event<M>>) {
    let stdin = rustix::stdio::stdin();
    loop {
        let mut watched = [PollFd::new(&stdin, PollFlags::empty())];
        match rustix::event::poll(&mut watched, None) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(_)
                if watched
                    .iter()
                    .any(|fd| fd.revents().intersects(PollFlags::HUP | PollFlags::ERR)) =>
            {
                let _ = events.send(Event::Ended);
                // Bounds the time for which the reading thread keeps a core busy.
                end_after(GRACE, SIGHUP);
                return;
            }
            // A system that cannot watch terminals in this way: the signal has to do.
            Ok(_) | Err(_) => return,
        }
    }
}

/// A session leader's group has nobody outside who could continue it: stopping would freeze its window.
fn can_be_continued() -> bool {
    process::getsid(None).is_ok_and(|session| session != process::getpgrp())
}

/// Sends the whole group, ourselves included, the signal of Ctrl-Z and waits until our own is dealt with. The
/// group, because the shell waits for all of it: a wrapper that went on running would keep the shell away.
pub(super) fn stop_group() -> io::Result<()> {
    if !can_be_continued() {
        return Ok(());
    }
    let stops = lock().stops;
    process::kill_current_process_group(Signal::TSTP)?;
    let waited = STOPS.wait_while(lock(), |modes| modes.stops == stops);
    drop(waited.unwrap_or_else(PoisonError::into_inner));
    Ok(())
}

fn stop_and_continue<M>(jobs: &mpsc::Receiver<Job>, events: &Sender<Event<M>>) {
    while let Ok(job) = jobs.recv() {
        let mut stop = matches!(job, Job::Stop);
        loop {
            let mut again = false;
            if stop && can_be_continued() {
                // ===== From here until `switch_on_again` the terminal is the shell's =====
                let _ = lock().switch_off_for_shell();
                // Stops every thread; comes back when the shell continues us.
                let _ = emulate_default_handler(SIGTSTP);
                // The signal that continued us is also in the queue; taken here, it does not make us
                // switch everything on twice.
                let end = Instant::now() + CONTINUE_SIGNAL;
                while let Ok(job) = jobs.recv_timeout(end.saturating_duration_since(Instant::now())) {
                    match job {
                        Job::Stop => again = true,
                        Job::Continue => break,
                    }
                }
            }
            let mut modes = lock();
            let switched = modes.switch_on_again();
            modes.stops += 1;
            drop(modes);
            STOPS.notify_all();
            let _ = events.send(if switched.is_ok() {
                Event::Redraw
            } else {
                Event::Ended
            });
            if !again {
                break;
            }
            stop = true;
        }
    }
}
