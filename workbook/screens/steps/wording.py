"""Notes on wording for the screens: the rules of the content folder, read in the background."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError

if TYPE_CHECKING:
    from workbook.content.language import Language
    from workbook.domain.wording.notices import Note, Noticer

LONGEST = 60_000
"""Characters of a text that are looked through; nobody writes an apology longer than that."""


class Wording:
    """Knows nothing until `load` has run: some tenths of a second that belong into a thread.

    A content folder whose rules cannot be read has no notes; `workbook content check` says why.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._language: Language | None = None
        self._noticer: Noticer | None = None
        self._parts_noticer: Noticer | None = None

    def load(self) -> None:
        """Read the rules and get them ready. Raises nothing."""
        from workbook.content.language import load_language

        try:
            self._language = load_language(self._folder)
            self._parts_noticer = self._language.parts_noticer()
            self._noticer = self._language.noticer()
        except WorkbookError:
            self._noticer = self._parts_noticer = None

    def notice(self, text: str, families: Sequence[str]) -> Sequence[Note]:
        """The notes of these families on a text, in its order."""
        if self._noticer is None:
            return ()
        return [note for note in self._noticer.notes(text[:LONGEST]) if note.family in families]

    def parts(self, text: str) -> frozenset[str]:
        """The ids of the parts of an apology that a text shows."""
        if self._language is None or self._parts_noticer is None:
            return frozenset()
        from workbook.domain.wording.notices import parts_present

        found = parts_present(text[:LONGEST], self._language.parts, self._parts_noticer)
        return frozenset(one.part.id for one in found if one.spans)
