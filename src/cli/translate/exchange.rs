//! Texts on their way to translators and back: the PO file that is written, the one that is read, and what of it is put into the
//! files of the pack. What an entry is and which are taken is in `translate::exchange`.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{self, Read as _, Write},
    path::Path,
    process::ExitCode,
};

use super::{Desk, SOURCE_FIELD, STDIN, Sheet, clean};
use crate::{
    cli::{
        Failure,
        fault::{self, Deed},
        new::beside,
        replace::{self, replace},
    },
    locale::Value,
    text,
    translate::{
        Direction,
        exchange::{self, Outcome, Refusal, Wanted},
        po::{Catalog, Entry},
    },
    wording,
};

impl Desk<'_> {
    pub(super) fn export(
        mut self,
        direction: &Direction,
        output: Option<&Path>,
        force: bool,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut entries: Vec<Entry> = Vec::new();
        for sheet in &self.sheets {
            let below = sheet.fixable.below();
            let own = sheet
                .with_texts(|table, _| exchange::entries(below, table, direction, &self.lock, self.texts));
            entries.extend(own.unwrap_or_default());
        }
        if entries.is_empty() {
            let values = [("language", direction.source.as_str().into())];
            return Err(Failure::Said(self.texts.with("translate-nothing", &values)));
        }
        // What is there already is taken for a translation of what is there now, unless something else is known.
        let old = self.lock.clone();
        for entry in entries.iter().filter(|entry| !entry.text.is_empty()) {
            let is_known =
                self.lock.has(&entry.key, &direction.target) || self.lock.has(&entry.key, &direction.source);
            if !is_known {
                self.lock
                    .note(&entry.key, &direction.target, &direction.source, &entry.source);
            }
        }
        let catalog = Catalog {
            header: self.header(direction),
            entries,
        };
        let written = catalog.write();
        match output {
            None => out.write_all(written.as_bytes())?,
            Some(path) => {
                // What is a folder is no file that could be replaced.
                let done = if force || path.is_dir() || (path.exists() && !replace::is_taken(path)) {
                    replace::put(path, written.as_bytes())
                } else {
                    beside(replace::folder(path), &written)
                        .and_then(|file| file.persist_noclobber(path).map_err(|error| error.error))
                        .map(drop)
                };
                let values = [
                    ("path", Value::from(clean(&path.display().to_string()))),
                    ("count", catalog.entries.len().into()),
                ];
                match done {
                    Ok(()) => writeln!(out, "{}", self.texts.with("translate-exported", &values))?,
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                        return Err(Failure::Said(self.texts.with("translate-there-already", &values)));
                    }
                    Err(error) => {
                        let sentence = fault::sentence(Deed::Write, path, &error, self.texts);
                        return Err(Failure::Said(sentence));
                    }
                }
            }
        }
        let has_failed = !self.keep(&old, err)?;
        Ok(self.answer(true, has_failed))
    }

    fn header(&self, direction: &Direction) -> Vec<(String, String)> {
        let pack = format!("{} {}", self.about.id, self.about.version);
        let pack = match pack.trim() {
            "" => "minuku",
            pack => pack,
        };
        [
            ("Project-Id-Version", pack),
            ("Report-Msgid-Bugs-To", ""),
            ("PO-Revision-Date", ""),
            ("Last-Translator", ""),
            ("Language-Team", ""),
            ("Language", direction.target.as_str()),
            (SOURCE_FIELD, direction.source.as_str()),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=UTF-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]
        .map(|(name, value)| (name.to_owned(), clean(value)))
        .to_vec()
    }

    pub(super) fn catalog(&self, file: &Path) -> Result<Catalog, Failure> {
        let shown = clean(&file.display().to_string());
        let mut bytes = Vec::new();
        if file == Path::new(STDIN) {
            io::stdin().lock().read_to_end(&mut bytes)?;
        } else {
            bytes = fs::read(file)
                .map_err(|error| Failure::Said(fault::sentence(Deed::Read, file, &error, self.texts)))?;
        }
        Catalog::read(&bytes).map_err(|fault| {
            let values = [
                ("file", shown.into()),
                ("line", fault.line.into()),
                ("what", self.texts.text(fault.kind.message()).into()),
            ];
            Failure::Said(self.texts.with("translate-po-fault", &values))
        })
    }

    pub(super) fn import(
        mut self,
        catalog: &Catalog,
        direction: &Direction,
        force: bool,
        only_shown: bool,
        out: &mut dyn Write,
        err: &mut dyn Write,
    ) -> Result<ExitCode, Failure> {
        let mut waiting: BTreeMap<&str, &Entry> = catalog
            .entries
            .iter()
            .map(|entry| (entry.key.as_str(), entry))
            .collect();
        let old = self.lock.clone();
        let (mut changed, mut files, mut refused) = (0_usize, 0_usize, 0_usize);
        let mut has_failed = false;
        for sheet in &self.sheets {
            let keys = sheet.keys();
            let wanted: Vec<Wanted> = keys
                .iter()
                .filter_map(|key| waiting.remove(key.as_str()))
                .map(|entry| Wanted {
                    key: entry.key.clone(),
                    source: entry.source.clone(),
                    text: entry.text.clone(),
                    is_fuzzy: entry.is_fuzzy,
                })
                .collect();
            if wanted.is_empty() {
                continue;
            }
            let (below, shown) = (sheet.fixable.below(), sheet.fixable.shown());
            let judge = |bytes: &[u8]| self.checker.judge(&sheet.fixable, bytes);
            let outcome = exchange::import(below, &sheet.bytes, &wanted, direction, force, judge);
            refused += outcome.refused.len();
            self.tell(shown, &outcome, err)?;
            if outcome.bytes != sheet.bytes {
                if !only_shown
                    && let Some(path) = sheet.fixable.path()
                    && let Err(refusal) = replace(path, Some(&self.folder), &sheet.bytes, &outcome.bytes)
                {
                    has_failed = true;
                    self.complain(&refusal.sentence(shown, self.texts), err)?;
                    continue;
                }
                files += 1;
                changed += outcome.changed;
                let values = [("file", clean(shown).into()), ("count", outcome.changed.into())];
                writeln!(out, "{}", self.texts.with("translate-changed", &values))?;
            }
            for (key, words) in &outcome.taken {
                self.lock.note(key, &direction.target, &direction.source, words);
            }
        }
        // Of the files that were not asked for, nothing is known.
        let root = |key: &str| key.split('/').next().unwrap_or_default().to_owned();
        let roots: BTreeSet<String> = self
            .sheets
            .iter()
            .flat_map(Sheet::keys)
            .map(|key| root(&key))
            .collect();
        let is_ours = |entry: &&&Entry| self.is_whole || roots.contains(&root(&entry.key));
        let gone = waiting.values().filter(|entry| !entry.text.is_empty());
        for entry in gone.filter(is_ours) {
            refused += 1;
            self.refuse(&entry.key, &Refusal::Gone, err)?;
        }
        if !only_shown {
            has_failed |= !self.keep(&old, err)?;
        }
        let id = if only_shown {
            "translate-would-import"
        } else {
            "translate-imported"
        };
        let values = [
            ("count", Value::from(changed)),
            ("files", files.into()),
            ("refused", refused.into()),
        ];
        writeln!(out, "{}", self.texts.with(id, &values))?;
        Ok(self.answer(refused == 0, has_failed))
    }

    /// Says what of a file was not taken, and what is doubtful about what was.
    fn tell(&self, shown: &str, outcome: &Outcome, err: &mut dyn Write) -> io::Result<()> {
        for (key, refusal) in &outcome.refused {
            self.refuse(key, refusal, err)?;
        }
        for problem in &outcome.warnings {
            let values = [
                ("file", clean(shown).into()),
                ("line", problem.line.into()),
                ("code", problem.code.into()),
                ("what", wording::what(problem, self.texts).into()),
            ];
            writeln!(err, "minuku: {}", self.texts.with("translate-doubtful", &values))?;
        }
        Ok(())
    }

    fn refuse(&self, key: &str, refusal: &Refusal, err: &mut dyn Write) -> io::Result<()> {
        let texts = self.texts;
        let why = match refusal {
            Refusal::Gone => texts.text("translate-refused-gone"),
            Refusal::Stale => texts.text("translate-refused-stale"),
            Refusal::Fuzzy => texts.text("translate-refused-fuzzy"),
            Refusal::Place => texts.text("translate-refused-place"),
            Refusal::Marks(missing, surplus) => {
                let (id, ids) = if missing.is_empty() {
                    ("translate-refused-marks-surplus", surplus)
                } else {
                    ("translate-refused-marks", missing)
                };
                let ids = text::truncate(&clean(&ids.join(", ")), 200).into_owned();
                texts.with(id, &[("ids", ids.into())])
            }
            Refusal::Problem(problem) => {
                let values = [
                    ("code", problem.code.into()),
                    ("what", wording::what(problem, texts).into()),
                ];
                texts.with("translate-refused-problem", &values)
            }
        };
        let values = [("key", clean(key).into()), ("why", why.into())];
        writeln!(err, "minuku: {}", texts.with("translate-refused", &values))
    }
}
