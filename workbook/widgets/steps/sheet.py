"""What a step stands in: it scrolls, and has the focus while nothing on it has."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll

from workbook.words.steps import screen as words


class Sheet(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A column to read: arrows and space scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", words.READ_UP, show=False, id="list.up"),
        Binding("down,j", "scroll_down", words.READ_ON, show=False, id="list.down"),
        Binding("pageup", "page_up", words.PAGE_UP, show=False, id="list.page-up"),
        Binding("pagedown,space", "page_down", words.PAGE_ON, show=False, id="list.page-down"),
        Binding("home", "scroll_home", words.TO_TOP, show=False, id="list.first"),
        Binding("end", "scroll_end", words.TO_END, show=False, id="list.last"),
    ]
