"""The one way from text that people typed to the screen.

Most Textual widgets parse a `str` as markup: `[/]` would end the program, `[x] done` would lose words and
`[@click=app.quit]x[/]` would become a live link. Whatever a person wrote goes through one of these functions.
"""

from __future__ import annotations

import re

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
