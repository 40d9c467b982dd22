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
