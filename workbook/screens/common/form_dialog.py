"""A dialog of fields that saves in no time and closes with what came of it."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from typing import TypeVar

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.before_read import BeforeRead
from workbook.screens.common.fields_dialog import FieldsDialog
from workbook.screens.common.guard import OF_THE_FILE
from workbook.widgets.promises.asked_day import AskedDay

T = TypeVar("T")


class FormDialog(FieldsDialog[T]):
    """What was typed is kept under `form` until `answer` has saved it; what it could not save stands beneath the
    fields."""

    def __init__(self, context: AppContext, title: str, *, form: str = "") -> None:
        super().__init__(context, title, form=form)
        self._before_read = BeforeRead(context, self.reader)

    @abstractmethod
    def answer(self) -> T | None:
        """Save, and return what the dialog returns. Raises WorkbookError."""

    def reader(self) -> str | None:
        """The name of the other one, where they read what is saved here; None where nobody else does."""
        return None

    def to_be_read(self) -> str:
        """What they would read."""
        return "\n\n".join(self._texts().values())

    def read_before(self) -> str:
        """What of it they have read."""
        return "\n\n".join(self._blank.values())

    def action_save(self) -> None:
        if question := self._before_read.asks(self.to_be_read(), self.read_before()):
            self.problem(question)
            return
        try:
            answer = self.answer()
        except OF_THE_FILE:
            raise
        except WorkbookError as error:
            self._refused(error)
            return
        if self.draft:
            with suppress(WorkbookError, OSError):  # saved it is; a draft that is left over is put aside next time
                self.context.notebook.drafts.drop(self.person_id, self.draft)
            self.draft = ""
        self.dismiss(answer)

    def _refused(self, error: WorkbookError) -> None:
        """Say it beneath the day that is meant, and go there; else beneath all fields."""
        name = error.field if isinstance(error, UsageError) else ""
        asked = next((one for one in self.query(AskedDay) if one.line.id == name), None)
        if asked is None:
            self.problem(str(error))
            return
        asked.say(str(error), wrong=True)
        asked.line.focus()
        self.call_after_refresh(self._bring_in_sight, asked)
