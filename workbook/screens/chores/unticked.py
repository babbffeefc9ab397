"""Slots of days that have passed and were not ticked: what became of them is asked, never taken for granted."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.week import Outcome, Week
from workbook.screens.chores.week_changes import as_seen
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line
from workbook.words.chores import dialogs as words
from workbook.words.chores import screen as plan_words
from workbook.words.common import signs

SIGNS: dict[Outcome, str] = {"open": signs.DAYS["open"], "done": signs.DONE, "not done": signs.NOT_DONE}
NEXT: dict[Outcome, Outcome] = {"open": "done", "done": "not done", "not done": "open"}


class Unticked(Dialog[bool]):
    """Dismisses with True once what was said is saved. Whatever stays open stays as it is."""

    CSS_PATH = "../plans/page.tcss"
    BINDINGS = [
        Binding("space", "mark", words.ASK_MARK, id="unticked.mark", tooltip=words.ASK_MARK_TIP),
        Binding("a", "all", words.ASK_ALL, id="unticked.all", tooltip=words.ASK_ALL_TIP),
        Binding("enter", "go_on", words.ASK_GO_ON, id="unticked.go-on", tooltip=words.ASK_GO_ON_TIP, priority=True),
    ]

    def __init__(self, context: AppContext, week: Week) -> None:
        super().__init__()
        self.context, self.week = context, week
        self._said: dict[int, Outcome] = dict.fromkeys(week.unticked(context.today), "open")

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.ASK_TITLE), classes="title")
            yield Static(Content(words.ASK_TEXT), classes="hint")
            yield RowList(id="slots")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(RowList))

    def _show(self) -> None:
        self.query_one(RowList).set_rows([self._row(number, outcome) for number, outcome in self._said.items()])

    def _row(self, number: int, outcome: Outcome) -> Row:
        slot = self.week.where(number)
        about = f"{plan_words.day_date(self.week.monday, slot.day)} · {plan_words.people_of(slot.people)}"
        said = one_line(about, "$text-muted") + Content(f"  {words.ASK_SAID[outcome]:<8}")
        return Row(one_line(slot.chore), said, Content.styled(f"{SIGNS[outcome]} ", "$accent"), value=number)

    def action_mark(self) -> None:
        """Done, not done, open again."""
        row = self.query_one(RowList).current
        if row is not None:
            self._said[row.value] = NEXT[self._said[row.value]]
            self._show()

    def action_all(self) -> None:
        """All that nothing was said of yet was done."""
        self._said = {number: "done" if said == "open" else said for number, said in self._said.items()}
        self._show()

    @on(RowList.Chosen)
    def _clicked(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_mark()

    def action_go_on(self) -> None:
        chores, today = self.context.notebook.chores, self.context.today
        as_seen(chores, self.week)
        if any(said != "open" for said in self._said.values()):
            with self.context.notebook.change(words.LABEL_ASKED):
                for number, said in self._said.items():
                    if said == "done":
                        chores.done(self.week.id, number, self.week.date_of(self.week.where(number).day))
                    elif said == "not done":
                        chores.not_done(self.week.id, number, today)
        self.dismiss(True)
