//! A pack of any size for benches: scenarios of about 4 KiB, all different, in both languages, without problems.

#![expect(
    clippy::format_push_string,
    unreachable_pub,
    reason = "each bench takes this file as a module of its own"
)]

use std::{fs, path::Path};

/// Writes a pack of scenarios of about 4 KiB each, all different, both languages.
pub fn pack(folder: &Path, scenarios: usize) -> usize {
    fs::create_dir_all(folder.join("generated")).unwrap();
    fs::write(
        folder.join("pack.toml"),
        "schema = 1\nid = \"generated\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\nname.ja = \"生成\"\nname.en = \"Generated\"\n",
    )
    .unwrap();
    let mut bytes = 0;
    for number in 0..scenarios {
        let text = scenario(number);
        bytes += text.len();
        fs::write(folder.join(format!("generated/generated-{number}.toml")), text).unwrap();
    }
    bytes
}

fn scenario(number: usize) -> String {
    let mut text = format!(
        "schema = 1\nid = \"generated-{number}\"\nfamily = \"family-{}\"\nincident = \"phishing\"\n\
         roles = [\"employee\", \"staff\"]\nverdict = \"scam\"\n\
         premise = {{ routine = 6, relevance = 8, events = 4, consequence = 6, trained = 2 }}\n\
         title.ja = \"日曜の夜に届いたSMS {number}\"\ntitle.en = \"A text on Sunday night {number}\"\n\
         situation.ja = \"日曜の夜、自宅。みらい労金に口座があります。\"\n\
         situation.en = \"Sunday night at home. You have an account with Mirai Labour Bank.\"\n\n\
         [[exhibit]]\nkind = \"sms\"\nfrom.ja = \"[[sender|みらい労金]]\"\nfrom.en = \"[[sender|Mirai Bank]]\"\n",
        number % 500
    );
    for hour in 0..3 {
        text.push_str(&format!(
            "[[exhibit.message]]\nat = \"1{hour}:02\"\n\
             text.ja = \"本日のATMのご利用は18時までです。お振り込みの予約は前日の21時までにお済ませください。\"\n\
             text.en = \"Our ATMs close at 6 p.m. today. Please schedule transfers by 9 p.m. the day before.\"\n"
        ));
    }
    text.push_str(
        "[[exhibit.message]]\nat = \"21:13\"\n\
         text.ja = \"お取引の確認のため口座を[[pressure|一時停止]]しました。再開手続きはこちら [[url|http://mirai-rokin.example.net/re]]\"\n\
         text.en = \"Your account is [[pressure|suspended]] pending confirmation. Resume here: [[url|http://mirai-rokin.example.net/re]]\"\n\n",
    );
    for (id, cue) in [
        ("sender", "sender-mismatch"),
        ("pressure", "threat"),
        ("url", "domain-spoofing"),
    ] {
        text.push_str(&format!(
            "[clue.{id}]\ncue = \"{cue}\"\nreveal.ja = \"つながる先は example.net です。\"\nreveal.en = \"It leads to example.net.\"\n\
             why.ja = \"ドメインは右から読みます。銀行の名前は左に飾りとして置かれているだけです。\"\n\
             why.en = \"Read a domain from the right. The bank's name on the left is decoration.\"\n\n"
        ));
    }
    text.push_str("[[ask]]\nkind = \"verdict\"\n\n[[ask]]\nkind = \"choice\"\ntext.ja = \"どうしますか。\"\ntext.en = \"What do you do?\"\n");
    for option in 0..3 {
        text.push_str(&format!(
            "[[ask.option]]\nid = \"option-{option}\"\nright = {}\n\
             text.ja = \"SMSは閉じて、公式アプリで口座を確かめる {option}\"\n\
             text.en = \"Close the text and check the account in the official app {option}\"\n\
             why.ja = \"アプリは自分で入れたもので、SMSの送り手が行き先を変えられません。\"\n\
             why.en = \"You installed the app yourself; no sender of a text can change where it leads.\"\n",
            option == 0
        ));
    }
    text.push_str(
        "\n[[ask]]\nkind = \"order\"\ntext.ja = \"何から順に?\"\ntext.en = \"In what order?\"\nsteps = \"first-aid:phishing\"\n\n\
         [debrief]\nprevention = [\"no-links-in-messages\", \"official-route\"]\nterms = [\"phishing\"]\n\
         story.ja = \"信じて入力した人の口座から、翌朝までに残高のほとんどが送金されていました。\"\n\
         story.en = \"By the next morning most of the balance had been sent away from the account of somebody who typed it in.\"\n",
    );
    text
}
