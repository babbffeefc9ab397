"""The book's prose in its parts: paragraphs, headings and list items, each as runs of words with their emphasis.

The Markdown of the content has no links, tables or HTML; whatever else stands there is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Emphasis = Literal["", "strong", "em"]
Kind = Literal["p", "heading", "item", "number", "quote"]

_ITEM = re.compile(r" *(?P<sign>[-*]|\d{1,2}[.)]) +(?P<text>.+)")
_STYLES = re.compile(r"\*\*(?P<strong>[^*\s](?:[^*\n]*[^*\s])?)\*\*|\*(?P<em>[^*\s](?:[^*\n]*[^*\s])?)\*")
_BACKSLASH = re.compile(r"\\([\\`*_#>-])")


class Run(NamedTuple):
    """Words with one emphasis."""

    text: str
    emphasis: Emphasis


class Part(NamedTuple):
    """One paragraph, heading or list item."""

    kind: Kind
    runs: tuple[Run, ...]

    @property
    def plain(self) -> str:
        return "".join(run.text for run in self.runs)


def parts(markdown: str) -> list[Part]:
    """The parts of a text, in order."""
    found: list[Part] = []
    kind: Kind = "p"
    lines: list[str] = []

    def close() -> None:
        if lines:
            found.append(Part(kind, tuple(_runs(" ".join(lines)))))
            lines.clear()

    for line in markdown.splitlines():
        stripped = line.strip()
        item = _ITEM.fullmatch(line.rstrip())
        if not stripped:
            close()
            kind = "p"
        elif stripped.startswith("#"):
            close()
            found.append(Part("heading", tuple(_runs(stripped.lstrip("# ")))))
            kind = "p"
        elif item:
            close()
            kind = "item" if item["sign"] in "-*" else "number"
            lines.append(item["text"])
        elif stripped.startswith(">"):
            if kind != "quote":
                close()
                kind = "quote"
            lines.append(stripped.lstrip("> "))
        else:
            lines.append(stripped)
    close()
    return found


def _runs(text: str) -> Iterator[Run]:
    at = 0
    for one in _STYLES.finditer(text):
        if before := text[at : one.start()]:
            yield Run(_BACKSLASH.sub(r"\1", before), "")
        yield Run(one["strong"] or one["em"], "strong" if one["strong"] else "em")
        at = one.end()
    if rest := text[at:]:
        yield Run(_BACKSLASH.sub(r"\1", rest), "")
