"""When the main file is damaged or gone: what can be brought back, before the workbook itself opens."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbook.config import Config
from workbook.domain.common.errors import WorkbookError
from workbook.screens.common.base import KeyedScreen
from workbook.screens.frame.before_opening import BeforeOpening
from workbook.store.file import rescue
from workbook.store.file.errors import NeedsRescue
from workbook.store.session import wall_clock
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.words.common import rescue as words

STAY = "stay"
MOST_VERSIONS = 40


class Rescue(BeforeOpening[bool]):
    """Lists the versions that open. Returns True once one was brought back, or a fresh one begun by choice; False where
    all was left as it is, None for the quick exit."""

    CSS_PATH: ClassVar = ["app.tcss", "rescue.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", words.TAKE, id="rescue.take", tooltip=words.TAKE_TIP),
        Binding("escape,ctrl+q", "leave", words.QUIT, priority=True, id="app.quit", tooltip=words.QUIT_TIP),
    ]

    def __init__(self, trouble: NeedsRescue, config: Config) -> None:
        super().__init__(config)
        self.trouble = trouble

    def compose(self) -> ComposeResult:
        offer = rescue.offer(self.trouble.folder)
        yield Static(Content(words.TITLE), id="title")
        yield Static(Content(str(self.trouble)), id="what")
        yield Static(Content(words.KEPT), id="kept")
        rows = [Row(left=plain(words.CHOOSE if offer.choices else words.NONE_LEFT, "$text-muted"), wrap=True, indent=0)]
        rows += [
            Row(plain(words.version(choice.kind)), plain(words.moment(choice.at), "$text-muted"), value=choice.id)
            for choice in offer.choices[:MOST_VERSIONS]
        ]
        fresh = [Row(plain(words.FRESH), value=rescue.FRESH)] if offer.fresh else []
        rows += [Row(), *fresh, Row(plain(words.LEAVE), value=STAY)]
        yield RowList(rows, id="versions")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one(RowList).focus()
        self.call_after_refresh(
            lambda: self.query_one(KeyLine).set_bindings(list(self.screen.active_bindings.values()), last=("app.quit",))
        )

    on_key_line_pressed = KeyedScreen.on_key_line_pressed

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        key = message.row.value
        if key is None or key == STAY:
            self.exit(False)
            return
        try:
            rescue.restore(self.trouble.folder, key, now=wall_clock())
        except WorkbookError as error:
            self.notify(str(error), markup=False, severity="warning", timeout=10)
            return
        self.exit(True)

    def action_take(self) -> None:
        self.query_one(RowList).action_choose()

    def action_leave(self) -> None:
        self.exit(False)
