"""Forgetting a promise with all its marks: asked first, for it is for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError
from workbook.domain.promises.promise import Promise
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.forget_dialog import ForgetDialog
from workbook.store.forgetting import asked, said
from workbook.store.forgetting.documents import PromiseRule
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import forget as words

if TYPE_CHECKING:
    from workbook.store.file.forgetting import Fate


class ForgetPromise(ForgetDialog):
    """Returns True once it is forgotten."""

    def __init__(self, context: AppContext, promise: Promise) -> None:
        """Raises WorkbookError when it is another's."""
        super().__init__(context, words.PROMISE_TITLE)
        asked.check_own_promise(context.notebook, promise.id, self.person_id, shared=True)
        self._promise = promise
        self._rule = PromiseRule(promise.id)
        self._looked = False

    def parts(self) -> Iterable[Widget]:
        yield Static(one_line(self._promise.term_on(self.context.today).act), classes="script")
        yield Static(plain(words.FOR_GOOD), classes="hint")
        if asked.facts_of(self.context.notebook).two:
            yield Static(plain(words.SEEN_BY_BOTH), classes="hint")
        yield Static(id="held", classes="hint")
        yield from self.confirmed()

    def ready(self) -> None:
        self.look(self._rule, self._found)

    def _found(self, fates: list[Fate]) -> None:
        self._looked = True
        goes = words.PROMISE_GOES.format(files=said.files(fates))
        self.query_one("#held", Static).update(plain("\n".join(said.before(self._rule, goes, fates))))

    def go_on(self) -> None:
        if not self._looked:
            raise UsageError(words.LOOK_FIRST)
        self.check_word()
        self.forget(self._rule)
