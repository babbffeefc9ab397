"""A week plan on paper: plain text of 80 columns, or Markdown."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from workbook.domain.chores.balance import is_said
from workbook.domain.chores.burden import parts
from workbook.domain.chores.household import Household
from workbook.domain.chores.spelled_out import followed
from workbook.domain.chores.week import Slot, WeekPlan, told_minutes
from workbook.export.common.markdown import safe
from workbook.words.chores import certificate
from workbook.words.chores import plan as words
from workbook.words.common.dates import DAYS

if TYPE_CHECKING:
    from workbook.planning.prices import Price

WIDTH = 80


def as_text(household: Household, plan: WeekPlan, monday: date | None = None, *, width: int = WIDTH) -> str:
    """The week, the loads, what can be said for it, why each slot is whose, and what did not fit."""
    parts = [
        _week(household, plan, monday, width),
        _section(words.LOADS, _loads(household, plan), width),
        _section(words.FAIR, (*plan.certificate.lines, *owed_from(household)), width),
        _section(words.LEFT_OUT, _left_out(plan), width) if plan.unplaced else "",
        _section(words.WHY, grouped_reasons(plan, monday), width) if plan.slots else "",
        _section(words.NOTED, plan.notes, width) if plan.notes else "",
        *(_section(title, lines, width) for title, lines in _childs_lists(household, plan, monday)),
    ]
    return "\n\n".join(part for part in parts if part)


def as_markdown(household: Household, plan: WeekPlan, monday: date | None = None) -> str:
    """The same as Markdown, with the week as a table of days and people."""
    children = [person.name for person in household.people if person.only]
    names = list(dict.fromkeys([*(load.person for load in plan.loads), *children]))
    rows = [f"| | {' | '.join(safe(name) for name in names)} |", "|---" * (len(names) + 1) + "|"]
    for day in range(7 * plan.weeks):
        here = [slot for slot in plan.slots if slot.day == day]
        cells = ["<br>".join(safe(_named(household, s)) for s in here if name in s.people) for name in names]
        rows.append(f"| **{_day(day, monday)}** | {' | '.join(cells)} |")
    parts = [f"# {safe(_title(household, plan, monday))}", "\n".join(rows)]
    for title, lines in (
        (words.LOADS, _loads(household, plan)),
        (words.FAIR, (*plan.certificate.lines, *owed_from(household))),
        (words.LEFT_OUT, _left_out(plan)),
        (words.WHY, grouped_reasons(plan, monday)),
        (words.NOTED, plan.notes),
        *_childs_lists(household, plan, monday),
    ):
        if lines:
            parts.append(f"## {safe(title)}\n\n" + "\n".join(f"- {safe(line)}" for line in lines))
    return "\n\n".join(parts) + "\n"


def owed_from(household: Household) -> tuple[str, ...]:
    """Where what is owed comes from, if anything is: it cannot be seen in the week beside it."""
    return (certificate.OWED_COMES_FROM,) if is_said(household) else ()


def prices_as_text(prices: Iterable[Price]) -> str:
    """What would make the heaviest list lighter."""
    return "\n" + _section(certificate.PRICES, map(price_line, prices), WIDTH)


def price_line(price: Price) -> str:
    return certificate.price(
        price.dropped, price.helped, price.minutes, price.before, price.after, price.lists, several=price.several
    )


def grouped_reasons(plan: WeekPlan, monday: date | None = None) -> tuple[str, ...]:
    """Each reason once, with all the chores that it holds for; the days stand beside one that has several reasons, and
    the part of a day that has several."""
    found: dict[str, dict[str, list[Slot]]] = {}
    for slot, said in zip(plan.slots, plan.certificate.reasons, strict=True):
        found.setdefault(said.removeprefix(f"{slot.chore}: "), {}).setdefault(slot.chore, []).append(slot)
    several = Counter(chore for slots in found.values() for chore in slots)
    on_day = Counter(
        (chore, day) for slots in found.values() for chore, each in slots.items() for day in {slot.day for slot in each}
    )

    def when(slots: Sequence[Slot]) -> str:
        days = {(slot.day, slot.part): _day(slot.day, monday) for slot in slots}
        if all(on_day[slot.chore, slot.day] == 1 for slot in slots):
            return ", ".join(dict.fromkeys(days.values()))
        if len({part for _, part in days}) == 1:
            return words.part_of_day(", ".join(days.values()), slots[0].part)
        return ", ".join(words.part_of_day(day, part) for (_, part), day in days.items())

    def named(chore: str, slots: Sequence[Slot], alone: bool) -> str:
        name = chore if alone else words.named(chore)
        return f"{name} ({when(slots)})" if several[chore] > 1 else name

    return tuple(
        words.reasons([named(chore, slots, len(chores) == 1) for chore, slots in chores.items()], whose)
        for whose, chores in found.items()
    )


def cells(text: str) -> int:
    """Columns that a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def padded(text: str, width: int) -> str:
    """The text filled up with spaces to so many columns."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int, first: str, rest: str) -> list[str]:
    """The text in lines of at most `width` columns, after `first` and then `rest`. Words longer than a line are cut
    into pieces; runs of spaces stay as they are, for columns within a line, and a number stays with its unit."""
    lines = [first]
    used = cells(first)
    for gap, word in re.findall(r"( *)([^ ]+(?: (?:%|min\b)[^ ]*)?)", text):
        if used + len(gap) + cells(word) > width and lines[-1] not in (first, rest):
            lines.append(rest)
            used, gap = cells(rest), ""
        for char in gap + word:
            if used + cells(char) > width:
                lines.append(rest)
                used = cells(rest)
            lines[-1] += char
            used += cells(char)
    return lines


def _week(household: Household, plan: WeekPlan, monday: date | None, width: int) -> str:
    lines = [_title(household, plan, monday), ""]
    names = [words.people(slot.people) for slot in plan.slots]
    name_width = min(24, max((cells(name) for name in names), default=0))
    first = max(cells(_day(day, monday)) for day in range(7 * plan.weeks)) + 2
    for day in range(7 * plan.weeks):
        here = [slot for slot in plan.slots if slot.day == day]
        label = _day(day, monday)
        if not here:
            lines.append(f"{padded(label, first)}{words.NOTHING}")
        for part, slots in groupby(here, key=lambda slot: slot.part):
            part_label = words.PARTS[part]
            for people, doings in _by_people(slots):
                head = padded(label, first) + padded(part_label, 11) + padded(people, name_width) + "  "
                said = ", ".join(_named(household, slot) for slot in doings)
                lines += wrapped(said, width, head, " " * min(cells(head), width // 2))
                label = part_label = ""
    if not plan.slots:
        lines = [*lines[:2], words.NOTHING_TO_DO]
    return "\n".join(lines)


def _by_people(slots: Iterable[Slot]) -> list[tuple[str, list[Slot]]]:
    found: dict[str, list[Slot]] = {}
    for slot in slots:
        found.setdefault(words.people(slot.people), []).append(slot)
    return list(found.items())


def _named(household: Household, slot: Slot) -> str:
    """Cook dinner 45 — the minutes of who needs longest; what has its hours, with those: Bins 10 18:00-18:30;
    what has its order: Hang 30 (after Wash)."""
    chore = household.chore(slot.chore)
    if chore is None:
        return slot.chore
    said = f"{slot.chore} {told_minutes(household, slot)}"
    if chore.clock is not None:
        said += f" {words.span(chore.clock)}"
    after = followed(household).get(slot.chore) if chore.after else None
    return said if after is None else f"{said} ({words.comes_after(after)})"


def _title(household: Household, plan: WeekPlan, monday: date | None) -> str:
    return words.title(household.name, plan.weeks, words.date_name(monday) if monday is not None else "")


def _day(day: int, monday: date | None) -> str:
    if monday is None:
        return DAYS[day % 7] + (f" {day // 7 + 1}" if day >= 7 else "")
    on = monday + timedelta(days=day)
    return f"{DAYS[on.weekday()]} {on.day}"


def _loads(household: Household, plan: WeekPlan) -> tuple[str, ...]:
    width = max((cells(load.person) for load in plan.loads), default=0)
    told = dict(parts(household, plan.loads))
    return tuple(words.load_line(load.person, told[load.person], load.minutes, width) for load in plan.loads)


def _childs_lists(household: Household, plan: WeekPlan, monday: date | None) -> list[tuple[str, list[str]]]:
    """For each child a list of its own to tick."""
    after = followed(household)
    return [
        (
            words.childs_list(person.name),
            [
                words.to_tick(_day(slot.day, monday), slot.part, slot.chore, after.get(slot.chore, ""))
                for slot in plan.slots
                if person.name in slot.people
            ],
        )
        for person in household.people
        if person.only
    ]


def _left_out(plan: WeekPlan) -> tuple[str, ...]:
    return tuple(words.left_out(left.chore, left.times, left.reason, left.remedy) for left in plan.unplaced)


def _section(title: str, lines: Iterable[str], width: int) -> str:
    return "\n".join([title, *(row for line in lines for row in wrapped(line, width, "  ", "    "))])
