"""What may be more than wording in what somebody writes on the page: said, and asked about, before the other one reads
it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.steps.help import HelpPlace
    from workbook.domain.wording.care import Care

LookForCare = Callable[[str], Sequence[str]]
"""text → what is said of it, line by line; nothing where there is nothing to say."""


class AskFirst(Exception):
    """Nothing was saved yet: these `lines` are said, and the same sent once more with `SHOWN` is the answer."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__()
        self.lines = lines


SHOWN = "shown"
"""The field that says that the other one may read it."""


def said_of(found: Iterable[Care], places: Callable[[], Iterable[HelpPlace]]) -> list[str]:
    """One line for each place to turn to, and that place."""
    from workbook.domain.wording.care import one_each

    each = one_each(found)
    known = {place.id: place for place in places()} if each else {}
    lines: list[str] = []
    for one in each:
        lines.append(one.rule.line)
        if (place := known.get(one.rule.help)) is not None:
            lines.append(f"{place.title}. {place.what} {place.where}")
    return lines
