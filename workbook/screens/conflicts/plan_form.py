"""What the forms around conflicts share: enter that goes on, one hint at a time, blanks to be filled in."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual import events, on
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from workbook.domain.conflicts.option import BLANK
from workbook.screens.common.before_read import other_name
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled

T = TypeVar("T")


class PlanForm(FormDialog[T]):
    """A form that one goes through from field to field."""

    CSS_PATH = ["../common/fields_dialog.tcss", "conflicts.tcss"]

    def reader(self) -> str | None:
        return other_name(self.context, self.person_id)

    def on_mount(self) -> None:
        # The caret is shown before the form has its height, which would leave it scrolled.
        self.call_after_refresh(lambda: self.query_one(".sheet").scroll_home(animate=False))

    def ready(self) -> None:
        for field in self._fields().values():
            if isinstance(field, TextArea):
                field.move_cursor(field.document.end)

    @on(CellBox.Entered)
    def _entered(self, message: CellBox.Entered) -> None:
        message.stop()
        self.focus_next()

    def _show_hints(self) -> None:
        """The hint of the field where one is, and of no other: a form of hints is too long to read."""
        for part in self.query(Labelled):
            part.say("", hint=self.focused is not None and part in self.focused.ancestors)

    # -- blanks -----------------------------------------------------------------------------------------------

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        self._show_hints()
        if event.widget in self._fields().values():
            self.call_after_refresh(self._mark_blank, event.widget)

    def _mark_blank(self, field: Input | TextArea) -> None:
        """Select the first blank of a field, so that typing fills it in."""
        if not field.has_focus:
            return
        if isinstance(field, Input):
            at = field.value.find(BLANK)
            if at >= 0:
                field.selection = type(field.selection)(at, at + len(BLANK))
            return
        for row, line in enumerate(field.document.lines):
            at = line.find(BLANK)
            if at >= 0:
                field.selection = Selection((row, at), (row, at + len(BLANK)))
                return


def first_blank(texts: Iterable[tuple[str, str]]) -> str:
    """The name of the first text that holds a blank; else the first that is empty; else the first of all."""
    texts = list(texts)
    for wanted in (lambda text: BLANK in text, lambda text: not text):
        for name, text in texts:
            if wanted(text):
                return name
    return texts[0][0]
