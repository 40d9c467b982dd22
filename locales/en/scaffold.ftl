# New files: what is said and asked while they are made, and their comments.

cli-new = Make a new scenario file, ready to be changed into your own
cli-new-path = The file to make; its name becomes the id. Without it, at a terminal, everything is asked
cli-new-kind = What is shown: sms, email, web, login, warning, bill, shop, document, lock-screen, call or letter; or counter, for a conversation at the counter
cli-new-verdict = Scam or genuine; scam if it is left out
cli-new-languages = In which languages to write; both if it is left out
cli-new-from-text = A message from real life to start from (- for standard input); what could be somebody's is replaced
cli-value-file = FILE

new-where = say where, as in minuku new my-pack/sms-parcel-1.toml.
new-folder = { $path } is a folder; add the name of the file, such as sms-parcel-1.toml.
new-wrong-id = "{ $id }" cannot be the name of a scenario: small letters, digits and -, at most 64. How about { $near }?
new-exists = { $path } is there already and stays as it is; choose another name.
new-taken = there is a scenario "{ $id }" already; choose another name.
new-bare = there is no pack in this folder, and other files are; name a folder for the pack, as in minuku new my-pack/{ $path }.
new-no-text = { $path } cannot be read.
new-long-text = { $path } is too long for a message.
new-empty-text = there is no text in { $path }.
new-binary-text = { $path } is no text; save the message as text and try again.
new-kind-without-text = a message cannot become an exhibit of the kind "{ $kind }".
new-paste-here = Paste the message, then press Ctrl-D (on Windows Ctrl-Z and Enter) on a line of its own.
new-pack = Made { $path }, which makes a pack of the folder.
new-made = Made { $path }. It shows: { $kind }. The right answer: { $verdict }.
new-only-conversation = a conversation at the counter is made as it is: without --from-text and without --verdict genuine.
new-kind-conversation = A conversation at the counter
new-other-languages = { $path } also names the language { $language }, in which nothing is written here. Until it is, minuku check warns at each text (M0501).
new-replaced = Replaced in the message, so that nobody real is in it:
    { $count ->
        [one] one thing
       *[other] { $count } things
    }
new-replaced-nothing = Nothing in the message had to be replaced.
new-replaced-by = { $sort }: { $before } → { $after }
new-replaced-gone = { $sort }: { $before }, removed
new-replaced-more = and { $count } more
new-cut = The message was longer than an exhibit may be; its end is missing.
new-look = People, places and products cannot be recognised. Read it once more and change their names.
new-next = What to do next:
new-next-preview = shows it as learners will see it, while you write
new-next-check = tells what is still wrong
new-next-train = lets you play it, once you have deleted the line draft = true

new-nothing = Nothing was made.
new-ask-about = A new scenario. Enter takes what is suggested; q leaves without making anything.
new-ask-kind = What does the learner see?
new-ask-verdict = What is it?
new-ask-languages = In which languages do you write?
new-ask-folder = In which folder is it to be? It is made if it is not there.
new-ask-folder-file = That is a file. Type the name of a folder.
new-ask-id = What is it to be called? Small letters, digits and -. Learners never see this name.
new-prompt-number = Number (1-{ $last }, Enter for 1)>
new-prompt-words = [{ $default }]>

replaced-invisible = invisible character
replaced-host = address
replaced-mail = mail address
replaced-phone = telephone number
replaced-card = card number
replaced-number = long number
replaced-brand = real name
replaced-name = person

scaffold-opening = A scenario for minuku. It is complete and has no problems as it is; change it line by line into your own. Lines that begin with # are comments and may be deleted.
scaffold-text = Text stands in both languages, side by side; everything else is written once. Words marked as [[id|words]] can be inspected before answering; each id has its [clue.id], and both languages mark the same ids.
scaffold-conversation = Text stands in both languages, side by side; everything else is written once. The conversation begins at [node.start]; each choice leads to another node with goto, until a node has end. minuku walk and minuku graph show where it goes.
scaffold-pack = A pack: this folder, with scenario files in it, in folders as you like. helpdesks.toml, prevention.toml, first-aid.toml and glossary.toml may stand beside this file and add to those that come with minuku.
scaffold-ids = Those that fit here, among others; { $command } prints all of them:
scaffold-others = Possible here too:
scaffold-other = - { $key } ({ $shape }): { $about }
scaffold-about = - { $name }: { $about }
scaffold-todo-sender = tell what the display shows, and what it proves
scaffold-todo-clue = tell what gives it away or supports it; mark two to seven more places in the text
scaffold-todo-situation = where the learner is, and why this message could reach them; neutral
