# コマンドライン: ヘルプ、指定の誤り、一行ずつの画面。

cli-about = 偽のSMSやメール、警告画面を見分け、被害にあったときの動き方を身に付ける訓練プログラムです。
cli-template =
    {"{"}about{"}"}

    使い方: {"{"}usage{"}"}

    {"{"}all-args{"}"}{"{"}after-help{"}"}
cli-usage = minuku [オプション] [コマンド]
cli-commands = コマンド
cli-options = オプション
cli-options-own = このコマンドのオプション
cli-arguments = 指定するもの
cli-usage-options = [オプション]
cli-usage-command = <コマンド>
cli-usage-command-or-none = [コマンド]
cli-after =
    コマンドを付けずに minuku とだけ打つと、訓練の画面が開きます。
    自分のパックは、データの置き場所の packs フォルダーに入れると毎回読み込まれます。
cli-train = すぐに訓練を始める（シナリオのidを並べると、その順に）
cli-train-scenario = 訓練するシナリオのid（minuku list で一覧）
cli-helpdesks = 相談窓口と、いま受付中かどうかを表示する
cli-helpdesks-at = 調べる日時（例: 2027-01-02 10:30）
cli-glossary = 用語の意味を表示する
cli-query = 探す言葉（省くと全部）
cli-list = シナリオと会話の一覧を表示する（id、種類、見抜きにくさ、題名）
cli-completions = シェルの補完スクリプトを出力する
cli-completions-shell = シェルの名前
cli-man = マニュアルページを出力する
cli-option-lang = 表示する言語
cli-option-pack = 追加で読み込むパックのフォルダー（何度でも指定可）
cli-option-plain = 一行ずつの画面にする（読み上げソフト、スクリプト用）
cli-option-seed = 出題と選択肢の並びを決める数（同じ数なら同じ内容）
cli-option-role = 役割
cli-option-items = 一回の問題数（1から40）
cli-option-theme = 色
cli-option-no-motion = カウントダウンや点滅を止める
cli-option-ascii = 枠線を + - | で描く
cli-option-help = この説明を表示する
cli-option-version = バージョンを表示する
cli-value-folder = フォルダー
cli-value-number = 数
cli-value-scenario = シナリオ
cli-value-path = パス
cli-value-moment = 日時
cli-value-date = 日付
cli-value-query = 言葉
cli-language-unknown = 「{ $found }」という言語では表示できません。使えるのは { $known } です。
cli-broken = パックのファイルに問題が{ $count }件あります。{ $file }: { $what }。詳しくは { $check } で調べられます。
cli-io = 読み書きに失敗しました（{ $detail }）。
cli-wrong = 指定の仕方が正しくありません（{ $detail }）。
cli-wrong-extra = 「{ $found }」は余分です。
cli-wrong-unknown = 「{ $found }」という指定はありません。
cli-wrong-command = 「{ $found }」というコマンドはありません。
cli-wrong-value = { $argument } に「{ $found }」は使えません。
cli-wrong-no-value = { $argument } の値がありません。
cli-wrong-missing = { $argument } を指定してください。
cli-wrong-twice = { $argument } が二度指定されています。
cli-wrong-known = 使えるのは { $known } です。
cli-wrong-near = 「{ $near }」のことでしょうか。
cli-wrong-hint = 使い方は minuku --help で表示します。

list-nothing = 見つかりません。
train-unknown = 「{ $found }」というシナリオはありません。minuku list で一覧を見られます。
draft-asked-for = 「{ $found }」は書きかけ（draft）なので、訓練には出ません。
draft-what-to-do = minuku preview { $path } で見られます。訓練に使うには、ファイルから draft = true の行を消してください。
cli-own-pack = 自分のパックにあるものは、--pack のあとにフォルダーを書いて読み込みます。
helpdesks-as-of = { $moment }の受付状況

plain-about = 番号を打って Enter で答えます。q で前に戻り、最後は終了します。人や会社、番号、リンクはすべて架空です。
plain-problems = 詳しくは { $check } で調べられます。
plain-number = 番号（1-{ $last }、q で終了）>
plain-item = 第{ $number }問（全{ $all }問） { $kind }
plain-exhibit = [訓練用の表示] { $kind }
plain-warning-alert = 画面全体をおおう表示です。
plain-warning-notification = 画面の隅に出た小さな通知です。
plain-inspect = 調べられるもの（i と番号で、中身を確かめます。例: i1）
plain-several = 当てはまるものをすべて選んでください。
plain-prompt-verdict = 答え（1-4、調べる i1 など、q で終了）>
plain-prompt-one = 番号（q で終了）>
plain-prompt-several = 番号を空白で区切って（例: 1 3、q で終了）>
plain-prompt-order = 行う順に番号を並べて（例: 3 1 2、q で終了）>
plain-not-understood = その答えは読み取れませんでした。示された番号で答えてください。
plain-consequence-safe = 訓練なので、実際には何も開かず、何も送られません。
plain-continue = Enter で続けます（q で終了）>
plain-debrief = ---- 解説 ----
plain-helpdesks-when = 調べる日時（例: 1月2日 10:30、Enter だけなら今）>

part-text = 本文
part-clock = 時計
part-from = 差出人
part-number = 番号
part-day = 日付
part-received = 受信
part-sent = 送信
part-time = 時刻
part-subject = 件名
part-address = アドレス
part-reply-to = 返信先
part-to = 宛先
part-date = 日付
part-attachment = 添付
part-size = サイズ
part-button = ボタン
part-footer = フッター
part-quoted = 前のメール
part-tab = タブ
part-url = アドレス欄
part-url-secure = アドレス欄（鍵マーク付き）
part-name = 名称
part-navigation = メニュー
part-heading = 見出し
part-label = 項目
part-value = 内容
part-field = 入力欄
part-filled-in = 入力済み
part-behind = 後ろの画面
part-phone = 電話番号
part-amount = 金額
part-deadline = 期限
part-contact = 連絡先
part-banner = 告知
part-goods = 商品
part-was = 通常価格
part-price = 価格
part-stock = 在庫
part-review = 口コミ
part-payment = 支払い方法
part-company = 会社概要
part-app = アプリ
part-file = ファイル名
part-bar = 黄色いバー
part-caller = 相手の表示
part-you = あなた
part-other-side = 相手
part-document-number = 文書番号
part-sign = 署名
