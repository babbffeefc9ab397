"""A dialog with one field keeps what is typed into it while it is typed, and shows it when it is asked again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.journeys.driver import TODAY, opened, press, until_true, write
from workbook.domain.conflicts.option import Wording
from workbook.screens.common import keep_soon
from workbook.screens.conflicts.trials import TryOut
from workbook.screens.frame.first_run import FirstRun
from workbook.screens.frame.who import Who
from workbook.store.notebook import Notebook
from workbook.widgets.common.fields import TextField


def kept(folder: Path, person: str, form: str) -> dict[str, str]:
    """What another process reads."""
    notebook = Notebook.open(folder, read_only=True)
    try:
        return notebook.drafts.read(person, form)
    finally:
        notebook.close()


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keep_soon, "KEEP", 0.05)


@pytest.mark.parametrize("kind", [FirstRun, Who])
async def test_it_is_kept_while_one_types_and_comes_back(tmp_path: Path, kind: type[Any]) -> None:
    async with opened(tmp_path) as pilot:
        app: Any = pilot.app
        dialog = kind(app.context)
        await pilot.app.push_screen(dialog)
        await pilot.pause()
        field = dialog.query_one("#name", TextField)
        dialog.set_focus(field)
        await write(pilot, "Al")
        await until_true(pilot, lambda: kept(tmp_path, dialog.person_id, dialog.draft) == {"name": "Al"})
        again = kind(app.context)
        await pilot.app.push_screen(again)
        await pilot.pause()
        assert again.query_one("#name", TextField).value == "Al"
        again.set_focus(again.query_one("#name", TextField))
        await press(pilot, "enter")
        assert kept(tmp_path, dialog.person_id, "who" if kind is Who else "first-run 0") == {}, "it has been saved"


async def test_a_day_is_kept_with_every_key(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        app: Any = pilot.app
        notebook = app.context.notebook
        conflict = notebook.conflicts.add("Who cooks", TODAY).id
        notebook.conflicts.options.add(conflict, Wording("In turn", "Sam", "Thursdays"), TODAY)
        dialog = TryOut(app.context, notebook.conflicts.options.of(conflict)[0])
        await pilot.app.push_screen(dialog)
        await pilot.pause()
        field = dialog._fields()["until"]
        dialog.set_focus(field)
        await write(pilot, "in 3")
        await until_true(pilot, lambda: "in 3" in kept(tmp_path, dialog.person_id, dialog.draft).get("until", ""))
