"""What the small apps share that stand before a workbook, where its passphrase is asked for or its file is damaged."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.app import App
from textual.binding import Binding, BindingType

from workbook.config import Config
from workbook.screens.frame.leaving import TITLE_BACK
from workbook.screens.frame.pages import HEIGHTS, WIDTHS
from workbook.widgets.common import textual_private, themes
from workbook.words.common import frame as words

T = TypeVar("T")


class BeforeOpening(App[T]):
    """Looks, and is left, as the settings file has it for the workbook itself. The quick exit leaves the screen first
    and returns None; nothing is printed then."""

    TITLE = words.NEUTRAL_TITLE
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+g", "leave_now", words.LEAVE_NOW, show=False, priority=True, id="app.leave-now")
    ]

    def __init__(self, config: Config) -> None:
        super().__init__()
        self._quick_exit = config.quick_exit.split(",")
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = config.theme if config.theme in self.available_themes else themes.DARK
        self.set_keymap({**config.keys, "app.leave-now": config.quick_exit})

    def answer(self) -> T | None:
        """Run it, and return what came of it. Raises what ended it, where that was a fault of the program."""
        found = self.run()
        if (fault := textual_private.fault_of(self)) is not None:
            raise fault
        return found

    def on_mount(self) -> None:
        textual_private.write_to_terminal(self, f"\x1b[22;0t\x1b]0;{words.NEUTRAL_TITLE}\x07")
        textual_private.when_read(self, self._quick_exit, self._leave_screen)

    def on_unmount(self) -> None:
        textual_private.write_to_terminal(self, TITLE_BACK)

    def _leave_screen(self) -> None:
        textual_private.leave_screen(self, TITLE_BACK)

    def action_leave_now(self) -> None:
        self.exit()

    def _fatal_error(self) -> None:
        """Textual would print a traceback with local variables: with a passphrase, or with what a file holds."""
        textual_private.stop(self)

    def _print_error_renderables(self) -> None:
        textual_private.take_last_words(self)
