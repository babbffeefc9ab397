"""Locking the open app: by a key, for somebody who sits down, after minutes without a key; and going on afterwards.

The lock screen is a mode of its own. It comes into sight first, then what is typed is saved, then the keys, the tables
and the screens of all other modes go. Words that could not be saved go sealed into a file of their own; where even that
is impossible their screens stay, unseen, until the passphrase is there again.
"""

from __future__ import annotations

import asyncio
import functools
import gc
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.screen import Screen

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.base import Dialog, Page
from workbook.screens.common.guard import Guard
from workbook.screens.frame.leaving import Leaving
from workbook.store.file import errors
from workbook.store.file.seal.elapsed import seconds
from workbook.widgets.common import textual_private
from workbook.words.common import frame
from workbook.words.common import lock as words

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.screens.frame.lock_screen import LockScreen
    from workbook.store.file.seal.keys import Keys

MODE = "locked"
PAINTED = 0.5
"""Seconds that saving waits at most for the lock screen to be painted."""
AGAIN = 0.1
"""Seconds after which it is tried again to leave, while locking is under way."""
HOME = "today"
CACHES = ("rich.", "textual.", "workbook.")
"""Modules that keep texts they have looked at, to be quicker the next time."""


class Locking:
    """What one app does when it locks. `pages` makes the factory of a mode's page, the old one being gone; `blank`, a
    screen like another one with nothing in it."""

    def __init__(
        self,
        app: App[int],
        context: AppContext,
        guard: Guard,
        leaving: Leaving,
        pages: Callable[[str], Callable[[], Screen[Any]]],
        blank: Callable[[Screen[Any]], Screen[Any]],
    ) -> None:
        self._app = app
        self._context = context
        self._guard = guard
        self._leaving = leaving
        self._pages = pages
        self._blank = blank
        self._touched = seconds()
        self._wanted = ""  # who sits down once it is open, where the key allows it
        self._covers = False  # do screens with unsaved words stand behind the lock screen
        self._plain_told = False
        self._back = (HOME, "")  # mode, and what to open there
        self._rests = False  # is all done that locking does
        self._early: list[events.Key | events.Paste] = []  # typed before the lock screen stood there
        self.locked = False
        """From the moment it was asked for; nothing reads or writes the workbook then."""
        guard.locked = self._found_locked

    @property
    def busy(self) -> bool:
        """Is a dialog of this app just sealing the workbook, opening it for good, or forgetting? Then nobody else reads
        it, and nobody locks it."""
        return any(isinstance(screen, Dialog) and screen.busy for screen in self._app.screen_stack)

    # -- when ---------------------------------------------------------------------------------------------------

    def touched(self) -> None:
        """A key, the mouse, a paste."""
        self._touched = seconds()

    def look(self) -> None:
        """Once a second: has nobody touched anything for long enough, has a plain file come beside the sealed one?"""
        notebook, minutes = self._context.notebook, self._context.config.lock_after
        if self.locked or self.busy or not notebook.sealed:
            return
        if minutes and seconds() - self._touched >= minutes * 60:
            self.lock()
        elif not notebook.plain_beside():
            self._plain_told = False
        elif not self._plain_told:
            self._plain_told = True
            self._app.notify(words.PLAIN_BESIDE, markup=False, severity="warning", timeout=20)

    def asked(self) -> None:
        """Somebody wants it locked."""
        if self.busy:
            self._app.notify(words.BUSY_STAY, markup=False)
        elif self._context.notebook.sealed:
            self.lock()
        else:
            self._app.notify(words.NO_PASSPHRASE, markup=False, timeout=8)

    def lock(self, person: str = "", place: str = "") -> None:
        """Lock now. `person`: who sits down, and whose passphrase it will be; "" for whoever unlocks. `place`: what
        goes on for them then ("journey/review"); Today where nothing does."""
        if not (self.locked or self.busy):
            self.locked = True
            self._app.run_worker(self._lock(person, place))

    def _found_locked(self) -> None:
        """Another process sealed the workbook, or made a new key: what is typed waits on its screen for a key that is
        known to open it again."""
        if not (self.locked or self.busy) and self._app.is_running:
            self.locked = True
            self._app.run_worker(self._lock("", foreign=True))

    # -- locking ------------------------------------------------------------------------------------------------

    def holds_back(self, event: events.Event) -> bool:
        """Is this typed for the lock screen, and would go into a form that still stands there? It waits."""
        if self._rests or not self.locked or event.is_forwarded:
            return False
        if isinstance(event, events.Paste) or (isinstance(event, events.Key) and _types(event)):
            self._early.append(event)
            return True
        return False

    async def _lock(self, person: str, place: str = "", *, foreign: bool = False) -> None:
        await self._leaving.letters_arrived()
        page = self._page()
        mode, _, thing = place.partition("/")
        there = (mode or HOME, thing)
        self._back = self._place_of(page) if page and person in ("", self._context.seat) else there
        self._wanted = person or self._context.seat
        screen = await self._show_lock_screen(person)
        left = self._leaving.unsaved()
        self._covers = bool(left) and (foreign or not self._leaving.put_aside(left))
        said = words.HELD_BACK if self._covers else words.SEALED_AWAY if left else words.ALL_SAVED
        self._context.notebook.lock()
        if not self._covers:
            await self._drop_screens()
        self._context.forget_sentences()
        self._app.clear_notifications()
        textual_private.forget_screens(self._app, self._blank)
        self._guard.forget()
        screen.note(f"{words.CHANGED_ELSEWHERE} {said}" if foreign else said)
        del page, left
        self._rests = True
        for event in self._early:
            await self._app.on_event(event)
        self._early.clear()
        await asyncio.sleep(0)
        forget_garbage()

    @staticmethod
    def _place_of(page: Page) -> tuple[str, str]:
        try:
            return page.MODE, page.here()
        except (WorkbookError, OSError):  # it cannot tell while the file is out of reach
            return page.MODE, ""

    def _page(self) -> Page | None:
        found = [screen for screen in self._app.screen_stack if isinstance(screen, Page)]
        return found[-1] if found else None

    async def _show_lock_screen(self, person: str) -> LockScreen:
        from workbook.screens.frame.lock_screen import LockScreen

        self._app.add_mode(MODE, lambda: LockScreen(self._context.data, person))
        await self._app.switch_mode(MODE)
        screen = cast(LockScreen, self._app.screen)
        painted = asyncio.Event()
        screen.call_after_refresh(painted.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(painted.wait(), PAINTED)
        return screen

    async def _drop_screens(self) -> None:
        for mode in frame.MODES:
            await self._app.remove_mode(mode)
            self._app.add_mode(mode, self._pages(mode))

    # -- meanwhile ----------------------------------------------------------------------------------------------

    def quit(self) -> None:
        """Leave, but not while words are hidden here that lie nowhere else: whoever stands before the lock screen is
        not asked what shall become of them."""
        if not self._rests:
            self._app.set_timer(AGAIN, self.quit)
            return
        left = self._leaving.unsaved() if self._covers else []
        if left and not self._leaving.put_aside(left):
            cast("LockScreen", self._app.screen).say(words.STILL_HELD)
        else:
            self._app.exit(0)

    # -- going on -----------------------------------------------------------------------------------------------

    async def open(self, keys: Keys, screen: LockScreen) -> bool:
        """Go on with these keys, with who sat here or wanted to sit down, where theirs is among them, else with whose
        they are. False: they do not open it, which is said on the lock screen."""
        notebook, before = self._context.notebook, self._context.seat
        notebook.unlock(keys)
        try:
            notebook.settings.remembered()
            seat = min(keys.unlocked) if keys.lacks(self._wanted) else self._wanted
            if self._covers and not await self._uncovered(seat):
                raise errors.StoreError(words.NOT_THEIRS)
            if seat != before:
                self._context.sit_down(seat)
        except (WorkbookError, OSError) as error:
            notebook.lock()
            screen.say(str(error) if isinstance(error, WorkbookError) else errors.why(error, self._context.data))
            return False
        mode, place = self._back if seat == self._wanted else (HOME, "")
        self.touched()
        self.locked = self._covers = self._rests = False
        await self._app.switch_mode(mode)
        await self._app.remove_mode(MODE)
        page = self._app.screen
        if place and isinstance(page, Page):
            page.call_later(page.open_at, place, begin=False)
        return True

    async def _uncovered(self, seat: str) -> bool:
        """Save what waits on the screens behind; may they be shown, or left?"""
        left = self._leaving.unsaved()
        if seat == self._context.seat:
            return True
        if left and not self._leaving.put_aside(left):
            return False
        await self._drop_screens()
        return True


def _types(event: events.Key) -> bool:
    return event.is_printable or event.key in ("enter", "backspace")


def forget_garbage() -> None:
    """What nothing refers to any more goes now, the screens of the start included, which were put out of the way of
    collecting; and what was kept of texts that were drawn or looked at."""
    gc.unfreeze()
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper) and (one.__module__ or "").startswith(CACHES):
            one.cache_clear()
    gc.collect()
