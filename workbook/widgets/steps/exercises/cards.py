"""`cards`: pick a few from a deck, then write a line on each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static, TextArea

from workbook.domain.steps.answers import Pick, Picks
from workbook.domain.steps.exercises import Cards
from workbook.widgets.common.growing_text_area import CellBox
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.listed import OwningEditor, box
from workbook.words.steps import exercises as words

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from workbook.domain.steps.programme import Exercise


class CardsEditor(OwningEditor[Cards, Picks], can_focus=False):
    """Two faces: the deck, and the picked cards with a field on each. It opens on the face that waits."""

    DEFAULT_CSS = """
    CardsEditor > .lines { height: auto; display: none; }
    CardsEditor.-lines > .lines { display: block; }
    CardsEditor.-lines > WrappedList, CardsEditor.-lines > AddLine { display: none; }
    CardsEditor .card { width: 1fr; height: auto; margin-top: 1; text-style: bold; }
    """
    ACTIONS: ClassVar[tuple[str, ...]] = ("add", "remove", "deck")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", words.LINES, id="exercise.write", tooltip=words.LINES_TIP),
        Binding("c", "deck", words.DECK, show=False, id="cards.deck", tooltip=words.DECK_TIP),
    ]

    def __init__(self, exercise: Exercise, value: Picks, around: Around) -> None:
        super().__init__(exercise, value, around, WrappedList(choose=words.PICK, enter=False))
        self._said = Static(classes="label")
        self._lines = LinesArea(classes="lines")
        self._boxes: dict[str, CellBox] = {}
        self._lines_before: dict[
            str, str
        ] = {}  # lines of cards put back while this is open, should they be picked again

    def compose(self) -> ComposeResult:
        yield self._said
        yield self.list
        yield self.line
        yield self._lines

    async def on_mount(self) -> None:
        if len(self._value.picks) >= self.settings.pick and self.settings.line:
            await self._to_lines()

    # -- the deck ---------------------------------------------------------------------------------------------

    @property
    def texts(self) -> dict[str, str]:
        return {**{card.id: card.text for card in self.settings.cards}, **self._value.own}

    def entries(self) -> list[WrappedRow]:
        picked = {pick.card for pick in self._value.picks}
        return [WrappedRow((plain(text),), id, box(id in picked)) for id, text in self.texts.items()]

    def redraw(self) -> None:
        super().redraw()
        if not self.has_class("-lines"):
            count = len(self._value.picks)
            writes = bool(self.settings.line)
            said = words.picked(count, self.settings.pick) if writes else words.picked_only(count, self.settings.pick)
            self._said.update(plain(said))

    def put_back(self, value: Picks, id: str) -> Picks:
        return replace(value, picks=tuple(pick for pick in value.picks if pick.card != id))

    def on_cursor_list_chosen(self, message: WrappedList.Chosen) -> None:
        message.stop()
        card, picks = message.row.value, self._value.picks
        if any(pick.card == card for pick in picks):
            self._lines_before.update({pick.card: pick.line for pick in picks if pick.card == card})
            self.change(self.put_back(self._value, card))
        elif len(picks) >= self.settings.pick:
            self._said.update(plain(words.enough(self.settings.pick), "$warning"))
        else:
            pick = Pick(card, self._lines_before.get(card, ""))
            self.change(replace(self._value, picks=(*picks, pick)))

    # -- the lines --------------------------------------------------------------------------------------------

    async def _to_lines(self) -> None:
        self.add_class("-lines")
        self._said.update(plain(self.settings.line))
        await self._lines.remove_children()
        self._boxes = {}
        texts, widgets = self.texts, list[Widget]()
        for pick in self._value.picks:
            box = self._boxes[pick.card] = CellBox(pick.line)
            widgets += [Static(plain(texts.get(pick.card, pick.card)), classes="card"), box]
        await self._lines.mount(*widgets)

    async def action_begin(self) -> None:
        if not self.has_class("-lines"):
            if not self._value.picks or not self.settings.line:
                return
            await self._to_lines()
            self.turned()
        if self._boxes:
            waiting = [box for box in self._boxes.values() if not box.text.strip()]
            (waiting or list(self._boxes.values()))[0].focus()

    def action_deck(self) -> None:
        self.remove_class("-lines")
        self.redraw()
        self.list.focus(scroll_visible=False)
        self.turned()

    def home(self) -> Widget:
        return self._lines if self.has_class("-lines") else self.list

    @property
    def value(self) -> Picks:
        if not self.has_class("-lines"):
            return super().value
        lines = {card: box.text for card, box in self._boxes.items()}
        return replace(self._value, picks=tuple(Pick(p.card, lines.get(p.card, p.line)) for p in self._value.picks))

    def show(self, value: Picks) -> None:
        self._value = value
        self.redraw()
        if self.has_class("-lines"):
            if [pick.card for pick in value.picks] == list(self._boxes):
                for pick in value.picks:
                    if self._boxes[pick.card].text != pick.line:
                        self._boxes[pick.card].load_text(pick.line)
            else:
                self.action_deck()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.value != self._value:
            self.answered(field=next((card for card, box in self._boxes.items() if box is event.text_area), ""))

    def on_cell_box_entered(self, message: CellBox.Entered) -> None:
        message.stop()
        boxes = list(self._boxes.values())
        at = boxes.index(message.field) + 1
        if at < len(boxes):
            boxes[at].focus()
        else:
            self.take_back_focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        lines = self.has_class("-lines")
        if action == "deck":
            return lines
        if action in ("add", "remove") and lines:
            return False
        return super().check_action(action, parameters)


class LinesArea(Vertical, can_focus=True):
    """The picked cards; holds the focus while no field has it."""
