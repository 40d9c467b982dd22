//! Numbers that could be somebody's: telephone numbers, cards, accounts, codes. Amounts, dates and times stay.

use super::Sort;
use crate::text::half_width;

/// A number as found in a text.
#[derive(Debug)]
pub(super) struct Number {
    /// Its length in bytes, with what stands between its groups.
    pub(super) length: usize,
    /// What it is and how it looks masked; `None` when it may stay.
    pub(super) masked: Option<(Sort, String)>,
}

/// From this many digits on, a number in one piece is taken for somebody's.
const LONG: usize = 6;

/// The number at the beginning of `rest`.
pub(super) fn at(rest: &str, before: Option<char>) -> Option<Number> {
    if before.is_some_and(|c| half_width(c).is_ascii_digit()) {
        return None;
    }
    let plus = rest.starts_with(['+', '＋']);
    let mut groups: Vec<String> = Vec::new();
    let mut gaps: Vec<String> = Vec::new();
    let mut gap = String::new();
    let mut length = 0;
    let mut is_digit_before = false;
    for (at, c) in rest.char_indices() {
        let half = half_width(c);
        if half.is_ascii_digit() {
            if is_digit_before {
                if let Some(group) = groups.last_mut() {
                    group.push(half);
                }
            } else {
                if !groups.is_empty() {
                    gaps.push(std::mem::take(&mut gap));
                }
                groups.push(half.to_string());
            }
            is_digit_before = true;
            length = at + c.len_utf8();
        } else if at == 0 && plus {
            // The sign belongs to the number.
        } else if !groups.is_empty() && gap.chars().count() < 2 && is_between(half) {
            gap.push(match half {
                ' ' | '(' | ')' => half,
                _ => '-',
            });
            is_digit_before = false;
        } else {
            break;
        }
    }
    let digits: usize = groups.iter().map(String::len).sum();
    if groups.is_empty() {
        return None;
    }
    let after = rest.get(length..).unwrap_or_default();
    let whole = Some(Number { length, masked: None });
    // A decimal or a price in groups of three, a clock, a file name.
    if is_amount(before, after) || is_date(&groups, after) {
        return whole;
    }
    let first = groups.first().map_or("", String::as_str);
    let longest = groups.iter().map(String::len).max().unwrap_or(0);
    let sort = if (plus && digits >= 8) || (first.starts_with('0') && (9..=11).contains(&digits)) {
        Sort::Phone
    } else if (13..=19).contains(&digits) && longest >= 4 {
        Sort::Card
    } else if longest >= LONG || (digits > LONG && groups.iter().skip(1).all(|group| group.len() >= 3)) {
        Sort::Number
    } else {
        // Only the first group: what follows it may be the beginning of something else.
        let length = rest
            .find(|c: char| !half_width(c).is_ascii_digit() && c != '+' && c != '＋')
            .unwrap_or(rest.len());
        return Some(Number { length, masked: None });
    };
    let masked = if sort == Sort::Phone {
        phone(&groups, &gaps, plus)
    } else {
        joined(&groups, &gaps, 0)
    };
    Some(Number {
        length,
        masked: Some((sort, masked)),
    })
}

fn is_between(c: char) -> bool {
    matches!(c, '-' | ' ' | '(' | ')' | 'ー' | '−' | '‐' | '–' | '—' | '‑')
}

fn is_amount(before: Option<char>, after: &str) -> bool {
    before.is_some_and(|c| matches!(c, '¥' | '￥' | '$' | '€' | '£' | ',' | '.'))
        || [
            "円",
            " yen",
            "yen",
            "万",
            "ポイント",
            " points",
            "%",
            "％",
            ",",
            ".0",
            ".5",
        ]
        .iter()
        .any(|unit| after.starts_with(unit))
            && !after.starts_with(", ")
}

/// `2026-11-16`, `20261116`, and whatever stands before 年, 月, 日, 時 or 分.
fn is_date(groups: &[String], after: &str) -> bool {
    let is_year = |digits: &str| matches!(digits.get(..2), Some("19" | "20"));
    let lengths: Vec<usize> = groups.iter().map(String::len).collect();
    let first = groups.first().map_or("", String::as_str);
    match lengths.as_slice() {
        [4, 1..=2, 1..=2] | [4, 1..=2, 1..=2, 1..=2] => is_year(first),
        [..] => {
            groups.len() == 1
                && first.len() <= 4
                && after.starts_with(['年', '月', '日', '時', '分', ':', '/'])
        }
    }
}

/// A telephone number of which only the beginning is left, in the groups in which it was written.
fn phone(groups: &[String], gaps: &[String], plus: bool) -> String {
    let sign = if plus { "+" } else { "" };
    if let [whole] = groups {
        let kept = match whole.get(..3) {
            _ if plus => 2,
            Some("012" | "080")
                if whole
                    .get(..4)
                    .is_some_and(|start| matches!(start, "0120" | "0800")) =>
            {
                4
            }
            Some("050" | "070" | "080" | "090") => 3,
            _ => 2,
        };
        let start = whole.get(..kept).unwrap_or_default();
        let rest = whole.len().saturating_sub(kept);
        let last = rest.min(if rest % 4 == 0 { 4 } else { 3 });
        return format!("{sign}{start}-{}-{}", "X".repeat(rest - last), "X".repeat(last));
    }
    let kept = if plus && groups.len() > 3 { 2 } else { 1 };
    format!("{sign}{}", joined(groups, gaps, kept))
}

fn joined(groups: &[String], gaps: &[String], kept: usize) -> String {
    let mut out = String::new();
    for (number, group) in groups.iter().enumerate() {
        if let Some(gap) = number.checked_sub(1).and_then(|at| gaps.get(at)) {
            out.push_str(gap);
        }
        if number < kept {
            out.push_str(group);
        } else {
            out.push_str(&"X".repeat(group.len()));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> Option<(Sort, String)> {
        at(text, None).unwrap().masked
    }

    #[test]
    fn telephone_numbers_keep_their_beginning() {
        for (number, after) in [
            ("03-1234-5678", "03-XXXX-XXXX"),
            ("0120-690-506", "0120-XXX-XXX"),
            ("０１２０－６９０－５０６", "0120-XXX-XXX"),
            ("09012345678", "090-XXXX-XXXX"),
            ("0120690506", "0120-XXX-XXX"),
            ("+81 3-1234-5678", "+81 3-XXXX-XXXX"),
            ("045(123)4567", "045(XXX)XXXX"),
        ] {
            assert_eq!(masked(number), Some((Sort::Phone, after.to_owned())), "{number}");
        }
    }

    #[test]
    fn cards_accounts_and_codes_are_masked() {
        assert_eq!(
            masked("4111 1111 1111 1111"),
            Some((Sort::Card, "XXXX XXXX XXXX XXXX".to_owned()))
        );
        assert_eq!(masked("1234567"), Some((Sort::Number, "XXXXXXX".to_owned())));
        assert_eq!(masked("640175"), Some((Sort::Number, "XXXXXX".to_owned())));
        assert_eq!(masked("123-4567"), Some((Sort::Number, "XXX-XXXX".to_owned())));
    }

    #[test]
    fn amounts_dates_and_times_stay() {
        for text in [
            "98000円",
            "120000 yen",
            "2026-11-16",
            "2026年",
            "12:20",
            "1,234,567円",
            "24時間",
            "110番",
            "10-20",
        ] {
            assert_eq!(masked(text), None, "{text}");
        }
    }
}
