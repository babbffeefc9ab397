"""What the review says in the shell, beside what it says on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common.dates import DAYS, short_date
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.domain.promises.today import DayState
    from workbook.domain.together.review import Decision, Seen

REVIEW = "hold the review of the week, or go on with it: the two of you at one keyboard, or you alone"
PLAIN = "in plain questions, a line each, without the full screen"
ALONE = "alone, in plain questions; it stays yours"
TOGETHER = "together, in plain questions"
LAY_DOWN = "end the review that was begun; nothing of what was said in it is kept"
REVIEWS = "the reviews that were held: what was said, what was settled, when the next one is"

ASKS = "A review asks questions, and --no-input rules them out. Nothing was changed."
NOT_YOURS = "Only the two of you hold a review. Nothing was changed."
NONE = "No review has been held yet. `workbook review` begins one."
NOTHING_BEGUN = "No review is begun. Nothing was changed."
YES = "with --lay-down: answer its question with yes"
NEEDS_YES = (
    "Everything said in it would go, without a trace. --yes says that this is meant where nobody can be asked. "
    "Nothing was changed."
)
NOT_LAID_DOWN = "It stays as it is."
LAID_DOWN = "It is laid down. Nothing of it is kept."
GOES_ON = "A review was begun already; it goes on where it was stopped."
STOPS = "ctrl+d stops at any question: all is kept, and `workbook review` goes on with it."
STOPPED = "Stopped. All is kept, and `workbook review` goes on with it."
LEFT = "Nothing was said, so nothing is kept."
WHO = "Together or alone?"
ON = "Enter goes on."
PASSES = "An empty line passes over it; nothing of that is kept."
BEFORE_THIS = "You began to write here; what you write now goes behind it."
IS_IN = "{name}: in."
PASSED = "{name}: passed over."
LEVEL = "A number from 0, not fair at all, to 10, fair."
SETTLE_WHAT = "What do you settle? An empty line goes on; `out 1` takes the first one out again."
WHO_DOES = "Who?"
WHEN = "When? In words, such as “Thursdays before dinner”, or a day; enter for nothing."
BECOMES = "What does it become?"
CONFLICT = "Of which conflict?"
HOW_OFTEN = "How often? Such as daily, mon,wed,fri, 3/week, once fri; enter: whenever it comes up."
PROMISED = "It is a promise of {name} now."
NOT_PROMISED = "It stays a line; `workbook promise add` makes a promise of it later."
NEXT_ONE = "When is the next one? Enter takes {day}; `none` sets none."
NONE_WORDS = ("none", "never", "-")
LINE = "One line to keep? Enter for none; it stands in Journey."
REPLAN = "`workbook chores plan --save` makes the new plan."
NO_SUCH = "There is no such line. Nothing was taken out."
NO_NUMBER = "Please type a whole number from 0 to 10, or nothing."
DAY_WORDS: dict[DayState, str] = {"kept": "kept", "partly": "late or repaired", "missed": "missed", "open": "open"}


def page(number: int, many: int, name: str) -> str:
    return f"\n{number} of {many}: {name}"


def seen(one: Seen, begins: date) -> str:
    """`  Home by six: 3 of 5; kept Mon, Tue; missed Thu`: days in words, for who cannot see a picture of them."""
    parts = [words.counted(one.counts)] if one.counts.counted else []
    for state, word in DAY_WORDS.items():
        days = [DAYS[(begins.weekday() + at) % 7] for at, each in enumerate(one.days) if each == state]
        parts += [f"{word} {', '.join(days)}"] if days else []
    return f"  {one.act}: {'; '.join(parts)}"


def done(name: str, minutes: int, of: int) -> str:
    return f"  {name}: {words.minutes_of(minutes, of)} done"


def tried(what: str, times: int) -> str:
    return f"  {what}: {words.came_up(times)}"


def decided(number: int, one: Decision, became: str) -> str:
    about = words.settled(one.who, one.when)
    state = became if one.agreed else words.NOT
    return f"  {number}  {one.what}" + (f" ({about})" if about else "") + f": {state}"


def heading(held: date, begins: date, names: Sequence[str]) -> str:
    return f"{short_date(held)} · {words.title(begins)} · {' and '.join(names)}"


def going(begins: date) -> str:
    return f"{words.title(begins)}, begun and not closed"


def begun(text: str) -> str:
    return f"You began to write “{text}” here, and it is not settled."


def line(text: str) -> str:
    return f"  “{text}”"


def said(name: str, text: str) -> str:
    return f"  {name}: {text}"


def next_one(day: date) -> str:
    return f"  the next one: {short_date(day)}"
