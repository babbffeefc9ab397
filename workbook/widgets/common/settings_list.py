"""A list of settings, one a row: left and right change a value, digits type or switch it, enter opens a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import fit, one_line
from workbook.words.chores import sheet as words

LABEL_WIDTH = 23
MOST_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Setting:
    """One row. `value` is shown as it stands. `switches`: short names with whether each is on; digits switch
    them. `typed`: digits type a number. `text`: enter opens it for writing; with `turns`, right and left change it
    too."""

    key: str
    label: str
    value: str = ""
    switches: tuple[tuple[str, bool], ...] = ()
    typed: bool = False
    text: bool = False
    turns: bool = False
    hint: str = ""


class SettingsList(RowList):
    """Posts `Turned`, `Typed`, `Switched`, `Opened`; shows what `show` is given, changes nothing itself."""

    BINDINGS = [
        Binding("right,l,plus,equals_sign", "turn(1)", words.CHANGE, key_display="← →", id="setting.more",
                tooltip=words.CHANGE_TIP),
        Binding("left,h,minus", "turn(-1)", words.CHANGE, show=False, id="setting.less"),
        Binding("enter,space", "open", words.WRITE, show=False, id="setting.open", tooltip=words.WRITE_TIP),
    ]  # fmt: skip

    @dataclass(repr=False)
    class Turned(Message):
        """The value of a setting shall be the next (`by` 1) or the one before (−1)."""

        key: str
        by: int

    @dataclass(repr=False)
    class Typed(Message):
        """A number was typed for a setting."""

        key: str
        number: int

    @dataclass(repr=False)
    class Switched(Message):
        """Switch number `index`, counted from 0, was switched over."""

        key: str
        index: int

    @dataclass(repr=False)
    class Opened(Message):
        """The text of a setting shall be written."""

        key: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._settings: dict[str, Setting] = {}
        self._digits = ""

    def show(self, settings: Sequence[Setting]) -> None:
        self._settings = {setting.key: setting for setting in settings}
        self.set_rows([_row(setting) for setting in settings])

    @property
    def here(self) -> Setting | None:
        return self._settings.get(self.current.value or "") if self.current else None

    @property
    def hint(self) -> str:
        """Of the setting under the cursor, where its row has no room for it; else ""."""
        row, width = self.current, self.scrollable_content_region.width
        if not isinstance(row, Row) or self.here is None or _has_room(row, width):
            return ""
        return self.here.hint

    def watch_cursor(self, old: int, new: int) -> None:
        super().watch_cursor(old, new)
        self._digits = ""
        self.refresh_bindings()

    def _compose_row(self, row: Row, width: int, *, pointed: bool) -> Content:
        lead = Content("▸ " if pointed else "  ")
        label = _label_width(width)
        value = row.mark
        rest = width - 2 - label
        if _has_room(row, width):
            value = fit(value, rest - row.right.cell_length - 1) + row.right + Content(" ")
        return lead + fit(row.left, label) + fit(value, rest)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            here = self.here
            return here is not None and (here.turns or not here.text) and not here.switches
        return super().check_action(action, parameters)

    def action_turn(self, by: int) -> None:
        if (here := self.here) is not None:
            self._digits = ""
            self.post_message(self.Turned(here.key, by))

    def action_open(self) -> None:
        here = self.here
        if here is None:
            return
        if here.text:
            self.post_message(self.Opened(here.key))
        else:
            self.action_turn(1)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        return character is not None and character in "0123456789"

    def on_key(self, event: events.Key) -> None:
        here = self.here
        if here is None:
            return
        if event.character and event.character in "0123456789" and (here.typed or here.switches):
            digit = int(event.character)
            if here.switches and 1 <= digit <= len(here.switches):
                self.post_message(self.Switched(here.key, digit - 1))
            elif here.typed:
                self._digits = (self._digits + event.character)[:MOST_DIGITS]
                self.post_message(self.Typed(here.key, int(self._digits)))
        elif event.key == "backspace" and here.typed:
            self._digits = self._digits[:-1]
            self.post_message(self.Typed(here.key, int(self._digits or "0")))
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        index = event.y + self.scroll_offset.y - self.gutter.top
        if not 0 <= index < len(self.rows):
            return
        event.stop()
        self.cursor = index
        here = self.here
        width = self.scrollable_content_region.width
        x = event.x - self.gutter.left - 2 - _label_width(width)
        if here is not None and here.switches:
            at = 0
            for number, (name, on) in enumerate(here.switches):
                length = len(_switch(number, name, on))
                if at <= x < at + length:
                    self.post_message(self.Switched(here.key, number))
                at += length + 1
        elif x >= 0:
            self.action_open()


def _label_width(width: int) -> int:
    return min(LABEL_WIDTH, width // 2 - 3)


def _has_room(row: Row, width: int) -> bool:
    """Whether the hint fits beside the value."""
    return row.mark.cell_length + row.right.cell_length + 3 <= width - 2 - _label_width(width)


def _switch(number: int, name: str, on: bool) -> Content:
    return Content.styled(name, "bold") if on else Content.styled(str(number + 1), "$text-muted")


def _row(setting: Setting) -> Row:
    value = one_line(setting.value)
    if setting.switches:
        value = Content(" ").join(_switch(n, name, on) for n, (name, on) in enumerate(setting.switches))
    hint = Content.styled(setting.hint, "$text-muted")
    return Row(Content.styled(setting.label, "$text-muted"), hint, mark=value, value=setting.key)
