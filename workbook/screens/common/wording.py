"""Notes on wording for the screens: the rules of the content folder, read in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError

if TYPE_CHECKING:
    from workbook.content.language import Language
    from workbook.domain.wording.care import Care, CareRules
    from workbook.domain.wording.names import People
    from workbook.domain.wording.notices import Note, Noticer

LONGEST = 60_000
"""Characters of a text that are looked through; nobody writes an apology longer than that."""


class Wording:
    """Knows nothing until it is `ready`. One for the whole app.

    A content folder whose rules cannot be read has no notes, but what needs care is said; `workbook content check` says
    why.
    """

    def __init__(self, folder: Path, people: Callable[[str], People]) -> None:
        """`people`: who is known by name to the one of that id, or to whoever sits in front."""
        self._folder, self._people = folder, people
        self._language: Language | None = None
        self._noticer: Noticer | None = None
        self._parts_noticer: Noticer | None = None
        self._care: CareRules | None = None
        self._loading: asyncio.Future[None] | None = None

    @property
    def is_ready(self) -> bool:
        """Have the rules been read, or was there nothing to read?"""
        return self._loading is not None and self._loading.done()

    async def ready(self) -> None:
        """Read the rules in the background, once for all who wait for them. Raises nothing."""
        if self._loading is None:
            self._loading = asyncio.ensure_future(asyncio.to_thread(self._load))
        await asyncio.shield(self._loading)

    def _load(self) -> None:
        from workbook.content.language import care_rules_for, load_language

        try:
            self._language = load_language(self._folder)
            self._parts_noticer = self._language.parts_noticer()
            self._care = self._language.care_rules()
            self._noticer = self._language.noticer()
        except WorkbookError:
            self._noticer = self._parts_noticer = None
            self._care = care_rules_for(self._folder)

    def notice(self, text: str, families: Sequence[str]) -> Sequence[Note]:
        """The notes of these families on a text, in its order; none where it needs care or has a grave word."""
        rules = self._rules()
        if self._noticer is None or rules is None:
            return ()
        notes = rules.coached(text[:LONGEST], self._noticer.notes(text[:LONGEST]))
        return [note for note in notes if note.family in families]

    def care(self, text: str) -> Sequence[Care]:
        """The sentences that may be more than wording, the first for each place to turn to."""
        rules = self._rules()
        if rules is None:
            return ()
        from workbook.domain.wording.care import one_each

        return one_each(rules.found(text[:LONGEST]))

    def _rules(self, *, now: bool = False, writer: str = "") -> CareRules | None:
        """The rules for care, which know the people by name; None while they are being read, unless they are needed
        `now`."""
        if self._care is None and now:
            from workbook.content.language import care_rules_for

            self._care = care_rules_for(self._folder)  # a page waits for it: not for the notes as well
        if self._care is not None:
            self._care.know(self._people(writer))
        return self._care

    def found(self, text: str, writer: str = "") -> Sequence[Care]:
        """As `care`, every sentence; known at once, also where the rules are still being read. `writer`: the id of who
        wrote it, where that is not who sits in front."""
        rules = self._rules(now=True, writer=writer)
        return rules.found(text[:LONGEST]) if rules is not None else ()

    def goes_unasked(self, text: str, before: str = "") -> bool:
        """Is something said that may be more than wording, and did not stand in `before`? Known at once, also where the
        rules are still being read."""
        from workbook.domain.wording.care import newly_said

        rules = self._rules(now=True)
        return rules is not None and newly_said(rules, text[:LONGEST], before[:LONGEST])

    def not_to_say(self, text: str) -> bool:
        """Is it something that nothing should help to word, to finish or to say? Known at once, as above."""
        from workbook.domain.wording.care import not_to_polish

        return not_to_polish(self.found(text))

    def parts(self, text: str) -> frozenset[str]:
        """The ids of the parts of an apology that a text shows."""
        if self._language is None or self._parts_noticer is None:
            return frozenset()
        from workbook.domain.wording.notices import parts_present

        found = parts_present(text[:LONGEST], self._language.parts, self._parts_noticer)
        return frozenset(one.part.id for one in found if one.spans)
