"""Both say yes to a week, and to the day on which they look at it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores.week import Week
from workbook.domain.common.errors import UsageError
from workbook.screens.common.app_context import Desk
from workbook.screens.common.form_dialog import Asking
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.labelled import Labelled
from workbook.words.chores import screen as words
from workbook.words.common import app as app_words

TRIAL_DAYS = 13  # two weeks, their last day included


class Agreeing(Asking[bool]):
    """Dismisses with True when the week was agreed."""

    def __init__(self, desk: Desk, week: Week) -> None:
        super().__init__(desk, f"{words.AGREE_TITLE}: {words.week_of(week.monday, week.plan.weeks)}")
        self.week = week

    def parts(self) -> Iterable[Widget]:
        yield Static(Content(words.AGREE_TEXT), classes="hint")
        day = max(self.week.monday, self.desk.today) + timedelta(days=TRIAL_DAYS)
        yield Labelled(words.AGREE_DAY, DateField(self.desk.today, day))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.AGREE_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        day = self.query_one(DateField).day
        if day is None or day < self.desk.today:
            raise UsageError(words.AGREE_NO_DAY)
        self.desk.notebook.chores.agree(self.week.id, self.desk.today, day)
        self.tell(words.AGREED)
        return True
