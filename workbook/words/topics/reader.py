"""Help on using it with a screen reader."""

TITLE = "with a screen reader, or without the full screen"
TEXT = """
Screen readers do not work with full-screen terminal programs, so everything of the screen has a verb that prints
plain lines and asks plain questions:

- the day: `workbook today`, `keep`, `late`, `miss`, `repair`, `workbook week`
- the book: `workbook steps`, `workbook step ID`, `workbook edit STEP/EXERCISE`, `workbook find WORDS`, `workbook
  sitting`
- for two: `workbook review --plain`, `workbook conflict`, `workbook chores`, `workbook household`
- lines caught in passing: `workbook jot`, `workbook jots`

`workbook`, `workbook open` and `workbook demo` need the full screen; nothing else does, and `workbook demo --keep
--no-input` makes the invented year for the verbs. Where TERM is “dumb”, `workbook review` asks plain
questions by itself, and what is said apart is not shown while it is typed; whether it is spoken is for your reader
to say, so use headphones.

Signs stand before words, never instead of them, in `today` and in the lists; `--json` has words only.
"""
