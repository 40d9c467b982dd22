//! Finds in a text what could lead to somebody: host names, network addresses, telephone and card numbers, live schemes.
//! One walk over the bytes; most of them are passed at once. Which of the things found are harmless is known to
//! [`super::reserved`]; where which are allowed is judged in [`super::validate`].

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    ops::Range,
};

use super::reserved;
use crate::text;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The name of a host, also in a link or a mail address.
    Host,
    /// An IP address.
    Address,
    /// A telephone number, also a masked one.
    Phone,
    /// The number of a payment card, its check digit right.
    Card,
    /// The scheme of a link that does something when it is touched, such as `tel:`.
    Scheme,
}

/// Something that could lead to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// What.
    pub kind: Kind,
    /// Where: bytes of the text.
    pub at: Range<usize>,
    /// Whether it is certain to lead nowhere.
    pub is_harmless: bool,
}

/// Whether a byte makes of a word and a colon a link.
type Follows = fn(u8) -> bool;

/// Schemes that act, each with what must follow so that it is no mere label (`Tel: 03-…`). Exactly as written.
const SCHEMES: &[(&str, Follows)] = &[
    ("tel", |next| next.is_ascii_digit() || next == b'+'),
    ("sms", |next| next.is_ascii_digit() || next == b'+'),
    ("smsto", |next| next.is_ascii_graphic()),
    ("mailto", |next| next.is_ascii_graphic()),
    ("javascript", |next| next.is_ascii_graphic()),
    ("vbscript", |next| next.is_ascii_graphic()),
    ("data", |next| next.is_ascii_lowercase() || next == b';'),
    ("file", |next| next == b'/'),
    ("facetime", |next| next.is_ascii_graphic()),
    ("whatsapp", |next| next.is_ascii_graphic()),
    ("line", |next| next == b'/'),
    ("intent", |next| next.is_ascii_graphic()),
    ("market", |next| next == b'/'),
    ("itms-apps", |next| next == b'/'),
    ("skype", |next| next.is_ascii_graphic()),
    ("ms-settings", |next| next.is_ascii_graphic()),
];

/// Endings of files, not of hosts, where no scheme says otherwise.
const FILES: &[&str] = &[
    "pdf", "doc", "docx", "docm", "xls", "xlsx", "xlsm", "zip", "exe", "scr", "lnk", "txt", "html", "apk",
    "iso", "jpg", "md", "py", "sh", "ps", "pl", "js", "so", "gz", "ai", "rs", "cc", "db",
];

/// Top-level domains of more than two letters that are in common use; with a scheme or behind an @, any will do.
const DOMAINS: &[&str] = &[
    "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "app", "dev", "shop", "store", "site",
    "online", "xyz", "top", "club", "vip", "icu", "live", "click", "link", "work", "win", "bid", "loan",
    "buzz", "fun", "space", "website", "tech", "cloud", "email", "support", "help", "bank", "tokyo", "osaka",
    "world", "today", "life", "pro", "mobi", "name", "asia", "news", "blog", "wiki", "media", "center",
    "services", "company", "finance", "money", "security",
];

/// What a byte can begin or belong to.
const PLAIN: u8 = 0;
const DIGIT: u8 = 1;
const DOT: u8 = 2;
const COLON: u8 = 3;
const WIDE: u8 = 4;

const CLASSES: [u8; 256] = {
    let mut classes = [PLAIN; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        classes[digit as usize] = DIGIT;
        digit += 1;
    }
    classes[b'.' as usize] = DOT;
    classes[b':' as usize] = COLON;
    classes[0xEF] = WIDE;
    classes
};

/// Everything in a text that could lead to somebody, in order. Full-width digits and letters are read like half-width
/// ones.
pub fn find(text: &str) -> Vec<Trace> {
    let mut found = Vec::new();
    let mut walk = Walk {
        text,
        bytes: text.as_bytes(),
        from: 0,
    };
    let mut at = 0;
    let is_plain = |byte: &u8| CLASSES[usize::from(*byte)] == PLAIN;
    while let Some(rest) = walk.bytes.get(at..) {
        let Some(plain) = rest.iter().position(|byte| !is_plain(byte)) else {
            break;
        };
        at += plain;
        at = match CLASSES[usize::from(walk.byte(at))] {
            DIGIT => walk.number(at, &mut found),
            DOT => walk.dotted(at, &mut found),
            COLON => walk.colon(at, &mut found),
            WIDE if is_full_width(walk.bytes, at) => return find_folded(text),
            _ => at + 1,
        };
        if let Some(last) = found.last() {
            walk.from = last.at.end;
        }
    }
    found
}

/// Whether a full-width digit or full stop begins here.
fn is_full_width(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at + 1..at + 3), Some([0xBC, 0x8E | 0x90..=0x99]))
}

/// The same for a text with full-width characters: they are made half-width first.
fn find_folded(text: &str) -> Vec<Trace> {
    let mut folded = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        let before = folded.len();
        folded.push(match c {
            // A full-width space divides like an ordinary one, and is read as one nowhere else.
            '・' | '\u{3000}' => c,
            'ー' | '‐' | '‑' | '–' | '—' | '−' if folded.ends_with(|c: char| c.is_ascii_digit()) => {
                '-'
            }
            c => text::half_width(c),
        });
        places.extend(std::iter::repeat_n(at, folded.len() - before));
    }
    places.push(text.len());
    let mut found = find(&folded);
    for trace in &mut found {
        let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
        trace.at = place(trace.at.start)..place(trace.at.end);
    }
    found
}

struct Walk<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where what was found last ends.
    from: usize,
}

/// A run of digits, or of the characters that mask them.
#[derive(Clone, Copy, Default)]
struct Group {
    start: usize,
    end: usize,
    /// What stands before it.
    separator: u8,
    is_masked: bool,
}

/// A number has no more groups than this.
const GROUPS: usize = 12;

impl Walk<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.byte(at))
    }

    fn slice(&self, at: Range<usize>) -> &str {
        self.text.get(at).unwrap_or_default()
    }

    /// A digit begins a number, or nothing; returns where to go on.
    fn number(&self, at: usize, found: &mut Vec<Trace>) -> usize {
        let mut end = at;
        while self.byte(end).is_ascii_digit() {
            end += 1;
        }
        let mut start = at;
        while start > self.from && matches!(self.before(start), b'+' | b'(') {
            start -= 1;
        }
        let before = self.before(start);
        let is_inside = before.is_ascii_alphanumeric()
            || matches!(before, b'_' | b'/' | b'=' | b'%' | b',')
            || (before == b'.' && self.before(start - 1).is_ascii_digit())
            || (before == b'-' && self.before(start - 1).is_ascii_alphanumeric());
        // Most numbers are short and stand alone.
        let next = self.byte(end);
        let goes_on = matches!(next, b'-' | b' ' | b'.' | b'(' | b')' | b'X' | b'x' | b'*');
        let goes_on = goes_on || (next >= 0x80 && dash(self.bytes, end).is_some());
        if is_inside || (end - at < 10 && !goes_on) {
            return end;
        }
        let (groups, count) = self.groups(at);
        let groups = groups.get(..count).unwrap_or_default();
        for first in 0..count {
            for last in (first..count).rev() {
                let Some(candidate) = groups.get(first..=last) else {
                    continue;
                };
                let Some((kind, is_harmless)) = self.judge(candidate, start, first == 0) else {
                    continue;
                };
                let end = candidate.last().map_or(end, |group| group.end);
                let begin = candidate.first().map_or(at, |group| group.start);
                found.push(Trace {
                    kind,
                    at: if first == 0 { start } else { begin }..end,
                    is_harmless,
                });
                return end;
            }
        }
        end
    }

    /// The groups of digits from here, with at most two separators between them.
    fn groups(&self, at: usize) -> ([Group; GROUPS], usize) {
        let mut groups = [Group::default(); GROUPS];
        let mut count = 0;
        let mut at = at;
        let mut separator = 0;
        while count < GROUPS {
            let start = at;
            let mut masks = 0;
            while self.byte(at).is_ascii_digit() || matches!(self.byte(at), b'X' | b'x' | b'*') {
                masks += usize::from(!self.byte(at).is_ascii_digit());
                at += 1;
            }
            if let Some(group) = groups.get_mut(count) {
                *group = Group {
                    start,
                    end: at,
                    separator,
                    is_masked: masks > 0,
                };
            }
            count += 1;
            let (mut next, mut length) = (at, 0);
            separator = 0;
            while length < 2 {
                let byte = self.byte(next);
                if matches!(byte, b'-' | b' ' | b'.' | b'(' | b')') {
                    separator = separator.max(byte);
                    next += 1;
                } else if let Some(meant) = dash(self.bytes, next) {
                    separator = separator.max(meant);
                    next += 3;
                } else {
                    break;
                }
                length += 1;
            }
            let digit = self.byte(next);
            if length == 0 || !(digit.is_ascii_digit() || matches!(digit, b'X' | b'x' | b'*')) {
                break;
            }
            at = next;
        }
        (groups, count)
    }

    /// What some groups are together, and whether it is harmless.
    fn judge(&self, groups: &[Group], start: usize, is_first: bool) -> Option<(Kind, bool)> {
        let (first, rest) = groups.split_first()?;
        let prefix = if is_first {
            self.slice(start..first.start)
        } else {
            ""
        };
        let is_abroad = prefix.contains('+');
        // Brackets round an area code may stand beside anything.
        let mut separators = rest
            .iter()
            .map(|group| group.separator)
            .filter(|byte| *byte != b')');
        let separator = separators.next();
        let is_even = separators.all(|other| Some(other) == separator);
        let length: usize = groups.iter().map(|group| group.end - group.start).sum();
        // Nothing that goes on in letters is a number: `0120abc`.
        let after = self.byte(groups.last()?.end);
        if !(9..=19).contains(&length) || after.is_ascii_alphanumeric() || after == b'_' {
            return None;
        }
        if !is_abroad && prefix.is_empty() && !is_even {
            return None;
        }
        let is_masked = groups.iter().any(|group| group.is_masked);
        let digits: String = groups
            .iter()
            .map(|group| self.slice(group.start..group.end))
            .collect();
        let sizes = groups.iter().map(|group| group.end - group.start);
        if !is_masked && !is_abroad && (13..=19).contains(&length) {
            let is_grouped = sizes.clone().eq([4, 4, 4, 4])
                || sizes.clone().eq([4, 6, 5])
                || sizes.clone().eq([4, 4, 4, 4, 3])
                || groups.len() == 1;
            if is_grouped && digits.starts_with(['2', '3', '4', '5', '6']) && reserved::passes_luhn(&digits) {
                return Some((Kind::Card, false));
            }
        }
        let is_home = digits.starts_with('0')
            && !digits.starts_with("00")
            && (matches!(length, 10 | 11) || (digits.starts_with("010") && (12..=16).contains(&length)));
        let is_toll_free = length == 10
            && rest.len() >= 2
            && sizes.clone().next() == Some(4)
            && (digits.starts_with("13") || digits.starts_with("18"));
        let american = |digits: &str, sizes: &[usize]| {
            let exchange = |at: usize| digits.as_bytes().get(at).is_some_and(|digit| *digit >= b'2');
            sizes == [3, 3, 4] && exchange(0) && exchange(3)
        };
        let sizes: Vec<usize> = sizes.collect();
        let is_american = american(&digits, &sizes)
            || (sizes.first() == Some(&1)
                && digits.starts_with('1')
                && american(
                    digits.get(1..).unwrap_or_default(),
                    sizes.get(1..).unwrap_or_default(),
                ));
        if !(is_home || is_toll_free || is_american || (is_abroad && length <= 15)) {
            return None;
        }
        Some((Kind::Phone, is_masked || reserved::is_fiction(&digits)))
    }

    /// A dot stands inside a host name or an address, or ends a sentence.
    fn dotted(&self, dot: usize, found: &mut Vec<Trace>) -> usize {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        if !self.byte(dot + 1).is_ascii_alphanumeric() {
            return dot + 1;
        }
        let mut start = dot;
        while start > self.from && is_part(self.before(start)) {
            start -= 1;
        }
        // A label of another script: the word before the dot, as far as letters go.
        let is_foreign = start == dot;
        if is_foreign {
            let before = self.slice(self.from..dot);
            let letters = before
                .char_indices()
                .rev()
                .take_while(|(_, c)| !c.is_ascii() && c.is_alphabetic());
            start = letters.last().map_or(dot, |(at, _)| self.from + at);
            if start == dot {
                return dot + 1;
            }
        }
        let mut end = dot + 1;
        while is_part(self.byte(end)) {
            end += 1;
        }
        while matches!(self.before(end), b'-' | b'.' | b'_') {
            end -= 1;
        }
        while matches!(self.byte(start), b'-' | b'.' | b'_') {
            start += 1;
        }
        let word = self.slice(start..end);
        if !word.contains('.') || word.contains("..") {
            return end.max(dot + 1);
        }
        if let Ok(address) = word.parse::<Ipv4Addr>() {
            if !self.is_version(start) {
                found.push(Trace {
                    kind: Kind::Address,
                    at: start..end,
                    is_harmless: reserved::is_documentation_v4(address),
                });
            }
            return end;
        }
        let is_link = self.slice(0..start).ends_with("://");
        let is_certain = is_link || self.before(start) == b'@' || word.starts_with("www.");
        if is_host(word, is_certain, is_foreign) {
            found.push(Trace {
                kind: Kind::Host,
                at: start..end,
                is_harmless: reserved::is_reserved_host(word),
            });
            // What follows is a path of that host, with names of files in it.
            while self.byte(end).is_ascii_alphanumeric()
                || matches!(self.byte(end), b'/' | b'.' | b'-' | b'_' | b'~' | b'%' | b'+')
            {
                end += 1;
            }
        } else {
            // A telephone number may follow a label and a dot: `Tel.03-…`.
            return word.rfind('.').map_or(end, |at| start + at + 1);
        }
        end
    }

    /// Whether numbers between dots are those of a version.
    fn is_version(&self, start: usize) -> bool {
        let before = self.slice(0..start).trim_end_matches([' ', '.']);
        let last: Vec<char> = before
            .chars()
            .rev()
            .take(7)
            .flat_map(char::to_lowercase)
            .collect();
        ["v", "ver", "version", "build", "バージョン", "版"]
            .iter()
            .any(|word| {
                word.chars()
                    .rev()
                    .eq(last.iter().copied().take(word.chars().count()))
            })
    }

    /// A colon ends a scheme, or stands inside an address of IPv6.
    fn colon(&self, colon: usize, found: &mut Vec<Trace>) -> usize {
        let mut start = colon;
        while start > self.from && (self.before(start).is_ascii_lowercase() || self.before(start) == b'-') {
            start -= 1;
        }
        if start < colon && !self.before(start).is_ascii_alphanumeric() {
            let word = self.slice(start..colon);
            let next = self.byte(colon + 1);
            if SCHEMES.iter().any(|(scheme, acts)| *scheme == word && acts(next)) {
                found.push(Trace {
                    kind: Kind::Scheme,
                    at: start..colon + 1,
                    is_harmless: false,
                });
                return colon + 1;
            }
        }
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || byte == b':';
        if !is_part(self.byte(colon + 1)) {
            return colon + 1;
        }
        let mut start = colon;
        while start > self.from && is_part(self.before(start)) {
            start -= 1;
        }
        let mut end = colon + 1;
        while is_part(self.byte(end)) {
            end += 1;
        }
        let word = self.slice(start..end);
        let is_inside = self.before(start).is_ascii_alphanumeric() || self.byte(end).is_ascii_alphanumeric();
        let groups = word.split(':').filter(|group| !group.is_empty()).count();
        if let Ok(address) = word.parse::<Ipv6Addr>()
            && !is_inside
            && groups > 2
        {
            found.push(Trace {
                kind: Kind::Address,
                at: start..end,
                is_harmless: reserved::is_documentation_v6(address),
            });
            return end;
        }
        // A number may follow the last of them.
        word.rfind(':').map_or(colon, |at| start + at) + 1
    }
}

/// What a dash or bracket that is not the one of the keyboard stands for, where one begins here.
fn dash(bytes: &[u8], at: usize) -> Option<u8> {
    match bytes.get(at..at + 3)? {
        // ‐ ‑ ‒ – — and −, and the sign that lengthens a vowel.
        [0xE2, 0x80, 0x90..=0x94] | [0xE2, 0x88, 0x92] | [0xE3, 0x83, 0xBC] => Some(b'-'),
        // （ and ）.
        [0xEF, 0xBC, 0x88 | 0x89] => Some(b')'),
        _ => None,
    }
}

/// Whether a dotted word is a name of a host and not a number, an abbreviation or a file.
fn is_host(word: &str, is_certain: bool, is_foreign: bool) -> bool {
    let last = word.rsplit('.').next().unwrap_or_default();
    if last.len() < 2 || !last.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return last.starts_with("xn--");
    }
    if is_certain {
        return true;
    }
    let is_one_case = last.bytes().all(|byte| byte.is_ascii_lowercase())
        || last.bytes().all(|byte| byte.is_ascii_uppercase());
    let known = |list: &[&str]| list.iter().any(|known| last.eq_ignore_ascii_case(known));
    let is_abbreviation = word.split('.').all(|part| part.len() == 1);
    let is_reserved = known(&["example", "invalid", "test"]);
    let is_country = last.len() == 2 && (!is_foreign || last.eq_ignore_ascii_case("jp"));
    is_one_case && !is_abbreviation && !known(FILES) && (is_country || is_reserved || known(DOMAINS))
}

#[cfg(test)]
mod tests;
