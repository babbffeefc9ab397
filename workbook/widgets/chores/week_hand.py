"""What the hand does in the week grid: its keys, the slot that is picked up, the first of two to swap."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual.binding import Binding, BindingType
from textual.message import Message

from workbook.widgets.chores.week_layout import PART_COUNT, GridSlot, GridView
from workbook.widgets.chores.week_messages import SlotAdded, SlotMoved
from workbook.words.chores import screen as words

KEYS: list[BindingType] = [
    Binding("left,h", "step(-1, 0)", "Left", show=False, id="week.left"),
    Binding("right,l", "step(1, 0)", "Right", show=False, id="week.right"),
    Binding("up,k", "step(0, -1)", "Up", show=False, id="week.up"),
    Binding("down,j", "step(0, 1)", "Down", show=False, id="week.down"),
    Binding("home", "step(-14, 0)", "First day", show=False, id="week.first"),
    Binding("end", "step(14, 0)", "Last day", show=False, id="week.last"),
    Binding("g", "left_out", words.LEFT_OUT, show=False, id="week.left-out", tooltip=words.LEFT_OUT_TIP),
    Binding("space", "done", words.DONE, id="week.done", tooltip=words.DONE_TIP),
    Binding("enter", "hold", words.MOVE, id="week.move", tooltip=words.MOVE_TIP),
    Binding("enter", "put_down", words.PUT_DOWN, id="week.put-down", tooltip=words.PUT_DOWN_TIP),
    Binding("escape", "put_back", words.PUT_BACK, id="week.put-back", tooltip=words.PUT_BACK_TIP),
    Binding("x", "swap", words.SWAP, id="week.swap", tooltip=words.SWAP_TIP),
    Binding("p", "pin", words.PIN, id="week.pin", tooltip=words.PIN_TIP),
    Binding("t", "together", words.TOGETHER, id="week.together", tooltip=words.TOGETHER_TIP),
]
Place = tuple[int, int, int]
"""A day, the row of a person, a part of the day."""
NO_PLACES: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Carry:
    """A slot that was picked up: what it is in the plan, the row it was taken from, and the place it is held over.
    `fits` are the places where no rule of the household stands against it; None while that is not
    known yet."""

    slot: GridSlot
    row: int
    day: int
    person: int
    part: int
    fits: frozenset[Place] | None = None

    def step(self, view: GridView, right: int, down: int) -> Carry:
        """Over the next day, or the next part of the day; past the last part over the next person's day."""
        day = min(max(self.day + right, 0), view.days - 1)
        at = self.person * PART_COUNT + self.part + down
        at = min(max(at, 0), len(view.people) * PART_COUNT - 1)
        return replace(self, day=day, person=at // PART_COUNT, part=at % PART_COUNT)

    def over(self, day: int, person: int, part: int) -> Carry:
        return replace(self, day=day, person=person, part=part)

    def slot_there(self, view: GridView) -> GridSlot:
        """The slot as it would stand. What is done together stays with both when held over one of them."""
        to, taken_from = view.people[self.person], view.people[self.row]
        people = self.slot.people
        if to not in people:
            people = tuple(to if name == taken_from else name for name in people)
        each = self.slot.each if people == self.slot.people else ()
        return replace(self.slot, day=self.day, part=self.part, people=people, each=each)

    def view_of(self, view: GridView) -> GridView:
        """The whole week with the slot where it is held; one that found no place stands last in its part."""
        there = self.slot_there(view)
        slots = tuple(there if slot.number == there.number else slot for slot in view.slots)
        return replace(view, slots=slots if there in slots else (*slots, there))


class Hand:
    """`carry` is what is in hand, `chosen` the number of the first of two slots to swap."""

    def __init__(self) -> None:
        self.carry: Carry | None = None
        self.chosen: int | None = None

    def let_go(self) -> None:
        self.carry = self.chosen = None

    def keep_what_is_in(self, view: GridView) -> None:
        """Another view of the same week is shown: what is not in it any more is let go."""
        numbers = {slot.number for slot in view.slots}
        if self.carry and self.carry.slot.number not in numbers:
            self.carry = None
        if self.chosen is not None and self.chosen not in numbers:
            self.chosen = None

    def held(self, view: GridView) -> GridSlot | None:
        """The slot in hand as it would stand if put down now."""
        return self.carry.slot_there(view) if self.carry else None

    @property
    def fits(self) -> frozenset[Place]:
        """Where what is in hand fits."""
        return (self.carry.fits or NO_PLACES) if self.carry else NO_PLACES

    @property
    def fits_nowhere(self) -> bool:
        """Something is in hand for which there is no place in this week."""
        return self.carry is not None and self.carry.fits == NO_PLACES

    def fitted(self, view: GridView, fits: frozenset[Place], roomiest: Place | None) -> Carry | None:
        """What is in hand, with the places where it fits. What was left out is carried at once to the first of them,
        from today on where there is one; where there is none at all, to the `roomiest`."""
        if self.carry is None:
            return None
        carry = replace(self.carry, fits=fits)
        here = (carry.day, carry.person, carry.part)
        places = fits or (frozenset([roomiest]) if roomiest else fits)
        if places and here not in places and carry.slot.number not in {slot.number for slot in view.slots}:
            today = view.today or 0
            carry = carry.over(*min(places, key=lambda place: (place[0] < today, place[0], place[2], place[1])))
        return carry

    def change_of(self, view: GridView, there: GridSlot) -> Message | None:
        """What putting down what is in hand, as `there`, changes; None for nothing."""
        if self.carry is None:
            return None
        before = self.carry.slot
        if before not in view.slots:
            return SlotAdded(there)
        moved = (there.day, there.part, there.people) != (before.day, before.part, before.people)
        return SlotMoved(there) if moved else None

    def may(self, action: str, slot: GridSlot | None, left_out: GridSlot | None, view: GridView) -> bool:
        """Whether an action has something to act on: the `slot` under the cursor, or what is `left_out` there."""
        if action == "put_back":
            return self.carry is not None or self.chosen is not None
        if action == "put_down":
            return self.carry is not None
        if action in ("done", "pin", "swap", "together"):
            return self.carry is None and slot is not None
        if action == "hold":
            return self.carry is None and (slot is not None or left_out is not None)
        if action == "left_out":
            return self.carry is None and bool(view.unplaced)
        return True
