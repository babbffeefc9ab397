"""The rows of chores on Today: those of the day with everybody's minutes, and those of earlier days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from workbook.widgets.common.row_list import Row, note
from workbook.widgets.common.safe import fit, one_line, plain
from workbook.widgets.today.rows import MUTED, heading, teach
from workbook.widgets.today.values import Door, SlotRow
from workbook.words.common import dates, signs
from workbook.words.today import screen as words

WIDEST_NAME = 10
BAR = 10


class TodaysSlot(NamedTuple):
    """One slot of the chore week that stands on today."""

    row: SlotRow
    chore: str
    minutes: int
    people: tuple[str, ...]
    done: bool
    on: date | None = None
    let_go: bool = False


def chore_rows(slots: Sequence[TodaysSlot], has_plan: bool, *, loads: bool = True) -> list[Row]:
    """Today's slots, ticked or not, and each person's minutes, where `loads` are wanted."""
    rows = [heading(words.CHORES)]
    if not slots:
        return rows + ([note(words.NO_CHORES)] if has_plan else teach(words.NO_PLAN, words.NO_PLAN_KEY))
    rows += _slot_rows(slots)
    if not loads:
        return rows
    carried: list[tuple[str, int, int]] = []
    for person in dict.fromkeys(name for slot in slots for name in slot.people):
        own = [slot for slot in slots if person in slot.people]
        carried.append((person, sum(slot.minutes for slot in own if slot.done), sum(slot.minutes for slot in own)))
    widest = max(len(words.load(done, of)) for _, done, of in carried)
    return rows + [_load(person, done, of, widest) for person, done, of in carried]


def _slot_rows(slots: Sequence[TodaysSlot], today: date | None = None) -> list[Row]:
    """A slot a row; with `today` those of earlier days, with their day and what can be done with them."""
    everybody = {name for slot in slots for name in slot.people}
    both = len(everybody) == 2
    names = [
        one_line(words.BOTH if both and len(slot.people) == 2 else ", ".join(slot.people), MUTED) for slot in slots
    ]
    widest = min(max(name.cell_length for name in names), WIDEST_NAME)
    rows: list[Row] = []
    for slot, name in zip(slots, names, strict=True):
        day = f"{dates.near_date(slot.on, today)} · " if slot.on and today else ""
        what = words.LET_GO if slot.let_go else dates.minutes(slot.minutes)
        mark = plain(signs.MARKS["kept"], "$success") if slot.done else plain(signs.OPEN)
        keys = words.CHORE_BEFORE_KEYS if slot.row.movable else words.CHORE_BEFORE_OVER
        rows.append(
            Row(
                left=one_line(slot.chore, MUTED if slot.done or slot.let_go else ""),
                right=plain(f"{day}{what}  ", MUTED) + fit(name, widest),
                mark=(plain(signs.MARKS["missed"], MUTED) if slot.let_go else mark) + plain(" "),
                value=slot.row,
                wrap=True,
                whole=True,
                beneath=(plain(keys, MUTED),) if today else (),
            )
        )
    return rows


def left_over_rows(slots: Sequence[TodaysSlot], today: date, *, unfolded: bool) -> list[Row]:
    """Chores of the days that have passed of which nobody said anything, in one row that unfolds; nothing where there
    is nothing."""
    if not slots:
        return []
    count, keys = words.not_said(sum(not (slot.done or slot.let_go) for slot in slots)), words.CHORES_BEFORE_KEYS
    first = Row(plain(count, MUTED), mark=plain("- " if unfolded else "+ ", MUTED), value=Door.CHORES_BEFORE, wrap=True,
                beneath=() if unfolded else (plain(keys, MUTED),))  # fmt: skip
    return [Row(), heading(words.CHORES_BEFORE), first, *(_slot_rows(slots, today) if unfolded else [])]


def _load(person: str, done: int, of: int, widest: int) -> Row:
    """`Sam   ▰▰▰▱▱▱▱▱▱▱   30 of 90 min`; a little that is done is a little of the bar, and only all of it is all. The
    words take `widest` cells, so that the bars stand one under another."""
    full = BAR if done >= of else min(max(-(-done * BAR // of), 0), BAR - 1)
    name = one_line(person, MUTED)
    bar = plain(signs.FULL * full, "$success") + plain(signs.EMPTY * (BAR - full), MUTED)
    return Row(left=name, right=bar + plain(f"  {words.load(done, of):>{widest}}", MUTED), mark=plain("  "), whole=True)
