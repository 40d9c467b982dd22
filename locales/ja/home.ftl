# ホームとはじめの選択: 最初の画面に要る言葉だけ。

home-title = 見抜く  minuku
home-motto = 本番でだまされないように、ここで試しておく。
home-train = 訓練を始める
home-train-about = { $items }問、およそ{ $minutes }分。詐欺と本物が混ざっています。
home-resume = 前回の続きから
home-resume-about = { $all }問のうち{ $number }問目から。新しい訓練を始めると、この続きはなくなります。
home-loading = 準備しています…
home-library = シナリオを選ぶ
home-library-about = { $count }本のシナリオから、気になるものを選びます。
home-helpdesks = 相談窓口
home-helpdesks-about = いまつながる電話番号を調べます。
home-glossary = 用語集
home-glossary-about = フィッシング、スパイウェアなどの意味。
home-progress = これまでの成果
home-progress-about = 得意と苦手、自信の確かさ、次に出てくる日。
home-checkup = 確認テスト
home-checkup-about = 解説なしで力を測り、前回の結果と比べます。
home-new-about = 新しい場面が{ $new }、およそ{ $minutes }分。詐欺と本物が混ざっています。
home-due-about = 今日の復習は{ $due }場面{ $new ->
        [0] {""}
       *[other] 、新しい場面が{ $new }
    }で、およそ{ $minutes }分です。
home-waiting = そのあとに、まだ{ $count }場面あります。
home-practice-about = それでも練習するなら、{ $items }問、およそ{ $minutes }分です。
due-today = 今日は{ $count }場面の復習があります。
due-later = 今日の復習はありません。次は{ $days ->
        [1] 明日
       *[other] { $days }日後
    }（{ $day }）に{ $count }場面です。
due-never = 復習の予定はまだありません。訓練した場面は、翌日にもう一度出ます。
home-settings = 設定
home-settings-about = 言語、役割、色、動き。
home-problems = ファイルに問題が{ $count }件あります
home-problems-about = { $place }: { $what }。Enter ですべてと直し方を見ます。
home-quit = 終了

first-run-about = 偽のSMSやメール、警告画面を見分ける練習をします。すべて架空のもので、どこにも何も送られません。
first-run-role = あなたに近いのはどれですか
first-run-later = どちらも、あとから設定で変えられます。
role-employee = 職場で研修を受ける
role-employee-about = 自分に届いたメッセージを見分けて、正しく動く練習です。
role-staff = 窓口でお客さまに応対する
role-staff-about = 同じ練習に加えて、被害にあった人への案内を確かめます。
role-author = シナリオを作る
role-author-about = すべてのシナリオを見て、書いたものを確かめます。
