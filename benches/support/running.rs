//! The program in a real pseudo-terminal of 200x60, timed from outside: from its start to a word on its screen, and from a
//! key to what it changes. Asserts nothing.

use std::{
    fs,
    io::{Read as _, Write as _},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// A program that runs.
pub(crate) struct Running {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    writer: Box<dyn std::io::Write + Send>,
    output: Receiver<Vec<u8>>,
    /// From the start to the word.
    pub(crate) first: Duration,
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Running {
    /// Starts a program and waits for a word on its screen.
    pub(crate) fn start(mut command: CommandBuilder, word: &str) -> Self {
        command.env("TERM", "xterm-256color");
        let size = PtySize {
            rows: 60,
            cols: 200,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 1 << 16];
            while let Ok(count) = reader.read(&mut bytes) {
                if count == 0 || sender.send(bytes[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let begin = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(word) {
            seen.extend(output.recv_timeout(Duration::from_secs(5)).unwrap());
        }
        let first = begin.elapsed();
        let writer = pair.master.take_writer().unwrap();
        Self {
            child,
            writer,
            output,
            first,
            _master: pair.master,
        }
    }

    pub(crate) fn drain(&self) {
        while self.output.recv_timeout(Duration::from_millis(5)).is_ok() {}
    }

    /// Presses a key and waits for the first bytes of what it changes.
    pub(crate) fn key(&mut self, key: &[u8]) -> Duration {
        self.drain();
        let begin = Instant::now();
        self.writer.write_all(key).unwrap();
        self.writer.flush().unwrap();
        self.output.recv_timeout(Duration::from_secs(5)).unwrap();
        begin.elapsed()
    }

    /// Presses a key and waits for a word on the screen.
    pub(crate) fn key_until(&mut self, key: &[u8], word: &str) -> Duration {
        self.drain();
        let begin = Instant::now();
        self.writer.write_all(key).unwrap();
        self.writer.flush().unwrap();
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains(word) {
            seen.extend(self.output.recv_timeout(Duration::from_secs(5)).unwrap());
        }
        begin.elapsed()
    }

    fn status(&self, name: &str) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.process_id().unwrap()));
        let status = status.unwrap_or_default();
        let line = status
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_default();
        line.split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0)
    }

    pub(crate) fn memory(&self) -> u64 {
        self.status("VmRSS:") / 1024
    }

    /// How often any thread of the program was woken.
    pub(crate) fn wakeups(&self) -> u64 {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.child.process_id().unwrap()));
        tasks
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|task| fs::read_to_string(task.path().join("status")).ok())
            .filter_map(|status| {
                let line = status
                    .lines()
                    .find(|line| line.starts_with("voluntary_ctxt_switches"))?;
                line.split_whitespace().nth(1)?.parse::<u64>().ok()
            })
            .sum()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
