"""An exercise that is opened again knows what is so now, not what was so when it was closed."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tests.widgets.steps.exercises.host import around, seen
from workbook.domain.steps.answers import Answer, Row, Rows
from workbook.domain.steps.exercises import Column, Ledger
from workbook.domain.steps.programme import Exercise
from workbook.widgets.common.themes import THEMES
from workbook.widgets.steps.exercises.frame import Frame

LEDGER = Ledger((Column("what", "What"),), shows=True)
ROWS = Answer("step", "task", "one", "ledger", Rows((Row("r1", {"what": "Where"}),)))


class Page(App[None]):
    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = THEMES[0].name
        self.frame = Frame(1, Exercise("task", "ledger", "A task", "Do it.", "", "", 3, LEDGER), ROWS)

    def compose(self) -> ComposeResult:
        yield self.frame


async def test_what_can_be_done_is_told_anew_when_it_is_opened_again_and_while_it_is_open() -> None:
    app = Page()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.frame.open(around(other="Alex", shown={}))
        await pilot.pause()
        assert "s Show this line" in seen(pilot)
        app.frame.close()
        await app.frame.open(around(other="Alex", shown=None))
        await pilot.pause()
        assert "Where" in seen(pilot)
        assert "Show this line" not in seen(pilot)
        app.frame.look_around(around(other="Alex", shown={}))
        await pilot.pause()
        assert "s Show this line" in seen(pilot)
