"""What a person answered, and what of it counts as begun and as done.

An answer belongs to (step id, exercise id, person id), so that prompts can be reworded and reordered. Its
value is one of the small frozen values below, by the kind of the exercise. Nothing here reads a clock:
dates are given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.steps.exercises import Kind

Cell = str | int
"""Text, the id of a choice, or a date as ISO text; a number 0–10 in a scale column. No key: nothing entered."""


@dataclass(frozen=True, slots=True)
class Text:
    """`write` and `reread`."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a ledger: column id → cell."""

    id: str
    cells: dict[str, Cell] = field(default_factory=dict[str, Cell])


@dataclass(frozen=True, slots=True)
class Rows:
    """`ledger`."""

    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Piles:
    """`sort`: card id → pile id for the cards that have been placed; `own` is id → text of cards added."""

    placed: dict[str, str] = field(default_factory=dict[str, str])
    own: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Choices:
    """`choose`: the ids of the chosen options."""

    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticks:
    """`checklist`: the ids of ticked items; `own` is id → text of items added."""

    ticked: tuple[str, ...] = ()
    own: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Pick:
    """A picked card and the line written on it."""

    card: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Picks:
    """`cards`: in the order picked; `own` is id → text of cards added."""

    picks: tuple[Pick, ...] = ()
    own: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Levels:
    """`scale`: ISO date → 0–10, one value a day."""

    levels: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class DraftText:
    """`draft`: the text, the parts the writer ticked as covered, and the end of the hold once it is ready."""

    text: str = ""
    covered: tuple[str, ...] = ()
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One use of the turns clock: whole minutes that the first and the second speaker had. No words are
    kept."""

    on: date
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Talks:
    """`turns`."""

    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Attempt:
    """`rehearse`: the best attempt so far and how much of the original was in it, 0–1."""

    text: str = ""
    closeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Apart:
    """`compare`: this person's own fields, and whether they have handed them in."""

    cells: dict[str, Cell] = field(default_factory=dict[str, Cell])
    handed_in: bool = False


@dataclass(frozen=True, slots=True)
class Undertaking:
    """`act`: what, when, smallest version, as filled in; `link` is the id of the promise, plan or date that
    came of it ("" until it has been made), `on` its date, `at` an optional time of day "20:00"."""

    act: str = ""
    cue: str = ""
    smallest: str = ""
    cadence: str = ""
    on: date | None = None
    at: str = ""
    link: str = ""


Value = Text | Rows | Piles | Choices | Ticks | Picks | Levels | DraftText | Talks | Attempt | Apart | Undertaking

VALUES: dict[Kind, type[Value]] = {
    "write": Text,
    "ledger": Rows,
    "sort": Piles,
    "choose": Choices,
    "checklist": Ticks,
    "cards": Picks,
    "scale": Levels,
    "draft": DraftText,
    "turns": Talks,
    "rehearse": Attempt,
    "compare": Apart,
    "reread": Text,
    "act": Undertaking,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered to one exercise.

    `value` is of the class `VALUES[kind]`. `private` ones are left out of exports and hidden while
    reviewing together. `not_now` settles an exercise without an answer; what was written stays. `updated`
    is local time; `revision` counts saves and guards against overwriting somebody else's newer text (0:
    never saved).
    """

    step: str
    exercise: str
    person: str
    kind: Kind
    value: Value
    private: bool = False
    not_now: bool = False
    updated: datetime | None = None
    revision: int = 0

    @property
    def key(self) -> tuple[str, str]:
        return (self.step, self.exercise)


def empty(kind: Kind) -> Value:
    """The value of an exercise that nobody has answered yet."""
    return VALUES[kind]()


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier state of an answer, as it stood at `at` when the person went on or left."""

    id: str
    answer: str
    kind: Kind
    value: Value
    at: datetime


def is_empty(value: Value) -> bool:
    """True for the value of an exercise in which nothing has been entered."""
    if isinstance(value, Text | DraftText | Attempt):
        return not value.text.strip() and value == type(value)(text=value.text)
    return value == type(value)()
