"""The list drawn line by line: cursor, keys, mouse, and texts that would break a careless widget."""

from __future__ import annotations

from typing import Any

import pytest
from textual import on
from textual.app import App, ComposeResult
from textual.containers import Vertical

from tests.journeys.driver import HOSTILE, until_true
from workbook.widgets.common.cursor_list import CursorList
from workbook.widgets.common.row_list import LateRow, Row, RowList
from workbook.widgets.common.safe import one_line, plain
from workbook.widgets.common.wrapped_list import WrappedList, WrappedRow


class Lists(App[None]):
    def __init__(self, rows: list[Row]) -> None:
        super().__init__()
        self.rows, self.heard = rows, []

    def compose(self) -> ComposeResult:
        yield RowList(self.rows)

    def on_cursor_list_moved(self, message: RowList.Moved) -> None:
        self.heard.append(("moved", message.row.value))

    def on_cursor_list_chosen(self, message: RowList.Chosen) -> None:
        self.heard.append(("chosen", message.row.value))


def text_of(app: App[None]) -> list[str]:
    strips = app.screen._compositor.render_strips(app.size)
    return ["".join(segment.text for segment in strip) for strip in strips]


ROWS = [
    Row(plain("HEADING")),
    *(Row(plain(f"row {n}"), plain(f"{n} min"), value=str(n)) for n in range(30)),
    Row(plain("end")),
]


async def test_the_cursor_begins_on_the_first_row_that_can_be_chosen_and_skips_headings() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        assert app.query_one(RowList).current.value == "0"
        await pilot.press("j", "down", "k")
        assert app.query_one(RowList).current.value == "1"
        await pilot.press("up", "up", "up")
        assert app.query_one(RowList).current.value == "0"


async def test_end_and_home_scroll_there_and_enter_chooses() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("end", "enter")
        await pilot.pause()
        assert ("chosen", "29") in app.heard
        assert any("row 29" in line for line in text_of(app))
        await pilot.press("home")
        await pilot.pause()
        assert "HEADING" in text_of(app)[0]


async def test_a_click_chooses_the_row_under_the_mouse() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.click(RowList, offset=(5, 4))
        await pilot.pause()
        assert app.heard[-1] == ("chosen", "3")


class StopsMoves(Vertical):
    @on(RowList.Moved)
    def _moved(self, message: RowList.Moved) -> None:
        message.stop()


async def test_whoever_keeps_the_moves_to_themselves_does_not_keep_what_is_chosen() -> None:
    class Around(Lists):
        def compose(self) -> ComposeResult:
            yield StopsMoves(RowList(self.rows))

    app = Around(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        assert app.heard == [("chosen", "1")]


async def test_other_rows_keep_the_cursor_on_the_same_key() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "down")
        lines = app.query_one(RowList)
        lines.set_rows([Row(plain("new"), value="new"), *ROWS])
        assert lines.current.value == "2"
        lines.set_rows([Row(plain("nothing here"))])
        assert lines.current is None
        await pilot.press("down", "enter", "pagedown", "end")
        lines.set_rows([])
        await pilot.press("down", "enter")


@pytest.mark.parametrize("text", HOSTILE)
async def test_any_text_is_shown_as_it_stands_and_the_right_edge_stays_straight(text: str) -> None:
    app = Lists([Row(one_line(text), plain("kept"), value="x"), Row(one_line("ordinary"), plain("kept"), value="y")])
    async with app.run_test(size=(40, 5), notifications=True) as pilot:
        await pilot.pause()
        first, second = text_of(app)[:2]
        assert text[:10] in first
        assert first.rstrip().endswith("kept")
        assert second.rstrip().endswith("kept")
        assert app.is_running


@pytest.mark.parametrize(
    "rows",
    [
        RowList([Row(plain("HEADING")), Row(plain("a"), value="a"), Row(plain("b"), value="b")]),
        WrappedList([WrappedRow((plain("HEADING"),)), WrappedRow((plain("a"),), "a"), WrappedRow((plain("b"),), "b")]),
    ],
    ids=["one line each", "wrapped"],
)
async def test_both_kinds_of_list_put_the_cursor_where_they_are_told_and_on_no_heading(rows: CursorList[Any]) -> None:
    app = App[None]()
    async with app.run_test(size=(40, 10)):
        await app.mount(rows)
        rows.select("b")
        assert rows.value == "b"
        rows.select(None)
        assert rows.value == "b"
        rows.select("not there")
        assert rows.value == "b"
        rows.set_rows([rows.rows[0], rows.rows[1]])
        assert rows.value == "a"


async def test_of_other_rows_only_those_that_differ_are_drawn_again_and_a_change_of_style_alone_is_one() -> None:
    app = Lists(ROWS[:8])
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        lines, drawn = app.query_one(RowList), set[int]()
        whole, render = app.screen._compositor.render_strips(app.size), lines.render_line
        lines.render_line = lambda y: (drawn.add(y), render(y))[1]  # pyright: ignore[reportAttributeAccessIssue]
        struck = Row(plain("row 4", "bold"), plain("4 min"), value="4")
        lines.set_rows([*ROWS[:5], struck, *ROWS[6:8]])
        await pilot.pause()
        now = app.screen._compositor.render_strips(app.size)
        assert drawn == {1, 5}  # the row under the cursor is always drawn
        assert [strip.text for strip in now] == [strip.text for strip in whole]
        assert any(segment.style is not None and segment.style.bold for segment in now[5])


async def test_rows_that_changed_while_the_list_stood_elsewhere_are_drawn_where_they_stand() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("end")
        await pilot.pause()
        rows = [row._replace(left=plain("told")) if row.value == "28" else row for row in ROWS]
        app.query_one(RowList).set_rows(rows)
        await pilot.pause()
        shown = text_of(app)
        assert sum("told" in line for line in shown) == 1
        assert "row 27" in shown[next(y for y, line in enumerate(shown) if "told" in line) - 1]


async def test_a_late_row_is_made_when_it_comes_into_sight_and_drawn_again_when_it_is_made_of_something_else() -> None:
    made: list[str] = []

    def late(number: int, of: str) -> LateRow:
        def make() -> Row:
            made.append(of)
            return Row(plain(of), value=str(number))

        return LateRow(make, of, str(number))

    rows = [late(number, f"row {number}") for number in range(500)]
    app = Lists(ROWS[:1])
    async with app.run_test(size=(40, 10)) as pilot:
        lines = app.query_one(RowList)
        lines.set_rows(rows)
        await pilot.pause()
        assert {"row 0", "row 9"} <= set(made) <= {f"row {number}" for number in range(12)}
        made.clear()
        lines.set_rows([*(late(number, f"row {number}") for number in range(5)), late(5, "told anew"), *rows[6:]])
        await pilot.pause()
        assert set(made) == {"row 0", "told anew"}
        assert "told anew" in text_of(app)[5]
        await pilot.press("end")
        await pilot.pause()
        assert "row 499" in text_of(app)[9]


async def test_no_word_touches_the_scrollbar() -> None:
    app = Lists(ROWS)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        assert [line[-8:-2] for line in text_of(app)[1:4]] == [" 0 min", " 1 min", " 2 min"]
        assert all(line[-2] == " " for line in text_of(app))
        app.query_one(RowList).set_rows(ROWS[:4])
        await until_true(pilot, lambda: text_of(app)[1].endswith("0 min"))  # without one there is all the width


async def test_a_long_name_of_a_note_stands_whole_and_what_is_at_its_end_after_it() -> None:
    days = plain("·  ●  ▫  ·  ●  ▫  · ")
    rows = [
        Row(plain("Bring questions that can wait to Sunday"), days, plain("  "), wrap=True, whole=True),
        Row(plain("Walk round the pond, and ask one"), days, plain("  "), wrap=True, whole=True),
        Row(plain("Ring my sister"), days, plain("  "), wrap=True, whole=True),
    ]
    async with Lists(rows).run_test(size=(38, 10)) as pilot:
        await pilot.pause()
        lines = [line.rstrip() for line in text_of(pilot.app)]
    assert lines[:5] == [
        "  Bring questions that can wait to",
        "  Sunday          ·  ●  ▫  ·  ●  ▫  ·",
        "  Walk round the pond, and ask one",
        "                  ·  ●  ▫  ·  ●  ▫  ·",
        "  Ring my sister  ·  ●  ▫  ·  ●  ▫  ·",
    ]


async def test_it_is_known_whether_the_name_under_the_cursor_stands_there_whole() -> None:
    long = " ".join(["word"] * 40)
    app = Lists([Row(plain("short"), value=1), Row(plain(long), value=2, wrap=True), Row(plain(long), value=3)])
    async with app.run_test(size=(80, 10)) as pilot:
        found: list[bool] = []
        for key in ("home", "down", "down"):
            await pilot.press(key)
            found.append(app.query_one(RowList).is_cut)
        await pilot.resize_terminal(40, 10)
        await pilot.press("up")
        assert [*found, app.query_one(RowList).is_cut] == [False, False, True, True]
