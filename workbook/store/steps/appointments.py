"""Days that people set: the next sittings with the book, and dates with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.domain.steps.appointments import SITTINGS, Appointment, Planned
from workbook.store.file.records import many, to_document
from workbook.words.steps import step as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "appointments"


def _sitting_id(person: str, place: int) -> str:
    return f"sitting-{person}/{place + 1}" if place else f"sitting-{person}"


class Appointments:
    """The appointments of everybody in the workbook. Each method that changes something is one change."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def sittings(self, person: str) -> list[Appointment]:
        """When the person means to sit down with the book, the earliest first, also those whose day has passed."""
        return [one for one in self.of(person) if one.is_sitting]

    def set_sittings(self, person: str, planned: Planned) -> None:
        """Set the next sittings, two at most; what was planned before is no longer. UsageError for what is no time."""
        found = [
            Appointment(_sitting_id(person, place), person, on, parse_time(at))
            for place, (on, at) in enumerate(sorted(planned)[:SITTINGS])
        ]
        merge = f"sitting {person}"  # it is saved as day and time are typed
        label = words.sitting_set([one.on for one in found])
        with self._session.acting(person), self._session.change(label, merge=merge) as change:
            for place in range(SITTINGS):
                if place < len(found):
                    change.put(TABLE, found[place].id, to_document(found[place]))
                else:
                    change.delete(TABLE, _sitting_id(person, place))

    def missed_was_told(self, sitting: Appointment, today: date) -> None:
        """It has been said that this sitting did not happen. Nobody did that: undo does not know of it."""
        stored = next((one for one in self.of(sitting.person) if one.id == sitting.id), None)
        if stored is None:
            return
        with self._session.change(words.sitting_set([]), undoable=False) as change:
            change.put(TABLE, stored.id, to_document(replace(stored, told=today)))

    def of(self, person: str) -> list[Appointment]:
        """Every date a person has set, the earliest first."""
        found = many(Appointment, self._session.documents(TABLE)).values()
        return sorted((one for one in found if one.person == person), key=lambda one: (one.on, one.at, one.id))

    def add(self, person: str, what: str, on: date, at: str = "", *, step: str = "") -> Appointment:
        """A new date with a name. UsageError when the name is blank."""
        what = " ".join(what.split())
        if not what:
            raise UsageError(words.APPOINTMENT_BLANK)
        made = Appointment(self._session.new_id(), person, on, parse_time(at), what, step)
        with self._session.acting(person), self._session.change(words.date_set(on)) as change:
            change.put(TABLE, made.id, to_document(made), expect=0)
        return made

    def remove(self, id: str) -> None:
        with self._session.change(words.DATE_REMOVED) as change:
            change.delete(TABLE, id)
