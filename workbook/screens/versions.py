"""Earlier versions of an answer: a list by day, the one under the cursor to read, and a key to bring it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from workbook.domain.answers import Answer, Version
from workbook.domain.plain import plain_answer
from workbook.domain.programme import Exercise
from workbook.screens.base import Dialog
from workbook.widgets.keyline import KeyLine
from workbook.widgets.lines import LineList, Row
from workbook.widgets.safe import one_line, plain
from workbook.words import steps as words

PRESENT = "present"


class Versions(Dialog[str]):
    """Returns the id of the version to bring back, None for none."""

    CSS_PATH = "versions.tcss"
    AUTO_FOCUS = "LineList"
    BINDINGS = [
        Binding("enter", "bring_back", words.BRING_BACK, id="versions.bring-back", tooltip=words.BRING_BACK_TIP),
    ]

    def __init__(self, exercise: Exercise, present: Answer | None, found: Sequence[Version], today: date) -> None:
        super().__init__()
        self._exercise = exercise
        self._today = today
        self._texts = {one.id: plain_answer(exercise.settings, one.value) for one in found}
        self._rows = [self._row(one.id, one.at, "") for one in found]
        if present is not None:
            self._texts[PRESENT] = plain_answer(exercise.settings, present.value)
            self._rows.insert(0, self._row(PRESENT, present.updated, words.NOW))

    def _row(self, id: str, at: datetime | None, aside: str) -> Row:
        when = words.version_line(at.astimezone().date(), f"{at.astimezone():%H:%M}", self._today) if at else ""
        mark = plain(f"{when:<14}", "$accent")
        return Row(one_line(self._texts[id][:200]), plain(aside, "$text-muted"), mark, key=id)

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(one_line(f"{words.VERSIONS} · {self._exercise.title}"), classes="title")
            if len(self._texts) < 2:
                yield Static(plain(words.NO_VERSIONS), classes="hint")
            yield LineList(self._rows)
            with VerticalScroll(id="text", can_focus=False):
                yield Static(id="version")
        yield KeyLine()

    def on_mount(self) -> None:
        super().on_mount()
        self._show()

    @on(LineList.Moved)
    def _show(self) -> None:
        row = self.query_one(LineList).current
        self.query_one("#version", Static).update(plain(self._texts.get(row.key or "", "") if row else ""))

    @on(LineList.Chosen)
    def _chosen(self) -> None:
        self.action_bring_back()

    def action_bring_back(self) -> None:
        row = self.query_one(LineList).current
        self.dismiss(row.key if row is not None and row.key != PRESENT else None)
