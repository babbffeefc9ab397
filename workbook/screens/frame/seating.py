"""Who sits in front: the question, and what becomes of what stood open for whoever sat there before."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from workbook.words.common import who as words

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.guard import Guard
    from workbook.screens.frame.locking import Locking
    from workbook.screens.frame.pages import Pages


class Seating:
    """What one app does when somebody else sits down. `refresh` shows the page in front anew."""

    def __init__(
        self,
        app: App[int],
        context: AppContext,
        guard: Guard,
        pages: Pages,
        locking: Locking,
        refresh: Callable[[], None],
    ) -> None:
        self._app = app
        self._context = context
        self._guard = guard
        self._pages = pages
        self._locking = locking
        self._refresh = refresh

    def ask(self) -> None:
        from workbook.screens.frame.who import Who

        self._guard.keep_all()
        who_sits = Who(self._context, self._hand_over, self._locking.lock, self.open_passphrase)
        self._app.push_screen(who_sits, partial(self._seated, self._context.person_id))

    async def hand_to(self, person: str, place: str) -> bool:
        """That person sits down at once, in the middle of something shared; returns whether they do. For somebody whose
        key is not open here everything is locked until they have given their passphrase; it goes on at `place` then."""
        self._guard.keep_all()
        keys = self._context.notebook.keys
        if keys is not None and keys.lacks(person):
            self._locking.lock(person, place)
            return False
        await self._hand_over()
        seated = self._context.sit_down(person)
        self._app.notify(words.sits(seated.name), markup=False)
        self._refresh()
        return True

    def open_passphrase(self) -> None:
        """Where the workbook is given a passphrase, and each of two their own."""
        from workbook.screens.frame.passphrase import PassphraseSheet

        self._guard.keep_all()
        self._app.push_screen(PassphraseSheet(self._context))

    async def _hand_over(self) -> None:
        """Somebody else is about to sit down: nothing of whoever sat here stays open."""
        for page in self._pages.there():
            await page.hand_over()
        self._app.clear_notifications()  # what was said in the corner was said to them

    async def _seated(self, before: str, _: bool | None) -> None:
        """Where somebody else has sat down, the next key acts on Today, for them."""
        if self._context.person_id != before:
            await self._app.switch_mode("today")
        self._refresh()
