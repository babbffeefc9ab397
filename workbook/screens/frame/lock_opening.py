"""Opening a sealed workbook: its passphrase is asked for on a screen of its own, before the workbook itself opens."""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbook.config import Config
from workbook.screens.common import slow_work
from workbook.screens.frame.before_opening import BeforeOpening
from workbook.screens.frame.lock_screen import LockScreen
from workbook.words.common import frame as words
from workbook.words.common import lock

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys


class LockOpening(BeforeOpening["Keys"]):
    """Returns the keys; None when somebody leaves."""

    CSS_PATH: ClassVar = ["app.tcss", "lock.tcss"]  # whole: a first screen does not bring its own sheet
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", words.QUIT, priority=True, id="app.quit", tooltip=words.QUIT_TIP)
    ]

    def __init__(self, folder: Path, config: Config, person: str = "") -> None:
        super().__init__(config)
        self._folder = folder
        self._person = person
        self.put_away = False

    def get_default_screen(self) -> Screen[None]:
        return LockScreen(self._folder, self._person)

    def action_leave(self) -> None:
        self.exit()

    @on(LockScreen.Opened)
    def _opened(self, message: LockScreen.Opened) -> None:
        self.put_away = message.by.put_away
        self.exit(message.keys)


@contextmanager
def _unseen() -> Generator[None]:
    """What is typed is not shown by the terminal, as it would be between the screen of the lock and the workbook's:
    it may be the passphrase once more."""
    import termios

    try:
        before = termios.tcgetattr(sys.__stdin__ or 0)
    except (termios.error, OSError, ValueError):  # no terminal
        yield
        return
    quiet = [*before]
    quiet[3] = before[3] & ~termios.ECHO
    termios.tcsetattr(sys.__stdin__ or 0, termios.TCSANOW, quiet)
    try:
        yield
    finally:
        termios.tcsetattr(sys.__stdin__ or 0, termios.TCSANOW, before)


def ask(folder: Path, config: Config, unseen: ExitStack, person: str = "") -> tuple[Keys | None, str]:
    """The keys of the sealed workbook in `folder`, None when somebody leaves; and what is to be said once it is open.
    What is typed is shown nowhere until `unseen` is closed. `person`: whose they have to be."""
    unseen.enter_context(_unseen())
    app = LockOpening(folder, config, person)
    keys = app.answer()
    if keys is None:
        unseen.close()
        slow_work.end_now()
    return keys, lock.PLAIN_PUT_AWAY if app.put_away else ""
