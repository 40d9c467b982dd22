//! How good a place for the end of a line each place in a paragraph is. It knows characters and the tokens they
//! form, but no widths: `breaking` chooses among the places.

use std::ops::Range;

use unicode_linebreak::{BreakClass, break_property, linebreaks};

/// How readily a line ends at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chance {
    /// The rules allow it.
    Free,
    /// It divides a URL or a number where a reader expects the division: when that does not fit one line.
    Seam,
    /// It divides a word, but no mark stands where it must not: when the word does not fit one line.
    Clean,
    /// It also separates a mark from what it belongs to: when nothing else is left.
    Poor,
}

/// The chance at every byte offset of `paragraph`, from 0 to its length.
pub(super) fn chances(paragraph: &str) -> Vec<Chance> {
    let mut chances = vec![Chance::Poor; paragraph.len() + 1];
    let mut allowed = linebreaks(paragraph).map(|(at, _)| at).peekable();
    let mut before = None;
    let mut solid = None;
    // The ・ of a list, unlike the one between two words, stays with what follows.
    let mut bullet = false;
    for (at, after) in paragraph.char_indices() {
        while allowed.next_if(|&offset| offset < at).is_some() {}
        if let (Some(before), Some(chance)) = (before, chances.get_mut(at)) {
            if allowed.peek() == Some(&at) && !bullet && !is_refused(before, solid, after) {
                *chance = Chance::Free;
            } else if is_clean(before, after) {
                *chance = Chance::Clean;
            }
        }
        bullet = matches!(after, '・' | '･') && before.is_none_or(char::is_whitespace);
        before = Some(after);
        if !after.is_whitespace() {
            solid = before;
        }
    }
    numbers(paragraph, &mut chances);
    addresses(paragraph, &mut chances);
    chances
}

/// Whether Japanese typesetting refuses a break that UAX #14 allows between `before` and `after`. `solid` is
/// the last character before the break that is not a space.
///
/// Source: JIS X 4051 and the W3C note "Requirements for Japanese Text Layout" (line-start and line-end
/// prohibition), and the custom of not parting ※, ① or 〒 from what it introduces.
fn is_refused(before: char, solid: Option<char>, after: char) -> bool {
    let begins = match after {
        // After a space these are bullets.
        '・' | '･' => !before.is_whitespace(),
        '～' | '〜' | '—' | '―' => true,
        _ => matches!(
            class(after),
            BreakClass::NonStarter | BreakClass::ConditionalJapaneseStarter
        ),
    };
    begins
        || matches!(before, '#' | '＃' | '@' | '＠' | '○' | '△' | '★' | '☆' | '◎')
        || solid.is_some_and(|mark| {
            matches!(mark, '※' | '〒' | '☎' | '☏' | '①'..='⑳' | '⓪'..='⓿' | '❶'..='❿' | '㉑'..='㉟' | '㊱'..='㊿')
                || matches!(mark, '■' | '□' | '●' | '◆' | '◇' | '▼' | '▽' | '▶')
        })
}

/// Whether no mark is parted from what it belongs to when a word is cut between `before` and `after`.
fn is_clean(before: char, after: char) -> bool {
    use BreakClass::{
        After, CloseParenthesis, ClosePunctuation, CombiningMark, Exclamation, Hyphen, InfixSeparator,
        NonBreakingGlue, OpenPunctuation, Postfix, Prefix, Quotation, Space, Symbol, WordJoiner,
        ZeroWidthJoiner,
    };
    !is_refused(before, Some(before), after)
        && !matches!(
            class(before),
            OpenPunctuation | NonBreakingGlue | WordJoiner | ZeroWidthJoiner | Prefix
        )
        && !matches!(
            class(after),
            After
                | CloseParenthesis
                | ClosePunctuation
                | CombiningMark
                | Exclamation
                | Hyphen
                | InfixSeparator
                | NonBreakingGlue
                | Postfix
                | Quotation
                | Space
                | Symbol
                | WordJoiner
                | ZeroWidthJoiner
        )
}

fn class(c: char) -> BreakClass {
    break_property(u32::from(c))
}

/// Keeps the bytes `token` together; they part only at `seams`, and only when they must.
fn hold(chances: &mut [Chance], token: Range<usize>, seams: &[usize]) {
    for chance in chances.iter_mut().take(token.end).skip(token.start + 1) {
        if *chance != Chance::Poor {
            *chance = Chance::Clean;
        }
    }
    for &seam in seams {
        if let Some(chance) = chances.get_mut(seam) {
            *chance = Chance::Seam;
        }
    }
}

/// Words that belong to the number before them; where one begins with another, the longer comes first.
const UNITS: &[&str] = &[
    "パーセント",
    "ポイント",
    "ユーロ",
    "か月間",
    "ヶ月間",
    "カ月間",
    "か月",
    "ヶ月",
    "カ月",
    "ヵ月",
    "時間",
    "週間",
    "ドル",
    "ウォン",
    "年間",
    "日間",
    "分間",
    "秒間",
    "件目",
    "回目",
    "番目",
    "人目",
    "円",
    "元",
    "年",
    "月",
    "日",
    "時",
    "分",
    "秒",
    "番",
    "号",
    "名",
    "人",
    "歳",
    "才",
    "件",
    "回",
    "本",
    "個",
    "枚",
    "台",
    "通",
    "点",
    "割",
    "倍",
    "階",
    "度",
    "口",
];

/// Holds telephone numbers (with letters where digits are masked, as in 03-XXXX-XXXX), dates, times and
/// amounts together with their unit, in half or full width.
fn numbers(paragraph: &str, chances: &mut [Chance]) {
    let mut rest = paragraph.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, c)) = rest.next() {
        if !is_digit(c) || before.is_ascii_alphanumeric() {
            before = c;
            continue;
        }
        before = c;
        let mut end = start + c.len_utf8();
        let mut seams = Vec::new();
        while let Some(&(at, c)) = rest.peek() {
            let next = after(paragraph, at + c.len_utf8()).chars().next();
            let goes_on = is_digit(c)
                || is_joint(c) && next.is_some_and(|next| is_digit(next) || is_masked(next))
                || is_masked(c) && (is_hyphen(before) || is_masked(before));
            if !goes_on {
                break;
            }
            if is_hyphen(before) {
                seams.push(at);
            }
            before = c;
            end = at + c.len_utf8();
            rest.next();
        }
        let number = end;
        end += after(paragraph, end)
            .chars()
            .take_while(|c| matches!(c, '十' | '百' | '千' | '万' | '億' | '兆'))
            .map(char::len_utf8)
            .sum::<usize>();
        let unit = UNITS
            .iter()
            .find(|&&unit| after(paragraph, end).starts_with(unit));
        end += unit.map_or(0, |unit| unit.len());
        if end > number {
            seams.push(number);
        }
        hold(chances, start..end, &seams);
    }
}

fn after(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// What stands for a digit that is not told.
fn is_masked(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ' | '*' | '＊' | '○' | '〇' | '●' | '×')
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '－' | '−')
}

/// What joins the digits of one number, date or time.
fn is_joint(c: char) -> bool {
    is_hyphen(c) || matches!(c, ',' | '.' | ':' | '/' | '，' | '．' | '：' | '／')
}

/// Holds URLs, mail addresses and host names together.
fn addresses(paragraph: &str, chances: &mut [Chance]) {
    let mut start = 0;
    for run in paragraph.split(|c: char| !is_address_character(c)) {
        let token = run.trim_end_matches(['.', ',', ';', ':', '!', '?']);
        if is_address(token) {
            hold(chances, start..start + token.len(), &seams(token, start));
        }
        // The character that ended the run may take several bytes.
        start += run.len();
        start += after(paragraph, start).chars().next().map_or(0, char::len_utf8);
    }
}

fn is_address_character(c: char) -> bool {
    c.is_ascii_graphic()
        && !matches!(
            c,
            '"' | '\'' | '`' | '<' | '>' | '(' | ')' | '[' | ']' | '{' | '}'
        )
}

/// Whether `token` has a scheme, an @ or a dot as a URL, a mail address or a host name has it.
fn is_address(token: &str) -> bool {
    token.contains("://")
        || token.as_bytes().windows(3).any(|window| match window {
            [before, b'@', after] => before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric(),
            [before, b'.', after] => before.is_ascii_alphanumeric() && after.is_ascii_alphabetic(),
            _ => false,
        })
}

/// Where `token`, which begins at the byte `base`, may part: after one of `/ . - ? & =`, but never next to
/// another mark, so that "://" stays together.
fn seams(token: &str, base: usize) -> Vec<usize> {
    let scheme = token.find("://").map(|at| at + 3);
    token
        .as_bytes()
        .windows(2)
        .enumerate()
        .filter(|(at, window)| {
            matches!(window, [b'/' | b'.' | b'-' | b'?' | b'&' | b'=', next]
                if next.is_ascii_alphanumeric() || matches!(next, b'%' | b'_' | b'~' | b'#'))
                && scheme != Some(at + 1)
        })
        .map(|(at, _)| base + at + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` with its free places as `|` and its seams as `¦`.
    fn shown(text: &str) -> String {
        let chances = chances(text);
        let mut shown = String::new();
        for (at, c) in text.char_indices() {
            match chances[at] {
                Chance::Free => shown.push('|'),
                Chance::Seam => shown.push('¦'),
                Chance::Clean | Chance::Poor => {}
            }
            shown.push(c);
        }
        shown
    }

    #[test]
    fn marks_stay_with_what_they_belong_to() {
        assert_eq!(shown("「はい」、と。"), "「は|い」、|と。");
        assert_eq!(shown("パーティー"), "パー|ティー");
        assert_eq!(shown("人々・物々"), "人々・|物々");
        assert_eq!(shown("9時～5時—か"), "9¦時～|5¦時—|か");
        assert_eq!(shown("※注①次＃鍵"), "※注|①次|＃鍵");
        assert_eq!(shown("※　注意"), "※　注|意");
        assert_eq!(shown("〒100-0001東京"), "〒100-¦0001|東|京");
        assert_eq!(shown("￥980と№5"), "￥980|と|№5");
        assert_eq!(shown("品 ・卵 ・米"), "品 |・卵 |・米");
    }

    #[test]
    fn numbers_stay_with_their_unit() {
        assert_eq!(shown("計98,000円を"), "計|98,000¦円|を");
        assert_eq!(shown("約300万円が"), "約|300¦万円|が");
        assert_eq!(shown("24時間以内"), "24¦時間|以|内");
        assert_eq!(shown("２０２６年３月"), "２０２６¦年|３¦月");
    }

    #[test]
    fn telephone_numbers_part_only_at_hyphens() {
        assert_eq!(shown("電話0120-690506へ"), "電|話|0120-¦690506|へ");
        assert_eq!(shown("電話03-XXXX-XXXXへ"), "電|話|03-¦XXXX-¦XXXX|へ");
        assert_eq!(shown("０３－１２３４－○○○○"), "０３－¦１２３４－¦○○○○");
        assert_eq!(shown("(03)1234-5678"), "(03)1234-¦5678");
    }

    #[test]
    fn addresses_part_only_after_their_marks() {
        assert_eq!(
            shown("次はhttps://a-b.example.com/x?y=1&z=2。"),
            "次|は|https://a-¦b.¦example.¦com/¦x?¦y=¦1&¦z=¦2。"
        );
        assert_eq!(
            shown("write to help-desk@x.example."),
            "write |to |help-¦desk@x.¦example."
        );
        assert_eq!(shown("a well-known shop"), "a |well-|known |shop");
    }
}
