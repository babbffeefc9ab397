"""A promise that its maker keeps to themselves: where it stands, who may know of it, and what showing it moves."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.store.file.seal.plain_age import wrapped
from workbook.domain.common.errors import NotFoundError, UsageError, WorkbookError
from workbook.domain.promises.drafting import Draft, shown_at_first
from workbook.domain.promises.promise import FROM_OPTION, Promise
from workbook.store.file.seal import age, turning
from workbook.store.file.seal.unlocking import open_keys
from workbook.store.forgetting import asked
from workbook.store.notebook import Notebook
from workbook.store.promises import exports, import_all
from workbook.store.whole.bringing_in import arriving, bring_in
from workbook.store.whole.taking_out import taken_out

SAM, ALEX = "rebuilding", "partner"
TODAY = date(2026, 11, 20)
BEFORE = TODAY - timedelta(days=3)


def opened(folder: Path, person: str = SAM, passphrase: str = "") -> Notebook:
    keys = open_keys(folder, passphrase, sync=False) if passphrase else None
    notebook = Notebook.open(folder, sync=False, keys=keys)
    notebook.actor = person
    return notebook


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    notebook = opened(tmp_path)
    notebook.people.name(SAM, "Sam")
    notebook.people.name(ALEX, "Alex")
    return notebook


def kept(notebook: Notebook, act: str = "Ring my sister") -> Promise:
    """One that Sam keeps to himself, with two marks, one of them with a note."""
    promise = notebook.promises.add(Draft(act, starts=BEFORE, shown=False), BEFORE)
    keys = [due.key for due in notebook.promises.today(TODAY, SAM).before if due.promise.id == promise.id]
    notebook.promises.mark(keys[:1], "kept", TODAY, "she was glad", by=SAM)
    notebook.promises.mark(keys[1:2], "missed", TODAY, by=SAM)
    return promise


def rows(notebook: Notebook, *tables: str) -> list[int]:
    return [len(notebook.documents(table)) for table in tables]


TABLES = ("own_promises", "own_marks_2026", "promises", "marks_2026")


def test_it_stands_apart_with_its_marks_and_only_its_maker_is_shown_it(notebook: Notebook) -> None:
    shown, promise = notebook.promises.add(Draft("Be home by six"), TODAY), kept(notebook)
    assert rows(notebook, *TABLES) == [1, 2, 1, 0]
    promises = notebook.promises
    assert [one.id for one in promises.all(SAM)] == sorted((shown.id, promise.id), key=lambda id: id == shown.id)
    for whose in (ALEX, None):
        assert [one.id for one in promises.all(whose)] == [shown.id]
        assert [one.promise.id for one in promises.standings(TODAY, whose)] == [shown.id]
    assert promises.of(ALEX) == []
    assert {due.promise.id for due in promises.today(TODAY).dues} == {shown.id}
    assert promises.marks_since(BEFORE) == []
    assert len(promises.marks_since(BEFORE, SAM)) == 2
    assert notebook.carrying.load(TODAY, SAM).promises == 2  # a week carries what is kept to oneself as well


def test_for_the_other_it_is_not_there_whatever_names_it(notebook: Notebook) -> None:
    promise = kept(notebook)
    key, promises = f"{promise.id}.{TODAY}", notebook.promises
    acts: list[Callable[[], object]] = [
        lambda: promises.mark([key], "kept", TODAY, by=ALEX),
        lambda: promises.amend(promise.id, TODAY, by=ALEX, cue="x"),
        lambda: promises.end(promise.id, "finished", TODAY, by=ALEX),
        lambda: promises.noticed(key, "noticed", TODAY, by=ALEX),
        lambda: asked.check_own_promise(notebook, promise.id, ALEX, shared=True),
    ]
    for act in acts:
        with pytest.raises(NotFoundError):
            act()
    asked.check_own_promise(notebook, promise.id, SAM, shared=False)  # nobody else's words are in it


def test_shown_later_it_takes_its_marks_along_and_undo_takes_it_back(notebook: Notebook) -> None:
    promise = kept(notebook)
    before = notebook.promises.marks_of(promise.id)
    notebook.promises.amend(promise.id, TODAY, by=SAM, shown=True)
    assert rows(notebook, *TABLES) == [0, 0, 1, 2]
    assert [mark.note for mark in notebook.promises.marks_of(promise.id)] == [mark.note for mark in before]
    assert [one.id for one in notebook.promises.all(ALEX)] == [promise.id]
    with pytest.raises(UsageError, match="shown already"):
        notebook.promises.amend(promise.id, TODAY, by=SAM, shown=False)
    with pytest.raises(WorkbookError):
        notebook.undo(ALEX)
    assert notebook.undo(SAM).label == "Showed “Ring my sister”"
    assert rows(notebook, *TABLES) == [1, 2, 0, 0]
    assert notebook.promises.all(ALEX) == []
    assert [mark.kind for mark in notebook.promises.marks_of(promise.id)] == ["kept", "missed"]
    notebook.redo(SAM)
    assert rows(notebook, *TABLES) == [0, 0, 1, 2]


def test_a_shown_promise_is_written_as_it_always_was(notebook: Notebook) -> None:
    notebook.promises.add(Draft("Be home by six"), TODAY)
    notebook.promises.mark([due.key for due in notebook.promises.today(TODAY, SAM).dues], "kept", TODAY, by=SAM)
    [promise], [mark] = (notebook.documents(table).values() for table in ("promises", "marks_2026"))
    assert "shown" not in promise
    assert "own_of" not in mark


def test_out_and_in_again_it_stays_what_it_is(notebook: Notebook, tmp_path: Path) -> None:
    promise = kept(notebook)
    assert taken_out(notebook, ALEX, private=True).tables.keys().isdisjoint(TABLES)
    assert taken_out(notebook, SAM, private=False).left["private"] == 3
    taken = taken_out(notebook, SAM, private=True)
    other = opened(tmp_path / "other")
    brought = bring_in(other, arriving(json.loads(json.dumps(taken.tables)), 3, SAM))
    assert brought.new == taken.count
    assert rows(other, *TABLES) == [1, 2, 0, 0]
    other.promises.amend(promise.id, TODAY, by=SAM, shown=True)
    again = bring_in(other, arriving(taken.tables, 3, SAM), take_theirs=True)
    assert again.different >= 3
    assert rows(other, *TABLES) == [0, 0, 1, 2]  # shown there since: not brought in a second time
    promises, marks = other.promises.all(SAM), list(other.promises.marks().values())
    assert import_all.bring_in(notebook, "x", promises, marks).promises == 0
    assert rows(notebook, *TABLES) == [1, 2, 0, 0]


def test_what_another_program_was_told_of_it_is_its_makers_alone(notebook: Notebook) -> None:
    promise, shown = kept(notebook), notebook.promises.add(Draft("Be home by six"), TODAY)

    def told(*, private: bool) -> set[str]:
        return set(exports.known_of_promises(notebook, "vevent", SAM, {shown.id}, private=private).told)

    found = exports.known_of_promises(notebook, "vevent", SAM, {shown.id}, private=True)
    mine, ours = f"{promise.id}-{BEFORE}", f"{shown.id}-{TODAY}"
    for entry in (mine, ours):
        found.tell(entry, TODAY, None, "x")
    exports.remember_of_promises(notebook, "vevent", SAM, {shown.id}, {promise.id}, found)
    assert told(private=True) == {mine, ours}
    assert told(private=False) == {ours}
    fewer = exports.known_of_promises(notebook, "vevent", SAM, {shown.id}, private=False)
    exports.remember_of_promises(notebook, "vevent", SAM, {shown.id}, {promise.id}, fewer)
    assert told(private=True) == {mine, ours}
    assert {id.partition(" ")[0] for id in notebook.documents("exported")} == {"vevent", f"own-{SAM}-vevent"}
    both = {shown.id, promise.id}
    assert set(exports.known_of_promises(notebook, "vevent", SAM, both, private=False).told) == {mine, ours}


def test_sealed_it_is_in_its_makers_part_alone(
    notebook: Notebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(age, "wrap", lambda data, passphrase: wrapped(data, passphrase))
    first = kept(notebook)
    notebook.close()
    keys = turning.set_passphrase(tmp_path, SAM, "the bread", sync=False).keys
    turning.set_passphrase(tmp_path, ALEX, "the train", keys=keys, sync=False)
    sams = opened(tmp_path, SAM, "the bread")
    second = kept(sams, "Ring my mother")
    sams.close()
    alexs = opened(tmp_path, ALEX, "the train")
    everything = json.dumps([dict(alexs.documents(table)) for table in (*alexs.tables(), "_history")])
    assert [word for word in ("Ring my", "glad", first.id, second.id) if word in everything] == []
    shown = alexs.promises.add(Draft("Bring the keys", person=ALEX), TODAY)
    alexs.close()
    sams = opened(tmp_path, SAM, "the bread")
    assert {one.id for one in sams.promises.all(SAM)} == {first.id, second.id, shown.id}
    assert rows(sams, *TABLES) == [2, 4, 1, 0]
    sams.promises.amend(first.id, TODAY, by=SAM, shown=True)
    sams.close()
    alexs = opened(tmp_path, ALEX, "the train")
    assert {one.id for one in alexs.promises.all(ALEX)} == {first.id, shown.id}
    assert [mark.note for mark in alexs.promises.marks_of(first.id)] == ["she was glad", ""]


@pytest.mark.parametrize(
    ("role", "origin", "shown"),
    [
        ("rebuilding", "", True),
        ("household", "", True),
        ("partner", "", False),
        ("partner", "needs/need", False),
        ("partner", f"{FROM_OPTION}01", True),
    ],
)
def test_the_one_who_was_let_down_keeps_theirs_unless_it_was_agreed(role: str, origin: str, shown: bool) -> None:
    assert shown_at_first(role, origin) is shown  # pyright: ignore[reportArgumentType] - words of a table


def test_what_the_book_calls_ones_own_and_what_is_made_in_fear_is_not_shown() -> None:
    assert not shown_at_first("rebuilding", "help/act", own=True)
    assert not shown_at_first("rebuilding", "", cared_for=True)
    assert not shown_at_first("rebuilding", f"{FROM_OPTION}01", unsafe=True)
