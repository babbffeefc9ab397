"""A dialog of fields that saves in no time and closes with what came of it."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from typing import TypeVar

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.fields_dialog import FieldsDialog
from workbook.screens.common.guard import OF_THE_FILE

T = TypeVar("T")


class FormDialog(FieldsDialog[T]):
    """What was typed is kept under `form` until `answer` has saved it; what it could not save stands beneath the
    fields."""

    @abstractmethod
    def answer(self) -> T | None:
        """Save, and return what the dialog returns. Raises WorkbookError."""

    def action_save(self) -> None:
        try:
            answer = self.answer()
        except OF_THE_FILE:
            raise
        except WorkbookError as error:
            self.problem(str(error))
            return
        if self.draft:
            with suppress(WorkbookError, OSError):  # saved it is; a draft that is left over is put aside next time
                self.context.notebook.drafts.drop(self.person_id, self.draft)
            self.draft = ""
        self.dismiss(answer)
