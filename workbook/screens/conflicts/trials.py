"""Trying an option until a day, and looking at it together when that day has come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, cast

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.domain.conflicts.conflict import Picture
from workbook.domain.conflicts.option import Option
from workbook.domain.conflicts.trial import Trial, counts, usual_review
from workbook.screens.common.app_context import AppContext
from workbook.screens.conflicts.plan_form import PlanForm
from workbook.widgets.common.date_field import DateField
from workbook.widgets.common.growing_text_area import GrowingTextArea
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen as words
from workbook.words.promises import dialogs as asking

ReviewAnswer = Literal["works", "adjust", "did not work", "later"]
SHOWN = 700  # characters of an option that stand above the question


class TryOut(PlanForm[str]):
    """Begins the trial of an option. Returns its id, None when it was left."""

    def __init__(self, context: AppContext, option: Option, *, title: str = "") -> None:
        super().__init__(context, title or words.TRY_TITLE, form=f"try {option.id}")
        self._option = option

    def parts(self) -> Iterable[Widget]:
        start = max(self._option.starts or self.context.today, self.context.today)
        yield Static(plain(said.wording(self._option.wording)[:SHOWN]), classes="script")
        yield Static(plain(words.TRY_ABOUT), classes="hint")
        yield Labelled(words.TRY_FROM, self.day_field("from", DateField(self.context.today, start)))
        yield Labelled(words.TRY_UNTIL, self.day_field("until", DateField(self.context.today, usual_review(start))))

    @property
    def _days(self) -> tuple[DateField, DateField]:
        first, second = self.query(DateField)
        return first, second

    @on(DateField.Changed)
    def _moved(self, message: DateField.Changed) -> None:
        """The review stays two weeks after the start, until somebody chooses another."""
        message.stop()
        start, review = self._days
        if message.field is start and start.day is not None and (review.day is None or not self._chosen):
            review.load(usual_review(start.day))
        elif message.field is review:
            self._chosen = True

    _chosen = False

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.TRY_DO), ("close", asking.CLOSE))

    def answer(self) -> str:
        start, review = (field.day for field in self._days)
        if start is None or review is None:
            raise UsageError(words.NO_DAY)
        return self.context.notebook.conflicts.begin_trial(self._option.id, start, self.context.today, review).id


class Review(PlanForm[ReviewAnswer]):
    """What came of a trial. Returns the answer; all but "later" are saved by then."""

    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, picture: Picture, trial: Trial) -> None:
        super().__init__(context, words.REVIEW_TITLE, form=f"review {trial.id}")
        self._trial = trial
        found = counts(trial, picture.triggers, context.today)
        self._told = said.counts(found) if picture.triggers else ""

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(said.wording(self._trial.wording)[:SHOWN]), classes="script")
        if self._told:
            yield Static(plain(self._told), classes="hint")
        yield RowList([_row(key, *texts) for key, texts in words.CHOICES.items()])
        yield Labelled(words.REVIEW_NOTE, GrowingTextArea(id="note"), hint=words.REVIEW_NOTE_HINT)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", asking.SAVE), ("close", asking.CLOSE))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.action_save()

    def answer(self) -> ReviewAnswer:
        row = self.query_one(RowList).current
        answer = cast(ReviewAnswer, row.value if row and row.value else "later")
        if answer != "later":
            conflicts = self.context.notebook.conflicts
            conflicts.conclude(self._trial.id, answer, self.context.today, note=self.text("note"))
        return answer


class MoveReview(PlanForm[bool]):
    """Another day for looking at a trial together."""

    def __init__(self, context: AppContext, trial: Trial) -> None:
        super().__init__(context, words.MOVE_TITLE, form=f"review day {trial.id}")
        self._trial = trial

    def parts(self) -> Iterable[Widget]:
        day = max(usual_review(self._trial.review), usual_review(self.context.today))
        yield Labelled(words.TRY_UNTIL, self.day_field("day", DateField(self.context.today, day)))

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.MOVE_DO), ("close", asking.CLOSE))

    def answer(self) -> bool:
        day = self.query_one(DateField).day
        if day is None:
            raise UsageError(words.NO_DAY)
        self.context.notebook.conflicts.move_review(self._trial.id, day, self.context.today)
        return True


def _row(key: str, text: str, about: str) -> Row:
    return Row(left=plain(text), right=plain(about, "$text-muted"), value=key)
