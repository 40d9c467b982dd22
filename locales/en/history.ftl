# The record of a learner's answers: what becomes of it, and the commands that show, move and delete it.

history-damaged = The record is damaged ({ $path }).
history-newer = The record was written by a newer minuku and is left as it is ({ $path }). Nothing is recorded until you use the newer program again.
history-full = The disk is full, so your answers cannot be recorded ({ $path }). You can go on; make room to have the rest recorded.
history-unwritable = The record cannot be written, so your answers are not kept ({ $path }). You can go on; check who may write there.
history-busy = Another program has kept the record locked, so an answer could not be recorded ({ $path }). It is tried again with the next one.
history-unreadable = The record cannot be read or written ({ $path }): { $detail }. You can go on without it.
history-set-aside = The record was damaged. It now lies at { $path }, and a new one has been begun.
history-again = Recording works again; nothing is missing.
history-waiting = Saving your answer…
history-lost = { $count ->
        [one] One answer of this session could not be recorded.
       *[other] { $count } answers of this session could not be recorded.
    }
history-left-out = { $count ->
        [one] One scenario of this session has changed or gone since; it is left out.
       *[other] { $count } scenarios of this session have changed or gone since; they are left out.
    }
history-nothing-left = The scenarios of that session are not there any more. Your answers are kept.
history-offer = You stopped at item { $number } of { $all } last time.
history-offer-yes = Go on from there
history-offer-no = Leave it
