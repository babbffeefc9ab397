"""Plans: concrete solutions to what keeps coming back. Its showpiece is the chore week."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.steps.safety import page_is_away
from workbook.screens.chores.week import ChoreWeek
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Page
from workbook.screens.conflicts.pane import ConflictPane
from workbook.screens.conflicts.view import ConflictsView
from workbook.widgets.common.page_tabs import PageTabs
from workbook.words.conflicts import screen as words

CHORES, CONFLICTS = range(2)


class PlansScreen(Page):
    """Two tabs, the chore week and conflicts; the one that was open stays open."""

    MODE = "plans"
    CSS_PATH = ["page.tcss", "../conflicts/conflicts.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "turn_tab", words.TURN, show=False, id="plans.tab", tooltip=words.TURN_TIP),
    ]

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._tab = CHORES

    def body(self) -> Iterable[Widget]:
        yield PageTabs(id="tabs")
        yield ChoreWeek(self.context)
        yield ConflictsView(self.context)
        yield Static(id="put-away")

    @property
    def _away(self) -> bool:
        return page_is_away("conflicts", self.context.together_hidden)

    def reload(self) -> None:
        conflicts = self._tab == CONFLICTS
        self.query_one(ChoreWeek).display = not conflicts
        self.query_one(ConflictsView).display = conflicts and not self._away
        away = self.query_one("#put-away", Static)
        away.display = conflicts and self._away
        away.update(Content(words.conflicts_away(partner=self.context.role == "partner")))
        self._show_tabs()
        if not (conflicts and self._away):
            self.query_one((ChoreWeek, ConflictsView)[self._tab]).reload()

    @on(ConflictPane.Changed)
    def _show_tabs(self) -> None:
        reviews = 0 if self._away else len(self.context.notebook.conflicts.reviews_due(self.context.today))
        titles = (words.CHORES_TAB, words.tab(reviews))
        self.query_one(PageTabs).show(titles, self._tab, ("c", titles[1 - self._tab]))

    def _open_tab(self, tab: int) -> None:
        self._tab = tab
        self.set_focus(None)
        self.reload()

    def action_turn_tab(self) -> None:
        self._open_tab(1 - self._tab)

    @on(PageTabs.Opened)
    def _tab_clicked(self, message: PageTabs.Opened) -> None:
        message.stop()
        self._open_tab(message.index)

    @on(ConflictsView.ChoresAsked)
    def _chores_asked(self, message: ConflictsView.ChoresAsked) -> None:
        message.stop()
        self._open_tab(CHORES)

    async def hand_over(self) -> None:
        self.query_one(ChoreWeek).pane.fold()
        self.query_one(ConflictsView).pane.fold()
        await super().hand_over()

    def here(self) -> str:
        if self._tab == CHORES:
            return "chores"
        return ("" if self._away else self.query_one(ConflictsView).pane.here_opened) or "conflict"

    def open_at(self, id: str, *, begin: bool = True) -> None:
        """Show the chore week ("chores"), the conflicts ("conflict"), or one of them (its id)."""
        self._open_tab(CHORES if id == "chores" else CONFLICTS)
        if id not in ("chores", "conflict") and not self._away:
            self.query_one(ConflictsView).pane.open_at(id)
