//! An exhibit of every kind, with every part filled, for tests and for the bench of drawing. Not a part of the
//! program; the including module has `locale` and `scenario` in scope.

use super::{
    locale::Localized,
    scenario::{
        Attachment, Bill, Body, Call, Device, Document, Email, Field, Item, Letter, LockScreen, Mark, Marked,
        Message, Passage, Row, Shop, Sms, Speaker, Turn, Warning, WarningStyle, Web, marks,
    },
};

/// Gives passages their numbers in the order in which they are made, and marks their clues.
#[derive(Clone, Default)]
pub(super) struct Author {
    passages: usize,
    clues: usize,
    /// Instead of the words of the samples; the first line is marked where the second value says so.
    words: Vec<(String, bool)>,
}

impl Author {
    /// Writes these words, over and over, instead of those of the samples.
    pub(super) fn of(words: Vec<(String, bool)>) -> Self {
        Self {
            words,
            ..Self::default()
        }
    }

    fn instead(&mut self) -> Option<Passage> {
        let index = self.passages.checked_rem(self.words.len())?;
        let (text, mark) = self.words.get(index)?.clone();
        let end = text.find('\n').unwrap_or(text.len());
        let clue = self.clues;
        let marks = if mark && end > 0 {
            self.clues += 1;
            vec![Mark { range: 0..end, clue }]
        } else {
            Vec::new()
        };
        self.passages += 1;
        Some(Passage {
            number: self.passages - 1,
            text: Localized::new(Some(Marked { text, marks }), None)?,
        })
    }

    fn text(&mut self, ja: &str, en: &str) -> Passage {
        if let Some(passage) = self.instead() {
            return passage;
        }
        let clues = self.clues;
        let marked = |source: &str| {
            let markup = marks::parse(source);
            let marks = markup.marks.iter().enumerate().map(|(index, mark)| Mark {
                range: mark.range.clone(),
                clue: clues + index,
            });
            Marked {
                marks: marks.collect(),
                text: markup.text,
            }
        };
        let (ja, en) = (marked(ja), marked(en));
        self.clues += ja.marks.len().max(en.marks.len());
        self.passages += 1;
        let text = if en.text.is_empty() {
            Localized::new(Some(ja), None)
        } else {
            Localized::new(Some(ja), Some(en))
        };
        Passage {
            number: self.passages - 1,
            text: text.unwrap_or_else(|| unreachable!("one is there")),
        }
    }

    fn line(&mut self, text: &str) -> Passage {
        self.text(text, text)
    }

    #[expect(clippy::unnecessary_wraps, reason = "most parts of an exhibit may be missing")]
    fn some(&mut self, ja: &str, en: &str) -> Option<Passage> {
        Some(self.text(ja, en))
    }

    fn rows(&mut self) -> Vec<Row> {
        [
            (
                ("会員番号", "Member number"),
                ("[[m|4471-2209]]", "[[m|4471-2209]]"),
            ),
            (
                ("接続元", "Connected from"),
                ("203.0.113.47 (光回線)", "203.0.113.47 (fibre)"),
            ),
        ]
        .map(|(label, value)| Row {
            label: self.text(label.0, label.1),
            value: self.text(value.0, value.1),
        })
        .into()
    }

    fn fields(&mut self) -> Vec<Field> {
        vec![
            Field {
                label: self.text("お客さま番号", "Customer number"),
                value: self.some("0012345", "0012345"),
                secret: false,
            },
            Field {
                label: self.text("ログインパスワード", "Password"),
                value: self.some("[[p|12345678]]", "[[p|12345678]]"),
                secret: true,
            },
            Field {
                label: self.text(
                    "[[c|確認番号表の10個の数字]]",
                    "[[c|All ten numbers on your card]]",
                ),
                value: None,
                secret: true,
            },
        ]
    }
}

/// Every kind, in the order of the format.
pub(super) fn all() -> Vec<Body> {
    all_by(&Author::default())
}

/// The same, written by somebody in particular.
pub(super) fn all_by(author: &Author) -> Vec<Body> {
    let a = || author.clone();
    vec![
        sms(a()),
        email(a()),
        Body::Web(web(a())),
        Body::Login(web(a())),
        warning(a(), WarningStyle::Alert),
        warning(a(), WarningStyle::Notification),
        bill(a()),
        shop(a()),
        document(a()),
        lock(a(), Device::Pc),
        lock(a(), Device::Phone),
        call(a()),
        letter(a()),
    ]
}

fn sms(mut a: Author) -> Body {
    Body::Sms(Sms {
        clock: a.some("21:14", "21:14"),
        from: a.text("[[sender|みらい労金]]", "[[sender|Mirai Bank]]"),
        number: a.some("050-XXXX-XXXX", "050-XXXX-XXXX"),
        messages: vec![
            Message {
                day: a.some("11月13日(金)", "Fri 13 November"),
                text: a.text(
                    "【みらい労金】設備点検のため、11月15日(日)のATMのご利用は18時までとなります。",
                    "Mirai Bank: owing to maintenance our ATMs close at 6 p.m. on Sunday 15 November.",
                ),
                at: a.line("10:02"),
                mine: false,
            },
            Message {
                day: a.some("今日", "Today"),
                text: a.text(
                    "【みらい労金】[[pressure|口座のお取引を一時停止いたしました]]。[[deadline|24時間以内]]にご確認ください。\nhttps://[[url|mirai-rokin.example.jp.resume-id.example.net]]/k/7Qd2",
                    "Mirai Bank: we [[pressure|have suspended transactions on your account]]. Confirm [[deadline|within 24 hours]].\nhttps://[[url|mirai-rokin.example.jp.resume-id.example.net]]/k/7Qd2",
                ),
                at: a.line("21:13"),
                mine: false,
            },
            Message {
                day: None,
                text: a.text("どうすればよいですか?", ""),
                at: a.line("21:14"),
                mine: true,
            },
        ],
    })
}

fn email(mut a: Author) -> Body {
    Body::Email(Email {
        subject: a.text("[[subject|【重要】お支払方法のご確認]]", "[[subject|Important: your payment method]]"),
        from: a.text("まるや通販", "Maruya Mail Order"),
        address: a.line("[[address|support@maruya.example.net.billing.example.org]]"),
        reply_to: a.some("billing@desk.example.com", "billing@desk.example.com"),
        to: a.some("自分", "me"),
        date: a.some("2026-11-20 09:12", "2026-11-20 09:12"),
        attachments: vec![
            Attachment {
                name: a.line("[[file|請求書_11月.xlsm]]"),
                size: a.some("48 KB", "48 KB"),
            },
            Attachment {
                name: a.line("terms.pdf"),
                size: None,
            },
        ],
        body: a.text(
            "お客さま\n\nいつもご利用ありがとうございます。\nカード会社の承認が得られず、[[threat|ご注文を確定できませんでした]]。下のボタンからお支払方法をご確認ください。",
            "Dear customer,\n\nThank you for shopping with us.\nYour card was declined, so [[threat|your order could not be confirmed]]. Please check your payment method with the button below.",
        ),
        button: a.some("[[button|お支払方法を確認する]]", "[[button|Check payment method]]"),
        footer: a.some("まるや通販 お客さま窓口\n受付 9:00-18:00", "Maruya Mail Order, customer desk\n9 a.m. to 6 p.m."),
        quoted: a.some("11月18日 ご注文ありがとうございます。\n品物は二日以内に発送いたします。", "18 November: thank you for your order.\nWe ship within two days."),
    })
}

fn web(mut a: Author) -> Web {
    Web {
        tab: a.some("ログイン | みらい労金ダイレクト", "Log in | Mirai Direct"),
        address: a.line("https://[[address|mirai-rokin.example2.jp]]/direct/login"),
        secure: true,
        name: a.some("みらい労金ダイレクト", "Mirai Direct"),
        navigation: a.some(
            "ホーム｜残高・明細｜振込・振替｜各種お手続き｜よくあるご質問",
            "Home | Accounts | Transfers | Services | FAQ",
        ),
        heading: a.some("ログイン", "Log in"),
        body: a.some(
            "[[warning|当金庫を装った偽のメールにご注意ください。]]\n\n確認のため、次の項目をすべてご入力ください。",
            "[[warning|Beware of fake mail in our name.]]\n\nTo confirm your identity, please fill in everything below.",
        ),
        rows: a.rows(),
        fields: a.fields(),
        button: a.some("[[button|ログイン]]", "[[button|Log in]]"),
        footer: a.some("セキュリティ / 利用規約\n(C) Mirai Labour Bank", "Security / Terms\n(C) Mirai Labour Bank"),
    }
}

fn warning(mut a: Author, style: WarningStyle) -> Body {
    Body::Warning(Warning {
        style,
        tab: a.some("セキュリティ診断", "Security check"),
        address: a.some("https://[[address|mamori-support.example.net]]/jp/alert", "https://[[address|mamori-support.example.net]]/jp/alert"),
        behind: a.some("作りおき帖｜冬の常備菜20品", "The Make-Ahead Notebook: 20 winter dishes"),
        name: a.some("[[name|まもりセキュリティ]] サポートセンター", "[[name|Mamori Security]] Support Centre"),
        heading: a.text("このパソコンでウイルスが見つかりました", "A virus has been found on this computer"),
        body: a.text(
            "不審な通信を検出しました。[[threat|電源を切ると、保存データが失われるおそれがあります]]。\n下記の窓口にお電話ください。",
            "Suspicious traffic was detected. [[threat|Switching off may result in the loss of saved data]].\nPlease call the number below.",
        ),
        rows: a.rows(),
        phone: a.some("[[phone|050-XXXX-XXXX]]", "[[phone|050-XXXX-XXXX]]"),
        countdown: Some(300),
        buttons: vec![a.text("サポートに電話する", "Call support"), a.text("検出結果を見る", "View results")],
    })
}

fn bill(mut a: Author) -> Body {
    Body::Bill(Bill {
        tab: a.some("ご登録完了", "Registration complete"),
        address: a.some(
            "http://[[address|movie.example.org]]/done",
            "http://[[address|movie.example.org]]/done",
        ),
        name: a.some("動画の森 プレミアム", "Movie Mori Premium"),
        heading: a.text(
            "[[done|ご登録が完了しました]]",
            "[[done|Your registration is complete]]",
        ),
        amount: a.text("98,000円", "98,000 yen"),
        deadline: a.some(
            "[[deadline|本日から3日以内]]",
            "[[deadline|within 3 days from today]]",
        ),
        rows: a.rows(),
        body: a.text(
            "期限までにお支払いのない場合は、ご自宅へ[[threat|請求にうかがいます]]。",
            "If you do not pay in time, [[threat|we will call at your home]].",
        ),
        contact: a.some(
            "誤登録の方: 050-XXXX-XXXX",
            "Registered by mistake: 050-XXXX-XXXX",
        ),
        buttons: vec![a.text("支払い方法へ", "How to pay")],
        footer: a.some("18歳未満の方はご利用になれません", "Not for anybody under 18"),
    })
}

fn shop(mut a: Author) -> Body {
    let item = |a: &mut Author, ja: &str, en: &str, sale: bool| Item {
        name: a.text(ja, en),
        was: if sale {
            a.some("79,800円", "79,800 yen")
        } else {
            None
        },
        price: a.text("[[price|12,800円]]", "[[price|12,800 yen]]"),
        stock: if sale {
            a.some("残り2点", "2 left")
        } else {
            None
        },
    };
    Body::Shop(Shop {
        tab: a.some("暮らしの電器 閉店セール", "Home Electric, closing sale"),
        address: a.line("https://[[address|kurashi-outlet.example.com]]/sale"),
        secure: true,
        name: a.text("暮らしの電器", "Home Electric"),
        navigation: a.some("新着｜家電｜カート", "New | Appliances | Basket"),
        banner: a.some(
            "[[banner|本日限り 全品84%引き]]",
            "[[banner|Today only: 84% off everything]]",
        ),
        items: vec![
            item(
                &mut a,
                "全自動コーヒーメーカー 6杯用",
                "Automatic coffee maker, 6 cups",
                true,
            ),
            item(&mut a, "ロボット掃除機", "Robot vacuum cleaner", true),
            item(&mut a, "電気ケトル", "Kettle", false),
            item(
                &mut a,
                "加湿器 大容量タンク",
                "Humidifier with a large tank",
                true,
            ),
        ],
        review: a.some("「すぐ届きました」(東京都)", "\"Came at once\" (Tokyo)"),
        payment: a.text(
            "[[transfer|銀行振込のみ]] (個人名義の口座)",
            "[[transfer|Bank transfer only]] (to a personal account)",
        ),
        company: a.text(
            "会社名 暮らしの電器\n所在地 ひかり市中央1\n電話 なし",
            "Company: Home Electric\nAddress: 1 Chuo, Hikari City\nTelephone: none",
        ),
        button: a.some("カートを見る", "View basket"),
        footer: a.some("(C) Home Electric", "(C) Home Electric"),
    })
}

fn document(mut a: Author) -> Body {
    Body::Document(Document {
        app: a.some("かな文書", "Kana Writer"),
        file: a.line("[[file|請求書_2026-11.docm]]"),
        bar: a.some("保護ビュー: マクロが無効にされました。", "Protected view: macros have been disabled."),
        bar_button: a.some("[[enable|コンテンツの有効化]]", "[[enable|Enable content]]"),
        heading: a.some("請求書", "Invoice"),
        body: a.text(
            "この文書は保護されています。\n内容を表示するには、[[request|上の黄色い帯のボタン]]を押してください。",
            "This document is protected.\nTo see its contents, press [[request|the button in the yellow bar above]].",
        ),
        rows: a.rows(),
    })
}

fn lock(mut a: Author, device: Device) -> Body {
    Body::LockScreen(LockScreen {
        device,
        clock: a.some("08:41", "08:41"),
        heading: a.text("ファイルは暗号化されました", "Your files have been encrypted"),
        body: a.text(
            "写真も書類も開けません。[[threat|期限を過ぎると鍵を消去します]]。",
            "Photos and documents cannot be opened. [[threat|After the deadline the key is destroyed]].",
        ),
        amount: a.some("[[amount|450,000円]]", "[[amount|450,000 yen]]"),
        rows: a.rows(),
        contact: a.some("desk@unlock.example.org", "desk@unlock.example.org"),
        countdown: Some(72 * 3600),
        fields: a.fields(),
        buttons: vec![a.text("支払いを確認する", "Check payment")],
    })
}

fn call(mut a: Author) -> Body {
    Body::Call(Call {
        clock: a.some("12:27", "12:27"),
        caller: a.text("[[caller|まもりセキュリティ]]", "[[caller|Mamori Security]]"),
        number: a.some("050-XXXX-XXXX", "050-XXXX-XXXX"),
        turns: vec![
            Turn {
                who: Speaker::Caller,
                text: a.text(
                    "お電話ありがとうございます。画面に受付番号は出ていますか。",
                    "Thank you for calling. Can you see a case number on your screen?",
                ),
            },
            Turn {
                who: Speaker::You,
                text: a.text("はい、E4-7713です。", "Yes, E4-7713."),
            },
            Turn {
                who: Speaker::Caller,
                text: a.text(
                    "では[[remote|診断ツールを入れて、9桁の番号を読み上げて]]ください。",
                    "Then please [[remote|install our tool and read me the nine-digit number]].",
                ),
            },
        ],
    })
}

fn letter(mut a: Author) -> Body {
    Body::Letter(Letter {
        number: a.some("管第2026-118号", "Ref. 2026-118"),
        date: a.some("2026年11月20日", "20 November 2026"),
        to: a.some("ご契約者さま", "To the account holder"),
        from: a.text("[[from|みらい労金 事務センター]]", "[[from|Mirai Labour Bank, Operations]]"),
        subject: a.some("インターネットバンキングご契約のお知らせ", "Your internet banking contract"),
        body: a.text(
            "拝啓 時下ますますご清祥のこととお喜び申し上げます。\nこのたびのお申し込みにより、[[opened|ご利用を開始いたしました]]。",
            "Dear customer,\n\nFollowing your application, [[opened|your access has been opened]].",
        ),
        rows: a.rows(),
        contact: a.some("お問い合わせ 0120-XXX-XXX", "Enquiries: 0120-XXX-XXX"),
        sign: a.some("事務センター長", "Head of Operations"),
    })
}
