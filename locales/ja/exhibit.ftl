# Words that belong to the exhibits as things: what phones, browsers, mail programs and shops print round a text.

# Phones
exhibit-signal = 4G
exhibit-send = 送信
exhibit-type-message = メッセージを入力
