//! The screens of which there are pictures, and how one gets there: by the keys that a person would press, with a fixed
//! seed and a fixed clock, so that the same program always gives the same pictures.

use std::{
    fs, io,
    path::PathBuf,
    rc::Rc,
    sync::{Arc, mpsc},
};

use chrono::{DateTime, Utc};
use minuku::{
    helpdesk::{HOME, when::parse_moment},
    locale::{Language, Texts},
    pack::{
        load::{Place, load},
        proof::Follower,
    },
    scenario::Role,
    settings::Settings,
    ui::{
        app::{App, Context, Next, Screen},
        key::Action::{self, Confirm, Digit, Down, Next as Tab},
        screen::preview::{Options, Preview},
        theme::Theme,
    },
};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::{learner, svg};

/// A screen and the way to it.
#[derive(Debug)]
pub(crate) struct Scene {
    /// The name of the picture, without language.
    name: &'static str,
    language: Language,
    /// What is read out instead of the picture.
    title: &'static str,
    /// Columns and rows.
    size: (u16, u16),
    begin: Begin,
    actions: &'static [Action],
}

/// How the program is started.
#[derive(Clone, Copy, Debug)]
enum Begin {
    Home,
    /// As somebody who has trained for some weeks.
    Seasoned,
    /// With this scenario.
    Session(&'static str),
    /// At the counter, as branch staff in this conversation, after these choices.
    Counter(&'static str, &'static [&'static str]),
    /// As an author of this text, who has not come to this line yet.
    Preview(&'static str, &'static str),
}

/// The moment of all pictures, as a person types it: a Saturday on which the help desk of the bank is closed.
const MOMENT: &str = "2027-01-02 10:30";
const SEED: u64 = 1;

const SMS: &str = "sms-account-suspended-1";
const WARNING: &str = "warning-virus-found-1";
const SHOP: &str = "shop-tent-1";
const BILL: &str = "one-click-movie-1";

const CUSTOMER: &str = "counter-typed-password";

const SMS_FILE: &str = include_str!("../../scenarios/sms/sms-account-suspended-1.toml");

const TITLE: &str = "title.en = \"Sunday night, halfway through a film\"\n";

/// To the link of the text message, and open what is behind it.
const INSPECT: &[Action] = &[Tab, Tab, Tab, Tab, Tab, Tab, Confirm];
/// Taken for genuine, the first thing done that is offered, the link marked after all, the steps left as they were.
const FALL_FOR_IT: &[Action] = &[
    Digit(4),
    Digit(1),
    Confirm,
    Action::Previous,
    Action::Toggle,
    Confirm,
    Confirm,
    Digit(1),
];

/// How the customer is answered at first.
const TALK: &[&str] = &["stop-first", "in-your-words"];

/// All pictures.
pub(crate) const SCENES: &[Scene] = &[
    Scene {
        name: "home",
        language: Language::En,
        title: "Home: start training, choose a scenario, helpdesks, glossary, settings",
        size: (80, 24),
        begin: Begin::Home,
        actions: &[],
    },
    Scene {
        name: "home",
        language: Language::Ja,
        title: "ホーム画面: 訓練を始める、シナリオを選ぶ、相談窓口、用語集、設定",
        size: (80, 24),
        begin: Begin::Home,
        actions: &[],
    },
    Scene {
        name: "sms",
        language: Language::En,
        title: "A text message drawn as a phone, its link being inspected before the answer",
        size: (100, 34),
        begin: Begin::Session(SMS),
        actions: INSPECT,
    },
    Scene {
        name: "sms",
        language: Language::Ja,
        title: "電話の画面として描かれたSMS。答える前にリンク先を調べている",
        size: (100, 34),
        begin: Begin::Session(SMS),
        actions: INSPECT,
    },
    Scene {
        name: "alert",
        language: Language::Ja,
        title: "画面全体を占める偽のウイルス警告",
        size: (100, 30),
        begin: Begin::Session(WARNING),
        actions: &[],
    },
    Scene {
        name: "shop",
        language: Language::En,
        title: "An online shop with struck-out prices",
        size: (100, 38),
        begin: Begin::Session(SHOP),
        actions: &[],
    },
    Scene {
        name: "bill",
        language: Language::Ja,
        title: "動画サイトの「登録完了」と高額な請求の画面",
        size: (100, 34),
        begin: Begin::Session(BILL),
        actions: &[],
    },
    Scene {
        name: "debrief",
        language: Language::En,
        title: "The explanation on one screen: answers, reasons, habits, a case, terms, whom to call",
        size: (100, 40),
        begin: Begin::Session(SMS),
        actions: FALL_FOR_IT,
    },
    Scene {
        name: "debrief",
        language: Language::Ja,
        title: "一画面の解説: 答え、決め手、備え、実例、言葉、相談窓口",
        size: (100, 40),
        begin: Begin::Session(SMS),
        actions: FALL_FOR_IT,
    },
    Scene {
        name: "helpdesks",
        language: Language::Ja,
        title: "1月2日の相談窓口: ヘルプデスクは時間外、代わりにかける番号が示されている",
        size: (100, 30),
        begin: Begin::Home,
        actions: &[Digit(3), Down, Action::Up],
    },
    Scene {
        name: "counter",
        language: Language::En,
        title: "A rehearsal: what the customer said, what can be answered, the clock and the money at risk",
        size: (100, 36),
        begin: Begin::Counter(CUSTOMER, TALK),
        actions: &[],
    },
    Scene {
        name: "counter",
        language: Language::Ja,
        title: "窓口の練習: お客さまの言葉、選べる返事、時計、口座に残っているお金",
        size: (100, 36),
        begin: Begin::Counter(CUSTOMER, TALK),
        actions: &[],
    },
    Scene {
        name: "progress",
        language: Language::En,
        title: "Progress: situations and clues, the weakest first, as bars with what is sure and what is not",
        size: (100, 36),
        begin: Begin::Seasoned,
        actions: &[Digit(5), Digit(1)],
    },
    Scene {
        name: "progress",
        language: Language::Ja,
        title: "これまでの成果: 場面と手がかりを弱いものから並べた棒と、その確かさ",
        size: (100, 36),
        begin: Begin::Seasoned,
        actions: &[Digit(5), Digit(1)],
    },
    Scene {
        name: "preview",
        language: Language::En,
        title: "The author's preview: Japanese and English side by side, and below what is wrong with the file",
        size: (150, 42),
        begin: Begin::Preview(SMS_FILE, TITLE),
        actions: INSPECT,
    },
    Scene {
        name: "preview",
        language: Language::Ja,
        title: "作る人のプレビュー: 日本語と英語の画面が並び、下にファイルの問題が出ている",
        size: (150, 42),
        begin: Begin::Preview(SMS_FILE, TITLE),
        actions: INSPECT,
    },
];

/// Where the pictures are kept.
pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs/pictures")
}

impl Scene {
    /// The name of the file.
    pub(crate) fn file(&self) -> String {
        format!("{}-{}.svg", self.name, self.language.tag())
    }

    /// Goes there and draws it.
    pub(crate) fn picture(&self) -> Result<String, String> {
        let mut app = self.start()?;
        let mut buf = self.draw(&app);
        for action in self.actions {
            if app.act(*action) == Next::Quit {
                return Err(format!("{}: the program ended on the way", self.file()));
            }
            // Some keys depend on what was drawn where.
            buf = self.draw(&app);
        }
        if let Some(notice) = app.context.notice {
            return Err(format!("{}: {notice}", self.file()));
        }
        Ok(svg::picture(&buf, self.title))
    }

    fn start(&self) -> Result<App, String> {
        let now = parse_moment(MOMENT, DateTime::<Utc>::UNIX_EPOCH, HOME)
            .map_err(|fault| fault.message().to_owned())?;
        let context = Context {
            texts: Rc::new(Texts::new(self.language)),
            settings: Settings {
                role: Some(Role::Employee),
                ..Settings::default()
            },
            theme: Theme::terminal(),
            now,
            seed: SEED,
            ..Context::bare()
        };
        if let Begin::Preview(text, left_out) = self.begin {
            return preview(context, text, left_out).map_err(|error| error.to_string());
        }
        let mut app = App::new(context);
        match self.begin {
            Begin::Session(scenario) => app.context.wanted = vec![scenario.to_owned()],
            Begin::Counter(conversation, _) => {
                app.context.settings.role = Some(Role::Staff);
                app.context.wants_rehearsal = Some(conversation.to_owned());
            }
            Begin::Home | Begin::Seasoned | Begin::Preview(..) => {}
        }
        let _ = app.loaded(Arc::new(load(&[Place::Embedded])));
        if let Begin::Seasoned = self.begin {
            learner::seasoned(&mut app);
        }
        if let Begin::Counter(_, choices) = self.begin {
            let _ = app.act(Confirm);
            for choice in choices {
                let number = number(&app, choice).ok_or(format!("{}: no choice {choice}", self.file()))?;
                self.draw(&app);
                let _ = app.act(Digit(number));
            }
        }
        Ok(app)
    }

    fn draw(&self, app: &App) -> Buffer {
        let (width, height) = self.size;
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        app.view(area, &mut buf);
        buf
    }
}

/// The number under which a choice is offered at the counter now.
fn number(app: &App, id: &str) -> Option<u8> {
    let Some(Screen::Rehearsal(screen)) = app.screen() else {
        return None;
    };
    let rehearsal = screen.rehearsal();
    let place = rehearsal.offers().iter().position(|offer| {
        rehearsal
            .choices()
            .get(*offer)
            .is_some_and(|choice| choice.id == id)
    })?;
    u8::try_from(place + 1).ok()
}

/// The program as an author starts it.
fn preview(context: Context, text: &str, left_out: &str) -> io::Result<App> {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("my-scenario-1.toml");
    let text = text.replacen("id = \"sms-account-suspended-1\"", "id = \"my-scenario-1\"", 1);
    fs::write(&file, text.replace(left_out, ""))?;
    let (_, proof) = Follower::new(&file, &[Place::Embedded]);
    let options = Options {
        watches: true,
        seed: SEED,
        ..Options::default()
    };
    let preview = Preview::new(&file, proof, &options, &context);
    // Nobody reads the file again: it is gone when the picture is taken.
    let (reload, _) = mpsc::channel();
    Ok(App::preview(context, preview, reload))
}
