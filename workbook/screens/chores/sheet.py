"""One chore in full: how often, when, by whom, and what the household calls done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbook.domain.chores.household import Chore, Household
from workbook.screens.chores.settings_sheet import SettingsSheet
from workbook.widgets.chores import rows
from workbook.widgets.chores.written import chore_written, text_of
from workbook.widgets.common.settings_list import Setting
from workbook.words.chores import sheet as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

Edit = Callable[[Chore], Chore]
Change = Callable[[str, Edit, bool, str | None], Chore]


class ChoreSheet(SettingsSheet[Chore]):
    """Saves through `change(name, edit, ticked, merge)`: it edits the chore as it is stored then and returns it;
    `ticked` says whether the chore was in the household's week already. `home` is the household as it is known."""

    CSS_PATH = "household.tcss"
    FORM = "chore"

    def __init__(
        self, context: AppContext, chore: Chore, change: Change, *, ticked: bool, home: Callable[[], Household]
    ) -> None:
        super().__init__(context, chore)
        self._keep, self._ticked, self._home = change, ticked, home

    @property
    def called(self) -> str:
        return self.value.name

    def settings(self) -> list[Setting]:
        return rows.settings_of(self.value)

    def about(self) -> str:
        return words.about(self.value)

    def odd(self) -> str:
        from workbook.domain.common.dates import week_start
        from workbook.planning.notes import notes_of

        return " ".join(notes_of(self._home(), self.called, week_start(self.context.today)))

    def text_for(self, key: str) -> str:
        return text_of(self.value, key)

    def turn(self, key: str, by: int) -> None:
        self._change(lambda chore: rows.turned(chore, key, by))

    def type_in(self, key: str, number: int) -> None:
        self._change(lambda chore: rows.typed(chore, key, number))

    def switch(self, key: str, index: int) -> None:
        self._change(lambda chore: rows.switched(chore, key, index))

    def write(self, key: str, text: str) -> None:
        self._change(lambda chore: chore_written(self._home(), chore, key, text, self.context.today), merge=None)

    def _change(self, edit: Edit, *, merge: str | None = "household chore") -> None:
        self.value = self._keep(self.value.name, edit, self._ticked, merge)
        self._ticked = True
        self.show()
