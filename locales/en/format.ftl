# The file format, told key by key: shared by the schema for editors, the reference and the comments of new files.
# form- and the name of a table; key-, the table and the key; word-, the key and the word.

cli-schema = Print the file format as JSON Schema, for editors
cli-schema-file = Which files: scenario, counter, pack, helpdesks, holidays, prevention, first-aid or glossary; scenario if it is left out
cli-schema-write = Write all schemas into this folder instead
schema-written = Wrote { $path }.

format-colon = {": "}
format-heading-scenario = Scenarios
format-heading-counter = Conversations at the counter
format-heading-words = Words to choose from
format-column-key = Key
format-column-value = Value
format-column-word = Word
format-column-meaning = Meaning
format-reference-title = Reference of the file format
format-reference-about =
    Every table and every key that a file may have, made from the same definitions by which the program reads files. How
    to write a scenario that teaches is told in [AUTHORS.md](AUTHORS.md), the rules of the format in [FORMAT.md](FORMAT.md).
    Keys marked * must be there.
format-reference-generated = Made by the program. `MINUKU_BLESS=1 cargo test --test schema` writes it anew.
format-entries = One table per entry: the name of the table is the id.

shape-schema = `1`
shape-text = text
shape-marked-text = text, with marks
shape-marked-line = line, with marks
shape-plain = string
shape-id = id
shape-word = word
shape-ids = list of ids
shape-words = list of words
shape-flag = `true` or `false`
shape-whole = number from { $min } to { $max }
shape-element = 0, 2, 4, 6 or 8
shape-date = date
shape-moment = date and time
shape-steps = `"first-aid:…"` or list of ids
shape-table = table
shape-tables = tables
shape-kinds = tables by kind
shape-map = tables by id
shape-days = texts by date

form-scenario = A scenario: what is shown, what is asked, and what is said afterwards.
form-premise = How well the pretext fits a learner's life, by the NIST Phish Scale. Each is 0, 2, 4, 6 or 8.
form-clue = What can be inspected, and why it matters. The id is the one of its marks.
form-step = A step of a question of kind order.
form-debrief = What is said after the last question.
form-exhibit-sms = Text messages on a phone.
form-exhibit-email = An email.
form-exhibit-web = A web page.
form-exhibit-login = A page on which to log in or to fill in something.
form-exhibit-warning = A security warning, or the modest notice of a real system.
form-exhibit-bill = A page that demands money.
form-exhibit-shop = An online shop.
form-exhibit-document = A document, opened in its program.
form-exhibit-lock-screen = A screen that locks everything else.
form-exhibit-call = A telephone call.
form-exhibit-letter = A letter on paper.
form-message = One text message.
form-attachment = An attached file.
form-row = A row of a small table: a label and a value.
form-field = A field to fill in.
form-button = A button.
form-item = Something that is for sale.
form-turn = What one of the two says.
form-ask-verdict = Scam or genuine? Always the first question, and there is only one. The answer is the verdict of the file.
form-ask-choice = What do you do? With kind choice one option is right, with choices all that are right have to be chosen.
form-ask-clues = Mark what gives it away, on the first exhibit. For scams only; wrong marks count too.
form-ask-order = Put steps into the right order.
form-ask-helpdesk = Whom to call at a certain time? The right answer is worked out from helpdesks.toml: the first desk for the incident that is open then.
form-option = A possible answer; there are 2 to 9, best 3 or 4. Learners see them shuffled.
form-pack = What a pack is.
form-institution = An invented company or office that the messages come from.
form-family = One situation, met in several variants, fraudulent and genuine ones.
form-prevention = A piece of advice.
form-first-aid = What to do when it has already happened.
form-first-aid-step = One thing to do; the order of the file is the order in which to do it.
form-glossary = A term, explained.
form-helpdesks = Somebody to call; the order of the file is the order of calling.
form-holidays = The public holidays of a region: jp, uk, us or au.

key-scenario-schema = The version of the format
key-scenario-id = Unique, and the same as the name of the file. Learners never see it.
key-scenario-family = Variants of one situation share it, scams and genuine ones; a session avoids taking two of a family.
key-scenario-incident = What would have happened. First aid and helpdesks follow it. A genuine message takes the trick that it resembles.
key-scenario-roles = Who trains with it
key-scenario-verdict = The answer
key-scenario-premise = How well the pretext fits a learner's life. Difficulty follows from it and from the number of real clues.
key-scenario-title = Neutral, like a line in a diary. It must not give the answer away.
key-scenario-situation = One or two neutral sentences: where, when, and what the learner has to do with the sender
key-scenario-draft = Checked, but hidden from learners. Remove this line when the scenario is ready.
key-scenario-author = Who wrote it, for yourself and your colleagues
key-scenario-exhibit = What is shown. The first one is judged; others without an id stand below it, and one with an id appears when an option leads to it.
key-scenario-clue = What can be inspected, by the id of its marks
key-scenario-ask = The questions, in order. The first is of kind verdict.
key-scenario-step = The steps of a question of kind order, by id
key-scenario-debrief = What is said afterwards

key-premise-routine = Looks like a usual procedure
key-premise-relevance = Concerns the person
key-premise-events = Fits what is going on at the time
key-premise-consequence = Not acting would hurt
key-premise-trained = People have been warned of just this

key-clue-cue = Which of the cues of the NIST Phish Scale it is. A real clue of a scam must have one; a genuine scenario has none.
key-clue-decoy = Catches the eye but proves nothing. In a scam, a clue has either cue or decoy.
key-clue-reveal = What inspecting it shows, before the answer: a neutral fact without judgement. Give one to everything that could be tapped in reality.
key-clue-why = Shown after the answer: a reason of one or two sentences, and a rule that helps with the next message too

key-step-text = What to do, as one instruction

key-debrief-prevention = Ids of prevention.toml, one to three
key-debrief-story = A short paragraph: what happened to somebody who believed it, or who distrusted the genuine one
key-debrief-terms = Ids of glossary.toml
key-debrief-first_aid = Ids of first-aid.toml. Without it, everything for the incident; for a genuine message, nothing.

key-exhibit-kind = What it is drawn as
key-exhibit-id = Makes it a consequence: it is shown only when an option leads here. Not for the first exhibit.
key-exhibit-tab = The name on the browser's tab
key-exhibit-address = What stands in the address bar. Only names reserved for examples, such as anything below .example or .test
key-exhibit-secure = Whether there is a padlock
key-exhibit-name = The name at the head
key-exhibit-navigation = The menu; its items are divided by bars
key-exhibit-heading = The heading
key-exhibit-body = The text; a blank line begins a new paragraph
key-exhibit-row = Rows of a small table
key-exhibit-field = Fields to fill in
key-exhibit-button = The words on the button
key-exhibit-footer = Small print at the end
key-exhibit-countdown = Seconds that run down
key-exhibit-clock = The clock in the status bar
key-exhibit-number = The telephone number shown, masked as in 090-XXXX-XXXX
key-exhibit-to = To whom it is addressed
key-exhibit-date = The date
key-exhibit-amount = The amount demanded
key-exhibit-contact = Where to get in touch
key-exhibit-sms-from = The sender's name as the phone shows it
key-exhibit-sms-message = The messages, oldest first
key-exhibit-email-from = The name that the mail program shows
key-exhibit-email-address = The address behind the name. Only names reserved for examples, such as anything below .example or .test
key-exhibit-email-reply_to = Where an answer would go
key-exhibit-email-subject = The subject
key-exhibit-email-quoted = The earlier mail quoted below
key-exhibit-email-attachment = Attached files
key-exhibit-warning-style = How it is drawn: as an alert if this is missing
key-exhibit-warning-behind = The page that it covers
key-exhibit-warning-name = Who it claims to come from
key-exhibit-warning-phone = The number to call, masked as in 0120-XXX-XXX
key-exhibit-warning-button = The buttons
key-exhibit-bill-deadline = Until when to pay
key-exhibit-bill-button = The buttons
key-exhibit-shop-name = The name of the shop
key-exhibit-shop-banner = The notice across the page
key-exhibit-shop-item = What is for sale
key-exhibit-shop-payment = How to pay
key-exhibit-shop-company = The page about the company
key-exhibit-shop-review = What customers say
key-exhibit-document-app = The name of the program
key-exhibit-document-file = The name of the file
key-exhibit-document-bar = The yellow bar above the document
key-exhibit-document-bar_button = The button on the yellow bar
key-exhibit-lock-screen-device = What is locked: a computer if this is missing
key-exhibit-lock-screen-button = The buttons
key-exhibit-call-caller = What the display says
key-exhibit-call-turn = What is said, in order
key-exhibit-letter-from = The sender
key-exhibit-letter-number = The number of the document
key-exhibit-letter-subject = The subject
key-exhibit-letter-sign = The signature

key-message-at = The time beside it
key-message-day = A divider above it, such as Today
key-message-mine = The learner sent it
key-message-text = The message
key-attachment-name = The name of the file
key-attachment-size = Its size in words
key-row-label = On the left
key-row-value = On the right
key-field-label = What is asked for
key-field-value = What is filled in already
key-field-secret = Shown as dots
key-button-text = The words on it
key-item-name = The goods
key-item-price = The price
key-item-was = The former price, struck out
key-item-stock = How many are left
key-turn-who = Who speaks
key-turn-text = The words

key-ask-kind = Which question it is
key-ask-text = The question
key-ask-choice-option = The possible answers
key-ask-order-steps = The steps of a first-aid entry, or 3 to 9 ids of steps of this file, in the right order
key-ask-helpdesk-incident = What for, if not for the incident of the file
key-ask-helpdesk-at = When, in Japan time; without quotation marks

key-option-id = Unique within the question
key-option-text = What one would do. The right option is neither the longest nor the only careful one.
key-option-why = Why it is right, or what would come of it
key-option-right = Whether it is right. Going by the official route is never wrong.
key-option-leads = The id of the exhibit that shows what would have come next

key-pack-schema = The version of the format
key-pack-id = Unique. A pack with the id of an earlier one takes its place entirely.
key-pack-name = The name of the pack
key-pack-version = Its version, as you like
key-pack-languages = The languages in which everything is written
key-pack-licence = Under which terms others may use it
key-pack-institution = Invented companies and offices, by id
key-pack-family = Names for families of scenarios, by id
key-institution-name = Its name
key-institution-what = What it is to the learner
key-institution-domain = Its real domain, a reserved name

key-family-name = The situation in a few words, as learners see it in their progress. It never tells scam from genuine.

key-prevention-text = One sentence of advice
key-prevention-why = Why
key-prevention-point = The group: 1 messages and log-in data, 2 devices and attachments, 3 money, shops, bills and calls

key-first-aid-incident = What has happened
key-first-aid-title = When it applies
key-first-aid-step = What to do, in order
key-first-aid-step-id = Unique within the entry
key-first-aid-step-text = One instruction
key-first-aid-step-why = Why, and why now
key-first-aid-step-helpdesk = The id of the desk to call

key-glossary-term = The term
key-glossary-reading = How it is read, in kana
key-glossary-text = What it means, in plain words
key-glossary-see = Ids of related terms

key-helpdesks-name = Its name
key-helpdesks-phone = The telephone number. A desk has at least one of phone, web, mail and sms.
key-helpdesks-web = The address of its page
key-helpdesks-mail = Its mail address
key-helpdesks-sms = The number for text messages
key-helpdesks-hours = The opening hours as OpenStreetMap writes them: Mo-Fr 09:00-17:00; PH off. Without them the desk is never counted as open.
key-helpdesks-hours_note = The opening hours in words
key-helpdesks-closed_when_open = Instead of hours: it is open whenever that desk is closed
key-helpdesks-timezone = Where its hours are read, such as Asia/Tokyo, which is meant if this is missing
key-helpdesks-region = For which country: Japan if this is missing
key-helpdesks-note = What else to know
key-helpdesks-otherwise = The id of the desk to call when this one is closed
key-helpdesks-for = The incidents that it is for
key-helpdesks-say = The words to say on the phone
key-helpdesks-source = Where the number comes from
key-helpdesks-checked = The day on which you looked
key-helpdesks-second_hand = The source is not the desk's own

key-holidays-source = Where the days come from
key-holidays-checked = The day on which you looked
key-holidays-day = The days and their names

word-verdict-scam = A scam
word-verdict-genuine = Genuine
word-style-alert = Claims the whole screen
word-style-notification = A small notice in a corner
word-device-pc = A computer
word-device-phone = A phone
word-who-caller = The caller
word-who-you = The learner
word-languages-ja = Japanese
word-languages-en = English
word-region-jp = Japan
word-region-uk = United Kingdom
word-region-us = United States
word-region-au = Australia
word-roles-employee = Employees in training
word-roles-staff = Branch staff who look after customers

# Conversations at the counter.

shape-changes = table of changes; `minutes` are minutes
shape-goto = id, or table of `right`, `closed` and `wrong`

form-conversation = A conversation at the counter: a customer comes, and the learner says and does one thing after another.
form-customer = Who comes to the counter.
form-secret = Something that the customer keeps back.
form-rule = What is said about two steps that are done in the wrong order.
form-state = A number that the conversation counts, such as trust or the money at risk.
form-flag = Something that is so or not: learned from the customer, or done.
form-node = A moment of the conversation. It begins at the node start; a node with end is the end.
form-covers = Something that a good answer contains.
form-node-choice = What the learner can say or do.
form-goto = Where picking a helpdesk leads.

key-conversation-kind = What makes it a conversation
key-conversation-difficulty = How hard it is, as you judge
key-conversation-at = What the clock shows at the start, in Japan time; opening hours follow it
key-conversation-situation = One or two neutral sentences: where the staff member is, and who comes
key-conversation-order = What has to be done, in this order; the official order if this is missing
key-conversation-customer = Who comes
key-conversation-rule = Pairs of steps whose order matters in particular
key-conversation-state = Numbers that the conversation counts, by id
key-conversation-flag = What can be learned or done, by id
key-conversation-node = The moments of the conversation, by id; the first is start

key-customer-name = An invented name, as the staff member would say it
key-customer-manner = How they come
key-customer-looks = What is seen before anybody speaks
key-customer-story = What really happened; told to whoever plays the customer, and afterwards
key-customer-secret = What they do not say by themselves
key-secret-text = What they keep back
key-secret-until = What it takes to hear it

key-rule-first = What was done too late
key-rule-then = What was done before it
key-rule-weight = How much it weighs: 3 serious, 1 slight
key-rule-why = Why the order matters

key-state-name = What it is, for people
key-state-start = At the start
key-state-min = The least; changes stop there
key-state-max = The most; changes stop there
key-state-unit = What it counts: points if this is missing

key-flag-kind = What it stands for
key-flag-text = In words, as the explanation tells it
key-flag-must = No ending is a good one without it

key-node-speaker = Who speaks, if not the customer
key-node-happens = What is seen
key-node-say = What is said
key-node-drain = What waiting costs whenever this moment is reached
key-node-drain_when = Only then: comparisons and flags joined by and
key-node-end = Makes it an ending
key-node-choice = What can be said or done next
key-node-speak = The learner says the answer aloud
key-node-task = What to say aloud
key-node-model = The answer to compare with
key-node-covers = What a good answer contains, to be ticked
key-node-effect = What it changes: always a difference, never the new value. minutes moves the clock.
key-node-set = Flags that are so from now on
key-node-unset = Flags that are no longer so
key-node-tags = What it counts as afterwards
key-node-goto = Where it goes on
key-covers-text = In a few words

key-node-choice-id = Unique within the moment
key-node-choice-text = The words, or what is done
key-node-choice-action = It is done, not said
key-node-choice-when = Offered only then: comparisons and flags joined by and, with not before a flag
key-node-choice-why = What it does to the customer, and why
key-node-choice-better = What could have been said instead
key-node-choice-helpdesk = The desk to pick from the list
key-node-choice-goto = Where it goes on; after picking a helpdesk, by whether it was the right one

key-goto-right = The right desk was picked
key-goto-closed = The desk is closed
key-goto-wrong = Another desk was picked

word-kind-counter = A conversation at the counter
word-kind-fact = To be learned from the customer
word-kind-deed = To be done
word-kind-hidden = For the conversation itself; learners never see it
word-manner-calm = Nothing in particular
word-manner-hurried = Has no time
word-manner-angry = Thinks that the bank is in the way
word-manner-ashamed = Takes it for their own fault
word-manner-coached = Was told what to say
word-manner-distrustful = Does not believe that it is fraud
word-manner-on-the-phone = The criminal listens the whole time
word-unit-points = Points of nothing in particular
word-unit-yen = Yen still at risk; what is left at the end was saved
word-end-protected = The money is safe, or the genuine customer has been served
word-end-delayed = It takes longer, or part of the money is gone
word-end-lost = The money is gone, or the genuine customer was sent away
word-tags-settle = Thanks them for coming; makes it possible to speak
word-tags-stop = Stops the payment or suspends internet banking, now
word-tags-open-question = Lets them tell it in their own words
word-tags-checks = A few short questions
word-tags-tell-back = Says back what was heard, without blame
word-tags-supervisor = Fetches the supervisor or the fraud desk
word-tags-police = Brings in the police
word-tags-evidence = Keeps messages, addresses and receipts
word-tags-protect = Protects passwords, cards, other banks, the device
word-tags-next-steps = Gives next steps and numbers on paper
word-tags-record = Writes it down in the branch's record
word-tags-details = Asks for details that can wait
word-tags-blame = Blames
word-tags-promise = Promises what nobody can promise
word-tags-turn-away = Sends them away or leaves it to them
word-tags-obstruct = Keeps somebody from what is their right
word-tags-wrong = Says something that is not so
