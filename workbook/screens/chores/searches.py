"""What can be searched for: a plan for a span of days, the rest of a week anew, other plans by name.

The solver takes a moment to load, and the screen must not wait for it: so it is imported in a thread.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Week, WeekPlan
from workbook.planning.appraisal import slots_now
from workbook.screens.chores.plan_search import Cancelled, Search, Tell
from workbook.screens.chores.week_changes import as_seen
from workbook.words.chores import notes
from workbook.words.chores import screen as words

if TYPE_CHECKING:
    from workbook.planning.replan import Replanned
    from workbook.store.chores.collection import Chores


def load_solver() -> None:
    """For a thread, once a plan may be asked for."""
    from workbook.planning import highs

    highs.load()


def new_plan(chores: Chores, household: Household, monday: date, weeks: int, kept: Callable[[str], None]) -> Search:
    """The fairest plan, proposed. `kept` hears the id of the week that is stored. Of a week that has begun it is said
    from which day on it is planned."""

    def work(tell: Tell, cancelled: Cancelled) -> WeekPlan:
        from workbook.planning.engine import make_plan

        return make_plan(household, weeks=weeks, progress=tell, cancelled=cancelled)

    def keep(plan: WeekPlan) -> str:
        kept(chores.propose(household, plan, monday).id)
        return notes.from_day(household.first) if household.first else ""

    return Search(household, work, keep)


def the_rest(chores: Chores, household: Household, week: Week, today: date, kept: Callable[[str], None]) -> Search:
    """The days of an agreed week from `today` on planned anew with few changes."""

    def work(tell: Tell, cancelled: Cancelled) -> Replanned:
        from workbook.planning.replan import replan

        return replan(week, today, household, progress=tell, cancelled=cancelled)

    def keep(found: Replanned) -> str:
        as_seen(chores, week)
        chores.change_plan(week.id, found.plan, found.household)
        kept(week.id)
        return words.replanned(found.changes)

    return Search(household, work, keep)


def others(chores: Chores, week: Week, keep: Callable[[Any], str]) -> Search:
    """Other plans for a week by name, a tuple of OtherPlan; they count the week before in."""
    before = [one for one in chores.weeks() if one.monday < week.monday and one.state != "proposed"]
    last = tuple(slots_now(before[-1])) if before else ()

    def work(tell: Tell, cancelled: Cancelled) -> object:
        from workbook.planning.others import other_plans

        fairest = week.plan if week.plan.status == "proved" else None
        return other_plans(
            week.household, weeks=week.plan.weeks, fairest=fairest, last=last, progress=tell, cancelled=cancelled
        )

    return Search(week.household, work, keep)


def what_would_lighten(week: Week, keep: Callable[[Any], str]) -> Search:
    """What would make the heaviest list of a week lighter, a tuple of Price; some seconds at most."""

    def work(tell: Tell, cancelled: Cancelled) -> object:
        from workbook.planning.prices import prices

        return prices(week.household, week.plan, cancelled=cancelled)

    return Search(week.household, work, keep, words.LIGHTER_TRIED)
