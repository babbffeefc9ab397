"""Days away: dues on them are not applicable."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.dates import parse_day
from workbook.domain.promises.promise import Promise
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.promises.asked_day import AskedDay
from workbook.words.common import dates
from workbook.words.promises import dialogs as words


class Away(FormDialog[bool]):
    """From when to when; for one promise, or for all that are open. While it is away: back today? Returns True
    once something was saved."""

    def __init__(self, context: AppContext, promise: Promise, until: date | None = None) -> None:
        """`until`: the last day away, when today is one."""
        title = words.BACK_TITLE.format(day=dates.short_date(until)) if until else words.AWAY_TITLE
        super().__init__(context, title, form="" if until else f"away {promise.id}")
        self._promise = promise
        self._until = until

    def parts(self) -> Iterable[Widget]:
        yield Static(one_line(self._promise.term_on(self.context.today).act), classes="script")
        yield Static(plain(words.BACK_HINT if self._until else words.AWAY_HINT), classes="hint")
        if not self._until:
            today = self.context.today
            yield AskedDay(words.AWAY_FROM, today, text=today.isoformat(), id="from")
            yield AskedDay(words.AWAY_TO, today, hint=words.MOVE_TO_HINT, id="to")
        yield Tick(plain(words.AWAY_ALL), id="all", compact=True)

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.BACK_SAVE if self._until else words.AWAY_SAVE), ("close", words.CLOSE))

    def answer(self) -> bool:
        promises, today = self.context.notebook.promises, self.context.today
        chosen = [self._promise]
        everything = self.query_one("#all", Tick).value
        if everything:
            wanted = ("paused",) if self._until else ("open", "waiting")
            chosen += [
                standing.promise
                for standing in promises.standings(today)
                if standing.state in wanted
                and standing.promise.id != self._promise.id
                and standing.promise.person == self.person_id
            ]
        first = last = today
        if not self._until:
            first, last = parse_day(self.text("from"), today), parse_day(self.text("to"), today)
        with self.context.notebook.change(words.LABEL_AWAY if len(chosen) > 1 else self._label()):
            for promise in chosen:
                if self._until:
                    promises.resume(promise.id, today, by=self.person_id)
                else:
                    promises.pause(promise.id, first, last, today, by=self.person_id)
        return True

    def _label(self) -> str:
        from workbook.words.promises.promise import label_paused, label_resumed

        act = self._promise.terms[-1].act
        return label_resumed(act) if self._until else label_paused(act)
