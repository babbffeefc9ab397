"""One thing of the household in full, a setting a row; a line opens for what is written."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.screens.common.base import Dialog
from workbook.screens.common.field_draft import FieldDraft
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import one_line
from workbook.widgets.common.settings_list import Setting, SettingsList
from workbook.words.common import frame as app_words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

T = TypeVar("T")


class SettingsSheet(Dialog[None], Generic[T]):
    """Every change is saved when it is made. `value` is the thing as it was stored last."""

    CSS_PATH = "household.tcss"
    BINDINGS = [Binding("escape", "close", app_words.BACK, id="dialog.close", tooltip=app_words.BACK_TIP)]
    FORM = ""  # what drafts are called, before the setting's key

    def __init__(self, context: AppContext, value: T) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self.value = value
        self._draft = FieldDraft(self, context, self.person_id)
        self._writing = ""

    @property
    @abstractmethod
    def called(self) -> str:
        """The name of the thing."""

    @abstractmethod
    def settings(self) -> list[Setting]:
        """Its rows."""

    @abstractmethod
    def about(self) -> str:
        """One line that says what they come to."""

    @abstractmethod
    def text_for(self, key: str) -> str:
        """What stands in the line when it opens for a setting."""

    @abstractmethod
    def turn(self, key: str, by: int) -> None:
        """Keep a setting's next or previous value. Raises WorkbookError."""

    @abstractmethod
    def type_in(self, key: str, number: int) -> None:
        """Keep a number that was typed. Raises WorkbookError."""

    @abstractmethod
    def switch(self, key: str, index: int) -> None:
        """Keep a switch that was turned over. Raises WorkbookError."""

    @abstractmethod
    def write(self, key: str, text: str) -> None:
        """Keep what was written. Raises WorkbookError."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(one_line(self.called), classes="title")
            yield SettingsList()
            yield AddLine("")
            yield Static(id="about", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self.show()
        self.set_focus(self.query_one(SettingsList))

    def show(self) -> None:
        """Show the thing as it is now."""
        self.query_one(".title", Static).update(one_line(self.called))
        self.query_one(SettingsList).show(self.settings())
        self._show_about()

    def _show_about(self) -> None:
        """What it comes to; or the hint of the row under the cursor, where that has no room beside its value."""
        hint = self.query_one(SettingsList).hint
        about = self.query_one("#about", Static)
        about.update(Content(hint or self.about()))
        about.set_class(bool(hint), "-hint")

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        self._show_about()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_about)

    @on(SettingsList.Turned)
    def _turned(self, message: SettingsList.Turned) -> None:
        try:
            self.turn(message.key, message.by)
        except WorkbookError as error:
            self.tell_error(error)

    @on(SettingsList.Typed)
    def _typed(self, message: SettingsList.Typed) -> None:
        try:
            self.type_in(message.key, message.number)
        except WorkbookError as error:
            self.tell_error(error)

    @on(SettingsList.Switched)
    def _switched(self, message: SettingsList.Switched) -> None:
        try:
            self.switch(message.key, message.index)
        except WorkbookError as error:
            self.tell_error(error)

    @on(SettingsList.Opened)
    def _opened(self, message: SettingsList.Opened) -> None:
        self._writing = message.key
        line = self.query_one(AddLine)
        self._draft.bring(line, f"{self.FORM} {message.key}", self.text_for(message.key), of=self.called)
        self.draft = self._draft.form
        line.open()

    @on(AddLine.Typed)
    def _half_written(self) -> None:
        self._draft.typed()

    @on(AddLine.Added)
    def _written(self, message: AddLine.Added) -> None:
        try:
            self._write(message.text)
        except WorkbookError:  # it cannot be saved just now: the words stay
            self.query_one(AddLine).come_back(message.text)
            raise
        self.set_focus(self.query_one(SettingsList))

    def _write(self, text: str) -> None:
        """Raises what a write raises; what cannot be so is told."""
        try:
            self.write(self._writing, text)
        except (UsageError, NotFoundError) as error:
            self.tell_error(error)
        self._writing = self.draft = ""
        self._draft.drop()

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            self._write(line.text)
            line.value = ""
