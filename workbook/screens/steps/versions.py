"""Earlier versions of an answer: a list by day, the one under the cursor to read, and a key to bring it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from workbook.domain.steps.answers import Answer, Version
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.programme import Exercise
from workbook.domain.steps.rehearsal import differences
from workbook.screens.common.base import Dialog
from workbook.screens.steps.forget import ForgetAnswer
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import forget as forget_words
from workbook.words.steps import versions as words

if TYPE_CHECKING:
    from workbook.screens.common.app_context import AppContext
    from workbook.screens.common.base import Page
    from workbook.screens.steps.outward import Shown
    from workbook.widgets.steps.exercises.frame import Frame

PRESENT = "present"
FORGOTTEN = "forgotten"


class VersionList(RowList):
    BINDINGS = [Binding("enter", "choose", words.BRING_BACK, id="versions.bring-back", tooltip=words.BRING_BACK_TIP)]


class Versions(Dialog[str]):
    """Returns the id of the version to bring back, None for none, FORGOTTEN once some of it has been forgotten.

    `forget` gives the dialog that asks about it, for the version with that id ("": for none alone)."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "RowList"

    BINDINGS = [
        Binding("c", "compare", words.COMPARE_NOW, id="versions.compare", tooltip=words.COMPARE_NOW_TIP),
        Binding("f", "forget", forget_words.FORGET_KEY, id="versions.forget", tooltip=forget_words.FORGET_TIP),
    ]

    def __init__(
        self,
        exercise: Exercise,
        present: Answer | None,
        found: Sequence[Version],
        context: AppContext,
        forget: Callable[[str], ForgetAnswer],
    ) -> None:
        super().__init__()
        self._forget = forget
        self._exercise = exercise
        self.context = context
        self._comparing = False
        self._texts = {one.id: plain_answer(exercise.settings, one.value) for one in found}
        self._rows = [self._row(one.id, one.at, "") for one in found]
        if present is not None:
            self._texts[PRESENT] = plain_answer(exercise.settings, present.value)
            self._rows.insert(0, self._row(PRESENT, present.updated, words.NOW))

    def _row(self, id: str, at: datetime | None, aside: str) -> Row:
        when = ""
        if at is not None:
            when = words.version_line(self.context.day_of(at), f"{at.astimezone():%H:%M}", self.context.today)
        mark = plain(f"{when:<14}", "$accent")
        return Row(one_line(self._texts[id][:200]), plain(aside, "$text-muted"), mark, value=id)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(one_line(f"{words.VERSIONS} · {self._exercise.title}"), classes="title")
            if len(self._texts) < 2:
                yield Static(plain(words.NO_VERSIONS), classes="hint")
            yield VersionList(self._rows)
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="version")
        yield KeyLine()

    def on_mount(self) -> None:
        self._show()

    @on(RowList.Moved)
    def _show(self) -> None:
        row = self.query_one(RowList).current
        text = self._texts.get(row.value or "", "") if row else ""
        shown = against(self._texts.get(PRESENT, ""), text) if self._comparing else plain(text)
        self.query_one("#version", Static).update(shown)

    def action_compare(self) -> None:
        self._comparing = not self._comparing
        self._show()

    def action_forget(self) -> None:
        row = self.query_one(RowList).current
        version = row.value if row is not None and row.value != PRESENT else ""
        self.app.push_screen(self._forget(version), self._asked)

    def _asked(self, forgotten: bool | None) -> None:
        if forgotten:
            self.dismiss(FORGOTTEN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "forget":
            return bool(self._texts)
        if action == "compare":
            return len(self._texts) > 1  # there is nothing to compare one with itself
        return super().check_action(action, parameters)

    @on(RowList.Chosen)
    def _bring_back(self) -> None:
        row = self.query_one(RowList).current
        self.dismiss(row.value if row is not None and row.value != PRESENT else None)


def ask_for_earlier(pane: Shown, page: Page, frame: Frame) -> None:
    """Show what stood in an exercise before; what is chosen there is brought back."""
    context, answers, step = pane.context, pane.context.notebook.answers, pane.step.id
    found = answers.versions(step, frame.exercise.id, pane.person)

    def chosen(version: str | None) -> None:
        if version is None:
            return
        if version != FORGOTTEN:
            answers.bring_back(step, frame.exercise, pane.person, version)
        pane.take_stored(frame)
        page.tell(forget_words.IS_FORGOTTEN if version == FORGOTTEN else words.BROUGHT_BACK)

    def forget(version: str) -> ForgetAnswer:
        return ForgetAnswer(context, step, frame.exercise, version, earlier=bool(found))

    page.app.push_screen(Versions(frame.exercise, frame.answer, found, context, forget), chosen)


def against(present: str, version: str) -> Content:
    """A version as it differs from the present one: what only it has underlined, what it lacks in brackets."""
    parts: list[Content] = []
    for one in differences(present, version):
        if one.sort == "left out":
            parts.append(plain(f"[{one.text}]", "$warning"))
        else:
            parts.append(plain(one.text, "underline" if one.sort == "put in" else ""))
    return Content(" ").join(parts)
