"""The fields for the next sitting: a day, and a time if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from workbook.domain.steps.answers import Undertaking
from workbook.domain.steps.exercises import Act
from workbook.widgets.common.date_field import DateField, TimeField
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import SittingSet
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


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
            self.post_message(SittingSet(self.exercise.id, value.on, value.at))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if message.input is self._day.field:
            self._time.field.focus()
        else:
            self.take_back_focus()
