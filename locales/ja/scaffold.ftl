# 新しいファイル: 作るときの案内と問い、ファイルの中のコメント。

cli-new = シナリオのファイルを新しく作る（書き換えて自分のものにする）
cli-new-path = 作るファイル（名前がidになる。端末で省くと、一つずつたずねる）
cli-new-kind = 見せるもの（sms、email、web、login、warning、bill、shop、document、lock-screen、call、letter。窓口の会話は counter）
cli-new-verdict = 詐欺（scam）か本物（genuine）か（省くと詐欺）
cli-new-languages = 書く言語（省くと両方）
cli-new-from-text = もとにする実際のメッセージのファイル（- で標準入力。誰かのものかもしれない名前や番号は置き換える）
cli-value-file = ファイル

new-where = 作る場所を指定してください。例: minuku new my-pack/sms-parcel-1.toml
new-folder = { $path } はフォルダーです。sms-parcel-1.toml のように、ファイルの名前も付けてください。
new-wrong-id = 「{ $id }」はシナリオの名前に使えません。半角の小文字、数字、- で64文字までです。{ $near } ではどうでしょうか。
new-exists = { $path } はすでにあるので、そのままにしました。別の名前にしてください。
new-taken = 「{ $id }」というシナリオはすでにあります。別の名前にしてください。
new-bare = このフォルダーはパックではなく、ほかのファイルがあります。minuku new my-pack/{ $path } のように、パックにするフォルダーも指定してください。
new-no-text = { $path } を読めません。
new-long-text = { $path } は、メッセージとしては長すぎます。
new-empty-text = { $path } に文章がありません。
new-binary-text = { $path } は文章のファイルではありません。メッセージをテキストとして保存してから、もう一度試してください。
new-kind-without-text = メッセージから「{ $kind }」の展示は作れません。
new-paste-here = メッセージを貼り付け、行の先頭で Ctrl-D（Windowsでは Ctrl-Z と Enter）を押してください。
new-pack = { $path } を作りました。このファイルのあるフォルダーがパックになります。
new-made = { $path } を作りました。見せるもの: { $kind }、正しい答え: { $verdict }。
new-only-conversation = 窓口の会話（--kind counter）に、--from-text や --verdict genuine は使えません。
new-kind-conversation = 窓口の会話
new-other-languages = { $path } の言語には { $language } もありますが、このファイルには書かれていません。書き足すまで、minuku check が文章ごとに警告します（M0501）。
new-replaced = 実在するものが残らないように、メッセージの{ $count }か所を置き換えました。
new-replaced-nothing = メッセージに、置き換える所はありませんでした。
new-replaced-by = { $sort }: { $before } → { $after }
new-replaced-gone = { $sort }: { $before } を削除
new-replaced-more = ほか{ $count }か所
new-cut = メッセージが長いため、末尾を省きました。
new-look = 人、場所、商品の名前は見分けられません。もう一度読んで、残っていれば変えてください。
new-next = 次にすること:
new-next-preview = 学ぶ人と同じ画面を見ながら書く
new-next-check = 直す所が残っていないか調べる
new-next-train = draft = true の行を消したあと、自分で訓練してみる

new-nothing = 何も作りませんでした。
new-ask-about = 新しいシナリオを作ります。Enter だけで、示されたものを選べます。q でやめます（何も作りません）。
new-ask-kind = 何を見せますか。
new-ask-verdict = 詐欺ですか、本物ですか。
new-ask-languages = どの言語で書きますか。
new-ask-folder = どのフォルダーに作りますか。なければ作ります。
new-ask-folder-file = それはファイルです。フォルダーの名前を入力してください。
new-ask-id = 名前を付けてください。半角の小文字、数字、- が使えます。学ぶ人には見えません。
new-prompt-number = 番号（1-{ $last }、Enter だけなら1）>
new-prompt-words = [{ $default }]>

replaced-invisible = 見えない文字
replaced-host = アドレス
replaced-mail = メールアドレス
replaced-phone = 電話番号
replaced-card = カード番号
replaced-number = 長い番号
replaced-brand = 実在する名前
replaced-name = 人の名前

scaffold-opening = minuku のシナリオです。このままでも完成していて、問題はありません。一行ずつ、自分のものに書き換えてください。# で始まる行はコメントなので、消してもかまいません。
scaffold-text = 文章は日本語と英語を並べて書き、それ以外は一度だけ書きます。[[id|文字]] と印を付けた所は、答える前に調べられます。どのidにも [clue.id] を書き、日本語と英語には同じidの印を付けます。
scaffold-conversation = 文章は日本語と英語を並べて書き、それ以外は一度だけ書きます。会話は [node.start] から始まり、選んだ言葉の goto にあるノードへ進み、end のあるノードで終わります。道すじは minuku walk と minuku graph で見られます。
scaffold-pack = パックの説明です。このフォルダーの中に、シナリオのファイルを自由に分けて置けます。このファイルの隣に helpdesks.toml、 prevention.toml、first-aid.toml、glossary.toml を置くと、付属のものに加わります。
scaffold-ids = ここに合いそうなもの（すべては { $command } で見られます）:
scaffold-others = ここには、次のキーも書けます。
scaffold-other = - { $key }（{ $shape }）: { $about }
scaffold-about = - { $name }: { $about }
scaffold-todo-sender = 何が表示されるか、それで何が言えるかを書きます
scaffold-todo-clue = 決め手になるわけを書き、文章のほかの所にも二つから七つ、印を付けます
scaffold-todo-situation = 学ぶ人がどこにいて、なぜこのメッセージが届くのかを、どちらにも傾かないように書きます
