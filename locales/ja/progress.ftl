# 今日の分、これまでの成果、確認テスト。

title-progress = これまでの成果
title-checkup = 確認テスト

due-after = 次に出てくる日
due-in = { $days ->
        [0] 今日
        [1] 明日
       *[other] { $days }日後（{ $day }）
    }
due-after-count = { $count }場面

progress-empty = まだ何もありません。一度訓練すると、得意と苦手、自信の確かさ、次に出てくる日がここに表れます。
progress-start = Enter で訓練を始めます。
progress-tab-skills = 得意と苦手
progress-tab-judgement = 判断
progress-tab-weeks = 週ごと
progress-tab-coming = 予定
progress-tab-checkups = 確認テスト
progress-legend-sure = 少なくともここまで
progress-legend-maybe = 本当の値はこの範囲のどこか（95%）
progress-legend-claim = 自信どおりならここ
progress-none = まだありません
progress-share = { $right }/{ $of }（{ $percent }%、{ $low }%から{ $high }%の間）
progress-percent = { $percent }%
progress-number = { $value }（{ $low } から { $high } の間）
progress-families = 場面ごとの判断（苦手な順）
progress-cues = 見つけた手がかり（見落としの多い順）
progress-judged = 答えの内訳
progress-all = 正しい判断
progress-caught = 見抜いた詐欺
progress-trusted = 見分けた本物
progress-actions = 安全な行動
progress-orders = 正しい順序
progress-helpdesks = 正しい窓口
progress-signal = 見分ける力
progress-sensitivity = 見分ける力（d'）
progress-sensitivity-about = 0は当てずっぽう、1でいくらか、2でよく見分けていて、3はまれです。
progress-bias = 判断の傾き（c）
progress-bias-trusting = 迷ったときに「本物」と答えがちです。
progress-bias-suspicious = 迷ったときに「詐欺」と答えがちです。
progress-bias-none = はっきりした傾きはありません。
progress-scale-guessing = 当てずっぽう
progress-scale-good = とてもよい
progress-scale-scam = 詐欺と答えがち
progress-scale-genuine = 本物と答えがち
progress-too-few = d' と c は、詐欺と本物にそれぞれ{ $enough }問以上答えると表示します。少ないうちは、ほとんど何も言えないからです。いまは{ $scams }問と{ $genuine }問です。
progress-calibration = 自信の確かさ
progress-surely = 「きっと」の正しさ
progress-probably = 「たぶん」の正しさ
progress-brier = ブライアスコア { $value }（0が最もよく、0.25は何も分からないときの値）。「きっと」は95%、「たぶん」は70%の自信として計算します。
progress-weeks = 週ごとの経過
progress-time = 答えるのにかけた時間は、合わせて{ $time }です。
progress-time-weeks = 週ごとの時間（分）
progress-week = { $of }問中{ $right }問で正しい判断、{ $time }
progress-minutes = { $minutes }分
progress-hours = { $hours }時間{ $minutes }分
progress-coming = 次に出てくる日
progress-coming-days = 日ごとの復習（場面の数）
progress-coming-weeks = その先、週ごと
progress-week-of = { $day }からの週
progress-due-count = { $count }場面
progress-ladder = 同じ場面は、1日後、7日後、30日後、その先は120日ごとに、できるだけ別の文面で出ます。間違えたり迷ったりすると一段戻り、自信があったのに外れたものは最初に戻って、真っ先に出ます。
progress-checkups = 確認テスト
progress-checkups-none = まだ受けていません。研修の前と後に受けると、変化が分かります。
progress-claim = これは、ここで見分けられたかどうかの数字です。どんな詐欺にもかからない人はいません。いつも、自分で選んだ経路で確かめてください。

checkup-about = 全{ $count }問で、四つに一つは本物です。それぞれ何なのかと、どうするかを答えます。解説は終わるまで出ません。急がなくてかまいません。
checkup-start = Enter で始めます。
checkup-short = パックのシナリオが{ $length }問に足りません。{ $count }問では、結果の確かさが下がります。
checkup-repeated = 同じ種類のシナリオがほかにないため、{ $count }問は前の確認テストにも出たものです。覚えている分、結果がよく出るかもしれません。
checkup-trained = ほかに残っていないため、{ $count }問は訓練で見たことのあるものです。覚えている分、結果がよく出るかもしれません。
checkup-not-alike = パックが大きく変わったため、前回と同じ難しさにはできません。比べるときは注意してください。
checkup-too-few = 確認テストにはシナリオが足りません。この役割には詐欺が{ $scams }本、本物が{ $genuine }本あります。少なくとも6本と2本が要ります。
checkup-result = 結果
checkup-broken-off = { $all }問中{ $done }問まで答えました。答えた分は残ります。続きはあとからでき、結果は終わりに出ます。
checkup-comparison = 前の確認テストとの比較
checkup-first = 今回が最初です。何週間か訓練してからもう一度受けると、同じ難しさの別の問題が出ます。
checkup-earlier = 前回は{ $day }です。
checkup-alike = どちらも、種類と難しさごとの問題数が同じになるように作られています。
checkup-change = { $was }% -> { $is }%（変化は{ $low }から{ $high }ポイントの間）
checkup-chance = 偶然だけでも起こりうる差です。
checkup-better = よくなっています。偶然とは考えにくい差です。
checkup-worse = 下がっています。偶然とは考えにくい差です。
checkup-unlike = パックが変わったため、二つは同じ作りではありません。比べるときは注意してください。
checkup-again = ほかにないため、{ $count }問は両方に出ました。覚えている分、差がよく出るかもしれません。
checkup-review = Enter で、間違えた{ $count }問の解説を順に見ます。
checkup-nothing-wrong = 判断も行動も、すべて正しくできました。

cli-progress = これまでの成果と、次に出てくる日を表示する
cli-progress-json = ほかのプログラムのために JSON で出力する
cli-checkup = 確認テストを受ける（解説は終わってから）
