"""What an open app looks at by itself: is it time to lock, has another process written, has midnight passed?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from workbook.words.common import frame as words

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.guard import Guard
    from workbook.screens.frame.locking import Locking
    from workbook.screens.frame.phone import Phone

POLL_SECONDS = 1.0
BACK_UP_SECONDS = 2.0
"""How long after the first paint the day's backup is made, and how long it waits while the files are changed."""
LONG = 15
"""Seconds for which a warning stands."""


class Watching:
    """What one app looks at. `refresh` shows anew what stands; `phone` gives the page for the phone, once there is
    one; `clock` today's date, None keeps that of `context`."""

    def __init__(
        self,
        app: App[int],
        context: AppContext,
        guard: Guard,
        locking: Locking,
        *,
        refresh: Callable[[], None],
        phone: Callable[[], Phone | None],
        clock: Callable[[], date] | None,
    ) -> None:
        self.clock = clock
        self._app, self._context, self._guard, self._locking = app, context, guard, locking
        self._refresh, self._phone = refresh, phone

    def begin(self) -> None:
        """From now on, once a second; the day's backup in a moment."""
        self._app.set_interval(POLL_SECONDS, self.look)
        self._app.set_timer(BACK_UP_SECONDS, self._back_up)

    def look(self) -> None:
        """Look once."""
        self._locking.look()
        if (phone := self._phone()) is not None:
            phone.look()
        if self._locking.locked or self._locking.busy:
            return
        notebook = self._context.notebook
        with self._guard.held():
            if self.day_turned() or notebook.changed():
                self._refresh()
            for kept in notebook.taken_over():
                self._warn(words.taken_over(kept.id))
        self._guard.try_again()

    def day_turned(self) -> bool:
        """Is it another day than it was? From now on the context knows it."""
        today = self.clock() if self.clock else self._context.today
        turned = today != self._context.today
        self._context.today = today
        return turned

    def _back_up(self) -> None:
        if self._locking.locked:
            return
        if self._locking.busy:
            self._app.set_timer(BACK_UP_SECONDS, self._back_up)
            return
        if faulty := self._context.notebook.faulty():
            self._warn(words.faulty(len(faulty)))
        from workbook.store.file import carried

        if found := carried.copies(self._context.data):
            self._warn(words.copies(len(found)))
        self._app.run_worker(self._context.notebook.daily_backup, thread=True)

    def _warn(self, text: str) -> None:
        self._app.notify(text, markup=False, severity="warning", timeout=LONG)
