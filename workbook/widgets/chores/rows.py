"""A chore as rows of settings, and what a turn, a typed number or a switch makes of it. Pure values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from workbook.domain.chores.household import ALL_PARTS, DAY_MINUTES, EVERY, PRIORITIES, WEEK, Chore
from workbook.domain.common.errors import UsageError
from workbook.widgets.common.row_list import Row
from workbook.widgets.common.safe import one_line
from workbook.widgets.common.settings_list import Setting
from workbook.words.chores import sheet as words
from workbook.words.chores.plan import span
from workbook.words.common import signs
from workbook.words.common.dates import DAYS_TWO
from workbook.words.refusals import chores as refusals

MINUTES_STEP = 5
MOST_TIMES = 21
MOST_DAYS, DAYS_AFTER = 366, 10
SEASONS = (None, (3, 4, 5), (6, 7, 8), (9, 10, 11), (1, 2, 12), (4, 5, 6, 7, 8, 9), (1, 2, 3, 10, 11, 12))


def settings_of(chore: Chore) -> list[Setting]:
    """The rows of the form for one chore; what says nothing for it is left out."""
    fixed = chore.days is not None
    days = chore.days if chore.days is not None else chore.allowed_days
    values = {
        "name": Setting("name", "", chore.name, text=True),
        "minutes": Setting("minutes", "", words.minutes(chore.minutes), typed=True),
        "planning": Setting("planning", "", words.minutes(chore.planning), typed=True),
        "times": Setting("times", "", words.ON_EACH if fixed else words.times(chore.times)),
        "days": Setting("days", "", switches=tuple((DAYS_TWO[day], day in days) for day in WEEK)),
        "parts": Setting("parts", "", switches=tuple((words.PARTS[part], part in chore.parts) for part in ALL_PARTS)),
        "gap": Setting("gap", "", str(chore.gap)),
        "a_day": Setting("a_day", "", words.a_day(chore)),
        "every": Setting("every", "", words.every(chore), typed=True),
        "season": Setting("season", "", words.season(chore.months), text=True, turns=True),
        "rotation": Setting("rotation", "", words.rotation(chore.rotation), text=True),
        "clock": Setting("clock", "", words.ANY_TIME if chore.clock is None else span(chore.clock), text=True),
        "after": Setting("after", "", chore.after or words.NO_OTHER, text=True),
        "people": Setting("people", "", words.people(chore)),
        "heavy": Setting("heavy", "", words.HEAVY[chore.heavy]),
        "owner": Setting("owner", "", words.owner(chore), text=True),
        "planner": Setting("planner", "", words.planner(chore), text=True),
        "owned": Setting("owned", "", words.OWNED[chore.owned]),
        "alternate": Setting("alternate", "", words.ALTERNATE[chore.alternate]),
        "priority": Setting("priority", "", words.PRIORITY[chore.priority]),
        "done_means": Setting("done_means", "", chore.done_means or words.NOT_SAID, text=True),
    }
    if fixed or chore.times < 2 or chore.most_a_day > 1:
        del values["gap"]
    if chore.rotation:
        del values["alternate"]
    if not chore.planning:
        del values["planner"]
    if chore.each or chore.helped:
        for key in ("owner", "owned", "rotation", "alternate"):
            values.pop(key, None)
    if chore.every_days:
        for key in ("times", "a_day", "gap"):
            values.pop(key, None)
    return [replace(row, label=words.LABELS[row.key], hint=words.HINTS[row.key]) for row in values.values()]


def turned(chore: Chore, key: str, by: int) -> Chore:
    """The chore with setting `key` at its next or previous value."""
    if key == "minutes":
        return replace(chore, minutes=_within(chore.minutes + by * MINUTES_STEP, 0, DAY_MINUTES))
    if key == "planning":
        return replace(chore, planning=_within(chore.planning + by * MINUTES_STEP, 0, DAY_MINUTES))
    if key == "gap":
        return replace(chore, gap=_within(chore.gap + by, 1, 7))
    if key == "times":
        return _times(chore, by)
    if key == "every":
        place = (len(EVERY) if chore.every_days else EVERY.index(chore.every)) + by
        place %= len(EVERY) + 1
        if place == len(EVERY):
            return replace(chore, every="week", every_days=DAYS_AFTER)
        return replace(chore, every=EVERY[place], every_days=0)
    if key == "a_day":
        return replace(chore, a_day=(chore.a_day - 1 + by) % 3 + 1)
    if key == "season":
        place = SEASONS.index(chore.months) if chore.months in SEASONS else 0
        return replace(chore, months=SEASONS[(place + by) % len(SEASONS)])
    if key == "people":
        place = 4 if chore.helped else 3 if chore.each else chore.people - 1
        place = (place + by) % 5
        return replace(chore, people=place + 1 if place < 3 else 1, each=place == 3, helped=place == 4)
    if key == "heavy":
        return replace(chore, heavy=not chore.heavy)
    if key == "owned":
        return replace(chore, owned=not chore.owned)
    if key == "alternate":
        return replace(chore, alternate=not chore.alternate)
    if key == "priority":
        return replace(chore, priority=PRIORITIES[(PRIORITIES.index(chore.priority) + by) % len(PRIORITIES)])
    return chore


def _times(chore: Chore, by: int) -> Chore:
    """Once … 21 times a week, then "each of these days", and round again."""
    place = 0 if chore.days is not None else max(1, chore.times)
    place = (place + by) % (MOST_TIMES + 1)
    if place == 0:
        return replace(chore, days=chore.allowed_days, allowed_days=WEEK)
    allowed = chore.days if chore.days is not None else chore.allowed_days
    return replace(chore, days=None, times=place, allowed_days=allowed or WEEK)


def typed(chore: Chore, key: str, number: int) -> Chore:
    """The chore with a number typed for `key`. Raises UsageError for more than there is."""
    if key == "every":
        if number > MOST_DAYS:
            raise UsageError(refusals.MOST_DAYS_AFTER)
        return replace(chore, every="week", every_days=number)
    if number > DAY_MINUTES:
        raise UsageError(refusals.MOST_MINUTES)
    if key == "minutes":
        return replace(chore, minutes=number)
    return replace(chore, planning=number) if key == "planning" else chore


def switched(chore: Chore, key: str, index: int) -> Chore:
    """The chore with one day or part of the day on instead of off, or off instead of on. Raises UsageError for the last
    that is on."""
    if key == "parts":
        return replace(chore, parts=_over(chore.parts, index, refusals.ONE_PART))
    if chore.days is not None:
        return replace(chore, days=_over(chore.days, index, refusals.ONE_DAY))
    return replace(chore, allowed_days=_over(chore.allowed_days, index, refusals.ONE_DAY))


def _over(kept: tuple[int, ...], index: int, refusal: str) -> tuple[int, ...]:
    found = tuple(sorted(set(kept) ^ {index}))
    if not found:
        raise UsageError(refusal)
    return found


def _within(number: int, low: int, high: int) -> int:
    return min(max(number, low), high)


def chore_list(groups: Sequence[tuple[str, Sequence[Chore]]], chosen: Sequence[Chore], own: str) -> list[Row]:
    """The starter list with what this household has ticked; chores of its own first, under `own`."""
    have = {chore.name.casefold(): chore for chore in chosen}
    known = {chore.name.casefold() for _, chores in groups for chore in chores}
    extra = [chore for chore in chosen if chore.name.casefold() not in known]
    rows: list[Row] = []
    for title, chores in ([(own, extra)] if extra else []) + list(groups):
        if rows:
            rows.append(Row())
        rows.append(Row(Content.styled(title, "$text-muted")))
        for chore in chores:
            mine = have.get(chore.name.casefold())
            rows.append(_chore_row(mine or chore, ticked=mine is not None))
    return rows


def _chore_row(chore: Chore, *, ticked: bool) -> Row:
    quiet = "" if ticked else "$text-muted"
    about = f"{words.minutes(chore.minutes):>7}   {words.when(chore)}"
    return Row(
        one_line(chore.name, quiet),
        Content.styled(about, "$text-muted"),
        mark=Content.styled(f"{signs.TICKED} ", "$accent") if ticked else Content(f"{signs.OPEN} "),
        value=chore.name,
    )
