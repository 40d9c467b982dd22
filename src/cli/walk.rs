//! `minuku walk`: what walks a conversation has: the best and the worst, the shortest and the longest, how many states there
//! are, and how it ends when nobody thinks. The search is in `rehearsal::search`; what is wrong is told by `check`.

use std::{io::Write, process::ExitCode};

use clap::{ArgMatches, Command};

use super::{
    Failure,
    args::Words,
    columns,
    conversation::{argument, asked, find},
};
use crate::{
    explain::own,
    locale::Texts,
    pack::load::{Place, STATES_CHECKED},
    rehearsal::{
        review::{FULL, Review},
        search::{self, Chance, Graded, Longest, Path},
    },
    scenario::{Conversation, conversation::Ending},
    text,
};

/// How many plays are drawn by lot.
const PLAYS: usize = 10_000;

/// Which conversation.
pub(super) struct Request {
    asked: String,
}

/// The command's arguments.
pub(super) fn command(texts: Words<'_>) -> Command {
    texts.sub("walk").arg(argument(texts))
}

impl Request {
    pub(super) fn read(matches: &ArgMatches) -> Self {
        Self {
            asked: asked(matches),
        }
    }
}

/// Prints the walks. The same seed draws the same plays; without one, always the same.
pub(super) fn run(
    request: &Request,
    places: &[Place],
    seed: Option<u64>,
    texts: &Texts,
    out: &mut dyn Write,
) -> Result<ExitCode, Failure> {
    let (conversation, pack) = find(&request.asked, places, texts)?;
    let conversation = conversation.as_ref();
    let desks = Some(&pack.helpdesks);
    let survey = search::survey(conversation, desks, STATES_CHECKED);
    let paper = &mut Paper {
        conversation,
        texts,
        columns: usize::from(columns()),
        out,
    };
    paper.line(
        0,
        &format!("{} ({})", own(&conversation.title, texts), conversation.id),
    )?;
    let counts = [
        ("nodes", conversation.nodes.len().into()),
        ("states", survey.states.into()),
    ];
    paper.line(
        0,
        &texts.with(
            if survey.is_complete {
                "walk-states"
            } else {
                "walk-states-many"
            },
            &counts,
        ),
    )?;
    if !survey.findings.is_empty() {
        let count = [("count", survey.findings.len().into())];
        paper.line(0, &texts.with("walk-findings", &count))?;
    }
    match search::grades(conversation, desks, STATES_CHECKED) {
        Some((best, worst)) => {
            paper.graded("walk-best", &best)?;
            if let Some(rehearsal) = search::rehearse(&best.path, conversation, &pack.helpdesks) {
                paper.lacks(&Review::of(&rehearsal))?;
            }
            paper.graded("walk-worst", &worst)?;
        }
        None => paper.heading(&texts.text("walk-no-grades"))?,
    }
    if let Some(shortest) = &survey.shortest {
        paper.counted("walk-shortest", shortest)?;
    }
    match &survey.longest {
        Some(Longest::Path(longest)) => paper.counted("walk-longest", longest)?,
        Some(Longest::Endless(circle)) => {
            paper.heading(&texts.text("walk-endless"))?;
            paper.path(circle)?;
        }
        None => {}
    }
    let chance = search::play(conversation, desks, seed.unwrap_or_default(), PLAYS);
    paper.chance(&chance)?;
    Ok(ExitCode::SUCCESS)
}

struct Paper<'p> {
    conversation: &'p Conversation,
    texts: &'p Texts,
    columns: usize,
    out: &'p mut dyn Write,
}

impl Paper<'_> {
    /// Words broken to the width, indented.
    fn line(&mut self, indent: usize, words: &str) -> Result<(), Failure> {
        let words = text::clean(words);
        for row in text::wrap(&words, self.columns.saturating_sub(indent).max(10)) {
            let row = words.get(row).unwrap_or_default().trim_end();
            writeln!(self.out, "{}{row}", " ".repeat(indent))?;
        }
        Ok(())
    }

    fn heading(&mut self, words: &str) -> Result<(), Failure> {
        writeln!(self.out)?;
        self.line(0, words)
    }

    fn path(&mut self, path: &Path) -> Result<(), Failure> {
        // Ids have hyphens: only the blanks between them may end a row.
        let words = path.words(self.conversation);
        let mut row = String::new();
        for word in words.split(' ') {
            if !row.is_empty() && text::width(&row) + 1 + text::width(word) > self.columns.saturating_sub(2) {
                writeln!(self.out, "  {row}")?;
                row.clear();
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(word);
        }
        writeln!(self.out, "  {row}")?;
        Ok(())
    }

    fn graded(&mut self, id: &str, graded: &Graded) -> Result<(), Failure> {
        let minutes = graded.path.end(self.conversation).state.minutes;
        let heading = self.texts.with(
            id,
            &[
                ("score", graded.score.into()),
                ("full", FULL.into()),
                ("ending", ending(graded.ending, self.texts).into()),
                ("minutes", minutes.into()),
            ],
        );
        self.heading(&heading)?;
        self.path(&graded.path)
    }

    /// What even this walk does not do.
    fn lacks(&mut self, review: &Review) -> Result<(), Failure> {
        let flags = &self.conversation.flags;
        let mut said = |id: &str, words: Vec<&str>| -> Result<(), Failure> {
            if words.is_empty() {
                return Ok(());
            }
            let words = words.join(", ");
            let sentence = self.texts.with(id, &[("list", words.into())]);
            self.line(2, &sentence)
        };
        let order = review.order.iter().filter(|(_, step)| step.is_none());
        said("walk-lacks-steps", order.map(|(tag, _)| tag.word()).collect())?;
        said(
            "walk-lacks-late",
            review.late.iter().map(|late| late.tag.word()).collect(),
        )?;
        said(
            "walk-lacks-faults",
            review.faults.iter().map(|(tag, _)| tag.word()).collect(),
        )?;
        let lost = review
            .money
            .map_or(0, |money| money.start.saturating_sub(money.kept));
        let lost = (lost > 0).then(|| lost.to_string());
        said("walk-lacks-money", lost.as_deref().into_iter().collect())?;
        let unlearned = review.unlearned.iter();
        said(
            "walk-lacks-facts",
            unlearned
                .filter_map(|flag| Some(flags.get(*flag)?.id.as_str()))
                .collect(),
        )
    }

    fn counted(&mut self, id: &str, path: &Path) -> Result<(), Failure> {
        let heading = self.texts.with(id, &[("count", path.ways.len().into())]);
        self.heading(&heading)?;
        self.path(path)
    }

    fn chance(&mut self, chance: &Chance) -> Result<(), Failure> {
        let heading = self.texts.with("walk-chance", &[("plays", chance.plays.into())]);
        self.heading(&heading)?;
        let mut rows: Vec<(String, usize)> = chance
            .endings
            .iter()
            .map(|(kind, count)| (ending(*kind, self.texts), *count))
            .collect();
        rows.push((self.texts.text("walk-unended"), chance.unended));
        let widest = rows.iter().map(|(name, _)| text::width(name)).max().unwrap_or(0);
        for (name, count) in rows {
            let tenths = count * 1_000 / chance.plays.max(1);
            writeln!(
                self.out,
                "  {}  {:>3}.{}%",
                text::pad(&name, widest),
                tenths / 10,
                tenths % 10
            )?;
        }
        Ok(())
    }
}

fn ending(ending: Ending, texts: &Texts) -> String {
    texts.text(&format!("ending-{}", ending.word()))
}
