"""Help on what is kept where."""

TITLE = "what is kept where, undo, backups, taking it elsewhere"
TEXT = """
Plain files in one folder, readable by you alone; `workbook where` names each of them. They are written so that a
power cut, a full disk or a killed program leaves either the old state or the new one. Earlier versions lie beside
them: the one before the last change, one a day for a week, then one a week, then one a month.

    workbook undo
    workbook undo --list
    workbook redo
    workbook backup FILE
    workbook backups
    workbook restore WHICH

What cannot be saved when you leave goes to a file of its own, and the next opening offers to put it back.

    workbook export workbook --private -o everything.json
    workbook import workbook everything.json
    workbook export markdown -o mine.md

Without `--private` your own pages stay here. `workbook import json`, `loop`, `harsh` bring promises in from
elsewhere; `--dry-run` says what would come.

`workbook.json` is the JSON of TinyDB with ids that are text. Writing with other programs is not forbidden: an open
workbook notices it, offers both versions of what is being written, and keeps among the backups what was written
over. An entry that cannot be read is named and left as it is.

No telemetry, and no network but the page for the phone while you open it.
"""
