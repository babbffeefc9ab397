"""`checklist`: items to tick, and items of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbook.domain.steps.answers import Ticks
from workbook.domain.steps.exercises import Checklist
from workbook.widgets.common.prose import inline
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.owning import OwningEditor
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbook.domain.steps.programme import Exercise


class ChecklistEditor(OwningEditor[Checklist, Ticks], can_focus=False):
    """`[x]` and `[ ]`, the person's own items at the end."""

    def __init__(self, exercise: Exercise, value: Ticks, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(choose=words.TICK))

    def compose(self) -> ComposeResult:
        yield self.slips
        yield self.line

    def entries(self) -> list[WrappedRow]:
        def mark(id: str) -> str:
            return "[x] " if id in self._value.ticked else "[ ] "

        given = [WrappedRow((inline(item.text),), item.id, mark(item.id)) for item in self.settings.items]
        return given + [WrappedRow((plain(text),), id, mark(id)) for id, text in self._value.own.items()]

    def with_own(self, value: Any, id: str, text: str) -> Ticks:
        return replace(value, own={**value.own, id: text})

    def without(self, value: Any, id: str) -> Ticks:
        own = {key: text for key, text in value.own.items() if key != id}
        return Ticks(tuple(one for one in value.ticked if one != id), own)

    def on_wrapped_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        ticked = self._value.ticked
        if message.value in ticked:
            new = tuple(one for one in ticked if one != message.value)
        else:
            new = (*ticked, message.value)
        self.change(replace(self._value, ticked=new))
