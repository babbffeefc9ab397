"""A fault in the content folder, and the error that carries all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workbook.domain.common.errors import WorkbookError


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing an author has to mend.

    `file` is the path within the content folder ("steps/apology.toml"), `place` where in it (a line, a table, a
    key; may be empty), `cause` what is wrong, `remedy` how to mend it.
    """

    file: str
    place: str
    cause: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.place}" if self.place else self.file
        return f"{where}: {self.cause} {self.remedy}"


class ContentError(WorkbookError):
    """Content that cannot be used as it is. `faults` holds every fault that was found, not only the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        from workbook.words.common.faults import cannot_use

        self.faults = tuple(faults)
        super().__init__("\n".join([cannot_use(len(faults)), *map(str, faults)]))
