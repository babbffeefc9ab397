"""What a person does in the week grid, in the words of the subject. `number` is the slot's place in the plan."""

from __future__ import annotations

from textual.message import Message

from workbook.widgets.chores.week_layout import GridSlot, Spot


class Pointed(Message):
    """The cursor rests on another place. `held` is the slot in hand as it would stand if put down here."""

    def __init__(self, spot: Spot, slot: GridSlot | None, held: GridSlot | None) -> None:
        super().__init__()
        self.spot, self.slot, self.held = spot, slot, held


class SlotDone(Message):
    """A slot was ticked off (`done`), or its tick taken away."""

    def __init__(self, number: int, done: bool) -> None:
        super().__init__()
        self.number, self.done = number, done


class SlotMoved(Message):
    """A slot was put down elsewhere: on another day, in another part of the day, in another person's row."""

    def __init__(self, slot: GridSlot) -> None:
        super().__init__()
        self.number, self.slot = slot.number, slot


class SlotsSwapped(Message):
    """Two slots shall trade places: their people, or, where the people are the same, their times."""

    def __init__(self, number: int, other: int) -> None:
        super().__init__()
        self.number, self.other = number, other


class SlotPinned(Message):
    """A slot shall stay where it is in every new plan (`pinned`), or is let go again."""

    def __init__(self, number: int, pinned: bool) -> None:
        super().__init__()
        self.number, self.pinned = number, pinned


class SlotTogether(Message):
    """A slot shall be done together, or by one alone where it was together; whoever hears this knows by whom."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
