"""`compare`: each answers the same fields apart; both are shown side by side once both have handed theirs in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbook.domain.steps.answers import Apart
from workbook.domain.steps.exercises import Compare
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.pickers import Picker
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises import cells
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise

NARROW = 46


class CompareEditor(Editor[Compare, Apart]):
    """Whether the other one has handed theirs in is shown by both sides being there, and in no other way."""

    DEFAULT_CSS = """
    CompareEditor > .form { height: auto; }
    CompareEditor > .said { width: 1fr; height: auto; color: $text-muted; margin-top: 1; }
    CompareEditor > WrappedList { display: none; }
    CompareEditor.-both > WrappedList { display: block; }
    CompareEditor.-handed > .form { display: none; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("hand_in", "take_back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("h", "hand_in", words.HAND_IN, id="compare.hand-in", tooltip=words.HAND_IN_TIP),
        Binding("t", "take_back", words.TAKE_BACK, show=False, id="compare.take-back", tooltip=words.TAKE_BACK_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Apart, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._fields = [
            cells.field_for(column, value.cells.get(column.id), around.today) for column in self.settings.fields
        ]
        self._both = WrappedList(gap=True)
        self._said = Static(classes="said")

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield from cells.form(self.settings.fields, self._fields)
        yield self._both
        yield self._said

    def on_mount(self) -> None:
        self._redraw()

    def fit(self) -> None:
        self._redraw()

    def _redraw(self) -> None:
        handed, theirs = self._value.handed_in, self.around.theirs
        both = handed and theirs is not None
        self.set_class(handed, "-handed")
        self.set_class(both, "-both")
        self._said.update(plain(words.BOTH_IN if both else words.HANDED_IN if handed else words.APART))
        if theirs is None or not both:
            return
        me, other = self.around.me or words.YOU, self.around.other or words.OTHER_UNNAMED
        rows: list[WrappedRow] = []
        for column in self.settings.fields:
            mine = cells.shown(column, self._value.cells.get(column.id))
            yours = cells.shown(column, theirs.cells.get(column.id))
            rows.append(WrappedRow((plain(column.title, "$text-muted"),)))
            if self.size.width < NARROW:
                sides = ((me, mine), (other, yours))
                rows += [WrappedRow((Content.styled(f"{who}: ", "bold") + text,)) for who, text in sides]
            else:
                heads = (Content.styled(f"{me}: ", "bold") + mine, Content.styled(f"{other}: ", "bold") + yours)
                rows.append(WrappedRow(heads))
        self._both.set_rows(rows)

    @property
    def value(self) -> Apart:
        return Apart(cells.read(self.settings.fields, self._fields), self._value.handed_in)

    def show(self, value: Apart) -> None:
        self._value = value
        cells.load_all(self.settings.fields, self._fields, value.cells)
        self._redraw()

    def look_around(self, around: Around) -> None:
        """Both have handed theirs in, or no longer."""
        changed = around.theirs != self.around.theirs
        super().look_around(around)
        if changed:
            self._redraw()

    def first(self) -> Widget:
        return self._fields[0] if self._fields and not self._value.handed_in else self

    def _entered(self, typed: Widget | None) -> None:
        """A field has changed; `typed`: by letters in this one."""
        if self.value != self._value:
            at = cells.field_around(typed, self._fields) if typed else -1
            self.answered(field=self.settings.fields[at].id if at >= 0 else None)
            self.turned()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._entered(event.text_area)

    def on_date_field_changed(self, event: DateField.Changed) -> None:
        event.stop()
        self._entered(event.field)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        event.stop()
        self._entered(None)

    def on_cell_box_entered(self, message: CellBox.Entered) -> None:
        message.stop()
        self._go_on(message.field)

    def on_picker_entered(self, message: Picker.Entered) -> None:
        message.stop()
        self._go_on(message.picker)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self._go_on(message.input)

    def _go_on(self, widget: Widget) -> None:
        at = cells.field_around(widget, self._fields) + 1
        if at < len(self._fields):
            cells.focus(self._fields[at])
        else:
            self.take_back_focus()

    def action_hand_in(self) -> None:
        self._hand(True)

    def action_take_back(self) -> None:
        self._hand(False)

    def _hand(self, handed: bool) -> None:
        self._value = replace(self.value, handed_in=handed)
        self._redraw()
        self.answered()
        self.turned()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "hand_in":
            return not self._value.handed_in and bool(self.value.cells)
        if action == "take_back":
            return self._value.handed_in
        if action == "begin" and self._value.handed_in:
            return False
        return super().check_action(action, parameters)
