# Library, helpdesks, glossary, settings, and the names of things there.

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
difficulty-least = easy
difficulty-moderate-to-least = fairly easy
difficulty-moderate = moderate
difficulty-very = hard
difficulty-most = very hard

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
incident-impersonation = impersonation
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

problems-about = These files are left out, or used in part, until they are fixed. Then run minuku check with the folder of the pack to see whether all is well.
