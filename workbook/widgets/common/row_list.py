"""A list drawn line by line: one widget however many rows, for dues, promises, steps, chores and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from workbook.widgets.common.cursor_list import CursorList
from workbook.widgets.common.safe import fit


class Row(NamedTuple):
    """One line: `left` takes the room there is and is cut with an ellipsis, `right` stands at the end, whole.

    A row with a `value` can be moved to and chosen: what it stands for, a frozen value that rows are told apart by.
    One without is a heading, a note or a gap. `mark` is put
    before `left` and never cut (a box, a glyph). Where both
    are too long it gets a third of the width, unless `whole` says that `right` is never cut.
    `wrap` is for notes without a value: their `left` takes as many lines as it needs, set in by `indent` cells.
    """

    left: Content = Content("")
    right: Content = Content("")
    mark: Content = Content("")
    value: Any = None
    tooltip: str = ""
    wrap: bool = False
    indent: int = 2
    whole: bool = False


class LateRow:
    """A line of a long list, whose `Row` is made when it comes into sight. `of`: all that the row is made of, a frozen
    value; rows of equal ones are drawn the same. It neither wraps nor has a tooltip."""

    __slots__ = ("_make", "of", "value")
    tooltip = ""

    def __init__(self, make: Callable[[], Row], of: object, value: Any = None) -> None:
        self._make = make
        self.of = of
        self.value = value

    def row(self) -> Row:
        return self._make()


Line = Row | LateRow


def _alike(one: Line, other: Line) -> bool:
    """Would two rows be drawn the same? Contents alone compare by their text, whatever its style."""
    if one is other:
        return True
    if isinstance(one, LateRow) and isinstance(other, LateRow):
        return (one.value is None, one.of) == (other.value is None, other.of)
    if isinstance(one, LateRow) or isinstance(other, LateRow):
        return False
    texts = zip((one.mark, one.left, one.right), (other.mark, other.left, other.right), strict=True)
    same = (one.value is None, one.wrap, one.indent) == (other.value is None, other.wrap, other.indent)
    return same and all(a.plain == b.plain and a.spans == b.spans for a, b in texts)


class RowList(CursorList[Line], ScrollView, can_focus=True):
    """A list that scrolls, a line to a row.

    Keys: arrows and j/k, home and end, page up and down; everything else is the screen's.
    """

    COMPONENT_CLASSES = {"line--cursor-blurred"}
    # Styles come from the first base alone, so those of a ScrollView are said here.
    DEFAULT_CSS = """
    RowList {
        width: 1fr;
        height: 1fr;
        overflow: auto auto;
        scrollbar-size-vertical: 1;
        & > .line--cursor-blurred { background: $boost; }
    }
    """
    BINDINGS = [
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page-down"),
    ]

    def __init__(self, rows: Sequence[Line] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(rows, id=id, classes=classes)
        self._lines: list[tuple[int, Content | None]] = []  # row, and its text where a wrapped note has several
        self._tops: list[int] = []  # the line each row begins on
        self._base: Style | None = None  # the style of a line, and a line without words; until styles change
        self._blank: Strip | None = None
        self._lay_out(0)

    def _rows_changed(self, before: Sequence[Line], pointed: int) -> None:
        height, tops = len(self._lines), self._tops
        self._lay_out(self._laid_out_for)
        if len(self._lines) != height and self.is_mounted:
            self.virtual_size = Size(0, len(self._lines))
            self.refresh(layout=self.styles.auto_dimensions)
        elif self._tops == tops:
            others = (i for i, (old, new) in enumerate(zip(before, self._rows, strict=True)) if not _alike(old, new))
            self._refresh_rows(pointed, self.cursor, *others)
        else:
            self.refresh()

    def rest_at_top(self) -> None:
        """Scroll up as far as the row under the cursor stays in sight."""
        self.scroll_home(animate=False, force=True, immediate=True)
        if 0 <= self.cursor < len(self._tops):
            self.scroll_to_region(
                Region(0, self._tops[self.cursor], 1, 1), animate=False, force=True, immediate=True, x_axis=False
            )

    def _lay_out(self, width: int) -> None:
        """Break notes into lines for `width` cells (0: not known yet, one line each)."""
        self._laid_out_for = width
        self._lines, self._tops = [], []
        for index, row in enumerate(self._rows):
            self._tops.append(len(self._lines))
            if isinstance(row, Row) and row.wrap and width > row.indent:
                pieces = row.left.wrap(width - row.indent)
                self._lines += [(index, piece.pad_left(row.indent)) for piece in pieces]
            else:
                self._lines.append((index, None))

    def on_mount(self) -> None:
        self.virtual_size = Size(0, len(self._lines))

    def on_resize(self, event: events.Resize) -> None:
        width = self.scrollable_content_region.width
        if width != self._laid_out_for:
            self._lay_out(width)
            self.virtual_size = Size(0, len(self._lines))
            self.refresh()
            self.call_after_refresh(self._show_cursor)  # notes may have more lines than before

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        if width != self._laid_out_for:
            self._lay_out(width)
        return max(1, len(self._lines))

    def _refresh_rows(self, *indexes: int) -> None:
        for index in indexes:
            if 0 <= index < len(self._tops):
                end = self._tops[index + 1] if index + 1 < len(self._tops) else len(self._lines)
                top = self._tops[index]
                self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, end - top))

    def _show_row(self, index: int) -> None:
        """Scroll so that the row, and a heading right above it, can be seen."""
        top = index
        while top > 0 and index - top < 2 and self._rows[top - 1].value is None:
            top -= 1
        first, last = self._tops[top], self._tops[index]
        self.scroll_to_region(
            Region(0, first, 1, last - first + 1), animate=False, force=True, immediate=True, x_axis=False
        )

    def _show_cursor(self) -> None:
        if 0 <= self.cursor < len(self._tops):
            self._show_row(self.cursor)

    def notify_style_update(self) -> None:
        self._base = self._blank = None
        super().notify_style_update()

    # -- drawing ----------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if self._base is None:
            self._base = self.visual_style
        style = self._base
        if not 0 <= line < len(self._lines):
            if self._blank is None or self._blank.cell_length != width:
                self._blank = Strip.blank(width, style.rich_style)
            return self._blank
        index, wrapped = self._lines[line]
        if wrapped is not None:
            return Visual.to_strips(self, wrapped, width, 1, style, apply_selection=False, pad=True)[0]
        row = self._rows[index]
        if index == self.cursor:
            name = "line--cursor" if self.has_focus else "line--cursor-blurred"
            style = self.get_visual_style(name)
        whole = row.row() if isinstance(row, LateRow) else row
        content = self._compose_row(whole, width, pointed=index == self.cursor and self.has_focus)
        return Visual.to_strips(self, content, width, 1, style, apply_selection=False, pad=True)[0]

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        lead = Content("▸ " if pointed else "  ") if row.value is not None else Content("")
        lead = lead + row.mark
        right = row.right
        room = width - lead.cell_length
        most = max(room // 3, room - row.left.cell_length - 2, 0)
        if right.cell_length > most and not row.whole:
            right = right.truncate(most, ellipsis=True)
        gap = 2 if right.cell_length else 0
        return lead + fit(row.left, room - right.cell_length - gap) + Content(" " * gap) + right

    # -- moving -----------------------------------------------------------------------------------------------

    def _go_on(self, step: int) -> None:
        # What stands beyond is still shown: a note under the last row, a heading on top.
        self.scroll_relative(y=step, animate=False)

    def action_page(self, direction: int) -> None:
        target = self.cursor + direction * max(1, self.size.height - 1)
        self.cursor = self._nearest(min(max(target, 0), len(self._rows) - 1))

    def _row_at(self, y: int) -> int:
        line = y + self.scroll_offset.y - self.gutter.top
        return self._lines[line][0] if 0 <= line < len(self._lines) else -1

    def on_mouse_move(self, event: events.MouseMove) -> None:
        index = self._row_at(event.y)
        tip = self._rows[index].tooltip if index >= 0 else ""
        self.tooltip = Content(tip) if tip else None
