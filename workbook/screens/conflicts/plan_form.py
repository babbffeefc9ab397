"""What the forms around conflicts share: drafts that are kept while they are typed, enter that goes on, blanks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from textual import events, on
from textual.timer import Timer
from textual.widgets import Input, TextArea
from textual.widgets.text_area import Selection

from workbook.domain.common.errors import WorkbookError
from workbook.domain.conflicts.option import BLANK
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.labelled import Labelled

T = TypeVar("T")
KEEP = 1.0  # seconds without a key before a draft is written down


class PlanForm(FormDialog[T]):
    """A form whose texts wait under `form` until they are saved. A draft that says what stood there anyway is none."""

    CSS_PATH = ["../common/form_dialog.tcss", "conflicts.tcss"]

    def __init__(self, context: AppContext, title: str, *, form: str) -> None:
        super().__init__(context, title, form=form)
        self._blank: dict[str, str] = {}
        self._keeping: Timer | None = None

    def day_field(self, name: str, field: DateField) -> DateField:
        """`field` under a name, so that what is typed into it is kept as well."""
        field.field.id = name
        return field

    def on_mount(self) -> None:
        super().on_mount()
        # The caret is shown before the form has its height, which would leave it scrolled.
        self.call_after_refresh(lambda: self.query_one(".sheet").scroll_home(animate=False))

    def _bring_draft(self) -> None:
        self._blank = self._texts()
        super()._bring_draft()
        for field in self._fields().values():
            if isinstance(field, TextArea):
                field.move_cursor(field.document.end)

    def _texts(self) -> dict[str, str]:
        return {name: self.text(name) for name in self._fields()}

    def keep_draft(self) -> None:
        """Raises what a write raises."""
        if self.is_mounted and self._fields():
            texts = self._texts()
            self.context.notebook.drafts.keep(self.context.person_id, self._form, {} if texts == self._blank else texts)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self.problem("")
        if self._keeping is not None:
            self._keeping.stop()
        self._keeping = self.set_timer(KEEP, self._keep_quietly)

    def _keep_quietly(self) -> None:
        try:
            self.keep_draft()
        except WorkbookError as error:
            self.problem(str(error))

    def action_close(self) -> None:
        try:
            self.keep_draft()
        except WorkbookError as error:
            self.problem(str(error))  # stay open, with every word
            return
        self.dismiss(None)

    def action_save(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
        super().action_save()

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
