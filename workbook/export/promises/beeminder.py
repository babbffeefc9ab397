"""Goals of Beeminder as its export and its interface give them (JSON): goals to do more, and the days with a value.

What is counted the other way (less of something, a weight, an inbox) is no promise that is kept on a day: it is counted
and left out, and so is what Beeminder itself supposed of days on which nothing was entered.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import cast

from workbook.domain.common import clean
from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.promises.cadence import DAILY, WHENEVER, Cadence
from workbook.export.promises.incoming import (
    CannotRead,
    Habit,
    Incoming,
    Plain,
    add_habits,
    json_in,
    list_of,
    plain_of,
    text_of,
)
from workbook.words.promises import import_export as words

MORE = "hustler"  # Beeminder's name for a goal of which one is to do more
_SUPPOSED = re.compile(r"#(?:THISWILL)?SELFDESTRUCT\b", re.IGNORECASE)
_DAYSTAMP = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})", re.ASCII)


def read(path: Path, today: date) -> Incoming:
    """What the file holds. Raises CannotRead."""
    goals = _goals(json_in(text_of(path)))
    if not goals:
        raise CannotRead(words.NO_BEEMINDER)
    found = Incoming()
    habits: list[Habit] = []
    for number, goal in enumerate(goals, 1):
        place = words.OF_KIND.format(kind=words.BEEMINDER_GOAL, number=number)
        points = list_of(goal.get("datapoints"))
        if not isinstance(goal.get("slug"), str):
            found.fault(place, words.NO_NAME)
        elif goal.get("goal_type") != MORE:
            found.leave(words.BEEMINDER_OTHER, place)
        elif "datapoints" not in goal:
            found.fault(place, words.BEEMINDER_NO_POINTS)
        else:
            habits.append(_habit(found, goal, points, place, today))
    add_habits(found, "beeminder", habits, today)
    return found


def _goals(loaded: object) -> list[Plain]:
    """The goals of a whole export, of a list, or the one that the file is."""
    if isinstance(loaded, list):
        return [goal for goal in list_of(cast("object", loaded)) if "slug" in goal]
    whole = plain_of(loaded)
    if "slug" in whole:
        return [whole]
    return [goal for goal in list_of(whole.get("goals")) if goal]


def _habit(found: Incoming, goal: Plain, points: list[Plain], place: str, today: date) -> Habit:
    title, fine = goal.get("title"), goal.get("fineprint")
    name = title if isinstance(title, str) and title.strip() else goal["slug"]
    habit = Habit(clean.line(name), key=goal["slug"], place=place)
    habit.need = clean.text(fine).strip() if isinstance(fine, str) else ""
    days: dict[date, list[tuple[float, str]]] = {}
    for number, point in enumerate(points, 1):
        _enter(found, days, point, words.OF_POINT.format(place=place, number=number), today)
    for day, entered in sorted(days.items()):
        amount = sum(value for value, _ in entered)
        note = " · ".join(text for _, text in entered if text)
        if amount > 0:
            habit.entries[day] = "kept", " · ".join(text for text in (_amount(amount), note) if text)
        else:
            habit.only_note(found, day, note, words.BEEMINDER_ZERO)
    habit.over = goal.get("won") is True or goal.get("frozen") is True
    cadence = _cadence(goal, {value for entered in days.values() for value, _ in entered})
    if habit.over:
        found.tell(words.OVER_THERE, place)
    elif cadence is None:
        found.rhythms.append(words.rhythm_unknown(place, WHENEVER))
    habit.cadence = cadence or WHENEVER
    return habit


def _enter(found: Incoming, days: dict[date, list[tuple[float, str]]], point: Plain, place: str, today: date) -> None:
    value, comment = point.get("value"), point.get("comment")
    text = clean.text(comment).strip() if isinstance(comment, str) else ""
    if point.get("is_dummy") is True or _SUPPOSED.search(text):
        found.leave(words.BEEMINDER_SUPPOSED)
    elif point.get("is_initial") is True:
        found.leave(words.BEEMINDER_FIRST)
    elif (day := _day(point.get("daystamp"))) is None or day > today:
        found.fault(place, words.BAD_MOMENT)
    elif type(value) not in (int, float) or not 0 <= cast("float", value) < 1e9:
        found.fault(place, words.BEEMINDER_NO_VALUE)
    else:
        days.setdefault(day, []).append((float(cast("float", value)), text))


def _day(stamp: object) -> date | None:
    parts = _DAYSTAMP.fullmatch(stamp) if isinstance(stamp, str) else None
    try:
        return parse_iso("-".join(parts.groups())) if parts else None
    except UsageError:
        return None


def _amount(value: float) -> str:
    """An amount as a note; what was only done or not needs none."""
    return "" if value == 1 else f"{value:g}"


def _cadence(goal: Plain, values: set[float]) -> Cadence | None:
    """How often, where each value is a time that it was done; of other amounts nobody can say in how many days."""
    rate, unit = goal.get("rate"), goal.get("runits")
    if not values <= {0.0, 1.0} or type(rate) not in (int, float):
        return None
    match unit, rate:
        case "d", 1:
            return DAILY
        case "w", 7:
            return DAILY
        case "w", 1 | 2 | 3 | 4 | 5 | 6:
            return Cadence("per_week", number=int(rate))
        case _:
            return None
