//! Makes a message from real life safe to train with: names of hosts, addresses, numbers and brands that could be
//! somebody's give way to ones that are nobody's. It errs on the side of replacing; what it cannot know (people, places,
//! products) stays, and the author is told to look.

use std::ops::Range;

use crate::{
    locale::Language,
    scenario::{Kind, brands as real, reserved, traces},
    text,
};

pub(super) mod brands;
mod numbers;

/// A sort of thing that is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Characters that cannot be seen or that steer a terminal.
    Invisible,
    /// The name of a host, or a network address.
    Host,
    /// A mail address.
    Mail,
    /// A telephone number.
    Phone,
    /// A number as long as that of a card.
    Card,
    /// Another long number: an account, a code, a customer.
    Number,
    /// A real company, office or product.
    Brand,
    /// Somebody who is addressed by name.
    Name,
}

impl Sort {
    /// Every sort.
    pub const ALL: [Self; 8] = [
        Self::Invisible,
        Self::Host,
        Self::Mail,
        Self::Phone,
        Self::Card,
        Self::Number,
        Self::Brand,
        Self::Name,
    ];

    /// Its word, as in the message `scaffold-replaced-host`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invisible => "invisible",
            Self::Host => "host",
            Self::Mail => "mail",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::Number => "number",
            Self::Brand => "brand",
            Self::Name => "name",
        }
    }
}

/// What was replaced by what. What was there may be secret: it is for the author's eyes, not for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// What it was.
    pub sort: Sort,
    /// As it stood there.
    pub before: String,
    /// As it stands there now.
    pub after: String,
}

/// Replaces, and remembers: the same host becomes the same name in the sender and in the text.
#[derive(Debug)]
pub(super) struct Cleaner {
    language: Language,
    hosts: Vec<(String, String)>,
    /// What has been replaced so far, each thing once.
    pub(super) replaced: Vec<Replaced>,
}

/// Words before the `@` that are nobody's name.
const ROLES: &[&str] = &[
    "info", "support", "noreply", "no-reply", "service", "contact", "admin", "notice", "news", "mail",
    "security",
];

/// Endings that are files rather than hosts.
const FILES: &[&str] = &[
    "pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "ppt", "pptx", "zip", "exe", "apk", "dmg", "msi",
    "txt", "csv", "jpg", "jpeg", "png", "gif", "html", "htm", "php", "js", "iso", "lnk", "toml",
];

impl Cleaner {
    /// For a message in this language: what takes the place of a name is in it too.
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            hosts: Vec::new(),
            replaced: Vec::new(),
        }
    }

    /// A text made safe.
    pub(super) fn clean(&mut self, words: &str) -> String {
        let visible = self.visible(words);
        let branded = self.brands(&visible);
        let named = self.names(&branded);
        let scanned = self.scan(&named);
        self.sweep(&scanned)
    }

    /// Replaces whatever `minuku check` would still find: the last word is with the rules that judge every file. To be
    /// called again when a text has been cut, because half a name is another name.
    pub(super) fn sweep(&mut self, words: &str) -> String {
        let mut words = words.to_owned();
        // Each round takes something away; should one ever not, the author is told by the check.
        for _ in 0..64 {
            let Some((at, sort, after)) = self.left(&words) else {
                break;
            };
            let Some(found) = words.get(at.clone()) else { break };
            self.note(sort, found, &after);
            words.replace_range(at, &after);
        }
        words
    }

    /// The first thing that is left, and what takes its place.
    fn left(&mut self, words: &str) -> Option<(Range<usize>, Sort, String)> {
        if let Some(trace) = traces::find(words).into_iter().find(|trace| !trace.is_harmless) {
            let found = words.get(trace.at.clone())?;
            let masked = || -> String {
                let mask = |c: char| {
                    if text::half_width(c).is_ascii_digit() {
                        'X'
                    } else {
                        c
                    }
                };
                found.chars().map(mask).collect()
            };
            let (sort, after) = match trace.kind {
                traces::Kind::Address if found.contains(':') => (Sort::Host, "2001:db8::1".to_owned()),
                traces::Kind::Host | traces::Kind::Address => (Sort::Host, self.host(found)),
                traces::Kind::Phone => (Sort::Phone, masked()),
                traces::Kind::Card => (Sort::Card, masked()),
                traces::Kind::Scheme => (Sort::Host, String::new()),
            };
            return Some((trace.at, sort, after));
        }
        let brand = real::find(words, Some(self.language))?;
        let after = match self.language {
            Language::Ja => "ある会社",
            Language::En => "a company",
        };
        Some((brand, Sort::Brand, after.to_owned()))
    }

    fn note(&mut self, sort: Sort, before: &str, after: &str) {
        let replaced = Replaced {
            sort,
            before: before.to_owned(),
            after: after.to_owned(),
        };
        if before != after && !self.replaced.contains(&replaced) {
            self.replaced.push(replaced);
        }
    }

    /// Without what cannot be seen; half-width kana become ordinary ones, and disguised links plain ones.
    fn visible(&mut self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        for c in words.replace("\r\n", "\n").chars() {
            match c {
                '\r' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                '\t' | '\u{A0}' => out.push(' '),
                c if text::is_unsafe(c) => {
                    self.note(Sort::Invisible, &format!("U+{:04X}", u32::from(c)), "");
                }
                c => out.push(c),
            }
        }
        let out = text::full_width_kana(&out);
        let mut out = out.replace("[.]", ".").replace("(.)", ".").replace("[:]", ":");
        for (disguised, plain) in [
            ("hxxps://", "https://"),
            ("hxxp://", "http://"),
            ("tel:", ""),
            ("sms:", ""),
        ] {
            out = replace_ignoring_case(&out, disguised, plain);
        }
        // What the format would take for a mark.
        for (open, apart) in [("[[", "[ ["), ("]]", "] ]"), ("［［", "［ ［"), ("］］", "］ ］")] {
            while out.contains(open) {
                out = out.replace(open, apart);
            }
        }
        let lines: Vec<&str> = out.lines().map(str::trim_end).collect();
        lines.join("\n").trim_matches('\n').to_owned()
    }

    fn brands(&mut self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let before = words.get(..at).and_then(|before| before.chars().next_back());
            // Within an address the host is replaced as a whole.
            if let Some((length, brand)) = brands::at(rest, before) {
                let found = rest.get(..length).unwrap_or_default();
                let after = match self.language {
                    Language::Ja => brand.0,
                    Language::En => brand.1,
                };
                self.note(Sort::Brand, found, after);
                out.push_str(after);
                at += length;
                continue;
            }
            let Some(c) = rest.chars().next() else { break };
            out.push(c);
            at += c.len_utf8();
        }
        out
    }

    /// `山田太郎様` and `Dear John Smith` address a person.
    fn names(&mut self, words: &str) -> String {
        let lines: Vec<String> = words.lines().map(|line| self.name_in(line)).collect();
        lines.join("\n")
    }

    fn name_in(&mut self, line: &str) -> String {
        for greeting in ["Dear ", "Hi ", "Hello "] {
            if let Some(name) = line.strip_prefix(greeting) {
                let end = name.find([',', ':', '!']).unwrap_or(name.len());
                let (name, rest) = name.split_at_checked(end).unwrap_or((name, ""));
                let is_name = !name.is_empty()
                    && name.split(' ').count() <= 4
                    && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
                    && !["Customer", "Sir", "Madam", "Member", "User", "All", "Team"]
                        .iter()
                        .any(|word| name.contains(word));
                if is_name {
                    self.note(Sort::Name, name, "customer");
                    return format!("{greeting}customer{rest}");
                }
            }
        }
        for ending in ["様", "さま"] {
            let Some(at) = line.find(ending) else { continue };
            let before = line.get(..at).unwrap_or_default();
            let is_part =
                |c: char| matches!(c, '\u{4E00}'..='\u{9FFF}' | '々' | '\u{30A0}'..='\u{30FF}' | ' ' | '　');
            let start = before
                .char_indices()
                .rev()
                .take_while(|(_, c)| is_part(*c))
                .last()
                .map_or(before.len(), |(start, _)| start);
            let name = before.get(start..).unwrap_or_default().trim();
            let ordinary = [
                "客",
                "皆",
                "会員",
                "利用者",
                "各位",
                "奥",
                "仕",
                "多",
                "神",
                "同",
                "模",
                "異",
                "王",
            ];
            if (2..=8).contains(&name.chars().count()) && !ordinary.iter().any(|word| name.ends_with(word)) {
                self.note(Sort::Name, name, "お客");
                let rest = line.get(at..).unwrap_or_default();
                return format!("{}お客{rest}", before.get(..start).unwrap_or_default());
            }
        }
        line.to_owned()
    }

    /// Hosts, addresses and numbers.
    fn scan(&mut self, words: &str) -> String {
        let mut out = String::with_capacity(words.len());
        let mut at = 0;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let before = words.get(..at).and_then(|before| before.chars().next_back());
            if let Some((length, after)) = self.address(rest, before) {
                out.push_str(&after);
                at += length;
            } else if let Some(number) = numbers::at(rest, before) {
                if let Some((sort, after)) = &number.masked {
                    self.note(*sort, rest.get(..number.length).unwrap_or_default(), after);
                    out.push_str(after);
                } else {
                    out.push_str(rest.get(..number.length).unwrap_or_default());
                }
                at += number.length;
            } else {
                let Some(c) = rest.chars().next() else { break };
                out.push(c);
                at += c.len_utf8();
            }
        }
        out
    }

    /// A link, a mail address or the bare name of a host at the beginning of `rest`: its length, and what takes its place.
    fn address(&mut self, rest: &str, before: Option<char>) -> Option<(usize, String)> {
        let scheme = ["https://", "http://", "ftp://"]
            .into_iter()
            .find(|scheme| starts_ignoring_case(rest, scheme));
        if let Some(scheme) = scheme {
            let after = rest.get(scheme.len()..).unwrap_or_default();
            let length = after.find(|c: char| !is_of_link(c)).unwrap_or(after.len());
            // A host in letters of another script.
            let length = if length == 0 {
                after
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '/')))
                    .unwrap_or(after.len())
            } else {
                length
            };
            let link = after
                .get(..length)?
                .trim_end_matches(['.', ',', '!', '?', ';', ':', ')']);
            let (host, path) = split_host(link);
            let safe = format!("{scheme}{}{}", self.host(host), shortened(path));
            let found = rest.get(..scheme.len() + link.len())?;
            self.note(Sort::Host, found, &safe);
            return Some((found.len(), safe));
        }
        if before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '@' | '/')) {
            return None;
        }
        let length = rest
            .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%' | '@')))
            .unwrap_or(rest.len());
        let token = rest
            .get(..length)?
            .trim_end_matches(['.', '-', '_', '+', '%', '@']);
        if let Some((local, host)) = token.rsplit_once('@') {
            if local.is_empty() || !host.contains('.') {
                return None;
            }
            let lower = local.to_ascii_lowercase();
            let role = ROLES
                .iter()
                .find(|role| **role == lower)
                .copied()
                .unwrap_or("sender");
            let after = if is_reserved(host) {
                token.to_owned()
            } else {
                format!("{role}@{}", self.host(host))
            };
            self.note(Sort::Mail, token, &after);
            return Some((token.len(), after));
        }
        if !is_host(token) {
            return None;
        }
        let after = rest.get(token.len()..)?;
        let path = if after.starts_with('/') {
            let end = after.find(|c: char| !is_of_link(c)).unwrap_or(after.len());
            after
                .get(..end)?
                .trim_end_matches(['.', ',', '!', '?', ';', ':', ')'])
        } else {
            ""
        };
        let safe = format!("{}{}", self.host(token), shortened(path));
        let found = rest.get(..token.len() + path.len())?;
        self.note(Sort::Host, found, &safe);
        Some((found.len(), safe))
    }

    /// The name that takes the place of a host; a reserved one stays.
    fn host(&mut self, host: &str) -> String {
        let host = host.to_lowercase();
        if is_reserved(&host) {
            return host;
        }
        if let Some((_, name)) = self.hosts.iter().find(|(other, _)| *other == host) {
            return name.clone();
        }
        let number = self.hosts.len() + 1;
        let name = if host.parse::<std::net::Ipv4Addr>().is_ok() {
            format!("192.0.2.{}", number.min(254))
        } else {
            format!("site{number}.example")
        };
        self.hosts.push((host, name.clone()));
        name
    }
}

/// Kana or kanji.
pub(super) fn is_japanese(words: &str) -> bool {
    words.chars().any(text::is_kana_or_kanji)
}

/// Whether nobody can own the name of a host or an address.
fn is_reserved(host: &str) -> bool {
    match host.parse() {
        Ok(address) => reserved::is_documentation_v4(address),
        Err(_) => reserved::is_reserved_host(host),
    }
}

fn is_of_link(c: char) -> bool {
    c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`' | '\\' | '{' | '}' | '|' | '^' | '(')
}

/// The host of a link, without who logs in there and without the port, and what follows.
fn split_host(link: &str) -> (&str, &str) {
    let end = link.find(['/', '?', '#']).unwrap_or(link.len());
    let (place, path) = link.split_at_checked(end).unwrap_or((link, ""));
    let host = place.rsplit('@').next().unwrap_or(place);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    (host, path)
}

/// A path without anything that could name a person: its first step, where that is a short word.
fn shortened(path: &str) -> String {
    let first = path
        .trim_start_matches('/')
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let is_word = (1..=10).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_lowercase());
    match path {
        "" | "/" => path.to_owned(),
        _ if is_word && brands::at(first, None).is_none() => format!("/{first}"),
        _ => "/page".to_owned(),
    }
}

fn is_host(token: &str) -> bool {
    if token.parse::<std::net::Ipv4Addr>().is_ok() {
        return true;
    }
    let labels: Vec<&str> = token.split('.').collect();
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels
            .iter()
            .all(|label| !label.is_empty() && !label.contains(['_', '+', '%']))
        && last.len() >= 2
        && (last.bytes().all(|byte| byte.is_ascii_lowercase())
            || last.bytes().all(|byte| byte.is_ascii_uppercase()))
        && !FILES.contains(&last.to_ascii_lowercase().as_str())
}

fn starts_ignoring_case(words: &str, beginning: &str) -> bool {
    words
        .get(..beginning.len())
        .is_some_and(|found| found.eq_ignore_ascii_case(beginning))
}

fn replace_ignoring_case(words: &str, what: &str, by: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let before = out.chars().next_back();
        if starts_ignoring_case(rest, what) && !before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            out.push_str(by);
            at += what.len();
        } else {
            let Some(c) = rest.chars().next() else { break };
            out.push(c);
            at += c.len_utf8();
        }
    }
    out
}

/// Whether a message can take the place of the example of a kind.
pub const fn takes_text(kind: Kind) -> bool {
    !matches!(kind, Kind::Shop)
}
