"""Undo and redo: across restarts, between programs, bounded, and never over something newer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.support import START, Clock, content, opened, put
from workbook.store.file import history
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


def test_undo_and_redo_across_restarts_and_programs(folder: Path) -> None:
    put(opened(folder), "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)
    assert opened(folder).undo().label == "Wrote a"
    assert content(folder) == {"things": {"a": {"n": 1}}}
    assert opened(folder).undo().label == "Wrote a"
    assert content(folder) == {}
    opened(folder).redo()
    opened(folder).redo()
    assert content(folder) == {"things": {"a": {"n": 2}}}


def test_nothing_to_undo_or_redo(notebook: Notebook, folder: Path) -> None:
    with pytest.raises(NothingToUndo):
        notebook.undo()
    with pytest.raises(NothingToRedo):
        notebook.redo()
    assert not (folder / "workbook.json").exists()


def test_the_history_lists_newest_first(notebook: Notebook, clock: Clock) -> None:
    for id in "abc":
        put(notebook, "things", id, n=1)
        clock.pass_by(minutes=1)
    notebook.undo()
    listed = notebook.history()
    assert [entry.label for entry in listed] == ["Wrote c", "Wrote b", "Wrote a"]
    assert [entry.undone for entry in listed] == [True, False, False]
    assert listed[-1].at == START
    assert len(notebook.history(2)) == 2
    assert notebook.history(0) == []


def test_a_new_change_clears_what_could_be_done_again(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    notebook.undo()
    put(notebook, "things", "b", n=3)
    with pytest.raises(NothingToRedo):
        notebook.redo()
    assert [entry.label for entry in notebook.history()] == ["Wrote b", "Wrote a"]


def test_a_removed_document_comes_back(notebook: Notebook) -> None:
    put(notebook, "things", "a", text="dear")
    with notebook.change("Removed") as change:
        change.delete("things", "a")
    notebook.undo()
    assert notebook.get("things", "a")["text"] == "dear"  # type: ignore[index]
    notebook.redo()
    assert notebook.get("things", "a") is None


def test_undo_refuses_when_the_document_was_changed_since(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with notebook.change("Quietly", undoable=False) as change:
        change.put("things", "a", {"n": 2})
    with pytest.raises(Conflict, match="Wrote a"):
        notebook.undo()
    assert notebook.get("things", "a")["n"] == 2  # type: ignore[index]


def test_whoever_saw_a_version_before_an_undo_cannot_save_over_it(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    notebook.undo()
    for seen in (1, 2):
        with pytest.raises(Conflict), notebook.change("Late") as change:
            change.put("things", "a", {"n": 3}, expect=seen)


def test_typing_becomes_one_entry(notebook: Notebook, clock: Clock) -> None:
    put(notebook, "answers", "x", text="")
    for text in ("W", "We", "We talked"):
        clock.pass_by(seconds=2)
        with notebook.change(f"Wrote {len(text)} letters", merge="x") as change:
            change.put("answers", "x", {"text": text})
    assert [entry.label for entry in notebook.history()] == ["Wrote 9 letters", "Wrote x"]
    notebook.undo()
    assert notebook.get("answers", "x")["text"] == ""  # type: ignore[index]
    notebook.redo()
    assert notebook.get("answers", "x")["text"] == "We talked"  # type: ignore[index]


def test_typing_is_divided_by_time_by_other_changes_and_by_undo(notebook: Notebook, clock: Clock) -> None:
    def type_(text: str) -> None:
        with notebook.change(text, merge="x") as change:
            change.put("answers", "x", {"text": text})

    type_("1")
    clock.pass_by(minutes=11)
    type_("2")
    put(notebook, "things", "a", n=1)
    type_("3")
    type_("4")
    notebook.undo()
    type_("5")
    assert [entry.label for entry in notebook.history()] == ["5", "Wrote a", "2", "1"]
    assert notebook.undo().label == "5"
    assert notebook.get("answers", "x")["text"] == "2"  # type: ignore[index]


def test_what_was_written_twice_in_one_change_goes_back_to_what_was_before_both(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with notebook.change("Twice") as change:
        for n in (2, 3):
            change.put("things", "a", {"n": n})
            change.put("things", "b", {"n": n})
    notebook.undo()
    assert notebook.get("things", "a")["n"] == 1  # type: ignore[index]
    assert notebook.get("things", "b") is None
    notebook.redo()
    assert notebook.get("things", "b")["n"] == 3  # type: ignore[index]


def test_a_merged_entry_covers_documents_that_came_later(notebook: Notebook) -> None:
    for id in "aba":
        with notebook.change("Typed", merge="x") as change:
            change.put("answers", id, {"text": notebook.new_id()})
    notebook.undo()
    assert notebook.documents("answers") == {}
    notebook.redo()
    assert set(notebook.documents("answers")) == {"a", "b"}


def test_the_history_is_bounded_in_number(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_ENTRIES", 5)
    for number in range(9):
        put(notebook, "things", "a", n=number)
    for _ in range(5):
        notebook.undo()
    with pytest.raises(NothingToUndo):
        notebook.undo()
    assert notebook.get("things", "a")["n"] == 3  # type: ignore[index]


def test_the_history_is_bounded_in_time(notebook: Notebook, clock: Clock) -> None:
    put(notebook, "things", "a", n=1)
    clock.pass_by(days=91)
    for n in range(history.RECENT):
        put(notebook, "things", "a", n=n + 2)
    assert len(notebook.history()) == history.RECENT


def test_a_clock_that_ran_ahead_takes_nothing_away(notebook: Notebook, clock: Clock) -> None:
    put(notebook, "things", "a", n=1)
    clock.pass_by(days=4000)
    for n in range(history.RECENT // 2):
        put(notebook, "things", "b", n=n)
    clock.pass_by(days=-3999)
    for n in range(history.RECENT * 2):
        put(notebook, "things", "c", n=n)
    assert len(notebook.history(100)) == 1 + history.RECENT // 2 + history.RECENT * 2


def test_an_entry_never_gets_the_number_of_one_that_is_gone(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "b", n=1)
    notebook.undo()
    put(notebook, "things", "c", n=1)
    assert [entry.id for entry in opened(folder).history()] == ["0000000003", "0000000001"]


def test_the_history_is_bounded_in_size(notebook: Notebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_BYTES", 25_000)
    for number in range(9):
        put(notebook, "things", "a", text=f"{number}" * 10_000)
    assert 1 <= len(notebook.history()) <= 3


def test_a_history_edited_into_nonsense_stands_in_nobodys_way(notebook: Notebook, folder: Path) -> None:
    put(notebook, "things", "a", n=1)
    put(notebook, "things", "a", n=2)
    path = folder / "workbook.json"
    text = path.read_text()
    text = text.replace('"touched":[{"table":"things","id":"a","revision":2', '"touched":[{"no":2')
    nonsense = '"zzz":{"at":7},"0000000000":{"at":"2026-11-21T09:30:00"},"x":3,'
    path.write_text(text.replace('"_history":{', '"_history":{' + nonsense))
    assert [entry.label for entry in notebook.history()] == ["Wrote a"]
    put(notebook, "things", "b", n=1)
    assert notebook.undo().label == "Wrote b"
