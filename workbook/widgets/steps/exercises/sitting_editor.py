"""The fields for the next sittings: for each a day, and a time if there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input, Static

from workbook.domain.steps.appointments import SITTINGS, Planned
from workbook.domain.steps.exercises import Act
from workbook.widgets.common.date_field import DateField, TimeField
from workbook.widgets.common.safe import plain
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import SittingSet
from workbook.words.steps import acts as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


class SittingEditor(Editor[Act, Planned]):
    """Fields that are saved as they are typed."""

    DEFAULT_CSS = "SittingEditor TimeField { margin-bottom: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.SITTING_SET, id="exercise.write", tooltip=words.SITTING_SET_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Planned, around: Around) -> None:
        super().__init__(exercise, value, around)
        rows = [value[place] if place < len(value) else (None, "") for place in range(SITTINGS)]
        self._fields = [(DateField(around.today, on), TimeField(at)) for on, at in rows]

    def compose(self) -> ComposeResult:
        for place, (day, time) in enumerate(self._fields):
            yield Static(plain(words.SITTING_AFTER if place else words.ON_DAY), classes="label")
            yield day
            yield Static(plain(words.AT_TIME), classes="label")
            yield time

    @property
    def value(self) -> Planned:
        return tuple((day.day, time.at) for day, time in self._fields if day.day is not None)

    def show(self, value: Planned) -> None:
        if value == self.value:
            return  # what is typed stays where it was typed
        self._value = value
        for place, (day, time) in enumerate(self._fields):
            on, at = value[place] if place < len(value) else (None, "")
            day.load(on)
            time.load(at)

    def first(self) -> Widget:
        return self._fields[0][0].field

    def on_date_field_changed(self, event: DateField.Changed) -> None:
        event.stop()
        self._set()

    def on_time_field_changed(self, event: TimeField.Changed) -> None:
        event.stop()
        self._set()

    def _set(self) -> None:
        value = self.value
        if any(day.half_typed for day, _ in self._fields):
            return  # half a word takes no sitting away; an empty field does
        if value != self._value:
            self._value = value
            self.post_message(SittingSet(self.exercise.id, value))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """On to the next field; from the last one back."""
        message.stop()
        fields = [field.field for pair in self._fields for field in pair]
        at = next((place for place, field in enumerate(fields) if field is message.input), len(fields))
        if at + 1 < len(fields):
            fields[at + 1].focus()
        else:
            self.take_back_focus()
