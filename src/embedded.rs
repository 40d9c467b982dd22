//! The files that are compiled in: the shipped pack and the program's own words. A table of texts, not their meaning.

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
