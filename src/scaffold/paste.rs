//! A message from real life, pasted by an author: what is its sender, its subject, its text, and how it becomes an exhibit.
//! What could be somebody's in it is replaced by [`super::safe`].

use std::fmt::Write as _;

use unicode_segmentation::UnicodeSegmentation as _;

use super::safe::{Cleaner, Replaced, brands, is_japanese};
use crate::{
    locale::{Language, Texts},
    scenario::{
        Kind, Verdict, traces,
        validate::unwritten::{AMOUNT, SENDER, SENTENCE, SUBJECT},
    },
    text,
};

/// The longest text that is taken over, in cells: what a text may have, less room for marks.
const MAX_CELLS: usize = 3_600;

/// A message, made safe.
#[derive(Clone, Debug, Default)]
pub struct Pasted {
    /// The sender's name.
    pub from: Option<String>,
    /// The sender's address.
    pub address: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// When it was sent, in words.
    pub date: Option<String>,
    /// The text.
    pub body: String,
    /// The language that it is written in.
    pub language: Language,
    /// What was replaced.
    pub replaced: Vec<Replaced>,
    /// Whether its end was cut off.
    pub is_cut: bool,
}

/// Why a message cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// There is no text in it.
    Empty,
    /// It is no text in an encoding that is known.
    NoText,
}

/// Names of headers, as mail programs show them.
const HEADERS: &[(&str, Header)] = &[
    ("from", Header::From),
    ("sender", Header::From),
    ("差出人", Header::From),
    ("送信者", Header::From),
    ("送信元", Header::From),
    ("発信者", Header::From),
    ("subject", Header::Subject),
    ("件名", Header::Subject),
    ("題名", Header::Subject),
    ("date", Header::Date),
    ("sent", Header::Date),
    ("日付", Header::Date),
    ("日時", Header::Date),
    ("送信日時", Header::Date),
    ("受信日時", Header::Date),
    ("to", Header::Other),
    ("cc", Header::Other),
    ("宛先", Header::Other),
    ("reply-to", Header::Other),
    ("返信先", Header::Other),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Header {
    From,
    Subject,
    Date,
    Other,
}

/// Reads a message. The first lines are headers if the first of them is one; a mail as it is stored (with MIME) is taken
/// apart.
pub fn read(bytes: &[u8]) -> Result<Pasted, Unusable> {
    let raw = match mime(bytes) {
        Some(raw) => raw,
        None => plain(&decode(bytes).ok_or(Unusable::NoText)?),
    };
    let language = if is_japanese(&raw.body) {
        Language::Ja
    } else {
        Language::En
    };
    let mut cleaner = Cleaner::new(language);
    let mut clean = |words: &Option<String>| {
        let words = cleaner.clean(words.as_deref()?).replace('\n', " ");
        let short = text::truncate(words.trim(), 120).into_owned();
        Some(cleaner.sweep(&short)).filter(|words| !words.trim().is_empty())
    };
    let (from, address) = (clean(&raw.from), clean(&raw.address));
    let (subject, date) = (clean(&raw.subject), clean(&raw.date));
    let body = cleaner.clean(&raw.body);
    let (body, is_cut) = cut(&body);
    let body = cleaner.sweep(&body);
    if !body.chars().any(char::is_alphanumeric) {
        return Err(Unusable::Empty);
    }
    Ok(Pasted {
        from,
        address,
        subject,
        date,
        body,
        language,
        replaced: cleaner.replaced,
        is_cut,
    })
}

/// A message before it is made safe.
#[derive(Debug, Default)]
struct Raw {
    from: Option<String>,
    address: Option<String>,
    subject: Option<String>,
    date: Option<String>,
    body: String,
}

/// Text in UTF-8, UTF-16 or one of the two Japanese encodings that are still about.
fn decode(bytes: &[u8]) -> Option<String> {
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding.decode_with_bom_removal(bytes).0.into_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    let has_escapes = bytes.windows(2).any(|pair| pair == b"\x1b$" || pair == b"\x1b(");
    let encodings = if has_escapes {
        [encoding_rs::ISO_2022_JP, encoding_rs::UTF_8]
    } else {
        [encoding_rs::UTF_8, encoding_rs::SHIFT_JIS]
    };
    encodings.into_iter().find_map(|encoding| {
        encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(std::borrow::Cow::into_owned)
    })
}

/// A mail as it is stored.
fn mime(bytes: &[u8]) -> Option<Raw> {
    let head = bytes.get(..bytes.len().min(64 * 1024)).unwrap_or_default();
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head
        .split("\n\n")
        .next()
        .and_then(|head| head.split("\r\n\r\n").next())?;
    let is_stored = head.lines().any(|line| {
        line.starts_with("mime-version:") || line.starts_with("content-type:") || line.contains("=?")
    });
    if !is_stored {
        return None;
    }
    let mail = mail_parser::MessageParser::default().parse(bytes)?;
    let sender = mail.from().and_then(|from| from.first());
    Some(Raw {
        from: sender.and_then(|sender| sender.name()).map(str::to_owned),
        address: sender.and_then(|sender| sender.address()).map(str::to_owned),
        subject: mail.subject().map(str::to_owned),
        date: mail.date().map(|date| {
            format!(
                "{}-{:02}-{:02} {:02}:{:02}",
                date.year, date.month, date.day, date.hour, date.minute
            )
        }),
        body: mail
            .body_text(0)
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default(),
    })
}

/// A message as it was copied from a screen.
fn plain(words: &str) -> Raw {
    let words = words.replace("\r\n", "\n");
    let mut raw = Raw::default();
    let mut rest = words.trim_start_matches(['\n', ' ', '\u{3000}', '\u{FEFF}']);
    let mut found = false;
    loop {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        let Some((header, value)) = header(line) else {
            // Headers that nobody needs, and lines that go on, only among others.
            let goes_on =
                found && !line.trim().is_empty() && (line.starts_with([' ', '\t']) || is_header_like(line));
            if !goes_on {
                break;
            }
            rest = after;
            continue;
        };
        found = true;
        let slot = match header {
            Header::From => Some(&mut raw.from),
            Header::Subject => Some(&mut raw.subject),
            Header::Date => Some(&mut raw.date),
            Header::Other => None,
        };
        if let Some(slot) = slot {
            slot.get_or_insert_with(|| value.to_owned());
        }
        rest = after;
    }
    rest.clone_into(&mut raw.body);
    if let Some((name, address)) = raw.from.as_deref().and_then(sender) {
        raw.address = Some(address);
        raw.from = Some(name).filter(|name| !name.is_empty());
    }
    raw
}

fn header(line: &str) -> Option<(Header, &str)> {
    let at = line.find([':', '：'])?;
    let name = line.get(..at)?.trim().to_lowercase();
    let value = line.get(at..)?.trim_start_matches([':', '：']).trim();
    let (_, header) = HEADERS.iter().find(|(known, _)| *known == name)?;
    Some((*header, value))
}

/// `X-Mailer: …` and its like.
fn is_header_like(line: &str) -> bool {
    line.split_once(':').is_some_and(|(name, _)| {
        name.contains('-')
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    })
}

/// `"Name" <address>`, or an address alone.
fn sender(words: &str) -> Option<(String, String)> {
    let name = |words: &str| words.trim().trim_matches(['"', '“', '”', '\'']).trim().to_owned();
    if let Some((before, after)) = words.rsplit_once(['<', '＜']) {
        let address = after.trim().trim_end_matches(['>', '＞']).trim();
        return address.contains('@').then(|| (name(before), address.to_owned()));
    }
    let is_address = words.contains('@') && !words.trim().contains(char::is_whitespace);
    is_address.then(|| (String::new(), words.trim().to_owned()))
}

/// As much as an exhibit can hold.
fn cut(words: &str) -> (String, bool) {
    let mut cells = 0;
    let mut kept = String::new();
    for line in words.lines() {
        cells += text::width(line) + 1;
        if cells > MAX_CELLS {
            let room = MAX_CELLS.saturating_sub(text::width(&kept));
            if kept.is_empty() {
                kept.push_str(&text::truncate(line, room));
            }
            return (kept.trim_end().to_owned(), true);
        }
        kept.push_str(line);
        kept.push('\n');
    }
    (kept.trim_end().to_owned(), false)
}

impl Pasted {
    /// The kind that it looks like.
    pub fn kind(&self) -> Kind {
        if self.address.is_some() || self.subject.is_some() {
            Kind::Email
        } else {
            Kind::Sms
        }
    }

    /// The exhibit and its clues, in the author's file. The other language is left to the author to write.
    pub(super) fn exhibit(&self, kind: Kind, verdict: Verdict, texts: &Texts) -> String {
        let mut out = Exhibit {
            pasted: self,
            scam: verdict == Verdict::Scam,
            texts,
            text: String::new(),
            clues: String::new(),
        };
        out.write(kind);
        format!("{}{}", out.text, out.clues.trim_end())
    }

    /// The link in a line of the text.
    fn link(&self) -> Option<&str> {
        let start = self.body.find("https://").or_else(|| self.body.find("http://"))?;
        let rest = self.body.get(start..)?;
        let end = rest
            .find(|c: char| !c.is_ascii_graphic() || matches!(c, '|' | '[' | ']'))
            .unwrap_or(rest.len());
        rest.get(..end)
    }

    /// The last line that can be marked as a whole: it usually says what to do.
    fn request(&self) -> Option<&str> {
        self.body.lines().rev().map(str::trim).find(|line| {
            line.chars().any(char::is_alphabetic) && !line.contains(['[', ']', '|', '［', '］', '｜'])
        })
    }
}

struct Exhibit<'a> {
    pasted: &'a Pasted,
    scam: bool,
    texts: &'a Texts,
    text: String,
    clues: String,
}

impl Exhibit<'_> {
    fn write(&mut self, kind: Kind) {
        let pasted = self.pasted;
        self.line("[[exhibit]]");
        self.line(&format!("kind = \"{}\"", kind.word()));
        let address = pasted.link().unwrap_or("https://site1.example/").to_owned();
        let heading = pasted.subject.clone().or_else(|| {
            let first = pasted.body.lines().find(|line| !line.trim().is_empty())?;
            let short = text::truncate(first.trim(), 60).into_owned();
            // Cut in the middle, a name that leads nowhere could be one that leads somewhere.
            traces::find(&short)
                .iter()
                .all(|trace| trace.is_harmless)
                .then_some(short)
        });
        let number = |out: &mut Self, key: &str, words: &str| out.line(&format!("{key} = {}", quoted(words)));
        match kind {
            Kind::Sms => {
                self.sender("from");
                self.line("\n[[exhibit.message]]");
                number(self, "at", "12:20");
                self.body("text");
            }
            Kind::Email => {
                self.sender("from");
                number(
                    self,
                    "address",
                    pasted.address.as_deref().unwrap_or("sender@site1.example"),
                );
                self.date();
                self.both("subject", pasted.subject.as_deref(), SUBJECT);
                self.body("body");
            }
            Kind::Letter => {
                self.sender("from");
                self.date();
                self.both("subject", pasted.subject.as_deref(), SUBJECT);
                self.body("body");
            }
            Kind::Call => {
                self.sender("caller");
                self.line("\n[[exhibit.turn]]");
                number(self, "who", "caller");
                self.body("text");
            }
            Kind::Web | Kind::Login | Kind::Shop => {
                number(self, "address", &address);
                self.body("body");
                if kind == Kind::Login {
                    self.line("\n[[exhibit.field]]\nlabel.ja = \"パスワード\"\nlabel.en = \"Password\"\nsecret = true");
                }
            }
            Kind::Warning | Kind::LockScreen => {
                self.both("heading", heading.as_deref(), SUBJECT);
                self.body("body");
            }
            Kind::Bill => {
                self.both("heading", heading.as_deref(), SUBJECT);
                self.both("amount", None, AMOUNT);
                self.body("body");
            }
            Kind::Document => {
                number(self, "file", "document.pdf");
                self.body("body");
            }
        }
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn date(&mut self) {
        if let Some(date) = &self.pasted.date {
            self.line(&format!("date = {}", quoted(date)));
        }
    }

    /// What was pasted in its language, and a placeholder in the other one.
    fn both(&mut self, key: &str, words: Option<&str>, instead: (&str, &str)) {
        for language in Language::ALL {
            let own = if language == Language::Ja {
                instead.0
            } else {
                instead.1
            };
            let words = words.filter(|_| language == self.pasted.language).unwrap_or(own);
            let words = quoted(words);
            self.line(&format!("{key}.{} = {words}", language.tag()));
        }
    }

    fn sender(&mut self, key: &str) {
        for language in Language::ALL {
            let own = if language == Language::Ja {
                SENDER.0
            } else {
                SENDER.1
            };
            let words = self
                .pasted
                .from
                .as_deref()
                .filter(|_| language == self.pasted.language);
            // The invented institutions are known by both their names.
            let twin = || self.pasted.from.as_deref().and_then(brands::twin);
            let words = words.or_else(twin).unwrap_or(own).replace(['|', '｜'], "/");
            self.line(&format!(
                "{key}.{} = {}",
                language.tag(),
                quoted(&format!("[[sender|{words}]]"))
            ));
        }
        let decoy = if self.scam { "decoy = true\n" } else { "" };
        let todo = self.todo("scaffold-todo-sender");
        let _ = write!(
            self.clues,
            "\n{todo}[clue.sender]\n{decoy}\
             reveal.ja = \"差出人として、この名前が表示されています。\"\n\
             reveal.en = \"This is the name shown as the sender.\"\n\
             why.ja = \"名前の表示は、送る側が自由に決められます。信じる理由にも疑う理由にもなりません。\"\n\
             why.en = \"The sender chooses the name that is shown. It is a reason neither to believe nor to doubt.\"\n"
        );
    }

    fn body(&mut self, key: &str) {
        let pasted = self.pasted;
        let link = pasted.link();
        let request = pasted.request();
        let (id, marked) = match (link, request) {
            (Some(link), _) => ("url", link),
            (None, Some(request)) => ("request", request),
            (None, None) => ("request", ""),
        };
        for language in Language::ALL {
            let placeholder = if language == Language::Ja {
                SENTENCE.0
            } else {
                SENTENCE.1
            };
            let words = if language != pasted.language {
                let marked = if id == "url" { marked } else { placeholder };
                let mark = format!("[[{id}|{marked}]]");
                if id == "url" {
                    format!("{placeholder}\n{mark}")
                } else {
                    mark
                }
            } else if marked.is_empty() {
                format!("{}\n[[{id}|{placeholder}]]", pasted.body)
            } else {
                let body = pasted.body.as_str();
                let at = if id == "url" {
                    body.find(marked)
                } else {
                    body.rfind(marked)
                };
                let whole = at.filter(|at| is_whole(body, *at) && is_whole(body, at + marked.len()));
                match whole.and_then(|at| Some((body.get(..at)?, body.get(at + marked.len()..)?))) {
                    Some((before, after)) => {
                        // Three brackets in a row would be read as a mark that begins too early, or ends too late.
                        let gap = |touches: bool| if touches { " " } else { "" };
                        let start = gap(before.ends_with(['[', '［', '\\']));
                        let end = gap(after.starts_with([']', '］']));
                        format!("{before}{start}[[{id}|{marked}]]{end}{after}")
                    }
                    None => format!("{body}\n[[{id}|{placeholder}]]"),
                }
            };
            self.line(&format!("{key}.{} = {}", language.tag(), quoted(&words)));
        }
        let (cue, ja, en) = match (id, self.scam) {
            ("url", true) => (
                "cue = \"domain-spoofing\"\n",
                "ドメインは右から読みます。名前に似せた部分は飾りです。",
                "Read a domain from the right. What looks like a name is decoration.",
            ),
            ("url", false) => (
                "",
                "ドメインが、いつも使っているものと同じです。",
                "The domain is the one that is always used.",
            ),
            (_, true) => (
                "cue = \"sensitive-request\"\n",
                "何をさせようとしているかを読みます。求められたことは、自分で選んだ道で確かめます。",
                "Read what it wants from you, and check that by a route of your own.",
            ),
            (_, false) => (
                "",
                "秘密の情報もお金も求めていません。",
                "It asks for nothing secret and for no money.",
            ),
        };
        let reveal = match link {
            Some(link) => {
                let host = link
                    .split("//")
                    .nth(1)
                    .and_then(|rest| rest.split('/').next())
                    .unwrap_or(link);
                let (ja, en) = (
                    quoted(&format!("つながる先は {host} です。")),
                    quoted(&format!("It leads to {host}.")),
                );
                format!("reveal.ja = {ja}\nreveal.en = {en}\n")
            }
            None => String::new(),
        };
        let todo = self.todo("scaffold-todo-clue");
        let _ = write!(
            self.clues,
            "\n{todo}[clue.{id}]\n{cue}{reveal}why.ja = \"{ja}\"\nwhy.en = \"{en}\"\n"
        );
    }

    fn todo(&self, id: &str) -> String {
        format!("# TODO: {}\n", self.texts.text(id))
    }
}

/// Whether a place lies between what a reader sees as characters.
fn is_whole(words: &str, at: usize) -> bool {
    at == words.len() || words.grapheme_indices(true).any(|(start, _)| start == at)
}

/// As a TOML string, in several lines where there are some.
fn quoted(words: &str) -> String {
    let escaped = words.replace('\\', "\\\\").replace('"', "\\\"");
    if words.contains('\n') {
        format!("\"\"\"\n{escaped}\"\"\"")
    } else {
        format!("\"{escaped}\"")
    }
}
