"""`J`: a line caught in passing, and those that were caught before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import dates
from workbook.words.common import jot as words
from workbook.words.promises import dialogs as asking


class JotLine(FormDialog[bool]):
    """A field, and beneath it the lines caught before, the newest first. True: one was caught."""

    AUTO_FOCUS = "CellBox"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d,delete", "let_go", words.LET_GO_KEY, id="jot.let-go", tooltip=words.LET_GO_TIP),
        Binding("s", "sort", words.SORT_KEY, id="jot.sort", tooltip=words.SORT_TIP),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context, words.TITLE, form="jot")

    def parts(self) -> Iterable[Widget]:
        yield CellBox(id="line", lines=1)
        yield Static(plain(words.HINT), classes="hint")
        jots = RowList(self._rows(), id="jots")
        jots.stops_when_empty = False
        yield jots

    def _rows(self) -> list[Row]:
        return [
            Row(one_line(one.text), plain(dates.short_date(one.on), "$text-muted"), value=one.id)
            for one in self.context.notebook.jots.of(self.person_id)
        ]

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.CATCH), ("close", asking.CLOSE))

    def answer(self) -> bool:
        self.context.notebook.jots.add(self.person_id, self.text("line"), self.context.today)
        return True

    @on(CellBox.Entered)
    def _entered(self, message: CellBox.Entered) -> None:
        message.stop()
        self.action_save()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("let_go", "sort"):
            return isinstance(self.focused, RowList) and self.focused.current is not None
        return super().check_action(action, parameters)

    def action_let_go(self) -> None:
        lines = self.query_one("#jots", RowList)
        if lines.value is not None:
            self.context.notebook.jots.let_go(self.person_id, lines.value)
            lines.set_rows(self._rows())
            self.refresh_bindings()

    @on(RowList.Chosen, "#jots")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_sort()

    def action_sort(self) -> None:
        """The line under the cursor becomes what it says, and leaves the list."""
        from workbook.screens.promises.sort_jot import SortJot

        lines = self.query_one("#jots", RowList)
        found = {one.id: one for one in self.context.notebook.jots.of(self.person_id)}
        if lines.value in found:
            self.app.push_screen(SortJot(self.context, found[lines.value]), self._sorted)

    def _sorted(self, said: str | None) -> None:
        lines = self.query_one("#jots", RowList)
        lines.set_rows(self._rows())
        self.refresh_bindings()
        if said:
            self.tell(said)
