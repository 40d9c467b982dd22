//! How fast packs are read: the shipped pack, and a generated one of 10,000 bilingual scenarios in a folder, beside a
//! bare TOML parse of the same files. Prints time and peak memory; asserts nothing. `cargo bench --bench loading`

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::format_push_string,
    reason = "a bench prints its figures and may end at any fault"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, id},
    time::{Duration, Instant},
};

use minuku::{
    pack::load::{Place, load},
    scenario::validate::{Known, scenario as scenario_of},
};

const SCENARIOS: usize = 10_000;
const FOLDER: &str = "MINUKU_BENCH_FOLDER";

fn main() {
    // Peak memory belongs to a process: the large pack is loaded in one that does nothing else.
    if let Some(folder) = env::var_os(FOLDER) {
        let begin = Instant::now();
        let pack = load(&[Place::Embedded, Place::Folder(PathBuf::from(folder))]);
        let took = begin.elapsed();
        let peak = peak_memory();
        println!(
            "{:>8} scenarios  {:>8.1} ms  peak {peak} MiB",
            pack.scenarios.len(),
            millis(took)
        );
        return;
    }
    let mut times: Vec<Duration> = (0..50)
        .map(|_| {
            let begin = Instant::now();
            divan::black_box(load(&[Place::Embedded]));
            begin.elapsed()
        })
        .collect();
    times.sort();
    println!("shipped pack: {:.2} ms (median of 50)", millis(times[25]));

    validation();

    let folder = env::temp_dir().join(format!("minuku-loading-{}", id()));
    let bytes = generate(&folder);
    println!("generated: {SCENARIOS} files, {} KiB", bytes / 1024);
    for _ in 0..3 {
        let output = Command::new(env::current_exe().unwrap())
            .env(FOLDER, &folder)
            .output()
            .unwrap();
        print!("load    {}", String::from_utf8_lossy(&output.stdout));
    }
    let begin = Instant::now();
    for entry in fs::read_dir(folder.join("generated")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        divan::black_box(toml::de::DeTable::parse(&text).unwrap());
    }
    println!(
        "bare parse of the same files on one core: {:.1} ms",
        millis(begin.elapsed())
    );
    fs::remove_dir_all(&folder).unwrap();
}

/// Reading and judging the text of one shipped scenario after the other, beside a bare parse of the same texts.
fn validation() {
    let pack = load(&[Place::Embedded]);
    let known = Known {
        points: pack.points.iter().map(|point| point.id.as_str()).collect(),
        first_aid: pack.first_aid.iter().map(|entry| entry.id.as_str()).collect(),
        terms: pack.terms.iter().map(|term| term.id.as_str()).collect(),
        incidents: pack
            .helpdesks
            .iter()
            .flat_map(|desk| desk.incidents.iter().copied())
            .collect(),
        ..Known::default()
    };
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR"));
    let texts: Vec<String> = pack
        .files
        .iter()
        .map(|file| fs::read_to_string(shipped.join(file.as_ref())).unwrap())
        .filter(|text| text.contains("[[exhibit]]"))
        .collect();
    let median = |work: &dyn Fn(&str)| {
        let mut times: Vec<Duration> = (0..50)
            .map(|_| {
                let begin = Instant::now();
                for text in &texts {
                    work(text);
                }
                begin.elapsed()
            })
            .collect();
        times.sort();
        millis(times[25])
    };
    let judged = median(&|text| {
        divan::black_box(scenario_of("bench.toml", text, &known));
    });
    let parsed = median(&|text| {
        divan::black_box(toml::de::DeTable::parse(text).unwrap());
    });
    let count = texts.len();
    println!(
        "validation of {count} files: {judged:.2} ms, bare parse {parsed:.2} ms, ratio {:.2}",
        judged / parsed
    );
}

/// Writes a pack of scenarios of about 4 KiB each, all different, both languages.
fn generate(folder: &Path) -> usize {
    fs::create_dir_all(folder.join("generated")).unwrap();
    fs::write(
        folder.join("pack.toml"),
        "schema = 1\nid = \"generated\"\nversion = \"1\"\nlanguages = [\"ja\", \"en\"]\nname.ja = \"生成\"\nname.en = \"Generated\"\n",
    )
    .unwrap();
    let mut bytes = 0;
    for number in 0..SCENARIOS {
        let text = scenario(number);
        bytes += text.len();
        fs::write(folder.join(format!("generated/{number}.toml")), text).unwrap();
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

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn peak_memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse::<u64>().ok())
        .unwrap_or(0)
        / 1024
}
