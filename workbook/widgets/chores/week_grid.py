"""The week grid: the week with hands. Tick off, pick up and put down, swap, pin, together; by key and by mouse.

The grid itself changes nothing: what the person does goes out as messages in the words of the subject, and what
comes of it comes back in with `show`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from workbook.widgets.chores.week_drawing import STYLES, Columns, WeekDrawing
from workbook.widgets.chores.week_hand import KEYS, Carry, Hand, Place
from workbook.widgets.chores.week_layout import GridSlot, GridView, PersonLoad, Spot, WeekLayout
from workbook.widgets.chores.week_messages import (
    PickedUp,
    Pointed,
    SlotDone,
    SlotPinned,
    SlotsSwapped,
    SlotTogether,
)

NOTHING = GridView(date(2001, 1, 1))
MOST = 3
"""Lines that a name may take."""


class WeekGrid(ScrollView, can_focus=True):
    """A GridView drawn line by line, with a cursor. Arrows and hjkl move it; enter picks a slot up and puts it down,
    esc puts it back. Posts `Pointed` when the cursor comes to rest, and what is done as `week_messages`."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = set(STYLES)
    DEFAULT_CSS = """
    WeekGrid {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .week--day { color: $text-muted; }
        & > .week--today { color: $accent; text-style: bold underline; }
        & > .week--person { text-style: bold; }
        & > .week--load { color: $text-muted; }
        & > .week--part { color: $text-muted; }
        & > .week--slot { color: $foreground; }
        & > .week--done { color: $text-muted; }
        & > .week--glyph { color: $accent; }
        & > .week--empty { color: $text-muted; }
        & > .week--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .week--cursor-blurred { background: $boost; }
        & > .week--held { background: $accent; color: $background; text-style: bold; }
        & > .week--chosen { color: $accent; text-style: underline; }
        & > .week--problem { color: $warning; }
        & > .week--fits { color: $success; text-style: bold; }
    }
    """
    BINDINGS = KEYS

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._view = NOTHING
        self._layout = WeekLayout(NOTHING)
        self._drawing = WeekDrawing(self._layout, 80)
        self._beside = 0
        self._spot: Spot | None = None
        self._hand = Hand()
        self._first_day = 0
        self.locked = False  # only to look at: walking works, nothing else
        self._style_of: dict[str, Style] = {}  # of what is drawn, until styles change: a line asks for them all
        self._grabbed: Spot | None = None  # where the mouse button went down on a slot

    # -- values in --------------------------------------------------------------------------------------------

    def show(self, view: GridView) -> None:
        """Show this week. The cursor stays on its slot, else on its place; what is in hand stays in hand."""
        fresh = self._view.monday != view.monday
        before = None if fresh else self.slot
        self._view = view
        if fresh:
            self._spot, self._first_day = None, 0
            self._hand.let_go()
        self._hand.keep_what_is_in(view)
        self._lay_out()
        again = self._layout.spot_of(before.number, self._spot) if before else None
        self._rest_on(again or self._layout.valid(self._spot), always=True)

    def leave_room(self, lines: int) -> None:
        """So many lines of the parent's are needed by others: people stand apart only where these are left."""
        if lines != self._beside:
            self._beside = lines
            self._lay_out()

    def show_loads(self, loads: Mapping[str, PersonLoad]) -> None:
        """Other loads for the same week, while something is in hand."""
        self._view = replace(self._view, loads=loads)
        self._layout.view = replace(self._layout.view, loads=loads)
        self.refresh()

    def go_to(self, number: int) -> None:
        """Put the cursor on slot `number`, in the row it is in where that person has it too."""
        self._rest_on(self._layout.spot_of(number, self._spot) or self._layout.valid(self._spot), always=True)

    def show_fits(self, fits: frozenset[Place], roomiest: Place | None = None) -> None:
        """The places where what is in hand fits; where there is none, the `roomiest`."""
        if (carry := self._hand.fitted(self._view, fits, roomiest)) is not None:
            self._carry_to(carry)

    @property
    def view(self) -> GridView:
        return self._view

    @property
    def spot(self) -> Spot | None:
        return self._spot

    @property
    def slot(self) -> GridSlot | None:
        """The slot under the cursor; while one is in hand, that one."""
        return self._layout.slot_at(self._spot)

    def copied(self) -> str:
        return self.slot.chore if self.slot else ""

    @property
    def left_out(self) -> GridSlot | None:
        """One doing of what is under the cursor and found no place, where it can be put in by hand."""
        spot, unplaced = self._spot, self._view.unplaced
        return unplaced[spot.place].slot if spot and spot.person < 0 and spot.place < len(unplaced) else None

    @property
    def _header(self) -> int:
        """Lines that stay while the rest scrolls under them: the days and, where there is any, what found no place."""
        return 2 if self._view.unplaced else 1

    @property
    def held(self) -> GridSlot | None:
        """The slot in hand as it would stand if put down now."""
        return self._hand.held(self._view)

    @property
    def fits_nowhere(self) -> bool:
        """Something is in hand for which there is no place in this week."""
        return self._hand.fits_nowhere

    @property
    def swapping(self) -> bool:
        """Whether the first of two slots to swap is chosen."""
        return self._hand.chosen is not None

    # -- laying out and drawing -------------------------------------------------------------------------------

    @property
    def _room(self) -> int:
        """Cells that words may take: none touches the scrollbar."""
        return max(self.scrollable_content_region.width - (1 if self.show_vertical_scrollbar else 0), 0)

    def _lay_out(self) -> None:
        """The lines for the room there is: people stand apart where all still fits."""
        width = self._room or self.size.width or self._drawing.width
        view = self._hand.carry.view_of(self._view) if self._hand.carry else self._view
        columns = Columns.of(width, view.days)
        days = range(self._first_day, self._first_day + columns.shown)
        room = (self.parent.size.height if isinstance(self.parent, Widget) else 0) or self.size.height
        height = partial(columns.rows, most=MOST)
        for gaps in (True, False):  # names stand whole in any case: rather it scrolls
            self._layout = WeekLayout(view, days=days, height=height, gaps=gaps, still=self._view)
            if self._layout.height <= room - self._beside - self._header:
                break
        self._drawing = WeekDrawing(self._layout, width, most=MOST)
        height = self._header + len(self._layout.lines)
        self.virtual_size = Size(0, height)
        self.styles.max_height = height  # so that what stands below follows the last line
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._header + len(self._layout.lines)

    def on_mount(self) -> None:
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()
        self._rest_on(self._spot, always=True)

    def notify_style_update(self) -> None:
        self._style_of = {}
        super().notify_style_update()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self._room
        if width != self._drawing.width:
            self._drawing = WeekDrawing(self._layout, width, most=MOST)
        styles = self._style_of = self._style_of or {
            name: self.get_component_rich_style(name, partial=True) for name in STYLES
        }
        blank: Style = self.visual_style.rich_style
        if y == 0:
            return self._drawing.header(self._first_day, styles, blank, int(self.scroll_offset.y))
        if y < self._header:
            return self._drawing.left_out(styles, blank)
        held = self._hand.carry.slot.number if self._hand.carry else None
        return self._drawing.line(
            y - self._header + self.scroll_offset.y, self._first_day, styles, blank, spot=self._spot,
            focused=self.has_focus, held=held, chosen=self._hand.chosen, fits=self._hand.fits,
        )  # fmt: skip

    # -- moving -----------------------------------------------------------------------------------------------

    def _rest_on(self, spot: Spot | None, *, always: bool = False) -> None:
        if spot == self._spot and not always:
            return
        old, self._spot = self._spot, spot
        if spot is None:
            return
        first = self._drawing.window(spot.day, self._first_day)
        if first != self._first_day:
            self._first_day = first
            self._lay_out()
        elif always:
            self.refresh()
        else:
            for place in (old, spot):
                if place is not None:
                    top = self._layout.line_of(place) + self._header - self.scroll_offset.y
                    self.refresh(Region(0, top, self.size.width, self._layout.height_at(place)))
        self._bring_into_sight(self._layout.line_of(spot), self._layout.height_at(spot))
        self.post_message(Pointed(spot, self.slot, self.held))
        self.refresh_bindings()

    def _bring_into_sight(self, line: int, height: int = 1) -> None:
        """Scroll so that all lines of what stands there, and the name above it, can be seen below the line of days."""
        room = self.size.height - self._header
        top, line = line, line + min(height, max(room, 1)) - 1
        while top > 0 and self._layout.lines[top].kind not in ("person", "heading") and line - top < room - 1:
            top -= 1
        at = self.scroll_offset.y
        if room > 0 and line >= 0 and not at <= top <= line < at + room:
            target = top if top < at else line - room + 1
            self.scroll_to(y=target, animate=False, force=True, immediate=True)

    def action_step(self, right: int, down: int) -> None:
        if self._hand.carry is not None:
            self._carry_to(self._hand.carry.step(self._view, right, down))
        elif self._spot is not None:
            self._rest_on(self._layout.step(self._spot, right, down))

    def _carry_to(self, carry: Carry) -> None:
        self._hand.carry = carry
        self._lay_out()
        near = Spot(carry.day, carry.person, carry.part)
        self._rest_on(self._layout.spot_of(carry.slot.number, near), always=True)

    # -- doing ------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self.locked and action in ("done", "hold", "pin", "swap", "together"):
            return False
        return self._hand.may(action, self.slot, self.left_out, self._view)

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
        number, first = self.slot.number, self._hand.chosen
        self._hand.chosen = number if first is None else None
        if first is not None and first != number:
            self.post_message(SlotsSwapped(first, number))
        self._rest_on(self._spot, always=True)

    def action_left_out(self) -> None:
        """To the next of what found no place; from the last to the first."""
        if self._view.unplaced and self._spot is not None:
            at = self._spot.place + 1 if self._spot.person < 0 else 0
            self._rest_on(Spot(self._spot.day, -1, 0, at % len(self._view.unplaced)))

    def action_hold(self) -> None:
        """Enter: pick up; with the first of two chosen, swap."""
        spot, slot, left = self._spot, self.slot, self.left_out
        if self._hand.chosen is not None:
            self.action_swap()
        elif spot is not None and slot is not None:
            self._pick_up(Carry(slot, spot.person, spot.day, spot.person, spot.part))
        elif left is not None:
            row = self._view.people.index(left.people[0])
            self._pick_up(Carry(left, row, spot.day if spot else left.day, row, left.part))

    def _pick_up(self, carry: Carry) -> None:
        self._carry_to(carry)
        self.post_message(PickedUp(carry.slot, self._view.people[carry.row]))

    def action_put_down(self) -> None:
        there = self.held
        change = self._hand.change_of(self._view, there) if there else None
        self._hand.carry = None
        if there is None:
            return
        self._lay_out()
        self._rest_on(self._layout.spot_of(there.number, self._spot), always=True)
        if change is not None:
            self.post_message(change)

    def action_put_back(self) -> None:
        number = self._hand.carry.slot.number if self._hand.carry else None
        self._hand.let_go()
        self._lay_out()
        back = self._layout.spot_of(number, self._spot) if number is not None else None
        left = next((n for n, one in enumerate(self._view.unplaced) if one.slot and one.slot.number == number), None)
        if back is None and left is not None:
            back = Spot(self._spot.day if self._spot else 0, -1, 0, left)
        self._rest_on(back or self._layout.valid(self._spot), always=True)

    # -- mouse ------------------------------------------------------------------------------------------------

    def _spot_under(self, event: events.MouseEvent) -> Spot | None:
        x, y = event.x - self.gutter.left, event.y - self.gutter.top
        day = self._drawing.place_at(x, self._first_day)
        line = y - self._header + self.scroll_offset.y
        if y < self._header or not 0 <= line < len(self._layout.lines):
            return None
        if self._layout.lines[line].kind == "unplaced":
            return self._layout.spot_on(line, self._spot.day if self._spot else 0)
        return self._layout.near(line, day) if day is not None else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.y - self.gutter.top == 1 < self._header and event.button == 1:
            self.action_left_out()
            return
        spot = self._spot_under(event)
        if spot is None or event.button != 1 or self.locked:
            return
        if self._hand.carry is not None and spot.person >= 0:
            self._carry_to(self._hand.carry.over(spot.day, spot.person, spot.part))
            self.action_put_down()
            return
        self._rest_on(spot)
        self._grabbed = spot if self.slot is not None else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """With the button down on a slot, the slot comes along."""
        if self._grabbed is None:
            return
        spot = self._spot_under(event)
        if self._hand.carry is None and spot is not None and spot != self._grabbed:
            self.capture_mouse()
            self.action_hold()
            spot = self._spot_under(event)  # the lines have moved: every part of the day shows now
        if self._hand.carry is not None and spot is not None and spot.person >= 0:
            over = self._hand.carry.over(spot.day, spot.person, spot.part)
            if over != self._hand.carry:
                self._carry_to(over)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        dragged = self._grabbed is not None and self._hand.carry is not None
        self._grabbed = None
        if dragged:
            self.release_mouse()
            self.action_put_down()

    def on_click(self, event: events.Click) -> None:
        if event.chain == 2 and not self.locked and self._hand.carry is None and self._spot_under(event) == self._spot:
            self.action_done()
