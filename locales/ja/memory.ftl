# 記録から分かること: 窓口をいつまた練習するか、これまでの結果、記録を消すこと。

rehearsals-due-today = 今日の復習は{ $count }本、およそ{ $minutes }分です。
rehearsals-due-later = 今日の復習はありません。次は{ $days ->
        [1] 明日
       *[other] { $days }日後
    }（{ $day }）に{ $count }本です。
rehearsals-due-mark = 今日の復習
rehearsals-last = 前回
rehearsals-last-line = { $day }、{ $result }

rehearsed = { $score }点、{ $ending }、窓口で{ $minutes }分
rehearsed-money = { $start }のうち{ $kept }を守った
rehearsed-grave = 順序の重い誤り{ $count }件
rehearsed-short = { $score }点
rehearsed-protected = よい結果
rehearsed-delayed = 遅れた結果
rehearsed-lost = 悪い結果

progress-tab-rehearsals = 窓口
progress-rehearsals = 窓口の練習
progress-rehearsals-count = これまでに{ $count }回、会話を終わりまで進めました。
progress-rehearsals-money = 合わせて{ $start }のうち{ $kept }を守りました。
progress-rehearsals-grave = 順序の重い誤りは{ $count }件でした。
progress-rehearsals-points = 点数（会話ごと）
progress-rehearsals-ladder = 会話は、1日、7日、30日のあとにまた出て、その後は120日ごとに出ます。うまくいかなかった会話は、一段戻ります。

setting-record = 回答の記録
setting-record-value = { $count }件
setting-record-about = Enter で、回答の記録をすべて消します。消す前に確かめます。
setting-record-ask = { $count }件の回答と、復習の予定、途中の訓練を完全に消します。元には戻せません。消すなら、もう一度 Enter を押してください。ほかのキーでは消しません。
