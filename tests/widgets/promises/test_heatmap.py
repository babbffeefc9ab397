"""The year heatmap: what it draws, how its cursor walks, what it tells."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from workbook.domain.common.dates import week_start
from workbook.domain.promises.today import DayState
from workbook.widgets.promises.curve import curve_rows
from workbook.widgets.promises.heatmap import LABEL, WEEKS, Heatmap, Year

TODAY = date(2026, 11, 21)  # a Saturday


def year(days: int = 371, *, earlier: bool = False, week_first: int = 0) -> Year:
    first = TODAY - timedelta(days=days - 1)
    kinds: tuple[DayState, ...] = ("kept", "partly", "missed", "nothing", "open")
    states = {first + timedelta(days=n): kinds[n % 5] for n in range(days)}
    told = {TODAY: "kept — [@click=app.quit]a[/] \u4f60\u597d [/] [x] done"}
    return Year(first, TODAY, states, told, week_first, earlier)


class Stage(App[None]):
    def __init__(self, shown: Year) -> None:
        super().__init__()
        self.shown = shown
        self.heard: list[Heatmap.OfDay] = []

    def compose(self) -> ComposeResult:
        yield Heatmap(self.shown)

    def on_mount(self) -> None:
        self.query_one(Heatmap).focus()

    def on_heatmap_moved(self, message: Heatmap.Moved) -> None:
        self.heard.append(message)

    def on_heatmap_earlier(self, message: Heatmap.Earlier) -> None:
        self.heard.append(message)


def drawn(heatmap: Heatmap) -> list[str]:
    return [heatmap.render_line(y).text.rstrip() for y in range(heatmap.size.height)]


async def test_every_day_of_the_year_has_its_own_cell_and_glyph():
    async with Stage(year(365)).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        lines = drawn(heatmap)
        assert heatmap.columns == WEEKS
        assert sum(line[LABEL:].count(glyph) for line in lines[1:8] for glyph in "●◐○▫·") == 365
        signs = {"kept": "●", "partly": "◐", "missed": "○", "open": "▫", "nothing": "·"}
        for day in (TODAY, *(TODAY - timedelta(days=away) for away in (1, 2, 3, 4, 100))):
            x, y = heatmap._place(day)
            assert lines[y][x] == signs[heatmap.year.states[day]]


async def test_state_is_told_by_glyph_as_well_as_colour():
    async with Stage(year()).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        seen = {glyph for line in drawn(heatmap)[1:8] for glyph in line[LABEL:] if glyph != " "}
        assert seen == set("●◐○▫·")


async def test_arrows_and_letters_walk_by_day_and_week_and_tell_where_they_are():
    async with Stage(year()).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        walk = {"left": 7, "h": 14, "up": 15, "k": 16, "down": 15, "j": 14, "right": 7, "l": 0}
        for key, days in walk.items():
            await pilot.press(key)
            assert heatmap.cursor == TODAY - timedelta(days=days), key
        assert drawn(heatmap)[-1].startswith("Sat 21 Nov 2026: kept")
        await pilot.press("up")
        assert drawn(heatmap)[-1].startswith("Fri 20 Nov 2026:")
        assert [message.day for message in pilot.app.heard][-1] == TODAY - timedelta(days=1)


async def test_it_never_walks_past_its_days():
    async with Stage(year(30)).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        await pilot.press("right", "down", "end")
        assert heatmap.cursor == TODAY
        await pilot.press("home", "left", "up")
        assert heatmap.cursor == TODAY - timedelta(days=29)
        assert not any(isinstance(message, Heatmap.Earlier) for message in pilot.app.heard)


async def test_before_its_first_day_it_asks_for_earlier_ones_where_there_are_some():
    async with Stage(year(30, earlier=True)).run_test(size=(120, 12)) as pilot:
        await pilot.press("home", "left")
        last = pilot.app.heard[-1]
        assert isinstance(last, Heatmap.Earlier)
        assert last.day == TODAY - timedelta(days=36)


async def test_a_narrow_terminal_shows_the_last_weeks_and_follows_the_cursor():
    async with Stage(year()).run_test(size=(40, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        assert heatmap.columns == 37
        x, _ = heatmap._place(TODAY)
        assert x == 39
        await pilot.press("home")
        x, y = heatmap._place(heatmap.year.first)
        assert LABEL <= x < 40
        assert drawn(heatmap)[y][x] == "●"
        await pilot.press("end")
        assert heatmap._place(TODAY)[0] == 39


async def test_a_click_goes_to_the_day_under_it():
    async with Stage(year()).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        day = TODAY - timedelta(days=50)
        await pilot.click(Heatmap, offset=heatmap._place(day))
        assert heatmap.cursor == day


async def test_what_people_wrote_is_shown_as_it_stands():
    async with Stage(year()).run_test(size=(120, 12)) as pilot:
        assert "[@click=app.quit]a[/] 你好 [/] [x] done" in drawn(pilot.app.query_one(Heatmap))[-1]


async def test_resizing_keeps_the_cursor_in_view():
    async with Stage(year()).run_test(size=(120, 12)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        await pilot.press("home")
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert LABEL <= heatmap._place(heatmap.cursor)[0] < 40


@pytest.mark.slow
@given(st.integers(1, 900), st.integers(4, 200), st.integers(0, 6), st.lists(st.integers(-60, 60), max_size=12))
def test_whatever_the_width_and_the_walk_the_cursor_is_in_view(days: int, width: int, first: int, walk: list[int]):
    shown = year(days, week_first=first)
    heatmap = Heatmap(shown)
    heatmap._size = heatmap._size.__class__(width, 9)
    for step in (0, *walk):
        day = min(max(heatmap.cursor + timedelta(days=step), shown.first), shown.last)
        heatmap.set_reactive(Heatmap.cursor, day)
        heatmap._follow()
        x, y = heatmap._place(day)
        assert LABEL <= x < LABEL + heatmap.columns * heatmap.pitch
        assert 1 <= y <= 7
        assert (day - week_start(day, first)).days == y - 1


def test_a_curve_joins_its_points_from_the_bottom_for_nothing_to_the_top_for_all():
    assert curve_rows([0, 0.5, 1, 0], 10, 5) == ["  ╭╮", "  ││", " ╭╯│", " │ │", "─╯ ╰"]
    assert curve_rows([], 10, 5) == ["", "", "", "", ""]
    assert curve_rows([1.0] * 99, 10, 3)[0] == "─" * 10


async def test_a_line_of_levels_stands_under_its_weeks_and_no_line_takes_no_room() -> None:
    weeks = [week_start(TODAY, 0) - timedelta(days=7 * n) for n in range(20)]
    line = {week: 1.0 if n < 10 else 0.0 for n, week in enumerate(weeks)}
    shown = year(140)
    async with Stage(Year(shown.first, TODAY, shown.states, shown.told, line=line)).run_test(size=(120, 20)) as pilot:
        heatmap = pilot.app.query_one(Heatmap)
        high, _, low = drawn(heatmap)[8:11]
        x, _ = heatmap._place(TODAY)
        assert high.rstrip()[-1] != " "
        assert len(high.rstrip()) <= x + 2
        assert high[LABEL : LABEL + 10].strip() == ""
        assert low[LABEL : LABEL + 10].strip() != ""
        assert drawn(heatmap)[-1].startswith("Sat 21 Nov 2026")
        heatmap.set_year(shown)
        await pilot.pause()
        assert heatmap.size.height == 9
