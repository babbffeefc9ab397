"""Another name for somebody."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from workbook.domain.common.people import Person
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.store.common.people import NAME_LIMIT
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.words.common import who as words


class Rename(FormDialog[bool]):
    """Returns True once it is saved."""

    def __init__(self, context: AppContext, person: Person) -> None:
        super().__init__(context, words.RENAME_TITLE, form=f"rename {person.id}")
        self._person = person

    def parts(self) -> Iterable[Widget]:
        field = LineField(self._person.name, id="name", max_length=NAME_LIMIT)
        field.select_on_focus = True
        yield Labelled(words.RENAME_FIELD, field, hint=words.RENAME_HINT)

    def answer(self) -> bool:
        self.context.notebook.people.rename(self._person.id, self.text("name"))
        return True
