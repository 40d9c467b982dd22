# どの画面にも出る言葉: 上の帯、下のキー案内、一度だけの知らせ。

chrome-name = 見抜く
chrome-training = 訓練用の表示です
chrome-too-small = 画面が小さすぎます。横{ $width }文字、縦{ $height }行より大きくしてください。q で終了します。
other-language = （英語のみ）
list-separator = 、
notice-nothing-to-train = 訓練できるシナリオがありません。設定で役割を変えるか、パックを確かめてください。
notice-not-saved = 設定を保存できませんでした（{ $path }）。この画面を閉じるまでは有効です。
notice-settings-unreadable = 設定ファイルを読めないため、初めの設定で動いています（{ $path }）。

key-up = 上へ
key-down = 下へ
key-left = 左へ
key-right = 右へ
key-next = 次の対象
key-previous = 前の対象
key-confirm = 決定
key-go-on = 次へ
key-details = くわしく
key-toggle = 印を付ける
key-pick-up = つかむ
key-put-down = 置く
key-earlier = 上へ動かす
key-later = 下へ動かす
key-digit = 番号で選ぶ
key-page-up = 前を見る
key-page-down = 続きを見る
key-first = 先頭へ
key-last = 末尾へ
key-enlarge = 拡大
key-filter = 種類で絞る
key-search = 探す
key-clock = 日時を変える
key-figures = 数字で見る
key-up-down = 選ぶ
key-left-right = 変える
key-turn = ページ
key-scroll = スクロール
key-pages = スクロール
key-move = 動かす
key-restart = やり直す
key-back = 戻る
key-help = ヘルプ
key-quit = 終了
key-redraw = 描き直す
key-suspend = 中断（fg で再開）

title-first-run = はじめに
title-home = ホーム
title-session = 訓練
title-library = シナリオ一覧
title-helpdesks = 相談窓口
title-glossary = 用語集
title-settings = 設定
title-problems = 読めないファイル
title-help = ヘルプ

search-label = 探す（/）:
search-nothing = 見つかりません。Esc で絞り込みを解除できます。

help-keys = 「{ $screen }」で使えるキー
help-about = 数字や記号は全角のままでもかまいません。問題に出てくる人や会社、電話番号、リンクは架空のもので、どこにも何も送られません。実在するのは相談窓口だけです。
