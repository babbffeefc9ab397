"""A table of keys and what they do, in groups: one column, or two side by side where there is room."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

from textual import events
from textual.content import Content
from textual.widgets import Static

KEYS_WIDTH, GAP = 14, 4
TWO_FROM = 88
"""Cells of width from which there are two columns."""

Groups = Mapping[str, Sequence[tuple[str, str]]]
"""Title → keys and what they do."""


class KeyTable(Static):
    """Lays itself out anew when the width changes. The first group has the left column to itself."""

    def __init__(self, groups: Groups) -> None:
        super().__init__()
        self._groups: Groups = {}
        self._set(groups)

    def _set(self, groups: Groups) -> None:
        self._groups = {title: entries for title, entries in groups.items() if entries}

    def show(self, groups: Groups) -> None:
        """Other groups in their place."""
        self._set(groups)
        self.update(self._laid_out(self.size.width))

    def on_resize(self, event: events.Resize) -> None:
        self.update(self._laid_out(event.size.width))

    def _laid_out(self, width: int) -> Content:
        groups = list(self._groups.items())
        if width < TWO_FROM or len(groups) < 2:
            return Content("\n").join(_column(groups, width))
        half = (width - GAP) // 2
        left, right = _column(groups[:1], half), _column(groups[1:], half)
        rows = max(len(left), len(right))
        left += [Content("")] * (rows - len(left))
        right += [Content("")] * (rows - len(right))
        blank = Content(" ")
        return Content("\n").join(
            Content.assemble(one, *[blank] * (half + GAP - one.cell_length), other)
            for one, other in zip(left, right, strict=True)
        )


def _column(groups: Sequence[tuple[str, Sequence[tuple[str, str]]]], width: int) -> list[Content]:
    """The lines of these groups, none wider than `width`; what does not fit beside its keys goes on beneath itself."""
    lines: list[Content] = []
    for title, entries in groups:
        lines += [Content("")] if lines else []
        lines.append(Content.styled(title, "$text-muted"))
        for keys, what in entries:
            first, *more = textwrap.wrap(what, max(width - KEYS_WIDTH - 2, 10)) or [""]
            lines.append(Content.assemble((f"{keys:>{KEYS_WIDTH}}  ", "$accent bold"), first))
            lines += [Content(" " * (KEYS_WIDTH + 2) + one) for one in more]
    return lines
