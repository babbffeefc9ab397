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
from workbook.widgets.common.safe import fit, plain

MOST_LINES = 3  # of a name that is broken over lines
BESIDE = 2  # lines that the name of a note may take beside what stands at its end
RESTING, ASIDE = "› ", "  "  # before the row that enter would act on if the list had the focus, and before the others
LOW = 8  # rows of a list; in a lower one nothing opens under the cursor


class Row(NamedTuple):
    """One line: `left` takes the room there is and is cut with an ellipsis, `right` stands at the end, whole.

    A row with a `value` can be moved to and chosen: what it stands for, a frozen value that rows are told apart by.
    One without is a heading, a note or a gap. `mark` is put
    before `left` and never cut (a box, a glyph). Where both
    are too long it gets a third of the width, unless `whole` says that `right` is never cut; with `spare` it goes
    before `left` is broken or cut.
    `wrap`: `left` takes a further line where it needs one, a note without a value as many as it needs, set in by
    `indent` cells; one with a value `MOST_LINES`, one with only a `right` two, under its first word. `under` is a line
    of its own beneath, at the end. A `right` goes after the end of the name, whole, where the name of a note would
    take more than two lines beside it. `beneath` are lines that open under the row while the cursor is on it.
    """

    left: Content = Content("")
    right: Content = Content("")
    mark: Content = Content("")
    value: Any = None
    tooltip: str = ""
    wrap: bool = False
    indent: int = 2
    whole: bool = False
    spare: bool = False
    under: Content = Content("")
    beneath: tuple[Content, ...] = ()


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


def note(text: str, style: str = "$text-muted") -> Row:
    """Words of ours between the rows, over as many lines as they need."""
    return Row(left=plain(text, style), wrap=True)


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
    same = same and one.under.plain == other.under.plain
    same = same and [text.plain for text in one.beneath] == [text.plain for text in other.beneath]
    return same and all(a.plain == b.plain and a.spans == b.spans for a, b in texts)


class RowList(CursorList[Line], ScrollView, can_focus=True):
    """A list that scrolls, a line to a row.

    Keys: arrows and j/k, home and end, page up and down; everything else is the screen's.
    """

    # Styles come from the first base alone, so those of a ScrollView are said here.
    DEFAULT_CSS = """
    RowList {
        width: 1fr;
        height: 1fr;
        overflow: auto auto;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS = [
        Binding("pageup", "page(-1)", "Page up", show=False, id="list.page-up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="list.page-down"),
    ]

    def __init__(self, rows: Sequence[Line] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(rows, id=id, classes=classes)
        self._lines: list[tuple[int, Content | None]] = []  # row, and its text where it has several lines
        self._names: dict[int, list[Content]] = {}  # the lines of each name that is broken over several
        self._tops: list[int] = []  # the line each row begins on
        self._low = False
        self._base: Style | None = None  # the style of a line, and a line without words; until styles change
        self._blank: Strip | None = None
        self._lay_out(0)

    def copied(self) -> str:
        """The name of the row under the cursor, and what stands beneath it."""
        row = self.current.row() if isinstance(self.current, LateRow) else self.current
        return "\n".join(text.plain.strip() for text in (row.left, *row.beneath)) if row is not None else ""

    @property
    def is_cut(self) -> bool:
        """Is the name of the row under the cursor too long to stand there whole?"""
        row = self.current
        if not isinstance(row, Row) or self._room <= 0:
            return False
        _, _, room = self._parts(self._as_laid(self.cursor, row, self._room), self._room)
        return len(row.left.wrap(room)) > MOST_LINES if row.wrap and room > 0 else row.left.cell_length > room

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
        self._lines, self._tops, self._names = [], [], {}
        for index, row in enumerate(self._rows):
            self._tops.append(len(self._lines))
            if not isinstance(row, Row):
                self._lines.append((index, None))
            elif row.value is None and row.wrap and width > row.indent and not row.right.cell_length:
                pieces = row.left.wrap(width - row.indent)
                self._lines += [(index, piece.pad_left(row.indent)) for piece in pieces]
            else:
                self._lines.append((index, None))
                self._lines += [(index, piece) for piece in self._further_lines(index, row, width)]

    def _further_lines(self, index: int, row: Row, width: int) -> list[Content]:
        """What a row has under its first line: the rest of its name, its second line, and what opens under the
        cursor."""
        found: list[Content] = []
        if not (row.wrap or row.under.cell_length or row.beneath) or width <= 0:
            return found
        row = self._as_laid(index, row, width)
        lead, _, room = self._parts(row, width)
        if row.wrap and row.left.cell_length > room > 0:
            first, *rest = row.left.wrap(room)
            if len(rest) >= MOST_LINES:
                last = Content(" ").join(rest[MOST_LINES - 2 :]).truncate(room, ellipsis=True)
                rest = [*rest[: MOST_LINES - 2], last]
            self._names[index] = [first, *rest]
            found += [piece.pad_left(lead) for piece in rest]
        room, last = width - row.under.cell_length, found[-1] if found else Content("")
        if row.value is None and found and last.cell_length + 2 <= room:
            found[-1] = fit(last, room) + row.under
        elif row.under.cell_length:
            found.append(row.under.truncate(width, ellipsis=True).pad_left(max(width - row.under.cell_length, 0)))
        if self._opens(index, lead, width):
            found += [piece.pad_left(lead) for text in row.beneath for piece in text.wrap(width - lead)[:MOST_LINES]]
        return found

    def _opens(self, index: int, lead: int, width: int) -> bool:
        """Does what stands beneath this row open under it?"""
        return index == self.cursor and not self._low and width > lead + 8

    def _as_laid(self, index: int, row: Row, width: int) -> Row:
        """The row without what can be spared of it, where that stands beneath it in full; and a note whose name is too
        long to stand beside its end with that end in a line of its own."""
        if row.spare and row.beneath and self._opens(index, 2 + row.mark.cell_length, width):
            return row._replace(right=Content(""))
        if row.value is None and row.wrap and row.right.cell_length and width > 0:
            _, _, room = self._parts(row, width)
            if row.left.cell_length > room > 0 and len(row.left.wrap(room)) > BESIDE:
                return row._replace(right=Content(""), under=row.right)
        return row

    def watch_cursor(self, old: int, new: int) -> None:
        if any(0 <= at < len(self._rows) and getattr(self._rows[at], "beneath", ()) for at in (old, new)):
            height = len(self._lines)
            self._lay_out(self._laid_out_for)
            if len(self._lines) != height:
                self.virtual_size = Size(0, len(self._lines))
            self.refresh(layout=self.styles.auto_dimensions and len(self._lines) != height)
        super().watch_cursor(old, new)

    def on_mount(self) -> None:
        self.virtual_size = Size(0, len(self._lines))

    def on_resize(self) -> None:
        self._measure()

    def watch_show_vertical_scrollbar(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._measure)  # what stands beside it has a cell less

    @property
    def _room(self) -> int:
        """Cells that words may take: none touches the scrollbar."""
        return max(self.scrollable_content_region.width - (1 if self.show_vertical_scrollbar else 0), 0)

    def _measure(self) -> None:
        """Lay the rows out for the width and height there is, where it is another than before."""
        width, low = self._room, self.size.height < LOW
        if (width, low) != (self._laid_out_for, self._low):
            self._low = low
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
                top = self._tops[index]
                self.refresh(Region(0, top - self.scroll_offset.y, self.size.width, self._end(index) - top))

    def _end(self, index: int) -> int:
        """The line after the last one of a row."""
        return self._tops[index + 1] if index + 1 < len(self._tops) else len(self._lines)

    def _show_row(self, index: int) -> None:
        """Scroll so that the row, and a heading right above it, can be seen."""
        top = index
        while top > 0 and index - top < 2 and self._rows[top - 1].value is None:
            top -= 1
        first, last = self._tops[top], self._end(index) - 1
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
        name = self._names.get(index, ())
        pointed = index == self.cursor and line - self._tops[index] < max(len(name), 1)
        if wrapped is not None and not pointed:
            return Visual.to_strips(self, wrapped, width, 1, style, apply_selection=False, pad=True)[0]
        row, room = self._rows[index], min(self._room, self._laid_out_for or self._room)
        resting = pointed and not self.has_focus
        if pointed and not resting:
            style = self.get_visual_style("line--cursor")
        if wrapped is not None:
            content = wrapped
        else:
            whole = row.row() if isinstance(row, LateRow) else self._as_laid(index, row, room)
            content = self._compose_row(
                whole._replace(left=name[0]) if name else whole, room, pointed=pointed and not resting
            )
            if resting and content.plain.startswith(ASIDE):
                content = Content(RESTING) + content[len(ASIDE) :]
        return Visual.to_strips(self, content, width, 1, style, apply_selection=False, pad=True)[0]

    def _parts(self, row: Row, width: int) -> tuple[int, Content, int]:
        """Cells before the name, what stands at the end of the line, and the cells that are left for the name."""
        lead = (2 if row.value is not None else 0) + row.mark.cell_length
        right, room = row.right, width - lead
        if row.spare and row.left.cell_length + 2 + right.cell_length > room:
            right = Content("")
        most = max(room // 3, room - row.left.cell_length - 2, 0)
        if right.cell_length > most and not row.whole:
            right = right.truncate(most, ellipsis=True)
        return lead, right, room - right.cell_length - (2 if right.cell_length else 0)

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        sign = Content("▸ " if pointed else "  ") if row.value is not None else Content("")
        _, right, room = self._parts(row, width)
        return sign + row.mark + fit(row.left, room) + Content("  " if right.cell_length else "") + right

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
