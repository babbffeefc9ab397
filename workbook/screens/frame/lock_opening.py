"""Opening a sealed workbook: its passphrase is asked for on a screen of its own, before the workbook itself opens."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen

from workbook.config import Config
from workbook.screens.common import slow_work
from workbook.screens.frame.leaving import TITLE_BACK
from workbook.screens.frame.lock_screen import LockScreen
from workbook.widgets.common import textual_private, themes
from workbook.words.common import frame as words
from workbook.words.common import lock

if TYPE_CHECKING:
    from workbook.store.file.seal.keys import Keys


class LockOpening(App["Keys"]):
    """Returns the keys; None when somebody leaves."""

    TITLE = words.NEUTRAL_TITLE
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS: ClassVar = [(0, "-tiny"), (60, "-narrow"), (80, "-normal"), (120, "-wide")]
    VERTICAL_BREAKPOINTS: ClassVar = [(0, "-short"), (24, "-tall")]
    CSS_PATH: ClassVar = ["app.tcss", "lock.tcss"]  # whole: a first screen does not bring its own sheet
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", words.QUIT, priority=True, id="app.quit", tooltip=words.QUIT_TIP),
        Binding("ctrl+g", "leave", words.LEAVE_NOW, show=False, priority=True, id="app.leave-now"),
    ]

    def __init__(self, folder: Path, config: Config, person: str = "") -> None:
        super().__init__()
        self._folder = folder
        self._person = person
        self.put_away = False
        self._quick_exit = config.quick_exit.split(",")
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = config.theme if config.theme in self.available_themes else themes.DARK
        self.set_keymap({**config.keys, "app.leave-now": config.quick_exit})

    def get_default_screen(self) -> Screen[None]:
        return LockScreen(self._folder, self._person)

    def on_mount(self) -> None:
        textual_private.write_to_terminal(self, f"\x1b[22;0t\x1b]0;{words.NEUTRAL_TITLE}\x07")
        textual_private.when_read(self, self._quick_exit, self._leave_screen)

    def on_unmount(self) -> None:
        textual_private.write_to_terminal(self, TITLE_BACK)

    @on(LockScreen.Opened)
    def _opened(self, message: LockScreen.Opened) -> None:
        self.put_away = message.by.put_away
        self.exit(message.keys)

    def _leave_screen(self) -> None:
        textual_private.leave_screen(self, TITLE_BACK)

    def action_leave(self) -> None:
        self.exit()

    def _fatal_error(self) -> None:
        """Textual would print a traceback with local variables, that is, with a passphrase."""
        textual_private.stop(self)

    def _print_error_renderables(self) -> None:
        textual_private.take_last_words(self)


def ask(folder: Path, config: Config, person: str = "") -> tuple[Keys | None, str]:
    """The keys of the sealed workbook in `folder`, None when somebody leaves; and what is to be said once it is open.
    `person`: whose they have to be."""
    app = LockOpening(folder, config, person)
    keys = app.run()
    if (fault := textual_private.fault_of(app)) is not None:
        raise fault
    if keys is None:
        slow_work.end_now()
    return keys, lock.PLAIN_PUT_AWAY if app.put_away else ""
