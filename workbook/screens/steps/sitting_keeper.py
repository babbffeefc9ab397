"""The next sittings at the end of a step: shown, set, and tried again while they cannot be saved."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.appointments import Planned
from workbook.screens.steps.answer_keeper import TRY_AGAIN
from workbook.widgets.steps.exercises.sitting import SittingFrame
from workbook.words.steps import acts as words

if TYPE_CHECKING:
    from workbook.screens.steps.answer_keeper import Surface
    from workbook.store.file.unsaved import Words
    from workbook.store.steps.appointments import Appointments


class SittingKeeper:
    """Of one person. `frame` shows the days that are planned; one that could not be saved yet stays in its field."""

    def __init__(self, appointments: Appointments, person: str, today: date, surface: Surface) -> None:
        """Raises WorkbookError when what is planned cannot be read."""
        self.frame = SittingFrame(appointments.sittings(person), today)
        self._appointments = appointments
        self._person = person
        self._surface = surface
        self._unsaved: Planned | None = None

    def set(self, planned: Planned) -> None:
        """The person chose these days and times."""
        self._unsaved = planned
        self._try()

    def _try(self, *, told: bool = False) -> None:
        try:
            self.save()
        except WorkbookError as error:
            if not told:
                self._surface.tell_error(error)
            self._surface.later(TRY_AGAIN, partial(self._try, told=True))

    def save(self) -> None:
        """Save what is unsaved. Raises WorkbookError when it cannot be."""
        if self._unsaved is not None:
            self._appointments.set_sittings(self._person, self._unsaved)
            self._unsaved = None
            self.frame.plan(self._appointments.sittings(self._person))

    def unsaved_words(self) -> list[Words]:
        """The days that could not be saved, as somebody would read them; they have no place to be put back to."""
        from workbook.store.file.unsaved import Words

        days = "\n".join(f"{on.isoformat()} {at}".rstrip() for on, at in self._unsaved or ())
        return [Words(words.SITTING, {"": days}, self._person)] if days else []

    def refill(self) -> None:
        """Show what has been changed elsewhere. Raises WorkbookError."""
        if self._unsaved is None:
            self.frame.plan(self._appointments.sittings(self._person))
