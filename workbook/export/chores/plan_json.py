"""A week plan as JSON values, for other programs; and back, for the workbook's own store."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from workbook.domain.chores.household import PARTS
from workbook.domain.chores.week import WeekPlan

if TYPE_CHECKING:
    from workbook.planning.prices import Price


def prices_to_json(prices: Iterable[Price]) -> list[dict[str, Any]]:
    """What would make the heaviest list lighter, the most first, then two of these at once ("also_without" has a name,
    or there is help beside "without"). Basis points are parts of the whole work; "helped_times" are the turns of each
    that is helped with, and "lists" everybody's part, where shares differ or something is owed."""
    return [
        {
            "without": price.dropped[0] if price.dropped else None,
            "also_without": price.dropped[1] if len(price.dropped) > 1 else None,
            "helped": [chore for chore, _ in price.helped],
            "helped_times": [times for _, times in price.helped],
            "help_minutes": price.minutes,
            "before": {"person": price.before[0], "basis_points": price.before[1]},
            "after": {"person": price.after[0], "basis_points": price.after[1]},
            "lists": [
                {"person": person, "before_basis_points": before, "after_basis_points": after}
                for person, before, after in price.lists
            ],
        }
        for price in prices
    ]


def to_json(plan: WeekPlan) -> dict[str, Any]:
    """The plan in the form that planner.md sets out. `day` is 0–6 (0–13 in a fortnight plan)."""
    certificate = plan.certificate
    return {
        "status": plan.status,
        "weeks": plan.weeks,
        "slots": [
            {"chore": slot.chore, "day": slot.day, "part": PARTS[slot.part], "people": list(slot.people)}
            for slot in plan.slots
        ],
        "unplaced": [
            {"chore": left.chore, "times": left.times, "reason": left.reason, "remedy": left.remedy}
            for left in plan.unplaced
        ],
        "loads": [
            {"person": load.person, "basis_points": load.basis_points, "minutes": load.minutes} for load in plan.loads
        ],
        "worst_basis_points": plan.worst,
        "bound_basis_points": plan.bound,
        "step_basis_points": plan.step,
        "stages": [
            {"name": stage.name, "value": stage.value, "bound": stage.bound, "seconds": stage.seconds}
            for stage in plan.stages
        ],
        "certificate": {
            "fair_basis_points": certificate.fair_basis_points,
            "envies": [
                {"person": envy.person, "other": envy.other, "basis_points": envy.points, "but_for": envy.but_for}
                for envy in certificate.envies
            ],
            "heaviest_proved": certificate.heaviest_proved,
            "at_most_better_basis_points": certificate.at_most_better,
            "given_for_last_week_basis_points": certificate.given,
            "levels_basis_points": [plan.step * level for level in certificate.levels],
            "lines": list(certificate.lines),
            "reasons": list(certificate.reasons),
        },
        "notes": list(plan.notes),
    }
