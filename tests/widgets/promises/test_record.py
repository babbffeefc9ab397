"""The record of one promise: year, line and marks in one picture, wherever there is room for it."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tests.widgets.promises.test_rows import entry
from workbook.widgets.promises.record import Record


class Shown(App[None]):
    def compose(self) -> ComposeResult:
        yield Record()

    def on_mount(self) -> None:
        self.query_one(Record).show(entry(since=200))


async def test_the_marks_stand_beside_the_year_though_its_weeks_stand_close_and_the_cursor_stays_in_sight() -> None:
    app = Shown()
    async with app.run_test(size=(110, 40)) as pilot:
        record = app.query_one(Record)
        for width, height, beside, pitch in ((110, 40, True, 2), (76, 16, True, 1), (50, 14, False, 1)):
            await pilot.resize_terminal(width, height)
            record.focus_year()
            await pilot.pause()
            assert (record.has_class("-marks-beside"), record.heatmap.pitch) == (beside, pitch)
            assert record.region.contains_region(record.heatmap.region), "the whole year, with its cursor, is seen"
            name = record.query_one("#name")
            assert name.display is (record.scroll_offset.y > 0), "what is scrolled lies beneath the name"
            assert not name.display or name.region.y == record.region.y
            assert not name.region.overlaps(record.heatmap.region)
            marks = record.query_one("#marks").region
            assert (marks.y < record.heatmap.region.bottom) == beside
