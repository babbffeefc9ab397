"""`ledger`: rows of named columns. A table to move about in, and beneath it the fields of the row that is open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from workbook.domain.steps.answers import Row, Rows
from workbook.domain.steps.exercises import Ledger
from workbook.domain.steps.plain_text import plain_answer
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.pickers import Picker
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises import cells
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.base import Editor
from workbook.widgets.steps.exercises.messages import LineShown
from workbook.widgets.steps.noted_text_area import NotesPanel
from workbook.widgets.wording.care_panel import PAUSE
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from workbook.domain.steps.programme import Exercise
    from workbook.widgets.common.press_line import Action

MOST_ROWS = 500
NARROW_COLUMN = 18
"""Cells a column needs to be read as one; below that the columns of a row stand under each other."""


class LedgerEditor(Editor[Ledger, Rows], can_focus=False):
    """`self._open` is the row whose fields are shown. A row in which nothing stands is dropped when it is left."""

    DEFAULT_CSS = """
    LedgerEditor > .form { height: auto; margin-top: 1; display: none; }
    LedgerEditor.-form > .form { display: block; }
    LedgerEditor .row-title { color: $accent; width: 1fr; }
    LedgerEditor .hint { color: $text-muted; width: 1fr; height: auto; margin-top: 1; }
    LedgerEditor.-empty > WrappedList { color: $text-muted; }
    LedgerEditor.-first > WrappedList { display: none; }
    LedgerEditor.-first > .form { margin-top: 0; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("add", "remove", "show_line", "shift(-1)", "shift(1)")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.WRITE, id="exercise.write", tooltip=words.WRITE_TIP),
        Binding("a", "add", words.ADD, show=False, id="exercise.add", tooltip=words.ADD_ROW_TIP),
        Binding("d,delete", "remove", words.REMOVE, show=False, id="exercise.remove", tooltip=words.REMOVE_TIP),
        Binding("s", "show_line", words.SHOW_LINE, show=False, id="ledger.show", tooltip=words.SHOW_LINE_TIP),
        Binding("K,shift+up", "shift(-1)", words.MOVE_UP, show=False, id="ledger.up", tooltip=words.MOVE_UP_TIP),
        Binding("J,shift+down", "shift(1)", words.MOVE_DOWN, show=False, id="ledger.down", tooltip=words.MOVE_DOWN_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Rows, around: Around) -> None:
        super().__init__(exercise, value, around)
        self._rows = list(value.rows)
        self._open: str | None = None
        self._stacked: bool | None = None  # None: not laid out yet
        self._fields: list[cells.Field] = []
        self._list = WrappedList(gap=True, opens=words.CHANGE)
        self._form = Vertical(classes="form")
        self._title = Static(classes="row-title")
        self._no_line = Static(plain(words.NO_LINE), classes="hint")
        self._notes = NotesPanel()
        self._pause: Timer | None = None

    def compose(self) -> ComposeResult:
        yield self._list
        yield self._form
        yield self._no_line

    def fit(self) -> None:
        stacked = self.size.width // len(self.settings.columns) < NARROW_COLUMN
        if self.size.width and stacked != self._stacked:
            self._stacked = stacked
            self._redraw()

    # -- the table --------------------------------------------------------------------------------------------

    def _redraw(self) -> None:
        columns = self.settings.columns
        self._no_line.display = self.settings.shows and not self.around.shows
        self.set_class(not self._rows, "-empty")
        # While the first row is being written there is nothing to move about in yet.
        self.set_class(self._open is not None and not any(row.cells for row in self._rows), "-first")
        if not self._rows:
            self._list.set_rows([WrappedRow((plain(words.no_rows(self.settings.row)),))])
            return
        heads = [] if self._stacked else [WrappedRow(tuple(plain(c.title, "$text-muted") for c in columns), mark="  ")]
        entries = [WrappedRow(self._cells(row), row.id, note=self._shown(row)) for row in self._rows]
        weights = [2 if column.type == "text" else 1 for column in columns]
        self._list.set_rows([*heads, *entries], weights=weights)

    def _cells(self, row: Row) -> tuple[Content, ...]:
        columns = self.settings.columns
        before = self.around.today if self.settings.on_the_day else None
        found = [cells.shown(column, row.cells.get(column.id), ends_before=before) for column in columns]
        if not self._stacked:
            return tuple(found)
        lines = [
            Content.styled(f"{column.title}: ", "$text-muted") + text
            for column, text in zip(columns, found, strict=True)
            if text.cell_length
        ]
        return (Content("\n").join(lines),)

    def _shown(self, row: Row) -> Content:
        """What the other one may read of a row."""
        line = (self.around.shown or {}).get(row.id)
        if line is None:
            return Content("")
        reads = plain_answer(self.settings, Rows((row,))).removeprefix("- ")
        read, otherwise = line.seen is not None, reads != line.text
        return plain(words.line_shown(self.around.other, read=read, otherwise=otherwise, shows=self.around.shows))

    def look_around(self, around: Around) -> None:
        changed = (around.shown, around.shows) != (self.around.shown, self.around.shows)
        super().look_around(around)
        if changed:
            self._redraw()

    async def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        await self._edit(message.row.value)

    # -- the form ---------------------------------------------------------------------------------------------

    async def _edit(self, id: str, at: int = 0) -> None:
        """Show the fields of a row and go into one of them."""
        row = next(one for one in self._rows if one.id == id)
        if not self._fields:
            await self._make_fields(row)
        else:
            cells.load_all(self.settings.columns, self._fields, row.cells)
        self._open = id
        self._redraw()
        number = [one.id for one in self._rows].index(id) + 1
        self._title.update(plain(words.row_number(self.settings.row, number, len(self._rows))))
        self.add_class("-form")
        self._list.select(id)
        cells.focus(self._fields[at])
        self.call_after_refresh(self._show_form)

    def _show_form(self) -> None:
        """Bring the form into sight, from its top if it is taller than the window."""
        self._form.scroll_visible(animate=False, top=True)

    async def _make_fields(self, row: Row) -> None:
        columns = self.settings.columns
        self._fields = [cells.field_for(column, row.cells.get(column.id), self.around.today) for column in columns]
        widgets: list[Widget] = [self._title, *cells.form(columns, self._fields)]
        if self.settings.notes and self.around.notice:
            widgets.append(self._notes)
        await self._form.mount(*widgets, Static(plain(words.ROW_HOW), classes="hint"))

    def _entered(self, typed: Widget | None) -> None:
        """Something in the form has changed: take it into its row. `typed`: by letters in this field."""
        if self._open is None or not self._fields:
            return
        found = cells.read(self.settings.columns, self._fields)
        for index, row in enumerate(self._rows):
            # Cells of columns that the content no longer has are kept as they are.
            known = {column.id for column in self.settings.columns}
            kept = {id: cell for id, cell in row.cells.items() if id not in known}
            if row.id == self._open and row.cells != {**kept, **found}:
                self._rows[index] = replace(row, cells={**kept, **found})
                self._redraw()
                at = cells.field_around(typed, self._fields) if typed else -1
                self.answered(field=f"{row.id}/{self.settings.columns[at].id}" if at >= 0 else None)
        if self._notes.is_attached:
            if self._pause is not None:
                self._pause.stop()
            self._pause = self.set_timer(PAUSE, self._look)

    def _look(self) -> None:
        """Notes on the sentence that is being written."""
        field = self.screen.focused
        if isinstance(field, CellBox) and self._notes.is_attached and self.around.notice:
            notes = self.around.notice(field.text, self.settings.notes)
            field.set_marks((note.start, note.end) for note in notes)
            self._notes.set_notes(field.text, notes, field.caret)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._entered(event.text_area)

    def on_date_field_changed(self, event: DateField.Changed) -> None:
        event.stop()
        self._entered(event.field)

    def on_picker_picked(self, event: Picker.Picked) -> None:
        event.stop()
        self._entered(None)

    async def on_cell_box_entered(self, message: CellBox.Entered) -> None:
        message.stop()
        await self._go_on(message.field)

    async def on_picker_entered(self, message: Picker.Entered) -> None:
        message.stop()
        await self._go_on(message.picker)

    async def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        await self._go_on(message.input)

    async def _go_on(self, widget: Widget) -> None:
        """Enter in a field: the next field, and from the last one a new row, if this one holds anything."""
        at = cells.field_around(widget, self._fields) + 1
        if at < len(self._fields):
            cells.focus(self._fields[at])
            return
        row = next((one for one in self._rows if one.id == self._open), None)
        if row is None or not row.cells:
            self.take_back_focus()
        else:
            await self.action_add()

    # -- what can be done -------------------------------------------------------------------------------------

    @property
    def value(self) -> Rows:
        return Rows(tuple(row for row in self._rows if row.cells))

    def show(self, value: Rows) -> None:
        self._value = value
        self._rows = list(value.rows)
        if self._open is not None:
            row = next((one for one in self._rows if one.id == self._open), None)
            if row is None:
                self._close()
            else:
                cells.load_all(self.settings.columns, self._fields, row.cells)
        self._redraw()

    def home(self) -> Widget:
        return self._list

    def first(self) -> Widget:
        return self._list

    def take_back_focus(self) -> None:
        self._close()
        super().take_back_focus()

    def _close(self) -> None:
        self._open = None
        self.remove_class("-form")
        self._rows = [row for row in self._rows if row.cells]
        self._redraw()

    async def action_begin(self) -> None:
        if self._rows and self._list.value:
            await self._edit(self._list.value)
        else:
            await self.action_add()

    async def action_add(self) -> None:
        if len(self._rows) >= MOST_ROWS:
            return
        self._rows = [row for row in self._rows if row.cells]
        row = Row(self._new_id())
        self._rows.append(row)
        await self._edit(row.id)

    def _new_id(self) -> str:
        numbers = [int(row.id[1:]) for row in self._rows if row.id[:1] == "r" and row.id[1:].isdecimal()]
        return f"r{max(numbers, default=0) + 1}"

    def action_remove(self) -> None:
        key = self._list.value
        if key is not None:
            self._rows = [row for row in self._rows if row.id != key]
            self._redraw()
            self.answered()

    def action_show_line(self) -> None:
        row = next((one for one in self._rows if one.id == self._list.value), None)
        if row is not None:
            self.post_message(LineShown(self.exercise.id, row))

    def action_shift(self, step: int) -> None:
        key = self._list.value
        at = next((index for index, row in enumerate(self._rows) if row.id == key), -1)
        to = at + step
        if at >= 0 and 0 <= to < len(self._rows):
            self._rows.insert(to, self._rows.pop(at))
            self._redraw()
            self.answered()

    def actions(self) -> list[Action]:
        named = {"add": words.add_row(self.settings.row)}
        if not self.around.shows:
            named["show_line"] = words.TAKE_LINE_BACK
        return [(key, named.get(action, name), action) for key, name, action in super().actions()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "show_line":
            shown = self.around.shown
            if shown is None or not any(row.cells for row in self._rows):
                return False
            return self.around.shows or any(line.seen is None for line in shown.values())
        if action in ("remove", "shift"):
            return bool(self._rows) and (action == "remove" or len(self._rows) > 1)
        return super().check_action(action, parameters)
