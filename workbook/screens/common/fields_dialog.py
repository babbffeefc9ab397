"""A short question over the page: a title, a field or two, what is wrong with them, and how it can be answered."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.errors import NoWidget
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.common.care_watch import CareWatch
from workbook.screens.common.keep_soon import KeepSoon
from workbook.store.common.forgettings import Forgotten
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.fields import Press, retell
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.safe import one_line
from workbook.words.promises import dialogs as words
from workbook.words.wording import care

T = TypeVar("T")


class FieldsDialog(Dialog[T]):
    """The first button, enter in the last line and ctrl+o are one act (`action_save`); what stands in its way is said
    beneath the fields (`problem`). What is typed is kept under `form` meanwhile."""

    CSS_PATH = Path(__file__).with_name("fields_dialog.tcss")  # whole: Textual looks beside the subclass else
    AUTO_FOCUS = "Input, TextArea, RowList, Button"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "save", words.SAVE, id="asking.save", tooltip=words.SAVE_TIP),
        Binding("f8", "turn", care.TURN, id="care.turn", tooltip=care.TURN_TIP),
    ]

    def __init__(self, context: AppContext, title: str, *, form: str = "") -> None:
        """`title` may hold what the user wrote. `form`: the name of the draft, when there is something to type."""
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        """Who opened it: what it saves is theirs, whoever sits down meanwhile."""
        self.called = title
        self.draft = form
        self._blank: dict[str, str] = {}  # what the fields hold before anything is typed
        self._kept: dict[str, str] = {}  # the draft as it is stored
        self._soon = KeepSoon(self, self.keep_draft)
        self._care = CareWatch(self, context, lambda: self._texts().values(), self.care_looked)
        self._opened = False  # and may scroll; until then it shows its beginning

    # -- what a question gives --------------------------------------------------------------------------------

    def parts(self) -> Iterable[Widget]:
        """Fields and words between the title and the buttons."""
        return ()

    def buttons(self) -> Sequence[tuple[str, str]]:
        """Id and words of each button; the first one saves."""
        return (("save", words.SAVE), ("close", words.CLOSE))

    def ready(self) -> None:
        """The fields hold what they begin with."""

    def care_looked(self, found: bool) -> None:
        """The fields were looked through: does anything in them need care?"""

    # -- what they share --------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet", can_focus=False):
            yield Static(one_line(self.called), classes="title")
            yield from self.parts()
            yield self._care.panel
            yield Static(id="problem", classes="problem")
            with Horizontal(classes="choices"):
                for id, label in self.buttons():
                    yield Press(label, id=id)
        yield KeyLine()

    def on_mount(self) -> None:
        self._blank = self._texts()
        self._bring_draft()
        self.ready()
        self._update_keys()
        if any(self._texts().values()):
            self._care.typed()
        self.watch(self.query_one(".sheet"), "virtual_size", self._problem_in_sight, init=False)
        self.call_after_refresh(setattr, self, "_opened", True)

    def scroll_to_center(self, widget: Widget, *_: object, **__: object) -> None:
        """What has the focus comes into sight, and no further than that: Textual would put it in the middle. A dialog
        that is just opened is read from its title on, wherever its field is; the arrows scroll, and so does typing."""
        if self._opened:
            self._bring_in_sight(widget)

    @property
    def focus_chain(self) -> list[Widget]:
        """The buttons come after the fields, also where they stand above some of them."""
        return sorted(super().focus_chain, key=lambda widget: isinstance(widget, Press))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        # Textual takes what lies beneath the buttons for seen.
        if self._opened and self.query_one(".choices").styles.dock != "none":
            self._bring_in_sight(event.widget)

    def _bring_in_sight(self, widget: Widget) -> None:
        """No further than between the top of the sheet and the buttons, which stay where there is little room."""
        sheet, choices = self.query_one(".sheet"), self.query_one(".choices")
        if choices.styles.dock == "none" or widget not in sheet.walk_children() or widget in choices.walk_children():
            widget.scroll_visible(animate=False)
            return
        try:
            place, top, end = widget.region, sheet.region.y + sheet.gutter.top, choices.region.y
        except NoWidget:
            return  # it is not laid out yet
        below, above = place.bottom - end, place.y - top
        if above < 0 or below > 0:
            sheet.scroll_relative(y=above if above < 0 else min(below, above), animate=False, immediate=True)

    def _fields(self) -> dict[str, Input | TextArea]:
        fields = [field for field in self.query("Input, TextArea") if isinstance(field, Input | TextArea)]
        return {field.id: field for field in fields if field.id}

    def _texts(self) -> dict[str, str]:
        return {name: self.text(name) for name in self._fields()}

    def _bring_draft(self) -> None:
        if self.draft:
            kept = self._kept = self.context.notebook.drafts.read(self.person_id, self.draft)
            self._show_texts(kept)

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        for name, field in self._fields().items():
            if name in texts and isinstance(field, TextArea):
                field.load_text(texts[name])
            elif name in texts and isinstance(field, Input):
                field.value = texts[name]

    def day_field(self, name: str, field: DateField) -> DateField:
        """`field` under a name, so that what is typed into it is kept as well; it does not tell of each key itself."""
        field.field.id = name
        self.watch(field.field, "value", self._typed, init=False)
        return field

    def text(self, name: str) -> str:
        """What stands in a field, its ends trimmed."""
        field = self._fields()[name]
        return (field.value if isinstance(field, Input) else field.text).strip()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self.problem("")
        if self.focused is not None and self._opened:
            self._bring_in_sight(self.focused)
        self._care.typed()
        if self.draft:
            self._soon.typed()

    def keep_draft(self) -> None:
        """A draft that says what stood there anyway is none. Raises what a write raises."""
        if self.draft and self.is_mounted:
            texts = self._texts()
            wanted = {} if texts == self._blank else {name: text for name, text in texts.items() if text}
            if wanted != self._kept:
                try:
                    self.context.notebook.drafts.keep(self.person_id, self.draft, wanted)
                    self._kept = wanted
                except Forgotten as error:
                    self._show_texts(self._blank)
                    self._bring_draft()
                    self.tell_error(error)

    def problem(self, sentence: str) -> None:
        """What stands in the way, beneath the fields; nothing for an empty sentence."""
        line = self.query_one("#problem", Static)
        line.display = bool(sentence)
        retell(line, sentence)
        self._problem_in_sight()

    def _problem_in_sight(self) -> None:
        """Where there is little room, what stands in the way is shown, and the buttons beneath it."""
        problem, choices = self.query_one("#problem"), self.query_one(".choices")
        if problem.display and choices.styles.dock == "none":
            choices.scroll_visible(animate=False)
        elif problem.display:  # the buttons are in sight anyhow
            self.call_after_refresh(self._bring_in_sight, problem)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        fields = list(self._fields().values())
        if event.input in fields[:-1]:
            fields[fields.index(event.input) + 1].focus()
        else:
            self.action_save()

    @abstractmethod
    def action_save(self) -> None:
        """What the first button does."""

    def action_turn(self) -> None:
        self._care.turn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._care.can_turn if action == "turn" else super().check_action(action, parameters)

    @on(Button.Pressed)
    def _button(self, event: Button.Pressed) -> None:
        event.stop()
        self.pressed(event.button.id or "")

    def pressed(self, button: str) -> None:
        """The button of that id was pressed."""
        if button == "save":
            self.action_save()
        elif button == "close":
            self.action_close()
