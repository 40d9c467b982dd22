# 窓口の会話: 道を調べるコマンド（walk、graph）と、会話についての言葉。

cli-walk = 窓口の会話の道を調べる（最も良い道、悪い道、短い道、長い道、くじ引きの結果）
cli-graph = 窓口の会話のつながりを図にする
cli-graph-format = 図の形式（省くと text）
cli-conversation = 会話のファイルかid
cli-value-conversation = 会話

ending-protected = 守れた
ending-delayed = 遅れた
ending-lost = 失った

walk-states = ノード{ $nodes }個、状態{ $states }通り（すべて調べました）。
walk-states-many = ノード{ $nodes }個、状態は{ $states }通りを超えるため、途中までしか調べていません。
walk-findings = 直すところが{ $count }件あります。詳しくは、minuku check にパックのフォルダーを指定すると調べられます。
walk-best = 最も良い道: { $full }点のうち{ $score }点、{ $ending }、{ $minutes }分
walk-worst = 最も悪い道: { $full }点のうち{ $score }点、{ $ending }、{ $minutes }分
walk-no-grades = 終わりに着く道がないか、状態が多すぎるため、良い道と悪い道は分かりません。
walk-lacks-steps = していない手順: { $list }
walk-lacks-late = 遅れた手順: { $list }
walk-lacks-faults = よくない言動: { $list }
walk-lacks-money = 守れなかったお金: { $list }円
walk-lacks-facts = 聞けていないこと: { $list }
walk-shortest = 最も短い道: { $count }手
walk-longest = 最も長い道: { $count }手
walk-endless = 最も長い道: ありません。ここまで進むと、同じ所へ何度でも戻れます。
walk-chance = くじ引きで{ $plays }回進めた結果
walk-unended = 終わらない
walk-unknown = 「{ $found }」という会話はありません。ファイルで指定するときは .toml まで書いてください。
walk-broken = { $path } の{ $line }行目: { $what }。詳しくは { $check } で調べられます。
walk-folder = { $path } はフォルダーです。会話を一つ、ファイルか、--pack { $typed } を付けてidで指定してください。idは minuku list --pack { $typed } で見られます。
walk-no-conversation = { $path } は窓口の会話ではありません。会話のファイルの先頭には kind = "counter" があります。
graph-speak = 声に出す
