"""The pages of the app: each is made when its mode is first visited, and kept as long as the mode is there."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from workbook.screens.common.base import Page
from workbook.widgets.common import textual_private

if TYPE_CHECKING:
    from textual.app import App

    from workbook.screens.common.app_context import AppContext

WIDTHS = [(0, "-tiny"), (60, "-narrow"), (80, "-normal"), (120, "-wide")]
HEIGHTS = [(0, "-short"), (20, "-medium"), (24, "-tall")]
"""From so many cells on, screens have this class."""


class Pages:
    """Makes the pages of one app. A page's module is imported when it is needed: the first must not wait for the
    others."""

    def __init__(self, app: App[int], context: AppContext) -> None:
        self._app = app
        self._context = context

    def there(self) -> list[Page]:
        """Those that were visited."""
        return [screen for screen in textual_private.all_screens(self._app) if isinstance(screen, Page)]

    def made(self, mode: str) -> Page:
        """A new page of this mode."""
        module = import_module(f"workbook.screens.{mode}.page")
        page: Page = getattr(module, f"{mode.title()}Screen")(self._context)
        textual_private.sheets_are_read(self._app, page)
        self.fit(page)
        return page

    def factory(self, mode: str) -> Callable[[], Screen[Any]]:
        """Makes the page for the first visit to a mode. Textual resumes a screen that it builds for one twice."""

        def visited() -> Screen[Any]:
            page = self.made(mode)
            page.resumes_twice = True
            return page

        return visited

    def blank(self, screen: Screen[Any]) -> Screen[Any]:
        """One like it, never shown, with nothing of anybody's in it."""
        return type(screen)(self._context) if isinstance(screen, Page) else type(screen)()

    def fit(self, screen: Screen[Any]) -> None:
        """Give a new screen the classes of the window's size. Textual gives them once it has laid it out, and would
        then style and lay out everything once more."""
        for cells, steps in zip(self._app.size, (WIDTHS, HEIGHTS), strict=True):
            screen.add_class(max(step for step in steps if step[0] <= cells)[1], update=False)
