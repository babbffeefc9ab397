"""`checklist`: items to tick, and items of one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbook.domain.steps.answers import Ticks
from workbook.domain.steps.exercises import Checklist
from workbook.widgets.common.prose import inline
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.listed import OwningEditor, box
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise


class ChecklistEditor(OwningEditor[Checklist, Ticks], can_focus=False):
    """`[x]` and `[ ]`, the person's own items at the end."""

    def __init__(self, exercise: Exercise, value: Ticks, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(choose=words.TICK))

    def entries(self) -> list[WrappedRow]:
        texts = {item.id: inline(item.text) for item in self.settings.items}
        texts |= {id: plain(text) for id, text in self._value.own.items()}
        return [WrappedRow((text,), id, box(id in self._value.ticked)) for id, text in texts.items()]

    def put_back(self, value: Ticks, id: str) -> Ticks:
        return replace(value, ticked=tuple(one for one in value.ticked if one != id))

    def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        value, key = self._value, message.row.value
        ticked = key in value.ticked
        self.change(self.put_back(value, key) if ticked else replace(value, ticked=(*value.ticked, key)))
