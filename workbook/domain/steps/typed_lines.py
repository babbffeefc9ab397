"""Lines as they are typed, what is wrong with one of them, and which entry is meant."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager

from workbook.domain.common.errors import UsageError
from workbook.domain.common.finding import folded
from workbook.domain.steps.as_text import SET_IN, plain_line
from workbook.words.refusals import steps as refusals

Line = tuple[int, str]


class Wrong(Exception):
    """What is wrong with a line."""


def lines(text: str) -> list[Line]:
    """The lines that say something, each with its number. One that is set in stays so."""
    return [
        (number, line.rstrip() if line.startswith(SET_IN) else line.strip().removeprefix("- ").strip())
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip() and not line.startswith("# ")
    ]


@contextmanager
def in_line(number: int) -> Generator[None, None, None]:
    """What is wrong in here is wrong with that line."""
    try:
        yield
    except Wrong as wrong:
        raise UsageError(refusals.in_line(number, str(wrong))) from None
    except UsageError as error:
        raise UsageError(refusals.in_line(number, str(error).rstrip("."))) from None


def meant_by(offered: Mapping[str, str], typed: str) -> str:
    """The id of what was meant, by its id or its words."""
    if typed in offered:
        return typed
    wanted = folded(plain_line(typed))
    found = [id for id, text in offered.items() if folded(plain_line(text)) == wanted]
    if len(found) != 1:
        raise Wrong(refusals.NO_SUCH_ENTRY)
    return found[0]


class Entries:
    """What an exercise offers and, where it takes them, entries of one's own."""

    def __init__(self, offered: Mapping[str, str], *, may_own: bool) -> None:
        self._offered, self._may_own = offered, may_own
        self.own: dict[str, str] = {}

    def id_of(self, typed: str) -> str:
        if typed != "+" and not typed.startswith("+ "):
            return meant_by(self._offered, typed)
        text = typed[1:].strip()
        if not self._may_own:
            raise Wrong(refusals.NO_OWN)
        if not text:
            raise Wrong(refusals.BLANK_OWN)
        id = f"own-{len(self.own) + 1}"
        self.own[id] = text
        return id
