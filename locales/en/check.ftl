# The command minuku check.

cli-check = Look for problems in scenario and registry files
cli-check-path = Files or folders, - for the standard input; without any, the pack you are in (a pack.toml here or above), else all packs that are read
cli-check-format = How problems are printed: for people, or for programs
cli-check-color = When to use colours
cli-check-deny = End with status 1 when there are warnings, too
cli-check-fix = Repair what is certain
cli-check-diff = Show what --fix would change, and change nothing
cli-check-stdin-name = The file to which the standard input belongs (for editors)
cli-check-today = Judge dates as on this day (2027-04-01) instead of today

check-missing = there is no { $path }; check the spelling.
check-clean = { $files ->
        [one] No problems in one file.
       *[other] No problems in { $files } files.
    }
check-noted = { $files ->
        [one] Nothing has to be mended in one file
       *[other] Nothing has to be mended in { $files } files
    }; { $notes ->
        [one] there is one note
       *[other] there are { $notes } notes
    }.
check-own = This was the pack in { $path }.
check-all = { $count ->
        [0] This was the pack that comes with minuku
       *[other] These were the pack that comes with minuku and { $packs }
    }. To check a pack of your own, write its folder after minuku check.
check-found = { $files ->
        [one] One file
       *[other] { $files } files
    }: { $errors ->
        [one] one error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] one warning
       *[other] { $warnings } warnings
    }.
check-fixable = { $count ->
        [one] One of them
       *[other] { $count } of them
    } can be repaired with certainty: minuku check --fix (--diff shows it first).
check-more = { $count ->
        [one] One more problem in { $file } is counted, not shown.
       *[other] { $count } more problems in { $file } are counted, not shown.
    }
check-fixed = { $file }: { $count ->
        [one] one repair.
       *[other] { $count } repairs.
    }
check-diff = { $count ->
        [one] One repair
       *[other] { $count } repairs
    } in { $files ->
        [one] one file
       *[other] { $files } files
    } would be made; nothing was changed. minuku check --fix makes them.
check-diff-none = There is nothing that could be repaired with certainty.
check-fix-read-only = { $file } is read-only, so it was not changed. Allow writing to it, then try again.
check-fix-changed = { $file } changed while the command was at work. It is as it was last saved; run the command again.
check-fix-outside = { $file } is a link that leads out of the pack, so it was not changed. Change the file itself.
