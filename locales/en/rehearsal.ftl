# Rehearsals at the counter: the list, the conversation, how it went.

cli-rehearse = Rehearse a conversation at the counter, as branch staff
cli-rehearse-conversation = Id of the conversation; a list, if left out
rehearse-unknown = There is no conversation "{ $found }" to rehearse.

title-rehearsals = Counter rehearsal
title-rehearsal = At the counter
home-rehearse = Counter rehearsal
home-rehearse-about = { $count ->
        [one] Talk with a customer
       *[other] { $count } conversations with customers
    } in which every line counts.
rehearsals-none = There is no conversation to rehearse.
rehearsals-manner = How they come
rehearsals-clock = When
rehearsals-start = Press Enter again to begin.
rehearsals-due = Due for review today.

manner-calm = calm
manner-hurried = in a hurry
manner-angry = annoyed
manner-ashamed = ill at ease
manner-coached = ready with answers
manner-distrustful = wary of you
manner-on-the-phone = on the phone

rehearsal-you = You
rehearsal-action = ({ $words })
rehearsal-called = {" "}[to: { $desk }]
rehearsal-in-own-words = (in your own words)
rehearsal-yen = { $amount } yen
rehearsal-begin = Press Enter when you are ready. There is no going back on what has been said.
rehearsal-what = What do you say or do?
rehearsal-learned = Learned
rehearsal-done = Done
rehearsal-nothing = Nothing yet.
rehearsal-over = The conversation is over. Press Enter to look back at it.
rehearsal-stuck = Nothing more can be said here. Press Enter to look back.
rehearsal-say-aloud = Say it aloud, then press Enter.
rehearsal-tick = Tick what you said (Space or its number), then press Enter. Only you judge it.
rehearsal-model = For example: { $words }
rehearsal-leave = Press Esc again to leave the conversation; it will not be recorded.
rehearsal-restart = Press a again to begin anew; this conversation will not be recorded.
rehearsal-whom = { $moment }. Whom do you contact?
rehearsal-whom-about = Enter shows hours and numbers; Enter again contacts them. Esc goes back.

rehearsal-tab-outcome = How it ended
rehearsal-tab-lines = Line by line
rehearsal-tab-order = The order
rehearsal-tab-next = From here
rehearsal-end-scam-protected = The money is safe.
rehearsal-end-scam-delayed = Not everything could be protected in time.
rehearsal-end-scam-lost = The money is gone.
rehearsal-end-genuine-protected = A genuine customer, and well served.
rehearsal-end-genuine-delayed = A genuine customer had to wait for what was theirs to do.
rehearsal-end-genuine-lost = A genuine customer was kept from what was theirs to do.
rehearsal-score = { $score } of { $full } points, in { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    } at the counter
rehearsal-money-kept = All of the money was kept: { $kept }.
rehearsal-money-lost = Of { $start }, { $kept } were kept and { $lost } lost.
rehearsal-missed = What had to be done and was not
rehearsal-unasked = What was never found out
rehearsal-behind = What had really happened
rehearsal-mark-step = Step: { $step }
rehearsal-mark-late = Step, but too late: { $step }
rehearsal-mark-fault = Better not: { $fault }
rehearsal-call-right = { $desk } was right: open then ({ $moment }).
rehearsal-call-closed = { $desk } was closed then ({ $moment }).
rehearsal-call-wrong = { $desk } was not the one to contact then ({ $moment }).
rehearsal-better = Better: { $words }
rehearsal-covered = You said: { $words }
rehearsal-not-covered = Left out: { $words }
rehearsal-took = { $minutes ->
        [one] one minute
       *[other] { $minutes } minutes
    }
rehearsal-lost = { $amount } lost meanwhile
rehearsal-order = The order that protects
rehearsal-order-yours = You took it as number { $place }.
rehearsal-order-missing = You did not take this step.
rehearsal-late = Steps that came too late
rehearsal-late-none = Nothing came too late.
rehearsal-late-grave = Serious: "{ $late }" came only after "{ $early }".
rehearsal-late-middling = Matters: "{ $late }" came only after "{ $early }".
rehearsal-late-slight = Slight: "{ $late }" came only after "{ $early }".
rehearsal-blame = Sentences that blame
rehearsal-blame-none = You said nothing that blames.
rehearsal-faults = Other things better left
rehearsal-helpdesks = Who to turn to ({ $moment } at the counter)
rehearsal-again = Press a to rehearse it again, Enter to finish.

plain-rehearsal-number = Number (1 to { $last }; a to begin anew, q to leave):
plain-rehearsal-aloud = Say it aloud, then press Enter (q to leave):
plain-rehearsal-ticks = What did you say? Numbers with blanks between (1 to { $last }), or Enter for nothing:
plain-rehearsal-desk = Number of the desk (1 to { $last }; i and its number for its hours, Enter for the list again, b to go back, q to leave):
plain-rehearsal-end = That is the end of the conversation. Here is how it went.
