"""Why each slot is whose, spoken to who sits in front.

Reasons are kept as they were found, with everybody's name. Here they are found once more, as if one of the people were
called "you"; where the old names lead to the sentence that was kept, the new one says the same. A sentence that cannot
be found again, of a household that was another then, keeps its names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from workbook.domain.chores.household import Household
from workbook.domain.chores.household_edits import renamed_person
from workbook.domain.chores.slot import Slot
from workbook.domain.chores.week import Week
from workbook.domain.common.errors import UsageError
from workbook.planning.reasons import reasons
from workbook.words.chores import reasons as words

MOST_AT_ONCE = 3  # people who do one thing together


def spoken(week: Week, you: str | None, numbers: Iterable[int] | None = None) -> list[str]:
    """The kept reason of every slot of the plan (or of these `numbers` alone; the others stay as they are), spoken to
    `you`; as they are kept where `you` is nobody of this household."""
    kept = list(week.plan.certificate.reasons)
    household, slots, weeks = week.household, week.plan.slots, week.plan.weeks
    wanted = [number for number in (range(len(kept)) if numbers is None else numbers) if number < len(kept)]
    if you is None or household.person(you) is None or not wanted:
        return kept
    try:
        there = renamed_person(household, you, words.YOU)
    except UsageError:  # somebody is called so
        return kept
    again = reasons(household, slots, weeks, wanted)
    told = reasons(there, [_to(slot, you) for slot in slots], weeks, wanted)
    for number, found, said in zip(wanted, again, told, strict=True):
        kept[number] = said if found == kept[number] else _by_others(household, slots[number], kept[number], you)
    return kept


def _by_others(household: Household, slot: Slot, kept: str, you: str) -> str:
    """A slot that somebody else did than was agreed, in a week that was planned anew since."""
    names = [person.name for person in household.people]
    for count in range(1, MOST_AT_ONCE + 1):
        for agreed in combinations(names, count):
            if kept == words.reason(slot.chore, slot.people, words.did_it(agreed)):
                return words.reason(slot.chore, _to(slot, you).people, words.did_it(words.to(agreed, you)))
    return kept


def _to(slot: Slot, you: str) -> Slot:
    return replace(slot, people=words.to(slot.people, you))
