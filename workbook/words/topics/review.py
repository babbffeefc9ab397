"""Help on the review of the week."""

TITLE = "the review of the week, and the next sitting"
TEXT = """
A quarter of an hour, weekly or as often as is right for you: look at the week, say what was noticed, what could go
better, who does what and when, and when the next one is. Everything can be passed over, and nothing of that is
kept.

On the screen it is `r` in Journey, or `workbook review`. In plain questions, a line each:

    workbook review --plain
    workbook review --together
    workbook review --alone
    workbook review --lay-down

What each says apart is typed while whoever else sits there looks away. It stands on a screen of its own, which is
gone when it is handed in; where the terminal has none, it is not shown while it is typed. It is read out when each
had a turn.

What is settled can become a promise, a date, an option on trial or a new plan for the chores. `ctrl+d` stops; all
is kept, and the review goes on where it was stopped, here or on the screen.

    workbook reviews
    workbook moment 6 --note "a quiet evening"
    workbook week --last
    workbook promise review phone --next "in 3 weeks"
    workbook conflict review 1 works
    workbook chores review worked
    workbook sitting fri 20:00, sun 18:00
"""
