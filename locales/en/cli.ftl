# The command line: help, wrong arguments, plain mode.

cli-about = Practise telling fake texts, emails and warnings from real ones, and what to do if you have been caught.
cli-template =
    {"{"}about{"}"}

    Usage: {"{"}usage{"}"}

    {"{"}all-args{"}"}{"{"}after-help{"}"}
cli-usage = minuku [OPTIONS] [COMMAND]
cli-commands = Commands
cli-options = Options
cli-options-own = Options of this command
cli-arguments = Arguments
cli-usage-options = [OPTIONS]
cli-usage-command = <COMMAND>
cli-usage-command-or-none = [COMMAND]
cli-after =
    Without a command, minuku opens the trainer.
    Packs of your own are read every time if you put them in the folder packs of the data directory.
cli-train = Start training at once (with ids, these scenarios in this order)
cli-train-scenario = Ids of scenarios, as minuku list prints them
cli-helpdesks = Print the helpdesks and whether they are open
cli-helpdesks-at = For which time, such as 2027-01-02 10:30
cli-glossary = Print what terms mean
cli-query = Words to look for; without any, everything
cli-list = Print all scenarios and conversations: id, kind, difficulty, title; or the ids that scenarios can refer to
cli-list-what = What to list; scenarios and conversations, if left out, with kind and difficulty as files write them
cli-completions = Print a completion script for a shell
cli-completions-shell = The shell
cli-man = Print the manual page
cli-option-lang = Language of the screen
cli-option-pack = A further pack to read (can be repeated)
cli-option-plain = Line by line, for screen readers and scripts
cli-option-seed = Seed for choosing and shuffling; the same number gives the same session
cli-option-role = Role
cli-option-items = Items in a session (1 to 40)
cli-option-theme = Colours
cli-option-no-motion = No countdowns, no blinking
cli-option-ascii = Borders of + - |
cli-option-help = Print this help
cli-option-version = Print the version
cli-value-folder = FOLDER
cli-value-number = N
cli-value-scenario = SCENARIO
cli-value-path = PATH
cli-value-moment = TIME
cli-value-date = DATE
cli-value-query = WORDS
cli-language-unknown = "{ $found }" is not a language of this program; it speaks { $known }.
cli-broken = { $count ->
        [one] there is a problem
       *[other] there are { $count } problems
    } in the pack files. { $file }: { $what }. { $check } tells more.
cli-io = reading or writing failed ({ $detail })
cli-wrong = the arguments cannot be understood ({ $detail }).
cli-wrong-extra = "{ $found }" is one word too many here.
cli-wrong-unknown = there is no option "{ $found }".
cli-wrong-command = there is no command "{ $found }".
cli-wrong-value = { $argument } cannot be "{ $found }".
cli-wrong-no-value = { $argument } needs a value.
cli-wrong-missing = { $argument } is needed.
cli-wrong-twice = { $argument } is given twice or contradicts another option.
cli-wrong-known = {" "}It can be { $known }.
cli-wrong-near = {" "}Did you mean { $near }?
cli-wrong-hint = See minuku --help.

list-nothing = Nothing found.
train-unknown = there is no scenario "{ $found }"; minuku list prints them all.
draft-asked-for = "{ $found }" is a draft, which learners do not get.
draft-what-to-do = {" "}minuku preview { $path } shows it. Delete the line draft = true from the file to train with it.
cli-own-file = {" "}Name it by its id, { $id }, and its pack with --pack FOLDER. minuku preview { $path } shows the file alone.
cli-own-pack = {" "}A pack of your own is named with --pack FOLDER.
helpdesks-as-of = As of { $moment }

plain-about = Type a number and press Enter. q goes back, and quits from the first menu. People, companies, numbers and links are invented.
plain-problems = Run { $check } for details.
plain-number = Number (1-{ $last }, q to leave)>
plain-item = Item { $number } of { $all }: { $kind }
plain-exhibit = [training display] { $kind }
plain-warning-alert = It covers the whole screen.
plain-warning-notification = It is a small notice in a corner of the screen.
plain-inspect = Things to inspect (type i and the number to see what is behind, such as i1)
plain-several = Choose all that apply.
plain-prompt-verdict = Answer (1-4, i1 and so on to inspect, q to leave)>
plain-prompt-one = Number (q to leave)>
plain-prompt-several = Numbers with spaces between (such as 1 3; q to leave)>
plain-prompt-order = Numbers in the order you would act (such as 3 1 2; q to leave)>
plain-not-understood = That could not be understood. Answer with the numbers shown.
plain-consequence-safe = This is training: nothing was opened and nothing was sent.
plain-continue = Enter to go on (q to leave)>
plain-continue-or-more = Enter to go on (m for more, q to leave)>
plain-debrief = ---- What it was ----
plain-helpdesks-when = For which time (such as 2027-01-02 10:30; Enter for now)>

part-text = Text
part-clock = Clock
part-from = From
part-number = Number
part-day = Day
part-received = Received
part-sent = Sent
part-time = Time
part-subject = Subject
part-address = Address
part-reply-to = Reply to
part-to = To
part-date = Date
part-attachment = Attachment
part-size = Size
part-button = Button
part-footer = Footer
part-quoted = Earlier email
part-tab = Tab
part-url = Address bar
part-url-secure = Address bar (with padlock)
part-name = Name
part-navigation = Menu
part-heading = Heading
part-label = Label
part-value = Value
part-field = Field
part-filled-in = Filled in
part-behind = Behind it
part-phone = Telephone
part-amount = Amount
part-deadline = Deadline
part-contact = Contact
part-banner = Banner
part-goods = Goods
part-was = Was
part-price = Price
part-stock = Stock
part-review = Reviews
part-payment = Payment
part-company = Company
part-app = Program
part-file = File
part-bar = Yellow bar
part-caller = Caller
part-you = You
part-other-side = Them
part-document-number = Document number
part-sign = Signed
