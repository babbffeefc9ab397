"""The lists of Today."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from workbook.widgets.common.row_list import RowList
from workbook.widgets.today.values import WayRow
from workbook.words.today import screen as words


class DayList(RowList):
    """The foot tells that enter begins, where the cursor is on a step."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.BEGIN_KEY, key_display="⏎", id="today.begin", tooltip=words.BEGIN_TIP),
        Binding("enter", "choose", "Open", show=False, id="list.open"),  # the key of a kind takes that of its base away
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("begin", "choose"):
            begins = isinstance(self.value, WayRow) and self.value.mode == "steps" and self.value.begin
            return begins == (action == "begin")
        return super().check_action(action, parameters)

    def action_begin(self) -> None:
        self.action_choose()
