"""Promises: the list, and beside it or beneath enter the record of one."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.containers import Horizontal
from textual.widget import Widget

from workbook.screens.promises.actions import PromiseActs
from workbook.screens.promises.examples import example
from workbook.widgets.common.facts import Facts
from workbook.widgets.common.row_list import RowList
from workbook.widgets.promises.record import Record
from workbook.widgets.promises.rows import Entry, empty_facts, entries, list_rows
from workbook.words.promises import screen as words

BESIDE = 100  # cells from which the record stands beside the list


class PromisesScreen(PromiseActs):
    """Open, waiting, away and on the shelf; `PromiseActs` has the keys."""

    MODE = "promises"
    CSS_PATH = "page.tcss"

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="sides"):
            yield RowList(id="list")
            yield Facts(id="teach")
            yield Record(id="record")

    @property
    def lines(self) -> RowList:
        return self.query_one("#list", RowList)

    # -- showing ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        promises, today = self.context.notebook.promises, self.context.today
        found = entries(promises.standings(today), promises.marks(), today, self.week_first())
        self._entries = {entry.promise.id: entry for entry in found}
        people = self.context.notebook.people.all()
        names = {person.id: person.name for person in people if person.id != self.context.person_id}
        self.lines.set_rows(list_rows(found, today, names))
        self.set_class(not found, "-empty")
        if not found:
            self._teach()
        self._show_record()
        self._refocus()
        self.refresh_bindings()

    def _teach(self) -> None:
        shown = example(self.context)
        text = words.example(shown.act, shown.cue, shown.smallest) if shown else ""
        self.query_one("#teach", Facts).set_facts(empty_facts(text))

    @property
    def entry(self) -> Entry | None:
        """The promise under the cursor."""
        row = self.lines.current
        return self._entries.get(row.key) if row is not None and row.key is not None else None

    def _show_record(self) -> None:
        if self.entry is not None:
            self.record.show(self.entry, self.context.today, self.week_first())
        elif not self._entries:
            self.remove_class("-record")

    def select(self, id: str) -> None:
        """Put the cursor on this promise."""
        self.lines.select(id)

    def open_at(self, id: str) -> None:
        """Show the record of this promise."""
        self.select(id)
        self.action_open()

    def on_resize(self, event: events.Resize) -> None:
        self.set_class(event.size.width >= BESIDE, "-beside")
        self.call_after_refresh(self._refocus)

    def _refocus(self) -> None:
        """The focus goes to what is shown, where it stood on something that no longer is."""
        if self._entries and (self.focused is None or self.focused.region.height == 0):
            self.set_focus(self.record if self.has_class("-record") else self.lines)

    @on(RowList.Moved, "#list")
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._show_record()
        self.refresh_bindings()

    @on(RowList.Chosen, "#list")
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_open()

    def action_open(self) -> None:
        if self.focused is self.record.heatmap:
            self.mark_day()
        elif self.entry is not None:
            self.add_class("-record")
            self.set_focus(self.record)

    def action_list(self) -> None:
        self.remove_class("-record")
        self.set_focus(self.lines)
