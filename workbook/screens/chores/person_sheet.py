"""One person in full: share, days away, hours, what is most for them, paid work, a child's list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from workbook.domain.chores.household import Household, HouseholdPerson
from workbook.screens.chores.settings_sheet import SettingsSheet
from workbook.widgets.chores import person_rows as rows
from workbook.widgets.chores.written import person_text_of, person_written
from workbook.widgets.common.settings_list import Setting
from workbook.words.chores import household as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

Edit = Callable[[Household, HouseholdPerson], HouseholdPerson]
Change = Callable[[str, Edit, str | None], Household]


class PersonSheet(SettingsSheet[HouseholdPerson]):
    """Saves through `change(name, edit, merge)`: it edits the person as they are stored then and returns the household
    as it is after that."""

    FORM = "household person"

    def __init__(self, context: AppContext, person: HouseholdPerson, home: Household, change: Change) -> None:
        super().__init__(context, person)
        self._home, self._keep = home, change

    @property
    def called(self) -> str:
        return self.value.name

    def settings(self) -> list[Setting]:
        return rows.settings_of(self._home, self.value)

    def about(self) -> str:
        return words.about_person(self.value)

    def text_for(self, key: str) -> str:
        return person_text_of(self.value, key)

    def turn(self, key: str, by: int) -> None:
        self._change(lambda _, person: rows.turned(person, key, by))

    def type_in(self, key: str, number: int) -> None:
        self._change(lambda _, person: rows.typed(person, key, number))

    def switch(self, key: str, index: int) -> None:
        """No setting of a person has switches."""

    def write(self, key: str, text: str) -> None:
        today = self.context.today
        self._change(lambda home, person: person_written(home, person, key, text, today), merge=None)

    def _change(self, edit: Edit, *, merge: str | None = "household person") -> None:
        self._home = self._keep(self.called, edit, merge)
        self.value = self._home.person(self.called) or self.value
        self.show()
