"""Rows with a cursor: what `RowList` and `WrappedList` share. They differ in how rows are laid out and drawn."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class Valued(Protocol):
    """A row. With a `value` it can be moved to and chosen: what it stands for, a frozen value that rows are told apart
    by. One without is a heading, a note or a gap."""

    @property
    def value(self) -> Any: ...


R = TypeVar("R", bound=Valued)


class CursorList(Widget, Generic[R]):
    """Keys, mouse and messages of a list. Posts `Moved` when the cursor comes to rest on another row, `Chosen` on enter
    or a click. A list of its own lays the rows out, shows the one it is told to and knows which one stands where."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"line--cursor"}
    DEFAULT_CSS = """
    CursorList > .line--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    """
    BINDINGS = [
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="list.down"),
        Binding("home", "edge(-1)", "First", show=False, id="list.first"),
        Binding("end", "edge(1)", "Last", show=False, id="list.last"),
        Binding("enter", "choose", "Open", show=False, id="list.open"),
    ]

    stops_when_empty = True
    """Is it a stop for the cursor while there is nothing in it to choose? It is where its keys add the first."""

    cursor: reactive[int] = reactive(-1, repaint=False)

    @dataclass(repr=False)  # its fields hold what people wrote; logs never do
    class OfRow(Message):
        """What the two have in common. They are no kind of each other: who stops the one still lets the other pass."""

        source: CursorList[Any]
        row: Valued

        @property
        def control(self) -> CursorList[Any]:
            return self.source

    class Moved(OfRow):
        """The cursor came to rest on another row."""

    class Chosen(OfRow):
        """Enter was pressed on a row, or it was clicked."""

    def __init__(self, rows: Sequence[R] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._rows = list(rows)
        self.set_reactive(CursorList.cursor, self._nearest(0))

    @property
    def rows(self) -> Sequence[R]:
        return self._rows

    @property
    def current(self) -> R | None:
        """The row under the cursor, if any can be chosen."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    @property
    def value(self) -> Any:
        """The value of the row under the cursor; None where none can be chosen."""
        return self.current.value if self.current else None

    def set_rows(self, rows: Sequence[R], *, start: object | None = None) -> None:
        """Show other rows. The cursor stays on the row with the same value, or near where it was; `start` names
        the value to begin on when there was no cursor yet."""
        wanted = self.value if self.current else start
        before, pointed, self._rows = self._rows, self.cursor, list(rows)
        index = self._index(wanted)
        self.set_reactive(CursorList.cursor, self._nearest(max(self.cursor, 0)) if index < 0 else index)
        self._rows_changed(before, pointed)

    def select(self, value: object) -> None:
        """Put the cursor on the row with this value, if there is one."""
        index = self._index(value)
        if index >= 0:
            self.cursor = index

    def _index(self, value: object) -> int:
        """The first row with this value; -1 where there is none."""
        return next((i for i, row in enumerate(self._rows) if value is not None and row.value == value), -1)

    def _nearest(self, index: int) -> int:
        """The row that can be chosen nearest to `index`; -1 where none can."""
        choices = [i for i, row in enumerate(self._rows) if row.value is not None]
        return min(choices, key=lambda i: (abs(i - index), i), default=-1)

    # -- what a list does in its own way ----------------------------------------------------------------------

    @abstractmethod
    def _rows_changed(self, before: Sequence[R], pointed: int) -> None:
        """Lay out the rows, which are others now, and draw them. `before`: the rows that were shown; `pointed`: which
        of them had the cursor."""

    def _refresh_rows(self, *indexes: int) -> None:
        """Draw these rows again."""
        self.refresh()

    @abstractmethod
    def _show_row(self, index: int) -> None:
        """Scroll to where the row can be seen."""

    @abstractmethod
    def _go_on(self, step: int) -> None:
        """An arrow was pressed and there is nothing further to move to."""

    @abstractmethod
    def _row_at(self, y: int) -> int:
        """The row at `y` of this widget; -1 for none."""

    # -- moving and choosing ----------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        self._refresh_rows(old, new)
        if 0 <= new < len(self._rows):
            self._show_row(new)
            self.post_message(self.Moved(self, self._rows[new]))

    def allow_focus(self) -> bool:
        return super().allow_focus() and (self.stops_when_empty or self.current is not None)

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def action_move(self, step: int) -> None:
        index = self.cursor + step
        while 0 <= index < len(self._rows):
            if self._rows[index].value is not None:
                self.cursor = index
                return
            index += step
        self._go_on(step)

    def action_edge(self, direction: int) -> None:
        self.cursor = self._nearest(0 if direction < 0 else len(self._rows) - 1)

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        index = self._row_at(event.y)
        if index >= 0 and self._rows[index].value is not None:
            event.stop()
            self.cursor = index
            self.action_choose()
