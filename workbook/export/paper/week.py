"""The chore week for the fridge: each slot once, with its box, in the row or column of whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook.domain.chores.slot import Slot
from workbook.domain.chores.spelled_out import by_paid_help, followed
from workbook.domain.chores.week import Load, Week, told_minutes
from workbook.export.paper.sheet import Block, Break, Cell, Heading, Points, Room, Row, Sheet, Table, Tick, Words
from workbook.words.chores import plan as words
from workbook.words.common import paper

MOST_COLUMNS = 4
"""So many people stand beside each other on paper that stands upright; of more, each box says whose it is."""


def week_sheet(week: Week, *, landscape: bool = False, room: bool = True) -> Sheet:
    """The week as it stands, with what was moved and ticked. What was agreed on is told beside what became of it.
    `room`: with lines to write on."""
    from workbook.planning.appraisal import slots_now, stands

    plan = week.plan
    title = words.title(week.household.name, plan.weeks, words.date_name(week.monday))
    blocks: list[Block] = []
    for number in range(plan.weeks):
        if number:
            blocks.append(Break())
        blocks.append(_table(week, range(7 * number, 7 * number + 7), landscape))
    if plan.unplaced:
        left = (words.left_out(one.chore, one.times, one.reason, one.remedy) for one in plan.unplaced)
        blocks += [Heading(paper.LEFT_OUT), Points(tuple(left))]
    if helped := by_paid_help(week.household):
        blocks.append(Words(words.paid_help(helped), quiet=True))
    if plan.loads:
        blocks.append(Words(f"{paper.CARRIES}: {_hours(plan.loads)}", quiet=True))
    if (told := stands(week, slots_now(week))).done_head:
        blocks.append(Words(f"{told.done_head}: {_hours(told.as_done)}", quiet=True))
    blocks += [Room(2, paper.FOR_NEXT_TIME)] if room else []
    about = paper.on_trial(week.review, agreed=week.state != "proposed")
    crowd = -(-len(week.plan.slots) // plan.weeks)
    return Sheet(title, tuple(blocks), about, landscape, crowd)


def _table(week: Week, days: range, landscape: bool) -> Table:
    slots = sorted(
        ((week.where(number), week.record(number).outcome == "done") for number in range(len(week.plan.slots))),
        key=lambda one: (one[0].day, one[0].part),
    )
    whose, after = list(_whose(week, [slot for slot, _ in slots])), followed(week.household)
    if len(whose) > MOST_COLUMNS and not landscape:
        whose = [""]

    def cell(day: int, who: str) -> Cell:
        here = [(slot, done) for slot, done in slots if slot.day == day and who in ("", _owner(slot))]
        named = who in ("", paper.TOGETHER)
        return tuple(_tick(week, slot, done, after.get(slot.chore, ""), named=named) for slot, done in here)

    heads = [paper.day(week.date_of(day)) for day in days]
    if landscape:
        return Table(tuple(heads), tuple(Row(who, tuple(cell(day, who) for day in days)) for who in whose))
    rows = tuple(Row(paper.day_in_words(week.date_of(day)), tuple(cell(day, who) for who in whose)) for day in days)
    return Table(tuple(who or paper.CHORES_HEAD for who in whose), rows)


def _hours(loads: Sequence[Load]) -> str:
    return paper.carries((load.person, words.hours(load.minutes)) for load in loads)


def _whose(week: Week, slots: list[Slot]) -> Iterator[str]:
    """Whose columns there are: everybody who has something, in the household's order, then what is done together."""
    found = {_owner(slot) for slot in slots}
    people = week.household.people
    yield from (person.name for person in people if person.name in found or person.takes_share)
    yield from sorted(found - {*(person.name for person in people), paper.TOGETHER, paper.WHOEVER})
    yield from (name for name in (paper.TOGETHER, paper.WHOEVER) if name in found)


def _owner(slot: Slot) -> str:
    return paper.WHOEVER if not slot.people else slot.people[0] if len(slot.people) == 1 else paper.TOGETHER


def _tick(week: Week, slot: Slot, done: bool, after: str, *, named: bool) -> Tick:
    chore = week.household.chore(slot.chore)
    clock = words.span(chore.clock) if chore is not None and chore.clock is not None else ""
    said = [paper.minutes(told_minutes(week.household, slot), clock or paper.PARTS_SHORT[slot.part % 3])]
    if named and slot.people:
        said.insert(0, words.people(slot.people))
    if after:
        said.append(words.comes_after(after))
    return Tick(slot.chore, ", ".join(said), done)
