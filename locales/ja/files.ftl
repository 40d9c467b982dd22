# ファイルを読み書きできないわけと、どうすればよいか。

file-unwritten = { $path } に書き込めませんでした。{ $why }。{ $next }
file-unchanged = { $path } に書き込めませんでした。{ $why }。ファイルは元のままです。{ $next }
file-unread = { $path } を読めません。{ $why }。{ $next }

file-why-no-folder = { $folder } というフォルダーがありません
file-why-not-folder = { $folder } はファイルで、フォルダーではありません
file-why-folder = これはフォルダーです
file-why-no-place = { $folder } の中には何も作れません
file-why-missing = ファイルが見つかりません
file-why-closed = そこに書き込む権限がありません
file-why-closed-to-read = 読む権限がありません
file-why-sealed = 読み取り専用の場所です
file-why-full = 空きが足りません
file-why-name = この名前のファイルは作れません
file-why-busy = ほかのプログラムが使っています

file-next-make = 先にフォルダーを作るか、別の場所を選んでください。
file-next-other = 別の場所を選んでください。
file-next-name = ファイルの名前も付けてください。
file-next-own = 「書類」の下など、自分のフォルダーを選んでください。
file-next-spelling = 場所のつづりを確かめてください。
file-next-ask = 管理している人に頼んでください。
file-next-own-or-ask = 自分のフォルダーを選ぶか、管理している人に頼んでください。
file-next-room = 空きを作ってから、もう一度実行してください。
file-next-short = 短い英数字の名前にしてください。
file-next-close = そちらを閉じてから、もう一度実行してください。
