"""How shall an option begin? One of one's own, or one of the ready-made kinds of solution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from workbook.domain.conflicts.option import Wording
from workbook.domain.conflicts.solution import Solution, filled
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain, within
from workbook.words.conflicts import conflict as said
from workbook.words.conflicts import screen as words

OWN = "own"

MOST_LINES = 7
"""Lines that are said of the kind under the cursor, at most."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What an option begins from: its wording, the kind it is of, and what the book says about that kind."""

    wording: Wording
    kind: str = ""
    about: str = ""
    typed: str = ""
    """A letter that was typed already: it belongs where one begins to write."""


def names_of(context: AppContext) -> Mapping[str, str]:
    """What the names in braces of a template become."""
    return context.notebook.conflicts.ratings.template_names()


def solutions(context: AppContext) -> tuple[Solution, ...]:
    """The ready-made kinds. Raises ContentError."""
    from workbook.content.solutions import load_solutions

    return load_solutions(context.book.folder, context.book.spare)


class OptionKinds(Dialog[Begun]):
    """Dismisses with what was chosen to begin from."""

    CSS_PATH = ["../common/fields_dialog.tcss", "conflicts.tcss"]
    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, kinds: Sequence[Solution]) -> None:
        super().__init__()
        self._kinds = kinds
        self._names = names_of(context)
        self._begun: dict[str, Begun] = {OWN: Begun(Wording(""), "", words.OWN_ABOUT)}

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.KINDS_TITLE), classes="title")
            yield RowList(self._rows(), id="kinds")
            yield Static(id="kind")
        yield KeyLine()

    def _rows(self) -> list[Row]:
        rows = [Row(left=plain(words.OWN), value=OWN)]
        for solution in self._kinds:
            rows += [Row(), Row(left=one_line(solution.title, "$text-muted"))]
            for beginning in solution.options:
                wording = filled(beginning.wording, self._names)
                kind = solution.kind(beginning)
                self._begun[kind] = Begun(wording, kind, solution.about)
                rows.append(Row(left=one_line(wording.what), value=kind))
        return rows

    def on_mount(self) -> None:
        self._show_kind()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_kind)

    @on(RowList.Moved)
    def _show_kind(self) -> None:
        row = self.query_one(RowList).current
        begun = self._begun[row.value] if row and row.value else None
        if begun is None:
            return
        text = plain(begun.about, "$text-muted")
        if begun.kind:
            text = one_line(said.wording(begun.wording)) + plain("\n") + text
        kind = self.query_one("#kind", Static)
        kind.update(within(text, kind.size.width, MOST_LINES, " …"))

    def on_key(self, event: events.Key) -> None:
        """A letter is the first of an option of one's own; those that move in the list go on moving."""
        if event.character and event.character.isalnum() and event.key not in self.active_bindings:
            event.stop()
            self.dismiss(replace(self._begun[OWN], typed=event.character))

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        self.dismiss(self._begun[message.row.value or OWN])
