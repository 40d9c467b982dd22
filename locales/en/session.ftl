# Training: questions, consequences, explanations, the end.

situation = Situation
ask-verdict = Is this a scam? How sure are you?
confidence-surely-scam = Surely a scam
confidence-probably-scam = Probably a scam
confidence-probably-genuine = Probably genuine
confidence-surely-genuine = Surely genuine
inspect-title = Inspect
inspect-thing = "{ $words }"
inspect-how = { $count ->
        [one] One thing can be inspected.
       *[other] { $count } things can be inspected.
    } Tab selects, Enter opens. Opening is safe here.
inspect-enter = Press Enter to inspect it.
inspect-nothing = There is nothing to open or hover over.
ask-clues = Mark what gives it away.
ask-clues-marked = Tab selects, Space marks. Marked: { $count }. Enter when you are done.
ask-several = Choose all that apply, then press Enter.
ask-order = Put the steps in order.
ask-order-how = Select with ↑↓; Space picks up, ↑↓ move. A digit moves it straight to that place. Enter when done.
ask-order-held = Move it with ↑↓, put it down with Space.
ask-helpdesk-at = It is { $moment }. Suspected: { $incident }.
ask-helpdesk = Who do you contact first?

consequence-title = What would come next
consequence-safe = This is training: nothing was opened and nothing was sent. Enter goes on.

debrief-tab-brief = In short
debrief-tab-why = Why
debrief-tab-next-time = Next time
debrief-tab-aftermath = If it has happened
debrief-was-scam = a scam
debrief-was-genuine = genuine
debrief-right = Right: it was { $truth } (you said: { $said }).
debrief-wrong = It was { $truth } (you said: { $said }).
debrief-wrong-but-safe = You judged it differently, but what you chose to do is safe, and that matters most.
debrief-right-but-unsafe = You judged it right, but what you chose to do is risky. See below why.
debrief-right-but-not-best = You judged it right; there is something better to do about it. See below.
debrief-scam-sure = You were sure, which makes this one worth remembering. It works on a great many people.
debrief-scam-unsure = When in doubt, leave the message alone and ask by the official route. There is time for that.
debrief-genuine-doubted = Doubt is no fault. Check in the official app or by the official number, and nothing genuine is lost.
debrief-right-unsure = You were not sure, and you were right. Next time, the reasons below can settle it.
brief-answers = Answers
brief-reasons = Reasons
brief-habits = Habits
brief-story = A case
brief-terms = Terms
brief-help = Help
brief-action = Action
brief-picked = Choices
brief-clues = Clues
brief-order = Order
brief-desk = Desk
brief-right = right
brief-wrong = wrong
brief-chosen = "{ $words }": {""}
brief-better = Better: "{ $words }"
brief-missed = Also right: "{ $words }"
brief-begins = First comes "{ $words }"
brief-others = {" "}({ $count } more)
brief-first = First: { $step }

clue-decoy = Catches the eye, proves nothing
clue-supports = Can be checked
clue-found = {" "}(found)
clue-missed = {" "}(missed)
clue-false-alarm = {" "}(you marked it; it settles nothing)
debrief-verdict = Your judgement
debrief-action = What you chose to do
debrief-picked = What you picked
debrief-clues = Clues
debrief-clues-count = You found { $found } of { $all } clues, with { $wrong ->
        [0] no false alarms
        [one] one false alarm
       *[other] { $wrong } false alarms
    }.
debrief-order = The order
debrief-order-right = All { $all } steps are in order.
debrief-order-wrong = Steps in the right place: { $right } of { $all }. The order is:
debrief-order-yours = {" "}(you put it in place { $place })
debrief-helpdesk = Who to contact
debrief-prevention = What protects you
debrief-story = What happened to someone
debrief-terms = Terms
debrief-helpdesks = Who to call (as of { $moment })
debrief-say = What to say on the phone
mark-yours-right = Yours, right: {""}
mark-yours-wrong = Yours, unsafe: {""}
mark-right = Right: {""}
mark-other = {""}

desk-choice-right = { $chosen } is right: it is open then ({ $moment }).
desk-choice-not-first = { $chosen } is open as well, but { $right } comes first.
desk-choice-closed = You cannot count on { $chosen } then ({ $moment }). Contact { $right } instead.
desk-choice-not-for-this = { $chosen } does not deal with this. Contact { $right } first.
desk-open-until = Open (until { $moment })
desk-open-always = Open (24 hours)
desk-closed-until = Closed (opens { $moment })
desk-closed = Closed
desk-unknown = Hours vary
desk-word-open = open
desk-word-closed = closed
desk-word-unknown = varies
desk-instead = Contact instead: { $desk }
desk-phone = Phone
desk-sms = Text
desk-web = Web
desk-mail = Email
desk-hours = Hours
desk-for = For
desk-source = Source: { $source } (checked { $date })
desk-source-second-hand = Source: { $source } (checked { $date }; second-hand, confirm before you rely on it)
region-uk = In the United Kingdom.
region-us = In the United States.
region-au = In Australia.

summary-title = { $count ->
        [one] Done: one item.
       *[other] Done: { $count } items.
    } Thank you.
summary-of = { $right } of { $all }
summary-verdicts = Judged right
summary-caught = Scams seen through
summary-trusted = Genuine messages trusted
summary-actions = Safe actions
summary-picked = Questions with every answer found
summary-clues = Clues found
summary-orders = Order questions right
summary-helpdesks = Helpdesk questions right
summary-false-alarms = False alarms (marks on things that prove nothing): { $count }
summary-sure-and-wrong = Sure, and wrong
summary-missed = Scams taken for genuine
summary-suspected = Genuine messages taken for scams
summary-incidents = By kind of fraud
summary-cues = By kind of clue
summary-seed = The same session again: minuku --seed { $seed }

cue-spelling-grammar = Spelling or grammar slips
cue-inconsistency = Things that do not fit together
cue-attachment = An attachment
cue-sender-mismatch = Name and address of the sender differ
cue-hidden-url = A hidden destination
cue-domain-spoofing = A look-alike domain
cue-no-branding = A missing name or logo
cue-imitated-branding = A borrowed name or logo
cue-unprofessional-design = An odd design
cue-security-icons = Signs put there to reassure
cue-legal-text = Terms and laws as decoration
cue-distracting-detail = Detail that distracts
cue-sensitive-request = Asks for secrets, access or money
cue-urgency = Hurries you
cue-threat = Threatens
cue-generic-greeting = Greets nobody by name
cue-no-signer = Nobody to answer for it
cue-humanitarian = Appeals to kindness
cue-too-good-to-be-true = Too good to be true
cue-you-are-special = Singles you out
cue-limited-time = Limited time or stock
cue-mimics-process = Copies a familiar routine
cue-poses-as-authority = Poses as an authority you trust
