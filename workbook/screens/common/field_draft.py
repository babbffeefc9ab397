"""The draft of one field, for a dialog that is no form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.timer import Timer
from textual.widgets import Input

from workbook.screens.common.form_dialog import KEEP

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext


class FieldDraft:
    """What stands in `field`, kept for `person` (an id) under `form` from the first key on, as a form keeps its own."""

    def __init__(self, context: AppContext, person: str) -> None:
        self._context, self._person = context, person
        self._form = ""
        self._field: Input | None = None
        self._timer: Timer | None = None

    def bring(self, field: Input, form: str) -> None:
        """From now on this field is kept, under this name; what was left there before stands in it again."""
        self._stop()
        self._field, self._form = field, form
        field.value = self._context.notebook.drafts.read(self._person, form).get(field.id or "", "")
        field.cursor_position = len(field.value)

    def typed(self) -> None:
        """It takes no longer than `KEEP` from the first key that is not kept yet, however fast one types on."""
        if self._field is not None and self._timer is None:
            self._timer = self._field.screen.set_timer(KEEP, self.keep)  # guarded, as a timer of the field is not

    def keep(self) -> None:
        """Keep it now. Raises what a write raises."""
        self._stop()
        if self._field is not None:
            texts = {self._field.id or "": self._field.value}
            self._context.notebook.drafts.keep(self._person, self._form, texts)

    def drop(self) -> None:
        """It has been saved. Raises what a write raises."""
        self._stop()
        if self._field is not None:
            self._context.notebook.drafts.drop(self._person, self._form)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
