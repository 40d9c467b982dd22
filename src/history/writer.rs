//! The thread that writes: whoever draws hands over what is to be remembered and is told when it is on disk, and never
//! waits for a disk. What is done with the file is for [`super::keeper`].

use std::{
    path::PathBuf,
    sync::mpsc::{self, Receiver, Sender},
    time::Duration,
};

use chrono::{DateTime, Utc};

use super::{Attempt, Fault, Keeper, Learned, Notice, Sitting, State, Tallies, Unfinished};

/// What is asked of the writer.
#[derive(Clone, Debug, PartialEq)]
pub enum Order {
    /// What is known, and what was interrupted.
    Look,
    /// A session begins.
    Begin(Sitting),
    /// An answer is to be remembered.
    Record(Box<Attempt>),
    /// A session has ended.
    Close(u64, State),
    /// The counts are wanted.
    Count,
    /// Everything is to be deleted.
    Erase,
}

/// What the writer tells.
#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    /// To [`Order::Look`].
    Known {
        /// What is known of the families.
        learned: Result<Learned, Fault>,
        /// What was interrupted.
        unfinished: Option<Box<Unfinished>>,
    },
    /// To [`Order::Record`]: this answer is on disk now, or why not.
    Recorded {
        /// Its session.
        session: u64,
        /// The place of its item.
        item: u32,
        /// The place of its question.
        ask: u32,
        /// What is known now of the families concerned.
        learned: Result<Learned, Fault>,
    },
    /// To [`Order::Count`].
    Counted(Result<Tallies, Fault>),
    /// To [`Order::Erase`]: whether nothing is left, or why nothing was deleted; see [`Keeper::erase`].
    Erased(Result<bool, Fault>),
    /// Something has happened to the record.
    Noticed(Notice),
}

/// The way to the writer. Orders are followed in their order.
#[derive(Debug)]
pub struct Recorder {
    orders: Sender<(Order, DateTime<Utc>)>,
    /// Closed when the writer has done everything.
    ended: Receiver<()>,
    path: PathBuf,
}

/// The other end: whoever has it writes.
#[derive(Debug)]
pub struct Writer {
    todo: Receiver<(Order, DateTime<Utc>)>,
    keeper: Keeper,
    /// Dropped when everything is done.
    _end: Sender<()>,
}

impl Writer {
    /// Follows orders until there can be no more; what comes of them goes to `tell`.
    pub fn run(mut self, tell: impl Fn(Report)) {
        for (order, now) in &self.todo {
            if let Some(report) = follow(&mut self.keeper, order, now) {
                tell(report);
            }
            for notice in self.keeper.notices() {
                tell(Report::Noticed(notice));
            }
        }
    }
}

impl Recorder {
    /// A recorder for a folder. Orders are followed as soon as somebody runs the writer, on a thread of its own.
    pub fn new(folder: PathBuf) -> (Self, Writer) {
        let (orders, todo) = mpsc::channel();
        let (end, ended) = mpsc::channel();
        let keeper = Keeper::new(folder);
        let path = keeper.path();
        let writer = Writer {
            todo,
            keeper,
            _end: end,
        };
        (Self { orders, ended, path }, writer)
    }

    /// A recorder that does nothing of itself: whoever holds the other end sees the orders and makes the reports.
    pub fn by_hand() -> (Self, Receiver<(Order, DateTime<Utc>)>) {
        let (orders, todo) = mpsc::channel();
        let (_, ended) = mpsc::channel();
        let path = PathBuf::new();
        (Self { orders, ended, path }, todo)
    }

    /// Hands over an order. False when the writer is no more.
    pub fn order(&self, order: Order, now: DateTime<Utc>) -> bool {
        self.orders.send((order, now)).is_ok()
    }

    /// Where the record is.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }

    /// Waits until everything is written, but not for ever.
    pub fn finish(self, patience: Duration) {
        let Self { orders, ended, .. } = self;
        drop(orders);
        // Both "done" and "too late" end the waiting.
        let _ = ended.recv_timeout(patience);
    }
}

fn follow(keeper: &mut Keeper, order: Order, now: DateTime<Utc>) -> Option<Report> {
    Some(match order {
        Order::Look => {
            let learned = keeper.learned(now);
            Report::Known {
                // Without a record that can be written there is nothing to go on with.
                unfinished: keeper.unfinished(now).ok().flatten().map(Box::new),
                learned,
            }
        }
        Order::Begin(sitting) => {
            keeper.begin(sitting);
            return None;
        }
        Order::Record(attempt) => Report::Recorded {
            session: attempt.session,
            item: attempt.item,
            ask: attempt.ask,
            learned: keeper.record(*attempt, now),
        },
        Order::Close(session, state) => {
            // A session that cannot be closed is offered once more, which is no harm.
            let _ = keeper.close(session, state, now);
            return None;
        }
        Order::Count => Report::Counted(keeper.tallies(now)),
        Order::Erase => Report::Erased(keeper.erase()),
    })
}
