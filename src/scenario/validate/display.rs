//! Whether everything can be seen on the smallest screen that is promised, 80 columns by 24 rows (M08). Only what really
//! is lost there is told: what can be scrolled, or is broken into rows without harm, is none of it. The figures are those of
//! `ui`, where a test compares them.

use super::{
    super::{
        problem::Report,
        source::{Fields, Word},
        structure::MAX_CELLS,
    },
    texts::{Part, Said, place, shown},
};
use crate::{locale::Language, text};

/// The columns of text in a screen of 80.
pub const COLUMNS: usize = 78;
/// The rows between the title bar and the footer of a screen of 24.
pub const ROWS: usize = 22;
/// The rows of a situation; what goes beyond is not shown.
const SITUATION_ROWS: usize = 3;
/// The label in front of a situation, its gap included.
pub const SITUATION_LABEL: usize = 11;
/// The marker in front of an option, and in front of one that can be ticked.
const OPTION_MARKER: (usize, usize) = (4, 8);
/// What the list of scenarios leaves for a title.
pub const TITLE: usize = 56;
/// What inspecting leaves for a reveal: below it stand the steps of the judgement.
const REVEAL_ROWS: usize = 6;
/// The columns that the debrief of one screen leaves beside its labels.
pub const DEBRIEF_COLUMNS: usize = 67;
/// What the debrief of one screen leaves for the story and for a reason, so that all of it fits.
const DEBRIEF_ROWS: (usize, usize) = (5, 4);
/// What can be read of the story of a conversation, or of advice, without scrolling.
const STORY_ROWS: usize = 14;

/// The columns that an exhibit has for a word that cannot be broken, by kind.
fn room(said: &Said<'_>) -> usize {
    match (said.kind, said.is_aligned) {
        ("sms", _) => 35,
        ("shop", true) => 19,
        (_, true) => 40,
        _ => 62,
    }
}

/// What of a text is not seen.
struct Lost {
    code: &'static str,
    /// The cells or rows that there are.
    limit: usize,
}

pub(super) fn judge(file: Fields<'_, '_>, texts: &[Said<'_>], report: &mut Report) {
    let is_quiz = file.table("node").is_none();
    for said in texts {
        for (_, word) in said.words() {
            let words = word.text;
            // A text that is too long by itself is told as such.
            if words.len() > MAX_CELLS && text::width(words) > MAX_CELLS {
                continue;
            }
            let lost = match said.part {
                Part::Title => (words.len() > TITLE && text::width(words) > TITLE).then_some(Lost {
                    code: "M0801",
                    limit: TITLE,
                }),
                Part::Situation => {
                    let room = COLUMNS - SITUATION_LABEL;
                    exceeds(words, room, SITUATION_ROWS).then_some(Lost {
                        code: "M0802",
                        limit: SITUATION_ROWS,
                    })
                }
                Part::Reveal => exceeds(words, COLUMNS, REVEAL_ROWS).then_some(Lost {
                    code: "M0804",
                    limit: REVEAL_ROWS,
                }),
                Part::Story | Part::Why => {
                    let (room, limit) = match (is_quiz, said.part) {
                        (true, Part::Story) => (DEBRIEF_COLUMNS, DEBRIEF_ROWS.0),
                        (true, _) => (DEBRIEF_COLUMNS, DEBRIEF_ROWS.1),
                        (false, Part::Story) => (COLUMNS - 2, STORY_ROWS),
                        (false, _) => continue,
                    };
                    exceeds(words, room, limit).then_some(Lost { code: "M0804", limit })
                }
                Part::Exhibit | Part::File => {
                    exhibit(said, words, word, report);
                    None
                }
                _ => None,
            };
            if let Some(Lost { code, limit }) = lost {
                report
                    .warning(code, word.span.clone())
                    .with("limit", limit.to_string())
                    .with("cells", text::width(words).to_string());
            }
        }
    }
    let situation = texts.iter().find(|said| said.part == Part::Situation);
    for (ask, span) in file.tables("ask") {
        if matches!(ask.string("kind"), Some("choice" | "choices")) {
            let place = ask.key_span("text").unwrap_or(span);
            options(ask, situation, place, report);
        }
    }
}

/// Reports advice that cannot be read without scrolling, wherever it is shown.
pub(super) fn advice(word: &Word<'_>, report: &mut Report) {
    let is_too_long_by_itself = word.text.len() > MAX_CELLS && text::width(word.text) > MAX_CELLS;
    if !is_too_long_by_itself && exceeds(word.text, COLUMNS - 2, STORY_ROWS) {
        report
            .warning("M0804", word.span.clone())
            .with("limit", STORY_ROWS.to_string());
    }
}

/// Whether a text takes more rows than there are. Most texts are so short that nothing has to be broken to know it: no
/// row loses more than the length of a long word.
fn exceeds(words: &str, room: usize, limit: usize) -> bool {
    const LOST: usize = 20;
    let is_short = cells_at_most(words) <= room.saturating_sub(LOST) * limit && !words.contains('\n');
    !is_short && rows(words, room) > limit
}

/// How many rows a text takes; most texts are too short to be measured.
fn rows(words: &str, room: usize) -> usize {
    if cells_at_most(words) <= room && !words.contains('\n') {
        1
    } else {
        text::wrap(words, room).len()
    }
}

/// A question and all of its options have to be in view together, or one of them is overlooked.
fn options(
    ask: Fields<'_, '_>,
    situation: Option<&Said<'_>>,
    place: std::ops::Range<usize>,
    report: &mut Report,
) {
    let several = ask.string("kind") == Some("choices");
    let marker = if several { OPTION_MARKER.1 } else { OPTION_MARKER.0 };
    for language in Language::ALL {
        let text = |fields: Fields<'_, '_>, room: usize| {
            let words = fields.table("text").and_then(|text| text.string(language.tag()));
            words.map_or(0, |words| rows(words, room))
        };
        let options = ask.tables("option");
        let needed = text(ask, COLUMNS)
            + usize::from(several)
            + options
                .iter()
                .map(|(option, _)| text(*option, COLUMNS - marker))
                .sum::<usize>();
        // The lowest limit that there is: below the longest situation.
        if needed <= (ROWS - SITUATION_ROWS) * 3 / 5 {
            continue;
        }
        let above = situation.and_then(|said| said.get(language)).map_or(1, |word| {
            rows(word.text, COLUMNS - SITUATION_LABEL).min(SITUATION_ROWS)
        });
        let limit = (ROWS - above) * 3 / 5;
        // Too many options are told as such, and so is a text that is too long by itself.
        let is_long = |option: &Fields<'_, '_>| {
            let words = option.table("text").and_then(|text| text.string(language.tag()));
            words.is_some_and(|words| words.len() > MAX_CELLS)
        };
        if needed > limit && options.len() <= 9 && !options.iter().any(|(option, _)| is_long(option)) {
            report
                .warning("M0803", place.clone())
                .with("language", language.tag())
                .with("rows", needed.to_string())
                .with("limit", limit.to_string());
        }
    }
}

fn exhibit(said: &Said<'_>, words: &str, word: &Word<'_>, report: &mut Report) {
    let room = room(said);
    if words.len() > room {
        let shown = shown(words);
        if let Some(long) = longest_run(&shown).filter(|run| run.len() > room) {
            let span = words.find(long).map_or_else(
                || word.span.clone(),
                |at| place(report, word, at..at + long.len()),
            );
            report
                .warning("M0805", span)
                .with("cells", long.len().to_string())
                .with("limit", room.to_string());
        }
    }
    if said.is_aligned && !words.is_ascii() {
        let odd = words.char_indices().find(|(_, c)| is_ambiguous(*c));
        if let Some((at, c)) = odd {
            let span = place(report, word, at..at + c.len_utf8());
            report.warning("M0806", span).with("found", c.to_string());
        }
    }
}

/// The longest run of letters and digits, in which no line may end.
fn longest_run(words: &str) -> Option<&str> {
    let (mut longest, mut start) = (0..0, 0);
    for (at, byte) in words.bytes().enumerate() {
        if !(byte.is_ascii_alphanumeric() || byte == b'_') {
            start = at + 1;
        } else if at + 1 - start > longest.len() {
            longest = start..at + 1;
        }
    }
    words.get(longest)
}

/// No fewer cells than a text takes, told from its bytes: a character of three bytes and more takes two, any other one.
pub(super) fn cells_at_most(words: &str) -> usize {
    words
        .bytes()
        .map(|byte| match byte {
            0xE0.. => 2,
            0x80..0xC0 => 0,
            _ => 1,
        })
        .sum()
}

/// Whether a character takes one cell here and two in terminals that are set up for East Asia (UAX #11).
fn is_ambiguous(c: char) -> bool {
    use unicode_width::UnicodeWidthChar as _;
    c.width() != c.width_cjk()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_where_a_line_may() {
        assert_eq!(
            longest_run("https://a.example.net/aaaaaaaaaaaaaaa?b"),
            Some("aaaaaaaaaaaaaaa")
        );
        assert_eq!(longest_run("日本語"), Some(""));
    }

    #[test]
    fn ambiguous_characters_are_those_of_the_standard() {
        assert!(['…', '→', '①', '★', '×', '°', '※'].into_iter().all(is_ambiguous));
        assert!(
            !['あ', '漢', 'a', '円', '。', '（', '～']
                .into_iter()
                .any(is_ambiguous)
        );
    }

    #[test]
    fn short_texts_take_one_row() {
        assert_eq!(rows("あ", 3), 1);
        assert_eq!(rows("a\nb", 78), 2);
        assert_eq!(cells_at_most("aあé①"), 6);
        assert_eq!(rows(&"あ".repeat(40), 78), 2);
    }
}
