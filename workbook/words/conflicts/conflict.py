"""What the workbook says of conflicts wherever they are kept: faults, labels of changes, patterns in triggers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common.dates import short_date
from workbook.words.promises.promise import shortened

if TYPE_CHECKING:
    from workbook.domain.conflicts.option import Wording
    from workbook.domain.conflicts.trial import Counts, Outcome
    from workbook.domain.conflicts.trigger import Pattern

# -- faults


def there_already(number: int) -> str:
    return f"That is there already, as number {number}, and open. Nothing was added."


NO_SUCH_CONFLICT = "There is no such conflict any more. Nothing was changed."
NO_SUCH_TRIGGER = "That entry is no longer there. Nothing was changed."
NO_SUCH_OPTION = "There is no such option any more. Nothing was changed."
NO_SUCH_TRIAL = "There is no such trial any more. Nothing was changed."
NO_SUCH_PERSON = "That person does not take part. Nothing was saved."
NO_WHAT = "Say in a few words what happens. Nothing was saved yet."
NO_OPTION = "An option needs something that somebody does. Nothing was saved yet."
DAY_AHEAD = "That day has not come yet. Write down what has happened."
OUT_OF_SCALE = "Wish and ability go from 1 to 5. Nothing was saved."
RATED_BY_ALL = (
    "Everybody has rated this option and can see the numbers. Put them away first; "
    "then each of you rates it anew, apart."
)
IS_RUNNING = "An option is on trial already. Look at that one first; then another can be tried."
NOT_RUNNING = "That trial is over already. Nothing was changed."
TOO_MANY = "There is room for {limit} of these, and all of it is taken. Nothing was saved."


# -- labels of changes, as undo shows them
RATED, RATED_ANEW = "Rated an option", "Put ratings away"
LABEL_TRIGGER_CHANGED, LABEL_TRIGGER_REMOVED = "Changed an entry", "Took an entry out"


def label_added(what: str) -> str:
    return f"Added the conflict “{shortened(what)}”"


def label_changed(what: str) -> str:
    return f"Changed the conflict “{shortened(what)}”"


def label_ended(what: str, ending: str) -> str:
    said = {"settled": "Settled", "put aside": "Put aside"}.get(ending, "Took up again")
    return f"{said}: “{shortened(what)}”"


def label_removed(what: str) -> str:
    return f"Removed the conflict “{shortened(what)}”"


def label_logged(what: str) -> str:
    return f"It came up again: “{shortened(what)}”"


def label_option(what: str, done: str) -> str:
    """`done`: added, changed, put aside, taken back, removed."""
    return f"Option {done}: “{shortened(what)}”"


def label_tried(what: str) -> str:
    return f"Began to try “{shortened(what)}”"


def label_review_moved(day: date) -> str:
    return f"Moved the review to {short_date(day)}"


def label_concluded(what: str, outcome: Outcome) -> str:
    return f"“{shortened(what)}”: {OUTCOMES[outcome] if outcome else 'on trial again'}"


OUTCOMES: dict[Outcome, str] = {"works": "works", "adjust": "to be adjusted", "did not work": "did not work"}


# -- an option in one line
def wording(said: Wording) -> str:
    """`Sam and Alex: fifteen minutes about the week ahead · Sunday at eight`"""
    text = f"{said.who}: {said.what}" if said.who else said.what
    return f"{text} · {said.when}" if said.when else text


# -- what triggers have in common
def pattern(found: Pattern) -> str:
    """`5 of the 6 were in the evening.`"""
    counted = f"{found.count} of the {found.of}"
    if found.dimension == "weekday":
        return f"{counted} were on a {found.value.capitalize()}."
    if found.dimension == "part":
        return f"{counted} were {'at' if found.value == 'night' else 'in the'} {found.value}."
    if found.dimension == "place":
        return f"{counted} were in one place: {shortened(found.value)}."
    return f"{counted} had to do with “{shortened(found.value)}”."


def counts(found: Counts) -> str:
    """`It came up once in these 14 days, and 5 times in the 14 before.`"""
    if not found.days:
        return ""
    days = "on this one day" if found.days == 1 else f"in these {found.days} days"
    before = "the day before" if found.days == 1 else f"in the {found.days} before"
    return f"It came up {times(found.during)} {days}, and {times(found.before)} {before}."


def times(count: int) -> str:
    """`not once`, `once`, `twice`, `5 times`"""
    return ("not once", "once", "twice")[count] if count < 3 else f"{count} times"


# -- faults of solutions.toml: cause and remedy
def title_too_long(limit: int) -> tuple[str, str]:
    return f"This title has more than {limit} characters.", "Find a shorter one; it has to fit into a list."


def unknown_name(name: str, known: tuple[str, ...]) -> tuple[str, str]:
    listed = ", ".join(f"{{{one}}}" for one in known)
    return f"“{{{name}}}” stands for nobody.", f"Write one of {listed}."


def promise_without_act(key: str) -> tuple[str, str]:
    return f"“{key}” belongs to a promise, and there is none.", "Add a line act = …, or take this one out."
