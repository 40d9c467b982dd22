# What is due, progress and check-ups.

title-progress = Progress
title-checkup = Check-up

due-after = When it comes back
due-in = { $days ->
        [0] Today
        [one] Tomorrow
       *[other] In { $days } days ({ $day })
    }
due-after-count = { $count ->
        [one] one situation
       *[other] { $count } situations
    }

progress-empty = There is nothing to show yet. Train once, and this page begins to fill: what you see through, how sure you may be, what comes back when.
progress-start = Enter starts a session.
progress-tab-skills = Skills
progress-tab-judgement = Judgement
progress-tab-weeks = Weeks
progress-tab-coming = Coming up
progress-tab-checkups = Check-ups
progress-legend-sure = at least this much
progress-legend-maybe = the truth lies somewhere here (95%)
progress-legend-claim = what was claimed
progress-none = none yet
progress-share = { $right } of { $of } ({ $percent }%; between { $low } and { $high }%)
progress-percent = { $percent }%
progress-number = { $value } (between { $low } and { $high })
progress-families = Situations, the weakest first
progress-cues = Clues found, the weakest first
progress-judged = Answers
progress-all = Judged right
progress-caught = Scams seen through
progress-trusted = Genuine messages trusted
progress-actions = Safe actions
progress-orders = First steps in order
progress-helpdesks = The right helpdesk
progress-signal = How well you tell them apart
progress-sensitivity = Sensitivity (d')
progress-sensitivity-about = 0 is guessing; 1 is something, 2 is good, 3 is rare.
progress-bias = Bias (c)
progress-bias-trusting = When in doubt you say "genuine" rather than "scam".
progress-bias-suspicious = When in doubt you say "scam" rather than "genuine".
progress-bias-none = No clear leaning to either side.
progress-scale-guessing = guessing
progress-scale-good = very good
progress-scale-scam = rather "scam"
progress-scale-genuine = rather "genuine"
progress-too-few = d' and c are shown from { $enough } scams and { $enough } genuine messages on; with fewer they would say next to nothing. So far: { $scams } and { $genuine }.
progress-calibration = How sure you may be
progress-surely = "Surely" was right
progress-probably = "Probably" was right
progress-brier = Brier score { $value } (0 is perfect, 0.25 is what not knowing costs). "Surely" counts as 95%, "probably" as 70%.
progress-weeks = Week by week
progress-time = Time spent on answers, all in all: { $time }.
progress-time-weeks = Minutes per week
progress-week = { $right } of { $of } judged right, { $time }
progress-minutes = { $minutes } min
progress-hours = { $hours } h { $minutes } min
progress-coming = What comes back when
progress-coming-days = Situations due, day by day
progress-coming-weeks = After that, by week
progress-week-of = Week of { $day }
progress-due-count = { $count }
progress-ladder = A situation comes back after 1, 7, 30 and then every 120 days, each time as another message where there is one. Wrong or unsure leads one step back; sure and wrong leads to the beginning and comes first.
progress-checkups = Check-ups
progress-checkups-none = You have taken none. One before a course and one after it show what has changed.
progress-claim = These figures are about what you recognise here. Nobody is safe from every scam: keep checking by a route that you chose yourself.

checkup-about = { $count } items, a quarter of them genuine. You say what each one is and what you would do; nothing is explained until the end. Take your time.
checkup-start = Enter begins.
checkup-short = The packs have too few scenarios for { $length } items. With { $count } the result is less certain.
checkup-repeated = { $count ->
        [one] One item was
       *[other] { $count } items were
    } in an earlier check-up too, because the packs have no more of the kind. Remembering may flatter the result.
checkup-trained = { $count ->
        [one] One item was
       *[other] { $count } items were
    } met in training before, because the packs have no others left. Remembering may flatter the result.
checkup-not-alike = The packs have changed so much that this check-up cannot be made as hard as the last one. Compare with care.
checkup-too-few = The packs have too few scenarios for a check-up: { $scams } scams and { $genuine } genuine messages for this role. At least 6 and 2 are needed.
checkup-result = What it came to
checkup-broken-off = You stopped after { $done } of { $all } items. What was answered is kept; go on later, and the result comes at the end.
checkup-comparison = Beside the earlier check-up
checkup-first = This is the first one. Take another after some weeks of training: it will have other items and be equally hard.
checkup-earlier = Earlier: { $day }.
checkup-alike = Both are made of equally many items of each kind and difficulty.
checkup-change = { $was }% -> { $is }% (the change lies between { $low } and { $high } points)
checkup-chance = Chance alone could have done this.
checkup-better = Better, and hardly by chance.
checkup-worse = Worse, and hardly by chance.
checkup-unlike = The two were not made alike, because the packs had changed. Compare with care.
checkup-again = { $count ->
        [one] One item was
       *[other] { $count } items were
    } in both, for want of others. Remembering may flatter the change.
checkup-review = Enter explains the { $count ->
        [one] item
       *[other] { $count } items
    } that went wrong, one by one.
checkup-nothing-wrong = Everything was judged and done rightly.

cli-progress = Print what you can do so far, and what is due
cli-progress-json = As JSON, for other programs
cli-checkup = Take a check-up: a test without explanations until the end
