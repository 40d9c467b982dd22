# Home and the first choices: only what the first screen needs.

home-title = minuku
home-motto = Be fooled in here, not out there.
home-train = Start training
home-train-about = { $items ->
        [one] One item
       *[other] { $items } items
    }, about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }. Scams and genuine messages are mixed.
home-resume = Go on where you stopped
home-resume-about = At item { $number } of { $all }. A new session takes its place.
home-loading = Getting ready…
home-library = Choose a scenario
home-library-about = Pick any one of { $count }.
home-helpdesks = Helpdesks
home-helpdesks-about = Which number answers right now.
home-glossary = Glossary
home-glossary-about = What phishing, spyware and the rest mean.
home-progress = Progress
home-progress-about = What you see through, and what comes back when.
home-checkup = Check-up
home-checkup-about = A test without explanations, compared with the last one.
home-new-about = { $new ->
        [one] One new situation
       *[other] { $new } new situations
    }, about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }. Scams and genuine messages are mixed.
home-due-about = { $due ->
        [one] One situation is due again
       *[other] { $due } situations are due again
    }{ $new ->
        [0] {""}
        [one] , one is new
       *[other] , { $new } are new
    }: about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.
home-waiting = { $count ->
        [one] One more is due after that.
       *[other] { $count } more are due after that.
    }
home-practice-about = You can practise all the same: { $items ->
        [one] one item
       *[other] { $items } items
    }, about { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    }.
due-today = { $count ->
        [one] One situation is due today.
       *[other] { $count } situations are due today.
    }
due-later = Nothing is due today. The next { $count ->
        [one] situation comes
       *[other] { $count } situations come
    } back { $days ->
        [one] tomorrow
       *[other] in { $days } days
    } ({ $day }).
due-never = Nothing is due yet: what you train comes back the next day.
home-settings = Settings
home-settings-about = Language, role, colours, motion.
home-problems = { $count ->
        [one] There is a problem in the files
       *[other] There are { $count } problems in the files
    }
home-problems-about = { $place }: { $what }. Enter shows all, and how to mend them.
home-quit = Quit

first-run-about = Practise telling fake texts, emails and warnings from real ones. Everything is invented, and nothing is sent anywhere.
first-run-role = Which of these are you?
first-run-later = You can change both later, in the settings.
role-employee = I am taking a training course at work
role-employee-about = Judge messages that could reach you, and act on them well.
role-staff = I look after customers at a counter
role-staff-about = The same, and how to guide somebody who has been hit.
role-author = I write scenarios
role-author-about = See every scenario, and try your own.
