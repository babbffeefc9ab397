"""A list whose entries may be several lines long: options, items to tick, cards to sort, rows of a ledger.

One widget however many entries. It is as tall as its text and scrolls with what it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

from workbook.widgets.common.cursor_list import CursorList
from workbook.widgets.common.safe import fit
from workbook.widgets.common.textual_private import bindings_of

MOST_LINES = 4
"""Lines that one cell of a table shows; the whole of it is in the form."""


@dataclass(frozen=True, slots=True)
class WrappedRow:
    """One entry. `mark` stands before it ("[x] "); `cells` are its columns, usually one; `right` stands at the end
    of its first line; `note` is a quieter line beneath. Without a `value` it is a heading."""

    cells: tuple[Content, ...]
    value: Any = None
    mark: str = ""
    right: Content = Content("")
    note: Content = Content("")


class WrappedList(CursorList[WrappedRow], can_focus=True):
    """Rows with all their lines. Space chooses as well as enter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--note"}
    DEFAULT_CSS = """
    WrappedList {
        height: auto; width: 1fr;
        & > .line--note { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose", "Choose", show=False, id="list.choose"),
    ]

    def __init__(
        self,
        rows: Sequence[WrappedRow] = (),
        *,
        weights: Sequence[int] = (),
        gap: bool = False,
        choose: str = "",
        opens: str = "",
        enter: bool = True,
    ) -> None:
        """`weights` share the width out among the columns; `gap` leaves a blank line between entries.

        `choose` and `opens` are words for the key line of what space and enter do; with `enter=False` that key is
        left to whatever the list stands in.
        """
        super().__init__(rows)
        own = bindings_of(self).key_to_bindings  # this list's own copy; the lists in it are the class's
        if choose:
            own["space"] = [Binding("space", "choose", choose, key_display="space", id="list.choose")]
        if opens:
            own["enter"] = [Binding("enter", "choose", opens, id="list.open")]
        if not enter:
            del own["enter"]
        self._weights = list(weights)
        self._gap = gap
        self._laid: tuple[int, list[tuple[int, Content, bool]]] = (-1, [])

    def set_rows(
        self, rows: Sequence[WrappedRow], *, start: object | None = None, weights: Sequence[int] | None = None
    ) -> None:
        if weights is not None:
            self._weights = list(weights)
        super().set_rows(rows, start=start)

    def _rows_changed(self, before: Sequence[WrappedRow], pointed: int) -> None:
        laid, self._laid = self._laid, (-1, [])
        width = self.size.width
        now = (width, self._lines(width)) if width else self._laid
        self.refresh(layout=(laid[0], len(laid[1])) != (now[0], len(now[1])))

    def copied(self) -> str:
        """The row under the cursor, a line for each of its cells."""
        row = self.current
        return "\n".join(text.plain.strip() for text in (*row.cells, row.note) if text.plain) if row is not None else ""

    # -- laying out -------------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[tuple[int, Content, bool]]:
        """Every line as (entry, text, is it a note)."""
        if self._laid[0] == width:
            return self._laid[1]
        lines: list[tuple[int, Content, bool]] = []
        for index, row in enumerate(self._rows):
            if self._gap and index and row.value is not None and self._rows[index - 1].value is not None:
                lines.append((-1, Content(""), False))
            lead = Content("  " if row.value is not None else "") + Content(row.mark)
            pad = Content(" " * lead.cell_length)
            room = width - lead.cell_length
            right = row.right.truncate(room // 2, ellipsis=True) if row.right.cell_length > room // 2 else row.right
            body = self._body(row, room - (right.cell_length + 2 if right.cell_length else 0))
            for number, line in enumerate(body):
                text = (pad if number else lead) + line
                if number == 0 and right.cell_length:
                    text = fit(text, width - right.cell_length) + right
                lines.append((index, text, False))
            if row.note.cell_length:
                lines += [(index, pad + line, True) for line in row.note.wrap(max(room, 8))]
        self._laid = (width, lines)
        return lines

    def _body(self, row: WrappedRow, room: int) -> list[Content]:
        if len(row.cells) == 1:
            return row.cells[0].wrap(max(room, 8)) or [Content("")]
        gaps = 2 * (len(row.cells) - 1)
        weights = self._weights or [1] * len(row.cells)
        widths = [max((room - gaps) * weight // sum(weights), 3) for weight in weights]
        columns: list[list[Content]] = []
        for cell, width in zip(row.cells, widths, strict=True):
            lines = cell.wrap(width)
            if len(lines) > MOST_LINES:
                lines = [*lines[: MOST_LINES - 1], fit(lines[MOST_LINES - 1], width - 2) + Content(" …")]
            columns.append(lines)
        height = max((len(lines) for lines in columns), default=1)
        body: list[Content] = []
        for at in range(max(height, 1)):
            line = Content("")
            for number, (lines, width) in enumerate(zip(columns, widths, strict=True)):
                part = fit(lines[at] if at < len(lines) else Content(""), width)
                line = line + (Content("  ") if number else Content("")) + part
            body.append(line)
        return body

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(1, len(self._lines(width)))

    # -- drawing ----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        lines = self._lines(width)
        style = self.visual_style
        if not 0 <= y < len(lines):
            return Strip.blank(width, style.rich_style)
        index, text, note = lines[y]
        if index == self.cursor and self.has_focus:
            style = self.get_visual_style("line--cursor")
            if text.plain.startswith("  ") and (y == 0 or lines[y - 1][0] != index):
                text = Content("▸ ") + text[2:]
        elif note:
            style = self.get_visual_style("line--note")
        return Visual.to_strips(self, text, width, 1, style, apply_selection=False, pad=True)[0]

    def reveal(self) -> None:
        """Bring the entry under the cursor into sight, with a note that it has been given."""
        if self.has_focus:
            self._show_row(self.cursor)

    def _show_row(self, index: int) -> None:
        places = [y for y, line in enumerate(self._lines(self.size.width)) if line[0] == index]
        if not places or not self.is_attached:
            return
        for node in self.ancestors:
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                top = self.region.y - node.scrollable_content_region.y + node.scroll_offset.y + places[0]
                height = min(len(places) + 2, node.scrollable_content_region.height)  # of what is taller, the beginning
                area = Region(0, max(top - 1, 0), 1, height)
                node.scroll_to_region(area, animate=False, force=True, immediate=True, x_axis=False)
                return

    def _go_on(self, step: int) -> None:
        for node in self.ancestors:  # at the edge the arrows go on reading
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                node.scroll_relative(y=step * 2, animate=False)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.current is not None
        return super().check_action(action, parameters)

    def _row_at(self, y: int) -> int:
        lines = self._lines(self.size.width)
        line = y - self.gutter.top
        return lines[line][0] if 0 <= line < len(lines) else -1
