"""What would help, done as it is said and tried again on every plan: by other code than the planner's.

python -m tests.planning.remedies [count]    so many random households of two kinds; prints what does not help
"""

from __future__ import annotations

import copy
import re
import sys
from datetime import date
from typing import Any

from tests.planning.brute import WEIGHT, Brute, best, spelled
from tests.planning.households import asked, household, tiny
from tests.planning.sentences.told import DAYS, PARTS
from workbook.domain.chores.due import due_in_week_of
from workbook.domain.chores.week import Unplaced, WeekPlan
from workbook.planning.engine import make_plan

Top = dict[str, Any]

EVERYTHING = "; with that, everything that lacked time is in"
INSTEAD = "; that makes room for it or for "
WITH_THE_FIRST = "the changes named with the first of these"
CHANGES = {
    "let two people do it": lambda chore, top: chore.update(owned=False),
    "let it be done without taking turns": lambda chore, top: chore.update(alternate=False),
    "make room for that one first, or let it stand without the order": lambda chore, top: chore.pop("after"),
    "other hours for it": lambda chore, top: chore.pop("clock"),
    "allow more days or parts of the day for it": lambda chore, top: _anywhere(chore),
    "allow it closer together, on more days, or less often": lambda chore, top: _anywhere(chore),
    "let it not count as heavy": lambda chore, top: chore.update(heavy=False),
    "raise the most minutes you agreed on": lambda chore, top: _no_limits(top),
    "take away a pin": lambda chore, top: _unbound(chore, top),
    "let somebody else have it": lambda chore, top: _unbound(chore, top),
    "let the turn pass to somebody else": lambda chore, top: _unbound(chore, top),
    "somebody here could learn it, or somebody else be asked": lambda chore, top: _all_learn(chore, top),
    "ask somebody from outside, or let one do it": lambda chore, top: chore.update(people=1),
    "plan it for the week after": lambda chore, top: top["last_done"].pop(chore["name"]),
}


def _anywhere(chore: Top) -> None:
    chore.update(allowed_days=list(range(7)), parts=[0, 1, 2], gap=1)


def _unbound(chore: Top, top: Top) -> None:
    top["pins"] = [pin for pin in top["pins"] if pin[0] != chore["name"]]


def _no_limits(top: Top) -> None:
    for person in top["people"]:
        person.update(most_a_day=0, most_an_evening=0)


def _all_learn(chore: Top, top: Top) -> None:
    """Who learns it needs half as much time again."""
    for person in top["people"]:
        if chore["name"] in person["cannot"]:
            person["cannot"] = [name for name in person["cannot"] if name != chore["name"]]
            person["learning"] = [*person["learning"], chore["name"]]
    top["forbids"] = [said for said in top.get("forbids", []) if said[0] != chore["name"]]


def no_help(top: Top, plan: WeekPlan) -> list[str]:
    """Remedies of a proved plan of the household after which there is no more room than before, or of whose minutes
    fewer would do."""
    weight = {chore["name"]: WEIGHT[chore.get("prio", 2)] for chore in top["chores"]}
    before = sum(weight[left.chore] * left.times for left in plan.unplaced)
    found: list[str] = []
    for left in [one for one in plan.unplaced if one.remedy not in ("", WITH_THE_FIRST)]:
        said = f"{left.chore}: {left.remedy}"
        *kinds, last = left.remedy.split(", and then ")
        changed, helped = copy.deepcopy(top), _helped(left, plan.unplaced)
        if "more minutes" not in last:
            kinds, last = [*kinds, last], ""
            helped = {left.chore: 1}
        if not set(kinds) <= set(CHANGES):
            found.append(f"{said}: not known")
            continue
        for kind in kinds:
            CHANGES[kind](next(c for c in changed["chores"] if c["name"] == left.chore), changed)
        minutes = minutes_of(last)
        most = before - sum(weight[name] * times for name, times in helped.items())
        found += [] if best(with_minutes(changed, minutes))[0] <= most else [said]
        if len(helped) > 1:
            continue
        changed["last_owner"] = {n: who for n, who in top.get("last_owner", {}).items() if n not in plan.yielded}
        found += _no_rivals(said, with_minutes(changed, minutes), plan)
        changed, others = as_placed(changed, plan, left.chore)
        for n, (who, more, day, part) in enumerate(minutes):
            less = [*minutes[:n], (who, more - 1, day, part), *minutes[n + 1 :]]
            missing, rest = divmod(Brute(with_minutes(changed, less)).search()[0], WEIGHT[0])
            found += [f"{said}: less would do"] if missing <= left.times - helped[left.chore] and rest <= others else []
    return found


def _no_rivals(said: str, changed: Top, plan: WeekPlan) -> list[str]:
    """Others of which it is said that they could take those minutes instead, and that could not."""
    found: list[str] = []
    named = said.partition(INSTEAD)[2].split(" or ") if INSTEAD in said else []
    for other in [left for left in plan.unplaced if left.chore in named]:
        top, rest = as_placed(changed, plan, other.chore)
        missing, weight = divmod(Brute(top).search()[0], WEIGHT[0])
        found += [] if missing < other.times and weight <= rest else [f"{said}: not {other.chore}"]
    return found


def as_placed(changed: Top, plan: WeekPlan, name: str) -> tuple[Top, int]:
    """The household in which one chore comes before all else and every other is done as often as it is in the plan:
    what was promised for one is not taken from another. And what the others may lack, by weight: nothing, but where
    some of a chore's doings are bound to their day and others were left out."""
    top, rest = copy.deepcopy(changed), 0
    times = {one.chore: one.times for one in plan.unplaced}
    for chore in top["chores"]:
        days = [slot.day for slot in plan.slots if slot.chore == chore["name"]]
        if chore["name"] == name:
            chore["prio"] = 0
        elif chore["name"] in times:
            bound = any(pin[0] == chore["name"] and pin[2] is not None for pin in top.get("pins", []))
            if "days" in chore and chore.get("a_day", 1) == 1:
                chore["days"] = sorted(days)
            elif "days" not in chore and not bound:
                chore["times"] = len(days)
            else:
                rest += WEIGHT[chore.get("prio", 2)] * times[chore["name"]]
    return top, rest


def _helped(left: Unplaced, unplaced: tuple[Unplaced, ...]) -> dict[str, int]:
    """How many doings of which chores have a place after a change of minutes, as it is said."""
    if left.remedy.endswith(EVERYTHING):
        return {one.chore: one.times for one in unplaced if one is left or one.remedy == WITH_THE_FIRST}
    some = re.search(r" \(for (one|\d+) of the \d+\)", left.remedy)
    return {left.chore: left.times if some is None else 1 if some[1] == "one" else int(some[1])}


def minutes_of(remedy: str) -> list[tuple[str, int, int, int]]:
    """Person, minutes, day and part of each change, as a person reads it: "A: 70 more minutes on Friday evening and 5
    on Sunday morning; B: …"."""
    found: list[tuple[str, int, int, int]] = []
    for of_one in remedy.removesuffix(EVERYTHING).split("; "):
        if head := re.match(r"(.+): (?=\d+ more minutes)", of_one):
            for minutes, days, part in re.findall(
                rf"(\d+)(?: more minutes)?(?: each)? on (.+?) ({'|'.join(PARTS)})", of_one[head.end() :]
            ):
                found += [(head[1], int(minutes), day, PARTS.index(part)) for day in _days_of(days)]
    return found


def _days_of(said: str) -> list[int]:
    """Monday · Monday to Friday · Monday, Wednesday, Friday and Saturday"""
    named = [DAYS.index(day) for day in re.findall(r"\w+day", said)]
    return list(range(named[0], named[1] + 1)) if " to " in said else named


def with_minutes(top: Top, changes: list[tuple[str, int, int, int]]) -> Top:
    changed = copy.deepcopy(top)
    for who, minutes, day, part in changes:
        person = next(one for one in changed["people"] if one["name"] == who)
        person["avail"][day][part] += minutes
    return changed


def of_tiny(seed: int) -> list[str]:
    top = tiny(seed)
    return no_help(top, make_plan(household(top)))


def of_asked(seed: int) -> list[str]:
    top = asked(seed)
    return no_help(spelled(top), make_plan(due_in_week_of(household(top), date.fromisoformat(top["monday"]))))


def main(count: int = 200) -> int:
    wrong = {f"tiny {seed}": said for seed in range(20_000, 20_000 + count) if (said := of_tiny(seed))}
    wrong |= {f"asked {seed}": said for seed in range(2000, 2000 + count) if (said := of_asked(seed))}
    for name, said in wrong.items():
        print(name, *said, sep="\n    ")
    print(f"{2 * count - len(wrong)} of {2 * count} households: every remedy helps, and less would not")
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
