"""Forgetting an earlier version of an answer, all of them, or the answer with everything: asked first, for it is for
good."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.common.errors import UsageError, WorkbookError
from workbook.domain.steps.programme import Exercise
from workbook.screens.common.form_dialog import FormDialog
from workbook.store.file import forgetting, unsaved
from workbook.store.forgetting import asked
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.labelled import Labelled
from workbook.widgets.common.safe import plain
from workbook.words.common import forget as words
from workbook.words.promises import dialogs as asking

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext

Extent = Literal["version", "earlier", "everything"]


class ForgetAnswer(FormDialog[bool]):
    """Returns True once something has been forgotten. Its word has to be typed before any button does it."""

    CSS_PATH = ["../common/form_dialog.tcss", "versions.tcss"]
    AUTO_FOCUS = "#word"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+o", "save", words.FORGET_KEY, id="asking.save", tooltip=words.LEAST_TIP)
    ]

    def __init__(self, context: AppContext, step: str, exercise: Exercise, version: str, *, earlier: bool) -> None:
        """`version`: the id of the earlier version that can be forgotten alone, or empty; `earlier`: there are any."""
        super().__init__(context, f"{words.TITLE} · {exercise.title}")
        self._step, self._exercise, self._version = step, exercise.id, version
        self._earlier = earlier

    def parts(self) -> Iterable[Widget]:
        yield Static(plain(words.FOR_GOOD), classes="hint")
        if asked.is_handed_in(self.context.notebook, self._step, self._exercise, self.person_id):
            yield Static(plain(words.WAS_HANDED_IN), classes="hint")
        yield Labelled(words.TYPE.format(word=words.WORD), LineField(id="word"))
        yield Static(plain(words.NO_REACH), classes="hint")

    def buttons(self) -> Sequence[tuple[str, str]]:
        offered: list[tuple[Extent, str]] = [("everything", words.EVERYTHING)]
        if self._earlier:
            offered.insert(0, ("earlier", words.ALL_EARLIER))
        if self._version:
            offered.insert(0, ("version", words.THIS_VERSION))
        return (*offered, ("close", asking.CLOSE))

    def answer(self) -> bool:
        """What the first button does: the least that is offered."""
        return self._forget(self.buttons()[0][0])

    def pressed(self, button: str) -> None:
        if button == "close":
            self.action_close()
            return
        try:
            self._forget(button)
        except UsageError as error:
            self.problem(str(error))
            return
        self.dismiss(True)

    def _forget(self, extent: str) -> bool:
        if self.text("word").strip("“”\"'").casefold() != words.WORD:
            raise UsageError(words.TYPE_FIRST.format(word=words.WORD))
        notebook, person = self.context.notebook, self.person_id
        if extent == "everything":
            rule = asked.whole_answer(self._step, self._exercise, person)
        else:
            which = [self._version] if extent == "version" else None
            rule = asked.earlier_versions(notebook, self._step, self._exercise, person, which)
        done = forgetting.forget(self.context.data, rule, [unsaved.aside(self.context.data)], keys=notebook.keys)
        if done.left:
            raise WorkbookError(words.left(done.left[0]))
        return True
