# The record of a learner's answers: what becomes of it, and the commands that show, move and delete it.

history-damaged = The record is damaged ({ $path }). The next training sets it aside and begins a new one; minuku history delete removes it.
history-newer = Nothing is recorded: the record was written by a newer minuku ({ $path }). It is left as it is; use the newer program again, and answers are recorded.
history-full = Not recorded: the disk is full. You can go on; make room, and the rest is recorded ({ $path }).
history-unwritable = Not recorded: the record cannot be written. You can go on; check who may write there ({ $path }).
history-busy = Not recorded yet: another program keeps the record locked. It is tried again with the next answer ({ $path }).
history-unreadable = Not recorded: { $detail }. You can go on; the record cannot be read or written ({ $path }).
history-set-aside = The record was damaged. It is kept as { $name }, and a new one has been begun ({ $folder }).
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

cli-history = Show, move or delete the record of your answers
cli-history-list = Print all sessions, the latest first
cli-history-show = Print the answers of a session
cli-history-session = The session, as minuku history list prints it
cli-history-export = Write the whole record to a file, or print it
cli-history-csv = As a table for spreadsheets
cli-history-jsonl = As JSON Lines, with nothing left out (the usual form)
cli-history-force = Replace a file that is there already
cli-history-export-output = Where to (.csv chooses the table); without it, the record is printed
cli-history-export-file = The same as --output
cli-history-import = Take over an exported record; what is known already stays as it is
cli-history-import-file = The exported file, or - for the standard input
cli-history-delete = Delete the whole record for ever
cli-history-yes = Do not ask
cli-history-value-file = FILE
cli-history-value-session = SESSION

history-no-place = there is no place for a record on this system; set MINUKU_DATA_DIR to a folder.
history-nothing = Nothing has been recorded yet.
history-no-session = there is no session "{ $found }"; minuku history list prints them all.
history-many-sessions = more than one session begins with "{ $found }"; write more of its name.
history-counts = { $items }/{ $all } items, { $right }/{ $answers } right
history-seconds = { $count } s
history-right = right
history-wrong = wrong
# A conversation is neither: it is told how it ended, and what was wrong all the same.
history-walk-grave = { $ending }, with a serious error
history-walk-slip = { $ending }, with a slip
history-exists = { $path } is there already; --force replaces it.
history-imported = Taken over: { $new ->
        [one] one new answer
       *[other] { $new } new answers
    }; { $known } known already.
history-import-line = line { $line }: { $what }
history-import-nothing = Nothing has been taken over.
history-import-no-record = this is not a record that minuku has exported.
history-import-newer = this record was exported by a newer minuku; use that version or a later one.
history-import-cut-off = the file ends too early; export or copy it again.
history-import-strange = this line is not whole or not part of a record.
history-import-missing = { $field } is missing.
history-import-misfit = { $field } cannot be "{ $found }".
history-import-years = { $field } cannot be { $found }: answers are from the years { $first } to { $last }.
history-import-day = day cannot be { $found }: the moment of the answer (at) lies on another day, wherever it was given.
history-import-days = { $field } cannot be { $found }: no question stands open for more than { $most } days.
history-import-most = { $field } cannot be { $found }: there are never more than { $most }.
history-import-name = { $field } cannot be "{ $found }": it has control or invisible characters, or is too long.
history-import-id = { $field } cannot be "{ $found }": the id of a scenario has no spaces and is not empty.
history-import-io = the file cannot be read on ({ $detail }).
history-delete-ask = { $count ->
        [one] One answer will be deleted for ever.
       *[other] { $count } answers will be deleted for ever.
    } Go on? (y/N)>
history-delete-yes = nobody can be asked here; --yes deletes without asking.
history-delete-busy = the answers are deleted, but another minuku is open and keeps a remainder. Quit it and delete once more.
history-deleted = Your record is deleted.
history-kept = Nothing was deleted.

history-purpose-training = training
history-purpose-checkup = check-up
history-purpose-rehearsal = rehearsal
history-state-open = not finished
history-state-done = finished
history-state-left = left
history-asked-verdict = scam or genuine
history-asked-choice = what to do
history-asked-choices = several answers
history-asked-clues = clues
history-asked-order = order of steps
history-asked-helpdesk = helpdesk
history-asked-conversation = conversation
