"""Where the app shows what an act has become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.domain.steps.answers import Answer, Undertaking
from workbook.domain.steps.exercises import Act

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


def leads_on(exercise: Exercise) -> bool:
    """Is what the act became shown at once? A plan is only begun; it goes on where the plans are."""
    return isinstance(exercise.settings, Act) and exercise.settings.makes == "plan"


def place_of(exercise: Exercise, answer: Answer) -> tuple[str, str]:
    """Where the app shows what an act has become: page, and there its id ("" for no one thing)."""
    act = exercise.settings
    assert isinstance(act, Act)
    link = answer.value.link if isinstance(answer.value, Undertaking) else ""
    return {"promise": "promises", "plan": "plans", "date": "today"}[act.makes], link
