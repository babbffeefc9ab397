"""Days that people set: the next sitting with the book, and dates with a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import UsageError
from workbook.domain.common.times import parse_time
from workbook.domain.steps.appointments import Appointment
from workbook.store.file.records import many, to_document
from workbook.words.steps import step as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = "appointments"


class Appointments:
    """The appointments of everybody in the workbook. Each method that changes something is one change."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def next_sitting(self, person: str) -> Appointment | None:
        """When the person means to sit down with the book again, also when that day has passed."""
        return next((one for one in self.of(person) if one.is_sitting), None)

    def set_next_sitting(self, person: str, on: date | None, at: str = "") -> Appointment | None:
        """Set the next sitting, or with None take it back. `at` is a time such as "20:00", or ""."""
        sitting = Appointment(f"sitting-{person}", person, on, parse_time(at)) if on else None
        merge = f"sitting {person}"  # it is saved as day and time are typed
        with self._session.acting(person), self._session.change(words.sitting_set(on), merge=merge) as change:
            if sitting is None:
                change.delete(TABLE, f"sitting-{person}")
            else:
                change.put(TABLE, sitting.id, to_document(sitting))
        return sitting

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
