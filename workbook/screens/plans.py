"""Plans: concrete solutions to what keeps coming back. Its showpiece is the chore week."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from workbook.screens.base import Page
from workbook.screens.chore_week import ChoreWeek


class PlansScreen(Page):
    """Shows the chore week."""

    MODE = "plans"
    CSS_PATH = "plans.tcss"

    def body(self) -> Iterable[Widget]:
        yield ChoreWeek(self.desk)

    def reload(self) -> None:
        self.query_one(ChoreWeek).reload()
