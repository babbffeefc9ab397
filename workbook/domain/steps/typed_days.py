"""Lines as what is kept day by day: a level, the minutes of a talk."""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date

from workbook.domain.common.dates import parse_day
from workbook.domain.steps import answers as a
from workbook.domain.steps.typed_lines import Line, Wrong, in_line
from workbook.words.refusals import steps as refusals

_LEVEL = re.compile(r"(\d{1,2})(?:/10)?", re.ASCII)
_TALK = re.compile(r"(\d{1,3})\s*\+\s*(\d{1,3})(?:\s*min)?", re.ASCII)


def levels(lines: list[Line], before: a.Levels, today: date, *, adds: bool) -> a.Levels:
    """`adds`: a line sets its day, and every other day stays."""
    levels = dict(before.levels) if adds else dict[str, int]()
    for number, line in lines:
        typed, _, level = line.rpartition(": ")
        with in_line(number):
            levels[_day(typed, today, before.levels).isoformat()] = level_of(level)
    return a.Levels(dict(sorted(levels.items())))


def talks(lines: list[Line], before: a.Talks, today: date, *, adds: bool) -> a.Talks:
    """`adds`: a talk with its day stands for what there was on that day, one without is one more of today; talks of
    other days stay."""
    stood = {one.on.isoformat() for one in before.talks}
    talks: list[a.Talk] = []
    named: set[date] = set()
    for number, line in lines:
        typed, _, minutes = line.rpartition(": ")
        with in_line(number):
            found = _TALK.fullmatch(minutes.strip())
            if found is None:
                raise Wrong(refusals.NOT_A_TALK)
            day = _day(typed, today, stood)
            talks.append(a.Talk(day, int(found[1]), int(found[2])))
            if typed.strip():
                named.add(day)
    if adds:
        talks = sorted([*(one for one in before.talks if one.on not in named), *talks], key=lambda one: one.on)
    return a.Talks(tuple(talks))


def _day(typed: str, today: date, stood: Container[str]) -> date:
    """A day that has come; one that `stood` there may stand there again."""
    day = parse_day(typed, today, "back") if typed.strip() else today
    if day > today and day.isoformat() not in stood:
        raise Wrong(refusals.AHEAD)
    return day


def level_of(typed: str) -> int:
    found = _LEVEL.fullmatch(typed.strip())
    if found is None or int(found[1]) > 10:
        raise Wrong(refusals.NOT_A_LEVEL)
    return int(found[1])
