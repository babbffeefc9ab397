"""What the keys do that hold on every page and belong to none: looking for words, forgetting, paper, the phone, one's
own editor, copying."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from workbook.widgets.common.copied import Copied
from workbook.words.common import copying, forget

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.base import Page
    from workbook.screens.common.guard import Guard
    from workbook.screens.frame.locking import Locking
    from workbook.screens.frame.phone import Phone


class Errands:
    """What one app does by the keys of every page; each dialog is loaded by its key. `go` opens a place, `refresh`
    shows the page in front anew."""

    def __init__(
        self,
        app: App[int],
        context: AppContext,
        guard: Guard,
        locking: Locking,
        *,
        go: Callable[[str], Awaitable[None]],
        refresh: Callable[[], None],
    ) -> None:
        self._app = app
        self._context = context
        self._guard = guard
        self._locking = locking
        self._go = go
        self._refresh = refresh
        self._phone: Phone | None = None

    def find(self) -> None:
        from workbook.screens.frame.find_words import FindWords

        self._guard.keep_all()
        self._app.push_screen(FindWords(self._context), self._found)

    def _found(self, place: str | None) -> None:
        if place:
            self._app.call_later(self._go, place)

    def where_to_turn(self) -> None:
        from workbook.screens.frame.where_to_turn import WhereToTurn

        self._guard.keep_all()
        self._app.push_screen(WhereToTurn(self._context))

    def paper(self, page: Page | None) -> None:
        """What of the workbook goes on paper; on a step, that step first."""
        from workbook.screens.frame.on_paper import OnPaper

        self._guard.keep_all()
        here = page.here() if page is not None and page.MODE == "steps" else ""
        self._app.push_screen(OnPaper(self._context, here.partition("/")[0]))

    def phone_page(self) -> Phone | None:
        """The page for the other's phone, once its key was pressed."""
        return self._phone

    def phone(self) -> None:
        """The page for the other's phone; what it needs is loaded by its key."""
        if self._phone is None:
            from workbook.screens.frame.phone import Phone

            busy = lambda: self._locking.locked or self._locking.busy  # noqa: E731
            self._phone = Phone(self._app, self._context, busy, self._refresh)
        self._guard.keep_all()
        self._phone.ask()

    def editor(self) -> None:
        from workbook.screens.frame.editor import edit_field

        self._guard.keep_all()
        try:
            edit_field(self._app, self._context)
        finally:
            self._locking.touched()

    def forget(self) -> None:
        from workbook.screens.frame.forget_words import ForgetWords

        self._guard.keep_all()
        self._app.push_screen(ForgetWords(self._context), self._forgotten)

    def _forgotten(self, done: bool | None) -> None:
        if done:
            self._refresh()
            self._app.notify(forget.IS_FORGOTTEN, markup=False)

    def copied(self) -> str:
        """The text that the cursor is on, or that the page tells."""
        places = () if self._locking.locked else (self._app.focused, self._app.screen)
        found = (one.copied() for one in places if isinstance(one, Copied))
        return next((text for text in found if text), "")

    def copy(self) -> None:
        if text := self.copied():
            self._app.copy_to_clipboard(text)
            self._app.notify(copying.COPIED, markup=False, timeout=2)
