# Words of every screen: the bar at the top, the keys at the bottom, remarks that are made once.

chrome-name = minuku
chrome-training = Training display
chrome-too-small = This window is too small. Make it at least { $width } columns by { $height } rows, or press q to quit.
other-language = (in Japanese only)
list-separator = {", "}
notice-nothing-to-train = There is nothing to train with. Choose another role in the settings, or check the packs.
notice-not-saved = The settings could not be saved ({ $path }). They apply until you quit.
notice-settings-unreadable = The settings file cannot be read, so the defaults are used ({ $path }).

key-up = Up
key-down = Down
key-left = Left
key-right = Right
key-next = Next part
key-previous = Previous part
key-confirm = OK
key-go-on = Next
key-details = Details
key-toggle = Mark
key-pick-up = Pick up
key-put-down = Put down
key-earlier = Move up
key-later = Move down
key-digit = By number
key-page-up = Scroll up
key-page-down = Scroll down
key-first = To the top
key-last = To the end
key-enlarge = Enlarge
key-filter = By kind
key-search = Search
key-clock = Other time
key-figures = Figures
key-up-down = Choose
key-left-right = Change
key-turn = Pages
key-scroll = Scroll
key-pages = Scroll
key-move = Move
key-restart = Begin anew
key-back = Back
key-help = Help
key-quit = Quit
key-redraw = Redraw
key-suspend = Suspend (fg brings it back)

title-first-run = Welcome
title-home = Home
title-session = Training
title-library = Library
title-helpdesks = Helpdesks
title-glossary = Glossary
title-settings = Settings
title-problems = Files with problems
title-help = Help

search-label = Search (/):
search-nothing = Nothing found. Esc clears the search.

help-keys = Keys in { $screen }
help-about = Digits and symbols may be full-width. The people, companies, telephone numbers and links in the exercises are invented, and nothing is sent anywhere. Only the helpdesks are real.
