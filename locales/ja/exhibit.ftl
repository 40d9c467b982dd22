# Words that belong to the exhibits as things: what phones, browsers, mail programs and shops print round a text.

# Phones
exhibit-signal = 4G
exhibit-send = 送信
exhibit-type-message = メッセージを入力
exhibit-on-the-phone = 通話中
exhibit-caller = 相手
exhibit-you = あなた
exhibit-mute = 消音
exhibit-speaker = スピーカー
exhibit-hang-up = 終了

# Windows and browsers
exhibit-new-tab = 新しいタブ
exhibit-lock = 鍵
exhibit-no-lock = 保護なし
exhibit-search = 検索

# Mail
exhibit-inbox = メール - 受信トレイ
exhibit-reply = 返信
exhibit-reply-all = 全員に返信
exhibit-forward = 転送
exhibit-delete = 削除
exhibit-reply-to = 返信先:
exhibit-to = 宛先:
exhibit-date = 日時:
exhibit-attachment = 添付ファイル

# Warnings, bills and locked screens
exhibit-warning = 警告
exhibit-call-now = 電話窓口
exhibit-remaining = 残り時間
exhibit-amount = 金額
exhibit-deadline = 期限

# Shops
exhibit-was = 通常
exhibit-photo = 商品写真
exhibit-basket = カートに入れる
exhibit-reviews = お客さまの声
exhibit-payment = お支払方法
exhibit-company = 会社概要

# Documents and letters
exhibit-menu-file = ファイル
exhibit-menu-home = ホーム
exhibit-menu-insert = 挿入
exhibit-menu-layout = レイアウト
exhibit-menu-review = 校閲
exhibit-menu-view = 表示
exhibit-seal = 印
