"""Help on how to begin."""

TITLE = "what it is, and a first look round"
TEXT = """
`workbook` opens the full screen; `workbook demo` opens a year of an invented couple in a temporary folder, to only
look round: nothing of your own is read or written, and nothing stays.

Three things belong together. The steps (2) are a guided programme: a short reading, exercises that are answered on
the spot, and one dated act that leaves the book. The promises (3) are few and small, made carefully, ticked off day
by day, moved before they break, repaired when they do. The plans (4) are for what keeps coming back: a fair week of
chores, and conflicts with solutions that are tried until a day. Today (1) shows what is asked for now, Journey (5)
the weeks side by side.

Everything is saved as it is typed. `u` takes back the last change, in the shell `workbook undo` does.

A first quarter of an hour: open it, say what you are called, read the first step, and make one promise that you are
sure to keep.

It is not therapy, and it is no proof of anything to anyone. Where there is fear, injury or control between two
people, this is not the tool; `workbook step help` names who is.
"""
