"""Twelve weeks of chores, agreed and lived. Where a week did not fit the optimiser planned the next one, from what
those before it had taught; a week that worked was agreed once more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from workbook.domain.chores.household import Chore, Free, Household, HouseholdPerson
from workbook.domain.chores.learning import taught
from workbook.domain.chores.week import Felt, SlotRecord, Week, WeekState, minutes_of
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook

WEEKS = 12
PLANNED = (0, 1, 3, 4, 6, 8, 10, 11)
"""The weeks that were planned anew."""
SECONDS = 10
"""The longest that one plan may take: so long that it never counts, or the year would hang on how busy a machine is."""
NOT_DONE = 9
"""Of a hundred chores so many were not done in the first weeks, and a third of that in the last ones."""

_SAM: Free = (
    (20, 0, 90), (20, 0, 60), (20, 0, 90), (20, 0, 90), (20, 0, 60), (120, 90, 60), (90, 90, 60),
)  # fmt: skip
_ALEX: Free = (
    (20, 0, 60), (20, 0, 90), (20, 0, 60), (20, 0, 90), (20, 0, 90), (120, 90, 60), (90, 90, 60),
)  # fmt: skip
_JONAH: Free = ((20, 0, 20),) * 7
HOUSEHOLD = Household(
    name="Sam, Alex and Jonah",
    people=(
        HouseholdPerson(
            "Sam", _SAM, ratings={"Cook dinner": 1, "Bathroom": -1, "Bills and post": 2},
            learning=("Plan the meals",), paid_hours=38,
        ),
        HouseholdPerson("Alex", _ALEX, ratings={"Ironing": -2, "Groceries": 1, "Dishes": -1}, paid_hours=30),
        HouseholdPerson("Jonah", _JONAH, only=("Feed the cat",)),
    ),
    chores=(
        Chore("Cook dinner", 45, times=5, parts=(2,), priority=1, done_means="A warm meal for three is on the table."),
        Chore("Dishes", 20, days=(0, 2, 4, 6), parts=(2,), priority=1, done_means="Sink empty, worktop wiped."),
        Chore("Packed lunches", 10, days=(0, 2, 4), parts=(2,), priority=1),
        Chore("Groceries", 60, planning=10, allowed_days=(5,), priority=1),
        Chore("Wash and hang", 30, times=2, gap=3),
        Chore("Bathroom", 40, allowed_days=(5, 6), done_means="Mirror, basin, tub and floor."),
        Chore("Vacuum", 35, allowed_days=(5, 6)),
        Chore("Plan the meals", 20, planning=10, owned=True),
        Chore("Bills and post", 20, days=(6,), parts=(0,), people=2, priority=1, done_means="Opened by both."),
        Chore("Bins out", 5, days=(1,), parts=(2,), priority=1),
        Chore("Ironing", 30, allowed_days=(5, 6), priority=3),
        Chore("Feed the cat", 5, days=(0, 1, 2, 3, 4, 5, 6), parts=(0,)),
    ),
)  # fmt: skip
ENDED: dict[int, WeekState] = {0: "adjust", 2: "did not work", 3: "adjust", 10: "agreed", 11: "agreed"}
"""What the two said of each week, by its number; all others worked. The last two are still to be looked at."""
FAIR = ((5, 4), (6, 5), (4, 3), (6, 5), (7, 6), (7, 7), (8, 6), (7, 7), (8, 7), (8, 8))
"""How fair a week felt to Sam and to Alex, said apart."""
FELT: tuple[Felt, ...] = ("as thought", "as thought", "heavier", "lighter")


def build(notebook: Notebook, today: date, chance: Random) -> None:
    """The household and its weeks up to the one that today lies in."""
    chores = notebook.chores
    chores.save_household(HOUSEHOLD)
    monday = today - timedelta(days=today.weekday() + 7 * (WEEKS - 1))
    weeks: list[Week] = []
    for number in range(WEEKS):
        begins = monday + timedelta(weeks=number)
        if number in PLANNED:
            household = taught(HOUSEHOLD, weeks, begins)
            plan = make_plan(household, seconds=SECONDS)
        else:
            household, plan = replace(weeks[-1].household, monday=begins), weeks[-1].plan
        week = Week(notebook.new_id(), begins, household, plan)
        review = today if number == WEEKS - 2 else begins + timedelta(days=13 if number == WEEKS - 1 else 6)
        week = replace(
            week, state=ENDED.get(number, "worked"), agreed_on=begins - timedelta(days=1), review=review,
            records=_lived(week, number, today, chance),
            feels_fair=dict(zip(("Sam", "Alex"), FAIR[number], strict=True)) if number < len(FAIR) else {},
        )  # fmt: skip
        weeks.append(week)
    chores.bring(weeks)


def _lived(week: Week, number: int, today: date, chance: Random) -> dict[int, SlotRecord]:
    """What became of the slots of days that have passed; of the last days of a week not everything was ticked."""
    found: dict[int, SlotRecord] = {}
    shaky = 32 if number == 2 else round(NOT_DONE * (1 - number / 18))
    for place, slot in enumerate(week.plan.slots):
        day = week.date_of(slot.day)
        if day >= today:
            continue
        roll = chance.randrange(100)
        if roll < shaky:
            found[place] = SlotRecord("not done", on=day)
        elif number < WEEKS - 2 or chance.randrange(100) > 4:
            planned = minutes_of(week.household, slot)
            told = roll > 84 and planned >= 20
            minutes = planned + chance.choice((-5, 0, 5, 10)) if told else None
            found[place] = SlotRecord("done", on=day, minutes=minutes, felt=chance.choice(FELT) if told else None)
    return found
