"""What became of one due, chosen from a list: for days that have passed, and for those who would rather read than
remember keys. To the partner it offers their own word instead."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from workbook.domain.promises.mark import MarkKind, Noticed
from workbook.screens.common.app_context import AppContext
from workbook.screens.promises.due_dialog import DueDialog
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import plain
from workbook.words.common import signs
from workbook.words.promises import dialogs as words

Choice = Literal["note", "marked"]


@dataclass(frozen=True, slots=True)
class _MarkAs:
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class _Say:
    word: Noticed


@dataclass(frozen=True, slots=True)
class _TakeBack:
    pass


@dataclass(frozen=True, slots=True)
class _WriteNote:
    pass


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


class MarkDay(DueDialog[Choice]):
    """Marks the due and returns "marked"; "note" when a note is wanted, None when nothing was."""

    AUTO_FOCUS = "RowList"

    def __init__(self, context: AppContext, key: str) -> None:
        super().__init__(context, key, words.DAY_TITLE)
        self._theirs = self.due.promise.person != self.person_id

    def parts(self) -> Iterable[Widget]:
        yield self.due_line()
        if self._theirs:
            maker = self.context.notebook.people.get(self.due.promise.person)
            yield Static(plain(words.noticed_hint(maker.name if maker else "")), classes="hint")
        yield RowList(self._rows())

    def buttons(self) -> Sequence[tuple[str, str]]:
        return (("close", words.CLOSE),)

    def _rows(self) -> list[Row]:
        if self._theirs:
            return [_row(plain("  "), _Say(word), text) for word, text in _NOTICED]
        mark = self.due.mark
        kinds = _MARKS if self.due.moved_to is None else ()  # it has its mark on the day that it was moved to
        rows = [_row(plain(signs.MARKS[kind] + " "), _MarkAs(kind), text) for kind, text in kinds]
        if mark is not None and not self.due.is_open:
            rows.append(_row(plain("    "), _WriteNote(), words.DAY_NOTE))
            if mark.marked_on == self.context.today and mark.kind != "renegotiated":
                rows.append(_row(plain("    "), _TakeBack(), words.DAY_BACK))
        return rows

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.action_save()

    def answer(self) -> Choice | None:
        row = self.query_one(RowList).current
        promises, key, today = self.context.notebook.promises, self.due.key, self.context.today
        match row.value if row else None:
            case _WriteNote():
                return "note"
            case _TakeBack():
                promises.unmark([key], today, by=self.person_id)
            case _Say(word):
                promises.noticed(key, word, today, by=self.person_id)
            case _MarkAs(kind):
                promises.mark([key], kind, today, by=self.person_id)
            case _:
                return None
        return "marked"


def _row(mark: Content, value: object, text: tuple[str, str]) -> Row:
    return Row(left=plain(text[0]), right=plain(text[1], "$text-muted"), mark=mark, value=value)
