"""Help on answers from the shell; how each kind is written is said where `edit` says it."""

from workbook.words.steps.verbs import HOW_WRITTEN

TITLE = "answers of the steps from a pipe or your editor"
_KINDS = "\n".join(f"- {kind}: {how}" for kind, how in HOW_WRITTEN.items())
TEXT = f"""
`workbook steps` lists the steps, `workbook step apology` prints one with your answers, and behind the title of each
exercise its name, such as apology/desk.

    workbook edit apology/desk
    workbook write apology/desk < draft.txt

`edit` opens $VISUAL or $EDITOR with what stands there and what is asked for; `write` reads standard input. What
stood there before stays among the earlier versions. An editor that fails, or a text that is no answer, loses
nothing: the words are kept. `workbook edit --kept` puts them back, and the next opening offers it.

A text is taken as it is. Elsewhere a line is an entry:

{_KINDS}

Rows and fields can be JSON as well: a list of cells, or an object by name. `write` sets the days and the fields that
it names and leaves the others; a field that is named and empty is emptied. Everything else takes the place of what
stood there, and in `edit` a line that is taken out is gone.

An act becomes the promise, the date or the plan it speaks of; `--draft` only writes it down. `write STEP/EXERCISE
--hand-in` hands over what both answer apart. `workbook show want-to-know/sieve 2` lets your partner read one row.

`workbook answer STEP/EXERCISE` prints one as `write` takes it; `--not-now` sets it aside, `--private` leaves it out of
what is exported, `--ready` puts a draft away for its rest. `workbook versions STEP/EXERCISE` lists what stood there
before, and `--bring-back` makes one of them the answer again.

`workbook sitting fri 20:00` says when you sit down with it next.
"""
