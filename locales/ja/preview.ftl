# 作る人のためのプレビュー: キー、ファイルの様子、コマンド。

title-preview = プレビュー
key-next-step = 次の画面
key-previous-step = 前の画面
key-step = 画面を移る
key-steps = 画面一覧
key-state = 状態
key-problems = 問題
key-other-language = 言語
key-window-size = 大きさ
key-reload = 読み直す

preview-clean = 問題はありません。
preview-counts = { $warnings ->
        [0] エラー { $errors }件
       *[other] エラー { $errors }件、警告 { $warnings }件
    }
preview-warnings = 警告 { $warnings }件
preview-notes = エラーも警告もありません（お知らせ { $notes }件）
preview-hidden = （{ $key } で表示）
preview-old = 古い表示です。いまのファイルにはエラーが{ $errors }件あります。
preview-gone = 古い表示です。ファイルがなくなりました。戻れば続けます。
preview-gone-nothing = ファイルがなくなりました。戻れば続けます。
preview-nothing = まだ表示できません。下のエラーを直すと、ここに画面が出ます。
preview-narrow = 幅が狭いため一言語ずつ（{ $key } で切り替え）
preview-cut = { $size }（入りきらない部分あり）
preview-watches = 保存を監視中
preview-reading = ファイルを読み直しています…
preview-read-again = ファイルを読み直しました。
preview-explain = くわしくは minuku explain { $code }
preview-more = ほかに{ $count }件あります。
preview-summary = 訓練の終わり
preview-state = 数、時刻、flag を変えて Enter を押すと、その状態でノード「{ $node }」から始めます。
preview-minutes = 始まってからの分
preview-lost-move = 「{ $name }」はもうできないため、その手前で止まっています。
preview-lost-node = ノード「{ $name }」がなくなったため、最初のノードから始めています。
preview-lost-names = この会話にない名前は除きました: { $name }
preview-unreached = ノード「{ $name }」へ進む道がないため、始めの状態でここから始めています。

cli-preview = シナリオや会話を学ぶ人に見えるとおりに表示し、問題を横に並べる
cli-preview-file = シナリオか会話のファイル
cli-preview-at = 最初に出す画面（item、question-2、consequence-ID、debrief、debrief-2、summary。会話ではノードのid、opening、debrief、debrief-2）
cli-preview-state = 会話をその状態から始める（例: trust=20,minutes=12,stopped）
cli-preview-lang = 表示する言語（both は、幅があれば両方を並べる）
cli-preview-size = 学ぶ人の画面の大きさ（なければ、入るだけ大きく。例: 80x24）
cli-preview-watch = ファイルを見張り、保存するたびにすぐ表示し直す
cli-value-step = 画面
cli-value-state = 状態
preview-no-step = このシナリオに「{ $found }」という画面はありません。あるのは { $known } です。
preview-no-step-near = 「{ $near }」のことでしょうか。
preview-no-place = この会話に「{ $found }」という場所はありません。あるのは { $known } です。
preview-state-quiz = --state は会話で使います。これはクイズ形式のシナリオです。
preview-state-unknown = この会話に「{ $found }」という数や flag はありません。あるのは { $known } です。
preview-state-number = { $name } は数です。{ $name }={ $example } のように、整数を書いてください。
preview-state-outside = { $name } を { $found } にはできません。{ $min } から { $max } までです。
preview-state-flag = { $name } は flag です。数を付けずに「{ $name }」か「not { $name }」と書いてください。
preview-plain-when = （いまは出ない。when = "{ $when }"）
preview-missing = { $path } が見つかりません。場所のつづりを確かめてください。
preview-folder = { $path } はフォルダーです。preview はシナリオのファイルを1つずつ表示します。
preview-registry = { $path } は登録ファイルで、学ぶ人の画面がありません。preview で見られるのはシナリオです。中身は { $command } で確かめられます。
preview-both-only = --lang both は minuku preview でだけ使えます。ほかでは { $known } です。
preview-plain-again = ==== { $file } が変わりました ====
preview-plain-step = ==== { $step }（{ $language }） ====
preview-plain-gone = { $file } がなくなりました。戻るのを待っています。
