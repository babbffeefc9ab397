"""Both say yes to a week, and to the day on which they look at it again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.chores.week import Week
from workbook.domain.common.errors import UsageError
from workbook.screens.chores.week_changes import as_seen
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.labelled import Labelled
from workbook.words.chores import screen as words
from workbook.words.common import frame as app_words

TRIAL_DAYS = 13  # two weeks, their last day included


class AgreeWeek(FormDialog[bool]):
    """Dismisses with True when the week was agreed."""

    CSS_PATH = ["../common/fields_dialog.tcss", "../plans/page.tcss"]

    def __init__(self, context: AppContext, week: Week) -> None:
        super().__init__(
            context, f"{words.AGREE_TITLE}: {words.week_of(week.monday, week.plan.weeks)}", form=f"agree {week.id}"
        )
        self.week = week

    def parts(self) -> Iterable[Widget]:
        yield Static(Content(words.AGREE_TEXT), classes="hint")
        day = max(self.week.monday, self.context.today) + timedelta(days=TRIAL_DAYS)
        yield Labelled(words.AGREE_DAY, self.day_field("day", DateField(self.context.today, day)))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.AGREE_DO), ("close", app_words.CLOSE))

    def answer(self) -> bool:
        day = self.query_one(DateField).day
        if day is None or day < self.context.today:
            raise UsageError(words.AGREE_NO_DAY)
        chores = self.context.notebook.chores
        as_seen(chores, self.week)
        chores.agree(self.week.id, self.context.today, day)
        self.tell(words.AGREED)
        return True
