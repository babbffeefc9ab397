"""The ways out of the app: asked for, at once, by a signal, by a fault. Nothing typed is dropped in silence.

The quick exit and the signals leave the screen first, whatever the disk or another process does, then save with a short
wait; what could not be saved goes to a file of its own (`store/file/unsaved.py`), which the next opening offers.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable, Coroutine
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread
from typing import TYPE_CHECKING, Any

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.guard import Guard, words_of
from workbook.store.file.errors import Locked
from workbook.widgets.common import textual_private
from workbook.words.common import guard as words

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.store.file.unsaved import Words

SHORT_WAIT = 0.1
"""Seconds that the quick exit waits for another process."""
LETTERS_WAIT = 0.5
"""Seconds after which leaving goes on, though a field is too busy to take in what was typed."""
PATIENCE = 2.0
"""Seconds that the quick exit gives a drive that does not answer; then it goes without."""
SIGNALS = ("SIGHUP", "SIGTERM", "SIGINT")
"""A closed terminal window, a machine shutting down, somebody who wants it to end. Where they exist."""
TITLE_BACK = "\x1b[23;0t"
"""Puts the terminal's own title back."""


class Leaving:
    """What one app does on its ways out. `guard` saves what is being typed."""

    def __init__(self, app: App[int], context: AppContext, guard: Guard) -> None:
        self._app = app
        self._context = context
        self._guard = guard
        self._hurried = Event()
        self._kept = Event()  # what was typed is saved, or lies in a file of its own

    # -- what waits ---------------------------------------------------------------------------------------------

    def unsaved(self) -> list[Words]:
        """Save whatever is being typed anywhere; returns what could not be saved."""
        try:
            waiting = self._guard.keep_all()
        except Exception:  # a fault while leaving for a fault: the words count, whatever it is
            waiting = textual_private.all_screens(self._app)
        return [one for screen in waiting for one in words_of(screen)]

    def put_by(self) -> tuple[bool, Path | None]:
        """Save whatever is being typed anywhere. Is all saved; else, the file that the rest was written to (None:
        nowhere)."""
        left = self.unsaved()
        path = self._write(left, unsealed=True) if left else None
        self._kept.set()
        return not left, path

    def put_aside(self, left: list[Words]) -> bool:
        """Write what could not be saved to files of their own; lies all of it there now? What cannot be sealed is not
        written."""
        with contextlib.suppress(WorkbookError):
            return self._write(left) is not None
        return False

    def _write(self, left: list[Words], *, beside: bool = True, unsealed: bool = False) -> Path | None:
        """One file a person, for each may be sealed to its own; returns one of them, None when any was not written.

        `unsealed`: rather than lose what nobody can seal, for another process has changed the key, leave it plain; the
        next unlocking seals it. Else Locked is raised.
        """
        from workbook.store.file import unsaved

        paths: list[Path | None] = []
        for person in dict.fromkeys(one.person for one in left):
            own = [one for one in left if one.person == person]

            def seal(data: bytes, person: str = person) -> bytes:
                try:
                    return self._context.notebook.seal_bytes(data, person)
                except Locked:
                    if unsealed:
                        return data
                    raise

            paths.append(unsaved.write(own, self._context.data, seal=seal, beside=beside))
        return paths[-1] if paths and all(paths) else None

    async def letters_arrived(self) -> None:
        """Wait until what was typed stands in its field: the keys that leave overtake letters on their way there."""
        arrived = asyncio.Event()
        screen = self._app.screen
        screen.call_later(lambda: (screen.focused or screen).call_later(arrived.set))
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(arrived.wait(), LETTERS_WAIT)

    # -- asked for ----------------------------------------------------------------------------------------------

    async def quit(self) -> None:
        """Leave; with words that cannot be saved, ask first what shall become of them."""
        from workbook.screens.frame.leave import LeaveWithout

        await self.letters_arrived()
        left = self.unsaved()
        if not left:
            self._app.exit(0)
        elif not isinstance(self._app.screen, LeaveWithout):
            self._app.push_screen(LeaveWithout(left), self._answered)

    def _answered(self, leaves: bool | None) -> None:
        if leaves:
            self._app.exit(0)

    # -- at once ------------------------------------------------------------------------------------------------

    def hurry(self) -> None:
        """Leave the screen now, and wait for nobody much longer; from any thread, whatever the app is busy with."""
        if self._hurried.is_set():
            return
        self._hurried.set()
        textual_private.leave_screen(self._app, TITLE_BACK)
        self._context.notebook.hurry(SHORT_WAIT)
        if not self._app.is_headless:
            Thread(target=self._lose_patience, daemon=True).start()

    def _lose_patience(self) -> None:
        """End the process though its main thread still waits for a drive. What it could not save goes where there may
        be another one."""
        if not self._kept.wait(PATIENCE):
            writing = Thread(target=self._write_elsewhere, daemon=True)
            writing.start()
            writing.join(PATIENCE)
        main_thread().join(PATIENCE)
        textual_private.give_back_terminal(self._app)
        os._exit(0)

    def _write_elsewhere(self) -> None:
        with contextlib.suppress(Exception):  # of screens that the main thread may be changing
            screens = textual_private.all_screens(self._app)
            self._write([one for screen in screens for one in words_of(screen)], beside=False, unsealed=True)

    async def leave_now(self) -> None:
        """The screen is left, then what is typed is saved; nothing is printed."""
        self.hurry()
        await self.letters_arrived()
        self.put_by()
        self._app.exit(0)

    def listen(self, leave_now: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Hear the signals that end a program, also while the main thread waits for a drive."""
        if self._app.is_headless or current_thread() is not main_thread():
            return
        numbers = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]
        reads, writes = os.pipe()
        os.set_blocking(writes, False)
        # Python's own handlers run in the main thread, once it is free. The number of a signal is written at once.
        signal.set_wakeup_fd(writes, warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, lambda *_: None)
        loop = asyncio.get_running_loop()

        def hear() -> None:
            while came := os.read(reads, 1):
                if came[0] in numbers:
                    self.hurry()
                    loop.call_soon_threadsafe(self._app.call_later, leave_now)
                    return

        Thread(target=hear, daemon=True).start()

    # -- by a fault ---------------------------------------------------------------------------------------------

    def last_words(self) -> str:
        """After a fault of the program: save what can be saved, write a report, and say what became of both."""
        from workbook.crash import write_report

        saved, beside = self.put_by()
        report = write_report(textual_private.fault_of(self._app), self._context.data)
        return words.crashed(str(report or ""), saved=saved, beside=str(beside or ""))
