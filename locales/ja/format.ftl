# ファイルの形式の説明。エディター用のスキーマ、リファレンス、新しいファイルのコメントに、同じ文が使われる。
# form- と表の名前、key- と表とキー、word- とキーと語。

cli-schema = ファイルの形式をJSON Schemaで出力する（エディター用）
cli-schema-file = どのファイルの形式か（scenario、counter、pack、helpdesks、holidays、prevention、first-aid、glossary。省くと scenario）
cli-schema-write = 出力する代わりに、このフォルダーにすべてのスキーマを書き込む
schema-written = { $path } に書き込みました。

format-colon = {": "}
format-heading-scenario = シナリオ
format-heading-counter = 窓口での会話
format-heading-words = 選んで書く語
format-column-key = キー
format-column-value = 値
format-column-word = 語
format-column-meaning = 意味
format-reference-title = ファイル形式のリファレンス
format-reference-about =
    ファイルに書けるすべての表とキーの一覧です。プログラムがファイルを読むときの定義から作られています。
    学びになるシナリオの作り方は [AUTHORS.ja.md](AUTHORS.ja.md) に、形式の決まりは [FORMAT.ja.md](FORMAT.ja.md) に
    あります。* の付いたキーは省けません。
format-reference-generated = プログラムが作るページです。`MINUKU_BLESS=1 cargo test --test schema` で作り直します。
format-entries = 項目ごとに表を一つ書きます。表の名前が id になります。

shape-schema = `1`
shape-text = 文章
shape-marked-text = 文章（印も可）
shape-marked-line = 一行（印も可）
shape-plain = 文字列
shape-id = id
shape-word = 語
shape-ids = idの並び
shape-words = 語の並び
shape-flag = `true` か `false`
shape-whole = { $min }から{ $max }までの数
shape-element = 0、2、4、6、8のどれか
shape-date = 日付
shape-moment = 日時
shape-steps = `"first-aid:…"` か、idの並び
shape-table = 表
shape-tables = 表の並び
shape-kinds = 種類ごとの表
shape-map = idごとの表
shape-days = 日付ごとの文章

form-scenario = シナリオ。何を見せ、何をたずね、そのあと何を伝えるか。
form-premise = 口実が学ぶ人の暮らしにどれだけ合うか（NISTのフィッシュスケール）。どれも0、2、4、6、8のどれかで書きます。
form-clue = 調べられるものと、その意味。idは、文章に付けた印と同じものです。
form-step = 手順を並べる問い（order）の、一つの手順。
form-debrief = すべての問いのあとで伝えること。
form-exhibit-sms = スマートフォンのSMS。
form-exhibit-email = メール。
form-exhibit-web = ウェブページ。
form-exhibit-login = ログインや入力のページ。
form-exhibit-warning = セキュリティの警告、または本物のシステムの控えめな通知。
form-exhibit-bill = お金を請求する画面。
form-exhibit-shop = 通販サイト。
form-exhibit-document = ソフトで開いた文書ファイル。
form-exhibit-lock-screen = ほかの操作ができなくなる画面。
form-exhibit-call = 電話。
form-exhibit-letter = 紙の手紙。
form-message = 一通のSMS。
form-attachment = 添付ファイル。
form-row = 小さな表の一行。項目と内容。
form-field = 入力欄。
form-button = ボタン。
form-item = 売られている商品。
form-turn = どちらか一方の言葉。
form-ask-verdict = 詐欺か、本物か。必ず最初の問いで、一つだけです。正解はファイルの verdict です。
form-ask-choice = どう動くか。choice では正しい選択肢は一つ、choices では正しいものをすべて選びます。
form-ask-clues = 最初の展示で、決め手になる所に印を付けます。詐欺だけで使います。間違った印も数えます。
form-ask-order = 手順を正しい順に並べます。
form-ask-helpdesk = その時刻にどこへ電話するか。正解は helpdesks.toml から決まります（その被害を扱う窓口のうち、そのとき開いている最初のもの）。
form-option = 選択肢。2個から9個、ふつうは3個か4個。学ぶ人にはまぜて表示されます。
form-pack = パックについて。
form-institution = メッセージを送る、架空の会社や役所。
form-family = 一つの場面。詐欺にも本物にも、いくつかの変種があります。
form-prevention = 助言。
form-first-aid = 被害にあったときにすること。
form-first-aid-step = することを一つ。ファイルの順が、行う順です。
form-glossary = 用語と、その説明。
form-helpdesks = 電話する窓口。ファイルの順が、電話する順です。
form-holidays = 地域（jp、uk、us、au）ごとの祝日。

key-scenario-schema = 形式の版
key-scenario-id = ほかと重ならない名前。ファイル名と同じにします。学ぶ人には見えません。
key-scenario-family = 同じ場面の変種は、詐欺も本物も同じ名前にします。一回の訓練では、なるべく重ならないように選ばれます。
key-scenario-incident = 起きるはずだった被害。応急手当てと窓口が決まります。本物には、似ている手口を書きます。
key-scenario-roles = だれの訓練に使うか
key-scenario-verdict = 正解
key-scenario-premise = 口実が学ぶ人の暮らしにどれだけ合うか。見抜きにくさは、これと、本当の手がかりの数から決まります。
key-scenario-title = 日記の一行のような題名。答えが分からないようにします。
key-scenario-situation = いつ、どこで、差出人とどういう関わりがあるか。どちらにも傾かない一文か二文で書きます。
key-scenario-draft = 書きかけの印。検査はされますが、学ぶ人には出ません。書き上がったら、この行を消します。
key-scenario-author = 書いた人（自分と同僚のための覚え）
key-scenario-exhibit = 見せるもの。最初のものが判断の対象です。ほかは、idがなければその下に並び、idがあれば選択肢から開いたときにだけ出ます。
key-scenario-clue = 調べられるもの。印のidごとに書きます。
key-scenario-ask = 問い。書いた順に出ます。最初は verdict です。
key-scenario-step = 手順を並べる問い（order）の手順。idごとに書きます。
key-scenario-debrief = 最後に伝えること

key-premise-routine = いつもの手続きに似ている
key-premise-relevance = その人に関わりがある
key-premise-events = いまの出来事に合う
key-premise-consequence = 放っておくと困る
key-premise-trained = ちょうどこの手口について、よく注意されている

key-clue-cue = NISTのフィッシュスケールの、どの手がかりか。詐欺の本当の手がかりには必ず書き、本物のシナリオには書きません。
key-clue-decoy = 目を引くが、証拠にはならないもの。詐欺の手がかりには cue か decoy のどちらか一方を書きます。
key-clue-reveal = 答える前に調べると出る、評価を含まない事実。実際に押せるものには、必ず書きます。
key-clue-why = 答えたあとに出る理由。次のメッセージにも使える見方を、一文か二文で書きます。

key-step-text = することを一つ

key-debrief-prevention = prevention.toml のid（一つから三つ）
key-debrief-story = 信じた人（本物なら、疑って放っておいた人）に何が起きたか。短い一段落で書きます。
key-debrief-terms = glossary.toml のid
key-debrief-first_aid = first-aid.toml のid。書かなければ、その被害のものすべて（本物では、なし）です。

key-exhibit-kind = どんな姿で見せるか
key-exhibit-id = 付けると、選択肢の leads から開いたときにだけ出ます。最初の展示には付けません。
key-exhibit-tab = ブラウザーのタブの名前
key-exhibit-address = アドレス欄。.example や .test の下など、例のために予約された名前だけを使います。
key-exhibit-secure = 鍵のマークがあるか
key-exhibit-name = 上部の名前
key-exhibit-navigation = メニュー。項目は ｜ で区切ります。
key-exhibit-heading = 見出し
key-exhibit-body = 本文。空行で段落が変わります。
key-exhibit-row = 小さな表の行
key-exhibit-field = 入力欄
key-exhibit-button = ボタンの文字
key-exhibit-footer = 末尾の小さな文字
key-exhibit-countdown = 残り時間（秒）。画面で減っていきます。
key-exhibit-clock = 画面上部の時計
key-exhibit-number = 表示される電話番号。090-XXXX-XXXX のように伏せます。
key-exhibit-to = 宛先
key-exhibit-date = 日付
key-exhibit-amount = 請求の金額
key-exhibit-contact = 連絡先
key-exhibit-sms-from = 画面に出る送信者名
key-exhibit-sms-message = メッセージ。古い順に書きます。
key-exhibit-email-from = メールソフトに出る表示名
key-exhibit-email-address = 実際のアドレス。.example や .test の下など、例のために予約された名前だけを使います。
key-exhibit-email-reply_to = 返信先
key-exhibit-email-subject = 件名
key-exhibit-email-quoted = 下に引用された、前のメール
key-exhibit-email-attachment = 添付ファイル
key-exhibit-warning-style = 描き方。書かなければ alert です。
key-exhibit-warning-behind = 後ろに見えているページ
key-exhibit-warning-name = 名乗っている名前
key-exhibit-warning-phone = 電話番号。0120-XXX-XXX のように伏せます。
key-exhibit-warning-button = ボタン
key-exhibit-bill-deadline = 支払いの期限
key-exhibit-bill-button = ボタン
key-exhibit-shop-name = 店の名前
key-exhibit-shop-banner = ページの帯に出る告知
key-exhibit-shop-item = 商品
key-exhibit-shop-payment = 支払い方法
key-exhibit-shop-company = 会社概要
key-exhibit-shop-review = 口コミ
key-exhibit-document-app = ソフトの名前
key-exhibit-document-file = ファイル名
key-exhibit-document-bar = 文書の上に出る黄色いバー
key-exhibit-document-bar_button = 黄色いバーのボタン
key-exhibit-lock-screen-device = 何の画面か。書かなければパソコンです。
key-exhibit-lock-screen-button = ボタン
key-exhibit-call-caller = 着信の表示
key-exhibit-call-turn = やり取り。話す順に書きます。
key-exhibit-letter-from = 差出人
key-exhibit-letter-number = 文書番号
key-exhibit-letter-subject = 件名
key-exhibit-letter-sign = 署名

key-message-at = 横に出る時刻
key-message-day = 上に出る日付の区切り（「今日」など）
key-message-mine = 学ぶ人が送ったもの
key-message-text = 本文
key-attachment-name = ファイル名
key-attachment-size = サイズの表示
key-row-label = 左側の項目名
key-row-value = 右側の内容
key-field-label = 何を入れる欄か
key-field-value = すでに入っている文字
key-field-secret = 伏せ字で表示するか
key-button-text = ボタンの文字
key-item-name = 商品名
key-item-price = 価格
key-item-was = 線で消した、前の価格
key-item-stock = 在庫の表示
key-turn-who = 話す人
key-turn-text = 言葉

key-ask-kind = 問いの種類
key-ask-text = 問いの文
key-ask-choice-option = 選択肢
key-ask-order-steps = 応急手当ての項目の手順か、このファイルの手順3個から9個のid。正しい順に書きます。
key-ask-helpdesk-incident = 何の被害についてか。書かなければ、ファイルの incident です。
key-ask-helpdesk-at = 日時（日本時間）。引用符は付けません。

key-option-id = 問いの中で重ならない名前
key-option-text = どう動くか。正しい選択肢だけが長かったり、慎重だったりしないようにします。
key-option-why = 正しい理由、またはそのあと起きること
key-option-right = 正しいかどうか。公式の道で確かめる動きは、いつも正しい側です。
key-option-leads = そのあと何が起きるかを見せる展示のid

key-pack-schema = 形式の版
key-pack-id = ほかと重ならない名前。前のパックと同じなら、そのパック全体が置き換わります。
key-pack-name = パックの名前
key-pack-version = 版。書き方は自由です。
key-pack-languages = すべての文章が書かれている言語
key-pack-licence = ほかの人が使うときの条件
key-pack-institution = 架空の会社や役所。idごとに書きます。
key-pack-family = シナリオの family の名前。idごとに書きます。
key-institution-name = 名前
key-institution-what = 学ぶ人との関わり
key-institution-domain = 本物のドメイン。例のために予約された名前を使います。

key-family-name = 場面を短い言葉で。学ぶ人の記録に出ます。詐欺か本物かが分からないようにします。

key-prevention-text = 助言を一文で
key-prevention-why = 理由
key-prevention-point = 分類。1はメッセージとログイン情報、2は機器と添付ファイル、3はお金、店、請求、電話です。

key-first-aid-incident = 起きたこと
key-first-aid-title = どういうときか
key-first-aid-step = すること。行う順に書きます。
key-first-aid-step-id = 項目の中で重ならない名前
key-first-aid-step-text = することを一つ
key-first-aid-step-why = なぜそれを、いまするのか
key-first-aid-step-helpdesk = 電話する窓口のid

key-glossary-term = 用語
key-glossary-reading = 読みがな
key-glossary-text = 意味をやさしい言葉で
key-glossary-see = 関連する用語のid

key-helpdesks-name = 名前
key-helpdesks-phone = 電話番号。phone、web、mail、sms のうち、一つ以上を書きます。
key-helpdesks-web = ページのアドレス
key-helpdesks-mail = メールアドレス
key-helpdesks-sms = SMSの送り先の番号
key-helpdesks-hours = OpenStreetMapの書き方の受付時間（例: Mo-Fr 09:00-17:00; PH off）。書かなければ、開いているとは数えません。
key-helpdesks-hours_note = 受付時間を言葉で
key-helpdesks-closed_when_open = hours の代わりに書きます。その窓口が閉まっている間、開いています。
key-helpdesks-timezone = 受付時間の時間帯。書かなければ Asia/Tokyo です。
key-helpdesks-region = どの国の窓口か。書かなければ日本です。
key-helpdesks-note = そのほかに知っておくこと
key-helpdesks-otherwise = 閉まっているときに代わりにかける窓口のid
key-helpdesks-for = 扱う被害
key-helpdesks-say = 電話で言う言葉
key-helpdesks-source = 番号の出典
key-helpdesks-checked = 確認した日
key-helpdesks-second_hand = 出典が窓口自身の発表ではない

key-holidays-source = 祝日の出典
key-holidays-checked = 確認した日
key-holidays-day = 日付と、その名前

word-verdict-scam = 詐欺
word-verdict-genuine = 本物
word-style-alert = 画面全体を占める
word-style-notification = 隅に出る小さな通知
word-device-pc = パソコン
word-device-phone = スマートフォン
word-who-caller = 電話の相手
word-who-you = 学ぶ人
word-languages-ja = 日本語
word-languages-en = 英語
word-region-jp = 日本
word-region-uk = 英国
word-region-us = 米国
word-region-au = オーストラリア
word-roles-employee = 職場で研修を受ける人
word-roles-staff = 窓口でお客さまに応対する人

# 窓口での会話。

shape-changes = 増減の表（`minutes` は分）
shape-goto = id、または `right`、`closed`、`wrong` の表

form-conversation = 窓口での会話。お客さまが来て、学ぶ人が一つずつ、言うことやすることを選びます。
form-customer = 窓口に来る人。
form-secret = お客さまが自分からは言わないこと。
form-rule = 順序を間違えたときに伝えること。
form-state = 会話の中で数えるもの（信頼、失うおそれのある金額など）。
form-flag = そうか、そうでないかで表すもの。お客さまから聞いたこと、したこと。
form-node = 会話の一場面。start から始まり、end のある場面で終わります。
form-covers = よい答えに入っていること。
form-node-choice = 学ぶ人が言えること、できること。
form-goto = 窓口を選んだあとの行き先。

key-conversation-kind = 会話であることの印
key-conversation-difficulty = 難しさ。書く人が判断します。
key-conversation-at = 始まりの日時（日本時間）。受付時間はこれに従います。
key-conversation-situation = 職員がどこにいて、だれが来るか。どちらにも傾かない一文か二文で書きます。
key-conversation-order = すべきことの順。書かなければ、決められた順です。
key-conversation-customer = 来る人
key-conversation-rule = 順序が特に大切な二つの組
key-conversation-state = 会話の中で数えるもの。idごとに書きます。
key-conversation-flag = 聞けること、できること。idごとに書きます。
key-conversation-node = 会話の場面。idごとに書き、最初は start です。

key-customer-name = 職員が呼ぶときの、架空の名前
key-customer-manner = どんな様子で来るか
key-customer-looks = 話し始める前に見えること
key-customer-story = 本当に起きたこと。お客さまの役をする人と、終わったあとに伝えます。
key-customer-secret = 自分からは言わないこと
key-secret-text = 言わないでいること
key-secret-until = どうすれば聞けるか

key-rule-first = あとになってしまったこと
key-rule-then = 先にしてしまったこと
key-rule-weight = 重さ。3は重く、1は軽い誤りです。
key-rule-why = 順序が大切なわけ

key-state-name = 何を数えるか
key-state-start = 始まりの値
key-state-min = 最小。これより減りません。
key-state-max = 最大。これより増えません。
key-state-unit = 単位。書かなければ points です。

key-flag-kind = 何を表すか
key-flag-text = 解説に出る言葉
key-flag-must = これがなければ、よい終わりにならない

key-node-speaker = 話す人。書かなければ、お客さまです。
key-node-happens = 見えること
key-node-say = 言うこと
key-node-drain = この場面に来るたびに、時間とともに失われるもの
key-node-drain_when = 失われる条件。比べる式と flag を and でつなぎます。
key-node-end = 終わりの場面にする
key-node-choice = 次に言えること、できること
key-node-speak = 学ぶ人が声に出して答える
key-node-task = 声に出して言うこと
key-node-model = 比べるための答えの例
key-node-covers = よい答えに入っていること。自分で確かめて印を付けます。
key-node-effect = 変わるもの。新しい値ではなく、増減を書きます。minutes は時計を進めます。
key-node-set = ここから、そうなる flag
key-node-unset = ここから、そうでなくなる flag
key-node-tags = あとで何として数えるか
key-node-goto = 次の場面
key-covers-text = 短い言葉で

key-node-choice-id = 場面の中で重ならない名前
key-node-choice-text = 言う言葉、またはすること
key-node-choice-action = 言葉ではなく、動き
key-node-choice-when = 選べる条件。比べる式と flag を and でつなぎ、flag の前には not も付けられます。
key-node-choice-why = お客さまがどう受け止めるか、それはなぜか
key-node-choice-better = 代わりに言えたこと
key-node-choice-helpdesk = 一覧から選ぶべき窓口
key-node-choice-goto = 次の場面。窓口を選んだときは、合っていたかどうかで分かれます。

key-goto-right = 正しい窓口を選んだ
key-goto-closed = 選んだ窓口が閉まっている
key-goto-wrong = ほかの窓口を選んだ

word-kind-counter = 窓口での会話
word-kind-fact = お客さまから聞くこと
word-kind-deed = すること
word-kind-hidden = 会話を進めるためのもの（学ぶ人には見えない）
word-manner-calm = 落ち着いている
word-manner-hurried = 急いでいる
word-manner-angry = 銀行が邪魔をしていると思っている
word-manner-ashamed = 自分のせいだと思っている
word-manner-coached = 言うことを教え込まれている
word-manner-distrustful = 詐欺だと思っていない
word-manner-on-the-phone = 犯人がずっと電話で聞いている
word-unit-points = 点数
word-unit-yen = 失うおそれのある金額（終わりに残った分が守れた額）
word-end-protected = お金を守れた、または本物のお客さまの用が済んだ
word-end-delayed = 手間取った、または一部を失った
word-end-lost = お金を失った、または本物のお客さまを帰してしまった
word-tags-settle = 来てくれたことに礼を言い、話しやすくする
word-tags-stop = いますぐ送金やネットバンキングを止める
word-tags-open-question = 自分の言葉で話してもらう
word-tags-checks = 短い質問で確かめる
word-tags-tell-back = 責めずに、聞いたことを言い返して確かめる
word-tags-supervisor = 上司や詐欺の担当を呼ぶ
word-tags-police = 警察につなぐ
word-tags-evidence = メッセージ、アドレス、控えを残す
word-tags-protect = パスワード、カード、ほかの銀行、機器を守る
word-tags-next-steps = この先の手順と番号を紙で渡す
word-tags-record = 店の記録に残す
word-tags-details = あとでよい細かなことを聞く
word-tags-blame = 責める
word-tags-promise = 約束できないことを約束する
word-tags-turn-away = 帰す、本人に任せる
word-tags-obstruct = 正当な手続きを妨げる
word-tags-wrong = 事実と違うことを言う
