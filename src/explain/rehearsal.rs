//! A conversation at the counter in words: its lines, what is known of it, and afterwards how it went. What a walk was
//! worth is found out in [`crate::rehearsal::review`]; here it is only told.

use super::{Block, Tone, advice_blocks, leaflet, leaflet::Subject, lessons, own, with_number};
use crate::{
    helpdesk::{HOME, Helpdesk, Registry, when},
    locale::Texts,
    pack::Pack,
    paper::Medium,
    rehearsal::{
        Move, Outcome, Rehearsal, Step,
        review::{self, FULL, Late, Money, Review},
        transcript::Entry,
    },
    scenario::{
        Conversation, Verdict,
        conversation::{Ending, FlagKind, Tag, Unit},
    },
};

/// One line of a conversation, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Who speaks; nobody where something happens.
    pub who: Option<String>,
    /// What.
    pub words: String,
    /// Whether it is the staff member.
    pub mine: bool,
}

/// An entry of a transcript in words.
pub fn said(entry: &Entry<'_>, desks: &Registry, texts: &Texts) -> Said {
    let mine = |words| Said {
        who: Some(texts.text("rehearsal-you")),
        words,
        mine: true,
    };
    match entry {
        Entry::Happens(words) => Said {
            who: None,
            words: own(words, texts),
            mine: false,
        },
        Entry::Heard { who, words } => Said {
            who: Some(own(who, texts)),
            words: own(words, texts),
            mine: false,
        },
        Entry::Made { choice, desk } => {
            let mut words = option(&own(&choice.text, texts), choice.action, texts);
            if let Some(desk) = desk.and_then(|id| desks.get(id)) {
                words.push_str(&texts.with("rehearsal-called", &[("desk", own(&desk.name, texts).into())]));
            }
            mine(words)
        }
        Entry::Aloud(_) => mine(texts.text("rehearsal-in-own-words")),
    }
}

/// What can be said or done, as it is offered.
pub fn option(words: &str, action: bool, texts: &Texts) -> String {
    if action {
        texts.with("rehearsal-action", &[("words", words.to_owned().into())])
    } else {
        words.to_owned()
    }
}

/// Money, with its digits in groups of three.
pub fn yen(amount: i64, texts: &Texts) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut grouped = String::new();
    if amount < 0 {
        grouped.push('-');
    }
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    texts.with("rehearsal-yen", &[("amount", grouped.into())])
}

/// What the clock at the counter shows.
pub fn clock(rehearsal: &Rehearsal, desks: &Registry, texts: &Texts) -> String {
    when::format_long(rehearsal.now(desks), HOME, texts.language())
}

/// Who comes, and where the staff member is.
pub fn opening(conversation: &Conversation, texts: &Texts) -> Vec<Block> {
    vec![
        Block::Text(Tone::Strong, own(&conversation.title, texts)),
        Block::Gap,
        Block::Text(Tone::Plain, own(&conversation.situation, texts)),
        Block::Gap,
        Block::Item(
            format!("{}  ", own(&conversation.customer.name, texts)),
            Tone::Plain,
            own(&conversation.customer.looks, texts),
        ),
    ]
}

/// How a customer comes, as one would see it. It tells nothing of what is behind it.
pub fn manner(conversation: &Conversation, texts: &Texts) -> String {
    let manners: Vec<String> = conversation
        .customer
        .manner
        .iter()
        .map(|manner| texts.text(&format!("manner-{}", manner.word())))
        .collect();
    manners.join(&texts.text("list-separator"))
}

/// How things stand as far as the staff member can know: money, what was learned, what is done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Names of sums of money, and what is left of them.
    pub money: Vec<(String, String)>,
    /// What was learned.
    pub learned: Vec<String>,
    /// What was done.
    pub done: Vec<String>,
}

/// How things stand now. Points, such as of trust, are not told: nobody at a counter could read them.
pub fn standing(rehearsal: &Rehearsal, texts: &Texts) -> Standing {
    let conversation = rehearsal.conversation();
    let state = rehearsal.state();
    let money = conversation
        .quantities
        .iter()
        .zip(state.values)
        .filter(|(quantity, _)| quantity.unit == Unit::Yen)
        .map(|(quantity, value)| (own(&quantity.name, texts), yen(value, texts)));
    let so = |kind: FlagKind| {
        conversation
            .flags_of(kind)
            .filter(|flag| state.flags.contains(*flag))
            .filter_map(|flag| conversation.flags.get(flag))
            .map(|flag| own(&flag.text, texts))
            .collect()
    };
    Standing {
        money: money.collect(),
        learned: so(FlagKind::Fact),
        done: so(FlagKind::Deed),
    }
}

/// A desk as a staff member finds it in the list: everything but whether it answers now, which they have to find out
/// from the clock and the hours.
pub fn desk(desk: &Helpdesk, texts: &Texts) -> Vec<Block> {
    let mut blocks = vec![Block::Text(Tone::Strong, own(&desk.name, texts))];
    for (label, value) in [
        ("desk-phone", &desk.phone),
        ("desk-sms", &desk.sms),
        ("desk-web", &desk.web),
        ("desk-mail", &desk.mail),
    ] {
        if let Some(value) = value {
            blocks.push(labelled(&texts.text(label), value.clone()));
        }
    }
    let hours = match &desk.hours_note {
        Some(hours) => own(hours, texts),
        None => texts.text("desk-unknown"),
    };
    blocks.push(labelled(&texts.text("desk-hours"), hours));
    let incidents: Vec<String> = desk
        .incidents
        .iter()
        .map(|incident| texts.text(&format!("incident-{}", incident.word())))
        .collect();
    blocks.push(labelled(
        &texts.text("desk-for"),
        incidents.join(&texts.text("list-separator")),
    ));
    if let Some(note) = &desk.note {
        blocks.push(Block::Gap);
        blocks.push(Block::Text(Tone::Plain, own(note, texts)));
    }
    blocks
}

fn labelled(label: &str, words: String) -> Block {
    Block::Item(format!("{label}  "), Tone::Dim, words)
}

fn tag(tag: Tag, texts: &Texts) -> String {
    texts.text(&format!("word-tags-{}", tag.word()))
}

fn list(words: impl IntoIterator<Item = String>) -> Vec<Block> {
    words
        .into_iter()
        .map(|words| Block::Item("- ".to_owned(), Tone::Plain, words))
        .collect()
}

/// The result in one line: points of all points, and how long it took.
pub fn score(review: &Review, texts: &Texts) -> String {
    let values = [
        ("score", review.score.into()),
        ("full", FULL.into()),
        ("minutes", review.minutes.into()),
    ];
    texts.with("rehearsal-score", &values)
}

/// How it ended: the money, the minutes, what was not done and not asked, and what had really happened.
pub fn outcome(rehearsal: &Rehearsal, review: &Review, texts: &Texts) -> Vec<Block> {
    let conversation = rehearsal.conversation();
    let mut blocks = Vec::new();
    let tone = match review.ending {
        Some(Ending::Protected) => Tone::Good,
        Some(Ending::Lost) => Tone::Bad,
        Some(Ending::Delayed) | None => Tone::Strong,
    };
    if let Some(ending) = review.ending {
        let id = format!("rehearsal-end-{}-{}", conversation.verdict.word(), ending.word());
        blocks.push(Block::Text(tone, texts.text(&id)));
    }
    blocks.push(Block::Text(Tone::Strong, score(review, texts)));
    // What was never in danger was not saved either.
    let was_in_danger = |money: &Money| conversation.verdict == Verdict::Scam || money.kept < money.start;
    if let Some(money) = review
        .money
        .filter(|money| money.start > 0 && was_in_danger(money))
    {
        let lost = money.start - money.kept;
        let values = [
            ("start", yen(money.start, texts).into()),
            ("kept", yen(money.kept, texts).into()),
            ("lost", yen(lost, texts).into()),
        ];
        let (id, tone) = if lost > 0 {
            ("rehearsal-money-lost", Tone::Bad)
        } else {
            ("rehearsal-money-kept", Tone::Good)
        };
        blocks.push(Block::Text(tone, texts.with(id, &values)));
    }
    let flags = |flags: &[usize]| {
        let texts_of = flags.iter().filter_map(|flag| conversation.flags.get(*flag));
        list(texts_of.map(|flag| own(&flag.text, texts)))
    };
    if !review.missed.is_empty() {
        blocks.push(Block::Heading(texts.text("rehearsal-missed")));
        blocks.extend(flags(&review.missed));
    }
    if !review.unlearned.is_empty() {
        blocks.push(Block::Heading(texts.text("rehearsal-unasked")));
        blocks.extend(flags(&review.unlearned));
    }
    blocks.push(Block::Heading(texts.text("rehearsal-behind")));
    blocks.push(Block::Text(Tone::Plain, own(&conversation.customer.story, texts)));
    for secret in &conversation.customer.secrets {
        blocks.push(Block::Item(
            "- ".to_owned(),
            Tone::Plain,
            own(&secret.text, texts),
        ));
        blocks.push(Block::Below(Tone::Dim, own(&secret.until, texts)));
    }
    blocks
}

/// The transcript: what was heard, and of each own line what it did and what would have been better.
pub fn annotated(rehearsal: &Rehearsal, review: &Review, desks: &Registry, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (index, part) in rehearsal.transcript().iter().enumerate() {
        for entry in part {
            let said = said(entry, desks, texts);
            let words = match &said.who {
                Some(who) => format!("{who}: {}", said.words),
                None => said.words,
            };
            if !said.mine {
                blocks.push(Block::Text(Tone::Dim, words));
                continue;
            }
            let Some((step, before)) = index.checked_sub(1).and_then(|before| {
                let step = rehearsal.steps().get(before)?;
                Some((step, before))
            }) else {
                continue;
            };
            blocks.push(Block::Gap);
            blocks.push(Block::Item(format!("{index} "), Tone::Strong, words));
            blocks.extend(judged(rehearsal, review, before, desks, texts));
            blocks.extend(explained(entry, step, texts));
            if let Some(words) = changes(rehearsal.conversation(), step, texts) {
                blocks.push(Block::Below(Tone::Dim, words));
            }
            blocks.push(Block::Gap);
        }
    }
    blocks
}

/// What one step was: steps of the official order, faults, what came too late, and what came of a call.
fn judged(
    rehearsal: &Rehearsal,
    review: &Review,
    index: usize,
    desks: &Registry,
    texts: &Texts,
) -> Vec<Block> {
    let mut blocks = Vec::new();
    let good = review.taken.iter().filter(|(_, step)| *step == index);
    for (done, _) in good {
        let late = review
            .late
            .iter()
            .any(|late| late.tag == *done && late.step == index);
        let id = if late {
            "rehearsal-mark-late"
        } else {
            "rehearsal-mark-step"
        };
        let words = texts.with(id, &[("step", tag(*done, texts).into())]);
        blocks.push(Block::Below(if late { Tone::Bad } else { Tone::Good }, words));
    }
    for (fault, _) in review.faults.iter().filter(|(_, step)| *step == index) {
        let words = texts.with("rehearsal-mark-fault", &[("fault", tag(*fault, texts).into())]);
        blocks.push(Block::Below(Tone::Bad, words));
    }
    let Some(step) = rehearsal.steps().get(index) else {
        return blocks;
    };
    if let (Some(outcome), Move::Call { desk, .. }) = (step.outcome, &step.made) {
        let at = desks.instant(crate::rehearsal::clock(rehearsal.conversation(), &step.before));
        let values = [
            (
                "desk",
                desks
                    .get(desk)
                    .map_or(String::new(), |desk| with_number(desk, texts))
                    .into(),
            ),
            ("moment", when::format_long(at, HOME, texts.language()).into()),
        ];
        let (id, tone) = match outcome {
            Outcome::Right => ("rehearsal-call-right", Tone::Good),
            Outcome::Closed => ("rehearsal-call-closed", Tone::Bad),
            Outcome::Wrong => ("rehearsal-call-wrong", Tone::Bad),
        };
        blocks.push(Block::Below(tone, texts.with(id, &values)));
    }
    blocks
}

/// What the author says of a step, and the better line.
fn explained(entry: &Entry<'_>, step: &Step, texts: &Texts) -> Vec<Block> {
    let mut blocks = Vec::new();
    match (entry, &step.made) {
        (Entry::Made { choice, .. }, _) => {
            blocks.push(Block::Below(Tone::Plain, own(&choice.why, texts)));
            if let Some(better) = &choice.better {
                let words = texts.with("rehearsal-better", &[("words", own(better, texts).into())]);
                blocks.push(Block::Below(Tone::Strong, words));
            }
        }
        (Entry::Aloud(speech), Move::Speak { covered }) => {
            let model = own(&speech.model, texts);
            let model = texts.with("rehearsal-model", &[("words", model.into())]);
            blocks.push(Block::Below(Tone::Plain, model));
            for (index, cover) in speech.covers.iter().enumerate() {
                let (id, tone) = if covered.contains(&index) {
                    ("rehearsal-covered", Tone::Good)
                } else {
                    ("rehearsal-not-covered", Tone::Bad)
                };
                let words = texts.with(id, &[("words", own(cover, texts).into())]);
                blocks.push(Block::Below(tone, words));
            }
        }
        _ => {}
    }
    blocks
}

/// The minutes that a step took and the money that it cost; nothing where it did neither.
fn changes(conversation: &Conversation, step: &Step, texts: &Texts) -> Option<String> {
    let mut words = Vec::new();
    let minutes = step.after.minutes.saturating_sub(step.before.minutes);
    if minutes > 0 {
        words.push(texts.with("rehearsal-took", &[("minutes", minutes.into())]));
    }
    if let Some(money) = conversation.money() {
        let lost = step.before.values.get(money)? - step.after.values.get(money)?;
        if lost > 0 {
            words.push(texts.with("rehearsal-lost", &[("amount", yen(lost, texts).into())]));
        }
    }
    (!words.is_empty()).then(|| words.join(&texts.text("list-separator")))
}

/// The official order against the order taken, what came too late by its weight, and sentences that blame.
pub fn order(rehearsal: &Rehearsal, review: &Review, texts: &Texts) -> Vec<Block> {
    let conversation = rehearsal.conversation();
    let mut blocks = vec![Block::Heading(texts.text("rehearsal-order"))];
    for (number, (step, taken)) in review.order.iter().enumerate() {
        let place = review.taken.iter().position(|(other, _)| other == step);
        let (tone, words) = match (taken, place) {
            (Some(_), Some(place)) => (
                Tone::Plain,
                texts.with("rehearsal-order-yours", &[("place", (place + 1).into())]),
            ),
            _ => (Tone::Bad, texts.text("rehearsal-order-missing")),
        };
        blocks.push(Block::Item(
            format!("{} ", number + 1),
            Tone::Strong,
            tag(*step, texts),
        ));
        blocks.push(Block::Below(tone, words));
    }
    let is_complete = review.order.iter().all(|(_, taken)| taken.is_some());
    let mut late: Vec<&Late> = review.late.iter().collect();
    late.sort_by_key(|late| std::cmp::Reverse(late.weight));
    // Nothing is praised for being in time that was never done.
    if !late.is_empty() || is_complete {
        blocks.push(Block::Heading(texts.text("rehearsal-late")));
    }
    if late.is_empty() && is_complete {
        blocks.push(Block::Text(Tone::Good, texts.text("rehearsal-late-none")));
    }
    for late in late {
        blocks.extend(too_late(conversation, late, texts));
    }
    let quoted = |blames: bool| {
        let mut blocks = Vec::new();
        let faults = review
            .faults
            .iter()
            .filter(|(fault, _)| (*fault == Tag::Blame) == blames);
        for (fault, step) in faults {
            let Some(Entry::Made { choice, .. }) = rehearsal.deed_of(*step) else {
                continue;
            };
            let words = option(&own(&choice.text, texts), choice.action, texts);
            blocks.push(Block::Item("- ".to_owned(), Tone::Bad, words));
            if !blames {
                blocks.push(Block::Below(Tone::Dim, tag(*fault, texts)));
            }
            if let Some(better) = &choice.better {
                let words = texts.with("rehearsal-better", &[("words", own(better, texts).into())]);
                blocks.push(Block::Below(Tone::Plain, words));
            }
        }
        blocks
    };
    let (blames, others) = (quoted(true), quoted(false));
    blocks.push(Block::Heading(texts.text("rehearsal-blame")));
    if blames.is_empty() {
        blocks.push(Block::Text(Tone::Good, texts.text("rehearsal-blame-none")));
    }
    blocks.extend(blames);
    if !others.is_empty() {
        blocks.push(Block::Heading(texts.text("rehearsal-faults")));
        blocks.extend(others);
    }
    blocks
}

fn too_late(conversation: &Conversation, late: &Late, texts: &Texts) -> Vec<Block> {
    let early = late.after.first().map(|early| tag(*early, texts));
    let id = match late.weight {
        review::GRAVE.. => "rehearsal-late-grave",
        2 => "rehearsal-late-middling",
        _ => "rehearsal-late-slight",
    };
    let values = [
        ("late", tag(late.tag, texts).into()),
        ("early", early.unwrap_or_default().into()),
    ];
    let mut blocks = vec![Block::Item("- ".to_owned(), Tone::Bad, texts.with(id, &values))];
    let rule = conversation
        .rules
        .iter()
        .find(|rule| rule.first == late.tag && late.after.first() == Some(&rule.then));
    if let Some(why) = rule.and_then(|rule| rule.why.as_ref()) {
        blocks.push(Block::Below(Tone::Plain, own(why, texts)));
    }
    blocks
}

/// Whom to turn to at that hour, what protects, what happened to somebody, and the terms.
pub fn afterwards(rehearsal: &Rehearsal, pack: &Pack, texts: &Texts) -> Vec<Block> {
    let conversation = rehearsal.conversation();
    let mut blocks = Vec::new();
    if conversation.verdict == Verdict::Scam {
        let now = rehearsal.now(&pack.helpdesks);
        let cases = conversation.debrief.first_aid.iter();
        let cases = cases.filter_map(|id| pack.first_aid(id));
        let desks = pack.whom_to_call(conversation.incident, cases, now);
        if !desks.is_empty() {
            let moment = when::format_long(now, HOME, texts.language());
            blocks.push(Block::Heading(
                texts.with("rehearsal-helpdesks", &[("moment", moment.into())]),
            ));
        }
        for advice in desks {
            blocks.extend(advice_blocks(&advice, now, texts));
        }
    }
    let notes = &conversation.debrief;
    let points: Vec<_> = notes.prevention.iter().filter_map(|id| pack.point(id)).collect();
    let terms: Vec<_> = notes.terms.iter().filter_map(|id| pack.term(id)).collect();
    blocks.extend(lessons(&points, &notes.story, &terms, texts));
    blocks
}

/// What the paper is about that the customer takes home, at the end of the conversation. Who has not been hit needs none.
fn subject<'p>(rehearsal: &Rehearsal, pack: &'p Pack) -> Option<Subject<'p>> {
    let conversation = rehearsal.conversation();
    let cases = &conversation.debrief.first_aid;
    let now = rehearsal.now(&pack.helpdesks);
    let subject = Subject::of(conversation.incident, cases, pack, now);
    (conversation.verdict == Verdict::Scam && !subject.cases.is_empty()).then_some(subject)
}

/// The paper as the customer would get it, and the command that prints it.
fn paper(subject: &Subject<'_>, rehearsal: &Rehearsal, pack: &Pack, texts: &Texts) -> Vec<Block> {
    let at = when::wall_clock(subject.at, HOME)
        .format("%Y-%m-%dT%H:%M")
        .to_string();
    let cases = &rehearsal.conversation().debrief.first_aid;
    let mut blocks = vec![
        Block::Text(Tone::Dim, texts.text("leaflet-print")),
        Block::Text(Tone::Strong, leaflet::command(subject.incident, cases, &at)),
        Block::Gap,
    ];
    blocks.extend(leaflet::blocks(&subject.sheet(Medium::Rows, pack, texts)));
    blocks
}

/// How many pages the debrief has.
pub fn pages(rehearsal: &Rehearsal, pack: &Pack) -> usize {
    titles(rehearsal, pack).len()
}

/// The names of the pages, by the ids of their messages.
pub fn titles(rehearsal: &Rehearsal, pack: &Pack) -> Vec<&'static str> {
    let mut titles = vec![
        "rehearsal-tab-outcome",
        "rehearsal-tab-lines",
        "rehearsal-tab-order",
        "rehearsal-tab-next",
    ];
    titles.extend(subject(rehearsal, pack).map(|_| "rehearsal-tab-paper"));
    titles
}

/// What one of the pages says, by its number from 0; nothing for one that does not exist.
pub fn page(number: usize, rehearsal: &Rehearsal, pack: &Pack, texts: &Texts) -> Vec<Block> {
    let review = || Review::of(rehearsal);
    match number {
        0 => outcome(rehearsal, &review(), texts),
        1 => annotated(rehearsal, &review(), &pack.helpdesks, texts),
        2 => order(rehearsal, &review(), texts),
        3 => afterwards(rehearsal, pack, texts),
        4 => {
            subject(rehearsal, pack).map_or_else(Vec::new, |subject| paper(&subject, rehearsal, pack, texts))
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    #[test]
    fn money_is_grouped_and_keeps_its_sign() {
        let texts = Texts::new(Language::En);
        let said = [0, 999, 1_000, 1_234_567, -1, -50_000].map(|amount| yen(amount, &texts));
        assert_eq!(
            said,
            [
                "0 yen",
                "999 yen",
                "1,000 yen",
                "1,234,567 yen",
                "-1 yen",
                "-50,000 yen"
            ]
        );
    }
}
