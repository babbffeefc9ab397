"""What the command line says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from workbook.words.common.dates import full_date

ABOUT = (
    "A workbook for earning back a partner's trust: steps to work through, plans to try, promises to keep. "
    "Without a verb it opens on the whole screen."
)
EPILOG = (
    "Every verb takes --data, --content, --json, --no-input and --today, before or after it. "
    "`workbook help` lists longer help by topic. "
    "Exit codes: 0 done, 1 could not, 2 usage, 3 no such thing, 4 locked or in use, 10 something is due."
)
DATA = "folder with the workbook's data (or set WORKBOOK_DATA)"
CONTENT = "folder with another book, or with steps that somebody adds to this one"
JSON = "print JSON"
NO_INPUT = "never ask a question"
AS = "who acts: somebody named in the workbook (or else: who sat in front last)"
TODAY = "act as if today were DATE (year-month-day)"
VERSION = "print the version"
SPEC = "print the whole command line as JSON, for programs"
EXIT_CODES = {
    "0": "done",
    "1": "could not",
    "2": "usage",
    "3": "no such thing",
    "4": "locked or in use",
    "10": "something is due (only with --exit-code)",
}
OPEN = "open the workbook at a place: today, steps, promises, plans, journey, the id of a step, or what `find` names"
OPEN_PLACE = "where to open it"
VERB, CHOICE = "verb", "choice"

GROUPS = {
    "promise": "make or change a promise",
    "chores": "plan a fair week of chores, agree to it, tick it off, look back on it",
    "household": "whom and what the chore week is made from: read it, write it out, show it",
    "conflict": "what keeps coming back: name it, rate ways to solve it, try one, look at it together",
    "people": "who is named here, and what they are: list, add, rename, another role",
    "content": "look after what the book says",
    "print": "sheets of paper: the week for the fridge, a step to fill in, cards, promises",
    "config": "the settings file: what holds, where it lies, what is wrong with it",
    "passphrase": "lock the workbook with a passphrase, change it, take it away",
}
TOO_MUCH = "there are more words than this verb takes. Put an act or a note in quotation marks."
NO_OPTION = "there is no such option, and what begins with a dash is one. Put `--` before an act or a note that does."


MOST_CHOICES = 16
"""As many can be named in a sentence."""


def no_such_choice(what: str, near: str | None, known: Sequence[str], prog: str) -> str:
    """Names the choice that is like the one typed, and all of them where they are few."""
    said = f"there is no such {what}" + (f". The nearest is `{near}`" if near else "")
    if len(known) <= MOST_CHOICES:
        return f"{said}{'; ' if near else '. '}{'it' if near else 'It'} takes {', '.join(known)}."
    return f"{said}; `{prog} --help` lists them all."


def as_said(message: str) -> str:
    """What argparse says, as the rest of the program does."""
    about, _, rest = message.partition(": ")
    if about == "the following arguments are required":
        return f"this needs {rest}."
    about = about.removeprefix("argument ")
    if rest.startswith("expected"):
        return f"{about} needs {'one word' if 'one argument' in rest else 'at least one word'} behind it."
    if rest.startswith("not allowed with argument"):
        return f"{about} and {rest.removeprefix('not allowed with argument ')} do not go together."
    return f"{about}: {rest}."


def read_on(message: str, prog: str) -> str:
    """The sentence, and where more is said."""
    return message if "--help" in message else f"{message.rstrip('.')}. `{prog} --help` says more."


def nearest_option(option: str) -> str:
    return f"there is no such option. The nearest is {option}."


def no_number(argument: str) -> str:
    return f"{argument} takes a whole number. Nothing was changed."


def say_which(verbs: Sequence[str]) -> str:
    return f"say which: {', '.join(verbs)}."


NEEDS_TERMINAL = (
    "The workbook needs a terminal to open in, and this is not one. Nothing was changed. "
    "The verbs work without: try `workbook today`, or `workbook --help`."
)
NO_SUCH_PLACE = (
    "There is no such place to open. Try today, steps, promises, plans or journey, or the id of a step from "
    "`workbook steps`."
)


def nearest_place(place: str) -> str:
    return f"There is no such place to open. The nearest is {place}."


DUMB_TERMINAL = (
    "This terminal cannot show whole screens (TERM is “dumb”). Nothing was changed. "
    "The verbs work here: try `workbook today`, or `workbook --help`."
)
NO_FOLDER = "{option} needs the name of a folder, and that was empty. Nothing was changed."
NO_SUCH_HOME = "There is no user of the name after “~”, so there is no such folder. Nothing was changed."
NOT_WRITTEN_OUT = (
    "The answer could not be written out: there is no room where it goes, or that place is closed. "
    "What the verb changed is saved; `workbook undo --list` shows it."
)
NOT_UTF8 = "That is no text in UTF-8. Nothing was changed."
STOPPED = "Stopped. What was saved before is safe."
PIPE_CLOSED_EXIT = 141


def impossible_date(option: str) -> str:
    return (
        f"{option} needs a date that exists, written year-month-day as in 2026-11-21, between the years 1970 and "
        "2200. Nothing was changed."
    )


def in_year(day: date) -> str:
    """Of a day that was typed without its year and comes in some years only."""
    return f"That is taken as {full_date(day)}."


def unexpected(kind: str, place: str) -> str:
    return (
        f"Something went wrong inside the workbook ({kind} at {place}). What was saved before is safe. "
        "This line holds nothing that you wrote, so it can be shown to whoever looks after the program."
    )


def among(name: str, said: str) -> str:
    """A line of what may have been meant."""
    return f"  {name}  {said}".rstrip()
