# What is wrong with the files of a pack. The value says what is wrong, .help how to fix it, .near the same when
# something similar exists, .related labels a second place.

problem-error = error
problem-warning = warning
problem-note = note
problem-help = help

M0001 =
    { $kind ->
        [quote] the quotation marks are not closed
        [long-quote] the text that begins with """ is not closed
        [bare] this text has no quotation marks
        [flag] `{ $key }` is yes or no, written true or false
        [no-value] there is no value after the =
        [no-equals] = and a value are missing after the key
        [rest] there is something left after the value
        [header] the brackets of this header are not closed
        [list] this list is not written as it should be
        [braces] what is between {"{"} and {"}"} is not written as it should be
        [escape] the \ in this text means nothing
        [date] this is not a date or time
        [key] this cannot stand in a key
       *[other] this is not TOML ({ $detail })
    }
    .help =
        { $kind ->
            [quote] close "…" on the same line; text of several lines goes between """ and """
            [long-quote] write """ where it ends
            [bare] put it between quotation marks: "…"
            [flag] write { $key } = { $wanted }, without quotation marks
            [no-value] write a value after the =, such as "…", true or a number
            [no-equals] write it like this: key = "value"
            [rest] write a quotation mark inside text as \", and only one key on a line
            [header] close as many brackets as you opened: [clue.url], [[exhibit]]
            [list] write it like this, with commas and a bracket at the end: ["…", "…"]
            [braces] write it like this, with commas and a brace at the end: {"{"} a = 1, b = 2 {"}"}
            [escape] write a literal \ as \\
            [date] write a date and time that exist: 2027-01-02 or 2027-01-02T10:30:00
            [key] write keys with letters a-z, digits, - and _
           *[other] check the quotation marks, brackets and the = of this line; text goes between "…", long text between """…"""
        }
M0002 =
    { $wanted ->
        [space] a full-width space stands where TOML wants a half-width one
       *[other] a full-width { $found } stands where TOML wants a half-width character
    }
    .help =
        { $wanted ->
            [space] write an ordinary space or none; full-width characters belong inside quotation marks only
           *[other] write { $wanted } instead; full-width characters belong inside quotation marks only
        }
M0003 = `{ $key }` is written twice in the same table
    .help =
        { $header ->
            [list] one of these headers may have single brackets [ ]; give all of them double ones [[ ]]
           *[other] remove one of them, or move it below another header such as [[exhibit]]
        }
M0004 = tables or lists are nested too deeply
    .help = 80 levels are the limit; look for a run of stray [ or {"{"}
M0005 = this is not UTF-8 text
    .help = save the file again with the encoding UTF-8
M0006 = this file is in Shift_JIS
    .help = save the file again with the encoding UTF-8
M0007 = this file is in UTF-16
    .help = save the file again with the encoding UTF-8
M0008 = this file is too large ({ $size } KiB)
    .help = { $limit } KiB is the limit; put each scenario into a file of its own
M0009 =
    { $fault ->
        [changing] this file was written again and again while it was being read
        [missing] there is no file behind this name
        [closed] you may not read this
       *[other] this cannot be read ({ $detail })
    }
    .help =
        { $fault ->
            [changing] let whatever writes it finish, then check again
            [missing] check the spelling, and where a link leads
            [closed] allow reading it, or ask whoever looks after it
           *[other] check that the file exists and that you may read it
        }
M0010 = a symbolic link leads out of the pack or in a circle
    .help = remove the link and put the file itself into the folder of the pack
M0011 = this is not an ordinary file
    .help = move folders and special files that end in .toml out of the pack
M0012 = there is no such folder
    .help = check the spelling; a pack is named by the folder that holds its pack.toml
M0013 = this is not a folder
    .help = a pack is named by the folder that holds its pack.toml, not by a file
M0014 = there are no .toml files in this folder
    .help = put scenarios here, with names that end in .toml
M0015 = there are too many files
    .help = { $limit } files are the limit of a pack; divide it
M0016 = there are { $count } scenarios
    .help = above { $limit }, starting becomes slow; consider dividing the pack

M0101 = there is no key `{ $key }` here
    .help = the keys that can stand here are { $known }
    .near = write `{ $nearest }`
M0102 = `{ $key }` is missing
    .help = add `{ $key }`
M0103 = the value of `{ $key }` has the wrong form
    .help =
        { $wanted ->
            [text] write it once for each language: { $key }.ja = "…" and { $key }.en = "…"
            [line] write one "…" for all languages, or { $key }.ja and { $key }.en
            [string] put it between quotation marks: "…"
            [id] write lower-case letters, digits and - between quotation marks: "abc-1"
            [flag] write true or false, without quotation marks
            [number] write a whole number, without quotation marks
            [date] write a date without quotation marks: 2026-11-22
            [moment] write date and time without quotation marks: 2027-01-02T10:30:00
            [steps] write "first-aid:phishing" or a list such as ["a", "b", "c"]
            [changes] write the changes between {"{"} and {"}"}, such as {"{"} trust = -10, minutes = 3 {"}"}
            [goto] write the id of a node, or goto.right, goto.closed and goto.wrong
            [tables] write it below a header [[{ $place }]]
            [list] put it between square brackets: ["…", "…"]
           *[table] write it below a header [{ $place }], or between {"{"} and {"}"}
        }
M0104 = `{ $key }` cannot be "{ $found }"
    .help = it can be { $known }
    .near = write "{ $nearest }"
M0105 = the number for `{ $key }` is out of range
    .help = write a whole number from { $min } to { $max }
M0106 = "{ $found }" cannot be an id
    .help = use lower-case letters a-z, digits and -, at most 64 of them
M0107 = `{ $key }` belongs to the top of the file
    .help = move it above the first header, such as [[exhibit]] or [clue.…]
M0108 = this version of the format cannot be read
    .help = write schema = { $wanted }; if the file is newer than this program, update minuku
M0109 = `{ $key }` can only be 0, 2, 4, 6 or 8
    .help = it is an element of the Phish Scale: write 0, 2, 4, 6 or 8
M0110 = `{ $key }` is empty
    .help = write at least one
M0111 = this text is empty
    .help = write something, or remove the whole line if it is not needed
M0112 =
    { $how ->
        [one] "{ $found }" is not the tag of a language
        [some] `{ $key }` has { $count } tags that are no language: { $found }
       *[more] `{ $key }` has { $count } tags that are no language: { $found } and { $more } more
    }
    .help = Japanese is ja, English is en
    .near = write `{ $nearest }`
M0113 = "{ $found }" is not in { $registry }
    .help =
        { $how ->
            [all] add it to { $registry }, or use an id that is there: { $ids }
            [some] add it to { $registry }, or use one of the { $count } ids that are there, such as { $ids }
           *[none] add it to { $registry }
        }
    .near = write "{ $nearest }"
M0114 = this text is too long ({ $cells } cells)
    .help = { $limit } cells are the limit (a Japanese character takes two): shorten or divide it
M0115 =
    the hours "{ $found }" { $fault ->
        [time] have a time that no day has
        [day] have a day that its month does not have
        [number] have a number that is too large
        [inverted] have a period that ends before it begins
        [school-holidays] cannot speak of school holidays (SH)
        [sun] cannot speak of sunrise or sunset
       *[notation] cannot be read
    }
    .help = use the notation of OpenStreetMap, such as "Mo-Fr 09:00-17:00; PH off" or "Mo-Su 09:00-21:00; Jan 01-03 off"
M0116 = "{ $found }" is not a date
    .help = write a date that exists, such as 2027-01-02
M0117 = there is no way to reach the helpdesk `{ $id }`
    .help = write at least one of phone, web, mail, sms
M0118 = both hours and closed_when_open are given
    .help = keep one of them
    .related = the other one is here
M0119 = two scenarios of this pack have the id `{ $id }`
    .help = give it another id than { $other }; only the one read first is used
M0120 = there is no time zone "{ $found }"
    .help = write it like "Asia/Tokyo" or "Europe/London"; only the zones of major cities are known
M0121 = the scenario `{ $id }` replaces the one of another pack
    .help = leave it as it is if that is what you want (replaced: { $other })
M0122 = "{ $found }" comes twice in this list
    .help = remove one of them
    .related = the first one is here
M0123 = the severity of { $code } cannot be changed
    .help = remove this line; only M0501, M0504, M0505, M0506 and the codes from M07 and M08 can be weighed, because the others keep a file from working or a learner from harm
M0124 = `{ $key }` belongs to { $owner }, not to { $heading }
    .help = move it up, above the first { $heading }: everything below that belongs to it
M0125 = the id `{ $id }` is not the name of the file, `{ $name }`
    .help =
        { $how ->
            [either] if the file is new or a copy, write id = "{ $wanted }"; if people have played it or it has been translated, rename the file to { $id }.toml instead, and keep the id
           *[rename] rename the file to { $id }.toml; its present name cannot be an id
        }

M0201 = no option is right
    .help = write right = true in the right option
M0202 = more than one option is right
    .help = keep one, or change kind to "choices" (choose all that apply)
    .related = the first one is here
M0203 = there is more than one question of kind "verdict"
    .help = remove the second one
M0204 = the first exhibit has no mark that is a clue
    .help = mark words with [[id|words]] and give [clue.id] a cue
M0205 = the clue `{ $clue }` of a genuine scenario has a cue
    .help = remove cue, or make the verdict "scam"; in a genuine scenario, why tells what supports it
    .related = the verdict is here
M0206 = the step `{ $id }` comes twice
    .help = remove one of them
    .related = the first one is here
M0207 = the id `{ $id }` is used twice
    .help = give one of them another id
    .related = the first one is here
M0208 = with the incident "none" there is no helpdesk to call
    .help = give this question an incident such as "phishing", or remove it
M0209 = the first exhibit cannot have an id
    .help = only exhibits that an option leads to have one; remove this line
M0210 = no option leads to the exhibit `{ $id }`
    .help = write leads = "{ $id }" in an option, or remove the id to show it from the start
M0211 = the first question is not of kind "verdict"
    .help = write one [[ask]] with kind = "verdict" above all others
M0212 = the clue `{ $clue }` has both cue and decoy
    .help = remove decoy if it proves something, cue if it does not
    .related = decoy is here
M0213 = the clue `{ $clue }` has neither cue nor decoy
    .help = write a cue such as "domain-spoofing" if it proves something, decoy = true if it does not
M0214 = a genuine scenario cannot ask for clues
    .help = remove the question of kind "clues", or make the verdict "scam"
    .related = the verdict is here
M0215 = leads goes to "{ $found }", which does not exist
    .help = add an [[exhibit]] with that id
    .near = write "{ $nearest }"
M0216 = there is only one option
    .help = write at least two
M0217 = there are too many options
    .help = { $limit } are the limit, so that each has a digit key
M0218 = there is no step "{ $found }"
    .help = add [step.{ $found }]
    .near = write "{ $nearest }"
M0219 = there are too few or too many steps to order
    .help = write 3 to 9
M0220 = no helpdesk in helpdesks.toml deals with "{ $incident }"
    .help = add "{ $incident }" to the list `for` of a helpdesk
M0221 = two answers read the same
    .help = change the words of one of them, or remove it; nobody could tell them apart
    .related = the other one is here
M0222 = all of the options are right
    .help = add an option that is wrong, or take right = true away from one
M0223 = a scam cannot have the incident "none"
    .help = write what would happen to somebody who believes it, such as "phishing"; first aid and helpdesks follow from it
    .related = the verdict is here
M0224 = nothing in this scam gives it away
    .help = give at least one clue a cue such as "domain-spoofing", and mark it; if nothing is wrong with the message, make the verdict "genuine"
M0225 = no question uses the step `{ $step }`
    .help = put "{ $step }" into the steps of a question of kind "order", or remove [step.{ $step }]

M0301 = [[ is not closed by ]]
    .help = write ]] on the same line; a literal [[ is written \\[[ within "…"
M0302 = the mark `{ $clue }` is not explained
    .help = add [clue.{ $clue }]
    .near = write `{ $nearest }`
M0303 = the clue `{ $clue }` is not marked anywhere
    .help = mark words with [[{ $clue }|words]], or remove [clue.{ $clue }]
M0304 = there is a ]] without [[
    .help = complete it to [[id|words]], or remove it
M0305 = the mark has no bar
    .help = divide id and words by a bar: [[id|words]]
M0306 = the mark has no words
    .help = write words after the bar: [[id|words]]
M0307 = there is a mark inside a mark
    .help = marks cannot overlap; make two of them
M0308 = the mark begins or ends inside a character
    .help = take whole characters into the mark, with their accents and voicing marks
M0309 = the mark is written with full-width brackets or a full-width bar
    .help = write half-width [[ ]] and |
M0310 = the mark is the wrong way round
    .help = write the id first: [[{ $id }|{ $words }]]
M0311 = the mark has one bracket instead of two
    .help = write two on both sides: [[id|words]]; to show a [ itself, put a space behind it
M0312 = there is a mark where marks mean nothing
    .help = write the words alone: only what an exhibit shows can be marked

M0401 = the conversation has { $count } nodes
    .help = { $limit } are the limit; divide it into several conversations
M0402 = there is no node `start`
    .help = call the node at which the conversation begins [node.start]
    .near = rename [node.{ $nearest }] to [node.start], and every goto that leads there
M0403 = there are too many of these here ({ $count })
    .help = { $limit } are the limit; remove those that nothing depends on
M0404 = `{ $name }` has a meaning of its own and cannot be a name here
    .help = give it another name; minutes moves the clock, and, or and not belong to conditions
M0405 = the step "{ $tag }" comes twice in the order
    .help = keep the first one
M0406 = "{ $tag }" is not in the order
    .help = a rule is about two steps of order; then may also be "details". Add the step to order, or remove the rule
M0407 = "{ $then }" does not come after "{ $first }" in the order
    .help = write the step that comes earlier in order as first
M0408 = there is a second quantity in yen
    .help = one quantity is the money at risk; remove unit from the other
    .related = the first one is here
M0409 = `{ $name }` cannot start at { $start } with bounds of { $min } and { $max }
    .help = min must be less than max, and start must lie between them
M0410 = the conversation cannot go on from the node `{ $node }`
    .help = give it choices with [[node.{ $node }.choice]], or speak = true, or end = "protected", "delayed" or "lost"
M0411 = the node `{ $node }` goes on in more than one way
    .help = a node has either choices, or speak = true, or end: keep one of them
M0412 = `{ $key }` belongs to a node that is spoken aloud
    .help = add speak = true, or move it into [[node.….choice]] if it belongs to a choice
M0413 = at the node `{ $node }` nothing is said and nothing happens
    .help = write say (what is said) or happens (what is seen)
M0414 = there is no flag `{ $found }`
    .help = declare it as [flag.{ $found }]
    .near = write "{ $nearest }"
M0415 = there is no quantity `{ $found }`
    .help = declare it as [state.{ $found }]
    .near = write `{ $nearest }`
M0416 = the change of `{ $name }` is larger than its whole range ({ $min } to { $max })
    .help = write a change from -{ $most } to { $most }
M0417 =
    { $fault ->
        [ends] the condition is not complete
        [sign] "{ $found }" cannot stand in a condition
        [full-width] there is a full-width "{ $found }" in the condition
        [no-and] there is no `and` before "{ $found }"
        [or] a condition has no `or`
        [no-relation] the quantity "{ $found }" is not compared with anything
        [no-number] there is no whole number after the comparison
        [not-what] `not` cannot stand before the quantity "{ $found }"
        [flag-compared] a flag cannot be compared
       *[unknown] there is neither a quantity nor a flag `{ $found }`
    }
    .help =
        { $fault ->
            [or] write two choices, each with one half of the condition
            [flag-compared] write the name of the flag alone, or not and its name
           *[other] write { $key } = "trust >= 20 and not stopped": comparisons (<, <=, =, !=, >=, >) of a quantity with a number, and flags, joined by and
        }
    .near = write `{ $nearest }`
M0418 = there is no node `{ $found }`
    .help = add [node.{ $found }]
    .near = write "{ $nearest }"
M0419 = goto has three ways, but no helpdesk is picked
    .help = add helpdesk = "pick", or write goto = "…" with one node
M0420 = a helpdesk is picked, but goto has only one way
    .help = write goto.right, goto.closed and goto.wrong, each with a node
M0430 = nothing leads to the node `{ $node }`
    .help = write goto = "{ $node }" where it is to be reached, or remove the node
M0431 = the choice `{ $choice }` is never offered
    .help = its condition (when) never holds here; change it, or what is to make it hold. The shortest way here: { $path } ({ $state })
M0432 = this call can never come to "{ $outcome }" at the hours of this conversation
    .help = change at or the minutes, or lead that way to a node that is reached in any case. The shortest way here: { $path }
M0433 = at the node `{ $node }` one can get stuck
    .help = give it a choice that is offered then as well. The shortest way here: { $path } ({ $state })
M0434 = from the node `{ $node }` one goes round in circles and never comes to an ending
    .help = give one of the nodes a choice that leads out. The shortest way there and round: { $path }
M0435 = the good ending `{ $node }` can be reached without `{ $flag }`
    .help = let every way there set the flag, lead this one to another ending, or remove must. The shortest way: { $path }
    .related = the flag is declared here
M0436 = nothing depends on the quantity `{ $name }`
    .help = use it in a condition (when), or remove it with its changes
M0437 = nothing changes the quantity `{ $name }`
    .help = change it with effect or drain, or remove it
M0438 = nothing sets the flag `{ $name }`
    .help = write set = ["{ $name }"] in a choice, or remove the flag
M0439 = nothing depends on the hidden flag `{ $name }`
    .help = use it in a condition (when), or remove it
M0440 = no walk comes to a good ending
    .help = write a node with end = "protected" and choices that lead there
M0441 = even the best walk scores only { $score } of { $full } points
    .help =
        { $lack ->
            [steps] even the best walk cannot take these steps of order: { $list }. Give a choice these tags, or take them out of order. The best walk: { $path }
            [facts] even the best walk does not learn { $list }. Let a choice set it, or remove the flag. The best walk: { $path }
            [late] even on the best walk these steps come too late: { $list }. Let them come earlier, or remove the rule. The best walk: { $path }
            [faults] even the best walk has the fault { $list }. Offer another choice beside it. The best walk: { $path }
            [money] even on the best walk { $list } yen are lost. Make it possible to save them, or let less be at risk from the start. The best walk: { $path }
            [ending] even the best walk ends as { $list }. Let one lead to an ending that is protected. The best walk: { $path }
           *[none] minuku walk shows what it lacks. Make it possible, or remove what cannot be done. The best walk: { $path }
        }
M0442 = the conversation has more than { $limit } states
    .help = only the shortest walks were searched for places to get stuck and for skipped musts; of the rest, only where goto leads. Whether every choice is offered and every circle can be left was not checked. Let quantities move in larger steps, or divide the conversation
M0443 = from the node `{ $node }` no ending can be reached
    .help = give it, or a node behind it, a choice that leads to an ending. A way there: { $path }

M0501 = `{ $key }` has no { $language ->
        [ja] Japanese
       *[en] English
    } text
    .help = add { $key }.{ $language }; until then the other language is shown
M0502 = `{ $key }` is neither in Japanese nor in English
    .help = write { $key }.ja or { $key }.en
M0503 = the { $language ->
        [ja] Japanese
       *[en] English
    } text does not mark `{ $clue }`
    .help = mark the same things in every language
    .related = it is marked here
M0504 = `{ $key }` is the same in both languages
    .help = translate it; if it is a name or the same everywhere, leave it as it is and write M0504 = "off" below [severity] in pack.toml
    .related = the same text stands here
M0505 =
    { $language ->
        [ja] the Japanese text of `{ $key }` is in English
        [en] the English text of `{ $key }` is in Japanese
       *[both] the texts of `{ $key }` stand in each other's place
    }
    .help =
        { $language ->
            [ja] write { $key }.ja in Japanese
            [en] write { $key }.en in English
           *[both] exchange .ja and .en
        }
    .related = the other one is here
M0506 = the source of this translation of `{ $key }` has changed since it was made ({ $from } to { $language })
    .help = translate it anew; if it still holds, as after a slip of the pen, run minuku translate ok { $text } --in { $file }
    .related = this is the source now
M0507 = the note on the { $language } text of `{ $key }` cannot be read
    .help = delete this line and run minuku translate ok { $key } --in { $folder }

M0601 = there is a control character ({ $found })
    .help = it cannot be seen, or is written as \u…: delete it and retype the characters around it
M0602 = there is an invisible character ({ $found })
    .help = characters that change direction or take no room are not allowed: delete and retype around it
M0603 = there is a half-width kana, "{ $found }"
    .help = write it full-width: terminals disagree about its width
M0604 = the host "{ $found }" could belong to somebody
    .help = use a name below example.com, example.net, example.org, .example, .invalid or .test, or example.jp and the like; the site of a helpdesk may be named in why, options, story, advice, first aid and terms
M0605 = the network address "{ $found }" could belong to somebody
    .help = use one from 192.0.2.0 to 192.0.2.255, 198.51.100.0 to 198.51.100.255 or 203.0.113.0 to 203.0.113.255, or one that begins with 2001:db8:
M0606 = the telephone number "{ $found }" could be somebody's
    .help = mask it, as in 03-XXXX-XXXX or 0120-XXX-XXX; the number of a helpdesk may be named in why, options, story, advice, first aid and terms. If it is no telephone number, let it begin with another digit than 0
M0607 = "{ $found }" could be the number of a card
    .help = change its last digit, or mask it: 4000 XXXX XXXX XXXX
M0608 = "{ $found }" makes a link that acts when it is touched
    .help = remove it; for a label, write a capital letter or a space: Tel: 03-XXXX-XXXX
M0609 = "{ $found }" is a real brand
    .help = use an invented name; pack.toml lists those of the shipped pack. The name of your own organisation can be used when it is an institution in your pack.toml

M0701 = "{ $found }" gives the answer away
    .help = say only where and when it is, and what the learner has to do with the sender; this is read before the answer
M0702 = "{ $found }" judges before the answer is given
    .help = tell only what one would see ("It leads to …"); the judgement belongs in why
M0703 = the right option is by far the longest ({ $cells } cells, the longest wrong one { $other })
    .help = shorten it, or make a wrong one as long: otherwise picking the longest is enough
M0704 = every wrong option has a word such as "always" or "never"
    .help = take such words out of at least one: otherwise these can be ruled out without reading
M0705 = there are more than { $limit } prevention points
    .help = keep the { $limit } that matter most here; nobody takes more along
M0706 = the helpdesk `{ $id }` was last looked up on { $day }
    .help = look whether number and hours are still right at its source, then write today's date into checked
M0707 = the holidays of `{ $id }` are known until { $day } only
    .help = add the days of the next year; without them, helpdesks are taken to be open on holidays
M0708 = something is still to be written here: "{ $found }"
    .help = write it, then remove "{ $found }"; of a comment, delete the line

M0801 = the title is too long for the list ({ $cells } cells)
    .help = { $limit } cells are the limit (a Japanese character takes two): shorten it
M0802 = the situation is cut off in a window of 80 columns
    .help = it has { $limit } rows, about 200 cells: shorten it to where, when, and what the learner has to do with the sender
M0803 = the question and its options do not fit a window of 80 by 24 in { $language ->
        [ja] Japanese
       *[en] English
    } ({ $rows } rows)
    .help = { $limit } rows are the limit, or some options are out of sight: shorten the options, or leave one out
M0804 = this text is too long to be read in one piece in a window of 80 by 24
    .help = { $limit } rows are the limit: shorten it
M0805 = this has { $cells } letters without a place where a line could end
    .help = { $limit } are the limit: shorten it, or divide it by / . - or a space
M0806 = "{ $found }" is one cell wide in some terminals and two in others
    .help = in tables it moves what stands right of it: use another character
