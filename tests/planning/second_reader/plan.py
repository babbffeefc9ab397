"""What a plan should say otherwise, of all its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from tests.planning.second_reader.certificate import lines
from tests.planning.second_reader.evenness import more_even
from tests.planning.second_reader.home import Home, Top
from tests.planning.second_reader.stopped import reasons
from workbook.domain.chores.week import WeekPlan


def otherwise(top: Top, plan: WeekPlan) -> list[str]:
    """What this plan of a household, spelled out, should say otherwise."""
    home = Home(top, plan)
    return [*certificate(home), *reasons(home)]


def certificate(home: Home) -> Iterable[str]:
    said, due = list(home.plan.certificate.lines), list(lines(home))
    yield from (f"said, not due: {line}" for line in said if line not in due)
    yield from (f"due, not said: {line}" for line in due if line not in said)
    if len(home.adults) > 2 and any("(leximin)" in line for line in said):
        yield from (f"more even: {change}" for change in more_even(home))
