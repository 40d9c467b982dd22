//! Finding a desk by a few typed letters or digits: its name, its number, what it helps with, what is said about it.

use super::{Helpdesk, Registry};
use crate::{locale::Language, text};

impl Registry {
    /// The desks in which every word of the query is found; all of them when there is none. Those that have the words
    /// in name, number or incident come first, then those that only speak of them; each in the order of the files.
    ///
    /// Names are searched in every language, notes in this one. Hyphens in numbers may be left out.
    pub fn search(&self, query: &str, language: Language) -> Vec<&Helpdesk> {
        let query = text::fold(query);
        let words: Vec<&str> = query.split_whitespace().collect();
        let mut by_note = Vec::new();
        let mut found = Vec::new();
        for desk in self.iter() {
            let (title, all) = (title(desk), text::fold(&notes(desk, language)));
            let in_title = |word: &&str| title.contains(*word) || has_number(desk, word);
            if words.iter().all(in_title) {
                found.push(desk);
            } else if words.iter().all(|word| in_title(word) || all.contains(word)) {
                by_note.push(desk);
            }
        }
        found.append(&mut by_note);
        found
    }
}

/// What a desk is called, folded; parts are separated so that no word is found across two of them.
fn title(desk: &Helpdesk) -> String {
    let contacts = [&desk.phone, &desk.sms, &desk.web, &desk.mail]
        .into_iter()
        .flatten()
        .map(String::as_str);
    let names = desk.name.iter().map(|(_, name)| name.as_str());
    let incidents = desk.incidents.iter().map(|incident| incident.word());
    let parts: Vec<&str> = contacts
        .chain(names)
        .chain(incidents)
        .chain([desk.id.as_str()])
        .collect();
    text::fold(&parts.join("\n"))
}

/// What is said about a desk.
fn notes(desk: &Helpdesk, language: Language) -> String {
    let parts: Vec<&str> = [&desk.note, &desk.hours_note]
        .into_iter()
        .flatten()
        .map(|note| note.get(language).as_str())
        .collect();
    parts.join("\n")
}

/// Whether a word is part of a number of the desk, when only digits are compared.
fn has_number(desk: &Helpdesk, word: &str) -> bool {
    let is_separator = |c: char| "-‐‑–−ー()#+".contains(c);
    if !word.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return false;
    }
    let wanted = digits(word);
    !wanted.is_empty()
        && [&desk.phone, &desk.sms]
            .into_iter()
            .flatten()
            .any(|own| digits(own).contains(&wanted))
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
