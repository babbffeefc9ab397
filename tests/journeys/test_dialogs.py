"""What holds for every dialog, whatever it asks."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import TODAY, opened, press, until_true, write
from workbook.domain.promises.drafting import Draft
from workbook.screens.conflicts.trigger_form import TriggerForm
from workbook.screens.promises.away import Away
from workbook.screens.promises.note import NoteDialog
from workbook.screens.promises.repair import Repair
from workbook.store.notebook import Notebook


async def test_what_is_saved_is_that_of_who_opened_the_dialog(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path)
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("partner", "Alex")
    conflict = notebook.conflicts.add(what="Who cooks", today=TODAY)
    promise = notebook.promises.add(Draft("Send a message"), TODAY)
    due = notebook.promises.due_on(promise.id, TODAY, TODAY)
    notebook.promises.mark([due.key], "kept", TODAY, by="rebuilding")
    notebook.close()
    async with opened(tmp_path) as pilot:
        context = pilot.app.context
        for dialog, words in ((TriggerForm(context, conflict), "supper"), (NoteDialog(context, due.key), "sent")):
            context.sit_down("rebuilding")
            await pilot.app.push_screen(dialog)
            await pilot.pause()
            await write(pilot, words)
            context.sit_down("partner")
            await press(pilot, "ctrl+o")
            assert pilot.app.screen is not dialog, "it was saved"
    notebook = Notebook.open(tmp_path, read_only=True)
    [trigger] = notebook.conflicts.triggers(conflict.id)
    assert (trigger.about, trigger.person) == ("supper", "rebuilding")
    assert [mark.note for mark in notebook.promises.marks().values()] == ["sent"]
    notebook.close()


async def test_in_the_smallest_window_the_buttons_stay_and_so_does_the_field_with_the_cursor(tmp_path: Path) -> None:
    notebook = Notebook.open(tmp_path)
    notebook.people.name("rebuilding", "Sam")
    promise = notebook.promises.add(Draft("Send a message"), TODAY).id
    notebook.close()
    async with opened(tmp_path, (40, 15)) as pilot:
        dialog = Away(pilot.app.context, pilot.app.context.notebook.promises.get(promise))
        await pilot.app.push_screen(dialog)
        await pilot.pause()
        await pilot.pause()
        choices, order = dialog.query_one(".choices"), list[str | None]()
        for _ in range(5):
            assert pilot.app.focused is not None
            order.append(pilot.app.focused.id)
            if order[-1] not in ("save", "close"):
                assert pilot.app.focused.region.bottom <= choices.region.y, "nothing lies over it"
            assert choices.region.bottom <= 13, "and the keys lie over nothing"
            await press(pilot, "tab")
        assert order == ["from", "to", "all", "save", "close"]
        await press(pilot, "escape")
        repair = Repair(pilot.app.context, pilot.app.context.notebook.promises.due_on(promise, TODAY, TODAY).key)
        await pilot.app.push_screen(repair)
        note, choices = repair.query_one("#note"), repair.query_one(".choices")
        await until_true(pilot, lambda: 0 < note.region.bottom <= choices.region.y, "the field lies below the edge")
