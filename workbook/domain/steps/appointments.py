"""Days that people set: the next sitting with the book, and dates with a name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day, and perhaps a time ("20:00"), that an act set: the next sitting, or something with a name.

    `what` is "" for a sitting. `step` is where it was set.
    """

    id: str
    person: str
    on: date
    at: str = ""
    what: str = ""
    step: str = ""
    revision: int = 0

    @property
    def is_sitting(self) -> bool:
        return not self.what
