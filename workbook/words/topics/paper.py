"""Help on paper and reminders."""

TITLE = "sheets of paper, and reminders"
TEXT = """
`W` on the screen and `workbook print` write a sheet: HTML that needs nothing else, text, Markdown, or PDF with the
extra `[pdf]`; the ending of the file says which.

    workbook print week -o week.html
    workbook print promises -o promises.txt
    workbook print record phone -o phone.html
    workbook print step apology -o apology.html
    workbook print review -o review.html
    workbook print cards values
    workbook print book -o book.html
    workbook print chosen --answers

`print chosen` makes a page for a counsellor. Nothing is on it that you do not choose; with `--answers`, `--conflicts`
or `--weeks` and nothing after it, it lists what there is.

A reminder says that something is open, never what:

    workbook remind at 20:00 --on mon-fri
    workbook remind
    workbook remind off

`workbook export ics` is a calendar of promises and sittings, `export json`, `csv`, `markdown`, `taskwarrior` are
for other programs.
"""
