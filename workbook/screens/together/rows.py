"""The pages of a review as rows: what is seen, what each says, what is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from workbook.domain.together.review import Decision, PageName, Part, Said, WeeklyReview
from workbook.widgets.common.row_list import Row, note
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import signs
from workbook.words.together import review as words

MUTED = "$text-muted"
LEAST_NAMES = 52  # cells; in fewer only the page that one is on is named


@dataclass(frozen=True, slots=True)
class OnRow:
    """The way on: to the next page, or to the end."""

    page: int


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A line of what was, by its number: to be read, and no more."""

    number: int


@dataclass(frozen=True, slots=True)
class TurnRow:
    """The turn of a person in a part of the review."""

    part: Part
    person: str


@dataclass(frozen=True, slots=True)
class SaidRow:
    """What was said for the better, from which something can be settled."""

    text: str


@dataclass(frozen=True, slots=True)
class DecidedRow:
    number: int


def page_names(page: int, pages: Sequence[PageName], width: int) -> Content:
    """The names of all pages, the one that is shown marked."""
    names = [(number, words.PAGES[name]) for number, name in enumerate(pages)]
    if width < LEAST_NAMES:
        names = [names[page]]
    here = [
        plain(f"‹ {name} ›", "$accent bold") if number == page else plain(f"  {name}  ", MUTED)
        for number, name in names
    ]
    return Content(" ").join(here)


def heading(text: str, right: Content | None = None) -> Row:
    return Row(left=plain(text, "bold"), right=right or Content(""), whole=True)


def apart_rows(
    part: Part,
    review: WeeklyReview,
    names: Mapping[str, str],
    order: Sequence[str],
    states: Mapping[str, str],
    opened: Mapping[str, Said],
    *,
    let_down: bool = False,
) -> list[Row]:
    """The question, and a row for each: to be written, in, or what was said. `states`: what stands at its end.
    `let_down`: whoever looks at it alone is the one who was."""
    alone = bool(review.own_of) or len(review.people) == 1
    rows = [note(words.question(part, alone=alone, let_down=let_down), "")]
    guessed = words.guessed(part, alone=alone, let_down=let_down)
    if not alone and part != "fair":
        rows.append(note(words.APART))
    rows.append(Row())
    for person in order:
        right = plain(states[person], MUTED)
        rows.append(Row(one_line(names[person]), right, value=TurnRow(part, person), whole=True))
        if (said := opened.get(person)) is not None:
            guess = f"  ({guessed})" if guessed else ""
            text = said.text + guess if said.level is None else words.fair(said.level)
            rows += [Row(left=one_line(line), wrap=True, indent=4) for line in text.splitlines()]
    return [*rows, Row()]


def how_rows(
    review: WeeklyReview, came_up: Sequence[tuple[str, str]], became: Mapping[int, str], coming: Sequence[Row]
) -> list[Row]:
    """What came up for the better, by name, what is settled, and what comes anyhow."""
    rows: list[Row] = []
    if came_up:
        rows += [
            heading(words.CAME_UP),
            *(_came_up(name, text) for name, text in came_up),
            Row(),
        ]
    rows += [note(words.HOW), Row(), heading(words.SETTLED)]
    rows += [decided_row(number, one, became.get(number, "")) for number, one in enumerate(review.decided)]
    if not review.decided:
        rows.append(note(words.NOTHING_SETTLED))
    return [*rows, Row(), *([*coming, Row()] if coming else [])]


def _came_up(name: str, text: str) -> Row:
    return Row(one_line(f"{name}: {text}"), value=SaidRow(text), wrap=True)


def decided_row(number: int, one: Decision, became: str) -> Row:
    right = became if one.agreed else words.NOT
    about = words.settled(" ".join(one.who.split()), " ".join(one.when.split()))
    beneath = (plain(about, MUTED),) if about else ()
    return Row(
        one_line(one.what),
        plain(right, MUTED),
        plain(f"{signs.HELD} "),
        value=DecidedRow(number),
        wrap=True,
        beneath=beneath,
    )


def on_row(page: int, pages: Sequence[PageName]) -> Row:
    """The last row of a page."""
    on = page + 1 < len(pages)
    text = words.ON.format(page=words.PAGES[pages[page + 1]]) if on else words.CLOSE_IT
    return Row(plain(text, "$accent"), value=OnRow(page))
