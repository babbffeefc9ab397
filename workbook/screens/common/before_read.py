"""Before what may be more than wording goes to the other one it is asked for once: the one way, for forms and lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext


def other_name(context: AppContext, person: str) -> str | None:
    """The name of the other one of the two, as somebody of that id sees it; None when there is nobody."""
    other = context.notebook.people.other(person)
    return other.name if other is not None else None


class BeforeRead:
    """Whoever saves the same words once more has answered. `reader` gives the name of who would read them now; None:
    nobody else does."""

    def __init__(self, context: AppContext, reader: Callable[[], str | None]) -> None:
        self._context, self._reader = context, reader
        self._knowingly = ""

    def asks(self, said: str, before: str = "", *, meant: bool = True) -> str:
        """The question, or "" where it may be saved. `before` they have read already. Not `meant` is what is saved
        because somebody went on: that answers nothing."""
        name = self._reader()
        if name is None or not said or (meant and said == self._knowingly):
            return ""
        if not self._context.wording.goes_unasked(said, before):
            return ""
        self._knowingly = said if meant else self._knowingly
        return care.would_read(name)
