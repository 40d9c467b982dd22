//! Parts that several screens are made of: a list to choose from, a line to type into, drawn figures, parts by name. What is in them belongs to
//! the screens.

pub mod browser;
pub mod chart;
pub mod input;
pub mod list;
pub mod tabs;
