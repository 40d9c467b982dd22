# Home, the first choices, library, helpdesks, glossary, settings.

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
home-loading = Getting ready…
home-library = Choose a scenario
home-library-about = Pick any one of { $count }.
home-helpdesks = Helpdesks
home-helpdesks-about = Which number answers right now.
home-glossary = Glossary
home-glossary-about = What phishing, spyware and the rest mean.
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

library-label-kind = { $kind } only (v):
library-kind = Kind
library-difficulty = Difficulty
library-roles = For
library-minutes = Time
library-minutes-value = { $minutes ->
        [one] about a minute
       *[other] about { $minutes } minutes
    }
library-train = Press Enter once more to train with this one.
difficulty-least = easy to see through
difficulty-moderate-to-least = fairly easy
difficulty-moderate = moderate
difficulty-very = hard to see through

kind-sms = Text message
kind-email = Email
kind-web = Web page
kind-login = Login page
kind-warning = Warning
kind-bill = Bill
kind-shop = Shop
kind-document = Document
kind-lock-screen = Lock screen
kind-call = Phone call
kind-letter = Letter

incident-phishing = phishing
incident-malware = malware
incident-ransomware = ransomware
incident-one-click = one-click billing
incident-fake-warning = fake warning
incident-fake-shop = fake shop
incident-account-opened = account opened in your name
incident-none = anything else

helpdesks-now = As things stand now ({ $moment }). Press t for another time.
helpdesks-at = As things stand on { $moment }. Esc returns to now.
helpdesks-clock = Date and time (such as 2027-01-02 10:30):
moment-empty = Type a date and time, such as 2027-01-02 10:30.
moment-form = That is not a date and time. Try 2027-01-02 10:30, or 10:30 alone for today.
moment-year = The year must be between 1900 and 9998.
moment-month = The month must be between 1 and 12.
moment-day = That month does not have that day.
moment-time = The time must be between 0:00 and 23:59.
moment-offset = The offset must be between -23:59 and +23:59.

glossary-see = See also

setting-language = Language
setting-language-about = The language of the screen and of the scenarios.
setting-role = Role
setting-role-about = Decides which scenarios you are given.
setting-items = Items in a session
setting-items-value = { $count }
setting-items-about = A few at a time, on several days, teaches more than many at once.
setting-theme = Colours
setting-theme-about = "Colour-blind safe" tells things apart by blue and orange; "monochrome" uses no colours.
setting-theme-fixed = fixed by the environment (such as NO_COLOR)
theme-terminal = the terminal's sixteen
theme-high-contrast = high contrast
theme-colour-blind = colour-blind safe
theme-mono = monochrome
setting-motion = Motion
setting-motion-about = Countdowns and blinking in fake warnings. Without it the content is the same.
setting-mouse = Mouse
setting-mouse-about = Clicks and the wheel work when it is on. Selecting text in the terminal then usually needs Shift.
setting-ascii = Plain borders
setting-ascii-about = Draws borders with + - | for terminals in which they do not line up.
setting-on = on
setting-off = off
settings-path = Saved in { $path }
settings-no-path = There is nowhere to save the settings; they apply until you quit.

problems-about = These files are left out, or used in part, until they are fixed. Then run minuku check to see whether all is well.
