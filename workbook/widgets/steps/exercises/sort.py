"""`sort`: cards into named piles. Where the book has a view of its own it is said after the card has been laid."""

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
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbook.domain.steps.programme import Exercise


class SortEditor(OwningEditor[Sort, Piles], can_focus=False):
    """Each card with its pile at the end of the line; the arrows move it from pile to pile."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "pile(1)", words.PILE_ON, key_display="→", id="sort.next", tooltip=words.PILE_TIP),
        Binding("left,h", "pile(-1)", words.PILE_BACK, show=False, id="sort.before", tooltip=words.PILE_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Piles, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(gap=True))

    def compose(self) -> ComposeResult:
        piles = "  ·  ".join(pile.title for pile in self.settings.piles)
        yield Static(plain(f"{piles}  ({words.PILE_HOW})"), classes="label")
        yield self.list
        yield self.line

    def entries(self) -> list[WrappedRow]:
        entries = [self._entry(card, inline(card.text)) for card in self.settings.cards]
        own = [self._entry(Card(id, text), plain(text)) for id, text in self._value.own.items()]
        return entries + own

    def _entry(self, card: Card, text: Content) -> WrappedRow:
        titles = {pile.id: pile.title for pile in self.settings.piles}
        placed = self._value.placed.get(card.id, "")
        right = plain(titles[placed], "$accent bold") if placed in titles else plain(words.NO_PILE, "$text-muted")
        note = Content("")
        if placed and card.because:
            other = titles.get(card.pile, "") if card.pile != placed else ""
            note = inline(words.book_says(other, card.because))
        return WrappedRow((text,), card.id, right=right, note=note)

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
