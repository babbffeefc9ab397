"""Plans side by side: everybody's part of the work, whole, on a narrow screen too."""

from __future__ import annotations

from tests.planning.households import home, person
from tests.widgets.chores.test_household_widgets import Holder
from tests.widgets.common.test_row_list import text_of
from workbook.domain.chores.burden import parts
from workbook.planning.engine import make_plan
from workbook.screens.chores.week_keys import may
from workbook.widgets.chores.plan_list import NamedPlan, PlanList


async def test_parts_of_the_work_are_shown_whole_and_never_loads_by_shares() -> None:
    made = home({"name": "Cook", "minutes": 30, "times": 5}, people=(person("Ana", share=25), person("Ben")))
    plan = make_plan(made)
    assert [load.basis_points for load in plan.loads] == [5000, 5000], "by the shares they agreed on"
    told = parts(made, plan.loads)
    plans = PlanList()
    app = Holder(plans)
    async with app.run_test(size=(70, 5)) as pilot:
        plans.show([NamedPlan("fairest", plan, 0, told), NamedPlan("closest to last week", plan, 2, told)])
        for width, differs in ((70, " 2 slots differ"), (58, " 2 differ"), (46, "")):
            await pilot.resize_terminal(width, 5)
            await pilot.pause()
            row = next(line for line in text_of(app) if "Closest" in line).split()
            assert " ".join(row).endswith(f"Closest to last week Ana 20 % · Ben 80 %{differs}")


def test_while_plans_are_looked_at_nothing_offers_to_end_a_search_that_is_over() -> None:
    for action in ("stop", "take"):
        assert not may(action, None, slot=False, choosing=True, searching=False)
        assert may(action, None, slot=False, choosing=False, searching=True)
