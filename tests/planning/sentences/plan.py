"""What a plan of a household says that does not follow from it, of all its sentences."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.planning.brute import spelled
from tests.planning.households import household
from tests.planning.second_reader.plan import otherwise
from tests.planning.sentences import certificate, left_out, reasons
from tests.planning.sentences.told import Told
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.household_file import to_plain
from workbook.planning.engine import make_plan


def untrue(top: dict[str, Any], seconds: float = 10.0) -> list[str]:
    """What the plan of this household says that does not follow from it."""
    return _untrue(Told(top, make_plan(household(top), seconds=seconds)))


def untrue_of_week(top: dict[str, Any], seconds: float = 10.0) -> list[str]:
    """The same of the week from its `monday`, spelled out."""
    made = due_in_week_of(household(top), date.fromisoformat(top["monday"]))
    return _untrue(Told(spelled(top), make_plan(made, seconds=seconds)))


def untrue_as_planned(top: dict[str, Any], seconds: float = 5.0) -> list[str]:
    """The same of the week from its `monday`, as the domain spells it out: for what `spelled` knows nothing of."""
    made = due_in_week_of(household(top), date.fromisoformat(top["monday"]))
    return _untrue(Told(to_plain(made), make_plan(made, seconds=seconds)))


def _untrue(told: Told) -> list[str]:
    read = (certificate, reasons, left_out)
    return [said for one in read for said in one.untrue(told)] + otherwise(told.top, told.plan)
