"""The book's own prose, laid out: paragraphs, lists, headings, quotations, emphasis. One widget for a whole reading.

The Markdown of the content files has no links, tables or HTML, so this little is all of it, and it costs a tenth of
a Markdown widget. Text that people typed does not go through here but through `safe.plain`: it is shown as it
stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

_ITEM = re.compile(r"(?P<indent> *)(?P<sign>[-*]|\d{1,2}[.)]) +(?P<text>.+)")
_STYLES = re.compile(
    r"\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*|\*(?P<em>[^*\s](?:[^*\n]*[^*\s])?)\*"
    r"|(?<!\w)_(?P<em2>[^_\n]+)_(?!\w)|`(?P<code>[^`\n]+)`"
)
_BACKSLASH = re.compile(r"\\([\\`*_#>-])")


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together. `first` stands before its first line, `rest` before the others."""

    text: Content
    first: str = ""
    rest: str = ""
    tight: bool = False
    """No blank line before it: one more item of a list, or what stands under a heading."""
    heads: bool = False


def inline(text: str) -> Content:
    """One paragraph with its emphasis: `*so*` italic, `**so**` bold."""
    content, at = Content(""), 0
    for found in _STYLES.finditer(text):
        content = content + Content(_BACKSLASH.sub(r"\1", text[at : found.start()]))
        style = "bold" if found["strong"] else "italic"
        words = found["strong"] or found["em"] or found["em2"] or found["code"]
        content = content + Content.styled(words, style)
        at = found.end()
    return content + Content(_BACKSLASH.sub(r"\1", text[at:]))


def blocks(markdown: str) -> list[Block]:
    """The paragraphs, headings, quotations and list items of a text, in order."""
    found: list[Block] = []
    lines: list[str] = []
    first, rest = "", ""

    def close() -> None:
        if lines:
            tight = bool(found) and (bool(first.strip() and found[-1].first.strip()) or found[-1].heads)
            found.append(Block(inline(" ".join(lines)), first, rest, tight))
            lines.clear()

    for line in markdown.splitlines():
        stripped = line.strip()
        item = _ITEM.fullmatch(line.rstrip())
        if not stripped:
            close()
            first = rest = ""
        elif stripped.startswith("#"):
            close()
            found.append(Block(Content.styled(stripped.lstrip("# "), "bold"), heads=True))
        elif item:
            close()
            sign = "•" if item["sign"] in "-*" else item["sign"]
            pad = "  " * (len(item["indent"]) // 2) + "  "
            first, rest = f"{pad}{sign} ", " " * (len(pad) + len(sign) + 1)
            lines.append(item["text"])
        elif stripped.startswith(">"):
            if rest != "│ ":
                close()
                first = rest = "│ "
            lines.append(stripped.lstrip("> "))
        else:
            lines.append(stripped)
    close()
    return found


def lay_out(parts: list[Block], width: int) -> list[Content]:
    """The blocks as lines of at most `width` cells, a blank line between those that are not one list."""
    lines: list[Content] = []
    for number, part in enumerate(parts):
        if number and not part.tight:
            lines.append(Content(""))
        room = max(width - len(part.rest), 8)
        for index, line in enumerate(part.text.wrap(room)):
            lines.append(Content.styled(part.rest if index else part.first, "$text-muted") + line)
    return lines


class Prose(Widget):
    """Shows Markdown of the content files. `set_text` shows another text."""

    DEFAULT_CSS = "Prose { height: auto; width: 1fr; }"

    def __init__(self, text: str = "", *, lead: str = "", id: str | None = None, classes: str | None = None) -> None:
        """`lead` is a word of ours that stands before the text ("Why:")."""
        super().__init__(id=id, classes=classes)
        self._laid: tuple[int, list[Content]] = (-1, [])
        self._blocks: list[Block] = []
        self._lead = lead
        self._take(text)

    def _take(self, text: str) -> None:
        self._blocks = blocks(text)
        if self._lead and self._blocks:
            head = self._blocks[0]
            text_with_lead = Content.styled(self._lead + " ", "bold") + head.text
            self._blocks[0] = Block(text_with_lead, head.first, head.rest, head.tight)
        self._laid = (-1, [])

    def set_text(self, text: str) -> None:
        self._take(text)
        self.refresh(layout=True)

    def _lines(self, width: int) -> list[Content]:
        if self._laid[0] != width:
            self._laid = (width, lay_out(self._blocks, width))
        return self._laid[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(len(self._lines(width)), 1) if self._blocks else 0

    def render(self) -> Any:
        return Content("\n").join(self._lines(self.content_size.width))
