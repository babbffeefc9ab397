"""A list whose entries may be several lines long: options, items to tick, cards to sort, rows of a ledger.

One widget however many entries. It is as tall as its text and scrolls with what it stands in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import Visual
from textual.widget import Widget

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


class WrappedList(Widget, can_focus=True):
    """Entries with a cursor. Posts `Moved` when the cursor moved, `Chosen` on enter, space or a click."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"slips--cursor", "slips--note"}
    DEFAULT_CSS = """
    WrappedList {
        height: auto; width: 1fr;
        & > .slips--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .slips--note { color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False, id="list.up"),
        Binding("down,j", "move(1)", "Down", show=False, id="list.down"),
        Binding("home", "edge(-1)", "First", show=False, id="list.first"),
        Binding("end", "edge(1)", "Last", show=False, id="list.last"),
        Binding("space", "choose", "Choose", show=False, id="list.choose"),
        Binding("enter", "choose", "Open", show=False, id="list.open"),
    ]

    cursor: reactive[int] = reactive(-1, repaint=False)

    @dataclass(repr=False)  # its fields hold what people wrote; logs never do
    class Moved(Message):
        slips: WrappedList
        value: Any

        @property
        def control(self) -> WrappedList:
            return self.slips

    class Chosen(Moved):
        """Enter or space was pressed on an entry, or it was clicked."""

    def __init__(
        self,
        slips: Sequence[WrappedRow] = (),
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
        super().__init__()
        own = bindings_of(self).key_to_bindings  # this list's own copy; the lists in it are the class's
        if choose:
            own["space"] = [Binding("space", "choose", choose, key_display="space", id="list.choose")]
        if opens:
            own["enter"] = [Binding("enter", "choose", opens, id="list.open")]
        if not enter:
            del own["enter"]
        self._slips = list(slips)
        self._weights = list(weights)
        self._gap = gap
        self._laid: tuple[int, list[tuple[int, Content, bool]]] = (-1, [])
        self.set_reactive(WrappedList.cursor, self._nearest(0))

    @property
    def slips(self) -> Sequence[WrappedRow]:
        return self._slips

    @property
    def current(self) -> Any:
        """The value of the entry under the cursor; None where none can be chosen."""
        return self._slips[self.cursor].value if 0 <= self.cursor < len(self._slips) else None

    def set_slips(self, slips: Sequence[WrappedRow], *, weights: Sequence[int] | None = None) -> None:
        """Show other entries; the cursor stays on the same one, or near where it was."""
        before, height = self.current, self._height()
        self._slips = list(slips)
        if weights is not None:
            self._weights = list(weights)
        values = [slip.value for slip in slips]
        place = values.index(before) if before in values and before is not None else self._nearest(max(self.cursor, 0))
        self.set_reactive(WrappedList.cursor, place)
        self._laid = (-1, [])
        self.refresh(layout=self._height() != height)

    def select(self, value: object) -> None:
        """Put the cursor on the entry with this value, if there is one."""
        for index, slip in enumerate(self._slips):
            if slip.value == value:
                self.cursor = index

    def _nearest(self, index: int) -> int:
        choices = [i for i, slip in enumerate(self._slips) if slip.value is not None]
        return min(choices, key=lambda i: (abs(i - index), i), default=-1)

    # -- laying out -------------------------------------------------------------------------------------------

    def _lines(self, width: int) -> list[tuple[int, Content, bool]]:
        """Every line as (entry, text, is it a note)."""
        if self._laid[0] == width:
            return self._laid[1]
        lines: list[tuple[int, Content, bool]] = []
        for index, slip in enumerate(self._slips):
            if self._gap and index and slip.value is not None and self._slips[index - 1].value is not None:
                lines.append((-1, Content(""), False))
            lead = Content("  " if slip.value is not None else "") + Content(slip.mark)
            pad = Content(" " * lead.cell_length)
            room = width - lead.cell_length
            right = slip.right.truncate(room // 2, ellipsis=True) if slip.right.cell_length > room // 2 else slip.right
            body = self._body(slip, room - (right.cell_length + 2 if right.cell_length else 0))
            for number, line in enumerate(body):
                text = (pad if number else lead) + line
                if number == 0 and right.cell_length:
                    text = fit(text, width - right.cell_length) + right
                lines.append((index, text, False))
            if slip.note.cell_length:
                lines += [(index, pad + line, True) for line in slip.note.wrap(max(room, 8))]
        self._laid = (width, lines)
        return lines

    def _body(self, slip: WrappedRow, room: int) -> list[Content]:
        if len(slip.cells) == 1:
            return slip.cells[0].wrap(max(room, 8)) or [Content("")]
        gaps = 2 * (len(slip.cells) - 1)
        weights = self._weights or [1] * len(slip.cells)
        widths = [max((room - gaps) * weight // sum(weights), 3) for weight in weights]
        columns: list[list[Content]] = []
        for cell, width in zip(slip.cells, widths, strict=True):
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

    def _height(self) -> int:
        return len(self._lines(self.size.width)) if self.size.width else -1

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
            style = self.get_visual_style("slips--cursor")
            if text.plain.startswith("  ") and (y == 0 or lines[y - 1][0] != index):
                text = Content("▸ ") + text[2:]
        elif note:
            style = self.get_visual_style("slips--note")
        return Visual.to_strips(self, text, width, 1, style, apply_selection=False, pad=True)[0]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    # -- moving -----------------------------------------------------------------------------------------------

    def watch_cursor(self, old: int, new: int) -> None:
        self.refresh()
        if 0 <= new < len(self._slips):
            self._show(new)
            value = self._slips[new].value
            if value is not None:
                self.post_message(self.Moved(self, value))

    def _show(self, index: int) -> None:
        places = [y for y, line in enumerate(self._lines(self.size.width)) if line[0] == index]
        if not places or not self.is_attached:
            return
        for node in self.ancestors:
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                top = self.region.y - node.scrollable_content_region.y + node.scroll_offset.y + places[0]
                area = Region(0, max(top - 1, 0), 1, len(places) + 2)
                node.scroll_to_region(area, animate=False, force=True, immediate=True, x_axis=False)
                return

    def action_move(self, step: int) -> None:
        index = self.cursor + step
        while 0 <= index < len(self._slips):
            if self._slips[index].value is not None:
                self.cursor = index
                return
            index += step
        for node in self.ancestors:  # at the edge the arrows go on reading
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                node.scroll_relative(y=step * 2, animate=False)
                return

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose":
            return self.current is not None
        return super().check_action(action, parameters)

    def action_edge(self, direction: int) -> None:
        self.cursor = self._nearest(0 if direction < 0 else len(self._slips) - 1)

    def action_choose(self) -> None:
        if self.current is not None:
            self.post_message(self.Chosen(self, self.current))

    def on_click(self, event: events.Click) -> None:
        lines = self._lines(self.size.width)
        y = event.y - self.gutter.top
        if 0 <= y < len(lines) and lines[y][0] >= 0 and self._slips[lines[y][0]].value is not None:
            event.stop()
            self.cursor = lines[y][0]
            self.action_choose()
