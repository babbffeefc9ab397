"""Short texts with a word in front of each, wrapped beneath each other: the record of a promise, a list of marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from workbook.widgets.common.safe import fit


@dataclass(frozen=True, slots=True)
class Fact:
    """`label` stands in front of the first line, `text` wraps beside it. Without a label the text has the whole
    width, `indent` cells in."""

    text: Content = Content("")
    label: str | Content = ""
    indent: int = 0


class Facts(Widget):
    """Draws facts; labels share one column. What does not fit beside it goes beneath."""

    DEFAULT_CSS = "Facts { height: auto; width: 1fr; }"

    def __init__(self, facts: Sequence[Fact] = (), *, label: int = 12, id: str | None = None) -> None:
        """`label`: cells for the column of labels."""
        super().__init__(id=id)
        self._facts = list(facts)
        self._label = label
        self._laid: tuple[int, list[Content]] = (-1, [])

    def set_facts(self, facts: Sequence[Fact]) -> None:
        facts = list(facts)
        if facts == self._facts:
            return
        before = len(self._lines(self.content_size.width)) if self.is_mounted else -1
        self._facts = facts
        self._laid = (-1, [])
        self.refresh(layout=len(self._lines(self.content_size.width)) != before)

    def _lines(self, width: int) -> list[Content]:
        if self._laid[0] != width:
            lines: list[Content] = []
            for fact in self._facts:
                label = fact.label if isinstance(fact.label, Content) else Content.styled(fact.label, "$text-muted")
                pad = self._label if label.cell_length else fact.indent
                body = fact.text.wrap(max(width - pad, 8)) or [Content("")]
                head = fit(label, pad) if label.cell_length else Content(" " * pad)
                lines.append(head + body[0])
                lines += [Content(" " * pad) + line for line in body[1:]]
            self._laid = (width, lines)
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Any:
        return Content("\n").join(self._lines(self.content_size.width))
