"""Undo and redo: across restarts, between programs, bounded, and never over something newer."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store.support import START, Clock, content, opened, put
from workbook.store.file import history
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo
from workbook.store.notebook import Notebook


def test_undo_and_redo_across_restarts_and_programs(folder: Path) -> None:
    put(opened(folder), "things", "a", n=1)
    put(opened(folder), "things", "a", n=2)
    assert opened(folder).undo() == "Wrote a"
    assert content(folder) == {"things": {"a": {"n": 1}}}
    assert opened(folder).undo() == "Wrote a"
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
    assert notebook.undo() == "5"
    assert notebook.get("answers", "x")["text"] == "2"  # type: ignore[index]


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
    put(notebook, "things", "a", n=2)
    assert len(notebook.history()) == 1


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
    assert notebook.undo() == "Wrote b"


class UndoMachine(RuleBasedStateMachine):
    """Two programs change, take back and do again at random; a plain list of states is the model."""

    @initialize(folder=st.builds(object))
    def open(self, folder: object) -> None:
        import tempfile

        self.temporary = tempfile.TemporaryDirectory()
        self.folder = Path(self.temporary.name)
        self.clock = Clock()
        self.programs = [opened(self.folder, clock=self.clock) for _ in range(2)]
        self.states: list[dict[str, dict[str, object]]] = [{}]
        self.at = 0

    @property
    def state(self) -> dict[str, dict[str, object]]:
        return self.states[self.at]

    @rule(
        who=st.integers(0, 1),
        puts=st.dictionaries(st.sampled_from("abc"), st.integers(0, 2), max_size=2),
        removes=st.sets(st.sampled_from("abc"), max_size=2),
    )
    def change(self, who: int, puts: dict[str, int], removes: set[str]) -> None:
        after = copy.deepcopy(self.state)
        with self.programs[who].change("Changed") as change:
            for id, n in puts.items():
                change.put("things", id, {"n": n})
                after[id] = {"n": n}
            for id in removes:
                change.delete("things", id)
                after.pop(id, None)
        if after != self.state:
            self.states[self.at + 1 :] = [after]
            self.at += 1

    @rule(who=st.integers(0, 1))
    def undo(self, who: int) -> None:
        if self.at == 0:
            with pytest.raises(NothingToUndo):
                self.programs[who].undo()
        else:
            self.programs[who].undo()
            self.at -= 1

    @rule(who=st.integers(0, 1))
    def redo(self, who: int) -> None:
        if self.at == len(self.states) - 1:
            with pytest.raises(NothingToRedo):
                self.programs[who].redo()
        else:
            self.programs[who].redo()
            self.at += 1

    @rule(who=st.integers(0, 1))
    def restart(self, who: int) -> None:
        self.programs[who].close()
        self.programs[who] = opened(self.folder, clock=self.clock)

    @precondition(lambda self: hasattr(self, "programs"))
    @invariant()
    def both_see_the_state_of_the_model(self) -> None:
        for program in self.programs:
            seen = {id: {"n": one["n"]} for id, one in program.documents("things").items()}
            assert seen == self.state
            revisions = {id: one["revision"] for id, one in program.documents("things").items()}
            known = getattr(self, "revisions", {})
            assert all(known.get(id, 0) <= revision for id, revision in revisions.items()), "revisions only rise"
            self.revisions = {**known, **revisions}

    def teardown(self) -> None:
        if hasattr(self, "programs"):
            for program in self.programs:
                program.close()
            self.temporary.cleanup()


UndoMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestUndoOfTwoPrograms = pytest.mark.slow(UndoMachine.TestCase)
