"""Single lines of a page of one's own that its writer shows to the other one. The rest of the page stays theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One row of a ledger as it read when it was shown. `person` is who wrote it, `title` its exercise's, `on` the day
    it was shown. `seen`: the day on which the other one opened it; from then on it cannot be taken back."""

    id: str
    person: str
    title: str
    text: str
    on: date
    seen: date | None = None
    revision: int = 0
