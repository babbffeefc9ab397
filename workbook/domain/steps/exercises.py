"""The thirteen kinds of exercise, and what each kind needs to know besides its prompt.

One small frozen value a kind. A kind is a name in the content files, a settings value here, an answer value
in `answers.py` and one widget. Text is Markdown without links or HTML; ids are lower-case words joined by
hyphens.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from workbook.domain.common.dates import Direction

Kind = Literal[
    "write",
    "ledger",
    "sort",
    "choose",
    "checklist",
    "cards",
    "scale",
    "draft",
    "turns",
    "rehearse",
    "compare",
    "reread",
    "act",
]
KINDS: tuple[Kind, ...] = get_args(Kind)

OF_TEXT: tuple[Kind, ...] = ("write", "draft", "reread")
"""Kinds whose answer is the text itself."""
ColumnType = Literal["text", "choice", "scale", "date"]
"""What a cell holds: free text; one of the column's choices; a whole number 0–10; a calendar date."""
COLUMN_TYPES: tuple[ColumnType, ...] = ("text", "choice", "scale", "date")

Makes = Literal["promise", "plan", "date"]
"""What an act becomes: a promise in the tracker, a plan (the planner opens), or a date with a name."""

Plan = Literal["conflict", "chores"]
"""Which part of the planner an act of the sort `plan` opens."""

Way = Literal["", "help", "unsafe"]
"""Where an option leads. "": nowhere. "help": somebody else can help better first, and the places to turn to are shown.
"unsafe": they are shown too, and what is for two or goes to the other person is put away (`safety.py`)."""


@dataclass(frozen=True, slots=True)
class Card:
    """Something to sort or to pick. `pile` and `because` are the book's own view of a card to sort, shown
    after the person has placed it; empty where there is no right place."""

    id: str
    text: str
    pile: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Deck:
    """A named set of cards in content/cards.toml."""

    id: str
    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose in a cell. Its id is kept, so that the text can be reworded."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One named column of a ledger, or one field of a comparison.

    `choices` is filled for the type `choice` only; `low` and `high` are the worded ends of a `scale` (0 and
    10). `ahead`: a day that is typed as "fri" or "1 dec" is the next such day; else the latest.
    """

    id: str
    title: str
    type: ColumnType = "text"
    choices: tuple[Choice, ...] = ()
    low: str = ""
    high: str = ""
    ahead: bool = False

    @property
    def toward(self) -> Direction:
        """Where a day that is typed without its year lies."""
        return "ahead" if self.ahead else "back"

    def text_of(self, cell: str) -> str:
        """What a cell of text says: the words of a choice, or what stands there (also where the content has a choice
        no longer)."""
        return next((one.text for one in self.choices if one.id == cell), cell)


@dataclass(frozen=True, slots=True)
class Write:
    """Free text. `starter` stands in the empty field as the beginning of a sentence; `notes` are the
    families of wording notes shown live (empty: none); `lines` is the height the field opens with."""

    starter: str = ""
    notes: tuple[str, ...] = ()
    lines: int = 5


@dataclass(frozen=True, slots=True)
class Ledger:
    """Rows of named columns. `at_least` rows with something in every text column make it done; `row` is
    what one row is called ("excuse", "day"). `dates`: each row is a day with its words, which stand on
    Today then. `on_the_day`: what stands on Today on a day that rows have in their date column, for what they
    say ends then (empty: nothing). `shows`: its writer can show single rows to the other one."""

    columns: tuple[Column, ...]
    at_least: int = 1
    row: str = "row"
    notes: tuple[str, ...] = ()
    dates: bool = False
    on_the_day: str = ""
    shows: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """A named place for cards."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Sort:
    """Cards into piles. `own`: may the person add cards?"""

    piles: tuple[Pile, ...]
    cards: tuple[Card, ...]
    own: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose, with what the book says once it is chosen. `help`: the place to turn to that fits it (an id
    of help.toml) and stands first. `role`: what somebody who chooses it says they are here; a key makes it so."""

    id: str
    text: str
    feedback: str = ""
    leads: Way = ""
    help: str = ""
    role: Literal["", "partner"] = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """One option, or several of them."""

    options: tuple[Option, ...]
    several: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One line to tick."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """Items to tick. `own`: may the person add some? `at_least` ticks make it done (0: looking is enough)."""

    items: tuple[Item, ...]
    own: bool = True
    at_least: int = 1


@dataclass(frozen=True, slots=True)
class Cards:
    """Pick `pick` cards of a deck and write a line on each; `line` is the question about a picked card."""

    deck: str
    cards: tuple[Card, ...]
    pick: int = 3
    line: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True)
class Scale:
    """A value 0–10 kept by date, drawn as a line once there are two. `moments`: it is how it was between the two, the
    line that Journey draws as well."""

    low: str
    high: str
    moments: bool = False


@dataclass(frozen=True, slots=True)
class DraftPart:
    """Something a draft should cover. The id names the wording rules that look for it."""

    id: str
    title: str
    hint: str = ""
    required: bool = True


@dataclass(frozen=True, slots=True)
class Draft:
    """A long text with parts to cover, live wording notes and a hold.

    `hold_hours`: once the person says the draft is ready it rests that long before it is read aloud or
    copied; there is no way to send it. `aloud`: offer to read it at an even pace.
    """

    parts: tuple[DraftPart, ...]
    hold_hours: int = 24
    notes: tuple[str, ...] = ()
    starter: str = ""
    aloud: bool = True


@dataclass(frozen=True, slots=True)
class Turns:
    """A clock for speaker and listener. `turn_minutes` a turn (the person may change it), `rounds` of two turns,
    `paraphrase` seconds for the listener to say back what they heard; one line of guidance for each role."""

    turn_minutes: int = 5
    rounds: int = 1
    paraphrase: int = 60
    speaker: str = ""
    listener: str = ""


@dataclass(frozen=True, slots=True)
class Rehearse:
    """Type a text again from memory. `of` names the exercise whose text it is ("step/exercise", or an
    exercise of the same step); `text` is used when `of` is empty or nothing has been written there yet."""

    of: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Compare:
    """Two people fill in the same fields apart; neither sees the other's until both have handed theirs in."""

    fields: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Reread:
    """An earlier answer beside "what changed since?". `of` as in `Rehearse`."""

    of: str


@dataclass(frozen=True, slots=True)
class Act:
    """The dated act a step ends with, and what the form is filled with to begin.

    `cadence` is written as for `workbook promise add` ("daily", "mon,wed,fri", "3/week", "once"); `days` is
    how many days from today the date stands at first. `plan` says what a `makes = "plan"` opens. `ends`: the promise
    ends by itself on its day, instead of being looked at again then. `own`: the promise is its maker's alone, unless
    they choose otherwise.
    """

    makes: Makes
    act: str = ""
    cue: str = ""
    smallest: str = ""
    cadence: str = "once"
    days: int = 2
    plan: Plan = "conflict"
    ends: bool = False
    own: bool = False


Settings = (
    Write | Ledger | Sort | Choose | Checklist | Cards | Scale | Draft | Turns | Rehearse | Compare | Reread | Act
)

SETTINGS: dict[Kind, type[Settings]] = {
    "write": Write,
    "ledger": Ledger,
    "sort": Sort,
    "choose": Choose,
    "checklist": Checklist,
    "cards": Cards,
    "scale": Scale,
    "draft": Draft,
    "turns": Turns,
    "rehearse": Rehearse,
    "compare": Compare,
    "reread": Reread,
    "act": Act,
}
