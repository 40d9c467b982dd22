//! What would let learners guess instead of see (M07): words in front of the answer that give it away, options that can be
//! told apart without reading the message. All of it is advice; a pack may weigh it in its own way.

use std::ops::Range;

use super::{
    super::{
        conversation::Tag,
        problem::Report,
        source::{Fields, Word},
        structure::MAX_CELLS,
    },
    display::cells_at_most,
    texts::{Part, Said, place},
};
use crate::{locale::Language, text};

/// Words that say what a thing is. In Japanese they count wherever they stand.
const TELLING_JA: &[&str] = &[
    "詐欺",
    "偽",
    "ニセ",
    "怪し",
    "あやし",
    "不審",
    "なりすま",
    "騙",
    "だまされ",
    "だまそう",
    "フィッシング",
    "スミッシング",
    "架空請求",
];

/// The characters with which they begin.
const BEGINNINGS: [char; 14] = [
    '詐', '偽', 'ニ', '本', '正', '怪', 'あ', '不', 'な', '騙', 'だ', 'フ', 'ス', '架',
];

/// In English they count at the beginning of a word, in small letters.
const TELLING_EN: &[&str] = &[
    "scam",
    "fake",
    "fraud",
    "phish",
    "smish",
    "bogus",
    "hoax",
    "suspicious",
    "impost",
    "spoof",
    "forged",
    "forgery",
    "con artist",
    "swindle",
];

/// Words that tell only in front of everything: a reveal may compare with what is genuine.
const GENUINE: (&[&str], &[&str]) = (&["本物", "正真正銘"], &["genuine", "legitimate"]);

/// What makes of a telling word the name of a law or of an office.
const NAMES: &[&str] = &["救済", "対策", "防止"];

/// Words that promise too much for an answer to be right.
const ABSOLUTE_JA: &[&str] = &[
    "絶対",
    "必ず",
    "すべて",
    "全て",
    "一切",
    "いつも",
    "決して",
    "どんな場合",
    "誰でも",
];

/// The same in English, whole words in small letters.
const ABSOLUTE_EN: &[&str] = &[
    "always",
    "never",
    "all",
    "every",
    "everyone",
    "everything",
    "nothing",
    "none",
    "absolutely",
    "impossible",
    "certainly",
];

/// The right option is told of when it is this much longer than every wrong one: in percent, and in cells.
const LONGER: (usize, usize) = (140, 10);

/// From so many nodes on in which there is something right and something wrong to say, lines are compared.
const NODES: usize = 3;

/// An item teaches no more than so many pieces of advice.
const POINTS: usize = 3;

pub(super) fn judge(file: Fields<'_, '_>, texts: &[Said<'_>], report: &mut Report) {
    telling_words(texts, report);
    for (ask, _) in file.tables("ask") {
        if matches!(ask.string("kind"), Some("choice" | "choices")) {
            options(ask, report);
        }
    }
    lines(file, report);
    let points = file.table("debrief").map(|debrief| debrief.words("prevention"));
    if let Some(word) = points.as_ref().and_then(|points| points.get(POINTS)) {
        report
            .warning("M0705", word.span.clone())
            .with("limit", POINTS.to_string());
    }
}

/// Reports words in front of the answer that give it away.
pub(super) fn telling_words(texts: &[Said<'_>], report: &mut Report) {
    for said in texts {
        let code = match said.part {
            Part::Title | Part::Situation => "M0701",
            Part::Reveal => "M0702",
            _ => continue,
        };
        for (language, word) in said.words() {
            if let Some(at) = telling(word.text, language, code == "M0701") {
                let found = word.text.get(at.clone()).unwrap_or_default();
                let span = place(report, word, at);
                report.warning(code, span).with("found", found);
            }
        }
    }
}

/// The first word that gives the answer away. `is_in_front` where it stands in front of everything.
fn telling(words: &str, language: Option<Language>, is_in_front: bool) -> Option<Range<usize>> {
    let (also_ja, also_en) = if is_in_front { GENUINE } else { (&[][..], &[][..]) };
    let is_english = language != Some(Language::Ja);
    let mut is_in_word = false;
    for (at, c) in words.char_indices() {
        let rest = words.get(at..).unwrap_or_default();
        if c.is_ascii() {
            let begins = |word: &&&str| {
                rest.get(..word.len())
                    .is_some_and(|rest| rest.eq_ignore_ascii_case(word))
            };
            if is_english
                && !is_in_word
                && begins_telling(c)
                && let Some(word) = TELLING_EN.iter().chain(also_en).find(begins)
            {
                let ending = rest.get(word.len()..).unwrap_or_default();
                let ending = ending
                    .find(|c: char| !c.is_ascii_alphabetic())
                    .unwrap_or(ending.len());
                return Some(at..at + word.len() + ending);
            }
            is_in_word = c.is_ascii_alphanumeric();
            continue;
        }
        is_in_word = false;
        if !BEGINNINGS.contains(&c) {
            continue;
        }
        let tells = |word: &&&str| {
            rest.strip_prefix(**word)
                .is_some_and(|after| !NAMES.iter().any(|name| after.starts_with(name)))
        };
        if let Some(word) = TELLING_JA.iter().chain(also_ja).find(tells) {
            return Some(at..at + word.len());
        }
    }
    None
}

/// Whether a telling word may begin with this character: most characters begin none, and are passed without comparing
/// words. One bit stands for all characters that end in the same six bits.
const fn begins_telling(c: char) -> bool {
    const JA: u64 = beginnings(TELLING_JA) | beginnings(GENUINE.0);
    const EN: u64 = beginnings(TELLING_EN) | beginnings(GENUINE.1);
    let (bits, c) = if c.is_ascii() {
        (EN, c.to_ascii_lowercase())
    } else {
        (JA, c)
    };
    bits >> (c as u32 & 63) & 1 == 1
}

/// The bits of the first characters: of Latin letters the only byte, of Japanese ones the last of three.
const fn beginnings(words: &[&str]) -> u64 {
    let mut bits = 0;
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_bytes();
        let last = if word[0] < 0x80 { word[0] } else { word[2] };
        bits |= 1 << (last & 63);
        at += 1;
    }
    bits
}

/// Judges what can be said in a conversation by its length. One right line may be the longest; where most of them are,
/// picking the longest is enough to lead a customer well.
fn lines(file: Fields<'_, '_>, report: &mut Report) {
    let nodes = file.table("node").map(|nodes| nodes.entries());
    let nodes: Vec<Vec<_>> = nodes
        .into_iter()
        .flatten()
        .map(|(_, node)| node.tables("choice"))
        .filter(|choices| choices.len() > 1)
        .collect();
    for language in Language::ALL {
        let mut judged = 0_usize;
        let mut longer = Vec::new();
        for choices in &nodes {
            let (mut right, mut wrong): (Option<(usize, Word<'_>)>, usize) = (None, 0);
            for (choice, _) in choices.iter().filter(|(choice, _)| !choice.flag("action")) {
                let text = choice.table("text").and_then(|text| text.word(language.tag()));
                let Some(word) = text.filter(|word| word.text.len() <= MAX_CELLS) else {
                    continue;
                };
                let width = text::width(word.text);
                if is_poor(*choice) {
                    wrong = wrong.max(width);
                } else if right.as_ref().is_none_or(|(most, _)| width > *most) {
                    right = Some((width, word));
                }
            }
            let Some((width, word)) = right.filter(|_| wrong > 0) else {
                continue;
            };
            judged += 1;
            if is_far_longer(width, wrong) {
                longer.push((width, wrong, word));
            }
        }
        if judged < NODES || longer.len() * 2 <= judged {
            continue;
        }
        for (width, wrong, word) in longer {
            report
                .warning("M0703", word.span)
                .with("cells", width.to_string())
                .with("other", wrong.to_string());
        }
    }
}

/// Whether there is something better to say, or saying it is a fault.
fn is_poor(choice: Fields<'_, '_>) -> bool {
    let tags = choice.words("tags");
    let mut tags = tags.iter().filter_map(|word| Tag::from_word(word.text));
    choice.value("better").is_some() || tags.any(Tag::is_fault)
}

/// Judges the options of a question by their looks.
fn options(ask: Fields<'_, '_>, report: &mut Report) {
    let options = ask.tables("option");
    for language in Language::ALL {
        let texts: Vec<(bool, Word<'_>)> = options
            .iter()
            .filter_map(|(option, _)| {
                let text = option.table("text")?.word(language.tag())?;
                Some((option.flag("right"), text))
            })
            .collect();
        let right = || texts.iter().filter(|(right, _)| *right).map(|(_, word)| word);
        let wrong = || texts.iter().filter(|(right, _)| !right).map(|(_, word)| word);
        if texts.len() < 2 || wrong().next().is_none() {
            continue;
        }
        let width = |word: &Word<'_>| text::width(word.text);
        // A text that is too long by itself is told as such.
        if texts.iter().any(|(_, word)| word.text.len() > MAX_CELLS) {
            continue;
        }
        // Measuring takes longer than all other rules together, and is hardly ever needed.
        let about = |word: &Word<'_>| cells_at_most(word.text);
        let longest_about = wrong().map(about).max().unwrap_or(0);
        let may_be_longer = right().any(|word| about(word) * 100 > longest_about * (LONGER.0 - 20));
        let longest_wrong = || wrong().map(width).max().unwrap_or(0);
        if may_be_longer && right().all(|word| is_far_longer(width(word), longest_wrong())) {
            for word in right() {
                report
                    .warning("M0703", word.span.clone())
                    .with("cells", width(word).to_string())
                    .with("other", longest_wrong().to_string());
            }
        }
        if wrong().count() > 1
            && wrong().all(|word| is_absolute(word.text, language))
            && !right().any(|word| is_absolute(word.text, language))
            && let Some(word) = wrong().next()
        {
            report.warning("M0704", word.span.clone());
        }
    }
}

const fn is_far_longer(right: usize, wrong: usize) -> bool {
    let (percent, cells) = LONGER;
    right * 100 > wrong * percent && right > wrong + cells
}

fn is_absolute(words: &str, language: Language) -> bool {
    match language {
        Language::Ja => ABSOLUTE_JA.iter().any(|word| words.contains(word)),
        Language::En => words.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
            ABSOLUTE_EN
                .iter()
                .any(|absolute| absolute.eq_ignore_ascii_case(word))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str, language: Language) -> Option<&str> {
        telling(words, Some(language), true).and_then(|at| words.get(at))
    }

    #[test]
    fn telling_words_are_found_as_words() {
        assert_eq!(found("怪しいメール", Language::Ja), Some("怪し"));
        assert_eq!(found("日曜の夜に届いたSMS", Language::Ja), None);
        assert_eq!(found("A Suspicious text", Language::En), Some("Suspicious"));
        assert_eq!(found("The fakes arrive", Language::En), Some("fakes"));
        assert_eq!(found("A text on Sunday night", Language::En), None);
        assert_eq!(found("It is ungenuine", Language::En), None);
    }

    #[test]
    fn every_telling_word_is_looked_for() {
        for word in TELLING_JA.iter().chain(GENUINE.0) {
            assert_eq!(found(word, Language::Ja), Some(*word));
        }
        for word in TELLING_EN.iter().chain(GENUINE.1) {
            assert_eq!(found(word, Language::En), Some(*word));
        }
    }

    #[test]
    fn every_telling_word_is_found() {
        for word in TELLING_JA.iter().chain(GENUINE.0) {
            assert_eq!(found(word, Language::Ja), Some(*word));
        }
        for word in TELLING_EN.iter().chain(GENUINE.1) {
            assert_eq!(found(word, Language::En), Some(*word));
            assert!(found(&word.to_uppercase(), Language::En).is_some(), "{word}");
        }
    }

    #[test]
    fn reveals_may_compare_and_name_laws() {
        let reveal = |words| telling(words, Some(Language::Ja), false);
        assert_eq!(reveal("本物の通知にもあります。"), None);
        assert_eq!(reveal("振り込め詐欺救済法の申請です。"), None);
        assert!(reveal("詐欺のサイトです。").is_some());
        assert_eq!(found("本物のSMS", Language::Ja), Some("本物"));
    }

    #[test]
    fn length_tells_only_by_far() {
        assert!(is_far_longer(60, 40));
        assert!(!is_far_longer(20, 12));
        assert!(!is_far_longer(52, 44));
    }
}
