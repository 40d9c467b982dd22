//! Cards for playing a conversation in pairs, without a screen: one for the customer, one for the staff member, who must
//! not know the answers, and one for whoever watches. Everything particular comes from the conversation itself.

use chrono::Duration;

use super::own;
use crate::{
    helpdesk::{HOME, Helpdesk, Registry, when},
    locale::{Language, Localized, Texts},
    paper::{Letters, Medium, Part, Sheet, Tick, fitting},
    scenario::{
        Conversation, Verdict,
        conversation::{Choice, FlagKind, Goto, Node, Pick, Tag, Turn, Unit},
        words,
    },
};

words! {
    /// Whose card it is.
    Player {
        /// Plays the customer.
        Customer = "customer",
        /// Plays themself: the staff member.
        Staff = "staff",
        /// Watches, and leads the talk afterwards.
        Observer = "observer",
    }
}

/// How many examples a card gives of the same thing, where there is room for them.
const EXAMPLES: [usize; 4] = [4, 3, 2, 1];
/// For how long after the start it is looked which desk is right, in minutes.
const HORIZON: i64 = 180;

/// The card of a player, with as many examples as a page has room for.
pub fn card(
    conversation: &Conversation,
    player: Player,
    medium: Medium,
    desks: &Registry,
    texts: &Texts,
) -> Sheet {
    let set = |examples| {
        let parts = match player {
            Player::Customer => customer(conversation, examples, texts),
            Player::Staff => staff(conversation, texts),
            Player::Observer => observer(conversation, desks, examples, texts),
        };
        Sheet {
            language: texts.language(),
            reader: texts.text(&format!("card-{}", player.word())),
            title: own(&conversation.title, texts),
            letters: Letters::Usual,
            parts,
            foot: texts.text("card-foot"),
        }
    };
    fitting(&EXAMPLES, medium, set).unwrap_or_else(|| set(1))
}

fn heading(id: &str, texts: &Texts) -> Part {
    Part::Heading(texts.text(id))
}

fn items(ids: &[&str], texts: &Texts) -> Part {
    Part::Items(ids.iter().map(|id| texts.text(id)).collect())
}

fn choices(conversation: &Conversation) -> impl Iterator<Item = (&Node, &Choice)> {
    conversation.nodes.iter().flat_map(|node| {
        let choices = match &node.turn {
            Turn::Choose(choices) => choices.as_slice(),
            Turn::Speak(_) | Turn::End(_) => &[],
        };
        choices.iter().map(move |choice| (node, choice))
    })
}

/// Words in quotation marks, and what is quoted within them in those of the second order.
fn quoted(words: &str, texts: &Texts) -> String {
    let words = match texts.language() {
        Language::Ja => words.replace('「', "『").replace('」', "』"),
        Language::En => words.replace('"', "'"),
    };
    texts.with("card-quoted", &[("words", words.into())])
}

/// What is said in reply to a choice, where it is the customer who replies.
fn reply<'c>(conversation: &'c Conversation, choice: &Choice) -> Option<&'c Localized<String>> {
    let node = match &choice.goto {
        Goto::Node(node) => *node,
        Goto::Pick(pick) => pick.right,
    };
    let node = conversation.nodes.get(node)?;
    node.say.as_ref().filter(|_| node.speaker.is_none())
}

/// By how much a choice changes what the customer feels, in points.
fn warmth(conversation: &Conversation, choice: &Choice) -> i64 {
    let changes = choice.step.effect.changes.iter();
    let points = changes.filter(|(quantity, _)| {
        conversation
            .quantities
            .get(*quantity)
            .is_some_and(|quantity| quantity.unit == Unit::Points)
    });
    points.map(|(_, change)| *change).sum()
}

/// What opens the customer up, or makes them close up: lines of the staff member with the greatest effect.
fn lines_that_move(conversation: &Conversation, opens: bool, examples: usize, texts: &Texts) -> Vec<String> {
    let mut found: Vec<(i64, &Choice)> = Vec::new();
    for (_, choice) in choices(conversation) {
        let warmth = warmth(conversation, choice);
        let is_poor = choice
            .step
            .tags
            .iter()
            .any(|tag| tag.is_fault() || *tag == Tag::Details);
        let counts = if opens {
            warmth > 0 && !is_poor && choice.better.is_none()
        } else {
            warmth < 0 && (is_poor || choice.better.is_some())
        };
        let is_known = found.iter().any(|(_, other)| other.text == choice.text);
        if counts && !choice.action && !is_known {
            found.push((warmth.abs(), choice));
        }
    }
    found.sort_by_key(|(warmth, _)| std::cmp::Reverse(*warmth));
    let lines = found.into_iter().take(examples);
    lines
        .map(|(_, choice)| quoted(&own(&choice.text, texts), texts))
        .collect()
}

fn customer(conversation: &Conversation, examples: usize, texts: &Texts) -> Vec<Part> {
    let customer = &conversation.customer;
    let mut parts = vec![
        heading("card-you-are", texts),
        Part::Strong(own(&customer.name, texts)),
        Part::Text(own(&customer.looks, texts)),
    ];
    let manners = customer.manner.iter();
    parts.push(Part::Items(
        manners
            .map(|manner| texts.text(&format!("card-manner-{}", manner.word())))
            .collect(),
    ));
    parts.push(heading("card-story", texts));
    parts.push(Part::Text(own(&customer.story, texts)));
    if let Some(start) = conversation.nodes.get(conversation.start) {
        parts.push(heading("card-first-line", texts));
        if let Some(happens) = &start.happens {
            parts.push(Part::Text(own(happens, texts)));
        }
        if let Some(say) = &start.say {
            parts.push(Part::Strong(quoted(&own(say, texts), texts)));
        }
    }
    if !customer.secrets.is_empty() {
        parts.push(heading("card-secrets", texts));
        let secrets = customer.secrets.iter().map(|secret| {
            let (what, until) = (own(&secret.text, texts), own(&secret.until, texts));
            texts.with("card-secret", &[("secret", what.into()), ("until", until.into())])
        });
        parts.push(Part::Items(secrets.collect()));
    }
    let answers = answers(conversation, examples, texts);
    if !answers.is_empty() {
        parts.push(heading("card-answers", texts));
        parts.push(Part::Items(answers));
    }
    for (id, opens) in [("card-opens", true), ("card-closes", false)] {
        let lines = lines_that_move(conversation, opens, examples, texts);
        if !lines.is_empty() {
            parts.push(heading(id, texts));
            parts.push(Part::Items(lines));
        }
    }
    parts.push(heading("card-how-to-play", texts));
    parts.push(items(
        &["card-play-own-words", "card-play-not-for-free", "card-play-stay"],
        texts,
    ));
    parts
}

/// A question that brings out each fact, and what the customer says then.
fn answers(conversation: &Conversation, examples: usize, texts: &Texts) -> Vec<String> {
    let facts = conversation.flags_of(FlagKind::Fact);
    let asked = facts.filter_map(|fact| {
        let mut setting = choices(conversation)
            .map(|(_, choice)| choice)
            .filter(|choice| choice.step.set.contains(fact) && !choice.action);
        let (choice, reply) = setting.find_map(|choice| Some((choice, reply(conversation, choice)?)))?;
        let values = [
            ("question", quoted(&own(&choice.text, texts), texts).into()),
            ("answer", quoted(&own(reply, texts), texts).into()),
        ];
        Some(texts.with("card-answer", &values))
    });
    asked.take(examples).collect()
}

/// Nothing here may give an answer away: neither what is right, nor in which order, nor whether the customer is a genuine
/// one.
fn staff(conversation: &Conversation, texts: &Texts) -> Vec<Part> {
    let at = when::instant(conversation.at, HOME);
    let clock = when::format_long(at, HOME, texts.language());
    let mut parts = vec![
        heading("card-situation", texts),
        Part::Strong(texts.with("card-clock", &[("moment", clock.into())])),
        Part::Text(own(&conversation.situation, texts)),
        heading("card-who-comes", texts),
        Part::Strong(own(&conversation.customer.name, texts)),
        Part::Text(own(&conversation.customer.looks, texts)),
        heading("card-goal", texts),
        Part::Text(texts.text("card-goal-words")),
        heading("card-at-hand", texts),
    ];
    let desks = format!(
        "minuku helpdesks --at {}",
        conversation.at.format("%Y-%m-%dT%H:%M")
    );
    parts.push(Part::Ticks(
        [
            texts.with("card-hand-desks", &[("command", desks.into())]),
            texts.text("card-hand-clock"),
            texts.text("card-hand-phone"),
            texts.text("card-hand-notes"),
            texts.text("card-hand-paper"),
        ]
        .map(Tick::new)
        .to_vec(),
    ));
    parts.push(heading("card-steps", texts));
    parts.push(Part::Text(texts.text("card-steps-words")));
    // In the order of their names, which is none.
    let mut steps: Vec<String> = Tag::OFFICIAL.iter().map(|tag| step(*tag, texts)).collect();
    steps.sort();
    parts.push(Part::Items(steps));
    parts.push(heading("card-rules", texts));
    parts.push(items(
        &[
            "card-rule-aloud",
            "card-rule-time",
            "card-rule-calls",
            "card-rule-stop",
        ],
        texts,
    ));
    parts
}

fn step(tag: Tag, texts: &Texts) -> String {
    texts.text(&format!("word-tags-{}", tag.word()))
}

fn observer(conversation: &Conversation, desks: &Registry, examples: usize, texts: &Texts) -> Vec<Part> {
    let flag_ticks = |flags: Vec<usize>| {
        let flags = flags.into_iter().filter_map(|flag| conversation.flags.get(flag));
        let ticks = flags.map(|flag| Tick::new(own(&flag.text, texts)));
        ticks.collect::<Vec<Tick>>()
    };
    let verdict = match conversation.verdict {
        Verdict::Scam => "card-behind-scam",
        Verdict::Genuine => "card-behind-genuine",
    };
    let mut parts = vec![
        Part::Blanks(
            [
                "card-blank-date",
                "card-blank-start",
                "card-blank-staff",
                "card-blank-customer",
            ]
            .map(|id| texts.text(id))
            .to_vec(),
        ),
        heading("card-behind", texts),
        Part::Text(texts.text(verdict)),
        Part::Text(own(&conversation.customer.story, texts)),
        heading("card-order", texts),
    ];
    let ordered = conversation.order.iter().enumerate().map(|(number, tag)| Tick {
        words: format!("{}. {}", number + 1, step(*tag, texts)),
        note: None,
        blank: Some(texts.text("card-minute")),
    });
    parts.push(Part::Ticks(ordered.collect()));
    let musts = flag_ticks(conversation.musts().iter().collect());
    if !musts.is_empty() {
        parts.push(heading("card-musts", texts));
        parts.push(Part::Ticks(musts));
    }
    let mut facts = flag_ticks(conversation.flags_of(FlagKind::Fact).collect());
    if facts.is_empty() {
        let secrets = conversation.customer.secrets.iter();
        facts = secrets
            .map(|secret| Tick::new(own(&secret.text, texts)))
            .collect();
    }
    if !facts.is_empty() {
        parts.push(heading("card-facts", texts));
        parts.push(Part::Ticks(facts));
    }
    let calls = calls(conversation, desks, texts);
    if !calls.is_empty() {
        parts.push(heading("card-calls", texts));
        parts.push(Part::Ticks(calls.into_iter().map(Tick::new).collect()));
    }
    parts.push(heading("card-errors", texts));
    parts.push(Part::Ticks(errors(conversation, texts)));
    parts.push(heading("card-blame", texts));
    parts.push(Part::Ticks(blames(conversation, examples, texts)));
    parts.push(heading("card-questions", texts));
    parts.push(items(
        &[
            "card-question-customer",
            "card-question-staff",
            "card-question-money",
            "card-question-next",
        ],
        texts,
    ));
    parts
}

/// Sentences that blame, as they stand in the conversation; where it has none, as they are said.
fn blames(conversation: &Conversation, examples: usize, texts: &Texts) -> Vec<Tick> {
    let mut found: Vec<String> = Vec::new();
    for (_, choice) in choices(conversation) {
        if choice.step.tags.contains(&Tag::Blame) {
            let line = quoted(&own(&choice.text, texts), texts);
            if !found.contains(&line) {
                found.push(line);
            }
        }
    }
    let usual = ["card-blame-why", "card-blame-normally"].map(|id| texts.text(id));
    found.extend(usual);
    found.truncate(examples.max(2));
    found.into_iter().map(Tick::new).collect()
}

/// Orders that are faults, the gravest first.
fn errors(conversation: &Conversation, texts: &Texts) -> Vec<Tick> {
    let weight = |weight: u8| match weight {
        3.. => texts.text("card-grave"),
        2 => texts.text("card-middling"),
        _ => texts.text("card-slight"),
    };
    let mut rules: Vec<_> = conversation.rules.iter().collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(rule.weight));
    let mut errors: Vec<Tick> = rules
        .into_iter()
        .map(|rule| {
            let values = [
                ("early", step(rule.then, texts).into()),
                ("late", step(rule.first, texts).into()),
                ("weight", weight(rule.weight).into()),
            ];
            Tick::new(texts.with("card-error", &values))
        })
        .collect();
    if conversation.order.contains(&Tag::Stop) {
        let stop = step(Tag::Stop, texts);
        let values = [("late", stop.into()), ("weight", weight(3).into())];
        errors.push(Tick::new(texts.with("card-error-stop", &values)));
    }
    errors.push(Tick::new(
        texts.with("card-error-other", &[("weight", weight(1).into())]),
    ));
    errors
}

/// The right desk for every kind of call that the conversation has, and when it becomes another one.
fn calls(conversation: &Conversation, desks: &Registry, texts: &Texts) -> Vec<String> {
    let mut picks: Vec<&Pick> = Vec::new();
    for (_, choice) in choices(conversation) {
        if let Goto::Pick(pick) = &choice.goto
            && !picks.iter().any(|other| other.desk == pick.desk)
        {
            picks.push(pick);
        }
    }
    picks
        .into_iter()
        .flat_map(|pick| stretches(conversation, pick, desks, texts))
        .collect()
}

fn stretches(conversation: &Conversation, pick: &Pick, desks: &Registry, texts: &Texts) -> Vec<String> {
    let start = desks.instant(conversation.at);
    let mut found: Vec<(i64, Option<&Helpdesk>)> = Vec::new();
    for minute in 0..=HORIZON {
        let wanted = pick.wanted(conversation.incident, desks, start + Duration::minutes(minute));
        let is_new = found
            .last()
            .is_none_or(|(_, last)| last.map(|desk| &desk.id) != wanted.map(|desk| &desk.id));
        if is_new {
            found.push((minute, wanted));
        }
    }
    found
        .into_iter()
        .map(|(minute, desk)| {
            let at = start + Duration::minutes(minute);
            let desk = match desk {
                Some(desk) => super::with_number(desk, texts),
                None => texts.text("card-nobody"),
            };
            let moment = when::format_dated(at, HOME, start, texts.language());
            let values = [("desk", desk.into()), ("moment", moment.into())];
            texts.with("card-call", &values)
        })
        .collect()
}
