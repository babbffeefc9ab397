"""The people named in the workbook."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.domain.common.errors import NotFoundError, UsageError
from workbook.store.common.people import MOST_PEOPLE
from workbook.store.file.errors import Conflict
from workbook.store.notebook import Notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = Notebook.open(tmp_path, sync=False)
    yield book
    book.close()


def test_before_the_first_run_there_is_nobody(notebook: Notebook) -> None:
    assert notebook.people.all() == []
    assert notebook.people.usual() == "rebuilding"


def test_the_one_rebuilding_comes_first_then_the_partner_then_the_household(notebook: Notebook) -> None:
    notebook.people.add("Kim")
    notebook.people.name("partner", "Alex")
    notebook.people.name("rebuilding", " Sam\n Lee ")
    assert [(person.name, person.role) for person in notebook.people.all()] == [
        ("Sam Lee", "rebuilding"), ("Alex", "partner"), ("Kim", "household")
    ]  # fmt: skip
    assert notebook.people.usual() == "rebuilding"
    assert notebook.people.named("sam lee").role == "rebuilding"


def test_naming_again_renames(notebook: Notebook) -> None:
    notebook.people.name("rebuilding", "Sam")
    notebook.people.name("rebuilding", "Samira")
    assert [person.name for person in notebook.people.all()] == ["Samira"]
    notebook.undo()
    assert [person.name for person in notebook.people.all()] == ["Sam"]


def test_a_name_is_taken_back_only_until_something_was_written(notebook: Notebook) -> None:
    """Else the words of the one who was named would be out of reach. Whether there are any is not told by it."""
    notebook.actor = "rebuilding"
    notebook.people.name("partner", "Alex")
    notebook.people.rename("partner", "Alexis")
    assert [notebook.undo().label, notebook.undo().label] == ["Named Alexis", "Named Alex"]
    assert notebook.people.partner() is None
    assert [notebook.redo().label, notebook.redo().label] == ["Named Alex", "Named Alexis"]
    notebook.people.add("Kim")
    with notebook.acting("partner"), notebook.change("Wrote in a page") as change:
        change.put("answers", "what-it-did/letter/partner", {"person": "partner", "text": "x"})
    assert [notebook.undo().label, notebook.undo().label] == ["Added Kim", "Named Alexis"]
    notebook.undo("partner")
    with pytest.raises(Conflict, match="“Named Alex” stays") as refused:
        notebook.undo()
    assert "wrote" not in str(refused.value).lower()
    assert [one.name for one in notebook.people.all()] == ["Alex"]
    assert notebook.redo().label == "Named Alexis"


def test_the_name_of_somebody_of_the_household_who_wrote_stays(notebook: Notebook) -> None:
    kim = notebook.people.add("Kim")
    with notebook.acting(kim.id), notebook.change("Caught a line") as change:
        change.put("jots", f"{kim.id}/1", {"person": kim.id, "text": "x"})
    with pytest.raises(Conflict, match="stays"):
        notebook.undo("rebuilding")
    assert notebook.people.get(kim.id) is not None


def test_somebody_else_can_sit_down(notebook: Notebook) -> None:
    notebook.people.name("rebuilding", "Sam")
    alex = notebook.people.name("partner", "Alex")
    notebook.people.sit_down(alex.id)
    assert notebook.people.usual() == alex.id
    assert [one.label for one in notebook.history()] == ["Named Alex", "Named Sam"]
    notebook.people.remove(alex.id)
    assert notebook.people.usual() == "rebuilding"
    assert notebook.people.partner() is None


def test_names_that_cannot_be(notebook: Notebook) -> None:
    notebook.people.name("rebuilding", "Sam")
    for name, tells in ((" ", "blank"), ("x" * 61, "too long"), ("SAM", "already")):
        with pytest.raises(UsageError, match=tells):
            notebook.people.add(name)
    for number in range(MOST_PEOPLE - 1):
        notebook.people.add(f"Kim {number}")
    with pytest.raises(UsageError, match="room for"):
        notebook.people.add("One more")


def test_nobody_like_that(notebook: Notebook) -> None:
    for act in (notebook.people.remove, notebook.people.sit_down):
        with pytest.raises(NotFoundError):
            act("x")
    kim = notebook.people.add("Kim")
    assert notebook.people.rename(kim.id, "Kimi").name == "Kimi"
