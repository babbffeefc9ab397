"""The form of the forge: its fields, what it keeps of them, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar
from zlib import crc32

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.timer import Timer
from textual.widgets import Button, Static

from workbook.domain.common.errors import WorkbookError
from workbook.screens.common import drafts
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.screens.promises.forge_change import Changing
from workbook.screens.promises.forge_form import More, example_hints, fill, labelled, texts_in
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.promises import forge as words


class ForgeFrame(Dialog[str]):
    """What stands around reading and saving a promise: `Forge` does both."""

    CSS_PATH = "forge.tcss"
    AUTO_FOCUS = "#act"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o,s", "save", words.SAVE, key_display="^o", id="forge.save", tooltip=words.SAVE_TIP),
        Binding("ctrl+r,t", "take", words.TAKE, key_display="^r", id="forge.take", tooltip=words.TAKE_TIP),
        Binding("ctrl+l,o", "more", words.MORE, key_display="^l", id="forge.more", tooltip=words.MORE_TIP),
    ]

    def __init__(
        self, context: AppContext, *, prefill: Mapping[str, str] | None = None, origin: str = "", change: str = ""
    ) -> None:
        super().__init__()
        self.context = context
        self._origin = origin
        self._changing = Changing(context, change) if change else None
        self._blank: dict[str, str] = dict(self._changing.texts() if self._changing else prefill or {})
        start = f" {crc32(self._blank.get('act', '').encode()):08x}" if prefill else ""
        self._form = f"change {change}" if change else f"promise {origin}{start}".strip()
        self._texts = dict(self._blank)
        self._cleared: dict[str, str] = {}  # a draft that was put aside, while it can still be brought back
        self._pauses: dict[str, Timer] = {}

    def look(self) -> None:
        """Read the fields, and show what was understood, what was noticed and what it comes to."""
        raise NotImplementedError

    def action_save(self) -> None:
        raise NotImplementedError

    def action_take(self) -> None:
        raise NotImplementedError

    # -- showing ----------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        kept = drafts.read(self.context, self._form)
        self._texts |= kept
        with Vertical(classes="sheet"):
            with VerticalScroll(id="form"):
                yield Static(plain(words.CHANGE_TITLE if self._changing else words.TITLE), classes="title")
                yield Static(plain(words.DRAFT_BACK), id="back", classes="hint" if kept else "hint -none")
                yield from labelled(words.FIRST, self._texts, {} if self._changing else example_hints(self.context))
                yield Static(id="noticed")
                yield Button(plain(words.MORE_BUTTON), id="more-button", compact=True)
                yield More(id="more", classes="-shut")
                if self._changing:
                    yield from self._changing.ticks()
            yield Static(id="summary")
            yield Static(id="week", classes="hint")
            yield Static(id="problem")
            with Horizontal(classes="choices"):
                yield Button(plain(words.CHANGE if self._changing else words.PROMISE), id="save", compact=True)
                yield Button(plain(words.NOT_NOW), id="close", compact=True)
                yield Button(plain(words.AFRESH), id="afresh", compact=True, classes="" if kept else "-none")
        yield KeyLine()

    def on_mount(self) -> None:
        for box in self.query(CellBox):
            box.move_cursor(box.document.end)
        if self._more_filled():
            self._open_more()
        self.call_after_refresh(self._first_look)

    def _first_look(self) -> None:
        self.look()
        # The caret is shown before the form has its height, which would leave it scrolled.
        self.call_after_refresh(lambda: self.query_one("#form").scroll_home(animate=False))

    def _more_filled(self) -> bool:
        return any(self._texts.get(name, "").strip() for name in words.MORE_FIELDS)

    def _open_more(self) -> None:
        names = [name for name in words.MORE_FIELDS if not (self._changing and name == "starts")]
        self.query_one(More).open(names, self._texts)
        self._relabel("#more-button", words.LESS_BUTTON)

    @on(Button.Pressed, "#more-button")
    def action_more(self) -> None:
        more = self.query_one(More)
        if more.has_class("-shut"):
            self._open_more()
            self.call_after_refresh(lambda: more.query(Labelled).first().field.focus())
        else:
            more.add_class("-shut")
            self._relabel("#more-button", words.MORE_BUTTON)

    def _later(self, name: str, seconds: float, act: Callable[[], None]) -> None:
        if timer := self._pauses.get(name):
            timer.stop()
        self._pauses[name] = self.set_timer(seconds, act)

    def _update(self, where: str, text: str) -> None:
        line = self.query_one(where, Static)
        line.display = bool(text)
        line.update(plain(text))

    def _relabel(self, where: str, label: str) -> None:
        button = self.query_one(where, Button)
        if button.label != (content := plain(label)):
            button.label = content
            button.refresh(layout=True)  # it may need another width

    # -- drafts and ways out ----------------------------------------------------------------------------------

    def keep_draft(self) -> None:
        if self._form and self.query("#week"):
            self._texts |= texts_in(self)
            unchanged = all(text == self._blank.get(name, "") for name, text in self._texts.items())
            drafts.keep(self.context, self._form, {} if unchanged else self._texts)

    def _keep_quietly(self) -> None:
        try:
            self.keep_draft()
        except WorkbookError as error:
            self._update("#problem", str(error))

    @on(Button.Pressed, "#afresh")
    def _start_afresh(self) -> None:
        """Put the draft aside, or bring it back."""
        now = self._texts | texts_in(self)
        self._texts = {name: self._cleared.get(name, "") or self._blank.get(name, "") for name in words.FIELDS}
        self._cleared = {} if self._cleared else now
        fill(self, self._texts)
        self._relabel("#afresh", words.BRING_BACK if self._cleared else words.AFRESH)
        self.query_one("#act").focus()

    @on(Button.Pressed, "#close")
    def action_close(self) -> None:
        try:
            self.keep_draft()
        except WorkbookError as error:
            self._update("#problem", str(error))  # stay open, with every word
            return
        self.dismiss(None)
