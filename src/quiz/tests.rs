//! The quiz engine with the shipped pack: what is drawn for a seed, how stages follow each other, what answers are worth.
