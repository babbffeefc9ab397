"""Help on who can see what, and on leaving no trace."""

TITLE = "leaving at once, forgetting, and what cannot be hidden"
TEXT = """
`ctrl+g` leaves at once: everything is saved, the screen clears, nothing is printed. `quick_exit = "f12"` in the
settings file moves it to another key.

    workbook forget apology/desk
    workbook forget promise N
    workbook forget --text -
    workbook forget --mine
    workbook wipe

`forget` takes words out of the workbook, its earlier versions and its backups, for good; `--mine` takes all that is
your own, for whoever leaves, with no reason asked. `wipe` removes it all and says what it cannot remove.

What it cannot hide: that it is here, the names, sizes and times of its files, your shell history, the process list,
swap, scrollback, screenshots, exports, and copies that a backup of the whole machine, a snapshot or the drive
itself has kept. While a text is in an editor of yours it lies unsealed in a file for you alone, which is removed
afterwards; what the editor keeps of its own is beyond reach.

Where somebody is afraid, what is for two is put away, and `workbook step help` names who can be turned to. What
`write`, `edit`, `jot` and `notice` say beside an answer, when it may be more than wording, is kept nowhere.
"""
