//! The screens, each in a file of its own with its state, its keys, what keys do and how it looks.

pub mod checkup;
pub mod first_run;
pub mod glossary;
pub mod help;
pub mod helpdesks;
pub mod home;
pub mod library;
pub mod preview;
pub mod problems;
pub mod progress;
pub mod rehearsal;
pub mod rehearsals;
pub mod session;
pub mod settings;
