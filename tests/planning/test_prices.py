"""What one chore less, or two hours of help, is worth: planned anew, and the same by trying every plan."""

from __future__ import annotations

from tests.planning.brute import Brute
from tests.planning.households import home, household, sample, tiny
from workbook.planning.engine import make_plan
from workbook.planning.prices import HELP_MINUTES, prices
from workbook.words.chores import certificate as words


class Less(Brute):
    """The same household, its work weighed as it was, in which a chore is not done any more."""

    def without(self, name: str) -> int:
        gone = self.names.index(name)
        self.slots = [slot for slot in self.slots if slot[0] != gone]
        return self.search()[1]


def test_what_is_said_of_a_chore_less_is_what_trying_every_plan_finds() -> None:
    said = 0
    for seed in range(60):
        top = tiny(seed)
        made = household(top)
        if len({each["share"] for each in top["people"]}) > 1 or top.get("carry") or len(top["people"]) < 2:
            continue
        plan = make_plan(made)
        for price in prices(made, plan):
            if price.dropped and not plan.yielded:
                said += 1
                step = plan.step
                least = Less(top).without(price.dropped)
                assert -(-price.after[1] // step) == least, f"seed {seed}"
                assert price.before[1] == max(load.basis_points for load in plan.loads)
    assert said >= 5


def test_two_hours_of_help_take_what_they_hold_and_no_more() -> None:
    made = home(*({"name": f"C{n}", "minutes": 50} for n in range(6)))
    (*_, helped) = (price for price in prices(made, make_plan(made)) if not price.dropped)
    assert 0 < helped.minutes <= HELP_MINUTES
    assert len(helped.helped) == 2
    said = words.price(helped.dropped, helped.helped, helped.minutes, helped.before, helped.after)
    assert said.startswith("With 1 h 40 of paid help a week (")
    assert said.endswith("% (Ana).")


def test_a_sample_household_is_told_what_would_make_it_lighter() -> None:
    made = household(sample("eva"))
    found = prices(made, make_plan(made))
    assert found
    assert all(price.after[1] <= price.before[1] - 100 for price in found)
