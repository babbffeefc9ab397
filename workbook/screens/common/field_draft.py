"""The draft of one field, for a dialog that is no form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from textual.screen import Screen
from textual.widgets import Input

from workbook.screens.common.keep_soon import KeepSoon

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext


class FieldDraft:
    """What stands in a field of `screen`, kept for `person` (an id) from the first key on, as a form keeps its own."""

    def __init__(self, screen: Screen[Any], context: AppContext, person: str) -> None:
        self._context, self._person = context, person
        self.form = ""
        """The name of the draft."""
        self._field: Input | None = None
        self._blank = ""
        self._soon = KeepSoon(screen, self.keep)

    def bring(self, field: Input, form: str, text: str = "", *, of: str = "") -> None:
        """From now on this field is kept, under this name; what was left there before stands in it again, else `text`.
        `of` tells one chore or person from another; what they are called stands in no name."""
        self._soon.stop()
        form = f"{form} {crc32(of.encode()):08x}" if of else form
        self._field, self.form, self._blank = field, form, text
        field.value = self._context.notebook.drafts.read(self._person, form).get(field.id or "", text)
        field.cursor_position = len(field.value)

    def typed(self) -> None:
        if self._field is not None:
            self._soon.typed()

    def keep(self) -> None:
        """Keep it now. Raises what a write raises."""
        self._soon.stop()
        if self._field is not None:
            text = self._field.value
            texts = {self._field.id or "": text} if text != self._blank else {}
            self._context.notebook.drafts.keep(self._person, self.form, texts)

    def drop(self) -> None:
        """It has been saved. Raises what a write raises."""
        self._soon.stop()
        if self._field is not None:
            self._context.notebook.drafts.drop(self._person, self.form)
