//! What every screen may look at: words, settings, the pack, what is known of the learner, and what is due today. It says
//! what there is and does nothing with it; whatever changes it is in [`super`].

use std::{collections::BTreeMap, path::PathBuf, rc::Rc, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};

use crate::{
    history::{Fault, Learned, Unfinished},
    locale::{Language, Texts},
    pack::Pack,
    quiz::{Plan, minutes},
    scenario::Role,
    schedule,
    settings::Settings,
    stats,
    ui::{page::Bar, theme::Theme},
};

/// What every screen may look at.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is looked at on its own")]
pub struct Context {
    /// The program's words.
    pub texts: Rc<Texts>,
    /// What the person has chosen, and what the command line changes for this time.
    pub settings: Settings,
    /// What is kept on disk: without what the command line says.
    pub kept: Settings,
    /// The colours, already chosen by settings, options and environment.
    pub theme: Theme,
    /// Whether the colours may not be changed, because the environment or an option says so.
    pub theme_fixed: bool,
    /// What there is to train with; empty until it is loaded.
    pub pack: Arc<Pack>,
    /// Whether the pack is still being loaded.
    pub loading: bool,
    /// The time of this step.
    pub now: DateTime<Utc>,
    /// The seed of the next session.
    pub seed: u64,
    /// Where settings are kept; `None` when nothing is kept.
    pub settings_path: Option<PathBuf>,
    /// Something that went wrong and should be said once, in the user's language.
    pub notice: Option<String>,
    /// Seconds since the current view appeared, for countdowns; 0 while nothing moves.
    pub seconds: u32,
    /// Whether sessions follow from the seed alone, the same for everybody, and not from what is remembered.
    pub seed_alone: bool,
    /// Whether a check-up is wanted as soon as the pack is loaded.
    pub wants_checkup: bool,
    /// Ids of scenarios to train as soon as the pack is loaded.
    pub wanted: Vec<String>,
    /// The id of a conversation to rehearse as soon as the pack is loaded; empty for the list of all.
    pub wants_rehearsal: Option<String>,
    /// The next session, as home announces it.
    pub today: Today,
    /// What is known of the families from earlier answers; empty until it is read.
    pub learned: Learned,
    /// Whether what is known is still being read.
    pub recalling: bool,
    /// What the counts of earlier answers say; empty until they are read.
    pub report: stats::Report,
    /// Why nothing can be recorded, as it was said last.
    pub fault: Option<Fault>,
    /// A session that was interrupted and can go on.
    pub unfinished: Option<Box<Unfinished>>,
    /// The day of a moment, on the learner's calendar.
    pub calendar: fn(DateTime<Utc>) -> NaiveDate,
}

/// What there is to do today.
#[derive(Clone, Debug, Default)]
pub struct Today {
    /// The learner's day.
    pub day: NaiveDate,
    /// The next session.
    pub session: schedule::Session,
    /// About how many minutes it takes.
    pub minutes: usize,
    /// How many families are due on which day.
    pub coming: BTreeMap<NaiveDate, usize>,
    /// What there is to rehearse again.
    pub rehearsals: schedule::Rehearsals,
}

impl Context {
    fn plan(&self) -> Plan {
        Plan {
            items: self.settings.items,
            role: self.role(),
            seed: self.seed,
        }
    }

    /// Finds out what the next session will be; costly in a large pack, and so not done while drawing.
    pub(super) fn look_ahead(&mut self) {
        let day = self.day();
        let session = schedule::next_session(&self.pack, &self.plan(), &self.learned, day, self.seed_alone);
        let minutes = minutes(session.items.iter().map(AsRef::as_ref), self.language());
        self.today = Today {
            day,
            session,
            minutes,
            coming: schedule::coming(&self.pack, self.role(), &self.learned, day),
            rehearsals: schedule::rehearsals(&self.pack, self.role(), &self.learned, day),
        };
    }

    /// The learner's day.
    pub fn day(&self) -> NaiveDate {
        (self.calendar)(self.now)
    }

    /// How scroll bars and dividing lines look.
    pub const fn bar(&self) -> Bar {
        Bar {
            style: self.theme.border,
            ascii: self.settings.ascii,
        }
    }

    /// A context with nothing in it: English, no colours, an empty pack, at the beginning of 2027.
    pub fn bare() -> Self {
        Self {
            texts: Rc::new(Texts::new(Language::En)),
            settings: Settings::default(),
            kept: Settings::default(),
            theme: Theme::mono(),
            theme_fixed: false,
            pack: Arc::default(),
            loading: false,
            now: DateTime::from_timestamp(1_798_761_600, 0).unwrap_or_default(),
            seed: 1,
            settings_path: None,
            notice: None,
            seconds: 0,
            seed_alone: false,
            wants_checkup: false,
            wanted: Vec::new(),
            wants_rehearsal: None,
            today: Today::default(),
            learned: Learned::new(),
            recalling: false,
            report: stats::Report::default(),
            fault: None,
            unfinished: None,
            calendar: |at| at.date_naive(),
        }
    }

    /// The language of the screen.
    pub fn language(&self) -> Language {
        self.texts.language()
    }

    /// The role that scenarios are chosen for.
    pub fn role(&self) -> Role {
        self.settings.role.unwrap_or(Role::Employee)
    }
}
