"""The week grid: what it shows at every width, how the cursor walks, and what goes out when somebody acts."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from tests.journeys.driver import HOSTILE
from tests.widgets.common.test_row_list import text_of
from workbook.widgets.chores.week_drawing import cut
from workbook.widgets.chores.week_grid import WeekGrid
from workbook.widgets.chores.week_hand import Carry
from workbook.widgets.chores.week_layout import GridSlot, GridView, LeftOut, PersonLoad, Spot, WeekLayout
from workbook.widgets.chores.week_messages import (
    PickedUp,
    Pointed,
    SlotAdded,
    SlotDone,
    SlotMoved,
    SlotPinned,
    SlotsSwapped,
    SlotTogether,
)

MORNING, AFTERNOON, EVENING = 0, 1, 2
MONDAY = date(2026, 11, 23)
SLOTS = (
    GridSlot(0, "Cook", 0, EVENING, ("Sam",), 45),
    GridSlot(1, "Dishes", 0, EVENING, ("Sam",), 20),
    GridSlot(2, "Bath", 0, EVENING, ("Alex",), 30),
    GridSlot(3, "Bins", 1, EVENING, ("Sam",), 5, pinned=True),
    GridSlot(4, "Shop", 5, MORNING, ("Sam", "Alex"), 60),
    GridSlot(5, "Wash", 6, MORNING, ("Alex",), 40, done=True),
)
VIEW = GridView(
    MONDAY,
    ("Sam", "Alex"),
    SLOTS,
    {"Sam": PersonLoad("4 h 00 · 43 %", 0.86), "Alex": PersonLoad("4 h 35 · 44 %", 0.88)},
    (LeftOut("Attic", 1, "nobody can"), LeftOut("Mow", 2, "no time", GridSlot(6, "Mow", 0, MORNING, ("Sam",), 50))),
    {(day, name, part): 60 for day in range(7) for name in ("Sam", "Alex") for part in range(3)},
    today=0,
)


class Weeks(App[None]):
    def __init__(self, view: GridView = VIEW) -> None:
        super().__init__()
        self.view, self.heard = view, []
        self.pointed: Pointed | None = None
        self.fits: frozenset[tuple[int, int, int]] = frozenset()

    def compose(self) -> ComposeResult:
        yield WeekGrid()

    def on_mount(self) -> None:
        self.grid.show(self.view)
        self.grid.focus()

    @property
    def grid(self) -> WeekGrid:
        return self.query_one(WeekGrid)

    def on_pointed(self, message: Pointed) -> None:
        self.pointed = message

    def on_slot_done(self, message: SlotDone) -> None:
        self.heard.append(("done", message.number, message.done))

    def on_slot_moved(self, message: SlotMoved) -> None:
        self.heard.append(("moved", message.number, message.slot.day, message.slot.part, message.slot.people))

    def on_slot_pinned(self, message: SlotPinned) -> None:
        self.heard.append(("pinned", message.number, message.pinned))

    def on_slot_added(self, message: SlotAdded) -> None:
        self.heard.append(("added", message.slot.chore, message.slot.day, message.slot.part, message.slot.people))

    def on_picked_up(self, message: PickedUp) -> None:
        self.grid.show_fits(self.fits)

    def on_slots_swapped(self, message: SlotsSwapped) -> None:
        self.heard.append(("swapped", message.number, message.other))

    def on_slot_together(self, message: SlotTogether) -> None:
        self.heard.append(("together", message.number))


def where(app: App[None], text: str) -> tuple[int, int]:
    """Column and line of a text on the screen."""
    for y, line in enumerate(text_of(app)):
        if text in line:
            return cell_len(line[: line.index(text)]), y
    raise AssertionError(f"{text!r} is not on the screen:\n" + "\n".join(text_of(app)))


# -- what is shown


async def test_a_wide_week_shows_seven_days_with_minutes_loads_and_what_found_no_place() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)):
        screen = "\n".join(text_of(app))
        for text in ("Mon 23", "Sun 29", "4 h 35 · 44 %", "Not placed", "○ Attic", "nobody can"):
            assert text in screen
        assert re.search(r"Cook +45", screen), "minutes stand at the right of every slot"
        assert "Not placed: Attic · Mow ×2" in text_of(app)[1], "and above the fold"
        assert re.search(r"of the day +1 h 05 +5 ", screen), "the minutes of each day"
        assert "▰▰▰▰▰▰▰▰▰▱│▱▱▱▱▱▱▱▱▱▱  4 h 00" in screen, "the line in the bar is a fair load"
        assert "· 60" in screen, "what is free where nothing stands"


async def test_states_stand_as_glyphs_beside_the_colour() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)):
        screen = "\n".join(text_of(app))
        assert "◆Bins" in screen
        assert "✓Wash" in screen
        assert screen.count("⇄Shop") == 2, "what is done together stands with both"


async def test_eighty_columns_show_the_whole_week_with_shorter_names() -> None:
    long = replace(VIEW, slots=(replace(SLOTS[0], chore="Defrosting the freezer"),))
    app = Weeks(long)
    async with app.run_test(size=(80, 24)):
        screen = "\n".join(text_of(app))
        assert "Sun 29" in screen
        assert "Defrost…" in screen or "Defrosti…" in screen


async def test_sixty_columns_show_three_days_that_follow_the_cursor() -> None:
    app = Weeks()
    async with app.run_test(size=(60, 20)) as pilot:
        assert "Thu 26" not in text_of(app)[0]
        await pilot.press("right", "right", "right")
        assert "Thu 26" in text_of(app)[0]
        assert "Mon 23" not in text_of(app)[0]
        await pilot.press("end")
        assert "Sun 29" in text_of(app)[0]
        await pilot.press("home")
        assert "Mon 23" in text_of(app)[0]


async def test_a_fortnight_turns_over_to_its_second_week() -> None:
    app = Weeks(replace(VIEW, weeks=2))
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.press(*["right"] * 7)
        assert "Mon 30" in text_of(app)[0]


@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_every_line_is_exactly_as_wide_as_the_window_whatever_things_are_called(width: int) -> None:
    slots = tuple(
        GridSlot(number, name, number % 7, number % 3, (name, HOSTILE[number - 1]), 45, number % 2 == 0)
        for number, name in enumerate(HOSTILE)
    )
    loads = {name: PersonLoad(name, number / 2) for number, name in enumerate(HOSTILE)}
    left = tuple(LeftOut(name, 2, name, replace(slots[0], number=99)) for name in HOSTILE)
    app = Weeks(GridView(MONDAY, tuple(HOSTILE), slots, loads, left))
    async with app.run_test(size=(width, 20)) as pilot:
        strips = app.screen._compositor.render_strips(app.size)
        assert {strip.cell_length for strip in strips} == {width}
        await pilot.press("enter", "down", "right", "enter", "end", "space")
        assert app.is_running


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [0, 1, 2, 5, 9, 30])
def test_a_cut_text_has_exactly_the_asked_width(text: str, width: int) -> None:
    assert cell_len(cut(text, width)) == width


# -- the cursor


async def test_the_cursor_begins_on_todays_first_open_slot() -> None:
    app = Weeks(replace(VIEW, today=6))
    async with app.run_test(size=(120, 24)):
        assert app.grid.spot is not None
    app = Weeks(replace(VIEW, today=5))
    async with app.run_test(size=(120, 24)):
        assert app.grid.slot == SLOTS[4]


async def test_arrows_and_letters_walk_by_day_and_by_line() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        assert app.grid.slot == SLOTS[0]
        await pilot.press("down")
        assert app.grid.slot == SLOTS[1]
        await pilot.press("l")
        assert app.grid.slot == SLOTS[3]
        await pilot.press("h", "j", "j", "j", "j")
        assert app.grid.slot == SLOTS[2]
        await pilot.press("k", "left", "left")
        assert app.grid.spot is not None
        assert app.grid.spot.day == 0


async def test_the_cursor_reaches_what_found_no_place() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press(*["down"] * 5)
        assert app.grid.spot == Spot(0, -1, 0, 0)
        await pilot.pause()
        assert app.pointed is not None
        assert app.pointed.slot is None


async def test_the_cursor_stays_on_its_slot_when_the_week_changes_around_it() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("down", "l")
        moved = tuple(replace(slot, day=3) if slot.number == 3 else slot for slot in SLOTS)
        app.grid.show(replace(VIEW, slots=moved))
        assert app.grid.slot is not None
        assert app.grid.slot.number == 3
        app.grid.show(replace(VIEW, slots=SLOTS[:2]))
        assert app.grid.spot is not None


@pytest.mark.slow
async def test_many_people_scroll_with_the_days_always_in_sight() -> None:
    people = tuple(f"Person {n}" for n in range(7))
    slots = tuple(GridSlot(n, f"Chore {n}", n % 7, n % 3, (people[n % 7],), 10) for n in range(200))
    app = Weeks(GridView(MONDAY, people, slots, today=0))
    async with app.run_test(size=(80, 16)) as pilot:
        await pilot.press(*["down"] * 60)
        screen = text_of(app)
        assert "Mon 23" in screen[0]
        assert any("▸" in line for line in screen[1:])


async def test_an_empty_week_and_a_week_without_people_can_be_walked_in() -> None:
    for view in (GridView(MONDAY), GridView(MONDAY, ("Sam",))):
        app = Weeks(view)
        async with app.run_test(size=(80, 16)) as pilot:
            await pilot.press("down", "right", "space", "enter", "x", "p", "t", "escape", "end", "enter")
            assert app.heard == []


# -- doing


async def test_space_ticks_off_and_ticks_back() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("space")
        app.grid.show(replace(VIEW, slots=(replace(SLOTS[0], done=True), *SLOTS[1:])))
        await pilot.press("space")
        await pilot.pause()
        assert app.heard == [("done", 0, True), ("done", 0, False)]


async def test_a_held_slot_goes_where_the_arrows_go_and_is_put_down_there() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("enter", "right", "right", "down")
        assert app.grid.held == replace(SLOTS[0], day=2, part=MORNING, people=("Alex",))
        assert app.heard == []
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard == [("moved", 0, 2, MORNING, ("Alex",))]
        assert app.grid.held is None


async def test_esc_puts_it_back_and_so_does_putting_it_down_where_it_was() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("enter", "right", "escape")
        assert app.grid.slot == SLOTS[0]
        await pilot.press("enter", "right", "left", "enter")
        await pilot.pause()
        assert app.heard == []


async def test_while_held_the_screen_hears_where_it_would_stand() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("enter", "right")
        await pilot.pause()
        assert app.pointed is not None
        assert app.pointed.held is not None
        assert app.pointed.held.day == 1


async def test_what_is_done_together_stays_with_both_when_carried_over_either() -> None:
    carry = Carry(SLOTS[4], 0, 5, 0, MORNING)
    assert carry.step(VIEW, 1, 3).slot_there(VIEW).people == ("Sam", "Alex")
    three = replace(VIEW, people=("Sam", "Alex", "Kim"))
    assert carry.over(5, 2, EVENING).slot_there(three).people == ("Kim", "Alex")


async def test_x_on_two_slots_swaps_them_and_esc_takes_the_first_back() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("x", "escape", "x", "down", "down", "down", "down", "x")
        await pilot.pause()
        assert app.heard == [("swapped", 0, 2)]
        assert not app.grid.swapping


async def test_p_and_t_say_pin_and_together() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("p", "t", "right", "p")
        await pilot.pause()
        assert app.heard == [("pinned", 0, True), ("together", 0), ("pinned", 3, False)]


# -- the mouse


async def test_a_click_puts_the_cursor_there_and_a_double_click_ticks() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.click(WeekGrid, offset=where(app, "Bath"))
        assert app.grid.slot == SLOTS[2]
        await pilot.click(WeekGrid, offset=where(app, "Bath"), times=2)
        await pilot.pause()
        assert ("done", 2, True) in app.heard


async def test_a_slot_can_be_dragged_to_another_day() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        x, y = where(app, "Cook")
        await pilot.mouse_down(WeekGrid, offset=(x, y))
        await pilot.hover(WeekGrid, offset=(x + 16, y))
        await pilot.hover(WeekGrid, offset=where(app, "Bins"))
        await pilot.mouse_up(WeekGrid, offset=where(app, "Bins"))
        await pilot.pause()
        assert app.heard == [("moved", 0, 1, EVENING, ("Sam",))]


async def test_a_click_while_holding_puts_down_there() -> None:
    app = Weeks()
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        x, y = where(app, "Bath")
        await pilot.click(WeekGrid, offset=(x + 32, y))
        await pilot.pause()
        assert app.heard == [("moved", 0, 2, EVENING, ("Alex",))]


# -- layout


def test_steps_skip_empty_places_below_the_first_of_a_part() -> None:
    layout = WeekLayout(VIEW)
    spot = Spot(1, 0, EVENING, 0)
    down = layout.step(spot, 0, 1)
    assert (down.person, down.part) == (1, MORNING)
    assert layout.step(down, 0, -1) == spot


def test_free_parts_that_follow_one_another_share_a_line_which_does_not_jump_while_something_is_carried() -> None:
    layout = WeekLayout(VIEW)
    bands = [(line.person, line.part) for line in layout.lines if line.kind == "band" and line.place == 0]
    assert bands == [(0, MORNING), (0, AFTERNOON), (0, EVENING), (1, MORNING), (1, AFTERNOON), (1, EVENING)]
    evening = replace(VIEW, slots=(SLOTS[0],))
    layout = WeekLayout(evening)
    free = layout.line_of(Spot(0, 0, MORNING))
    assert layout.line_of(Spot(0, 0, AFTERNOON)) == free
    assert layout.sharing(1, EVENING) == (MORNING, AFTERNOON, EVENING)
    carried = Carry(SLOTS[0], 0, 0, 0, EVENING)
    for part in (AFTERNOON, MORNING):
        carried = carried.over(2, 0, part)
        moving = WeekLayout(carried.view_of(evening), still=evening)
        assert len(moving.lines) == len(layout.lines)
        assert moving.line_of(Spot(2, 0, part)) == free
        assert moving.slot_at(moving.spot_on(free, 2)) is not None


async def test_over_free_parts_that_share_a_line_it_is_said_which_of_them_it_is_held_over() -> None:
    app = Weeks(replace(VIEW, slots=(SLOTS[0],), people=("Sam",), unplaced=()))
    async with app.run_test(size=(120, 12)) as pilot:
        assert "free" in " ".join(text_of(app))
        await pilot.press("enter", "up")
        await pilot.pause()
        assert [line.split()[0] for line in text_of(app) if "Cook" in line] == ["afternoon"]
        await pilot.press("up")
        await pilot.pause()
        assert [line.split()[0] for line in text_of(app) if "Cook" in line] == ["morning"]
        await pilot.press("escape")
        await pilot.pause()
        assert "free" in " ".join(text_of(app))


async def test_what_stands_otherwise_is_marked_and_a_name_is_never_cut_for_room() -> None:
    slots = (replace(SLOTS[0], chore="Packed lunches", changed=True),)
    app = Weeks(replace(VIEW, slots=slots, unplaced=()))
    async with app.run_test(size=(80, 8)):
        seen = " ".join(text_of(app))
        assert "▪Packed" in seen
        assert "lunches" in seen
        assert "Pack…" not in seen


def test_of_what_is_nothing_but_planning_the_minutes_of_planning_are_named_and_take_no_free_ones() -> None:
    layout = WeekLayout(replace(VIEW, slots=(replace(SLOTS[0], minutes=0, planning=15),)))
    assert layout.view.slots[0].told == 15
    assert layout.left(0, 0, EVENING) == 60


def test_whose_lines_they_are_is_said_while_the_name_is_above_the_edge() -> None:
    layout = WeekLayout(VIEW)
    names = [layout.whose(line) for line in range(layout.height)]
    kinds = [line.kind for line in layout.lines[: layout.height]]
    assert {name for name, kind in zip(names, kinds, strict=True) if kind in ("person", "gap")} == {""}
    assert [name for name, kind in zip(names, kinds, strict=True) if kind == "sum"] == ["Sam", "Alex"]
    assert layout.whose(99) == ""
