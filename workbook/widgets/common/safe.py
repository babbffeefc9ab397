"""The one way from text that people typed to the screen.

Most Textual widgets parse a `str` as markup: `[/]` would end the program, `[x] done` would lose words and
`[@click=app.quit]x[/]` would become a live link. Whatever a person wrote goes through one of these functions.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from textual.content import Content

from workbook.domain.common import clean


def plain(text: str, style: str = "") -> Content:
    """`text` as it stands, whatever brackets it holds: for Static, Label, Button, tooltips, options, titles.

    `style` is ours, never the user's ("bold", "$text-muted").
    """
    text = clean.text(text)
    return Content.styled(text, style) if style else Content(text)


def one_line(text: str, style: str = "") -> Content:
    """As `plain`, with line breaks and runs of blanks as single spaces: for rows of a list."""
    return plain(" ".join(text.split()), style)


def whole_items(legend: str) -> str:
    """Signs and what they mean, of which no line ends inside one; two blanks or more stand between them."""
    return re.sub(r"(?<! ) (?! )", "\u00a0", legend)


def mixed(template: str, **values: object) -> Content:
    """Our own markup with users' words put in as plain text: `mixed("[b]$who[/b] wrote", who=name)`."""
    cleaned = {name: clean.text(value) if isinstance(value, str) else value for name, value in values.items()}
    return Content.from_markup(template, **cleaned)


def fit(content: Content, width: int) -> Content:
    """Cut to `width` cells with an ellipsis, or pad with blanks up to it."""
    if width <= 0:
        return Content("")
    if content.cell_length > width:
        return content.truncate(width, ellipsis=True, pad=True)
    return content.pad_right(width - content.cell_length)


def within(content: Content, width: int, lines: int, tail: str) -> Content:
    """What fits into so many lines of `width` cells; where that is not all, cut after a word, and `tail` says where
    the rest is."""
    if width <= 0 or len(_line_ends(content.plain, width)) <= lines:
        return content
    last = content.plain[: _line_ends(content.plain, width)[lines - 1]]
    while len(_line_ends(last + tail, width)) > lines and " " in last:
        last = last[: last.rindex(" ")]
    return content[: len(last.rstrip(" ,"))] + plain(tail)


def _line_ends(text: str, width: int) -> list[int]:
    """Where each line of the text ends when it is broken between words."""
    ends: list[int] = []
    at = used = 0
    for word in re.findall(r"\n|[^ \n]+ *| +", text):
        cells = cell_len(word.rstrip(" "))
        if word == "\n" or (used and used + cells > width):
            ends.append(at)
            used = 0
        ends += [at] * (max(cells - 1, 0) // width)  # a word longer than a line goes on in the next
        used = 0 if word == "\n" else used + cell_len(word)
        at += len(word)
    return [*ends, at]
