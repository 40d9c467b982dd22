# Conversations at the counter: the commands that look at their walks (walk, graph), and words about them.

cli-walk = Look at the walks of a counter conversation (best, worst, shortest, longest, drawn by lot)
cli-graph = Draw the nodes of a counter conversation
cli-graph-format = How it is drawn (text, if left out)
cli-conversation = File or id of a conversation
cli-value-conversation = CONVERSATION

ending-protected = protected
ending-delayed = delayed
ending-lost = lost

walk-states = { $nodes } nodes, { $states } states, all of them searched.
walk-states-many = { $nodes } nodes; more than { $states } states, of which only the first were searched.
walk-findings = { $count ->
        [one] One thing is
       *[other] { $count } things are
    } to be put right; minuku check with the folder of its pack tells more.
walk-best = Best walk: { $score } of { $full } points, { $ending }, { $minutes } minutes
walk-worst = Worst walk: { $score } of { $full } points, { $ending }, { $minutes } minutes
walk-no-grades = Best and worst are not known: no walk comes to an end, or there are too many states.
walk-lacks-steps = Steps not taken: { $list }
walk-lacks-late = Steps taken too late: { $list }
walk-lacks-faults = Faults: { $list }
walk-lacks-money = Money lost: { $list } yen
walk-lacks-facts = Never learned: { $list }
walk-shortest = Shortest walk: { $count ->
        [one] one move
       *[other] { $count } moves
    }
walk-longest = Longest walk: { $count ->
        [one] one move
       *[other] { $count } moves
    }
walk-endless = Longest walk: there is none. From here one can come back to the same place any number of times.
walk-chance = { $plays } walks drawn by lot
walk-unended = no end
walk-unknown = There is no conversation "{ $found }". A file is named with its ending .toml.
walk-broken = { $path }, line { $line }: { $what }. { $check } tells more.
walk-folder = { $path } is a folder. Name one conversation: its file, or --pack { $typed } and its id. minuku list --pack { $typed } shows the ids.
walk-no-conversation = { $path } is not a counter conversation. Those have kind = "counter" at the top.
graph-speak = aloud
