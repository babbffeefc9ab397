"""Out and in again: what was taken out of a lived-in workbook is the same in another one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import sample
from tests.store.support import content, opened
from tests.store.undo_acts import ALEX, SAM
from tests.store.undo_lab import Run
from workbook.domain.common.errors import UsageError
from workbook.store.notebook import Notebook
from workbook.store.whole import bringing_in
from workbook.store.whole.bringing_in import Brought, arriving, bring_in
from workbook.store.whole.taking_out import taken_out

FORMAT = 2


def taken(folder: Path, person: str, *, private: bool = True) -> dict[str, Any]:
    """What a file would hold, as JSON gives it back."""
    notebook = opened(folder)
    found = taken_out(notebook, person, private=private).tables
    notebook.close()
    return json.loads(json.dumps(found))


def brought(notebook: Notebook, tables: dict[str, Any], person: str, **options: bool) -> Brought:
    found = arriving(tables, FORMAT, person)
    assert not found.faults
    with notebook.acting(person):
        return bring_in(notebook, found, **options)


@pytest.mark.slow
@settings(max_examples=12)
@given(seed=st.integers(0, 10_000))
def test_whatever_two_people_did_comes_back_when_each_takes_theirs(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("run")
    run = Run(folder / "data", seed, quiet_ratings=True)
    for _ in range(70):
        run.act()
    run.close()
    other = opened(folder / "other")
    for person in (SAM, ALEX):
        tables = taken(folder / "data", person)
        brought(other, tables, person)
        again = brought(other, tables, person)
        assert (again.new, again.different) == (0, 0)
    other.close()
    there, here = content(folder / "data"), content(folder / "other")
    assert {table: documents for table, documents in here.items() if documents} == {
        table: documents for table, documents in there.items() if documents
    }
    assert opened(folder / "other").faulty() == {}


def test_a_lived_in_workbook_is_the_same_in_an_empty_one(tmp_path: Path) -> None:
    sample.build(tmp_path / "data")
    other = opened(tmp_path / "other")
    found = brought(other, taken(tmp_path / "data", SAM), SAM)
    assert found.same == found.different == 0
    assert content(tmp_path / "other") == content(tmp_path / "data")
    other.undo(SAM)
    left = {table for table, documents in content(tmp_path / "other").items() if documents}
    assert left <= {"drafts", "remembered"}
    other.redo(SAM)
    assert content(tmp_path / "other") == content(tmp_path / "data")


def test_the_other_sees_nothing_private_in_what_they_take_out(tmp_path: Path) -> None:
    sample.build(tmp_path / "data", chores=False)
    tables = taken(tmp_path / "data", ALEX)
    assert not {"answers", "answer_versions", "drafts", "appointments"} & set(tables)
    assert tables["promises"]
    assert taken(tmp_path / "data", SAM, private=False) == tables


def test_what_differs_is_a_choice(tmp_path: Path) -> None:
    sample.build(tmp_path / "data", chores=False)
    tables = taken(tmp_path / "data", SAM)
    book = opened(tmp_path / "data")
    tables["people"]["partner"]["name"] = "Robin"
    assert brought(book, tables, SAM, dry_run=True).different == 1
    kept = brought(book, tables, SAM)
    assert (kept.new, kept.different, kept.other_people) == (0, 1, True)
    assert book.people.named("Alex")
    brought(book, tables, SAM, take_theirs=True)
    assert book.people.named("Robin")
    book.undo(SAM)
    assert book.people.named("Alex")
    book.close()


def test_what_the_other_took_back_is_not_made_shared_again(tmp_path: Path) -> None:
    book = opened(tmp_path / "data")
    answer = {
        "step": "s", "exercise": "e", "person": ALEX, "kind": "compare", "updated": "2026-11-21T09:00:00+00:00",
        "since": "2026-11-21T09:00:00+00:00", "value": {"cells": {"a": "old"}, "handed_in": True},
        "state": "done", "private": False, "not_now": False,
    }  # fmt: skip
    tables = {"answers": {f"s/e/{ALEX}": answer}}
    with book.change("taken back") as change:
        change.put("answers", f"s/e/{ALEX}", {**answer, "value": {"cells": {"a": "new"}, "handed_in": False}})
    found = brought(book, tables, SAM, take_theirs=True)
    assert (found.new, found.same, found.different) == (0, 0, 0)
    assert (book.get("answers", f"s/e/{ALEX}") or {})["value"]["cells"] == {"a": "new"}
    book.close()


@pytest.mark.parametrize("both", [False, True])
def test_what_one_handed_in_stays_closed_until_the_other_did(tmp_path: Path, both: bool) -> None:
    book = opened(tmp_path / "data")
    with book.change("handed in") as change:
        for person in (SAM, ALEX):
            value = {"cells": {"a": person}, "handed_in": both or person == ALEX}
            change.put("answers", f"s/e/{person}", {
                "step": "s", "exercise": "e", "person": person, "kind": "compare", "value": value,
                "updated": "2026-11-21T09:00:00+00:00", "since": "2026-11-21T09:00:00+00:00",
            })  # fmt: skip
    book.close()
    assert (f"s/e/{ALEX}" in taken(tmp_path / "data", SAM)["answers"]) is both


def test_a_file_of_an_older_workbook_is_brought_up(tmp_path: Path) -> None:
    book = opened(tmp_path / "data")
    old = {"settings": {"settings": {"week_start": 6, "theme": "dark", "person": "", "first_run_asked": True}}}
    found = arriving(old, 1, SAM)
    assert not found.faults
    bring_in(book, found)
    assert book.settings.read().week_start == 6
    assert book.settings.remembered().theme == "dark"
    book.close()


def test_more_promises_than_a_workbook_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.build(tmp_path / "there", chores=False)
    tables = taken(tmp_path / "there", SAM)
    monkeypatch.setattr(bringing_in, "MOST_PROMISES", len(tables["promises"]))
    notebook = opened(tmp_path / "here")
    brought(notebook, tables, SAM)
    assert brought(notebook, tables, SAM).new == 0, "what is here already is no more than before"
    promise = next(iter(tables["promises"].values()))
    for dry_run in (True, False):
        with pytest.raises(UsageError, match="shelf included"):
            brought(notebook, {"promises": {"another": promise}}, SAM, dry_run=dry_run)
    notebook.close()
    assert len(content(tmp_path / "here")["promises"]) == len(tables["promises"])
