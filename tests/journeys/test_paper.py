"""`W`: sheets written from the app, and the counsellor's page, looked at before it is written."""

from __future__ import annotations

from pathlib import Path

from tests import sample
from tests.export.paper.hostile import looked
from tests.journeys.driver import opened, press, screen_text, until, until_gone
from workbook.widgets.common.fields import TextField
from workbook.words.common import paper as words


async def test_the_week_goes_to_a_file_and_a_counsellors_page_holds_what_is_ticked(tmp_path: Path) -> None:
    sample.build(tmp_path / "data")
    week, page = tmp_path / "week.html", tmp_path / "page.md"
    async with opened(tmp_path / "data", (80, 24), today=sample.TODAY) as pilot:
        await press(pilot, "W")
        await until(pilot, words.SHEETS["promises"])
        await press(pilot, "v")
        await until(pilot, "WEEK OF 16 NOVEMBER")
        await press(pilot, "escape", "tab")
        pilot.app.screen.query_one(TextField).value = str(week)
        await press(pilot, "enter")
        await until(pilot, words.WRITTEN)
        assert week.stat().st_mode & 0o777 == 0o600
        assert "Cook dinner" in looked(week.read_text("utf-8")).text
        await press(pilot, "W")
        await until(pilot, words.COUNSELLOR)
        await pilot.click("#counsellor")
        await until(pilot, words.COUNSELLOR_TITLE)
        await press(pilot, "v")
        await until(pilot, words.NOTHING_CHOSEN)
        await press(pilot, "space", "v")
        await until(pilot, "Between March and June")
        assert "Be home" not in screen_text(pilot)
        await press(pilot, "escape", "tab")
        pilot.app.screen.query_one(TextField).value = str(page)
        await press(pilot, "enter")
        await until_gone(pilot, words.COUNSELLOR_TITLE)
        assert "Between March and June" in page.read_text()
        assert "Be home" not in page.read_text()
