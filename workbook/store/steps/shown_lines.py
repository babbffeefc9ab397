"""Lines that somebody shows to the other one: one table for all exercises whose rows can be shown.

A line is a copy: what is typed on in its row stays with its writer. It goes when its row does, in the same change, so
that undo brings back both.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.domain.steps.answers import Row, Rows
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.shown import ShownLine
from workbook.store.file.records import many, to_document
from workbook.words.steps import step as words

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Value
    from workbook.domain.steps.programme import Exercise
    from workbook.store.file.change import Change
    from workbook.store.session import Session

SHOWN = "shown"


def _answer(step: str, exercise: str, person: str) -> str:
    """What the ids of the lines of one answer begin with."""
    return f"{step}/{exercise}/{person}/"


class ShownLines:
    """The shown lines of everybody in the workbook. Each method that changes something is one change."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by(self, person: str) -> list[ShownLine]:
        """The lines that this person shows, the one shown first first."""
        found = many(ShownLine, self._session.documents(SHOWN)).values()
        return sorted((one for one in found if one.person == person), key=lambda one: (one.on, one.id))

    def of(self, step: str, exercise: str, person: str) -> dict[str, ShownLine]:
        """The lines of one answer, by row."""
        answer = _answer(step, exercise, person)
        return {one.id.removeprefix(answer): one for one in self.by(person) if one.id.startswith(answer)}

    def show(self, step: str, exercise: Exercise, person: str, row: Row, today: date) -> None:
        """Show this row as it reads now; one that was shown as it read before is replaced. UsageError where nothing
        stands in it."""
        id = _answer(step, exercise.id, person) + row.id
        text = plain_answer(exercise.settings, Rows((row,))).removeprefix("- ")
        if not text:
            raise UsageError(words.LINE_BLANK)
        line = ShownLine(id, person, exercise.title, text, today)
        with self._session.acting(person), self._session.change(words.line_shown(exercise.title)) as change:
            change.put(SHOWN, id, to_document(line))

    def take_back(self, line: ShownLine) -> None:
        """Show it no longer. UsageError once the other one has read it."""
        with self._session.acting(line.person), self._session.change(words.line_taken_back(line.title)) as change:
            if (change.get(SHOWN, line.id) or {}).get("seen") is not None:
                raise UsageError(words.LINE_READ)
            change.delete(SHOWN, line.id)

    def were_seen(self, lines: Iterable[ShownLine], today: date) -> None:
        """The other one has opened these lines. That is no change that anybody made: undo does not know of it."""
        with self._session.change(words.LINES_SEEN, undoable=False) as change:
            for line in lines:
                document = change.get(SHOWN, line.id)
                if document is not None and document.get("seen") is None:
                    change.put(SHOWN, line.id, {**document, "seen": today.isoformat()})


def follow_rows(change: Change, step: str, exercise: Exercise, person: str, value: Value) -> None:
    """Take back the lines of rows that are gone."""
    answer = _answer(step, exercise.id, person)
    rows = {row.id for row in value.rows} if isinstance(value, Rows) else set[str]()
    for id in list(change.documents(SHOWN)):
        if id.startswith(answer) and id.removeprefix(answer) not in rows:
            change.delete(SHOWN, id)
