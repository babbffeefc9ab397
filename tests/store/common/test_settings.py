"""The settings: defaults until somebody chooses, and no value out of range."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.store.support import opened, put
from workbook.domain.common.errors import UsageError
from workbook.store.common.settings import Chosen
from workbook.store.notebook import Notebook


def test_the_defaults(notebook: Notebook) -> None:
    assert notebook.settings.read() == Chosen(capacity_number=3, week_start=0)


def test_what_was_chosen_stays(notebook: Notebook, folder: Path) -> None:
    notebook.settings.change(capacity_minutes=90)
    notebook.settings.change(week_start=6)
    chosen = opened(folder).settings.read()
    assert (chosen.capacity_minutes, chosen.week_start) == (90, 6)
    notebook.undo()
    assert notebook.settings.read().week_start == 0


def test_what_is_remembered_stays_and_undo_knows_nothing_of_it(notebook: Notebook, folder: Path) -> None:
    notebook.settings.remember(theme="dusk")
    notebook.settings.change(capacity_number=5)
    notebook.settings.remember(first_run_asked=True, person="p")
    assert notebook.undo().label == "Changed the settings"
    assert notebook.history()[0].undone
    remembered = opened(folder).settings.remembered()
    assert (remembered.theme, remembered.first_run_asked, remembered.person) == ("dusk", True, "p")
    notebook.redo()
    assert notebook.settings.read().capacity_number == 5


@pytest.mark.parametrize("value", [{"week_start": 7}, {"capacity_minutes": -1}, {"capacity_number": 0}], ids=str)
def test_a_value_out_of_range_is_refused(notebook: Notebook, value: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match=next(iter(value))):
        notebook.settings.change(**value)
    assert notebook.settings.read() == Chosen()


def test_settings_that_cannot_be_read_stand_in_nobodys_way_and_are_kept(notebook: Notebook) -> None:
    put(notebook, "settings", "settings", week_start="x", odd="x")
    assert notebook.settings.read() == Chosen()
    notebook.settings.change(week_start=2)
    assert notebook.settings.read().week_start == 2
    assert notebook.get("_set_aside", "settings/settings")["document"]["odd"] == "x"  # type: ignore[index]
