"""What people wrote, in Markdown: text and nothing else. No markup, no HTML, no link, no table's end."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~&@])")
# What some programs make a link of by themselves; a time of day is none.
_ADDRESS = re.compile(r"(?<=[^\W\d_])(?=:\w|://)|(?<=\w)(?=\.[^\W\d_])")
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=]))")


def safe(text: str) -> str:
    """A text on one line, with nothing in it that Markdown would read as more than text."""
    escaped = _ADDRESS.sub(r"\\", _MARKUP.sub(r"\\\1", " ".join(text.split())))
    return _LINE_START.sub(r"\1\\", escaped)


def quoted(text: str) -> Iterator[str]:
    """The lines of a text as a quotation that keeps its line ends."""
    lines = [safe(line) for line in text.strip().split("\n")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        yield f"> {line}\\" if line and following else f"> {line}".rstrip()
