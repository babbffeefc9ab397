"""The week grid: the week with hands. Tick off, pick up and put down, swap, pin, together; by key and by mouse.

The grid itself changes nothing: what the person does goes out as messages in the words of the subject, and what
comes of it comes back in with `show`.
"""

from __future__ import annotations

from textual import events
from textual.binding import Binding

from workbook.widgets.chores.week_layout import Carry, Spot
from workbook.widgets.chores.week_lines import HEADER, WeekLines
from workbook.widgets.chores.week_messages import SlotDone, SlotMoved, SlotPinned, SlotsSwapped, SlotTogether
from workbook.words.chores import screen as words


class WeekGrid(WeekLines):
    """A week with a cursor. Arrows and hjkl move it; enter picks a slot up and puts it down, esc puts it back."""

    BINDINGS = [
        Binding("space", "done", words.DONE, id="week.done", tooltip=words.DONE_TIP),
        Binding("enter", "hold", words.MOVE, id="week.move", tooltip=words.MOVE_TIP),
        Binding("enter", "put_down", words.PUT_DOWN, id="week.put-down", tooltip=words.PUT_DOWN_TIP),
        Binding("escape", "put_back", words.PUT_BACK, id="week.put-back", tooltip=words.PUT_BACK_TIP),
        Binding("x", "swap", words.SWAP, id="week.swap", tooltip=words.SWAP_TIP),
        Binding("p", "pin", words.PIN, id="week.pin", tooltip=words.PIN_TIP),
        Binding("t", "together", words.TOGETHER, id="week.together", tooltip=words.TOGETHER_TIP),
    ]

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.locked = False  # only to look at: walking works, nothing else
        self._grabbed: Spot | None = None  # where the mouse button went down on a slot

    # -- doing ------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.locked and action in ("done", "hold", "pin", "swap", "together"):
            return False
        if action == "put_back":
            return self._carry is not None or self._chosen is not None
        if action == "put_down":
            return self._carry is not None
        if action in ("done", "pin", "swap", "together"):
            return self._carry is None and self.slot is not None
        if action == "hold":
            return self._carry is None and self.slot is not None
        return True

    def action_done(self) -> None:
        if self.slot is not None:
            self.post_message(SlotDone(self.slot.number, not self.slot.done))

    def action_pin(self) -> None:
        if self.slot is not None:
            self.post_message(SlotPinned(self.slot.number, not self.slot.pinned))

    def action_together(self) -> None:
        if self.slot is not None:
            self.post_message(SlotTogether(self.slot.number))

    def action_swap(self) -> None:
        if self.slot is None:
            return
        number, first = self.slot.number, self._chosen
        self._chosen = number if first is None else None
        if first is not None and first != number:
            self.post_message(SlotsSwapped(first, number))
        self._rest_on(self._spot, always=True)

    def action_hold(self) -> None:
        """Enter: pick up; with the first of two chosen, swap."""
        spot, slot = self._spot, self.slot
        if self._chosen is not None:
            self.action_swap()
        elif spot is not None and slot is not None:
            self._carry_to(Carry(slot, spot.person, spot.day, spot.person, spot.part))

    def action_put_down(self) -> None:
        there, carry = self.held, self._carry
        self._carry = None
        if carry is None or there is None:
            return
        self._lay_out()
        self._rest_on(self._layout.spot_of(there.number, self._spot), always=True)
        if (there.day, there.part, there.people) != (carry.slot.day, carry.slot.part, carry.slot.people):
            self.post_message(SlotMoved(there))

    def action_put_back(self) -> None:
        number = self._carry.slot.number if self._carry else None
        self._carry = self._chosen = None
        self._lay_out()
        back = self._layout.spot_of(number, self._spot) if number is not None else None
        self._rest_on(back or self._layout.valid(self._spot), always=True)

    # -- mouse ------------------------------------------------------------------------------------------------

    def _spot_under(self, event: events.MouseEvent) -> Spot | None:
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        day = self._drawing.place_at(x, self._first_day)
        line = y - HEADER + self.scroll_offset.y
        if y < HEADER or not 0 <= line < len(self._layout.lines):
            return None
        if self._layout.lines[line].kind == "unplaced":
            return self._layout.spot_on(line, self._spot.day if self._spot else 0)
        return self._layout.near(line, day) if day is not None else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        spot = self._spot_under(event)
        if spot is None or event.button != 1 or self.locked:
            return
        if self._carry is not None and spot.person >= 0:
            self._carry_to(self._carry.over(spot.day, spot.person, spot.part))
            self.action_put_down()
            return
        self._rest_on(spot)
        self._grabbed = spot if self.slot is not None else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """With the button down on a slot, the slot comes along."""
        if self._grabbed is None:
            return
        spot = self._spot_under(event)
        if self._carry is None and spot is not None and spot != self._grabbed:
            self.capture_mouse()
            self.action_hold()
            spot = self._spot_under(event)  # the lines have moved: every part of the day shows now
        if self._carry is not None and spot is not None and spot.person >= 0:
            over = self._carry.over(spot.day, spot.person, spot.part)
            if over != self._carry:
                self._carry_to(over)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        dragged = self._grabbed is not None and self._carry is not None
        self._grabbed = None
        if dragged:
            self.release_mouse()
            self.action_put_down()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and not self.locked and self._carry is None and self._spot_under(event) == self._spot:
            self.action_done()
