"""Who sits in front is a matter of the window: neither another window nor a shell verb changes it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workbook.cli import run
from workbook.domain.common.errors import NotFoundError
from workbook.domain.promises.promise import ME
from workbook.screens.common.app_context import AppContext
from workbook.store.notebook import Notebook

TODAY = date(2026, 11, 23)


def window(folder: Path) -> AppContext:
    return AppContext(Notebook.open(folder), folder, folder / "content", TODAY)


def test_before_anybody_has_a_name_the_one_rebuilding_sits_there(tmp_path: Path) -> None:
    one = window(tmp_path)
    assert (one.person, one.person_id) == (None, ME)
    one.notebook.people.name("rebuilding", "Sam")
    assert one.person is not None
    assert (one.person.name, one.person_id) == ("Sam", ME)
    one.notebook.close()


def test_sitting_down_in_one_window_changes_nobody_in_the_other_and_is_usual_at_the_next_start(tmp_path: Path) -> None:
    one, two = window(tmp_path), window(tmp_path)
    one.notebook.people.name("rebuilding", "Sam")
    one.notebook.people.name("partner", "Alex")
    before = len(one.notebook.history())
    two.sit_down("partner")
    assert (one.person_id, two.person_id) == ("rebuilding", "partner")
    assert (one.notebook.actor, two.notebook.actor) == ("rebuilding", "partner")
    one.notebook.settings.change(week_start=6)
    assert (one.person_id, two.person_id) == ("rebuilding", "partner")
    three = window(tmp_path)
    assert three.person_id == "partner"
    assert len(one.notebook.history()) == before + 1  # the settings, not the sitting down
    for each in (one, two, three):
        each.notebook.close()


def test_a_verb_for_somebody_leaves_the_windows_as_they_are(tmp_path: Path) -> None:
    one = window(tmp_path)
    one.notebook.people.name("rebuilding", "Sam")
    one.notebook.people.name("partner", "Alex")
    assert run(["--data", str(tmp_path), "--as", "alex", "promise", "add", "Say it the same day", "--shown"]) == 0
    assert one.person_id == "rebuilding"
    assert window(tmp_path).person_id == "rebuilding"
    assert [promise.person for promise in one.notebook.promises.all()] == ["partner"]
    one.notebook.close()


def test_somebody_who_is_not_there_cannot_sit_down_and_who_is_taken_out_gets_up(tmp_path: Path) -> None:
    one = window(tmp_path)
    one.notebook.people.name("rebuilding", "Sam")
    one.notebook.people.name("partner", "Alex")
    with pytest.raises(NotFoundError):
        one.sit_down("nobody")
    one.sit_down("partner")
    one.notebook.people.remove("partner")
    assert one.person_id == "rebuilding"
    one.notebook.close()
