//! Which translations hold: kept in the lock file, confirmed by their author, and counted. When one holds is decided in
//! `translate::lock`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Write},
    process::ExitCode,
};

use super::{Desk, Sheet, clean};
use crate::{
    cli::{
        Failure,
        new::beside,
        replace::{self, replace},
    },
    locale::{Language, Texts, Value},
    scenario::{problem::nearest, structure::is_language},
    text,
    translate::{
        Direction,
        lock::{self, Lock, State},
    },
};

impl Desk<'_> {
    /// Writes the lock file where it says something new; false when it could not be written.
    pub(super) fn keep(&mut self, old: &Lock, err: &mut dyn Write) -> Result<bool, Failure> {
        // Only who has seen every file knows which texts are gone.
        if self.is_whole && !self.is_partial {
            self.lock
                .keep(&self.sheets.iter().flat_map(Sheet::keys).collect());
        }
        if &self.lock == old {
            return Ok(true);
        }
        let other = Texts::new(self.texts.language().other());
        let (ja, en) = match self.texts.language() {
            Language::Ja => (self.texts, &other),
            Language::En => (&other, self.texts),
        };
        let head = [ja, en].map(|texts| texts.text("translate-lock-head"));
        let written = self.lock.write(&head);
        let path = self.folder.join(lock::FILE);
        let done = match fs::read(&path) {
            Ok(before) => replace(&path, Some(&self.folder), &before, written.as_bytes()),
            Err(_) => beside(&self.folder, &written)
                .and_then(|file| file.persist_noclobber(&path).map_err(|error| error.error))
                .map(drop)
                .map_err(replace::Refusal::from),
        };
        if let Err(refusal) = done {
            self.complain(&refusal.sentence(&path.display().to_string(), self.texts), err)?;
            return Ok(false);
        }
        Ok(true)
    }

    /// Notes that translations hold: all of them, or those that are named by their keys or what stands before the `/`.
    pub(super) fn confirm(
        mut self,
        direction: &Direction,
        keys: Option<&Vec<String>>,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut there: BTreeMap<String, Option<String>> = BTreeMap::new();
        for sheet in &self.sheets {
            let found = sheet.with_texts(|_, texts| {
                let pairs = texts.into_iter().filter_map(|text| {
                    let source = text.get(&direction.source)?.text.to_owned();
                    let is_there = text.get(&direction.target).is_some();
                    Some((text.key, is_there.then_some(source)))
                });
                pairs.collect::<Vec<_>>()
            });
            there.extend(found.unwrap_or_default());
        }
        let old = self.lock.clone();
        let (mut count, mut is_whole) = (0_usize, true);
        let all = [String::new()];
        for wish in keys.map_or(all.as_slice(), Vec::as_slice) {
            let is_meant = |key: &str| {
                wish.is_empty()
                    || key == wish
                    || key
                        .strip_prefix(wish.trim_end_matches('/'))
                        .is_some_and(|rest| rest.starts_with('/'))
            };
            let meant: Vec<(&String, &Option<String>)> =
                there.iter().filter(|(key, _)| is_meant(key)).collect();
            let is_one = matches!(meant.as_slice(), [(key, _)] if *key == wish);
            if meant.is_empty() || (is_one && meant.iter().all(|(_, source)| source.is_none())) {
                is_whole = false;
                let mut values = vec![
                    ("key", Value::from(clean(wish))),
                    ("language", direction.target.as_str().into()),
                ];
                let mut id = "translate-ok-missing";
                if meant.is_empty() {
                    id = "translate-ok-unknown";
                    if let Some(near) = nearest(wish, there.keys().map(String::as_str)) {
                        id = "translate-ok-near";
                        values.push(("near", clean(near).into()));
                    }
                }
                self.complain(&self.texts.with(id, &values), err)?;
                continue;
            }
            for (key, source) in meant {
                if let Some(source) = source {
                    count += 1;
                    self.lock.note(key, &direction.target, &direction.source, source);
                }
            }
        }
        let has_failed = !self.keep(&old, err)?;
        if !has_failed {
            writeln!(
                out,
                "{}",
                self.texts.with("translate-confirmed", &[("count", count.into())])
            )?;
        }
        Ok(self.answer(is_whole, has_failed))
    }

    pub(super) fn status(
        &self,
        source: Option<&str>,
        target: Option<&str>,
        out: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let source = self.direction(source, target)?.source;
        let targets: BTreeSet<String> = match target {
            Some(target) => BTreeSet::from([target.to_owned()]),
            None => self
                .languages()
                .into_iter()
                .filter(|tag| *tag != source)
                .collect(),
        };
        for (number, target) in targets.iter().enumerate() {
            if number > 0 {
                writeln!(out)?;
            }
            self.table(&source, target, out)?;
        }
        Ok(self.answer(true, false))
    }

    /// The languages of the pack, and those in which there is any text.
    fn languages(&self) -> BTreeSet<String> {
        let mut tags: BTreeSet<String> = self.about.languages.iter().cloned().collect();
        for sheet in &self.sheets {
            let found = sheet.with_texts(|_, texts| {
                let words = texts.iter().flat_map(|text| &text.words);
                words.map(|(tag, _)| tag.text.to_owned()).collect::<Vec<_>>()
            });
            tags.extend(found.into_iter().flatten().filter(|tag| is_language(tag)));
        }
        tags
    }

    fn table(&self, source: &str, target: &str, out: &mut dyn Write) -> io::Result<()> {
        let mut sum = [0_usize; State::ALL.len()];
        let mut rows: Vec<Vec<String>> = Vec::new();
        let row = |name: String, counts: [usize; State::ALL.len()]| {
            let mut row = vec![name];
            row.extend(counts.map(|count| count.to_string()));
            row
        };
        for sheet in &self.sheets {
            let counts = sheet.with_texts(|_, texts| {
                let mut counts = [0_usize; State::ALL.len()];
                for text in texts.iter().filter(|text| text.get(source).is_some()) {
                    let state = self.lock.state(text, source, target);
                    for (count, _) in counts
                        .iter_mut()
                        .zip(State::ALL)
                        .filter(|(_, other)| *other == state)
                    {
                        *count += 1;
                    }
                }
                counts
            });
            let Some(counts) = counts.filter(|counts| counts.iter().any(|count| *count > 0)) else {
                continue;
            };
            for (all, count) in sum.iter_mut().zip(counts) {
                *all += count;
            }
            rows.push(row(clean(sheet.fixable.below()), counts));
        }
        let head = State::ALL.map(|state| {
            self.texts.text(match state {
                State::Missing => "translate-state-missing",
                State::Stale => "translate-state-stale",
                State::Same => "translate-state-same",
                State::Unnoted => "translate-state-unnoted",
                State::Ok => "translate-state-ok",
            })
        });
        let mut title = vec![format!("{source} -> {target}")];
        title.extend(head);
        rows.insert(0, title);
        rows.push(row(self.texts.text("translate-sum"), sum));
        let widths: Vec<usize> = (0..=State::ALL.len())
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| text::width(cell)).max().unwrap_or(0)
            })
            .collect();
        for row in &rows {
            let mut line = String::new();
            for (number, (cell, width)) in row.iter().zip(&widths).enumerate() {
                let gap = " ".repeat(width.saturating_sub(text::width(cell)));
                if number == 0 {
                    line = format!("{cell}{gap}");
                } else {
                    line = format!("{line}  {gap}{cell}");
                }
            }
            writeln!(out, "{line}")?;
        }
        let unnoted = State::ALL.iter().position(|state| *state == State::Unnoted);
        let unnoted = unnoted.and_then(|at| sum.get(at)).copied().unwrap_or(0);
        if unnoted > 0 {
            let values = [("count", unnoted.into()), ("language", target.into())];
            writeln!(out, "{}", self.texts.with("translate-unnoted", &values))?;
        }
        Ok(())
    }
}
