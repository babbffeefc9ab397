"""`sort`: cards into named piles, a column each. What the book thinks of it is said once a card has been laid."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from workbook.domain.steps.answers import Piles
from workbook.domain.steps.exercises import Card, Sort
from workbook.widgets.common.prose import inline
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.listed import OwningEditor
from workbook.words.common.signs import LAID, NOT_LAID
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbook.domain.steps.programme import Exercise


NARROW = 3
"""Cells of a column whose title does not stand on it."""
LEAST_TEXT = 30
"""Cells that the cards keep; with fewer left the titles stand above one another, each with its column."""


class SortEditor(OwningEditor[Sort, Piles], can_focus=False):
    """Each card with a mark in the column of its pile; the arrows move it from pile to pile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "pile(1)", words.PILE_ON, key_display="→", id="sort.next", tooltip=words.PILE_TIP),
        Binding("left,h", "pile(-1)", words.PILE_BACK, show=False, id="sort.before", tooltip=words.PILE_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Piles, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(gap=True))
        self._laid = 0

    def compose(self) -> ComposeResult:
        yield Static(plain(words.PILE_HOW), classes="label")
        yield self.list
        yield self.line

    def fit(self) -> None:
        if self._columns() != self._laid:
            self.redraw()

    def entries(self) -> list[WrappedRow]:
        self._laid = self._columns()
        entries = [self._entry(card, inline(card.text)) for card in self.settings.cards]
        own = [self._entry(Card(id, text), plain(text)) for id, text in self._value.own.items()]
        return self._head() + entries + own

    def _columns(self) -> int:
        """Cells of each column under its title; 0: the titles do not fit on them."""
        titles = [pile.title for pile in self.settings.piles]
        room = self.size.width or LEAST_TEXT
        longest = max((len(word) for title in titles for word in title.split()), default=0)
        width = min(room // 2 // max(len(titles), 1), max(len(title) for title in titles) + 2)
        return width if width >= longest + 2 and room - width * len(titles) >= LEAST_TEXT else 0

    def _head(self) -> list[WrappedRow]:
        """The titles: on their columns, else beneath each other with the mark where their column is."""
        piles, width = self.settings.piles, self._laid
        if not width:
            named = [plain(f"  {pile.title}", "$text-muted") for pile in piles]
            return [WrappedRow((name,), right=self._marks(pile.id)) for name, pile in zip(named, piles, strict=True)]
        wrapped = [plain(pile.title, "$text-muted").wrap(width - 2) for pile in piles]
        lines: list[WrappedRow] = []
        for at in range(-max(map(len, wrapped)), 0):  # a short title stands right on its column
            cells = [one[at] if -at <= len(one) else Content("") for one in wrapped]
            lines.append(WrappedRow((Content(""),), right=Content("").join(_middle(cell, width) for cell in cells)))
        return lines

    def _marks(self, placed: str) -> Content:
        """A mark in the column of the pile, a dot in the others."""
        marks = [
            plain(LAID, "$accent bold") if pile.id == placed else plain(NOT_LAID, "$text-muted")
            for pile in self.settings.piles
        ]
        return Content("").join(_middle(mark, self._laid or NARROW) for mark in marks)

    def _entry(self, card: Card, text: Content) -> WrappedRow:
        titles = {pile.id: pile.title for pile in self.settings.piles}
        placed = self._value.placed.get(card.id, "")
        note = Content("")
        if placed and card.because:
            other = titles.get(card.pile, "") if card.pile != placed else ""
            note = inline(words.book_says(other, card.because))
        return WrappedRow((text,), card.id, right=self._marks(placed), note=note)

    def put_back(self, value: Piles, id: str) -> Piles:
        return replace(value, placed={card: pile for card, pile in value.placed.items() if card != id})

    def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        self.action_pile(1)

    def action_pile(self, step: int) -> None:
        """Lay the card on the next pile; after the last comes none."""
        key = self.list.value
        if key is None:
            return
        order = ["", *(pile.id for pile in self.settings.piles)]
        placed = self._value.placed.get(key, "")
        at = order.index(placed) if placed in order else 0
        pile = order[(at + step) % len(order)]
        value = self.put_back(self._value, key)
        self.change(replace(value, placed={**value.placed, key: pile}) if pile else value)


def _middle(content: Content, width: int) -> Content:
    before = (width - content.cell_length + 1) // 2
    return Content(" " * before) + content.pad_right(width - content.cell_length - before)
