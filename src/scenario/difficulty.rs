//! How hard a scenario is to see through: the NIST Phish Scale (Steves, Greene, Theofanos: *Categorizing human
//! phishing difficulty: a Phish Scale*, Journal of Cybersecurity 6(1), 2020). Computed from the cues that the author
//! has marked and the premise; nobody's feeling enters. The fifth step is not the scale's but ours, see [`Difficulty`].

use super::words;

words! {
    /// The 23 cue types of the Phish Scale.
    Cue {
        /// Spelling or grammar goes wrong.
        SpellingGrammar = "spelling-grammar",
        /// Two parts of the message do not agree.
        Inconsistency = "inconsistency",
        /// A file is attached.
        Attachment = "attachment",
        /// The display name and the address differ.
        SenderMismatch = "sender-mismatch",
        /// The visible text of a link hides where it leads.
        HiddenUrl = "hidden-url",
        /// A domain that looks like the real one.
        DomainSpoofing = "domain-spoofing",
        /// No logo or name where there should be one.
        NoBranding = "no-branding",
        /// Somebody's branding, imitated or outdated.
        ImitatedBranding = "imitated-branding",
        /// A design that no such sender would use.
        UnprofessionalDesign = "unprofessional-design",
        /// Padlocks, seals and the like, put there to reassure.
        SecurityIcons = "security-icons",
        /// Legal language, copyright, disclaimers.
        LegalText = "legal-text",
        /// Detail that has nothing to do with the matter.
        DistractingDetail = "distracting-detail",
        /// Asks for what nobody should ask for.
        SensitiveRequest = "sensitive-request",
        /// Time pressure.
        Urgency = "urgency",
        /// Threatens a consequence.
        Threat = "threat",
        /// Does not know the name of the person addressed.
        GenericGreeting = "generic-greeting",
        /// Nobody signs, or nobody that could be asked.
        NoSigner = "no-signer",
        /// Appeals to the wish to help.
        Humanitarian = "humanitarian",
        /// Offers what nobody gives away.
        TooGoodToBeTrue = "too-good-to-be-true",
        /// Chosen, and nobody else.
        YouAreSpecial = "you-are-special",
        /// Only now, only a few.
        LimitedTime = "limited-time",
        /// Looks like a normal step of work or business.
        MimicsProcess = "mimics-process",
        /// Speaks as a friend, a colleague, a superior, an authority.
        PosesAsAuthority = "poses-as-authority",
    }
}

words! {
    /// The five steps of detection difficulty, the hardest last. The published table has four: its hardest word, *very*,
    /// stands in three of its nine cells. A careful imitation is nearly always in one of them, so here that word is
    /// split: the corner of the table where both axes are at their hardest is [`Difficulty::Most`], and the other two
    /// cells stay [`Difficulty::Very`]. Taken together again they are the published table.
    Difficulty {
        /// Many cues, weak premise.
        Least = "least",
        /// Between least and moderate.
        ModerateToLeast = "moderate-to-least",
        /// In the middle.
        Moderate = "moderate",
        /// Few cues or a strong premise, though not both at once.
        Very = "very",
        /// Few cues in a pretext that fits well: nearly everybody takes it for real.
        Most = "most",
    }
}

/// How well the pretext fits the learner's life: the five elements of the Phish Scale, each 0, 2, 4, 6 or 8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Premise {
    /// Mimics a process of the workplace or of daily life.
    pub routine: u8,
    /// Is relevant to the person.
    pub relevance: u8,
    /// Fits what is going on.
    pub events: u8,
    /// Not acting would have consequences.
    pub consequence: u8,
    /// Has been the subject of training or warnings; makes it easier.
    pub trained: u8,
}

impl Premise {
    /// The sum that the scale works with: the first four, less the training.
    pub const fn score(self) -> i16 {
        self.routine as i16 + self.relevance as i16 + self.events as i16 + self.consequence as i16
            - self.trained as i16
    }
}

impl Difficulty {
    /// From the number of cue instances (few up to 8, some 9 to 14, many from 15) and the premise (weak up to 10,
    /// medium 11 to 17, strong from 18), by the table of the scale, whose hardest corner is [`Difficulty::Most`].
    pub fn of(cues: usize, premise: Premise) -> Self {
        let strength = match premise.score() {
            ..=10 => 0,
            11..=17 => 1,
            _ => 2,
        };
        match (cues, strength) {
            (..=8, 2) => Self::Most,
            (..=8, 1) | (9..=14, 2) => Self::Very,
            (..=8, _) | (9..=14, 1) | (15.., 1 | 2) => Self::Moderate,
            (9..=14, _) => Self::ModerateToLeast,
            (15.., _) => Self::Least,
        }
    }

    /// From 1 (easiest) to 5, for a row of characters on the screen.
    pub const fn step(self) -> usize {
        match self {
            Self::Least => 1,
            Self::ModerateToLeast => 2,
            Self::Moderate => 3,
            Self::Very => 4,
            Self::Most => 5,
        }
    }

    /// The word of the published table, in which [`Difficulty::Most`] is not told from [`Difficulty::Very`].
    #[must_use]
    pub const fn published(self) -> Self {
        match self {
            Self::Most => Self::Very,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn premise(score: u8) -> Premise {
        Premise {
            routine: 8.min(score),
            relevance: 8.min(score.saturating_sub(8)),
            events: 8.min(score.saturating_sub(16)),
            ..Premise::default()
        }
    }

    /// From where to where few, some and many cues go, and a strong, a medium and a weak premise.
    const CUES: [[usize; 2]; 3] = [[0, 8], [9, 14], [15, 40]];
    const SCORES: [[u8; 2]; 3] = [[18, 24], [11, 17], [0, 10]];

    fn cells(of: impl Fn(Difficulty) -> Difficulty) -> [[Difficulty; 3]; 3] {
        CUES.map(|cues| {
            SCORES.map(|scores| {
                let found: Vec<Difficulty> = cues
                    .iter()
                    .flat_map(|cues| scores.map(|score| of(Difficulty::of(*cues, premise(score)))))
                    .collect();
                assert!(
                    found.iter().all(|step| *step == found[0]),
                    "{cues:?} {scores:?}: {found:?}"
                );
                found[0]
            })
        })
    }

    #[test]
    fn the_nine_cells_of_the_published_table() {
        use Difficulty::{Least, Moderate, ModerateToLeast, Very};
        let published = [
            [Very, Very, Moderate],
            [Very, Moderate, ModerateToLeast],
            [Moderate, Moderate, Least],
        ];
        assert_eq!(cells(Difficulty::published), published);
    }

    #[test]
    fn only_the_corner_of_few_cues_and_a_strong_premise_is_the_fifth_step() {
        for (row, cells) in cells(|step| step).iter().enumerate() {
            for (column, step) in cells.iter().enumerate() {
                assert_eq!(
                    *step == Difficulty::Most,
                    (row, column) == (0, 0),
                    "{row} {column}"
                );
            }
        }
    }

    #[test]
    fn fewer_cues_and_a_stronger_premise_never_make_it_easier() {
        for cues in 0..20 {
            for score in 0..24 {
                let step = Difficulty::of(cues, premise(score));
                assert!(Difficulty::of(cues, premise(score + 1)) >= step, "{cues} {score}");
                assert!(Difficulty::of(cues + 1, premise(score)) <= step, "{cues} {score}");
            }
        }
    }

    #[test]
    fn the_steps_count_from_one() {
        let steps: Vec<usize> = Difficulty::ALL.iter().map(|step| step.step()).collect();
        assert_eq!(steps, [1, 2, 3, 4, 5]);
    }

    #[test]
    fn training_makes_the_premise_weaker() {
        let known = Premise {
            routine: 8,
            relevance: 8,
            events: 2,
            consequence: 0,
            trained: 8,
        };
        assert_eq!(known.score(), 10);
    }

    #[test]
    fn there_are_twenty_three_cues() {
        assert_eq!(Cue::ALL.len(), 23);
    }
}
