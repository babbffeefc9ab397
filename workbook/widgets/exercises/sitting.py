"""The end of a step: when is your next sitting? A day, and a time if there is one."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from workbook.domain.answers import Undertaking
from workbook.domain.appointments import Appointment
from workbook.domain.exercises import Act
from workbook.domain.programme import Exercise
from workbook.domain.progress import State
from workbook.widgets.datefield import DateField, TimeField
from workbook.widgets.exercises.base import Around, Editor
from workbook.widgets.exercises.frame import Frame
from workbook.widgets.safe import plain
from workbook.words import steps as words
from workbook.words.app import near_date

SITTING = Exercise(
    "next-sitting", "act", words.SITTING, words.SITTING_PROMPT, "", "", 1, Act("date"), optional=True
)
"""Not of the content: stands behind the exercises of every step."""


class SittingSet(Message):
    """The next sitting shall be then; `on` None: none is planned."""

    def __init__(self, on: Any, at: str) -> None:
        super().__init__()
        self.on, self.at = on, at


class SittingEditor(Editor[Act, Undertaking]):
    """Two fields that are saved as they are typed."""

    DEFAULT_CSS = "SittingEditor DateField { margin-bottom: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.SITTING_SET, id="exercise.write", tooltip=words.SITTING_SET_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Undertaking, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._day = DateField(around.today, value.on)
        self._time = TimeField(value.at)

    def compose(self) -> ComposeResult:
        yield Static(plain(words.ON_DAY), classes="label")
        yield self._day
        yield Static(plain(words.AT_TIME), classes="label")
        yield self._time

    @property
    def value(self) -> Undertaking:
        return Undertaking(on=self._day.day, at=self._time.at if self._day.day else "")

    def show(self, value: Undertaking) -> None:
        self._value = value
        self._day.load(value.on)
        self._time.load(value.at)

    def first(self) -> Widget:
        return self._day.field

    def on_date_field_changed(self, event: DateField.Changed) -> None:
        event.stop()
        self._set()

    def on_time_field_changed(self, event: TimeField.Changed) -> None:
        event.stop()
        self._set()

    def _set(self) -> None:
        value = self.value
        if value != self._value:
            self._value = value
            self.post_message(SittingSet(value.on, value.at))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if message.input is self._day.field:
            self._time.field.focus()
        else:
            self.take_back_focus()


class SittingFrame(Frame):
    """Its line shows the day that is planned."""

    def __init__(self, planned: Appointment | None, today: date) -> None:
        super().__init__(0, SITTING, None)
        self._planned = planned
        self._today = today

    def make_editor(self, around: Around) -> Editor[Any, Any]:
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
        return [near_date(self._planned.on, self._today) + (f" {self._planned.at}" if self._planned.at else "")]

    def actions(self) -> list[Any]:
        return []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("example", "not_now", "earlier", "private"):
            return False
        return super().check_action(action, parameters)
