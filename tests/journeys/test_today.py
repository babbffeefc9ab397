"""What Today has of earlier days: a miss that can be repaired, and chores that were not ticked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests import sample
from tests.journeys.driver import TODAY, opened, press, screen_text, until, until_gone
from workbook.domain.promises.mark import due_key
from workbook.store.notebook import Notebook
from workbook.widgets.common.row_list import RowList
from workbook.widgets.today.values import SlotRow


async def test_a_miss_is_repaired_and_chores_of_earlier_days_are_ticked_let_go_and_moved(tmp_path: Path) -> None:
    sample.build(tmp_path)
    notebook = Notebook.open(tmp_path)
    home = notebook.promises.all()[0].id
    missed = due_key(home, TODAY - timedelta(days=1))
    notebook.promises.mark([missed], "missed", TODAY - timedelta(days=1), by="rebuilding")
    notebook.close()
    async with opened(tmp_path, (110, 40)) as pilot:
        await until(pilot, "STILL TO BE REPAIRED")
        await until(pilot, "CHORES FROM BEFORE")
        assert screen_text(pilot).count("when we sit down") == 1, "a cue stands under its row, and there only"
        # With somebody to be afraid of nothing that two do together is asked; what each does alone stays.
        assert "Shop for the week" in screen_text(pilot)
        pilot.app.context.safety_chosen("doorway/safety", True)  # type: ignore[attr-defined]
        await press(pilot, "2", "1")
        await until_gone(pilot, "Shop for the week")
        await until(pilot, "CHORES FROM BEFORE")
        pilot.app.context.safety_chosen("doorway/safety", False)  # type: ignore[attr-defined]
        await press(pilot, "2", "1")
        await until(pilot, "Shop for the week")
        today, aside = pilot.app.screen.query_one("#promises", RowList), pilot.app.screen.query_one("#aside", RowList)
        today.select(next(row.value for row in today.rows if getattr(row.value, "key", "") == missed))
        await until(pilot, "p: name it and make it good")
        await press(pilot, "p")
        await press(pilot, "ctrl+o")
        await until_gone(pilot, "STILL TO BE REPAIRED")

        before = len(pilot.app.context.notebook.chores.today(TODAY))  # type: ignore[attr-defined]
        await press(pilot, "tab", "end", "enter")
        await until(pilot, "Cook dinner")
        slots = [row.value for row in aside.rows if isinstance(row.value, SlotRow) and row.value.before]
        for key, said in (("space", "[x]"), ("m", "let go")):
            aside.select(slots.pop(0))
            await press(pilot, key)
            await until(pilot, said)
        movable = next(one for one in slots if one.movable)
        aside.select(movable)
        await until(pilot, "space: done · m: let it go · r: to today")
        await until(pilot, "space Done   m Let it go")
        await press(pilot, "r")
        assert len(pilot.app.context.notebook.chores.today(TODAY)) == before + 1  # type: ignore[attr-defined]
