"""The end of a step: when is your next sitting? One line with the day that is planned, and behind it two fields."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.domain.steps.answers import Undertaking
from workbook.domain.steps.exercises import Act
from workbook.domain.steps.programme import Exercise
from workbook.widgets.steps.exercises.frame import Frame
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.steps.next_step import State
    from workbook.widgets.steps.exercises.around import Around
    from workbook.widgets.steps.exercises.base import Editor

SITTING = Exercise("next-sitting", "act", words.SITTING, words.SITTING_PROMPT, "", "", 1, Act("date"), optional=True)
"""Not of the content: stands behind the exercises of every step."""


def is_sitting(exercise: Exercise) -> bool:
    """Does the act set the next sitting? So does a date to which the content gives no name."""
    act = exercise.settings
    return isinstance(act, Act) and act.makes == "date" and not act.act


class SittingFrame(Frame):
    """Its line shows the day that is planned."""

    def __init__(self, planned: Appointment | None, today: date) -> None:
        super().__init__(0, SITTING, None)
        self._planned = planned
        self._today = today

    def make_editor(self, around: Around) -> Editor[Any, Any]:
        from workbook.widgets.steps.exercises.sitting_editor import SittingEditor

        planned = self._planned
        ahead = planned is not None and planned.on >= around.today
        value = Undertaking(on=planned.on, at=planned.at) if planned and ahead else Undertaking()
        return SittingEditor(self.exercise, value, around)

    def plan(self, planned: Appointment | None) -> None:
        """Show another day (set here, or by undo)."""
        self._planned = planned
        if self.editor is not None and not self.editor.typing:
            self.editor.show(Undertaking(on=planned.on, at=planned.at) if planned else Undertaking())
        self.show_facts()

    @property
    def state(self) -> State:
        planned = self._planned
        return "done" if planned is not None and planned.on >= self._today else "untouched"

    def asides(self) -> list[str]:
        if self._planned is None or self.state != "done":
            return []
        return [words.sitting_on(self._planned.on, self._planned.at, self._today)]

    def actions(self) -> list[Any]:
        return []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("example", "not_now", "earlier", "private"):
            return False
        return super().check_action(action, parameters)
