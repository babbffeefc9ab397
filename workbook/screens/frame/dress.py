"""The theme that the app wears: chosen in the settings file, remembered, or looked at in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from workbook.widgets.common import themes
from workbook.words.common import frame as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.guard import Guard


class Dress:
    """The theme of one app."""

    def __init__(self, app: App[int], context: AppContext, guard: Guard) -> None:
        self._app, self._context, self._guard = app, context, guard
        for theme in themes.THEMES:
            app.register_theme(theme)
        chosen = context.config.theme or context.notebook.settings.remembered().theme
        self._worn = chosen if chosen in app.available_themes else themes.DARK

    def put_on(self) -> None:
        """Start in the theme. Assigning `theme` would parse every style again before the first paint."""
        app = self._app
        app.set_reactive(App.theme, self._worn)
        app.stylesheet.set_variables(app.get_css_variables())
        dark = app.current_theme.dark
        app.update_classes({"-dark-mode": dark, "-light-mode": not dark, f"-theme-{self._worn}": True}, update=False)

    def begin(self) -> None:
        """From now on a theme that is chosen is remembered. One that the settings file names and nobody knows is
        said."""
        self._app.theme_changed_signal.subscribe(self._app, self._remember)
        named = self._context.config.theme
        if named and named not in self._app.available_themes:
            self._app.notify(words.config_theme(named), markup=False, severity="warning")

    def choose(self) -> None:
        """Ask which; each is worn while it is looked at."""
        from workbook.screens.frame.looks import Looks

        def chosen(look: str | None) -> None:
            if look is not None:
                self._app.theme = look
                self._remember()

        self._app.push_screen(Looks(), chosen)

    def _remember(self, _: object = None) -> None:
        from workbook.screens.frame.looks import Looks

        if isinstance(self._app.screen, Looks) or self._app.theme == self._worn:
            return  # it is only looked at, or put on again
        self._worn = self._app.theme
        with self._guard.held():
            self._context.notebook.settings.remember(theme=self._worn)
