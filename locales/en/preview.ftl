# The author's preview: its keys, what it says about the file, the command.

title-preview = Preview
key-next-step = Next step
key-previous-step = Previous step
key-step = Step
key-steps = All steps
key-state = State
key-problems = Problems
key-other-language = Language
key-window-size = Size
key-reload = Read again

preview-clean = No problems.
preview-counts = { $errors ->
        [one] One error
       *[other] { $errors } errors
    }{ $warnings ->
        [0] .
        [one] , one warning.
       *[other] , { $warnings } warnings.
    }
preview-warnings = { $warnings ->
        [one] One warning.
       *[other] { $warnings } warnings.
    }
preview-notes = { $notes ->
        [one] Nothing wrong; one note.
       *[other] Nothing wrong; { $notes } notes.
    }
preview-hidden = {" "}({ $key } shows)
preview-old = OLD: now the file has { $errors ->
        [one] an error
       *[other] { $errors } errors
    }; this is how it was before.
preview-gone = OLD: the file is gone. This is how it was; it goes on when the file is back.
preview-gone-nothing = The file is gone. The preview goes on when it is back.
preview-nothing = There is nothing to show yet. Once the errors below are mended, the screens appear here.
preview-narrow = one language fits ({ $key }: the other)
preview-cut = { $size }, cut off here
preview-watches = watching
preview-reading = Reading the file again …
preview-read-again = The file has been read again.
preview-explain = More: minuku explain { $code }
preview-more = { $count ->
        [one] One more is not listed.
       *[other] { $count } more are not listed.
    }
preview-summary = The end of the session
preview-state = Change numbers, clock and flags; Enter begins at the node { $node } as they stand then.
preview-minutes = minutes since the start
preview-lost-move = "{ $name }" is not possible any more; this is the place before it.
preview-lost-node = The node "{ $name }" is gone; this begins at the first node.
preview-lost-names = This conversation has no such name, left out: { $name }
preview-unreached = Nothing leads to the node "{ $name }"; it begins here as the conversation begins.

cli-preview = Show a scenario or conversation as learners will see it, with what is wrong beside it
cli-preview-file = The file of the scenario or conversation
cli-preview-at = The step to begin with: item, question-2, consequence-ID, debrief, debrief-2, summary; in a conversation the id of a node, opening, debrief, debrief-2
cli-preview-state = How things stand there in a conversation, such as trust=20,minutes=12,stopped
cli-preview-lang = Language to show; both is side by side where there is room
cli-preview-size = Size of the learner's window, such as 80x24; as large as there is room if none is given
cli-preview-watch = Follow the file: show every save at once
cli-value-step = STEP
cli-value-state = STATE
preview-no-step = there is no step "{ $found }" in this scenario. It has { $known }.
preview-no-step-near = {" "}Did you mean { $near }?
preview-no-place = there is no "{ $found }" in this conversation. It has { $known }.
preview-state-quiz = --state is for conversations; this file is a quiz scenario.
preview-state-unknown = this conversation has no number and no flag "{ $found }". It has { $known }.
preview-state-number = { $name } is a number: write a whole one, such as { $name }={ $example }.
preview-state-outside = { $name } cannot be { $found }; it goes from { $min } to { $max }.
preview-state-flag = { $name } is a flag: write "{ $name }" or "not { $name }", without a number.
preview-plain-when = (not now: when = "{ $when }")
preview-missing = there is no { $path }; check the spelling.
preview-folder = { $path } is a folder; preview shows one scenario file.
preview-registry = { $path } has entries but no screens of its own. preview shows scenarios; look at these entries with { $command }.
preview-both-only = --lang both works with minuku preview only; elsewhere it is { $known }.
preview-plain-again = ==== { $file } has changed ====
preview-plain-step = ==== { $step } ({ $language }) ====
preview-plain-gone = { $file } is gone; waiting for it to come back.
