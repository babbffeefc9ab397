"""What became of one due, chosen from a list: for days that have passed, and for those who would rather read than
remember keys. To the partner it offers their own word instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, cast

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.promises.mark import MarkKind, Noticed
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.form_dialog import FormDialog
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import signs
from workbook.words.promises import dialogs as words

Choice = Literal["note", "marked"]

_MARKS: tuple[tuple[MarkKind, tuple[str, str]], ...] = (
    ("kept", words.DAY_KEPT),
    ("late", words.DAY_LATE),
    ("missed", words.DAY_MISSED),
    ("not applicable", words.DAY_NA),
)
_NOTICED: tuple[tuple[Noticed, tuple[str, str]], ...] = (
    ("noticed", words.NOTICED),
    ("not yet", words.NOTICED_NOT_YET),
    ("rather not say", words.NOTICED_RATHER_NOT),
)


class MarkDay(FormDialog[Choice]):
    """Marks the due and returns "marked"; "note" when a note is wanted, None when nothing was."""

    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, key: str) -> None:
        """`key` names the due. Raises NotFoundError when there is none (any more)."""
        super().__init__(context, words.DAY_TITLE)
        self._due = context.notebook.promises.due(key, context.today)
        self._partner = self._due.promise.person != context.person_id

    def parts(self) -> Iterable[Widget]:
        yield Static(one_line(words.due_that_day(self._due.act, self._due.on, self.context.today)), classes="script")
        if self._partner:
            yield Static(plain(words.NOTICED_HINT), classes="hint")
        yield RowList(self._rows())

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("close", words.CLOSE),)

    def _rows(self) -> list[Row]:
        if self._partner:
            return [_row(plain("  "), name, text) for name, text in _NOTICED]
        mark = self._due.mark
        rows = [_row(plain(signs.MARKS[kind] + " "), kind, text) for kind, text in _MARKS]
        if mark is not None and not self._due.is_open:
            rows.append(_row(plain("    "), "note", words.DAY_NOTE))
            if mark.marked_on == self.context.today and mark.kind != "renegotiated":
                rows.append(_row(plain("    "), "back", words.DAY_BACK))
        return rows

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_save()

    def answer(self) -> Choice | None:
        row = self.query_one(RowList).current
        promises, key, today = self.context.notebook.promises, self._due.key, self.context.today
        if row is None or row.value is None:
            return None
        if row.value == "note":
            return "note"
        if row.value == "back":
            promises.unmark([key], today, by=self.context.person_id)
        elif self._partner:
            promises.noticed(key, cast(Noticed, row.value), today)
        else:
            promises.mark([key], cast(MarkKind, row.value), today, by=self.context.person_id)
        return "marked"


def _row(mark: Content, key: str, text: tuple[str, str]) -> Row:
    return Row(left=plain(text[0]), right=plain(text[1], "$text-muted"), mark=mark, value=key)
