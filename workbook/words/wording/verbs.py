"""What the verb `notice` says around its notes."""

from __future__ import annotations

from collections.abc import Iterable

HELP = "notes on the wording of a text: an apology, a message, a promise"
FILE_HELP = "a text file; - or nothing: standard input"
FAMILY_HELP = "only notes of this family, such as conditional; may be given several times"
WRITE_NOW = "Write or paste the text, then press Ctrl+D."
NO_RULES = "This content has no rules for wording, so there is nothing to notice."
NOTHING = "No notes. They notice words, not hearts."
TRY = "Try: "
TURN = "Where to turn: "
AS_WINDOWS = "The text is not UTF-8; it was read as Windows-1252, and some letters may be wrong."
NOT_A_TEXT = "This looks like something other than text, so the notes may mean nothing."


SHOWN = "yes, your partner may read it; asked for where what you say may be more than wording"
KEPT_FROM_THEM = "Nothing was saved, and nobody reads it."


def let_read(name: str) -> str:
    return f"{name or 'Your partner'} would read this. Save it all the same?"


def say_shown(name: str) -> str:
    """Where nobody can be asked: what would be read, and how it is said that it may be."""
    return f"{name or 'Your partner'} would read this, so nothing was saved. With --shown it is."


def only_the_beginning(most: int) -> str:
    return f"The text is longer than {most} characters. Only the first {most} were looked at."


def no_family(families: Iterable[str]) -> str:
    return f"There is no such family of notes. There are: {', '.join(families)}."


def no_file(name: str) -> str:
    return f"There is no file {name}. Nothing was looked at."


def cannot_read(name: str, reason: str) -> str:
    return f"{name} cannot be read ({reason}). Nothing was looked at."


def note_heading(numbers: str, text: str, family: str) -> str:
    return f"{numbers}  “{text}” · {family}"


def how_many(number: int) -> str:
    return f"{number} {'note' if number == 1 else 'notes'}. They notice words, not hearts; you decide."
