"""For which week shall a plan be made?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.chores.week import Week
from workbook.domain.common.dates import week_start
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.words.chores import screen as words

SOON_DAYS = 3  # up to Wednesday most of a week is still ahead


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a plan can be for. With `week`: what is left of that agreed week."""

    monday: date
    weeks: int = 1
    week: Week | None = None


def spans(today: date, agreed: Week | None = None) -> list[Span]:
    """What to offer on a day, the likeliest first: the rest of the week that is agreed, this week while most of it
    is ahead, else the next. Two weeks in one begin on a Monday that has not passed."""
    this = week_start(today)
    following = this + timedelta(days=7)
    first, second = (this, following) if (today - this).days < SOON_DAYS else (following, this)
    rest = [Span(agreed.monday, agreed.plan.weeks, agreed)] if agreed and agreed.monday < today else []
    fortnight = Span(this if today == this else following, 2)
    return [*rest, Span(first), Span(second), Span(following + timedelta(days=7)), fortnight]


class NewPlan(Dialog[Span]):
    """Dismisses with the weeks that were chosen."""

    CSS_PATH = "../plans/page.tcss"

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.NEW_TITLE), classes="title")
            yield RowList(id="spans")
            yield Static(Content(words.NEW_HINT), classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        chores, today = self.context.notebook.chores, self.context.today
        weeks, current = chores.weeks(), chores.current(today)
        agreed = current if current and current.state == "agreed" else None
        rows = [_row(span, weeks, today) for span in spans(today, agreed)]
        self.query_one(RowList).set_rows(rows)
        self.set_focus(self.query_one(RowList))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(message.row.value)


def _row(span: Span, weeks: list[Week], today: date) -> Row:
    if span.week is not None:
        return Row(Content(words.THE_REST), Content.styled(words.FEW_CHANGES, "$text-muted"), value=span)
    known = [week for week in weeks if week.monday == span.monday and week.plan.weeks == span.weeks]
    agreed = any(week.state != "proposed" for week in known)
    about = words.HAS_AGREED if agreed else words.HAS_PROPOSAL if known else ""
    return Row(Content(words.span(span.monday, span.weeks, today)), Content.styled(about, "$text-muted"), value=span)
