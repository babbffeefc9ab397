"""The field for sentences: grows with its text, stays quick however much is in it, and can mark words in place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea

from workbook.widgets.common.fields import TextBox
from workbook.widgets.common.pasted import pasted
from workbook.widgets.common.textual_private import forget_drawn_lines, shows_cursor, theme_of
from workbook.words.common import fields as words

WRAP_LIMIT = 60_000
"""Characters in one paragraph above which lines are no longer wrapped: wrapping costs 0.12 ms a thousand at every
key."""

Span = tuple[int, int]
"""Where marked words begin and end, in characters from the start of the text."""


def leave(field: Widget) -> None:
    """Give the focus to what the field stands in, so that letters are keys again; nothing typed is touched.

    An ancestor with a method `take_back_focus` says itself where that is.
    """
    for node in field.ancestors:
        if take_back := getattr(node, "take_back_focus", None):
            take_back()
            return
    field.screen.set_focus(None)


class GrowingTextArea(TextBox):
    """Several lines of text. `esc` gives the focus back to the exercise around it.

    Drawing a line costs the same in a long paragraph as in a short one: TextArea styles and divides the whole
    paragraph for every line of it that is on screen, this draws the one line.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", words.LEAVE, id="field.leave", tooltip=words.LEAVE_TIP),
        Binding("ctrl+home", "edge(-1)", "To its beginning", show=False, id="field.beginning"),
        Binding("ctrl+end", "edge(1)", "To its end", show=False, id="field.end"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"wordbox--noted"}
    DEFAULT_CSS = """
    GrowingTextArea {
        min-height: 2; max-height: 16; scrollbar-size-vertical: 1;
        &.-tiny { min-height: 1; max-height: 6; }
        & .wordbox--noted { color: $warning; text-style: underline; }
    }
    """

    def __init__(self, text: str = "", *, id: str | None = None, placeholder: str = "", lines: int = 2) -> None:
        """`lines`: the height of an empty field."""
        super().__init__(text, id=id, placeholder=placeholder)
        self.styles.min_height = lines
        self.compact = False  # compact fields may not have the line on the left that shows which one has the focus
        self._marks: dict[int, list[Span]] = {}
        self.match_cursor_bracket = False  # it would search the whole text for the other bracket
        self.soft_wrap = _may_wrap(text)

    # -- marks ------------------------------------------------------------------------------------------------

    def set_marks(self, spans: Iterable[Span]) -> None:
        """Mark these stretches of the text as it is now."""
        marks: dict[int, list[Span]] = {}
        starts: list[int] = [0]
        for line in self.document.lines:
            starts.append(starts[-1] + len(line) + 1)
        for start, end in spans:
            for row, line in enumerate(self.document.lines):
                begin, stop = max(start - starts[row], 0), min(end - starts[row], len(line))
                if begin < stop and start < starts[row + 1]:
                    marks.setdefault(row, []).append((begin, stop))
        if marks != self._marks:
            self._marks = marks
            forget_drawn_lines(self)
            self.refresh()

    @property
    def caret(self) -> int:
        """The place of the caret in characters from the start of the text."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.document.lines[:row]) + column

    def on_mount(self) -> None:
        self.move_cursor(self.document.end)

    def load_text(self, text: str) -> None:
        """Show another text; writing goes on at its end."""
        super().load_text(text)
        self.move_cursor(self.document.end)

    # -- typing -----------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        leave(self)

    def action_edge(self, direction: int) -> None:
        """To the beginning, or the end, of the whole text."""
        self.move_cursor((0, 0) if direction < 0 else self.document.end)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        await super()._on_paste(events.Paste(pasted(event.text)))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        wrap = _may_wrap(self.text)
        if wrap != self.soft_wrap:
            self.soft_wrap = wrap
        self.call_after_refresh(self.show_caret)

    def on_text_area_selection_changed(self, event: TextArea.SelectionChanged) -> None:
        event.stop()
        if self.has_focus:
            self.show_caret()

    def show_caret(self) -> None:
        """Scroll what the field stands in, so that the line being written can be seen."""
        if not self.has_focus or not self.is_attached:
            return
        _, y = self.cursor_screen_offset
        for node in self.ancestors:
            if isinstance(node, Widget) and node.allow_vertical_scroll:
                view = node.scrollable_content_region
                place = y - view.y + node.scroll_offset.y
                node.scroll_to_region(
                    Region(0, place - 1, 1, 3), animate=False, force=True, immediate=True, x_axis=False
                )
                return

    # -- drawing ----------------------------------------------------------------------------------------------

    def _render_line(self, y: int) -> Strip:
        wrapped = self.wrapped_document
        theme = theme_of(self)
        base = theme.base_style if theme and theme.base_style is not None else self.rich_style
        row_at = y + self.scroll_offset.y
        width = self.scrollable_content_region.size.width
        if row_at >= wrapped.height:
            return Strip.blank(self.size.width, base)
        row, section = wrapped._offset_to_line_info[row_at]
        line = self.document.get_line(row)
        if not self.soft_wrap or "\t" in line:
            return super()._render_line(y)
        offsets = wrapped.get_offsets(row)
        start = offsets[section - 1] if section else 0
        end = offsets[section] if section < len(offsets) else len(line)
        last = section == len(offsets)
        text = Text(line[start:end] + (" " if last else ""), end="", no_wrap=True)
        self._style_selection(text, row, start, len(line))
        for mark_start, mark_end in self._marks.get(row, ()):
            if mark_start < end and mark_end > start:
                style = self.get_component_rich_style("wordbox--noted", partial=True)
                text.stylize(style, max(mark_start - start, 0), mark_end - start)
        cursor_row, cursor_column = self.selection.end
        if cursor_row == row and shows_cursor(self) and theme and theme.cursor_style:
            place = cursor_column - start
            if 0 <= place < len(text) and (cursor_column < end or last):
                text.stylize(theme.cursor_style, place, place + 1)
        strip = Strip(text.render(self.app.console), cell_length=text.cell_len)
        return strip.extend_cell_length(width, base).apply_style(base)

    def _style_selection(self, text: Text, row: int, start: int, length: int) -> None:
        top, bottom = sorted(self.selection)
        theme = theme_of(self)
        style = theme.selection_style if theme else None
        if top == bottom or style is None or not top[0] <= row <= bottom[0]:
            return
        begin = top[1] if row == top[0] else 0
        stop = bottom[1] if row == bottom[0] else max(length, 1)
        if stop > start:
            text.stylize(style, max(begin - start, 0), stop - start)


def _may_wrap(text: str) -> bool:
    """Wrapping a paragraph of tens of thousands of characters anew at every key would be felt."""
    return len(text) <= WRAP_LIMIT or all(len(line) <= WRAP_LIMIT for line in text.split("\n"))


class CellBox(GrowingTextArea):
    """A field of a form that wraps its one sentence: `enter` goes on to the next field, a paste comes in whole."""

    @dataclass(repr=False)
    class Entered(Message):
        """Enter was pressed: on to whatever comes next."""

        field: CellBox

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Entered(self))
            return
        await super()._on_key(event)
