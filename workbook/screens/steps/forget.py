"""Forgetting an earlier version of an answer, all of them, or the answer with everything: asked first, for it is for
good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Literal

from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.steps.programme import Exercise
from workbook.screens.common.forget_dialog import ForgetDialog
from workbook.store.forgetting import asked
from workbook.widgets.common.safe import plain
from workbook.words.common import forget as words
from workbook.words.promises import dialogs as asking

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

Extent = Literal["version", "earlier", "everything"]


class ForgetAnswer(ForgetDialog):
    """Returns True once something has been forgotten. Its word has to be typed before any button does it."""

    CSS_PATH = ["../common/fields_dialog.tcss", "versions.tcss"]

    def __init__(self, context: AppContext, step: str, exercise: Exercise, version: str, *, earlier: bool) -> None:
        """`version`: the id of the earlier version that can be forgotten alone, or empty; `earlier`: there are any."""
        super().__init__(context, f"{words.TITLE} · {exercise.title}")
        self._step, self._exercise, self._version = step, exercise.id, version
        self._earlier = earlier

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.FOR_GOOD), classes="hint")
        if asked.is_handed_in(self.context.notebook, self._step, self._exercise, self.person_id):
            yield Static(plain(words.WAS_HANDED_IN), classes="hint")
        yield from self.confirmed()

    def buttons(self) -> Sequence[tuple[str, str]]:
        offered: list[tuple[Extent, str]] = [("everything", words.EVERYTHING)]
        if self._earlier:
            offered.insert(0, ("earlier", words.ALL_EARLIER))
        if self._version:
            offered.insert(0, ("version", words.THIS_VERSION))
        return (*offered, ("close", asking.CLOSE))

    def go_on(self) -> None:
        """The least that is offered."""
        self._forget(self.buttons()[0][0])

    def pressed(self, button: str) -> None:
        if button == "close":
            self.action_close()
        else:
            self.tried(partial(self._forget, button))

    def _forget(self, extent: str) -> None:
        self.check_word()
        notebook, person = self.context.notebook, self.person_id
        if extent == "everything":
            rule = asked.whole_answer(self._step, self._exercise, person)
        else:
            which = [self._version] if extent == "version" else None
            rule = asked.earlier_versions(notebook, self._step, self._exercise, person, which)
        self.forget(rule)
