# What a pack covers (minuku stats).

cli-stats = Show what a pack covers and where it is thin
cli-stats-path = Folder of a pack; without it, the pack you are in, else all packs that are read
cli-stats-format = How to print it
stats-no-folder = { $path } is not a folder. Name the folder of a pack, the one with its pack.toml.
stats-no-pack = there is no pack in { $path }: neither there nor above is a pack.toml. Name the folder of a pack; without one, minuku stats counts the pack that comes with minuku.
stats-heading = What this pack covers
stats-total = { $scenarios ->
        [one] One scenario
       *[other] { $scenarios } scenarios
    } in { $families ->
        [one] one family
       *[other] { $families } families
    }; { $genuine } genuine ({ $share }%). { $conversations ->
        [one] One conversation
       *[other] { $conversations } conversations
    } at the counter.
stats-drafts = { $count ->
        [one] One draft is
       *[other] { $count } drafts are
    } not counted: { $ids }. Delete the line draft = true when it is done; minuku preview FILE shows it until then.
stats-consequences = { $count } of { $scams } scams ({ $share }%) show what comes next after a risky choice.
stats-by-family = By family
stats-by-kind = By what is shown first
stats-by-incident = By incident
stats-by-question = Questions
stats-by-cue = Clue types
stats-unused = Nothing refers to
stats-languages = Languages
stats-family = Family
stats-kind = Shown
stats-incident = Incident
stats-question = Question
stats-cue = Clue type
stats-language = Language
stats-all = All
stats-scams = Scam
stats-genuine = Genuine
stats-sum = Total
stats-least = Easy
stats-moderate-to-least = Fairly easy
stats-moderate = Moderate
stats-very = Hard
stats-most = Very hard
stats-employee = Employees
stats-staff = Branch staff
stats-joiner = {", "}
stats-scenarios = Scenarios
stats-clues = Clues
stats-helpdesks = Helpdesks in Japan
stats-points = Prevention points
stats-first-aid = First aid
stats-terms = Terms
stats-none = none left out
stats-minutes = Minutes
stats-each = Seconds each
stats-texts = Texts
stats-translated = There
stats-ask-verdict = Scam or genuine
stats-ask-choice = What to do
stats-ask-choices = What to do (several)
stats-ask-clues = Mark what gives it away
stats-ask-order = First steps in order
stats-ask-helpdesk = Whom to call
