"""What the frame of the program says: modes, keys, first run, questions, errors on screen."""

from __future__ import annotations

from pathlib import Path

MODES = {"today": "Today", "steps": "Steps", "promises": "Promises", "plans": "Plans", "journey": "Journey"}


def book_place(place: str) -> str:
    """A place in the book ("apology/desk") as `workbook open` takes it. A step that is named like a page, such as
    “promises”, is told apart from it by “steps/”."""
    return f"steps/{place}" if place.partition("/")[0] in MODES else place


def demo(date: str) -> str:
    """The date on top of a page of the demo, whose people are invented; where there is room for little, that stays."""
    return f"{date} · demo"


NEUTRAL_TITLE = "Terminal"

# -- keys: words in the key line, and a longer line as tooltip, in the help and in the palette
QUIT, QUIT_TIP = "Quit", "Close the workbook; what you typed is saved first"
KEYS, KEYS_TIP = "Keys", "Show every key that works here"
PALETTE, PALETTE_TIP = "Find", "Find anything by typing its name"
LEAVE_NOW, LEAVE_NOW_TIP = "Leave at once", "Save, clear the screen and leave, without a word"
UNDO, UNDO_TIP = "Undo", "Take back your own last change, as far back as you like"
REDO, REDO_TIP = "Redo", "Do again what was taken back"
AGAIN, AGAIN_TIP = "It has happened again", "What to do in the next hour, and within a day"
THEME, THEME_TIP = "Change the look", "Paper, slate, high contrast, and all the others"
GO_TIP = {
    "today": "What is due today, and the next small step",
    "steps": "The book, step by step",
    "promises": "Every promise, open and on the shelf",
    "plans": "The chore week, and what keeps coming back",
    "journey": "How it has been going, week by week",
}

TOO_SMALL = (
    "This window is too small to read in.\nGive it 40 columns and 15 lines or more.\nEverything is as you left it."
)


def undone(label: str) -> str:
    return f"Taken back: {label}"


def redone(label: str) -> str:
    return f"Done again: {label}"


# -- first run
WELCOME = "Before the first page"
WELCOME_TEXT = {
    1: "One short question. It can be skipped with esc, and is not asked twice.",
    2: "Two short questions. Each can be skipped with esc, and none is asked twice.",
    3: "Three short questions. Each can be skipped with esc, and none is asked twice.",
}
"""By how many of them there are: what is known already is not asked."""
NAME_QUESTION = "What should the workbook call you?"
NAME_HINT = "It stands in the corner of the screen. tab: what you are here, or leave it open."
SIDES = ("I broke trust", "I was let down")
"""What somebody is here, in the order of the choices; what is not chosen is taken for the first."""
PARTNER_QUESTION = "Is your partner taking part?"
PARTNER_HINT = "They can join later, stop at any time, or never open this. The steps work for one person as well."
LET_DOWN_QUESTION = "Does your partner use it as well?"
LET_DOWN_HINT = "Your pages work without them, and nothing tells them what you write there."
"""The same, for somebody who was let down."""
PARTNER_YES, PARTNER_NO = "Yes, we both use it", "Not now"
PARTNER_NAME = "Their name"
PRIVACY_QUESTION = "Who else uses this computer?"


def privacy_text(folder: Path, chord: str) -> str:
    return (
        f"What you write is kept in plain files in {folder}, readable by whoever can use this account. "
        "“Passphrase” in Find (ctrl+p) seals them. "
        f"If someone walks in, press {chord}: the screen clears at once and every word is saved."
    )


PRIVACY_YES = "I understand"
CONTINUE, CONTINUE_TIP = "Continue", "On to the next question"
SKIP, SKIP_TIP = "Skip", "Leave this question open"
READ_ON, READ_BACK = "Read on", "Read back"
OF_ALL = "{n} of {all}"

# -- palette
PLACES = {
    "today": "Promise",
    "today.other-side": "Today",
    "promises": "Promise",
    "steps": "Step",
    "exercise": "Exercise",
    "ledger": "Exercise",
    "act": "Step",
    "plan": "Chore week",
    "week": "Slot",
    "chores": "Chores",
    "household": "Household",
    "people": "Household",
    "free": "Household",
    "conflicts": "Conflict",
    "heatmap": "Year",
}
"""What an act is about, by its id or the first word of it; those that belong everywhere have none."""
MARK = "Mark"
MARKS = ("kept", "late", "missed", "na", "repair", "happened")
"""Acts of promises that mark one."""

# -- help
HELP_TITLE = "Keys"
HELP_HERE, HELP_MOVING, HELP_EVERYWHERE = "Here", "Moving about", "Everywhere"
CLOSE = "Close"
HELP_NAMES = "The name of each, for a key of your own"
BACK, BACK_TIP = "Back", "Back to where you were; nothing is lost"
"""What esc does, everywhere."""
HELP_FIELDS = "In a text field letters are letters; esc leaves the field and keeps every word."


def help_names(key: str) -> str:
    return f"{key}: the name of each, to give it a key of your own"


def help_remap(path: str, id: str) -> str:
    return (
        f"Another key: under [keys] in {path}, a line such as\n"
        f'    "{id}" = "f6"\n`workbook config init` begins that file.'
    )


# -- errors
NOT_SAVED = "Not saved"


def copies(number: int) -> str:
    there = "A copy of the workbook lies" if number == 1 else f"{number} copies of the workbook lie"
    return (
        f"{there} beside it, made by a program that carries files between machines: what was written on the other one "
        "may be in there. `workbook where` names it, `workbook restore FILE` takes it in place of this one."
    )


def taken_over(backup: str) -> str:
    return (
        "Another program has written into the workbook's file. What it says now is shown here; what stood there before "
        f"is kept: `workbook restore {backup}` brings it back."
    )


def faulty(number: int) -> str:
    entries = "One entry" if number == 1 else f"{number} entries"
    return (
        f"{entries} of the workbook could not be read and stay in the file as they are. All the rest is open. "
        "`workbook backups` lists earlier versions."
    )


CONFIG_DEFAULTS = "Until then the workbook's own settings hold."


def config_unreadable(path: Path) -> str:
    return f"The settings file {path} cannot be read. Nothing was changed. Check that it is a text file you may open."


def config_broken(path: Path, place: str) -> str:
    return (
        f"The settings file {path} has a mistake {place}. Nothing was changed. Mend that line, or move the file away."
    )


def config_unknown(path: Path, names: str) -> str:
    return (
        f"The settings file {path} has settings this version does not know: {names}. "
        "It knows theme, quick_exit, lock_after, day_begins, packs and the table [keys]."
    )


def config_lock_after(path: Path, most: int) -> str:
    return f"In the settings file {path}, lock_after is a whole number of minutes from 0 (never) to {most}."


def config_day_begins(path: Path) -> str:
    return f'In the settings file {path}, day_begins is a time from "0:00" to "12:00", such as "3:00".'


def config_packs(path: Path, most: int) -> str:
    return (
        f"In the settings file {path}, packs is a list of at most {most} folders, each beginning with / or ~, such as "
        'packs = ["~/from-ute"].'
    )


def config_types(path: Path) -> str:
    return f"In the settings file {path}, theme, quick_exit and each entry of [keys] must be text in quotation marks."


def config_key(path: Path, key: str) -> str:
    return f"The settings file {path} asks for {key}, a key that terminals keep for themselves. Choose another."


def config_no_key(path: Path, key: str, name: str) -> str:
    called = f"no key is called “{key}”" if key else "no key is given"
    return (
        f"In the settings file {path}, {name}: {called}. Write a letter, f1 to f12, ctrl+letter or a name such as "
        "space, slash, left, and several with commas between."
    )


def config_quick_exit(path: Path, key: str) -> str:
    return (
        f"In the settings file {path}, quick_exit cannot be {key}, which writes, moves or answers in everyday use. "
        "Choose f1 to f12, or ctrl with a letter."
    )


def config_taken(path: Path, key: str, name: str, other: str) -> str:
    return f"The settings file {path} gives {name} the key {key}, which {other} has. Choose another for one of the two."


def config_no_folder(path: Path, folder: str) -> str:
    return f"In the settings file {path}, packs names {folder}, and no folder is there. Its steps are left out."


CONFIG_LISTS = "`workbook config init` lists them."


def config_no_act(path: Path, id: str, near: str) -> str:
    nearest = f" The nearest is {near}." if near else ""
    return f"The settings file {path} gives a key to {id}, and no act is called so.{nearest} {CONFIG_LISTS}"


def config_theme(name: str) -> str:
    return f"There is no theme called {name}; the workbook's own is used. The palette lists them all."
