"""What is said when the workbook's file is out of reach while it is open, and the last words on the way out."""

from __future__ import annotations

NOT_SAVED_YET = "Not saved yet. What you typed stays in its field, and the workbook goes on trying to save it."
OUT_OF_REACH = "The workbook's file cannot be reached. What is on the screen stays, and the workbook goes on looking."
WAITING = "Waiting for another window to finish …"
BACK = "The workbook's file is there again. Everything is saved."
SYSTEM = "Something could not be read or written: {why}. What is on the screen is still there."
THIS = "it"  # what a system error without a path is about

LOST = "What you typed last could not be saved."


def crashed(report: str, *, saved: bool, beside: str = "") -> str:
    """On a fault of the program. `saved`: the last save succeeded; `beside`: the file that holds the words instead."""
    note = f" A note for whoever mends it lies in {report}; it holds nothing that you wrote." if report else ""
    if saved:
        what = "What you typed up to then is saved."
    else:
        what = f"What you typed and was not saved yet lies in {beside}; the next opening offers it." if beside else LOST
    return f"The workbook had to stop because of a fault of its own. {what}{note}"
