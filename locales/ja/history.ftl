# 回答の記録: 記録に起きたこと、記録を見る・移す・消すコマンドの言葉。

history-damaged = 記録が壊れています ({ $path })。
history-newer = 記録は新しい版の minuku で書かれているため、そのままにしておきます ({ $path })。新しい版を使うまで、回答は記録されません。
history-full = ディスクがいっぱいで、回答を記録できません ({ $path })。訓練は続けられます。空きを作れば、残りも記録されます。
history-unwritable = 記録に書き込めないため、回答は残りません ({ $path })。訓練は続けられます。書き込みの権限を確かめてください。
history-busy = ほかのプログラムが記録を使っていて、回答を記録できませんでした ({ $path })。次の回答といっしょにもう一度試します。
history-unreadable = 記録を読み書きできません ({ $path }): { $detail }。記録なしで続けられます。
history-set-aside = 記録が壊れていたため、{ $path } に移して、新しい記録を始めました。
history-again = 記録できるようになりました。欠けている回答はありません。
history-waiting = 回答を保存しています…
history-lost = この回の回答のうち、{ $count }件は記録できませんでした。
history-left-out = 前回から変わった、またはなくなったシナリオ{ $count }本を除いて続けます。
history-nothing-left = 前回のシナリオがもうありません。回答の記録は残っています。
history-offer = 前回の訓練は、{ $all }問のうち{ $number }問目で止まっています。
history-offer-yes = 続きから始める
history-offer-no = 続けない
