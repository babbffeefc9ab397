"""The end of a step: when is your next sitting? One line with the days that are planned, and behind it their fields."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from workbook.domain.steps.appointments import Planned, ahead
from workbook.domain.steps.exercises import Act
from workbook.domain.steps.programme import Exercise
from workbook.widgets.steps.exercises.frame import Frame
from workbook.words.steps import acts as words

if TYPE_CHECKING:
    from workbook.domain.steps.appointments import Appointment
    from workbook.domain.steps.next_step import State
    from workbook.widgets.steps.exercises.around import Around
    from workbook.widgets.steps.exercises.base import Editor

SITTING = Exercise("next-sitting", "act", words.SITTING, words.SITTING_PROMPT, "", "", 1, Act("date"), optional=True)
"""Not of the content: stands behind the exercises of every step."""


class SittingFrame(Frame):
    """Its line shows the days that are planned."""

    def __init__(self, sittings: Sequence[Appointment], today: date) -> None:
        super().__init__(0, SITTING, None)
        self._today = today
        self._planned = self._ahead(sittings)

    def _ahead(self, sittings: Sequence[Appointment]) -> Planned:
        return tuple((one.on, one.at) for one in ahead(sittings, self._today))

    def make_editor(self, around: Around) -> Editor[Any, Any]:
        from workbook.widgets.steps.exercises.sitting_editor import SittingEditor

        return SittingEditor(self.exercise, self._planned, around)

    def plan(self, sittings: Sequence[Appointment]) -> None:
        """Show other days (set here, or by undo)."""
        self._planned = self._ahead(sittings)
        if self.editor is not None and not self.editor.typing:
            self.editor.show(self._planned)
        self.show_facts()

    @property
    def state(self) -> State:
        return "done" if self._planned else "untouched"

    def asides(self) -> list[str]:
        return [words.sittings_on(self._planned, self._today)] if self._planned else []

    def actions(self) -> list[Any]:
        return []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("example", "not_now", "earlier", "private"):
            return False
        return super().check_action(action, parameters)
