"""Days away: what is open of those that have passed did not come up, and days to come ask nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.promises.promise import Promise
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.promises.asked_day import AskedDay
from workbook.words.common import dates
from workbook.words.promises import dialogs as words
from workbook.words.promises import promise as said


class Away(FormDialog[bool]):
    """From when to when; for one promise, or for all that are open. While it is away: back today? Returns True
    once something was saved."""

    def __init__(
        self, context: AppContext, promise: Promise, until: date | None = None, *, since: date | None = None
    ) -> None:
        """`until`: the last day away, when today is one. `since`: the first day of those that have passed, to begin
        with, and then for all."""
        title = words.BACK_TITLE.format(day=dates.short_date(until)) if until else words.AWAY_TITLE
        super().__init__(context, title, form="" if until else f"away {promise.id}")
        self._promise = promise
        self._until, self._since = until, since

    def parts(self) -> Iterable[Widget]:
        yield Static(one_line(self._promise.term_on(self.context.today).act), classes="script")
        yield Static(plain(words.BACK_HINT if self._until else words.AWAY_HINT), classes="hint")
        if not self._until:
            today = self.context.today
            yield AskedDay(words.AWAY_FROM, today, text=(self._since or today).isoformat(), id="from")
            last = (today - timedelta(days=1)).isoformat() if self._since else ""
            yield AskedDay(words.AWAY_TO, today, text=last, hint=words.MOVE_TO_HINT, id="to")
        yield Tick(plain(words.AWAY_ALL), value=self._since is not None, id="all", compact=True)

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
                for standing in promises.standings(today, self.person_id)
                if standing.state in wanted
                and standing.promise.id != self._promise.id
                and standing.promise.person == self.person_id
            ]
        first = last = today
        if not self._until:
            first, last = (one.day() for one in self.query(AskedDay))
        ids = [promise.id for promise in chosen]
        if not self._until:
            promises.away(ids, first, last, today, by=self.person_id)
            return True
        with self.context.notebook.change(
            said.LABEL_BACK if len(ids) > 1 else said.label_resumed(self._promise.terms[-1].act)
        ):
            for id in ids:
                promises.resume(id, today, by=self.person_id)
        return True
