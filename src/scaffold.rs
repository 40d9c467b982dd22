//! New files for authors: a scenario that passes every check from its first line on, with comments that teach the format,
//! and the `pack.toml` round it. Nothing is written to disk here; what is said about keys comes from [`crate::format`].

use ids::Ids;

use crate::{
    locale::{Language, Texts},
    scenario::{Incident, Kind, Verdict},
};

mod comments;
mod ids;
mod paste;
mod safe;

pub use ids::Beside;
pub use paste::{Pasted, Unusable, read};
pub use safe::{Replaced, Sort, takes_text};

/// What kind of scenario is wanted.
#[derive(Debug)]
pub struct Wish<'a> {
    /// What the first exhibit is.
    pub kind: Kind,
    /// The answer.
    pub verdict: Verdict,
    /// The id, which is the name of the file.
    pub id: &'a str,
    /// The languages in which it is to be written; at least one.
    pub languages: &'a [Language],
    /// Where the schema is, seen from the file.
    pub schema: Option<&'a str>,
    /// What it can refer to.
    pub beside: Beside<'a>,
    /// A message from real life that takes the place of the example.
    pub pasted: Option<&'a Pasted>,
}

/// What goes with a kind: the incident, the questions, the advice and the terms.
struct Around {
    example: &'static str,
    incident: &'static str,
    asks: &'static str,
    prevention: &'static str,
    term: &'static str,
}

const ASKS: &str = include_str!("scaffold/asks.toml");

const fn around(kind: Kind) -> Around {
    let (example, incident, asks, prevention, term) = match kind {
        Kind::Sms => (
            include_str!("scaffold/sms.toml"),
            "phishing",
            "message",
            "no-links-in-messages",
            "smishing",
        ),
        Kind::Email => (
            include_str!("scaffold/email.toml"),
            "phishing",
            "message",
            "no-links-in-messages",
            "phishing",
        ),
        Kind::Web => (
            include_str!("scaffold/web.toml"),
            "phishing",
            "page",
            "read-domain",
            "domain",
        ),
        Kind::Login => (
            include_str!("scaffold/login.toml"),
            "phishing",
            "page",
            "read-domain",
            "domain",
        ),
        Kind::Warning => (
            include_str!("scaffold/warning.toml"),
            "fake-warning",
            "device",
            "close-do-not-call",
            "fake-warning",
        ),
        Kind::Bill => (
            include_str!("scaffold/bill.toml"),
            "one-click",
            "page",
            "do-not-pay-one-click",
            "one-click",
        ),
        Kind::Shop => (
            include_str!("scaffold/shop.toml"),
            "fake-shop",
            "page",
            "check-shop",
            "fake-shop",
        ),
        Kind::Document => (
            include_str!("scaffold/document.toml"),
            "malware",
            "device",
            "no-macros",
            "macro",
        ),
        Kind::LockScreen => (
            include_str!("scaffold/lock-screen.toml"),
            "ransomware",
            "device",
            "offline-backup",
            "ransomware",
        ),
        Kind::Call => (
            include_str!("scaffold/call.toml"),
            "phishing",
            "call",
            "never-share-codes",
            "spoofing",
        ),
        Kind::Letter => (
            include_str!("scaffold/letter.toml"),
            "account-opened",
            "message",
            "official-route",
            "official-route",
        ),
    };
    Around {
        example,
        incident,
        asks,
        prevention,
        term,
    }
}

/// The text of a new scenario file. Its comments are in the language of `texts`.
pub fn scenario(wish: &Wish<'_>, texts: &Texts) -> String {
    let bare = bare(wish, texts);
    let bare = match wish.languages {
        [only] => without(&bare, only.other()),
        _ => bare,
    };
    let ids = Ids::fitting(
        wish.beside,
        incident(around(wish.kind).incident),
        (Some(wish.kind), wish.verdict),
        texts,
    );
    comments::scenario(&bare, wish.schema, &ids, texts)
}

/// The text of a new conversation at the counter. Its comments are in the language of `texts`.
pub fn conversation(
    id: &str,
    languages: &[Language],
    schema: Option<&str>,
    beside: Beside<'_>,
    texts: &Texts,
) -> String {
    let bare = format!(
        "schema = 1\nkind = \"counter\"\nid = \"{id}\"\nfamily = \"{}\"\nincident = \"{COUNTER}\"\n{}",
        family(id),
        include_str!("scaffold/counter.toml")
    );
    let bare = match languages {
        [only] => without(&bare, only.other()),
        _ => bare,
    };
    let ids = Ids::fitting(beside, incident(COUNTER), (None, Verdict::Scam), texts);
    comments::conversation(&bare, schema, &ids, texts)
}

/// What the conversation to begin with is about.
const COUNTER: &str = "impersonation";

fn incident(word: &str) -> Incident {
    Incident::from_word(word).unwrap_or(Incident::None)
}

/// The scenario without a comment, in both languages.
fn bare(wish: &Wish<'_>, texts: &Texts) -> String {
    let around = around(wish.kind);
    let (words, examples) = around.example.split_once("# scam\n").unwrap_or_default();
    let (scam, genuine) = examples.split_once("# genuine\n").unwrap_or_default();
    let verdict = wish.verdict.word();
    let exhibits = match wish.pasted {
        Some(pasted) => pasted.exhibit(wish.kind, wish.verdict, texts),
        None if wish.verdict == Verdict::Scam => scam.to_owned(),
        None => genuine.to_owned(),
    };
    // What is pasted comes without its surroundings.
    let todo = match wish.pasted {
        Some(_) => format!("# TODO: {}\n", texts.text("scaffold-todo-situation")),
        None => String::new(),
    };
    let section = format!("# {} {verdict}\n", around.asks);
    let options = ASKS
        .split_once(&section)
        .map(|(_, rest)| rest.split("\n# ").next().unwrap_or(rest))
        .unwrap_or_default();
    let (id, family) = (wish.id, family(wish.id));
    let Around {
        incident,
        prevention,
        term,
        ..
    } = around;
    let clues = match wish.verdict {
        Verdict::Scam => "[[ask]]\nkind = \"clues\"\n\n",
        Verdict::Genuine => "",
    };
    let (ja, en) = match wish.verdict {
        Verdict::Scam => (
            "ある人は、そのとおりに動きました。翌週、口座から60,000円がなくなっていることに気づきました。",
            "Somebody did as they were told. A week later, 60,000 yen were gone from the account.",
        ),
        Verdict::Genuine => (
            "ある人は、詐欺だと思って放っておきました。本物だったため、あとから手続きのやり直しに半日かかりました。",
            "Somebody took it for a scam and let it be. It was genuine, and putting things right took half a day.",
        ),
    };
    let advice = match (wish.verdict, prevention) {
        (Verdict::Genuine, _) => "\"genuine-exists\", \"official-route\"".to_owned(),
        (Verdict::Scam, "official-route") => "\"official-route\", \"message-not-proof\"".to_owned(),
        (Verdict::Scam, own) => format!("\"{own}\", \"official-route\""),
    };
    format!(
        "schema = 1\n\
         id = \"{id}\"\n\
         family = \"{family}\"\n\
         incident = \"{incident}\"\n\
         roles = [\"employee\", \"staff\"]\n\
         verdict = \"{verdict}\"\n\
         draft = true\n\
         premise = {{ routine = 4, relevance = 6, events = 4, consequence = 4, trained = 4 }}\n\
         {todo}{words}\n\
         {}\n\n\
         [[ask]]\nkind = \"verdict\"\n\n\
         [[ask]]\nkind = \"choice\"\n\
         text.ja = \"このあと、どうしますか。\"\n\
         text.en = \"What do you do next?\"\n\n\
         {}\n\n\
         {clues}[debrief]\n\
         prevention = [{advice}]\n\
         story.ja = \"{ja}\"\n\
         story.en = \"{en}\"\n\
         terms = [\"{term}\"]\n",
        exhibits.trim_end(),
        options.trim(),
    )
}

/// The family of a scenario: its id without the number at the end.
fn family(id: &str) -> &str {
    match id.rsplit_once('-') {
        Some((family, number)) if !family.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            family
        }
        _ => id,
    }
}

/// Leaves out every text in a language.
fn without(text: &str, language: Language) -> String {
    let mut kept = String::with_capacity(text.len());
    // Within a text of several lines: whether it is kept.
    let mut inside: Option<bool> = None;
    for line in text.split_inclusive('\n') {
        let keeps = inside.unwrap_or_else(|| {
            let key = line.split(" = ").next().unwrap_or_default();
            key.rsplit_once('.').is_none_or(|(_, tag)| tag != language.tag())
        });
        if keeps {
            kept.push_str(line);
        }
        if line.matches("\"\"\"").count() == 1 {
            inside = match inside {
                Some(_) => None,
                None => Some(keeps),
            };
        }
    }
    kept
}

/// The text of a new `pack.toml`.
pub fn pack(id: &str, languages: &[Language], schema: Option<&str>, texts: &Texts) -> String {
    let tags: Vec<String> = languages
        .iter()
        .map(|language| format!("\"{}\"", language.tag()))
        .collect();
    let bare = format!(
        "schema = 1\n\
         id = \"{id}\"\n\
         name.ja = \"自分のパック\"\n\
         name.en = \"Our own pack\"\n\
         version = \"1\"\n\
         languages = [{}]\n",
        tags.join(", ")
    );
    let bare = match languages {
        // Whoever writes one language on purpose need not be told at every text that the other is missing.
        [only] => without(&bare, only.other()) + "\n[severity]\nM0501 = \"off\"\n",
        _ => bare,
    };
    comments::pack(&bare, schema, texts)
}

#[cfg(test)]
mod tests;
