# What follows from the record: when rehearsals come back, how they went, and how the record is deleted.

rehearsals-due-today = { $count ->
        [one] One conversation is due today
       *[other] { $count } conversations are due today
    }: about { $minutes ->
        [one] a minute.
       *[other] { $minutes } minutes.
    }
rehearsals-due-later = Nothing is due today. The next { $count ->
        [one] conversation comes
       *[other] { $count } conversations come
    } back { $days ->
        [one] tomorrow
       *[other] in { $days } days
    } ({ $day }).
rehearsals-due-mark = due today
rehearsals-last = Last time
rehearsals-last-line = { $day }: { $result }

rehearsed = { $score ->
        [one] one point
       *[other] { $score } points
    }, { $ending }, { $minutes } min at the counter
rehearsed-money = kept { $kept } of { $start }
rehearsed-grave = { $count ->
        [one] one serious error of order
       *[other] { $count } serious errors of order
    }
rehearsed-short = { $score }/100
rehearsed-protected = ended well
rehearsed-delayed = ended late
rehearsed-lost = ended badly

progress-tab-rehearsals = Counter
progress-rehearsals = At the counter
progress-rehearsals-count = { $count ->
        [one] You have taken one conversation to its end.
       *[other] You have taken { $count } conversations to their end.
    }
progress-rehearsals-money = All in all you kept { $kept } of { $start }.
progress-rehearsals-grave = { $count ->
        [one] One serious error of order was among them.
       *[other] { $count } serious errors of order were among them.
    }
progress-rehearsals-points = Points, conversation by conversation
progress-rehearsals-ladder = A conversation comes back after 1, 7, 30 and then every 120 days. One that did not go well goes back one step.

setting-record = Your record
setting-record-value = { $count ->
        [one] one answer
       *[other] { $count } answers
    }
setting-record-about = Enter deletes everything that is remembered of you, after asking.
setting-record-ask = { $count ->
        [one] One answer
       *[other] { $count } answers
    }, what is due and what was interrupted will be deleted for ever. Press Enter again to delete them; any other key keeps them.
