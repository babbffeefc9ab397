"""Planning the rest of a week anew, with as few changes as can be.

What was done, and every day that has passed, stays as it is; what was marked not done is opened again on the days
that are left. Then: as much placed as possible, the heaviest load at most 2 points above the best possible, as few
changes as possible, the lightest total.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from workbook.domain.chores.burden import step, taking_part
from workbook.domain.chores.household import Household
from workbook.domain.chores.week import Broken, Certificate, Slot, Stage, Unplaced, Week, WeekPlan
from workbook.planning import check, start
from workbook.planning.certificate import certify, least_worst
from workbook.planning.engine import FailedCheck, NothingToPlan, slots_of
from workbook.planning.hand import in_order
from workbook.planning.highs import installed
from workbook.planning.leftovers import unplaced
from workbook.planning.notes import notes, undone
from workbook.planning.others import closest, differences
from workbook.planning.places import Placing
from workbook.planning.problem import Cap, Cell, Demand, Problem, build
from workbook.planning.search import Search
from workbook.planning.searching import Progress
from workbook.planning.steady import placing_of
from workbook.words.chores import leftovers
from workbook.words.chores import plan as words
from workbook.words.chores import reasons as because

SLACK = 200  # basis points above the best heaviest load


@dataclass(frozen=True, slots=True)
class Replanned:
    """The new plan for the whole week, the household it was made from, which slots of it are settled already, and how
    many others changed."""

    plan: WeekPlan
    household: Household
    settled: tuple[Slot, ...]
    changes: int


def replan(
    week: Week,
    today: date,
    household: Household | None = None,
    *,
    seconds: float = 20.0,
    progress: Callable[[Progress], None] = lambda progress: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Replanned:
    """Plan the days from `today` on anew. `household` is as things are now (somebody ill: no free minutes); without
    one, as the week was made. Raises NothingToPlan, FailedCheck."""
    household = week.household if household is None else household
    if not taking_part(household):
        raise NothingToPlan(words.NOBODY_TO_PLAN_FOR)
    first = max(0, (today - week.monday).days)
    settled, ahead = split(week, first)
    settled = [slot for slot in settled if household.chore(slot.chore) is not None]
    alone = replace(household, last_week=())  # near this week as it stands, not the one before

    def left(changed: Household) -> Problem:
        return remaining(build(changed, week.plan.weeks), settled, first)

    rest = left(alone)
    search = Search(rest, seconds, progress, cancelled)
    search.find_fair()
    best = search.stages()
    search.begin(search.best)
    missed = [week.where(number) for number, record in week.records.items() if record.outcome == "not done"]
    closest(search, ahead, SLACK, missed)
    fresh = slots_of(rest, _with_fewer_changes(search, ahead, cancelled))
    slots = in_order(household, [*settled, *fresh])
    real = check.sums(household, slots, week.plan.weeks)
    stages = _stages(best, real)
    _check(household, settled, fresh, rest, first)
    left_out = _left_out(household, unplaced(rest, search.best, left, cancelled=cancelled), slots, first)
    said = (*notes(household), *undone(household, left_out, week.plan.weeks))
    plan = WeekPlan(
        status="proved" if all(stage.proved for stage in stages[:2]) else "gap",
        slots=slots,
        unplaced=left_out,
        loads=real.loads,
        worst=real.worst,
        bound=least_worst(household, real.worst, stages),
        step=step(household),
        stages=stages,
        certificate=_as_it_came(
            week, certify(household, slots, real.loads, real.worst, stages, week.plan.weeks), slots
        ),
        weeks=week.plan.weeks,
        notes=said if installed() else (words.NO_OPTIMISER, *said),
    )
    return Replanned(plan, household, tuple(settled), differences([*settled, *ahead], slots))


def _as_it_came(week: Week, certificate: Certificate, slots: Sequence[Slot]) -> Certificate:
    """What was done by others than was agreed is theirs for that, whatever else would speak for them."""
    done = {
        week.where(number): because.reason(slot.chore, week.where(number).people, because.did_it(slot.people))
        for number, slot in enumerate(week.plan.slots)
        if week.record(number).outcome == "done" and set(week.where(number).people) != set(slot.people)
    }
    reasons = tuple(done.get(slot, said) for slot, said in zip(slots, certificate.reasons, strict=True))
    return replace(certificate, reasons=reasons)


def _left_out(
    household: Household, found: Sequence[Unplaced], slots: Sequence[Slot], first: int
) -> tuple[Unplaced, ...]:
    """For a chore of fixed weekdays that is on all of them but those that passed, nothing can be made up for."""
    said: list[Unplaced] = []
    for left in found:
        chore = household.chore(left.chore)
        there = [slot.day for slot in slots if slot.chore == left.chore]
        fixed = () if chore is None or chore.days is None else chore.days
        weeks = range(1 + max((slot.day for slot in slots), default=0) // 7)
        missing = [day for day in (day + 7 * week for week in weeks for day in fixed) if day not in there]
        gone = bool(missing) and all(day < first for day in missing)
        said.append(replace(left, reason=leftovers.DAY_PASSED, remedy="") if gone else left)
    return tuple(said)


def split(week: Week, first: int) -> tuple[list[Slot], list[Slot]]:
    """What is settled (done, or on a day before `first` and not marked as not done), and what still lies ahead."""
    settled: list[Slot] = []
    ahead: list[Slot] = []
    for number in range(len(week.plan.slots)):
        slot, outcome = week.where(number), week.record(number).outcome
        if outcome == "done" or (outcome == "open" and slot.day < first):
            settled.append(slot)
        elif slot.day >= first:
            ahead.append(slot)
    return settled, ahead


def remaining(problem: Problem, settled: Sequence[Slot], first: int) -> Problem:
    """The problem of the days from `first` on: demands without what is settled, minutes without what it took today,
    loads that begin with what was carried already."""
    chores = {chore.name: number for number, chore in enumerate(problem.chores)}
    people = {person.name: number for number, person in enumerate(problem.people)}
    carry = list(problem.carry)
    free = {cell: minutes if cell[1] >= first else 0 for cell, minutes in problem.free.items()}
    done: dict[int, list[int]] = {}
    cells: set[Cell] = set()
    for slot in settled:
        number = chores.get(slot.chore)
        if number is None:
            continue
        done.setdefault(number, []).append(slot.day)
        cells.add((number, slot.day, slot.part))
        for person in (people[name] for name in slot.people if name in people):
            carry[person] += problem.beta[number][person]
            cell = (person, slot.day, slot.part)
            free[cell] = max(0, free.get(cell, 0) - problem.minutes[number][person])
    demands = _demands_left(problem, done, first)
    asked = {(demand.chore, day) for demand in demands for day in demand.days}
    who = {
        cell: able
        for cell, everybody in _wider(problem, asked).items()
        if cell[1] >= first
        and (cell[0], cell[1]) in asked
        and cell not in cells
        and not (
            done.get(cell[0], []).count(cell[1]) >= most
            if (most := problem.chores[cell[0]].most_a_day) > 1
            else any(abs(cell[1] - day) < problem.gap(cell[0]) for day in done.get(cell[0], ()))
        )
        and len(able := _able(problem, cell, everybody, settled, free)) >= problem.chores[cell[0]].people
    }
    caps = tuple(replace(cap, most=max(0, cap.most - _weighs(problem, cap, settled, chores))) for cap in problem.caps)
    return replace(
        problem,
        demands=demands,
        who=who,
        free=free,
        carry=tuple(carry),
        caps=caps,
        settled=frozenset(cells),
        first=first,
    )


def _weighs(problem: Problem, cap: Cap, settled: Sequence[Slot], chores: Mapping[str, int]) -> int:
    """What is settled already of what a limit counts."""
    mine = (slot for slot in settled if slot.chore in chores and problem.people[cap.person].name in slot.people)
    return sum(cap.weight(chores[slot.chore], slot.day, slot.part) for slot in mine)


def _demands_left(problem: Problem, done: dict[int, list[int]], first: int) -> tuple[Demand, ...]:
    """What is still asked for. A fixed day that passed without its slot may be made up for on any day that is left
    and that is not one of the chore's own."""
    left: list[Demand] = []
    for number in range(len(problem.chores)):
        own = [demand for demand in problem.demands if demand.chore == number]
        days_done = list(done.get(number, ()))
        open_demands: list[Demand] = []
        missed = 0
        for demand in own:
            here = [day for day in days_done if day in demand.days][: demand.count]
            for day in here:
                days_done.remove(day)
            count = demand.count - len(here)
            ahead = tuple(day for day in demand.days if day >= first)
            if count and ahead:
                open_demands.append(Demand(number, ahead, count))
            else:
                missed += count
        missed = max(0, missed - len(days_done))  # done on a day of no demand: made up for already
        taken = {day for demand in open_demands for day in demand.days}
        others = tuple(d for d in range(first, problem.days) if d not in taken)
        if missed and others:
            open_demands.append(Demand(number, others, missed))
        elif missed:
            open_demands[-1:] = [replace(one, count=one.count + missed) for one in open_demands[-1:]]
        left += open_demands
    return tuple(left)


def _wider(problem: Problem, asked: set[tuple[int, int]]) -> dict[tuple[int, int, int], tuple[int, ...]]:
    """The problem's cells, and for chores with fixed weekdays that are to be made up for, those of other days."""
    found = dict(problem.who)
    for number, day in sorted(asked):
        chore = problem.chores[number]
        if chore.days is None or day % 7 in chore.days or day % 7 not in chore.allowed_days:
            continue
        for part in chore.parts:
            able = {p for cell, people in problem.who.items() if cell[0] == number for p in people}
            fit = tuple(p for p in sorted(able) if problem.minutes[number][p] <= problem.free[p, day, part])
            if len(fit) >= chore.people:
                found[number, day, part] = fit
    return found


def _able(
    problem: Problem,
    cell: tuple[int, int, int],
    everybody: tuple[int, ...],
    settled: Sequence[Slot],
    free: dict[tuple[int, int, int], int],
) -> tuple[int, ...]:
    """Who of those who could still has the minutes; of an owned chore, whoever had its settled slots goes on."""
    number, day, part = cell
    able = tuple(p for p in everybody if problem.minutes[number][p] <= free[p, day, part])
    chore = problem.chores[number]
    if chore.owned:
        owners = {name for slot in settled if slot.chore == chore.name for name in slot.people}
        going_on = tuple(p for p in able if problem.people[p].name in owners)
        if len(owners) >= chore.people and len(going_on) >= chore.people:
            return going_on
    return able


def _with_fewer_changes(search: Search, ahead: Sequence[Slot], cancelled: Callable[[], bool]) -> Placing:
    """What was found, or what stood before with the least put to it: where the time was too short, or there is no
    optimiser, that may change less and leave out no more."""
    problem, found = search.problem, search.best
    standing = start.kept(problem, placing_of(problem, ahead), cancelled)
    most = search.within(SLACK) * problem.step if installed() else None
    left, heaviest = start.left_out_and_heaviest(problem, standing)
    fits = left <= start.left_out_and_heaviest(problem, found)[0] and (most is None or heaviest <= most)
    before = slots_of(problem, placing_of(problem, ahead))
    fewer = differences(before, slots_of(problem, standing)) < differences(before, slots_of(problem, found))
    return standing if fits and fewer else found


def _stages(best: Sequence[Stage], real: check.Sums) -> tuple[Stage, ...]:
    """What the search proved of placing and of the heaviest load holds for the week; total and days were not asked."""
    values = {"place": real.place, "heaviest": real.heaviest, "total": real.total, "days": real.days}
    return tuple(
        Stage(
            stage.name,
            values[stage.name],
            min(values[stage.name], stage.bound) if stage.name in ("place", "heaviest") else 0,
            stage.seconds,
        )
        for stage in best
    )


def _check(household: Household, settled: Sequence[Slot], fresh: Sequence[Slot], rest: Problem, first: int) -> None:
    """The checker's word on the days ahead. What people did in their own way is not held against the plan."""
    made_up = {rest.chores[demand.chore].name for demand in rest.demands if rest.chores[demand.chore].days is not None}
    before = set(check.broken(household, settled, rest.weeks))

    def passed(each: Broken) -> bool:
        """Whether it was pinned to a day that has passed, so that it is made up for on another."""
        pins = [pin.weekday for pin in household.pins if pin.chore == each.chore and pin.weekday is not None]
        return any(each.day // 7 * 7 + weekday < first for weekday in pins)

    def counts(each: Broken) -> bool:
        if each in before or (each.rule == "day" and each.chore in made_up):
            return False
        if each.rule == "pinned" and not each.person and passed(each):
            return False
        if each.rule in ("owner", "turn", "often", "pinned"):
            return not any(slot.chore == each.chore for slot in settled)
        return each.rule == "gap" or each.day >= first

    faults = [each for each in check.broken(household, [*settled, *fresh], rest.weeks) if counts(each)]
    if faults:
        raise FailedCheck([f"rule broken: {each.rule}" for each in faults])
