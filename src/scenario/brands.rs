//! Names of real banks, card companies, carriers, shops, delivery firms and makers of software, in Japan, the United
//! Kingdom, the United States and Australia: those that fraud borrows most. No exhibit may use them. The list is curated by hand, short
//! enough to be read, and leaves out names that are ordinary words as well (`target`, `スイカ`, `イオン`).

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use crate::locale::Language;

/// Latin spellings in small letters; found in any case, between characters that are no letters or digits.
const ANY_CASE: &[&str] = &[
    "7-eleven",
    "adobe",
    "ahamo",
    "airbnb",
    "aliexpress",
    "alibaba",
    "amazon",
    "american express",
    "amex",
    "anydesk",
    "apple id",
    "apple pay",
    "at&t",
    "au pay",
    "auspost",
    "australia post",
    "avast",
    "bank of america",
    "barclays",
    "bendigo bank",
    "binance",
    "bitdefender",
    "bitflyer",
    "bunnings",
    "capital one",
    "chase bank",
    "citibank",
    "coincheck",
    "coinbase",
    "comcast",
    "commbank",
    "commonwealth bank",
    "costco",
    "dazn",
    "dhl",
    "disney+",
    "docomo",
    "docusign",
    "dpd",
    "dropbox",
    "ebay",
    "etsy",
    "evri",
    "facebook",
    "fedex",
    "geek squad",
    "giffgaff",
    "github",
    "gmail",
    "google",
    "harvey norman",
    "hsbc",
    "huawei",
    "hulu",
    "icloud",
    "iijmio",
    "ikea",
    "instagram",
    "iphone",
    "itunes",
    "jb hi-fi",
    "jcb",
    "jpmorgan",
    "kaspersky",
    "kddi",
    "klarna",
    "kmart",
    "line pay",
    "linemo",
    "linkedin",
    "lloyds",
    "logmein",
    "macquarie bank",
    "mastercard",
    "mcafee",
    "mercari",
    "metro bank",
    "microsoft",
    "mineo",
    "moneygram",
    "monzo",
    "mufg",
    "mizuho bank",
    "nanaco",
    "nationwide building society",
    "natwest",
    "netflix",
    "nintendo",
    "norton 360",
    "norton antivirus",
    "office 365",
    "onedrive",
    "optus",
    "paidy",
    "parcelforce",
    "paypal",
    "paypay",
    "playstation",
    "pnc bank",
    "powerpoint",
    "rakuten",
    "revolut",
    "royal bank of scotland",
    "royal mail",
    "sagawa express",
    "sainsbury's",
    "samsung",
    "santander",
    "sharepoint",
    "shein",
    "smbc",
    "softbank",
    "spotify",
    "starling bank",
    "suica",
    "sumitomo mitsui",
    "talktalk",
    "td bank",
    "teamviewer",
    "telstra",
    "temu",
    "tiktok",
    "trend micro",
    "truist",
    "uber eats",
    "ultraviewer",
    "uniqlo",
    "uq mobile",
    "usps",
    "venmo",
    "verizon",
    "virgin media",
    "vodafone",
    "walmart",
    "wells fargo",
    "western union",
    "westpac",
    "whatsapp",
    "xfinity",
    "xiaomi",
    "y!mobile",
    "yahoo",
    "yamato transport",
    "youtube",
    "zelle",
    "zozotown",
];

/// Latin spellings that are names only when they are written exactly so.
const EXACT: &[&str] = &[
    "App Store",
    "ANZ",
    "ASDA",
    "Apple",
    "Argos",
    "Asda",
    "Best Buy",
    "Coles",
    "Currys",
    "ESET",
    "Excel",
    "Home Depot",
    "NAB",
    "NHK",
    "NTT",
    "Outlook",
    "PASMO",
    "RBS",
    "Sony",
    "TSB",
    "Tesco",
    "UPS",
    "VISA",
    "Visa",
    "WAON",
    "Windows",
    "Woolworths",
    "povo",
];

/// Latin spellings that are names in a Japanese text and ordinary words in an English one.
const IN_JAPANESE: &[&str] = &["Android", "LINE", "Meta", "Zoom"];

/// Japanese spellings. One that begins or ends with katakana is found only where no more katakana follow.
const JAPANESE: &[&str] = &[
    "えきねっと",
    "ゆうちょ",
    "ゆうパック",
    "りそな",
    "アイフォーン",
    "アップル",
    "アドビ",
    "アマゾン",
    "アメックス",
    "アメリカン・エキスプレス",
    "イオンカード",
    "イオン銀行",
    "インスタグラム",
    "ウイルスバスター",
    "ウィンドウズ",
    "エポスカード",
    "オリコカード",
    "カスペルスキー",
    "クロネコメンバーズ",
    "クロネコヤマト",
    "グーグル",
    "コインチェック",
    "コストコ",
    "セゾンカード",
    "セブンイレブン",
    "セブン銀行",
    "セブン‐イレブン",
    "セブン－イレブン",
    "ソニー",
    "ソフトバンク",
    "ダイナースクラブ",
    "ツイッター",
    "トレンドマイクロ",
    "ドコモ",
    "ドン・キホーテ",
    "ニトリ",
    "ネットフリックス",
    "ノートン",
    "ビックカメラ",
    "ビットフライヤー",
    "ビューカード",
    "ファミマ",
    "ファミリーマート",
    "フェイスブック",
    "フェデックス",
    "ペイパル",
    "ペイペイ",
    "マイクロソフト",
    "マカフィー",
    "マスターカード",
    "マネックス証券",
    "みずほ銀行",
    "みずほ証券",
    "メルカリ",
    "メルペイ",
    "モバイルスイカ",
    "ヤフー",
    "ヤマダデンキ",
    "ヤマダ電機",
    "ヤマト運輸",
    "ヨドバシ",
    "ライフカード",
    "ラクマ",
    "ローソン",
    "ろうきんダイレクト",
    "ワイモバイル",
    "七十七銀行",
    "三井住友",
    "三菱",
    "中国労働金庫",
    "中央労働金庫",
    "九州労働金庫",
    "京都銀行",
    "佐川急便",
    "住信SBI",
    "任天堂",
    "北洋銀行",
    "千葉銀行",
    "四国労働金庫",
    "大和証券",
    "大阪ガス",
    "常陽銀行",
    "広島銀行",
    "日本通運",
    "日本郵便",
    "東北労働金庫",
    "東京ガス",
    "東京電力",
    "東海労働金庫",
    "楽天",
    "横浜銀行",
    "福山通運",
    "福岡銀行",
    "西濃運輸",
    "西日本シティ銀行",
    "近畿労働金庫",
    "野村證券",
    "関西電力",
    "静岡銀行",
];

/// What must not follow, because it makes another word: 楽天家 is an optimist, アマゾン川 a river.
const OTHER_WORDS: &[char] = &['家', '的', '川'];

/// A set of bits, filled while the program is compiled.
type Bits = [u64; 512];

const fn put(mut bits: Bits, at: usize) -> Bits {
    bits[at / 64 % 512] |= 1 << (at % 64);
    bits
}

const fn has(bits: &Bits, at: usize) -> bool {
    bits[at / 64 % 512] >> (at % 64) & 1 == 1
}

/// The first three bytes of a Latin spelling, folded to a place in the set: five bits each.
const fn latin(first: u8, second: u8, third: u8) -> usize {
    (first as usize & 31) << 10 | (second as usize & 31) << 5 | third as usize & 31
}

/// The same for the first Japanese character, three bytes in UTF-8.
const fn japanese(first: u8, second: u8, third: u8) -> usize {
    (first as usize & 7) << 12 | (second as usize & 63) << 6 | third as usize & 63
}

const fn beginnings(mut bits: Bits, list: &[&str], is_japanese: bool) -> Bits {
    let mut at = 0;
    while at < list.len() {
        let name = list[at].as_bytes();
        let place = if is_japanese {
            japanese(name[0], name[1], name[2])
        } else {
            latin(name[0], name[1], name[2])
        };
        bits = put(bits, place);
        at += 1;
    }
    bits
}

static LATIN: Bits = beginnings(
    beginnings(beginnings([0; 512], ANY_CASE, false), EXACT, false),
    IN_JAPANESE,
    false,
);
static KANA_AND_KANJI: Bits = beginnings([0; 512], JAPANESE, true);

/// The first name of a real brand in a text; `language` is that of the text, `None` where it stands for all of them.
pub fn find(text: &str, language: Option<Language>) -> Option<Range<usize>> {
    let mut is_in_word = false;
    for (at, three) in text.as_bytes().windows(3).enumerate() {
        let [first, second, third] = *three else { break };
        let length = match first {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                let begins = !is_in_word && has(&LATIN, latin(first, second, third));
                is_in_word = true;
                if begins {
                    latin_name(text, at, language)
                } else {
                    None
                }
            }
            0xE0..=0xEF if has(&KANA_AND_KANJI, japanese(first, second, third)) => {
                is_in_word = false;
                japanese_name(text, at)
            }
            _ => {
                is_in_word = false;
                None
            }
        };
        if let Some(length) = length {
            return Some(at..at + length);
        }
    }
    None
}

/// Names by their first three bytes, Latin ones in small letters: of a few hundred names, one or two can begin here.
static BY_BEGINNING: LazyLock<BTreeMap<[u8; 3], Vec<&'static str>>> = LazyLock::new(|| {
    let mut all: BTreeMap<[u8; 3], Vec<&str>> = BTreeMap::new();
    for name in [ANY_CASE, EXACT, IN_JAPANESE, JAPANESE].into_iter().flatten() {
        if let Some(beginning) = name.as_bytes().first_chunk() {
            all.entry(beginning.map(|byte| byte.to_ascii_lowercase()))
                .or_default()
                .push(name);
        }
    }
    all
});

/// The names that begin as these bytes do, in any case.
fn beginning_with(bytes: &[u8]) -> &'static [&'static str] {
    bytes
        .first_chunk()
        .and_then(|beginning: &[u8; 3]| BY_BEGINNING.get(&beginning.map(|byte| byte.to_ascii_lowercase())))
        .map_or(&[], Vec::as_slice)
}

fn latin_name(text: &str, at: usize, language: Option<Language>) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let is_name = |name: &&&str| {
        let Some((found, after)) = rest.split_at_checked(name.len()) else {
            return false;
        };
        let is_in = |list: &[&str]| list.contains(*name);
        let is_found = found.eq_ignore_ascii_case(name.as_bytes())
            && (is_in(ANY_CASE)
                || found == name.as_bytes()
                    && (is_in(EXACT) || (language == Some(Language::Ja) && is_in(IN_JAPANESE))));
        is_found && after.first().is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    let found = beginning_with(rest).iter().filter(is_name);
    found.map(|name| name.len()).max()
}

fn japanese_name(text: &str, at: usize) -> Option<usize> {
    let (before, rest) = text.split_at_checked(at)?;
    let is_katakana = |c: Option<char>| c.is_some_and(|c| matches!(c, 'ァ'..='ヺ' | 'ー'));
    let fits = |name: &&&str| {
        let Some(after) = rest.strip_prefix(**name) else {
            return false;
        };
        let next = after.chars().next();
        let is_cut = (is_katakana(name.chars().next()) && is_katakana(before.chars().next_back()))
            || (is_katakana(name.chars().next_back()) && is_katakana(next));
        !is_cut && next.is_none_or(|next| !OTHER_WORDS.contains(&next))
    };
    let found = beginning_with(rest.as_bytes()).iter().filter(fits);
    found.map(|name| name.len()).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Option<&str> {
        find(text, Some(language)).and_then(|at| text.get(at))
    }

    #[test]
    fn brands_are_found_in_both_languages() {
        for (text, name) in [
            ("AmazonプライムのID", "Amazon"),
            ("【アマゾン】お支払い", "アマゾン"),
            ("楽天カードより", "楽天"),
            ("https://amazon-jp.example.net/", "amazon"),
            ("NTTドコモからのお知らせ", "NTT"),
            ("ドコモからのお知らせ", "ドコモ"),
            ("LINEで連絡", "LINE"),
            ("三井住友カード", "三井住友"),
            ("パスワードはAt&Tへ", "At&T"),
        ] {
            assert_eq!(found(text, Language::Ja), Some(name), "{text}");
        }
        for (text, name) in [
            ("Your PayPal account", "PayPal"),
            ("Royal Mail: your parcel", "Royal Mail"),
            ("Windows Defender found a virus", "Windows"),
            ("Bank of America alert", "Bank of America"),
        ] {
            assert_eq!(found(text, Language::En), Some(name), "{text}");
        }
    }

    #[test]
    fn ordinary_words_are_no_brands() {
        for text in [
            "アマゾネス、アップルパイ、楽天家、アマゾン川",
            "イオン、スイカ、みらい労金、つばめカード、あおぞら便、そらモバイル",
            "公式アプリのストアから入れる",
            "サンソニーラ",
        ] {
            assert_eq!(found(text, Language::Ja), None, "{text}");
        }
        for text in [
            "Close the windows, apples and the target on the line",
            "Look it up in the official app store",
            "They excel at it; good outlook; a visa for travel; ups and downs",
            "Call this LINE now",
            "Aozora Express, Tsubame Card, Sora Mobile, Kumo Mail",
        ] {
            assert_eq!(found(text, Language::En), None, "{text}");
        }
    }

    #[test]
    fn every_name_is_found_by_itself() {
        for name in ANY_CASE.iter().chain(EXACT).chain(IN_JAPANESE).chain(JAPANESE) {
            assert_eq!(found(name, Language::Ja), Some(*name), "{name}");
        }
    }
}
