"""Other plans for the same household, by name, each as good in its own way as a search in a few seconds finds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Slot, WeekPlan
from workbook.domain.common.errors import WorkbookError
from workbook.planning import check
from workbook.planning.engine import finish, make_plan, slots_of
from workbook.planning.hand import counts, restated
from workbook.planning.highs import INFINITY, installed
from workbook.planning.places import Placing, add_calm
from workbook.planning.problem import Problem, build
from workbook.planning.search import CALM_EFFORT, CALM_SECONDS, Search
from workbook.planning.searching import Progress
from workbook.planning.steady import SAME_HANDS, out_of_rhythm, placing_of
from workbook.words.chores import plan as words

Name = Literal["fairest", "most liked", "calmest days", "closest to last week"]

LIKED_SLACK = 300  # basis points that the heaviest load may grow by: 3 points
CLOSE_SLACK = 200
MOST_LATE = 1000  # as many days out of rhythm are worth less than one slot that stays where it is
MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class OtherPlan:
    """A plan with its name, and in how many slots it differs from the fairest."""

    name: Name
    plan: WeekPlan
    differs: int


def why_none() -> str:
    """Why no other plans were found, where that is not for want of good ones; else ""."""
    return "" if installed() else words.NO_OPTIMISER_OTHERS


def other_plans(
    household: Household,
    *,
    weeks: int = 1,
    fairest: WeekPlan | None = None,
    last: Sequence[Slot] = (),
    seconds: float = 20.0,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> tuple[OtherPlan, ...]:
    """Up to three plans that differ: the fairest first; then of most liked (up to 3 points less fair), closest to
    last week (if `last` has slots) and calmest days those that are really other plans.

    `fairest` saves its search when it is known. Raises NothingToPlan.
    """
    until = time.monotonic() + seconds
    if fairest is None:
        half = seconds / 2
        fairest = make_plan(household, weeks=weeks, seconds=half, progress=progress, cancelled=cancelled, give=False)
    problem = build(household, weeks)
    found = [OtherPlan("fairest", fairest, 0)]
    makers: list[tuple[Name, Callable[[Search], None]]] = [("most liked", most_liked), ("calmest days", calmest)]
    if last:
        makers.insert(1, ("closest to last week", lambda search: closest(search, last)))
    for number, (name, change) in enumerate(makers):
        if cancelled() or len(found) == MOST_SHOWN:
            break
        left = (until - time.monotonic()) / (len(makers) - number)
        search = Search(problem, max(1.0, left), progress, cancelled)
        search.begin(placing_of(problem, fairest.slots))
        change(search)
        plan = varied(problem, fairest, search.best, cancelled)
        if plan is not None and all(plan.slots != other.plan.slots for other in found):
            found.append(OtherPlan(name, plan, differences(fairest.slots, plan.slots)))
    return tuple(found)


def most_liked(search: Search) -> None:
    """The lightest total in everybody's own eyes, with no load more than 3 points above the heaviest now."""
    most = search.within(LIKED_SLACK)
    sketch = search.sketch(search.value("place"), most)
    if not search.fit(sketch):
        search.lighten(sketch, most)
    search.calm()


def calmest(search: Search) -> None:
    """The most even days, with no load more than 3 points above the heaviest now."""
    places = search.whole()
    places.model.high[places.heaviest] = search.within(LIKED_SLACK)
    cost, grain = add_calm(places)
    search.better("days", places, cost, share=0.8, grain=grain, most=CALM_SECONDS, effort=CALM_EFFORT)


def closest(search: Search, last: Sequence[Slot], slack: int = CLOSE_SLACK, missed: Sequence[Slot] = ()) -> None:
    """As many slots as possible where and with whom they were, then the lightest total; no load more than 2 points
    above the heaviest now. What was `missed` comes in the same hands and soon, if it can."""
    places, problem = search.whole(), search.problem
    places.model.high[places.heaviest] = search.within(slack)
    kept = [places.kept(cell, people) for cell, people in placing_of(problem, last).items()]
    columns = {column: -MOST_LATE for column in kept if column is not None}
    hands = {(slot.chore, name) for slot in missed for name in slot.people}
    near = {column: late for column, late in out_of_rhythm(places).items() if column not in columns}
    for (chore, person, _, _), column in places.does.items():
        if column not in columns and (problem.chores[chore].name, problem.people[person].name) in hands:
            near[column] = near.get(column, 0) - SAME_HANDS
    if columns or near:
        search.better("days", places, near | columns, share=0.6)
        reached = places.start(search.best)
        worth = {**near, **columns}
        places.model.row(-INFINITY, sum(each * reached.get(c, 0) for c, each in worth.items()), list(worth.items()))
    cost = {column: problem.beta[chore][person] for (chore, person, _, _), column in places.does.items()}
    search.better("total", places, cost, share=0.8)


def varied(
    problem: Problem, fairest: WeekPlan, placing: Placing, cancelled: Callable[[], bool] = lambda: False
) -> WeekPlan | None:
    """A placing as a plan whose stages say how far it is from the fairest; None if the checker refuses it."""
    slots = slots_of(problem, placing)
    real = check.sums(problem.household, slots, problem.weeks)
    stages = restated(fairest, real, same_counts=counts(slots) == counts(fairest.slots))
    try:
        return finish(problem, placing, stages, cancelled)
    except WorkbookError:
        return None


def differences(one: Sequence[Slot], two: Sequence[Slot]) -> int:
    """How many slots of the second list are not in the first."""
    rest = list(one)
    count = 0
    for slot in two:
        if slot in rest:
            rest.remove(slot)
        else:
            count += 1
    return count
