# 一覧、窓口、用語集、設定と、そこで使う名前。

library-label-kind = 「{ $kind }」だけ（v）:
library-kind = 種類
library-difficulty = 見抜きにくさ
library-roles = 対象
library-minutes = 時間
library-minutes-value = およそ{ $minutes }分
library-train = もう一度 Enter を押すと、このシナリオを訓練します。
difficulty-least = 易しい
difficulty-moderate-to-least = やや易しい
difficulty-moderate = ふつう
difficulty-very = 難しい
difficulty-most = とても難しい

kind-sms = SMS
kind-email = メール
kind-web = ウェブページ
kind-login = ログイン画面
kind-warning = 警告表示
kind-bill = 請求画面
kind-shop = 通販サイト
kind-document = 文書ファイル
kind-lock-screen = ロック画面
kind-call = 電話
kind-letter = 手紙

incident-phishing = フィッシング
incident-malware = ウイルス感染
incident-ransomware = ランサムウェア
incident-one-click = ワンクリック請求
incident-fake-warning = 偽警告
incident-fake-shop = 偽通販サイト
incident-account-opened = 口座の不正開設
incident-impersonation = なりすまし
incident-none = そのほか

helpdesks-now = いま（{ $moment }）の受付状況。t で別の日時を調べられます。
helpdesks-at = { $moment }の受付状況。Esc で現在に戻ります。
helpdesks-clock = 日時（例: 1月2日 10:30）:
moment-empty = 日時を入れてください。例: 2027-01-02 10:30
moment-form = 日時として読めません。例: 2027-01-02 10:30、1/2 10:30、10:30
moment-year = 年は1900から9998までにしてください。
moment-month = 月は1から12までにしてください。
moment-day = その月にその日はありません。
moment-time = 時刻は0:00から23:59までにしてください。
moment-offset = 時差は -23:59 から +23:59 までにしてください。

glossary-see = 関連

setting-language = 言語
setting-language-about = 画面とシナリオの言語です。
setting-role = 役割
setting-role-about = 役割に合うシナリオが選ばれます。
setting-items = 一回の問題数
setting-items-value = { $count }問
setting-items-about = 少なめでも、何日かに分けて続けるほうが身に付きます。
setting-theme = 色
setting-theme-about = 「色覚に配慮」は青とオレンジで見分けます。「モノクロ」は色を使いません。
setting-theme-fixed = 環境（NO_COLOR など）で固定されています
theme-terminal = 端末の16色
theme-high-contrast = 高コントラスト
theme-colour-blind = 色覚に配慮
theme-mono = モノクロ
setting-motion = 動き
setting-motion-about = 偽の警告のカウントダウンや点滅です。止めても内容は変わりません。
setting-mouse = マウス
setting-mouse-about = 入れると、クリックやホイールが使えます。端末での文字の選択は、多くの場合Shiftを押しながらになります。
setting-ascii = 枠線を記号で
setting-ascii-about = 枠がずれて見える端末では、枠線を + - | で描きます。
setting-on = 入
setting-off = 切
settings-path = 保存先: { $path }
settings-no-path = 保存先がないため、設定は終了するまで有効です。

problems-about = ここにあるファイルは、直すまで使われないか、一部だけ使われます。直したら minuku check にパックのフォルダーを指定して確かめてください。
