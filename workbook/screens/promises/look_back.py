"""Looking back on a promise: it stays as it is, asks less, asks more, or ends; and the day of the next look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.promises.promise import Promise, next_review
from workbook.domain.promises.steadiness import Counts
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.promises.asked_day import AskedDay
from workbook.words.common import signs
from workbook.words.promises import dialogs as words
from workbook.words.promises import screen as said

Choice = Literal["kept", "change", "end"]


@dataclass(frozen=True, slots=True)
class _Decision:
    choice: Choice


_DECISIONS: tuple[tuple[Choice, tuple[str, str]], ...] = (
    ("kept", words.BACK_ON_KEEP),
    ("change", words.BACK_ON_EASE),
    ("change", words.BACK_ON_SHARPEN),
    ("end", words.BACK_ON_END),
)


class LookBack(FormDialog[Choice]):
    """Returns what was decided. The day of the next look is saved with "kept" and "change"; what "change" and "end"
    lead to is for who opened this."""

    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, promise: Promise, recent: Counts) -> None:
        super().__init__(context, words.BACK_ON_TITLE, form=f"look back {promise.id}")
        self._promise = promise
        self._recent = recent

    def parts(self) -> Iterable[Widget]:
        today = self.context.today
        yield Static(one_line(self._promise.term_on(today).act), classes="script")
        if self._recent.counted:
            yield Static(plain(said.counted_line(self._recent)), classes="hint")
        yield RowList(
            [
                Row(
                    left=plain(name),
                    right=plain(what, "$text-muted"),
                    mark=plain(f"{signs.HELD} "),
                    value=_Decision(choice),
                )
                for choice, (name, what) in _DECISIONS
            ]
        )
        text = next_review(today).isoformat()
        yield AskedDay(words.BACK_ON_NEXT, today, text=text, hint=words.BACK_ON_NEXT_HINT, id="next")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("close", words.CLOSE),)

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_save()

    def answer(self) -> Choice | None:
        row = self.query_one(RowList).current
        if row is None or not isinstance(row.value, _Decision):
            return None
        if row.value.choice != "end":
            on, today = self.query_one(AskedDay).day_if_any(), self.context.today
            self.context.notebook.promises.look_back(self._promise.id, on, today, by=self.person_id)
        return row.value.choice
