# Words that belong to the exhibits as things: what phones, browsers, mail programs and shops print round a text.

# Phones
exhibit-signal = 4G
exhibit-send = Send
exhibit-type-message = Text message
exhibit-on-the-phone = On the phone
exhibit-caller = Caller
exhibit-you = You
exhibit-mute = Mute
exhibit-speaker = Speaker
exhibit-hang-up = End

# Windows and browsers
exhibit-new-tab = New tab
exhibit-lock = lock
exhibit-no-lock = Not secure
exhibit-search = Search

# Mail
exhibit-inbox = Mail - Inbox
exhibit-reply = Reply
exhibit-reply-all = Reply all
exhibit-forward = Forward
exhibit-delete = Delete
exhibit-reply-to = Reply to:
exhibit-to = To:
exhibit-date = Date:
exhibit-attachment = Attachments

# Warnings, bills and locked screens
exhibit-warning = Warning
exhibit-call-now = Telephone
exhibit-remaining = Time left
exhibit-amount = Amount
exhibit-deadline = Deadline

# Shops
exhibit-was = was
exhibit-photo = photo
exhibit-basket = Add to basket
exhibit-reviews = Customer reviews
exhibit-payment = Payment
exhibit-company = About us

# Documents and letters
exhibit-menu-file = File
exhibit-menu-home = Home
exhibit-menu-insert = Insert
exhibit-menu-layout = Layout
exhibit-menu-review = Review
exhibit-menu-view = View
exhibit-seal = seal
