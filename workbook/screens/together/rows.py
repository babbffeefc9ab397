"""The pages of a review as rows: what is seen, what each says, what is settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from workbook.domain.today.letter import AHEAD, Coming
from workbook.domain.together.review import Decision, PageName, Part, Said, Seen, WeeklyReview
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import dates, signs
from workbook.words.today import letter as letters
from workbook.words.today import screen as today_words
from workbook.words.together import review as words

if TYPE_CHECKING:
    from workbook.domain.chores.week import ChoreToday
    from workbook.store.together.look import Look

MUTED = "$text-muted"
BAR = 12
COUNTED = 10
LOAD = 18
STYLES = {"kept": "$success", "partly": "$warning", "missed": "$error", "open": MUTED, "nothing": MUTED}


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
class DecidedRow:
    number: int


def heading(text: str, right: Content | None = None) -> Row:
    return Row(left=plain(text, "bold"), right=right or Content(""), whole=True)


def note(text: str, style: str = MUTED) -> Row:
    return Row(left=plain(text, style), wrap=True)


def look_rows(it: Look, review: WeeklyReview, names: Mapping[str, str]) -> list[Row]:
    """The question first, then what it was drawn from. A miss stands under its maker's name only."""
    initials = "  ".join(dates.DAYS[(review.begins + timedelta(days=n)).weekday()][0] for n in range(7))
    rows = [heading(words.ONE_QUESTION), note(letters.question(it.letter.question), ""), Row()]
    begun = len(rows)
    for person in review.people:
        if own := [one for one in it.seen if one.person == person]:
            week = plain(initials + " " * COUNTED, MUTED) if len(rows) == begun else None
            rows += [*([Row()] if len(rows) > begun else []), heading(names[person], week), *map(_seen, own)]
    rows += [note(today_words.LEGEND if len(rows) > begun else words.LOOK_NOTHING), Row()]
    if it.chores:
        rows += [heading(words.CHORES), *_chores(it.chores), Row()]
    if it.tried:
        tried = [(what, words.came_up(times)) for what, times in it.tried]
        rows += [heading(words.TRIED), *(_line(what, said) for what, said in tried), Row()]
    if it.letter.coming:
        rows += [heading(words.COMES), *(_line(one.act, _when(one)) for one in it.letter.coming), Row()]
    found = [row for row in rows if row.mark.cell_length]
    numbers = {id(row): number for number, row in enumerate(found)}
    return [
        row._replace(value=SeenRow(numbers[id(row)]), mark=Content("")) if id(row) in numbers else row for row in rows
    ]


def _line(left: str, right: str) -> Row:
    return Row(one_line(left), plain(right, MUTED), plain("  "), whole=True, wrap=True)


def _when(one: Coming) -> str:
    if one.times or len(one.days) == AHEAD:
        return letters.coming(one).rpartition(": ")[2]
    return " ".join(dates.DAYS[day.weekday()] for day in one.days)


def _seen(one: Seen) -> Row:
    days = Content("  ").join(plain(signs.DAYS[state], STYLES[state]) for state in one.days)
    counted = plain(words.counted(one.counts).rjust(COUNTED), MUTED)
    return Row(one_line(one.act), days + counted, plain("  "), whole=True, wrap=True)


def _chores(slots: Sequence[ChoreToday]) -> list[Row]:
    """As agreed and as done, of each; what two do together counts for both."""
    people = list(dict.fromkeys(name for one in slots for name in one.slot.people))
    rows: list[Row] = []
    for name in people:
        own = [one for one in slots if name in one.slot.people]
        of, done = sum(one.minutes for one in own), sum(one.minutes for one in own if one.outcome == "done")
        full = min(-(-BAR * done // of), BAR - (done < of)) if of else 0
        bar = plain("▰" * full, "$success") + plain("▱" * (BAR - full), MUTED)
        load = plain(words.minutes_of(done, of).rjust(LOAD), MUTED)
        rows.append(Row(one_line(name), bar + load, plain("  "), whole=True))
    return rows


def apart_rows(
    part: Part,
    review: WeeklyReview,
    names: Mapping[str, str],
    order: Sequence[str],
    states: Mapping[str, str],
    opened: Mapping[str, Said],
) -> list[Row]:
    """The question, and a row for each: to be written, in, or what was said. `states`: what stands at its end."""
    alone = bool(review.own_of) or len(review.people) == 1
    rows = [note((words.ALONE if alone else words.QUESTIONS)[part], "")]
    if not alone and part != "fair":
        rows.append(note(words.APART))
    rows.append(Row())
    for person in order:
        right = plain(states[person], MUTED)
        rows.append(Row(one_line(names[person]), right, value=TurnRow(part, person), whole=True))
        if (said := opened.get(person)) is not None:
            guess = f"  ({words.GUESS})" if alone and part == "notice" else ""
            text = said.text + guess if said.level is None else words.fair(said.level)
            rows += [Row(left=one_line(line), wrap=True, indent=4) for line in text.splitlines()]
    return [*rows, Row()]


def how_rows(review: WeeklyReview, came_up: Sequence[tuple[str, str]], became: Mapping[int, str]) -> list[Row]:
    """What came up for the better, by name, and what is settled."""
    rows: list[Row] = []
    if came_up:
        rows += [
            heading(words.CAME_UP),
            *(note(f"{name}: {' '.join(text.split())}", "") for name, text in came_up),
            Row(),
        ]
    rows += [note(words.HOW), Row(), heading(words.SETTLED)]
    rows += [_decided(number, one, became.get(number, "")) for number, one in enumerate(review.decided)]
    if not review.decided:
        rows.append(note(words.NOTHING_SETTLED))
    return [*rows, Row()]


def _decided(number: int, one: Decision, became: str) -> Row:
    right = became if one.agreed else words.NOT
    about = words.settled(" ".join(one.who.split()), " ".join(one.when.split()))
    beneath = (plain(about, MUTED),) if about else ()
    return Row(
        one_line(one.what), plain(right, MUTED), plain("◇ "), value=DecidedRow(number), wrap=True, beneath=beneath
    )


def on_row(page: int, pages: Sequence[PageName]) -> Row:
    """The last row of a page."""
    on = page + 1 < len(pages)
    text = words.ON.format(page=words.PAGES[pages[page + 1]]) if on else words.CLOSE_IT
    return Row(plain(text, "$accent"), value=OnRow(page))
