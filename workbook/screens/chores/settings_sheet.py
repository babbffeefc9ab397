"""One thing of the household in full, a setting a row; a line opens for what is written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
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
from workbook.screens.common.line_care import LineCare
from workbook.widgets.common.add_line import AddLine
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.common.settings_list import Setting, SettingsList
from workbook.words.common import frame as app_words
from workbook.words.wording import care

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

T = TypeVar("T")


class SettingsSheet(Dialog[None], Generic[T]):
    """Every change is saved when it is made. `value` is the thing as it was stored last."""

    CSS_PATH = "household.tcss"
    BINDINGS = [
        Binding("escape", "close", app_words.BACK, id="dialog.close", tooltip=app_words.BACK_TIP),
        Binding("f8", "turn", care.TURN, id="care.turn", tooltip=care.TURN_TIP),
    ]
    FORM = ""  # what drafts are called, before the setting's key

    def __init__(self, context: AppContext, value: T) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self.value = value
        self._draft = FieldDraft(self, context, self.person_id)
        self._care = LineCare(self, context)
        self._writing = ""
        self._caution = ""
        self._refused = self._refused_text = ""  # why the last thing cannot be so, and what was written then

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
            yield self._care.panel
            yield Static(id="about", classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        self.show()
        self.set_focus(self.query_one(SettingsList))

    def show(self) -> None:
        """Show the thing as it is now."""
        self.query_one(".title", Static).update(one_line(self.called))
        self.query_one(SettingsList).show(self.settings())
        self._caution = self.odd()
        self._show_about()

    def odd(self) -> str:
        """What is odd about it as it is, and what comes of that; "" where nothing is."""
        return ""

    def _show_about(self) -> None:
        """What it comes to; or why the last thing cannot be so, or what is odd; or the hint of the row under the
        cursor, where that has no room beside its value."""
        said, hint = self._refused or self._caution, self.query_one(SettingsList).hint
        about = self.query_one("#about", Static)
        about.update(plain(said, "$warning") if said else Content(hint or self.about()))
        about.set_class(bool(said or hint), "-hint")

    def _refuse(self, error: WorkbookError) -> None:
        self._refused = str(error)
        self._show_about()

    def _try(self, change: Callable[[], None]) -> None:
        """Make a change, or say under the settings why it cannot be."""
        self._refused = ""
        try:
            change()
        except (UsageError, NotFoundError) as error:
            self._refuse(error)
        except WorkbookError as error:
            self.tell_error(error)

    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()
        if not self.query_one(AddLine).has_class("-open"):
            self._refused = ""
        self._show_about()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_about)

    @on(SettingsList.Turned)
    def _turned(self, message: SettingsList.Turned) -> None:
        self._try(lambda: self.turn(message.key, message.by))

    @on(SettingsList.Typed)
    def _typed(self, message: SettingsList.Typed) -> None:
        self._try(lambda: self.type_in(message.key, message.number))

    @on(SettingsList.Switched)
    def _switched(self, message: SettingsList.Switched) -> None:
        self._try(lambda: self.switch(message.key, message.index))

    @on(SettingsList.Opened)
    def _opened(self, message: SettingsList.Opened) -> None:
        self._writing, self._refused = message.key, ""
        line = self.query_one(AddLine)
        self._draft.bring(line, f"{self.FORM} {message.key}", self.text_for(message.key), of=self.called)
        self.draft = self._draft.form
        line.open()

    @on(AddLine.Typed)
    def _half_written(self, message: AddLine.Typed) -> None:
        if self._refused and message.text != self._refused_text:
            self._refused = ""
            self._show_about()
        self._draft.typed()
        self._care.typed()

    @on(AddLine.Added)
    def _written(self, message: AddLine.Added) -> None:
        line, self._refused = self.query_one(AddLine), ""
        try:
            self._write(message.text, meant=message.meant)
        except (UsageError, NotFoundError) as error:  # it stands there still, to be mended, with why under it
            self._refused_text = message.text
            line.come_back(message.text)
            self._draft.keep()
            self._refuse(error)
            if self.focused is not line:
                self.set_focus(self.query_one(SettingsList))
            return
        except WorkbookError:  # it cannot be saved just now: the words stay
            line.come_back(message.text)
            raise
        self.set_focus(self.query_one(SettingsList))

    def _write(self, text: str, *, meant: bool = False) -> None:
        """Raises what a write raises, and UsageError, NotFoundError for what cannot be so."""
        if text != self.text_for(self._writing):
            self._care.check(text, meant=meant)
        self.write(self._writing, text)
        self._writing = self.draft = ""
        self._draft.drop()
        self._care.typed()  # nothing stands there now

    def action_turn(self) -> None:
        self._care.turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._care.can_turn if action == "turn" else super().check_action(action, parameters)

    def keep_draft(self) -> None:
        line = self.query_one(AddLine)
        if line.has_class("-open") and line.text:
            try:
                self._write(line.text)
            except (UsageError, NotFoundError):
                self._draft.keep()
            line.value = ""
