//! Real companies, offices and products that frauds like to pose as, each with the invented one that takes its place. A
//! list of this sort is never complete: it catches what people paste most.

/// What is found, and what takes its place in Japanese and in English.
type Brand = (&'static str, (&'static str, &'static str));

const BANK: (&str, &str) = ("みらい労金", "Mirai Labour Bank");
const CARD: (&str, &str) = ("つばめカード", "Tsubame Card");
const PARCEL: (&str, &str) = ("あおぞら便", "Aozora Express");
const MOBILE: (&str, &str) = ("そらモバイル", "Sora Mobile");
const SHOP: (&str, &str) = ("まるや通販", "Maruya Mail Order");
const CITY: (&str, &str) = ("ひかり市", "Hikari City");
const MAIL: (&str, &str) = ("くもメール", "Kumo Mail");
const SECURITY: (&str, &str) = ("まもりセキュリティ", "Mamori Security");
const VIDEO: (&str, &str) = ("動画の森", "Movie Mori");
const PAY: (&str, &str) = ("ほしペイ", "Hoshi Pay");

/// Longer names before shorter ones that they begin with. Latin names in capitals only are found in capitals only.
const BRANDS: &[Brand] = &[
    ("三菱UFJ銀行", BANK),
    ("三菱ＵＦＪ銀行", BANK),
    ("三菱UFJニコス", CARD),
    ("三菱UFJ", BANK),
    ("三井住友カード", CARD),
    ("三井住友銀行", BANK),
    ("三井住友", BANK),
    ("みずほ銀行", BANK),
    ("ゆうちょ銀行", BANK),
    ("りそな銀行", BANK),
    ("楽天銀行", BANK),
    ("PayPay銀行", BANK),
    ("住信SBIネット銀行", BANK),
    ("SBI証券", BANK),
    ("楽天証券", BANK),
    ("野村證券", BANK),
    ("イオン銀行", BANK),
    ("セブン銀行", BANK),
    ("ソニー銀行", BANK),
    ("農協", BANK),
    ("JAバンク", BANK),
    ("ろうきんダイレクト", BANK),
    ("中央ろうきん", BANK),
    ("労働金庫", BANK),
    ("ろうきん", BANK),
    ("楽天カード", CARD),
    ("イオンカード", CARD),
    ("エポスカード", CARD),
    ("セゾンカード", CARD),
    ("UCカード", CARD),
    ("ビューカード", CARD),
    ("オリコカード", CARD),
    ("オリコ", CARD),
    ("アメリカン・エキスプレス", CARD),
    ("American Express", CARD),
    ("アメックス", CARD),
    ("Mastercard", CARD),
    ("マスターカード", CARD),
    ("JCB", CARD),
    ("VISA", CARD),
    ("ヤマト運輸", PARCEL),
    ("クロネコヤマト", PARCEL),
    ("佐川急便", PARCEL),
    ("日本郵便", PARCEL),
    ("ゆうパック", PARCEL),
    ("郵便局", PARCEL),
    ("FedEx", PARCEL),
    ("DHL", PARCEL),
    ("UPS", PARCEL),
    ("Royal Mail", PARCEL),
    ("NTTドコモ", MOBILE),
    ("ドコモ", MOBILE),
    ("docomo", MOBILE),
    ("ソフトバンク", MOBILE),
    ("SoftBank", MOBILE),
    ("KDDI", MOBILE),
    ("楽天モバイル", MOBILE),
    ("ワイモバイル", MOBILE),
    ("Vodafone", MOBILE),
    ("楽天市場", SHOP),
    ("楽天", SHOP),
    ("Rakuten", SHOP),
    ("Amazonプライム", SHOP),
    ("Amazon Prime", SHOP),
    ("Amazon", SHOP),
    ("アマゾン", SHOP),
    ("メルカリ", SHOP),
    ("Mercari", SHOP),
    ("ヤフオク", SHOP),
    ("eBay", SHOP),
    ("ヨドバシ", SHOP),
    ("ビックカメラ", SHOP),
    ("ユニクロ", SHOP),
    ("国税庁", CITY),
    ("税務署", CITY),
    ("e-Tax", CITY),
    ("マイナポータル", CITY),
    ("マイナポイント", CITY),
    ("日本年金機構", CITY),
    ("年金事務所", CITY),
    ("厚生労働省", CITY),
    ("総務省", CITY),
    ("警察庁", CITY),
    ("警視庁", CITY),
    ("HMRC", CITY),
    ("Microsoft 365", MAIL),
    ("Microsoft", MAIL),
    ("マイクロソフト", MAIL),
    ("Outlook", MAIL),
    ("Gmail", MAIL),
    ("Google", MAIL),
    ("グーグル", MAIL),
    ("Yahoo! JAPAN", MAIL),
    ("Yahoo!", MAIL),
    ("Yahoo", MAIL),
    ("iCloud", MAIL),
    ("Apple ID", MAIL),
    ("Apple", MAIL),
    ("アップル", MAIL),
    ("Dropbox", MAIL),
    ("DocuSign", MAIL),
    ("Windows Defender", SECURITY),
    ("ウイルスバスター", SECURITY),
    ("トレンドマイクロ", SECURITY),
    ("ノートン", SECURITY),
    ("Norton", SECURITY),
    ("マカフィー", SECURITY),
    ("McAfee", SECURITY),
    ("カスペルスキー", SECURITY),
    ("Netflix", VIDEO),
    ("ネットフリックス", VIDEO),
    ("Disney+", VIDEO),
    ("ディズニー", VIDEO),
    ("Hulu", VIDEO),
    ("YouTube", VIDEO),
    ("PayPay", PAY),
    ("PayPal", PAY),
    ("メルペイ", PAY),
    ("LINE Pay", PAY),
    ("LINE", PAY),
    ("モバイルSuica", PAY),
    ("Suica", PAY),
    ("えきねっと", PAY),
    ("JR東日本", PAY),
    ("ETC利用照会サービス", PAY),
    ("東京電力", CITY),
    ("関西電力", CITY),
    ("東京ガス", CITY),
    ("NHK", VIDEO),
];

/// The brand at the beginning of `rest`: its length in bytes, and what takes its place.
pub(super) fn at(rest: &str, before: Option<char>) -> Option<(usize, (&'static str, &'static str))> {
    BRANDS.iter().find_map(|(name, instead)| {
        let found = rest.get(..name.len())?;
        let capitals = name.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_it = if capitals {
            found == *name
        } else {
            found.eq_ignore_ascii_case(name)
        };
        let after = rest.get(name.len()..).and_then(|after| after.chars().next());
        // A Latin name is a word of its own; within an address the whole host is replaced.
        let joins = |c: Option<char>| {
            c.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, '@' | '.' | '-' | '/'))
        };
        let ends_sentence = after == Some('.')
            && rest
                .get(name.len() + 1..)
                .and_then(|after| after.chars().next())
                .is_none_or(|c| !c.is_ascii_alphanumeric());
        let alone = !name.is_ascii() || (!joins(before) && (!joins(after) || ends_sentence));
        (is_it && alone).then_some((name.len(), *instead))
    })
}

/// The name in the other language of an invented institution.
pub(in crate::scaffold) fn twin(name: &str) -> Option<&'static str> {
    BRANDS.iter().find_map(|(_, (ja, en))| {
        if *ja == name {
            Some(*en)
        } else {
            (*en == name).then_some(*ja)
        }
    })
}
