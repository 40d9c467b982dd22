//! What is remembered of a learner: one [`Attempt`] for every answer that was given, and one [`Sitting`] for every session.
//! How it is kept on disk is in the rooms below; what follows from it is not here: when something is due again is the
//! business of `schedule`, what it says about a person that of `stats`.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    locale::Language,
    quiz::Confidence,
    rehearsal::review::Money,
    scenario::{Cue, Difficulty, Incident, Kind, Role, Verdict, conversation::Ending, words},
    schedule::FamilyMemory,
};

mod answer;
#[cfg(test)]
mod arbitrary;
mod derived;
mod exchange;
mod fault;
mod fields;
mod hold;
mod keeper;
mod plausible;
mod resume;
mod schema;
mod store;
mod walk;
mod writer;

pub use answer::{Given, response};
pub use derived::Tallies;
pub use exchange::{Entry, ExportFault, Format, Unreadable, What, export, import};
pub use fault::Fault;
pub use fields::{Misfit, session_name};
pub use keeper::{FILE, Keeper, Notice, Unfinished};
pub use plausible::{Implausible, LONGEST_OPEN, Limit};
pub use resume::{Resumed, resume};
pub use store::{Filter, Held, History, Refusal, TakenOver};
pub use writer::{Order, Recorder, Report, Writer};

/// What follows from the answers for every family, by its name.
pub type Learned = BTreeMap<String, FamilyMemory>;

words! {
    /// What an answer was given for.
    Purpose {
        /// A session with explanations.
        Training = "training",
        /// A check-up: no explanation before the end, and a form of its own.
        Checkup = "checkup",
        /// A conversation at the counter.
        Rehearsal = "rehearsal",
    }
}

words! {
    /// The kinds of question, as they are remembered.
    Asked {
        /// Scam or genuine.
        Verdict = "verdict",
        /// One option.
        Choice = "choice",
        /// Every right option.
        Choices = "choices",
        /// Marks.
        Clues = "clues",
        /// First steps in order.
        Order = "order",
        /// Which number now.
        Helpdesk = "helpdesk",
        /// A whole conversation.
        Conversation = "conversation",
    }
}

words! {
    /// How a session stands.
    State {
        /// It was begun and is not over.
        Open = "open",
        /// It was gone through to the end.
        Done = "done",
        /// It was left and will not be gone on with.
        Left = "left",
    }
}

/// A session as it was begun: enough to build it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// A random number; see [`Attempt::session`].
    pub session: u64,
    /// When.
    pub begun: DateTime<Utc>,
    /// What for.
    pub purpose: Purpose,
    /// For whom.
    pub role: Role,
    /// In which language.
    pub language: Language,
    /// What it was shuffled with.
    pub seed: u64,
    /// The scenarios, by id, in their order.
    pub scenarios: Vec<String>,
}

/// One answer, with everything that is needed to make sense of it when the scenario is gone.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// When it was given.
    pub at: DateTime<Utc>,
    /// The day on which it was given, on the learner's own calendar. Kept beside the moment, because nobody can tell
    /// later where the learner was and how the clock stood; spacing and weeks are counted in these days.
    pub day: NaiveDate,
    /// The session, a random number; with `item` and `ask` it names the answer for ever.
    pub session: u64,
    /// The place of the item in its session, from 0.
    pub item: u32,
    /// The place of the question in its item, from 0.
    pub ask: u32,
    /// What it was given for.
    pub purpose: Purpose,
    /// The scenario.
    pub scenario: String,
    /// Its content, so that a changed scenario is known as another one ([`crate::scenario::Scenario::hash`]).
    pub content: u64,
    /// The family of the scenario.
    pub family: String,
    /// What it is about.
    pub incident: Incident,
    /// What was shown; `None` for a conversation at the counter.
    pub kind: Option<Kind>,
    /// How hard it was, as computed then.
    pub difficulty: Difficulty,
    /// The truth.
    pub verdict: Verdict,
    /// What was asked.
    pub asked: Asked,
    /// What was answered, in the words of the file: ids with spaces between, never indices.
    pub response: String,
    /// Whether nothing was missed and nothing wrong chosen.
    pub right: bool,
    /// For a verdict: what was said, and how surely.
    pub confidence: Option<Confidence>,
    /// For marked clues: the real ones by type, and whether they were found.
    pub cues: Vec<(Cue, bool)>,
    /// For marked clues: phrases marked that prove nothing.
    pub false_alarms: u32,
    /// For a conversation: what the walk was worth. Kept, because the conversation may change.
    pub walked: Option<Walked>,
    /// From the question to the answer, in milliseconds.
    pub millis: u64,
    /// The language of the screen.
    pub language: Language,
    /// The seed of the session.
    pub seed: u64,
    /// The version of the program.
    pub program: String,
    /// The packs that were loaded, each as `id version`, with `, ` between.
    pub pack: String,
}

/// What a walk through a conversation was worth, as [`crate::rehearsal::review`] found it then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    /// Points, of [`crate::rehearsal::review::FULL`].
    pub score: u32,
    /// How it ended.
    pub ending: Ending,
    /// Minutes at the counter, by its own clock.
    pub minutes: u32,
    /// The money that was at risk and what of it was kept, where it was about money.
    pub money: Option<Money>,
    /// Steps that came gravely late, such as stopping the payment after asking for details.
    pub grave: u32,
}

impl Attempt {
    /// The word by which the record names what was shown.
    pub fn kind_word(&self) -> &'static str {
        self.kind.map_or(COUNTER, Kind::word)
    }
}

/// The word for a conversation, as in the files of conversations.
const COUNTER: &str = "counter";

/// What a word of the record names; `None` for no such word.
#[expect(clippy::option_option, reason = "no such word, and the word for no exhibit")]
fn kind_of(word: &str) -> Option<Option<Kind>> {
    if word == COUNTER {
        return Some(None);
    }
    Kind::from_word(word).map(Some)
}

/// An answer for tests: a scam that was called one, surely, on Friday 8 January 2027.
#[cfg(test)]
pub(crate) fn sample() -> Attempt {
    Attempt {
        at: DateTime::from_timestamp(1_799_370_000, 0).unwrap_or_default(),
        day: NaiveDate::from_ymd_opt(2027, 1, 8).unwrap_or_default(),
        session: 0xfeed_beef,
        item: 0,
        ask: 0,
        purpose: Purpose::Training,
        scenario: "sms-delivery-1".to_owned(),
        content: 1,
        family: "sms-delivery".to_owned(),
        incident: Incident::Phishing,
        kind: Some(Kind::Sms),
        difficulty: Difficulty::Very,
        verdict: Verdict::Scam,
        asked: Asked::Verdict,
        response: "surely-scam".to_owned(),
        right: true,
        confidence: Some(Confidence::SurelyScam),
        cues: Vec::new(),
        false_alarms: 0,
        walked: None,
        millis: 9_000,
        language: Language::En,
        seed: 7,
        program: "0.1.0".to_owned(),
        pack: "minuku 1".to_owned(),
    }
}
