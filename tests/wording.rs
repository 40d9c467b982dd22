//! How the shipped pack is written, as far as a rule can say it: teaching text is polite, one word has one spelling, digits
//! and letters are half-width, English is British. Whether it reads well is for readers; exhibits may be clumsy where
//! real frauds are, so most rules look at what teaches.

use minuku::{
    locale::{Language, Localized},
    pack::{
        Pack,
        load::{Place, load},
    },
    scenario::{Ask, conversation::Turn},
};

/// A text that teaches, and where it stands.
struct Taught<'p> {
    place: String,
    text: &'p Localized<String>,
    /// A story or a situation may begin like a diary ("Monday, on the train."); a reason may not.
    is_reason: bool,
}

fn pack() -> Pack {
    load(&[Place::Embedded])
}

fn taught(pack: &Pack) -> Vec<Taught<'_>> {
    let mut found = Vec::new();
    let mut add = |place: &str, text, is_reason| {
        found.push(Taught {
            place: place.to_owned(),
            text,
            is_reason,
        });
    };
    for scenario in &pack.scenarios {
        let id = &scenario.id;
        add(id, &scenario.situation, false);
        add(id, &scenario.debrief.story, false);
        for clue in &scenario.clues {
            add(id, &clue.why, true);
        }
        for ask in &scenario.asks {
            if let Ask::Choice(options) | Ask::Choices(options) = ask {
                for option in &options.options {
                    add(id, &option.why, true);
                }
            }
        }
    }
    for conversation in &pack.conversations {
        let id = &conversation.id;
        add(id, &conversation.situation, false);
        add(id, &conversation.customer.story, false);
        for node in &conversation.nodes {
            if let Turn::Choose(choices) = &node.turn {
                for choice in choices {
                    add(id, &choice.why, true);
                }
            }
        }
    }
    assert!(found.len() > 1_500, "{}", found.len());
    found
}

/// What stands outside brackets: what is quoted speaks for itself.
fn unquoted(text: &str) -> String {
    let mut depth = 0_usize;
    text.chars()
        .filter(|c| {
            match c {
                '「' | '『' | '（' => depth += 1,
                '」' | '』' | '）' => {
                    depth = depth.saturating_sub(1);
                    return false;
                }
                _ => {}
            }
            depth == 0
        })
        .collect()
}

const POLITE: [&str; 12] = [
    "です",
    "ます",
    "した",
    "せん",
    "せんか",
    "すか",
    "たか",
    "しょう",
    "しょうか",
    "ください",
    "ですね",
    "ますね",
];

/// Plain forms that end a sentence in writing of another tone.
const PLAIN: [&str; 14] = [
    "である",
    "であった",
    "だった",
    "のだ",
    "ことだ",
    "ものだ",
    "する",
    "した方がよい",
    "べきだ",
    "ならない",
    "できる",
    "できない",
    "なる",
    "いる",
];

#[test]
fn japanese_that_teaches_is_polite() {
    let pack = pack();
    let mut rude = Vec::new();
    for Taught {
        place,
        text,
        is_reason,
    } in taught(&pack)
    {
        let text = unquoted(text.get(Language::Ja));
        for sentence in text
            .split('。')
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty())
        {
            let is_polite = POLITE.iter().any(|ending| sentence.ends_with(ending))
                // 「落とした」 is plain, 「落としました」 and 「でした」 are not.
                && (!sentence.ends_with("した") || sentence.ends_with("ました") || sentence.ends_with("でした"))
                && (!sentence.ends_with("せん") || sentence.ends_with("ません"));
            let is_plain = PLAIN.iter().any(|ending| sentence.ends_with(ending));
            if is_plain || (is_reason && !is_polite) {
                rude.push(format!("{place}: {sentence}"));
            }
        }
    }
    assert_eq!(rude, Vec::<String>::new());
}

/// Spellings that are not ours, with those that are.
const JAPANESE: [(&str, &str); 16] = [
    ("だれ", "誰"),
    ("わかる", "分かる"),
    ("わかり", "分かり"),
    ("わから", "分から"),
    ("下さい", "ください"),
    ("出来", "でき"),
    ("致しま", "いたしま"),
    ("頂", "いただ"),
    ("全て", "すべて"),
    ("様々", "さまざま"),
    ("お客様", "お客さま"),
    ("子供", "子ども"),
    ("スマホ", "スマートフォン"),
    ("Ｅメール", "メール"),
    ("騙", "だま"),
    ("Web", "ウェブ"),
];

/// The same for English, in lower case.
const ENGLISH: [(&str, &str); 12] = [
    ("e-mail", "email"),
    ("color", "colour"),
    ("favor", "favour"),
    ("recogniz", "recognis"),
    ("realiz", "realis"),
    ("organiz", "organis"),
    ("apologiz", "apologis"),
    ("canceled", "cancelled"),
    ("unauthorized", "unauthorised"),
    ("program me", "programme"),
    ("smart phone", "smartphone"),
    ("web site", "website"),
];

#[test]
fn one_word_has_one_spelling() {
    let pack = pack();
    let mut odd = Vec::new();
    for Taught { place, text, .. } in taught(&pack) {
        let japanese = unquoted(text.get(Language::Ja));
        for (wrong, right) in JAPANESE {
            if japanese.contains(wrong) {
                odd.push(format!("{place}: {wrong} is {right} here: {japanese}"));
            }
        }
        let english = text.get(Language::En).to_lowercase();
        for (wrong, right) in ENGLISH {
            if english.contains(wrong) {
                odd.push(format!("{place}: {wrong} is {right} here: {english}"));
            }
        }
    }
    assert_eq!(odd, Vec::<String>::new());
}

#[test]
fn digits_and_letters_are_half_width_and_kana_full_width() {
    let pack = pack();
    let mut odd = Vec::new();
    for Taught { place, text, .. } in taught(&pack) {
        let is_odd = |c: char| matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '｡'..='ﾟ' | '\u{3000}' | '，' | '．');
        let japanese = text.get(Language::Ja);
        if let Some(c) = japanese.chars().find(|c| is_odd(*c)) {
            odd.push(format!("{place}: {c} in {japanese}"));
        }
        // Half-width brackets and marks belong to English.
        let unquoted = unquoted(japanese);
        let mut before = ' ';
        for c in unquoted.chars() {
            let is_japanese = matches!(before, 'ぁ'..='ん' | 'ァ'..='ー' | '一'..='龠');
            if is_japanese && matches!(c, '(' | ')' | ',' | '!' | '?' | ':' | ';') {
                odd.push(format!("{place}: {before}{c} in {japanese}"));
            }
            before = c;
        }
        let english = text.get(Language::En);
        if let Some(c) = english
            .chars()
            .find(|c| matches!(c, '“' | '”' | '‘' | '’' | '、' | '。' | '「' | '」'))
        {
            odd.push(format!("{place}: {c} in {english}"));
        }
    }
    assert_eq!(odd, Vec::<String>::new());
}
