"""The guard: an error of the workbook's file, met anywhere on the way to the screen, is a sentence and never the end.

Whatever a key, a message, a timer, a worker or the answer of a dialog runs into comes here. The page stays, and what
was typed stays in its field; a line at the foot says that it is not saved yet, and once a second it is tried again. An
error that is a mistake of the program passes through: it ends the app, with a report.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Iterable
from contextlib import contextmanager
from inspect import isawaitable
from pathlib import Path
from threading import current_thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import WorkerFailed

from workbook.domain.common.errors import WorkbookError
from workbook.store.file import errors
from workbook.widgets.common.safe import plain
from workbook.widgets.common.textual_private import all_screens, invoke, takes_one, write_to_terminal
from workbook.words.common import guard as words

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.store.file.unsaved import Words

OUT_OF_REACH = (errors.CannotOpen, errors.Gone, errors.CannotSave, errors.Busy)
"""The file cannot be read or written just now. All others but `errors.Locked` are about what was asked for."""
OF_THE_FILE = (*OUT_OF_REACH, errors.Locked)
"""No form says these itself: the guard does, and locks."""
SAID_FOR = 10.0
"""Seconds a sentence stands in the corner; it is not said again before."""

Handlers = Iterable[tuple[type, Callable[[Message], Awaitable[None]]]]

LINE = "standing"  # the id of the line at the foot


def met(error: BaseException | None) -> WorkbookError | None:
    """The error with its sentence; None for a mistake of the program."""
    if isinstance(error, WorkerFailed):
        error = error.error
    if isinstance(error, WorkbookError):
        return error
    if isinstance(error, OSError) and error.errno is not None:
        path = Path(str(error.filename)) if error.filename else Path(words.THIS)
        return errors.CannotOpen(words.SYSTEM.format(why=errors.why(error, path)))
    return None


class Guard:
    """What keeps the screens of one app going while the file is out of reach."""

    def __init__(self, app: App[Any], context: AppContext, refresh: Callable[[], None]) -> None:
        """`refresh` shows on the pages what is stored, once it can be read again."""
        self._app = app
        self._context = context
        self._refresh = refresh
        self._out_of_reach = False
        self._stands = False  # is there a line at the foot
        self._said = ("", 0.0)  # the last sentence, and when
        self.stands_still = False
        """Whether the thread that paints waits for another process just now, and has said so."""
        self.locked: Callable[[], object] = lambda: None
        """Called when the file turns out to be sealed, and no key is open that opens it."""

    # -- errors -----------------------------------------------------------------------------------------------

    @contextmanager
    def held(self) -> Generator[None, None, None]:
        """Errors of the file, inside, are said and go no further."""
        try:
            yield
        except Exception as error:
            found = met(error)
            if found is None:
                raise
            self.tell(found)

    def tell(self, error: WorkbookError) -> None:
        """Say what is wrong, once; see to it that what is typed is saved as soon as it can be."""
        if isinstance(error, errors.Locked):
            self.locked()
            return
        sentence, (before, at) = str(error), self._said
        if sentence != before or monotonic() - at > SAID_FOR:
            self._said = sentence, monotonic()
            if not getattr(self._app.screen, "uncovered", False):  # else the line at the foot does
                self._app.notify(sentence, markup=False, severity="warning", timeout=SAID_FOR)
        if isinstance(error, OUT_OF_REACH) and not self._out_of_reach:
            self._out_of_reach = True
            self._app.call_later(self.try_again)

    def followed(self, callback: Callable[..., Any]) -> Callable[[Any], Awaitable[None]]:
        """`callback`, which waits for the answer of a dialog, with this guard around it."""

        async def follow(answer: Any) -> None:
            with self.held():
                done = callback(answer)
                if isawaitable(done):
                    await done

        return follow

    # -- waiting ----------------------------------------------------------------------------------------------

    def waiting(self, waits: bool) -> None:
        """Another process holds the workbook, and whoever reads or saves waits for it: said at the foot.

        It is called in the middle of that wait, when nothing can be laid out or painted, perhaps in a thread of its
        own: the line goes straight to the terminal, and what it stood over is painted again once the wait is over.
        """
        self.stands_still = waits and current_thread() is main_thread()
        if waits:
            row, width = max(1, self._app.size.height - 1), self._app.size.width
            line = f" {words.WAITING}"[:width].ljust(width)
            write_to_terminal(self._app, f"\x1b7\x1b[{row};1H\x1b[0;7m{line}\x1b[0m\x1b8")
        else:
            self._app.call_later(self._app.refresh)

    # -- saving -----------------------------------------------------------------------------------------------

    def keep_all(self) -> list[Screen[Any]]:
        """Save whatever is being typed anywhere; returns the screens whose words could not be saved, which is said."""
        waiting: list[Screen[Any]] = []
        for screen in all_screens(self._app):
            if not self._kept(screen):
                waiting.append(screen)
        return waiting

    def _kept(self, screen: Screen[Any]) -> bool:
        """Save what is typed on a screen now; could it be saved?"""
        keep = getattr(screen, "keep_draft", None)
        if keep is None or not screen.is_mounted:
            return True
        with self.held():
            keep()
            return True
        return False

    def try_again(self) -> None:
        """While the file is out of reach: can it be read by now, and what waits be saved? The foot says how it is."""
        if not self._out_of_reach or not self._app.is_running or not self._app.screen_stack:
            return
        waiting = [screen for screen in all_screens(self._app) if holds_words(screen) and not self._kept(screen)]
        if waiting or not self._readable():
            self._stands = True
            show_standing(self._app.screen, words.NOT_SAVED_YET if waiting else words.OUT_OF_REACH)
            return
        if self._stands:
            for screen in all_screens(self._app):
                show_standing(screen, "")
            self._app.notify(words.BACK, markup=False)
        self.forget()
        self._refresh()

    def forget(self) -> None:
        """Nothing is out of reach any more, and nothing was said: what was, is gone with its screens."""
        self._out_of_reach, self._stands, self._said = False, False, ("", 0.0)

    def _readable(self) -> bool:
        try:
            self._context.notebook.settings.read()
        except (WorkbookError, OSError):
            return False
        return True


def words_of(screen: Screen[Any]) -> list[Words]:
    """What would be lost with a screen that could not save: by its own account, else what stands in its fields."""
    if not screen.is_mounted:
        return []
    own = getattr(screen, "unsaved_words", None)
    if own is not None:
        return own()
    from workbook.store.file.unsaved import Words

    texts = field_texts(screen)
    return [Words(screen.title or "", texts)] if texts else []


def field_texts(screen: Screen[Any]) -> dict[str, str]:
    """What stands in the fields of a screen, by the name of the field; blank ones are left out."""
    from textual.widgets import Input, TextArea  # what a TextArea needs is not loaded before the first paint

    found: dict[str, str] = {}
    for number, field in enumerate(screen.query("Input, TextArea")):
        if isinstance(field, Input) and field.password:
            continue  # a passphrase is kept nowhere
        text = field.value if isinstance(field, Input) else cast(TextArea, field).text
        if text.strip():
            name = field.id or str(number)
            found[f"{name} {number}" if name in found else name] = text
    return found


def holds_words(screen: Screen[Any]) -> bool:
    return bool(field_texts(screen)) or bool(words_of(screen))


def show_standing(screen: Screen[Any], text: str) -> None:
    """The line above the keys that stays as long as it is true; none for an empty text."""
    if not screen.is_attached:
        return
    found = screen.query(f"#{LINE}")
    screen.set_class(bool(text), f"-{LINE}")
    if not text:
        found.remove()
    elif found:
        found.only_one(Static).update(plain(text))
    else:
        screen.mount(Static(plain(text), id=LINE))


class Guarded:
    """Mixin of the app, of screens, and of widgets that know the Notebook: each of their handlers is guarded by itself,
    so that Textual's own still run when one of ours could not."""

    def _get_dispatch_methods(self, method_name: str, message: Message) -> Handlers:
        return self.handlers(method_name, message)

    def handlers(self, name: str, message: Message) -> Handlers:
        """The handlers of a message, by class; each with the guard around it."""
        for cls, method in super()._get_dispatch_methods(name, message):  # type: ignore[misc]
            yield cls, self._guarded(method)

    def _guarded(self, method: Callable[..., Any]) -> Callable[[Message], Awaitable[None]]:
        async def carefully(message: Message) -> None:
            try:
                await invoke(method, message)
            except Exception as error:
                found = met(error)
                guard = getattr(cast(MessagePump, self).app, "guard", None)
                if found is None or guard is None:
                    raise
                guard.tell(found)
                if isinstance(message, events.Mount):
                    self.could_not_open()

        takes_one(carefully)
        return carefully

    def could_not_open(self) -> None:
        """What is needed to show this at all could not be read; a dialog closes then."""
