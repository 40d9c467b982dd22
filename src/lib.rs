//! `minuku` (見抜く, "to see through a deception"): a terminal trainer for recognising and surviving online fraud, in
//! Japanese and English.
//!
//! The rooms, and what flows through them:
//!
//! ```text
//! scenarios/*.toml -> scenario::source -> scenario::structure -> scenario::validate -> Scenario ─┐
//!                              └────────────── every Problem ──────────────┐                     ├─> pack::Pack
//! registries (helpdesks, first aid, …) -> pack::registry ──────────────────┴─────────────────────┘
//! Pack + plan (role, items, seed) -> quiz::select -> Quiz -> Answer -> Outcome -> debrief -> explain -> words
//! key -> ui::key::Action -> Screen::update -> Effect -> performed in ui::app -> Screen::view -> Buffer
//! ```
//!
//! Everything outside [`ui`] and [`cli`] is plain data and functions: time, seed, language and paths come in as
//! arguments, and nothing is printed. A test keeps it so.

pub mod checkup;
pub mod cli;
pub mod coverage;
pub mod debrief;
mod embedded;
pub mod explain;
pub mod format;
pub mod helpdesk;
pub mod history;
pub mod locale;
pub mod pack;
pub mod paper;
pub mod preview;
pub mod quiz;
pub mod rehearsal;
pub mod scaffold;
pub mod scenario;
pub mod schedule;
pub mod settings;
pub mod stats;
pub mod text;
pub mod translate;
pub mod ui;
pub mod wording;
