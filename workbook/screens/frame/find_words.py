"""`/`: words found in everything one wrote, in what both see, and in the book."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from workbook.content.book import Book
from workbook.content.pieces import exercise_of, pieces_of
from workbook.domain.common.errors import WorkbookError
from workbook.domain.common.finding import Found, Piece, Sought, alike, cut, search
from workbook.screens.common.app_context import AppContext
from workbook.screens.common.base import Dialog
from workbook.store.file.unsaved import Words
from workbook.store.together.written import pieces_for
from workbook.widgets.common.date_field import LineField
from workbook.widgets.common.key_line import KeyLine
from workbook.widgets.common.row_list import Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.words.common import find as words

MOST_LISTED = 100


def _no_exercise(step: str, exercise: str) -> None:
    """The book cannot be read: what was written is found without it."""


class FindWords(Dialog[str]):
    """A field, and beneath it what holds the words so far. Returns what `open` takes to get to the chosen one.

    What was written is read when it opens; the book a step at a time, so that typing never waits for all of it."""

    CSS_PATH = "find_words.tcss"
    AUTO_FOCUS = "#words"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False, id="find.down"),
        Binding("up", "move(-1)", show=False, id="find.up"),
    ]
    called = words.TITLE

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self.context = context
        self.person_id = context.person_id
        self._pieces: list[Piece] = []
        self._unread: list[str] = []
        self._found: list[Found] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="sheet"):
            yield Static(plain(words.TITLE), classes="title")
            yield LineField(id="words", placeholder=words.FIELD)
            yield Static(plain(words.TYPE), id="said", classes="hint")
            found = RowList(id="found")
            found.stops_when_empty = False
            yield found
        yield KeyLine()

    def on_mount(self) -> None:
        book = self._book()
        own = pieces_for(self.context.notebook, self.person_id, partial(exercise_of, book) if book else _no_exercise)
        self._pieces = [one for one in own if not self._away(one)]
        if book is not None:
            self._unread = list(book.programme.every_id)
            self.call_later(self._read_on, book)

    def _book(self) -> Book | None:
        try:
            return self.context.book if self.context.book.programme else None
        except WorkbookError:
            return None

    def _away(self, piece: Piece) -> bool:
        return piece.for_two and self.context.together_hidden

    def _read_on(self, book: Book) -> None:
        if not self.is_attached:
            return
        self._pieces += [one for one in self._next_step(book) if not self._away(one)]
        if self._unread:
            self.call_later(self._read_on, book)
        else:
            self._look()

    def _next_step(self, book: Book) -> Iterator[Piece]:
        try:
            yield from pieces_of(book.step(self._unread.pop(0)))
        except WorkbookError:
            return

    # -- looking ----------------------------------------------------------------------------------------------

    @on(LineField.Changed)
    def _look(self) -> None:
        try:
            sought = Sought(self.query_one("#words", LineField).value)
        except ValueError:
            self._show([], None, words.TYPE)
            return
        found = search(self._pieces, sought)
        if len(found) > MOST_LISTED:
            said = words.MORE.format(number=MOST_LISTED)
        elif self._unread:
            said = words.READING_ON
        else:
            said = words.how_many(len(found)) if found else words.NONE
        self._show(found[:MOST_LISTED], sought, said)

    def _show(self, found: list[Found], sought: Sought | None, said: str) -> None:
        self._found = found
        rows: list[Row] = []
        several = alike(found)
        for number, (piece, line) in enumerate(found):
            called = words.called(piece.title, piece.on if (piece.sort, piece.folded_title) in several else None)
            rows.append(Row(one_line(called), plain(words.SORTS[piece.sort], "$text-muted"), value=number))
            if line and sought is not None:
                rows.append(Row(one_line(cut(line, sought), "$text-muted"), mark=Content("    ")))
        listed = self.query_one(RowList)
        listed.set_rows(rows)
        listed.action_edge(-1)
        self.query_one("#said", Static).update(plain(said))

    # -- choosing ---------------------------------------------------------------------------------------------

    def take_back_focus(self) -> None:
        """`esc` in the field closes at once: nothing that was typed is to be kept."""
        self.action_close()

    def action_move(self, step: int) -> None:
        self.query_one(RowList).action_move(step)

    @on(LineField.Submitted)
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        self.query_one(RowList).action_choose()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if isinstance(message.row.value, int):
            self.dismiss(self._found[message.row.value].piece.opens)

    def unsaved_words(self) -> list[Words]:
        """What is looked for is nothing to be kept."""
        return []
