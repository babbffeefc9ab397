"""The next sitting at the end of a step: shown, set, and tried again while it cannot be saved."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.screens.steps.answer_keeper import TRY_AGAIN
from workbook.widgets.steps.exercises.sitting import SittingFrame

if TYPE_CHECKING:
    from workbook.screens.steps.answer_keeper import Surface
    from workbook.store.steps.appointments import Appointments


class SittingKeeper:
    """Of one person. `frame` shows the day that is planned; a day that could not be saved yet stays in its field."""

    def __init__(self, appointments: Appointments, person: str, today: date, surface: Surface) -> None:
        """Raises WorkbookError when what is planned cannot be read."""
        self.frame = SittingFrame(appointments.next_sitting(person), today)
        self._appointments = appointments
        self._person = person
        self._surface = surface
        self._unsaved: tuple[date | None, str] | None = None

    def set(self, on: date | None, at: str) -> None:
        """The person chose this day (None: no day) and time."""
        self._unsaved = on, at
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
            on, at = self._unsaved
            planned = self._appointments.set_next_sitting(self._person, on, at)
            self._unsaved = None
            self.frame.plan(planned)

    def refill(self) -> None:
        """Show what has been changed elsewhere. Raises WorkbookError."""
        if self._unsaved is None:
            self.frame.plan(self._appointments.next_sitting(self._person))
