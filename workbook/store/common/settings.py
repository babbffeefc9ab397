"""The workbook's own settings, for both people: what somebody set, and what the program remembers by itself.

They are two documents, for what was set can be undone, and what is only remembered is no change that anybody made.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import UsageError
from workbook.words.common import store as words

if TYPE_CHECKING:
    from workbook.store.session import Session

TABLE = ID = "settings"
REMEMBERED, WINDOW = "remembered", "window"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was set; the defaults hold until somebody sets something.

    `week_start`: 0 Monday … 6 Sunday. `capacity_minutes`: what a week can carry in promises; None: not said.
    `capacity_number`: how many promises at a time.
    """

    week_start: int = 0
    capacity_minutes: int | None = None
    capacity_number: int = 3
    revision: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.week_start <= 6:
            raise ValueError("week_start")
        if self.capacity_minutes is not None and not 0 <= self.capacity_minutes <= 7 * 24 * 60:
            raise ValueError("capacity_minutes")
        if not 1 <= self.capacity_number <= 99:
            raise ValueError("capacity_number")


@dataclass(frozen=True, slots=True)
class Remembered:
    """What the program remembers by itself.

    `theme`: a theme's name, empty for the program's own choice. `person`: the id of who usually sits in front
    (`People.usual`), empty before the first run's questions. `workbook`: what tells this workbook from every other,
    empty until it is first needed (`Settings.identity`); `renamed`: of habits that came in and have another name now,
    the id that the name makes and the one they have.
    """

    first_run_asked: bool = False
    theme: str = ""
    person: str = ""
    workbook: str = ""
    renamed: dict[str, str] = field(default_factory=dict[str, str])
    revision: int = 0


class Settings:
    """The settings of an open workbook."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self) -> Chosen:
        """The settings as they are. Where the stored ones cannot be read, the defaults (the stored ones stay)."""
        from workbook.store.file.records import many

        return many(Chosen, self._session.documents(TABLE)).get(ID, Chosen())

    def change(self, label: str = words.SETTINGS_CHANGED, **chosen: Any) -> Chosen:
        """Set some of the fields of `Chosen` and return all. Raises UsageError for a value out of range."""
        from workbook.store.file.records import to_document

        with self._session.change(label) as change:
            try:
                wanted = replace(self.read(), **chosen)
            except ValueError as error:
                raise UsageError(words.SETTING_OUT_OF_RANGE.format(name=error)) from None
            change.put(TABLE, ID, to_document(wanted))
        return self.read()

    def remembered(self) -> Remembered:
        """What is remembered; where it cannot be read, nothing (what is stored stays)."""
        from workbook.store.file.records import many

        return many(Remembered, self._session.documents(REMEMBERED)).get(WINDOW, Remembered())

    def identity(self, *, make: bool = True) -> str:
        """What tells this workbook from every other; kept from the first time on, unless not `make`."""
        known = self.remembered().workbook
        if known:
            return known
        made = self._session.new_id()
        if make:
            self.remember(workbook=made)
        return made

    def remember(self, **what: Any) -> None:
        """Remember some of the fields of `Remembered`; undo does not know of it."""
        from workbook.store.file.records import to_document

        with self._session.change(words.REMEMBERED, undoable=False) as change:
            change.put(REMEMBERED, WINDOW, to_document(replace(self.remembered(), **what)))
