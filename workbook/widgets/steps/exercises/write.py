"""`write`: free text, with a beginning to go on from and notes on wording where the step asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from workbook.domain.steps.answers import Text
from workbook.domain.steps.exercises import Write
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.noted_text_area import NotedTextArea
from workbook.words.steps import exercises as words
from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


class WriteEditor(Editor[Write, Text]):
    """One field. The starter stands in it as long as nothing has been written, and counts for nothing."""

    WRITES_AT_ONCE: ClassVar[bool] = True
    SAYS_CARE: ClassVar[bool] = True
    ACTIONS: ClassVar[tuple[str, ...]] = ("turn", "notes")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h,f8", "turn", care.TURN, show=False, id="exercise.turn", tooltip=care.TURN_TIP),
        Binding("w,f4", "notes", words.NOTES, show=False, id="exercise.notes", tooltip=words.NOTES_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Text, around: Around) -> None:
        super().__init__(exercise, value, around)
        write = self.settings
        self._starter = beginning(write.starter)
        text = value.text or self._starter
        self._noted = NotedTextArea(
            text, families=write.notes, notice=around.notice, care=around.care, help=around.help, lines=write.lines
        )

    def compose(self) -> ComposeResult:
        yield self._noted

    def look_around(self, around: Around) -> None:
        super().look_around(around)
        self._noted.look()

    def first(self) -> Widget:
        return self._noted.box

    @property
    def value(self) -> Text:
        text = self._noted.text
        return Text("" if text == self._starter and not self._value.text else text)

    def show(self, value: Text) -> None:
        self._value = value
        self._noted.load(value.text or self._starter)

    def on_noted_text_area_changed(self, message: NotedTextArea.Changed) -> None:
        message.stop()
        self.answered(field="text")

    def action_turn(self) -> None:
        self._noted.turn_to_help()

    def action_notes(self) -> None:
        self._noted.toggle_notes()

    def on_noted_text_area_looked(self, message: NotedTextArea.Looked) -> None:
        message.stop()
        self.turned()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return self._noted.can_turn
        if action == "notes":
            return bool(self.settings.notes) and self.around.notice is not None
        return super().check_action(action, parameters)


def beginning(starter: str) -> str:
    """A starter as it stands in the field: ready to be written on from."""
    return f"{starter.rstrip()} " if starter.strip() else ""
