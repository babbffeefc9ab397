"""How the app begins: the first questions where they are due, what is said at first, words found from last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.guard import Guard
    from workbook.screens.frame.pages import Pages

MODE = "first questions"
"""The mode of the first questions, with nothing behind them."""


def asks_first(context: AppContext, place: str) -> bool:
    """Whether the first questions come before `place`."""
    return place == "today" and not context.notebook.settings.remembered().first_run_asked


class Beginning:
    """What one app asks and says at first. `refresh` shows the page in front anew."""

    def __init__(
        self, app: App[int], context: AppContext, guard: Guard, pages: Pages, refresh: Callable[[], None]
    ) -> None:
        self._app = app
        self._context = context
        self._guard = guard
        self._pages = pages
        self._refresh = refresh

    def ask(self, shown: Callable[[], object]) -> None:
        """The first questions, with nothing behind them. `shown` is called once they stand there."""
        from workbook.screens.frame.first_run import FirstRun

        questions = FirstRun(self._context)
        self._pages.fit(questions)
        self._app.push_screen(questions, self._open_today)
        questions.call_after_refresh(shown)

    async def _open_today(self, _: None) -> None:
        """The first questions are answered: nothing of them stays behind Today."""
        await self._app.switch_mode("today")
        await self._app.remove_mode(MODE)

    def say(self, trouble: str, greeting: str) -> None:
        """`trouble`: what is wrong with the settings file; `greeting`: what is said of the workbook at first."""
        if trouble:
            self._app.notify(trouble, markup=False, severity="warning", timeout=15)
        if greeting:
            self._app.notify(greeting, markup=False, timeout=8)

    def offer_words(self) -> None:
        """Words that could not be saved when the workbook was left or locked, if there are any."""
        from workbook.store.file import unsaved

        if not unsaved.listed(self._context.data):
            return
        from workbook.screens.frame.words_found import WordsFound, found

        with self._guard.held():
            if files := found(self._context):
                self._app.push_screen(WordsFound(self._context, files), lambda _: self._refresh())
