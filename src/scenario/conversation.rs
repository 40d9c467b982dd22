//! A conversation at the counter as the engine and the screens know it: valid by construction, every name resolved to an
//! index. How it is walked is in [`crate::rehearsal`]; how files become one, in [`super::validate`].

use chrono::NaiveDateTime;

use super::{Difficulty, Incident, Notes, Role, Verdict, words};
use crate::locale::Localized;

pub mod condition;

pub use condition::{Condition, Relation, Test};

/// The most nodes that a conversation may have.
pub const MAX_NODES: usize = 200;
/// The most quantities that `[state]` may declare.
pub const MAX_QUANTITIES: usize = 8;
/// The most flags.
pub const MAX_FLAGS: usize = 64;
/// The most choices of a node: each has a digit key.
pub const MAX_CHOICES: usize = 9;
/// The longest conversation, in minutes: a day. The clock stands still after it, so that there are finitely many states.
pub const MAX_MINUTES: u32 = 24 * 60;
/// The node at which every conversation begins.
pub const START: &str = "start";

words! {
    /// How a customer comes to the counter.
    Manner {
        /// Nothing in particular.
        Calm = "calm",
        /// Has no time.
        Hurried = "hurried",
        /// Thinks that the bank is in the way.
        Angry = "angry",
        /// Takes it for their own fault.
        Ashamed = "ashamed",
        /// Was told by the criminal what to say.
        Coached = "coached",
        /// Does not believe that it is fraud.
        Distrustful = "distrustful",
        /// The criminal listens the whole time.
        OnThePhone = "on-the-phone",
    }
}

words! {
    /// What a line or an action is, for the debrief. The first eleven are what good staff do, in the official order;
    /// asking for details has its time and is neither; the others are faults.
    Tag {
        /// Thank them for coming; make it possible to speak.
        Settle = "settle",
        /// Stop the payment or suspend internet banking, now.
        Stop = "stop",
        /// A question that lets them tell it in their own words.
        OpenQuestion = "open-question",
        /// A few short questions: secret? told what to say? on the phone? anything installed? a code told?
        Checks = "checks",
        /// Say back what was heard, without blame.
        TellBack = "tell-back",
        /// Fetch the supervisor or the fraud desk.
        Supervisor = "supervisor",
        /// Bring in the police.
        Police = "police",
        /// Keep messages, addresses and receipts.
        Evidence = "evidence",
        /// Passwords, cards, other banks, the device.
        Protect = "protect",
        /// A paper with next steps, numbers, and the warning of a second scam.
        NextSteps = "next-steps",
        /// Write it down in the branch's record.
        Record = "record",
        /// Asks for details that can wait: names, dates, forms.
        Details = "details",
        /// A sentence that blames.
        Blame = "blame",
        /// Promises what nobody can promise, such as the money back.
        Promise = "promise",
        /// Sends them away or leaves it to them.
        TurnAway = "turn-away",
        /// Keeps somebody from what is their right.
        Obstruct = "obstruct",
        /// Says what is not so, or does what makes it worse.
        Wrong = "wrong",
    }
}

impl Tag {
    /// What good staff do, in the official order; a conversation may name its own.
    pub const OFFICIAL: &'static [Self] = &[
        Self::Settle,
        Self::Stop,
        Self::OpenQuestion,
        Self::Checks,
        Self::TellBack,
        Self::Supervisor,
        Self::Police,
        Self::Evidence,
        Self::Protect,
        Self::NextSteps,
        Self::Record,
    ];

    /// Whether doing it is a fault, whenever it is done.
    pub const fn is_fault(self) -> bool {
        matches!(
            self,
            Self::Blame | Self::Promise | Self::TurnAway | Self::Obstruct | Self::Wrong
        )
    }
}

words! {
    /// How a conversation ends.
    Ending {
        /// The money is safe, or the genuine customer has been served.
        Protected = "protected",
        /// Neither: it takes longer, or part of the money is gone.
        Delayed = "delayed",
        /// The money is gone, or the genuine customer was sent away.
        Lost = "lost",
    }
}

words! {
    /// What a flag stands for.
    FlagKind {
        /// Something to be learned from the customer; what was never learned is told in the debrief.
        Fact = "fact",
        /// Something done.
        Deed = "deed",
        /// Kept by the conversation for itself; learners never see it.
        Hidden = "hidden",
    }
}

words! {
    /// What a quantity counts.
    #[derive(Default)]
    Unit {
        /// Points of nothing in particular, as of trust.
        #[default]
        Points = "points",
        /// Yen that are still at risk and not yet lost: what is left of them at the end is what was saved.
        Yen = "yen",
    }
}

/// A rehearsal at the counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// Unique among all scenarios of all packs; never shown to learners.
    pub id: String,
    /// Variants of one trick share it.
    pub family: String,
    /// What happened, or what the genuine case resembles.
    pub incident: Incident,
    /// Whom it is for; never empty.
    pub roles: Vec<Role>,
    /// The truth: a genuine customer must not be obstructed.
    pub verdict: Verdict,
    /// How hard it is, as the author judges; [`crate::rehearsal::search`] measures it.
    pub difficulty: Difficulty,
    /// A neutral name.
    pub title: Localized<String>,
    /// Where the staff member is, and who comes.
    pub situation: Localized<String>,
    /// What the clock at the counter shows at the start (in [`crate::helpdesk::HOME`]).
    pub at: NaiveDateTime,
    /// Who comes.
    pub customer: Customer,
    /// `[state]`, in the order of the file; at most [`MAX_QUANTITIES`].
    pub quantities: Vec<Quantity>,
    /// `[flag]`, in the order of the file; at most [`MAX_FLAGS`].
    pub flags: Vec<Flag>,
    /// What has to be done, in the official order.
    pub order: Vec<Tag>,
    /// What is said about pairs of that order in particular.
    pub rules: Vec<Rule>,
    /// In the order of the file; at most [`MAX_NODES`].
    pub nodes: Vec<Node>,
    /// The node called `start`.
    pub start: usize,
    /// What is said afterwards.
    pub debrief: Notes,
    /// Hidden from learners while the author is at work.
    pub draft: bool,
    /// A number that changes when the file changes.
    pub hash: u64,
}

impl Conversation {
    /// The quantity that is money, by index.
    pub fn money(&self) -> Option<usize> {
        self.quantities
            .iter()
            .position(|quantity| quantity.unit == Unit::Yen)
    }

    /// The flags of a kind, by index.
    pub fn flags_of(&self, kind: FlagKind) -> impl Iterator<Item = usize> {
        self.flags
            .iter()
            .enumerate()
            .filter(move |(_, flag)| flag.kind == kind)
            .map(|(index, _)| index)
    }

    /// The desks that its picks name, by id.
    pub fn picked_desks(&self) -> impl Iterator<Item = &str> {
        self.nodes
            .iter()
            .flat_map(|node| match &node.turn {
                Turn::Choose(choices) => choices.as_slice(),
                Turn::Speak(_) | Turn::End(_) => &[],
            })
            .filter_map(|choice| match &choice.goto {
                Goto::Pick(pick) => pick.desk.as_deref(),
                Goto::Node(_) => None,
            })
    }

    /// The flags without which no ending is a good one.
    pub fn musts(&self) -> Flags {
        let mut musts = Flags::default();
        for (index, flag) in self.flags.iter().enumerate() {
            if flag.must {
                musts.insert(index);
            }
        }
        musts
    }

    /// How much it weighs that `late` was done only after `early`, which it should have preceded: 3 serious, 2, 1 slight;
    /// `None` where the two may come in either order. Without a rule of the conversation's own, what comes before the
    /// payment is stopped weighs 3 and everything else 1.
    pub fn weight(&self, late: Tag, early: Tag) -> Option<u8> {
        let rule = self
            .rules
            .iter()
            .find(|rule| rule.first == late && rule.then == early);
        if let Some(rule) = rule {
            return Some(rule.weight);
        }
        let place = |tag| self.order.iter().position(|other| *other == tag);
        // Details are never due, so that they have no place in the order; they can wait for the payment to be stopped.
        let early = if early == Tag::Details {
            usize::MAX
        } else {
            place(early)?
        };
        let is_inverted = place(late)? < early;
        match late {
            Tag::Stop if is_inverted => Some(3),
            _ if is_inverted && early != usize::MAX => Some(1),
            _ => None,
        }
    }
}

/// Who comes to the counter.
#[derive(Clone, Debug, PartialEq)]
pub struct Customer {
    /// A fictional name, as the staff member would say it.
    pub name: Localized<String>,
    /// How they come; never empty.
    pub manner: Vec<Manner>,
    /// What is seen before anybody speaks.
    pub looks: Localized<String>,
    /// What really happened, told to whoever plays the customer, and in the debrief.
    pub story: Localized<String>,
    /// What they do not say by themselves.
    pub secrets: Vec<Secret>,
}

/// Something that a customer keeps back.
#[derive(Clone, Debug, PartialEq)]
pub struct Secret {
    /// What.
    pub text: Localized<String>,
    /// What it takes to hear it.
    pub until: Localized<String>,
}

/// A bounded number.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its name in effects and conditions.
    pub id: String,
    /// What it is, for people.
    pub name: Localized<String>,
    /// At the start.
    pub start: i64,
    /// The least; effects stop there.
    pub min: i64,
    /// The most.
    pub max: i64,
    /// What it counts.
    pub unit: Unit,
}

/// Something that is so or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Its name in `set`, `unset` and conditions.
    pub id: String,
    /// What it stands for.
    pub kind: FlagKind,
    /// In words.
    pub text: Localized<String>,
    /// Whether a good ending needs it.
    pub must: bool,
}

/// Some of a conversation's flags, by index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u64);

impl Flags {
    /// Adds one.
    pub fn insert(&mut self, flag: usize) {
        self.0 |= Self::bit(flag);
    }

    /// Whether it is among them.
    pub const fn contains(self, flag: usize) -> bool {
        self.0 & Self::bit(flag) != 0
    }

    /// These and those.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// These without those.
    #[must_use]
    pub const fn without(self, others: Self) -> Self {
        Self(self.0 & !others.0)
    }

    /// Those of these that are among the others.
    #[must_use]
    pub const fn among(self, others: Self) -> Self {
        Self(self.0 & others.0)
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// As one number, the first flag in the lowest bit.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The indices, ascending.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..MAX_FLAGS).filter(move |flag| self.contains(*flag))
    }

    const fn bit(flag: usize) -> u64 {
        if flag < MAX_FLAGS { 1 << flag } else { 0 }
    }
}

impl FromIterator<usize> for Flags {
    fn from_iter<I: IntoIterator<Item = usize>>(flags: I) -> Self {
        let mut all = Self::default();
        for flag in flags {
            all.insert(flag);
        }
        all
    }
}

/// A pair of the official order of which something particular is to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What comes first.
    pub first: Tag,
    /// What comes after it, or a fault that must not come before it.
    pub then: Tag,
    /// What the wrong order weighs: 1 slight to 3 serious.
    pub weight: u8,
    /// Why.
    pub why: Option<Localized<String>>,
}

/// A moment of the conversation.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Unique.
    pub id: String,
    /// Who speaks, where it is not the customer.
    pub speaker: Option<Localized<String>>,
    /// What is seen or happens.
    pub happens: Option<Localized<String>>,
    /// What is said. There is this, or what happens, or both.
    pub say: Option<Localized<String>>,
    /// What it costs to come here.
    pub drain: Drain,
    /// How it goes on.
    pub turn: Turn,
}

/// What coming to a node changes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drain {
    /// The changes.
    pub effect: Effect,
    /// When; an empty condition: always.
    pub when: Condition,
}

/// Changes of quantities and of the clock. Quantities stop at their bounds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Effect {
    /// (quantity, change).
    pub changes: Vec<(usize, i64)>,
    /// Minutes by which the clock moves on.
    pub minutes: u32,
}

/// How it goes on from a node.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// The staff member chooses; 1 to [`MAX_CHOICES`].
    Choose(Vec<Choice>),
    /// The staff member says it aloud and judges themself.
    Speak(Speech),
    /// It is over.
    End(Ending),
}

/// A line or an action of the staff member.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Unique within the node.
    pub id: String,
    /// What is said or done.
    pub text: Localized<String>,
    /// Whether it is done and not said.
    pub action: bool,
    /// When it is offered.
    pub when: Condition,
    /// What it does.
    pub step: Deed,
    /// What it did, for the debrief.
    pub why: Localized<String>,
    /// What would have been better to say, where it was not the best.
    pub better: Option<Localized<String>>,
    /// Where it leads.
    pub goto: Goto,
}

/// What a choice or a speech changes, and what it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deed {
    /// Quantities and clock.
    pub effect: Effect,
    /// Flags that are so from now on.
    pub set: Flags,
    /// Flags that are not so any more.
    pub unset: Flags,
    /// What it is, for the debrief.
    pub tags: Vec<Tag>,
}

/// Where a choice leads.
#[derive(Clone, Debug, PartialEq)]
pub enum Goto {
    /// To a node.
    Node(usize),
    /// First a desk is picked from the registry, by the clock at the counter.
    Pick(Pick),
}

/// Which desk is right, and where each outcome leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The desk to call, by id, or who is open instead of it; `None`: the first to call for the incident.
    pub desk: Option<String>,
    /// The node after the right one.
    pub right: usize,
    /// After one that does not answer now.
    pub closed: usize,
    /// After any other.
    pub wrong: usize,
}

/// Something to say aloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Speech {
    /// What to say.
    pub task: Localized<String>,
    /// How it could be said.
    pub model: Localized<String>,
    /// What it should have in it, to tick off.
    pub covers: Vec<Localized<String>>,
    /// What it does.
    pub step: Deed,
    /// The next node.
    pub goto: usize,
}
