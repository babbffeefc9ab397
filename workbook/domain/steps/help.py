"""Where somebody can turn for help that the book cannot give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.domain.steps.exercises import Choose

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise, Step


@dataclass(frozen=True, slots=True)
class HelpPlace:
    """`title` is the trouble, `what` there is for it, `where` to find it. One line each, of any length."""

    id: str
    title: str
    what: str
    where: str


def leads_to_help(exercise: Exercise) -> bool:
    """Does an answer of it lead to the places to turn to?"""
    return isinstance(exercise.settings, Choose) and any(option.leads for option in exercise.settings.options)


def may_need_help(step: Step, again: str) -> bool:
    """May somebody who reads a step need a place to turn to before they have written a word? On the page for when it
    has happened `again`, and where a question leads there."""
    return step.id == again or any(map(leads_to_help, step.exercises))
