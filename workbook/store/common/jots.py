"""Lines caught in passing. Each method that changes something is one change, made by the person whose line it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common import clean
from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.domain.common.jot import LONGEST, MOST, Jot
from workbook.store.file.records import many, to_document
from workbook.words.common import jot as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "jots"


class Jots:
    """The jotted lines of everybody in the workbook. Ids begin with whose they are, so that it is known without the
    document too."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person: str) -> list[Jot]:
        """The lines of one person, the newest first."""
        found = many(Jot, self._session.documents(TABLE)).values()
        return sorted((one for one in found if one.person == person), key=lambda one: one.id, reverse=True)

    def add(self, person: str, text: str, today: date) -> Jot:
        """Catch a line. UsageError for a blank one, one that is too long, and one too many."""
        text = clean.text(text).strip()
        if clean.is_blank(text):
            raise UsageError(words.BLANK)
        if len(text) > LONGEST:
            raise UsageError(words.TOO_LONG.format(most=LONGEST))
        if len(self.of(person)) >= MOST:
            raise UsageError(words.TOO_MANY.format(most=MOST))
        jot = Jot(f"{person}/{self._session.new_id()}", person, text, today)
        with self._session.acting(person), self._session.change(words.LABEL_JOTTED) as change:
            change.put(TABLE, jot.id, to_document(jot), expect=0)
        return jot

    def let_go(self, person: str, id: str) -> None:
        """Take a line away; undo brings it back. Raises NotFoundError."""
        with self._session.acting(person), self._session.change(words.LABEL_LET_GO) as change:
            if not id.startswith(f"{person}/") or change.get(TABLE, id) is None:
                raise NotFoundError(words.NO_SUCH_JOT)
            change.delete(TABLE, id)
