"""What one chore less, or two hours of help, is worth: planned anew, and the same by trying every plan."""

from __future__ import annotations

from itertools import combinations

from tests.planning.brute import Brute
from tests.planning.households import home, household, sample, tiny
from workbook.domain.chores.burden import parts
from workbook.export.chores.week_text import price_line
from workbook.planning.engine import make_plan
from workbook.planning.prices import HELP_MINUTES, prices
from workbook.words.chores import certificate as words


class Less(Brute):
    """The same household, its work weighed as it was, in which a chore is not done any more."""

    def without(self, *names: str) -> Less:
        gone = [self.names.index(name) for name in names]
        for p in self.adults:  # what is owed is a part of a week's work, and this is a smaller week
            weights = [(c in gone, self.beta[c][p] * self.chores[c].get("people", 1)) for c, _ in self.slots]
            whole, left = sum(each for _, each in weights), sum(each for less, each in weights if not less)
            self.carry[p] = round(self.carry[p] * left / whole) if whole else self.carry[p]
        self.slots = [slot for slot in self.slots if slot[0] not in gone]
        self.after = {c: first for c, first in self.after.items() if first not in gone}
        return self

    def least(self) -> int:
        return self.search()[1]

    def with_help(self) -> int:
        """The heaviest list at best, where somebody from outside does what two hours hold of what one person can do.
        True where no chore is done in part."""
        every = list(self.slots)
        can = [
            n
            for n, (c, _) in enumerate(every)
            if self.chores[c].get("people", 1) == 1
            and not self.chores[c].get("planning")  # what has to be noticed and arranged is not bought
            and not self.pinned_at_all(c)
        ]
        minutes = {n: self.chores[every[n][0]]["minutes"] for n in can}
        held = [set(some) for count in range(len(can) + 1) for some in combinations(can, count)]
        held = [some for some in held if sum(map(minutes.__getitem__, some)) <= HELP_MINUTES]
        found: list[int] = []
        for some in (some for some in held if not any(some < more for more in held)):
            self.slots = [slot for n, slot in enumerate(every) if n not in some]
            found.append(self.search()[1])
        return min(found)

    def pinned_at_all(self, c: int) -> bool:
        days = self.chores[c].get("days", range(7))
        return any(self.pinned(c, day) for day in days if day in self.chores[c].get("allowed_days", range(7)))


def test_what_two_hours_of_help_are_worth_is_what_trying_everything_they_hold_finds() -> None:
    said = 0
    for seed in range(70_000, 70_060):
        top = tiny(seed)
        if len({each["share"] for each in top["people"]}) > 1 or top.get("carry") or len(top["people"]) < 2:
            continue
        plan = make_plan(household(top))
        partly = {left.chore for left in plan.unplaced} & {slot.chore for slot in plan.slots}
        if partly or plan.yielded or len(plan.slots) > 7:  # which of its doings help takes, its gap has a say in
            continue
        for price in prices(household(top), plan):
            if price.helped:
                said += 1
                least = Less(top).without(*price.dropped).with_help()
                assert -(-price.after[1] // plan.step) == least, f"seed {seed}"
    assert said >= 5


def test_what_is_said_of_chores_less_is_what_trying_every_plan_finds() -> None:
    """By shares that differ, or with something owed, the parts of all are said: no list is the heaviest by these."""
    said = both = unlike = 0
    for seed in range(60):
        top = tiny(seed)
        made = household(top)
        if len(top["people"]) < 2:
            continue
        plan = make_plan(made)
        for price in prices(made, plan):
            if price.dropped and not price.helped and not plan.yielded:
                said += 1
                both += price.several
                less = Less(top).without(*price.dropped)
                least = less.least()
                if len({each["share"] for each in top["people"]}) == 1 and not top.get("carry"):
                    assert not price.lists
                    assert -(-price.after[1] // plan.step) == least, f"seed {seed}"
                    assert price.before[1] == max(load.basis_points for load in plan.loads)
                    continue
                unlike += 1
                assert [(name, part) for name, part, _ in price.lists] == list(parts(made, plan.loads)), f"seed {seed}"
                shares = {each["name"]: each["share"] for each in top["people"]}
                mean, owed = sum(shares.values()) / len(shares), dict(zip(shares, less.carry, strict=True))
                heaviest = max(part * mean / shares[name] + owed.get(name, 0) for name, _, part in price.lists)
                assert abs(heaviest / plan.step - least) < 1.5, f"seed {seed}"  # parts are rounded
    assert said >= 5
    assert both
    assert unlike >= 5


def test_by_other_shares_and_with_a_debt_everybody_is_named_before_and_after() -> None:
    heaviest = ("Ben", 7500), ("Ana", 2300)
    said = words.price(["Shop, fetch"], [], 0, *heaviest, [("Ana", 2500, 2300), ("Ben", 7500, 6800)])
    assert said == (
        "Without “Shop, fetch” Ana carries 23 % and Ben 68 % of the work as it is now, instead of 25 % and 75 %."
    )
    made = home(
        {"name": "A", "minutes": 60}, {"name": "B", "minutes": 60}, {"name": "C", "minutes": 30}, carry={"Ana": 900}
    )
    for price in prices(made, make_plan(made)):
        assert [name for name, _, _ in price.lists] == ["Ana", "Ben"]


def test_what_is_owed_is_less_of_a_smaller_week_as_it_is_when_that_is_planned() -> None:
    chores = [{"name": f"C{n}", "minutes": 20, "times": 3} for n in range(4)]
    big = {"name": "Cook", "minutes": 60, "times": 4}
    owed = {"Ana": 1000, "Ben": -1000}
    made = home(*chores, big, carry=owed)
    without = next(p for p in prices(made, make_plan(made)) if p.dropped == ("Cook",) and not p.several)
    again = make_plan(home(*chores, carry=owed))  # 240 of 480 minutes
    halves = [load.basis_points / 2 for load in again.loads]
    for (_, _, after), half in zip(without.lists, halves, strict=True):
        assert abs(after - half) <= 10  # the grain of a plan


def test_two_hours_of_help_take_what_they_hold_and_no_more() -> None:
    made = home(
        {"name": "Doctor", "minutes": 10, "planning": 90, "planner": "*"},
        {"name": "School", "minutes": 30, "planning": 60},
        *({"name": f"C{n}", "minutes": 50, "times": n} for n in range(1, 4)),
    )
    (helped,) = (price for price in prices(made, make_plan(made)) if not price.dropped)
    assert 0 < helped.minutes <= HELP_MINUTES
    assert sum(times for _, times in helped.helped) == 2
    assert not {"School", "Doctor, planning"} & {chore for chore, _ in helped.helped}
    said = words.price([], [("C1", 1), ("C2", 2), ("C3", 3)], helped.minutes, helped.before, helped.after)
    assert said.startswith("With 1 h 40 of paid help a week (C1 once, C2 twice and C3 3 times) the heaviest list falls")
    assert said.endswith("of the work as it is now.")


def test_a_sample_household_is_told_what_would_make_it_lighter() -> None:
    made = household(sample("eva"))
    found = prices(made, make_plan(made))
    assert found
    assert all(price.after[1] <= price.before[1] - 100 for price in found)
    *alone, both = found
    assert both.several
    assert both.after[1] <= alone[0].after[1] - 100
    said = price_line(both)
    assert said.startswith(f"Both at once: without {alone[0].dropped[0]} and ")
