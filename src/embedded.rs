//! The files that are compiled in: the shipped pack, the program's own words, the pages of the problem codes. A table of
//! texts, not their meaning.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
