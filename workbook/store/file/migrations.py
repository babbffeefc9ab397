"""From older formats of the file to this one, a step at a time.

To change the format: add the step from the newest one to STEPS, and put a file of that format into
tests/store/formats/, where a test opens each of them. A step gets the tables and changes them; once a version with it
is out, it is never edited.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from workbook.store.file.tables import ABOUT, Tables

Step = Callable[[Tables], None]

STEPS: Mapping[int, Step] = {}  # format → the step that leads from it to the next; 1 is the first, so none yet


class Formats:
    """The formats that a program can read, by the steps that lead to the newest."""

    def __init__(self, steps: Mapping[int, Step]) -> None:
        self.steps = steps

    @property
    def newest(self) -> int:
        """The format that is written."""
        return max(self.steps, default=0) + 1

    def bring_up(self, tables: Tables) -> None:
        """Bring tables of an older format to the newest. Inside a transaction; does nothing to the newest."""
        for format in range(tables.format, self.newest):
            self.steps[format](tables)
        about = tables.draft(ABOUT)
        about["about"] = {**about["about"], "format": self.newest}


KNOWN = Formats(STEPS)
FORMAT = KNOWN.newest
