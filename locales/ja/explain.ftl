# explain コマンド: 問題のコードを説明するページ。ページの中身は problems フォルダーにあります。

cli-explain = 問題のコードを説明する（何がおかしいか、なぜ大切か、例）
cli-explain-code = M0101 のようなコード（省くと、全部のコードの一覧）
cli-value-code = コード

explain-wrong = 何がおかしいか
explain-bad = 悪い例
explain-why = なぜ大切か
explain-fixed = 直した例
explain-list = minuku explain M0101 のようにコードを付けると、そのページを表示します。
explain-near = 「{ $found }」というコードはありません。近いのは { $near } です。minuku explain で一覧を見られます。
explain-unknown = 「{ $found }」というコードはありません。minuku explain で一覧を見られます。
check-explain = くわしい説明と例: minuku explain { $codes }
explain-group-file = ファイルと書き方
explain-group-key = キーと値
explain-group-answer = 問いと答え
explain-group-mark = 印
explain-group-conversation = 窓口での会話
explain-group-language = 言語
explain-group-safety = 安全
explain-group-teaching = 教え方
explain-group-display = 表示
