"""What has a name of its own, in the command palette: steps, exercises, promises, conflicts."""

from __future__ import annotations

from asyncio import sleep
from functools import partial
from typing import Protocol, cast

from textual.command import Hit, Hits, Provider

from workbook.content.pieces import pieces_of
from workbook.domain.common.errors import WorkbookError
from workbook.domain.common.finding import Piece, Sought, folded
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.store.together.written import pieces_for
from workbook.widgets.common.safe import one_line
from workbook.words.common import find as words
from workbook.words.common import turn

BEGINS, HAS = 0.9, 0.6
"""Scores of names that begin with the first word looked for, and of the others: acts that fit well come first."""


class Opens(Protocol):
    """What of the app is needed here."""

    context: AppContext

    def page_in_front(self) -> Page | None: ...
    async def open_place(self, place: str) -> None: ...
    def action_where_to_turn(self) -> None: ...


class Things(Provider):
    """They are offered as long as a page is in front: a dialog is left first."""

    async def startup(self) -> None:
        self._opens = cast(Opens, self.app)
        self._things: list[Piece] = []
        self._there = False
        if self._opens.page_in_front() is None:
            return
        self._there = True
        context = self._opens.context
        own = pieces_for(context.notebook, context.person_id, lambda *_: None)
        found = [one for one in own if one.sort in ("promise", "conflict")]
        try:
            for id in context.book.programme.every_id:
                found += pieces_of(context.book.step(id))
                await sleep(0)  # keys come first
        except WorkbookError:
            pass  # `content check` says what is wrong; the rest has a name all the same
        self._things = [one for one in found if not (one.for_two and context.together_hidden)]

    async def search(self, query: str) -> Hits:
        try:
            sought = Sought(query)
        except ValueError:
            return
        if self._there and not sought.stands_in(folded(turn.TITLE)):  # by its title it is an act like the others
            score = max(map(turn.likely, sought.words))
            if score:
                go = partial(self.app.call_later, self._opens.action_where_to_turn)
                yield Hit(score, turn.TITLE, go, turn.TITLE, turn.TIP)
        for one in self._things:
            if sought.stands_in(one.folded_title):
                score = BEGINS if one.folded_title.startswith(sought.words[0]) else HAS
                go = partial(self.app.call_later, self._opens.open_place, one.opens)
                yield Hit(score, one_line(one.title), go, " ".join(one.title.split()), words.SORTS[one.sort])
