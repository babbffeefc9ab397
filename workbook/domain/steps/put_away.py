"""Which exercises of a step are not offered now, by what was said and what was written. The page and the shell ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.domain.steps.answers import Apart, Undertaking
from workbook.domain.steps.plain_text import written
from workbook.domain.steps.safety import NotToSay, exercise_is_away, is_letter, is_unsaid

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Answer
    from workbook.domain.steps.next_step import Key
    from workbook.domain.steps.programme import Step


def put_away(step: Step, answers: Mapping[Key, Answer], not_to_say: NotToSay, *, unsafe: bool) -> frozenset[str]:
    """The ids of the exercises that are not offered now. `unsafe`: there is somebody to be afraid of. `not_to_say` is
    asked about what was written in an exercise.

    A letter stays in sight: there its writer finds it again. So does an act that has become something already; and what
    was handed in, so that it can be taken back: else it would be shown as soon as the other one hands theirs in.
    """
    values = {one.id: answer.value for one in step.exercises if (answer := answers.get((step.id, one.id))) is not None}

    def unsaid(id: str) -> bool:
        return id in values and bool(text := written(values[id])) and not_to_say(text)

    found: set[str] = set()
    for one in step.exercises:
        value = values.get(one.id)
        stays = is_letter(one) or (isinstance(value, Undertaking) and bool(value.link))
        away = not stays and is_unsaid(one, step.exercises, unsaid)
        if (away or exercise_is_away(one, unsafe)) and not (isinstance(value, Apart) and value.handed_in):
            found.add(one.id)
    return frozenset(found)
