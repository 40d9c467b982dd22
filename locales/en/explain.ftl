# The command `explain`: the pages of problem codes. What a page says is in the folder problems.

cli-explain = Explain a problem code: what is wrong, why it matters to a learner, an example
cli-explain-code = Codes such as M0101; without any, the list of all codes
cli-value-code = CODE

explain-wrong = What is wrong
explain-bad = A bad example
explain-why = Why it matters
explain-fixed = The example, fixed
explain-list = minuku explain and a code show its page, such as minuku explain M0101.
explain-near = there is no problem code "{ $found }"; the nearest one is { $near }. minuku explain lists them all.
explain-unknown = there is no problem code "{ $found }"; minuku explain lists them all.
check-explain = More about it, with examples: minuku explain { $codes }
explain-group-file = The file and how it is written
explain-group-key = Keys and values
explain-group-answer = Questions and answers
explain-group-mark = Marks
explain-group-conversation = Conversations at the counter
explain-group-language = Languages
explain-group-safety = Safety
explain-group-teaching = Teaching
explain-group-display = Display
