# minuku check コマンド。

cli-check = シナリオや窓口のファイルに問題がないか調べる
cli-check-path = 調べるファイルかフォルダー。- は標準入力（省くと、今いるパック、つまりここか上に pack.toml のあるフォルダー。なければ、読み込まれるパック全部）
cli-check-format = 問題の表示形式（人が読む形か、プログラムが読む形か）
cli-check-color = 色を付けるか
cli-check-deny = 警告があるときも、終了コードを1にする
cli-check-fix = 確実に直せるところを直す
cli-check-diff = --fix で変わるところを表示する（ファイルは変えない）
cli-check-stdin-name = 標準入力の内容が属するファイル（エディター用）
cli-check-today = 今日ではなく、この日（2027-04-01 など）のつもりで日付を調べる

check-missing = { $path } が見つかりません。場所のつづりを確かめてください。
check-clean = 問題はありません（{ $files }ファイル）。
check-noted = 直さなければならないところはありません（{ $files }ファイル、お知らせ { $notes }件）。
check-own = 調べたのは { $path } のパックです。
check-all = 調べたのは{ $count ->
        [0] 付属のパックです
       *[other] 付属のパックと { $packs } です
    }。自分のパックを調べるには、minuku check のあとにフォルダーを書きます。
check-found = { $files }ファイルを調べました。エラー { $errors }件、警告 { $warnings }件。
check-fixable = このうち{ $count }件は、確実に直せます: minuku check --fix （--diff で先に確かめられます）
check-more = { $file } には、ほかに{ $count }件の問題があります（表示は省きました）。
check-fixed = { $file } を{ $count }か所直しました。
check-diff = { $files }ファイルの{ $count }か所を直せます。ファイルはまだ変えていません。minuku check --fix で直します。
check-diff-none = 確実に直せるところはありません。
check-fix-read-only = { $file } は読み取り専用なので、変更していません。書き込めるようにしてから、もう一度実行してください。
check-fix-changed = 作業中に { $file } が書き換わりました。最後に保存された内容のままです。もう一度実行してください。
check-fix-outside = { $file } はパックの外へ出るリンクなので、変更していません。元のファイルを変更してください。
