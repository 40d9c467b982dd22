//! Names and numbers that nobody can ever own, and how they are told from those of somebody. Where they stand in a text is
//! found in [`super::traces`]; what is allowed where is judged in [`super::validate`].

use std::net::{Ipv4Addr, Ipv6Addr};

/// Whether nobody can ever own the name: RFC 2606 and 6761, and below `.jp` the labels `example` and `example0` to
/// `example9`, which the Japanese registry (JPRS) keeps for examples. The case of letters does not matter.
pub fn is_reserved_host(host: &str) -> bool {
    const KINDS: [&str; 9] = ["co", "or", "ne", "ac", "ad", "ed", "go", "gr", "lg"];
    let is = |label: &str, word: &str| label.eq_ignore_ascii_case(word);
    let is_example = |label: &str| {
        let digit = label
            .strip_suffix(|c: char| c.is_ascii_digit())
            .is_some_and(|label| is(label, "example"));
        digit || is(label, "example")
    };
    let mut labels = host.rsplit('.');
    let (last, second) = (labels.next().unwrap_or_default(), labels.next());
    if ["example", "invalid", "test"].iter().any(|word| is(last, word)) {
        return true;
    }
    let Some(second) = second else { return false };
    if ["com", "net", "org"].iter().any(|word| is(last, word)) {
        return is(second, "example");
    }
    if !is(last, "jp") {
        return false;
    }
    if KINDS.iter().any(|kind| is(second, kind)) {
        labels.next().is_some_and(is_example)
    } else {
        is_example(second)
    }
}

/// Whether the address is set aside for documentation: RFC 5737.
pub const fn is_documentation_v4(address: Ipv4Addr) -> bool {
    matches!(
        address.octets(),
        [192, 0, 2, _] | [198, 51, 100, _] | [203, 0, 113, _]
    )
}

/// Whether the address is set aside for documentation: RFC 3849 and 9637.
pub const fn is_documentation_v6(address: Ipv6Addr) -> bool {
    matches!(address.segments(), [0x2001, 0x0db8, ..] | [0x3fff, 0..0x1000, ..])
}

/// Whether the digits are of a range that is set aside for film and theatre: 01632 960xxx, 07700 900xxx and
/// 020 7946 0xxx (Ofcom), 555-0100 to 555-0199 behind any area code (North America), 5550 xxxx and 7010 xxxx behind 02,
/// 03, 07 and 08 (Australia). Japan has none. A country code may stand in front.
pub fn is_fiction(digits: &str) -> bool {
    let national = |country: &str| digits.strip_prefix(country).unwrap_or_default().to_owned();
    let british = |digits: &str| {
        ["1632960", "7700900", "2079460"]
            .iter()
            .any(|range| digits.strip_prefix('0').unwrap_or(digits).starts_with(range))
            && matches!(digits.len(), 10 | 11)
    };
    let american = |digits: &str| {
        let local = digits.get(digits.len().saturating_sub(7)..).unwrap_or_default();
        matches!(digits.len(), 10 | 11) && local.starts_with("55501")
    };
    let australian = |digits: &str| {
        let digits = digits.strip_prefix('0').unwrap_or(digits);
        digits.len() == 9
            && digits.starts_with(['2', '3', '7', '8'])
            && digits
                .get(1..)
                .is_some_and(|rest| rest.starts_with("5550") || rest.starts_with("7010"))
    };
    let is_home = digits.starts_with('0');
    (is_home && (british(digits) || australian(digits)))
        || (!is_home && american(digits))
        || british(&national("44"))
        || australian(&national("61"))
}

/// Whether the digits of a number could be those of a payment card: the check digit of ISO/IEC 7812 (Luhn).
pub fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| {
            let digit = u32::from(digit.wrapping_sub(b'0'));
            match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, twice) if twice > 9 => twice - 9,
                (_, twice) => twice,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_nobody_owns_are_told_from_others() {
        for host in [
            "mirai-rokin.example.jp",
            "a.example2.jp",
            "b.example.co.jp",
            "x.test",
            "example.com",
            "EXAMPLE.Com",
            "a.b.example.net",
        ] {
            assert!(is_reserved_host(host), "{host}");
        }
        for host in [
            "example2.com",
            "mirai-rokin.jp",
            "example10.jp",
            "example.co",
            "rokin.co.jp",
            "co.jp",
            "example.net.evil.com",
        ] {
            assert!(!is_reserved_host(host), "{host}");
        }
    }

    #[test]
    fn numbers_of_films_are_told_from_others() {
        for digits in [
            "01632960123",
            "447700900123",
            "07700900123",
            "02079460958",
            "2125550123",
            "12125550199",
            "0255501234",
            "61370101234",
        ] {
            assert!(is_fiction(digits), "{digits}");
        }
        for digits in ["0120690506", "0312345678", "2125550223", "0355501", "07700800123"] {
            assert!(!is_fiction(digits), "{digits}");
        }
    }

    #[test]
    fn the_check_digit_is_that_of_cards() {
        assert!(passes_luhn("4111111111111111"));
        assert!(!passes_luhn("4111111111111112"));
        assert!(passes_luhn("378282246310005"));
    }

    #[test]
    fn documentation_addresses_are_known() {
        assert!(is_documentation_v4(Ipv4Addr::new(203, 0, 113, 7)));
        assert!(!is_documentation_v4(Ipv4Addr::new(192, 168, 0, 1)));
        assert!(is_documentation_v6("2001:db8::1".parse().unwrap()));
        assert!(!is_documentation_v6("2001:4860:4860::8888".parse().unwrap()));
    }
}
