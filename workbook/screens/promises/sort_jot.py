"""What a line caught in passing becomes: that it came up, something noticed, a chore, a promise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbook.content.pieces import line_of_moments
from workbook.domain.common.errors import WorkbookError
from workbook.domain.common.jot import Jot
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.store.journey import sorting
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import jot as words


@dataclass(frozen=True, slots=True)
class Becomes:
    """What it shall become; of a trigger, of which conflict."""

    kind: Literal["trigger", "noticed", "chore", "promise"]
    conflict: str = ""


class SortJot(Dialog[str]):
    """Dismisses with a sentence about what it has become, None when the line stays in the list."""

    CSS_PATH = "../common/fields_dialog.tcss"
    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, jot: Jot) -> None:
        super().__init__()
        self.context, self._jot = context, jot

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.SORT_TITLE), classes="title")
            yield Static(one_line(" ".join(self._jot.text.split())[: words.SHOWN]), classes="script")
            yield RowList(self._rows(), id="kinds")
        yield KeyLine()

    def _rows(self) -> list[Row]:
        said = words.SORT_ROWS
        rows = [Row(plain(said[kind][0]), plain(said[kind][1], "$text-muted"), value=Becomes(kind)) for kind in
                ("promise", "noticed", "chore")]  # fmt: skip
        if self.context.together_hidden:
            return rows
        still = [one for one in self.context.notebook.conflicts.all() if not one.ending]
        text, about = said["trigger"]
        return rows + [
            Row(one_line(f"{text}: {' '.join(one.what.split())}"), plain(about, "$text-muted"), spare=True,
                value=Becomes("trigger", one.id))
            for one in still
        ]  # fmt: skip

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        chosen, context, jot = message.row.value, self.context, self._jot
        if chosen.kind == "promise":
            self._forge()
            return
        try:
            match chosen.kind:
                case "trigger":
                    sorting.into_trigger(context.notebook, jot, chosen.conflict, context.today)
                case "noticed":
                    sorting.into_note(context.notebook, jot, line_of_moments(context.book))
                case _:
                    sorting.into_chore(context.notebook, jot)
        except WorkbookError as error:
            self.tell_error(error)
            return
        self.dismiss(words.SORTED_HERE[chosen.kind])

    def _forge(self) -> None:
        """A promise is made with care: the line is where its words begin."""
        from workbook.screens.promises.forge import Forge

        context, jot = self.context, self._jot

        def made(id: str | None) -> None:
            if id:
                self.dismiss(words.SORTED_HERE["promise"])

        self.app.push_screen(
            Forge(
                context,
                prefill={"act": " ".join(jot.text.split())},
                keep=lambda draft: sorting.into_promise(context.notebook, jot, draft, context.today),
            ),
            made,
        )
