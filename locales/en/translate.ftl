# Translating a pack: the command, what a translator is told, and why something is not taken.

cli-translate = Send the texts of a pack to translators and take back what they send
cli-translate-export = Write one entry per text as PO (gettext), for Poedit, Weblate and the like
cli-translate-import = Put the translations of a PO file into the files of the pack
cli-translate-ok = Confirm that translations still hold after their source has changed
cli-translate-status = Count what is translated, by file and language
cli-translate-path = The pack, or a folder or file of it (otherwise the pack you are in)
cli-translate-in = The same as PATH
cli-translate-to = The format; there is one so far
cli-translate-source = The language to translate from (otherwise the first one of pack.toml)
cli-translate-target = The language to translate into (otherwise the next one of pack.toml)
cli-translate-output = Where to; without it, the entries are printed
cli-translate-export-force = Replace a file that is there already
cli-translate-file = The PO file, or - for the standard input
cli-translate-import-force = Also take what was made from a source that has changed since
cli-translate-dry-run = Only say what would happen
cli-translate-key = A key such as sms-parcel-1/title, or a whole file such as sms-parcel-1
cli-translate-all = Every translation of the pack, or of the folder or file named with --in
cli-translate-value-language = LANGUAGE
cli-translate-value-key = KEY

translate-no-path = there is nothing at { $path }. Name a pack, a folder or a file.
translate-no-pack = { $path } lies in no pack: neither there nor above is a pack.toml. Name the folder of a pack, as in minuku translate status my-pack.
translate-no-files = there is no file to translate in { $path }. Name the folder of a pack, the one with pack.toml.
translate-nothing = there is no text in the language "{ $language }". Name the language of the sources with --source.
translate-one-language = source and target are both "{ $language }". Name the other language with --source or --target.
translate-no-language = "{ $found }" is no language tag. Write one such as ja, en or pt-BR in the header of the PO file, or name it with --target.
translate-unreadable = { $file }:{ $line }: { $what }. The file is left out; minuku check { $path } shows more.
translate-id-twice = { $file } is left out, because another file has the key { $key } too. Give it an id of its own.
translate-there-already = { $path } is there already. Choose another name, or replace it with --force.
translate-lock-broken = { $file }:{ $line }: { $what }. Mend the file, or delete it and confirm everything anew with minuku translate ok --all.

translate-exported = { $path }: { $count ->
        [one] one text.
       *[other] { $count } texts.
    }
translate-changed = { $file }: { $count ->
        [one] one text.
       *[other] { $count } texts.
    }
translate-imported = { $count ->
        [one] One text changed
       *[other] { $count } texts changed
    } in { $files ->
        [one] one file
       *[other] { $files } files
    }; { $refused ->
        [0] nothing was left out.
        [one] one entry was not taken.
       *[other] { $refused } entries were not taken.
    }
translate-would-import = { $count ->
        [one] One text would change
       *[other] { $count } texts would change
    } in { $files ->
        [one] one file
       *[other] { $files } files
    }; { $refused ->
        [0] nothing would be left out.
        [one] one entry would not be taken.
       *[other] { $refused } entries would not be taken.
    }
translate-confirmed = { $count ->
        [one] One translation confirmed.
       *[other] { $count } translations confirmed.
    }
translate-doubtful = { $file }:{ $line }: taken, but look at it again: { $what } ({ $code })
translate-refused = { $key }: not taken: { $why }
translate-refused-gone = the pack has no such text any more. Export again.
translate-refused-stale = the source has changed since it was exported. Export again, or take it all the same with --force.
translate-refused-fuzzy = it is still marked fuzzy. Remove the mark when it is ready.
translate-refused-place = the file cannot be changed there without changing more. Write it in by hand.
translate-refused-marks = the mark for { $ids } is missing. Write [[id|words]] round the words that the source marks.
translate-refused-marks-surplus = it marks { $ids } more often than the source does. Remove the mark and keep the words.
translate-refused-problem = { $what } ({ $code })

translate-ok-missing = { $key } has no text in "{ $language }" that could be confirmed.
translate-ok-unknown = there is no text with the key { $key }.
translate-ok-near = there is no text with the key { $key }. Did you mean { $near }?

translate-po-fault = { $file }:{ $line }: { $what }. Nothing was changed.
translate-po-encoding = the file is not in UTF-8; save it as UTF-8
translate-po-line = the line is neither a comment nor msgctxt, msgid or msgstr nor a string
translate-po-open = the string is not closed, or goes on behind its end; a quotation mark inside it is written \"
translate-po-escape = a backslash stands before a character that it does not go with; a backslash itself is written \\
translate-po-loose = the string belongs to nothing; msgid or msgstr is missing above it
translate-po-part = the entry is not whole; it needs msgctxt, msgid and msgstr, once each and in this order
translate-po-plural = the texts of a pack have no plural forms; remove msgid_plural and msgstr[…]
translate-po-key = the entry has no msgctxt, so it cannot be told where it belongs; export again
translate-po-twice = an entry above has the same msgctxt; remove one of them

translate-state-missing = missing
translate-state-stale = stale
translate-state-same = same
translate-state-unnoted = unnoted
translate-state-ok = ok
translate-sum = all
translate-unnoted = { $count ->
        [one] For one text
       *[other] For { $count } texts
    } in "{ $language }" nothing says from which source it was made. minuku translate ok --all notes that it holds now.

translate-lock-head = From which source every translation was made. Written by minuku translate; keep it with the pack.

translate-note-marks = Keep every mark and translate its words: [[id|words]] ({ $ids })
translate-note-width = At most { $cells } half-width columns
translate-at-title = Seen in: the list of scenarios and the head of a session
translate-at-situation = Seen in: the line above the exhibit, before the answer
translate-at-phone = Seen in: the exhibit, on a phone (narrow)
translate-at-exhibit = Seen in: the exhibit, as the thing itself
translate-at-reveal = Seen in: what inspecting shows, before the answer
translate-at-question = Seen in: a question
translate-at-option = Seen in: an option; wording must not give away which is right
translate-at-steps = Seen in: steps that are put into order
translate-at-debrief-clue = Seen in: the explanation, beside a clue
translate-at-debrief-option = Seen in: the explanation, about an option
translate-at-debrief-story = Seen in: the explanation, the story
translate-at-counter = Seen in: the conversation at the counter
translate-at-counter-choice = Seen in: a choice at the counter; wording must not give away which is right
translate-at-pack = Seen in: names of the pack
translate-at-prevention = Seen in: the explanation, prevention points
translate-at-first-aid = Seen in: the explanation, first aid
translate-at-glossary = Seen in: the glossary
translate-at-helpdesks = Seen in: the helpdesks
