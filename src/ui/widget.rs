//! Parts that several screens are made of: a list to choose from and a line to type into. What is in them belongs to
//! the screens.

pub mod browser;
pub mod input;
pub mod list;
