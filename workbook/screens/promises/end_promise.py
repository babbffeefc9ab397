"""Finishing a promise, or putting it down: it goes to the shelf with its record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import WorkbookError
from workbook.domain.promises.promise import Ending, Promise, ended
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.screens.common.guard import OF_THE_FILE
from workbook.widgets.common.fields import Tick
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import dates
from workbook.words.promises import dialogs as words


class EndPromise(FormDialog[bool]):
    """Finished or put down, with or without the other's agreement. Returns True once it is saved."""

    AUTO_FOCUS = "#save"

    def __init__(self, context: AppContext, promise: Promise) -> None:
        super().__init__(context, words.END_TITLE)
        self._promise = promise

    def parts(self) -> Iterable[Widget]:
        partner = self.context.notebook.people.other(self.person_id)
        yield Static(one_line(self._promise.term_on(self.context.today).act), classes="script")
        yield Static(plain(words.END_HINT), classes="hint")
        yield Tick(plain(words.AGREED.format(name=partner.name if partner else words.THEY)), id="agreed", compact=True)
        yield Static(plain(self._when(False)), id="when")

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("save", words.FINISHED), ("put-down", words.PUT_DOWN), ("close", words.CLOSE))

    @on(Tick.Changed)
    def _agreed(self, event: Tick.Changed) -> None:
        event.stop()
        self.query_one("#when", Static).update(plain(self._when(event.value)))

    def _when(self, agreed: bool) -> str:
        today = self.context.today
        last = ended(self._promise, "finished", today, agreed=agreed).last_day
        if last is None or last < today:
            return words.ENDS_AT_ONCE
        return words.ENDS_LATER.format(day=dates.short_date(min(last, today + timedelta(days=366))))

    def answer(self) -> bool:
        return self._end("finished")

    def _end(self, ending: Ending) -> bool:
        agreed = self.query_one("#agreed", Tick).value
        self.context.notebook.promises.end(
            self._promise.id, ending, self.context.today, by=self.person_id, agreed=agreed
        )
        return True

    def pressed(self, button: str) -> None:
        if button != "put-down":
            super().pressed(button)
            return
        try:
            self.dismiss(self._end("put down"))
        except OF_THE_FILE:
            raise
        except WorkbookError as error:
            self.problem(str(error))
