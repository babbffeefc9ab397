"""What a person does in the week grid, in the words of the subject. `number` is the slot's place in the plan."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from workbook.widgets.chores.week_layout import GridSlot, Spot


@dataclass(repr=False)
class Pointed(Message):
    """The cursor rests on another place. `held` is the slot in hand as it would stand if put down here."""

    spot: Spot
    slot: GridSlot | None
    held: GridSlot | None


@dataclass(repr=False)
class PickedUp(Message):
    """A slot was taken in hand, from the row of `person`. Whoever hears this knows where it fits."""

    slot: GridSlot
    person: str


@dataclass(repr=False)
class SlotAdded(Message):
    """What found no place was put down somewhere: one doing of a chore more."""

    slot: GridSlot


@dataclass(repr=False)
class SlotDone(Message):
    """A slot was ticked off (`done`), or its tick taken away."""

    number: int
    done: bool


@dataclass(repr=False)
class SlotMoved(Message):
    """A slot was put down elsewhere: on another day, in another part of the day, in another person's row."""

    slot: GridSlot

    @property
    def number(self) -> int:
        return self.slot.number


@dataclass(repr=False)
class SlotsSwapped(Message):
    """Two slots shall trade places: their people, or, where the people are the same, their times."""

    number: int
    other: int


@dataclass(repr=False)
class SlotPinned(Message):
    """A slot shall stay where it is in every new plan (`pinned`), or is let go again."""

    number: int
    pinned: bool


@dataclass(repr=False)
class SlotTogether(Message):
    """A slot shall be done together, or by one alone where it was together; whoever hears this knows by whom."""

    number: int
