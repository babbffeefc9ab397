"""Bringing in while another program writes to the same workbook: nothing is lost, and the counts are true."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from workbook.domain.common.errors import NotFoundError
from workbook.domain.promises.cadence import DAILY
from workbook.domain.promises.mark import Mark, due_key
from workbook.domain.promises.promise import ME, Promise, Term
from workbook.store.file import forgetting
from workbook.store.forgetting.documents import PromiseRule
from workbook.store.notebook import Notebook
from workbook.store.promises.import_all import Brought, bring_in

TODAY = date(2026, 11, 21)
YESTERDAY = TODAY - timedelta(days=1)
Meanwhile = Callable[[Callable[[], object]], None]


@pytest.fixture
def notebook(tmp_path: Path) -> Iterator[Notebook]:
    book = Notebook.open(tmp_path / "data", sync=False)
    yield book
    book.close()


@pytest.fixture
def other(notebook: Notebook) -> Iterator[Notebook]:
    notebook.settings.identity()
    book = Notebook.open(notebook._storage.path.parent, sync=False)
    yield book
    book.close()


@pytest.fixture
def meanwhile(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Does something elsewhere when the import is about to write: after all that it has looked at before."""

    def arrange(work: Callable[[], object]) -> None:
        whole, todo = notebook.change, [work]

        def change(*arguments: Any, **options: Any) -> AbstractContextManager[Any]:
            while todo:
                todo.pop()()
            return whole(*arguments, **options)

        monkeypatch.setattr(notebook, "change", change)

    return arrange


def swim(*days: date) -> tuple[list[Promise], list[Mark]]:
    promise = Promise("harsh-swim", YESTERDAY, (Term(YESTERDAY, DAILY, "Swim", made_on=TODAY),))
    return [promise], [Mark(promise.id, day, "kept", day, note="from the log") for day in days]


def brought(book: Notebook, *days: date) -> Brought:
    return bring_in(book, "Brought in", *swim(*days), source="harsh")


def test_a_day_that_is_marked_in_the_app_meanwhile_stands_and_the_others_come_in(
    notebook: Notebook, other: Notebook, meanwhile: Meanwhile
) -> None:
    brought(notebook, YESTERDAY - timedelta(days=1))
    [promise] = notebook.promises.all()
    meanwhile(lambda: other.promises.mark([due_key(promise.id, TODAY, 1)], "missed", TODAY, "ill", by=ME))
    found = brought(notebook, YESTERDAY - timedelta(days=1), YESTERDAY, TODAY)
    assert (found.promises, found.marks, found.same, found.different) == (0, 1, 2, 1)
    marks = notebook.promises.marks_of(promise.id)
    assert [mark.kind for mark in marks] == ["kept", "kept", "missed"]
    assert marks[-1].note == "ill"


def test_a_promise_that_is_forgotten_meanwhile_comes_in_whole(
    notebook: Notebook, other: Notebook, meanwhile: Meanwhile
) -> None:
    brought(notebook, YESTERDAY)
    [promise] = notebook.promises.all()
    meanwhile(lambda: forgetting.forget(other._storage.path.parent, PromiseRule(promise.id), sync=False))
    found = brought(notebook, YESTERDAY, TODAY)
    assert (found.promises, found.marks) == (1, 2)
    assert {mark.promise for mark in notebook.promises.marks().values()} == {one.id for one in notebook.promises.all()}


def test_the_same_file_twice_at_once_is_brought_in_once(
    notebook: Notebook, other: Notebook, meanwhile: Meanwhile
) -> None:
    meanwhile(lambda: brought(other, YESTERDAY, TODAY))
    found = brought(notebook, YESTERDAY, TODAY)
    assert (found.promises, found.marks, found.same) == (0, 0, 3)
    assert [entry.label for entry in notebook.history()] == ["Brought in"]


def test_tasks_of_a_promise_that_is_forgotten_meanwhile_are_nobodys(
    notebook: Notebook, other: Notebook, meanwhile: Meanwhile
) -> None:
    brought(notebook, YESTERDAY)
    [promise] = notebook.promises.all()
    meanwhile(lambda: forgetting.forget(other._storage.path.parent, PromiseRule(promise.id), sync=False))
    with pytest.raises(NotFoundError):
        bring_in(notebook, "Brought in", [], [Mark(promise.id, TODAY, "kept", TODAY)], source="taskwarrior")
    assert not notebook.promises.marks()
