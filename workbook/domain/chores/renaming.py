"""Somebody is called something else from now on: in a household, and in a week with all that was computed of it.

Names are keys (household.py), so a person has one name in all of it, in weeks of before too: whose turn it is and what
is owed back are learnt from them. What a person wrote, and a chore that has the name in its own, stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from workbook.domain.chores.household import Household
from workbook.domain.chores.household_edits import renamed_person
from workbook.domain.chores.week import Certificate, Week, WeekPlan


def called(household: Household, name: str) -> str:
    """The name that this person has in the household, whatever its capitals; "" when they are not in it."""
    if household.person(name) is not None:
        return name
    wanted = name.casefold()
    return next((person.name for person in household.people if person.name.casefold() == wanted), "")


def renamed_in_week(week: Week, old: str, new: str) -> Week:
    """The same week with `old` called `new` in its household, its slots, what became of them, and the sentences that
    were computed. Raises NameTaken."""
    household = renamed_person(week.household, old, new)

    def names(known: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(new if name == old else name for name in known)

    return replace(
        week,
        household=household,
        plan=_plan(week.plan, old, new, _speaking(week, old, new)),
        records={
            number: replace(record, by=names(record.by), people=names(record.people))
            for number, record in week.records.items()
        },
        feels_fair={new if name == old else name: felt for name, felt in week.feels_fair.items()},
    )


def _plan(plan: WeekPlan, old: str, new: str, said: Callable[[str], str]) -> WeekPlan:
    def name(known: str) -> str:
        return new if known == old else known

    known = plan.certificate
    certificate: Certificate = replace(
        known,
        envies=tuple(replace(one, person=name(one.person), other=name(one.other)) for one in known.envies),
        lines=tuple(map(said, known.lines)),
        reasons=tuple(map(said, known.reasons)),
    )
    return replace(
        plan,
        slots=tuple(replace(slot, people=tuple(map(name, slot.people))) for slot in plan.slots),
        unplaced=tuple(replace(one, reason=said(one.reason), remedy=said(one.remedy)) for one in plan.unplaced),
        loads=tuple(replace(load, person=name(load.person)) for load in plan.loads),
        certificate=certificate,
        notes=tuple(map(said, plan.notes)),
    )


def _speaking(week: Week, old: str, new: str) -> Callable[[str], str]:
    """A computed sentence with the new name in it. Where that could not be taken back, for the new name is a word of
    these sentences or the name of a chore, they stay as they are."""
    others = {person.name for person in week.household.people if person.name != old}
    others |= {chore.name for chore in week.household.chores}
    said = _sentences(week.plan)

    def turned(name: str, into: str) -> Callable[[str], str]:
        known = "|".join(map(re.escape, sorted({*others, name}, key=lambda one: (-len(one), one))))
        names = re.compile(rf"(?<!\w)(?:{known})(?!\w)")
        return lambda text: names.sub(lambda hit: into if hit[0] == name else hit[0], text)

    there, back = turned(old, new), turned(new, old)
    after = tuple(map(there, said))
    apart = not {old, new} & others and tuple(map(back, said)) == said and tuple(map(there, after)) == after
    return there if apart and tuple(map(back, after)) == said else lambda text: text


def _sentences(plan: WeekPlan) -> tuple[str, ...]:
    left_out = [text for one in plan.unplaced for text in (one.reason, one.remedy)]
    return (*plan.certificate.lines, *plan.certificate.reasons, *plan.notes, *left_out)
