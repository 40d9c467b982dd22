# パックの翻訳: コマンド、訳す人への注記、取り込まない理由

cli-translate = パックの文章を翻訳に出し、訳を取り込む
cli-translate-export = 文章ごとに一項目のPO（gettext）を書き出す（PoeditやWeblateなどで訳せます）
cli-translate-import = POファイルの訳を、パックのファイルに取り込む
cli-translate-ok = 原文が変わっても訳はそのままでよいと確かめる
cli-translate-status = 訳の進み具合を、ファイルと言語ごとに数える
cli-translate-path = パック、またはその中のフォルダーかファイル（省くと、今いるパック）
cli-translate-in = 「パス」と同じ
cli-translate-to = 形式（今は一つだけ）
cli-translate-source = 原文の言語（省くと、pack.toml の最初の言語）
cli-translate-target = 訳す先の言語（省くと、pack.toml の次の言語）
cli-translate-output = 書き出す先（省くと、画面に出す）
cli-translate-export-force = すでにあるファイルを置き換える
cli-translate-file = POファイル（- なら標準入力）
cli-translate-import-force = 原文が書き出しのあとで変わっていても取り込む
cli-translate-dry-run = 何が変わるかを示すだけで、書き込まない
cli-translate-key = sms-parcel-1/title のようなキー（sms-parcel-1 だけならファイル全体）
cli-translate-all = パックのすべての訳（フォルダーかファイルを指定すると、その中のすべて）
cli-translate-value-language = 言語
cli-translate-value-key = キー

translate-no-path = { $path } がありません。パックかフォルダー、ファイルを指定してください。
translate-no-pack = { $path } はパックではありません。ここにも上のフォルダーにも pack.toml がありません。minuku translate status my-pack のように、パックのフォルダーを指定してください。
translate-no-files = { $path } に訳すファイルがありません。pack.toml のあるフォルダーを指定してください。
translate-nothing = 言語「{ $language }」の文章が一つもありません。原文の言語を --source で指定してください。
translate-one-language = 原文と訳の言語が、どちらも「{ $language }」です。--source か --target でもう一方の言語を指定してください。
translate-no-language = 「{ $found }」は言語の名前ではありません。POファイルの先頭に ja、en、pt-BR のように書くか、--target で指定してください。
translate-unreadable = { $file }:{ $line }: { $what }。このファイルは除きました。詳しくは minuku check { $path } で確かめられます。
translate-id-twice = { $file } は除きました。キー { $key } が別のファイルにもあります。固有の id を付けてください。
translate-there-already = { $path } はすでにあります。別の名前にするか、--force で置き換えてください。
translate-lock-broken = { $file }:{ $line }: { $what }。直すか、消してから minuku translate ok --all で確かめ直してください。

translate-exported = { $path } に{ $count }項目を書き出しました。
translate-changed = { $file }: { $count }か所
translate-imported = { $files }ファイルの{ $count }か所を変えました。{ $refused ->
        [0] 取り込まなかった項目はありません。
       *[other] { $refused }項目は取り込みませんでした。
    }
translate-would-import = { $files }ファイルの{ $count }か所が変わります。{ $refused ->
        [0] 取り込めない項目はありません。
       *[other] { $refused }項目は取り込めません。
    }
translate-confirmed = { $count }件の訳を、確かめた訳として記録しました。
translate-doubtful = { $file }:{ $line }: 取り込みましたが、見直してください: { $what }（{ $code }）
translate-refused = { $key }: 取り込みません: { $why }
translate-refused-gone = この文章は、もうパックにありません。書き出し直してください。
translate-refused-stale = 書き出したあとで原文が変わっています。書き出し直すか、--force を付けて取り込んでください。
translate-refused-fuzzy = 要確認（fuzzy）の印が付いたままです。訳ができたら印を外してください。
translate-refused-place = ほかを変えずに書き込めない場所です。手で書き入れてください。
translate-refused-marks = { $ids } の印がありません。原文で印の付いた言葉の訳を、[[id|言葉]] と書いてください。
translate-refused-marks-surplus = { $ids } の印が原文より多く付いています。言葉を残して印を外してください。
translate-refused-problem = { $what }（{ $code }）

translate-ok-missing = { $key } には、言語「{ $language }」の訳がありません。
translate-ok-unknown = キー { $key } の文章はありません。
translate-ok-near = キー { $key } の文章はありません。{ $near } のことですか。

translate-po-fault = { $file }:{ $line }: { $what }何も変えていません。
translate-po-encoding = 文字コードがUTF-8ではありません。UTF-8で保存してください。
translate-po-line = コメントでも、msgctxt・msgid・msgstr でも、文字列でもない行です。
translate-po-open = 文字列が閉じていないか、閉じたあとに続きがあります。文の中の引用符は \" と書きます。
translate-po-escape = バックスラッシュのあとに置けない文字です。バックスラッシュそのものは \\ と書きます。
translate-po-loose = どこにも属さない文字列です。上に msgid か msgstr が要ります。
translate-po-part = 項目がそろっていません。msgctxt、msgid、msgstr を、この順に一つずつ書きます。
translate-po-plural = パックの文章に複数形はありません。msgid_plural と msgstr[…] を消してください。
translate-po-key = msgctxt がないので、どの文章の訳か分かりません。書き出し直してください。
translate-po-twice = 同じ msgctxt の項目が上にもあります。どちらかを消してください。

translate-state-missing = なし
translate-state-stale = 古い
translate-state-same = 原文のまま
translate-state-unnoted = 記録なし
translate-state-ok = よい
translate-sum = 合計
translate-unnoted = 言語「{ $language }」の{ $count }件は、どの原文から訳したかの記録がありません。今の訳でよければ minuku translate ok --all で記録します。

translate-lock-head = それぞれの訳がどの原文から作られたかの記録です。minuku translate が書きます。パックと一緒に保管してください。

translate-note-marks = 印はすべて残し、中の言葉を訳す: [[id|言葉]]（{ $ids }）
translate-note-width = 半角{ $cells }桁まで
translate-at-title = 画面: シナリオの一覧と、出題中の見出し
translate-at-situation = 画面: 題材の上の状況説明（回答前）
translate-at-phone = 画面: 題材（スマートフォン。幅が狭い）
translate-at-exhibit = 画面: 題材（実物として見せるもの）
translate-at-reveal = 画面: 調べると出る事実（回答前）
translate-at-question = 画面: 問題文
translate-at-option = 画面: 選択肢（正解が言い回しで分からないように）
translate-at-steps = 画面: 並べ替える手順
translate-at-debrief-clue = 画面: 解説（手がかり）
translate-at-debrief-option = 画面: 解説（選択肢）
translate-at-debrief-story = 画面: 解説（その後の話）
translate-at-counter = 画面: 窓口の会話
translate-at-counter-choice = 画面: 窓口での選択肢（正解が言い回しで分からないように）
translate-at-pack = 画面: パックの中の名前
translate-at-prevention = 画面: 解説（予防のポイント）
translate-at-first-aid = 画面: 解説（初動）
translate-at-glossary = 画面: 用語集
translate-at-helpdesks = 画面: 相談窓口
