"""What became of slots, and how long it really took: asked of those that were not ticked, never taken for granted; and
of all of them, where somebody wants to say how long they took."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.household import DAY_MINUTES
from workbook.domain.chores.week import Outcome, Week, told_minutes
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


MOST_DIGITS = 4
NARROW = 76
"""Cells of a window in which the month gives way to the chore's name."""


class Unticked(Dialog[bool]):
    """Asks of the slots of days that have passed and were not ticked; with `every`, of all up to today. Dismisses with
    True once what was said is saved. Whatever stays open stays as it is."""

    CSS_PATH = "../plans/page.tcss"
    BINDINGS = [
        Binding("space", "mark", words.ASK_MARK, id="unticked.mark", tooltip=words.ASK_MARK_TIP),
        Binding("a", "all", words.ASK_ALL, id="unticked.all", tooltip=words.ASK_ALL_TIP),
        Binding("enter", "go_on", words.ASK_GO_ON, id="unticked.go-on", tooltip=words.ASK_GO_ON_TIP, priority=True),
    ]

    def __init__(self, context: AppContext, week: Week, *, every: bool = False) -> None:
        super().__init__()
        self.context, self.week, self._every = context, week, every
        numbers = range(len(week.plan.slots)) if every else week.unticked(context.today)
        numbers = [n for n in numbers if week.date_of(week.where(n).day) <= context.today]
        self._said: dict[int, Outcome] = {number: week.record(number).outcome for number in numbers}
        self._took: dict[int, int] = {}
        self._typed = ("", -1)  # the digits so far, and for which slot

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.TOOK_TITLE if self._every else words.ASK_TITLE), classes="title")
            yield Static(Content(words.TOOK_TEXT if self._every else words.ASK_TEXT), classes="hint")
            yield RowList(id="slots")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self.query_one(RowList))

    def _show(self) -> None:
        self.query_one(RowList).set_rows([self._row(number, outcome) for number, outcome in self._said.items()])

    def _row(self, number: int, outcome: Outcome) -> Row:
        slot = self.week.where(number)
        narrow = self.app.size.width < NARROW
        day = plan_words.day_name(self.week.monday, slot.day, 7) if narrow else self._date(slot.day)
        about = f"{day} · {plan_words.people_of(slot.people)}"
        took = self._took.get(number, self.week.record(number).minutes) if outcome == "done" else None
        minutes = plan_words.total(took if took is not None else told_minutes(self.week.household, slot))
        told = Content.styled(f"{minutes:>{4 if narrow else 7}} min", "" if took is not None else "$text-muted")
        said = one_line(about, "$text-muted") + told + Content(f"  {words.ASK_SAID[outcome]:<8}")
        return Row(
            one_line(slot.chore), said, Content.styled(f"{SIGNS[outcome]} ", "$accent"), value=number, whole=True
        )

    def _date(self, day: int) -> str:
        return plan_words.day_date(self.week.monday, day)

    def action_mark(self) -> None:
        """Done, not done, open again."""
        row = self.query_one(RowList).current
        if row is not None:
            self._said[row.value] = NEXT[self._said[row.value]]
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Digits: so many minutes it took, and it was done."""
        row = self.query_one(RowList).current
        if row is None or not (event.character or "").isdecimal() or not (event.character or "").isascii():
            return
        event.stop()
        digits = self._typed[0] if self._typed[1] == row.value else ""
        digits = (digits + (event.character or ""))[-MOST_DIGITS:].lstrip("0")
        self._typed = digits, row.value
        self._took.pop(row.value, None)
        if digits and int(digits) <= DAY_MINUTES:
            self._took[row.value], self._said[row.value] = int(digits), "done"
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
        changed = {
            number: said
            for number, said in self._said.items()
            if said != self.week.record(number).outcome or (said == "done" and number in self._took)
        }
        if changed:
            with self.context.notebook.change(words.LABEL_ASKED):
                for number, said in changed.items():
                    on = self.week.record(number).on or self.week.date_of(self.week.where(number).day)
                    if said == "done":
                        chores.done(self.week.id, number, on, minutes=self._took.get(number))
                    elif said == "not done":
                        chores.not_done(self.week.id, number, today)
                    else:
                        chores.reopen(self.week.id, number)
        self.dismiss(True)
