"""Help on the verbs."""

TITLE = "the verbs, for people, cron and other programs"
TEXT = """
The same acts work without the full screen. `workbook --help` lists the verbs, `workbook VERB --help` says what one
takes.

    workbook today
    workbook keep 1
    workbook late 1 --note "train"
    workbook miss 3-8
    workbook na phone --from mon --to fri
    workbook promise add "Be home by 18:30" --cadence mon-fri --cue "when the office closes"
    workbook undo

A promise, a conflict or an option is named by the number that the list shows, by its id, or by words that stand in
it: `keep phone`. Where words fit several, those are listed; where they fit none, the nearest is named. Nothing is
changed then.

What you would rather not have in the history of your shell is read from the terminal or a pipe instead: `jot`,
`find -`, `conflict add -`, `write`, `forget --text -`.

Options that every verb takes, before or after it: `--data DIR` (or WORKBOOK_DATA), `--content DIR`, `--json`,
`--no-input` (never ask), `--as NAME` (who acts), `--today DATE`, `--passphrase-fd N`.

Answers go to standard output, talk to standard error. With `--json` the answer is one object, `{"format": 1, …}`,
and a refusal has its reason in it: `{"format": 1, "error": {"code": …, "message": …}, …}`. What is a text (a sheet, a
calendar, Markdown) is its `text`, a PDF its `base64`; what is JSON already (`export json`, `household export`)
stands as it is. `workbook --spec` prints the whole command line as JSON.

Exit codes: 0 done, 1 could not, 2 used wrongly, 3 no such thing, 4 locked or in use, 10 something is open (only
with `--exit-code`).

For a prompt or cron: `workbook nudge --exit-code` says that something is open, never what. `workbook remind at
20:00` sets a neutral reminder.

    eval "$(workbook completions bash)"
    workbook completions fish | source
    workbook man | man -l -
"""
