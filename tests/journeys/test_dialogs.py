"""What holds for every dialog, whatever it asks."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.driver import TODAY, opened, press, write
from workbook.domain.promises.drafting import Draft
from workbook.screens.conflicts.trigger_form import TriggerForm
from workbook.screens.promises.note import NoteDialog
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
