"""For which week shall a plan be made?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.domain.dates import week_start
from workbook.domain.week import Week
from workbook.screens.base import Dialog
from workbook.screens.desk import Desk
from workbook.widgets.keyline import KeyLine
from workbook.widgets.lines import LineList, Row
from workbook.words import plans_screen as words

SOON_DAYS = 3  # up to Wednesday most of a week is still ahead


@dataclass(frozen=True, slots=True)
class Span:
    """The weeks that a plan can be for."""

    monday: date
    weeks: int = 1

    @property
    def key(self) -> str:
        return f"{self.monday.isoformat()} {self.weeks}"


def spans(today: date) -> list[Span]:
    """What to offer on a day, the likeliest first: this week while most of it is ahead, else the next."""
    this = week_start(today)
    following = this + timedelta(days=7)
    first, second = (this, following) if (today - this).days < SOON_DAYS else (following, this)
    return [Span(first), Span(second), Span(following + timedelta(days=7)), Span(first, 2)]


class NewPlan(Dialog[Span]):
    """Dismisses with the weeks that were chosen."""

    CSS_PATH = "plans.tcss"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(Content(words.NEW_TITLE), classes="title")
            yield LineList(id="spans")
            yield Static(Content(words.NEW_HINT), classes="hint")
        yield KeyLine()

    def on_mount(self) -> None:
        super().on_mount()
        weeks = self.desk.notebook.chores.weeks()
        rows = [_row(span, weeks, self.desk.today) for span in spans(self.desk.today)]
        self.query_one(LineList).set_rows(rows)
        self.set_focus(self.query_one(LineList))

    @on(LineList.Chosen)
    def _chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.dismiss(next(span for span in spans(self.desk.today) if span.key == message.row.key))


def _row(span: Span, weeks: list[Week], today: date) -> Row:
    known = [week for week in weeks if week.monday == span.monday]
    agreed = any(week.state != "proposed" for week in known)
    about = words.HAS_AGREED if agreed else words.HAS_PROPOSAL if known else ""
    return Row(Content(words.span(span.monday, span.weeks, today)), Content.styled(about, "$text-muted"), key=span.key)


