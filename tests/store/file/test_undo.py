"""Undo and redo: across restarts, between programs, bounded, and never over something newer."""

from __future__ import annotations

import copy
import inspect
from functools import cached_property
from pathlib import Path
from unittest.mock import ANY

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store import undo_acts, undo_lab
from tests.store.support import START, Clock, content, opened, put
from workbook.store.common import drafts, settings
from workbook.store.file import history
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo, NotYours
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


# --- whose it is -----------------------------------------------------------------------------------------------------


@pytest.fixture
def two(notebook: Notebook) -> Notebook:
    """Sam and Alex have names, which is in no history; Sam sits in front."""
    with notebook.change("Named", undoable=False) as change:
        change.put("people", "rebuilding", {"name": "Sam", "role": "rebuilding"})
        change.put("people", "partner", {"name": "Alex", "role": "partner"})
    notebook.actor = "rebuilding"
    return notebook


def alex_puts(notebook: Notebook, table: str, id: str, **fields: object) -> None:
    with notebook.acting("partner"):
        put(notebook, table, id, **fields)


def test_each_takes_back_their_own(two: Notebook) -> None:
    put(two, "things", "a", n=1)
    alex_puts(two, "things", "b", n=1)
    assert [entry.by for entry in two.history(2)] == ["partner", "rebuilding"]
    assert (two.undo().label, two.undo("partner").label) == ("Wrote a", "Wrote b")
    assert two.documents("things") == {}
    assert (two.redo("partner").label, two.redo().label) == ("Wrote b", "Wrote a")


def test_what_was_done_says_what_it_touched(two: Notebook) -> None:
    put(two, "things", "a", n=1)
    done = two.undo()
    assert (done.by, done.places) == ("rebuilding", (("things", "a"),))


def test_the_others_change_is_named_and_left_and_its_label_is_not_repeated(two: Notebook) -> None:
    with two.acting("partner"), two.change("Told “SECRET”") as change:
        change.put("things", "a", {"n": 1})
    with pytest.raises(NotYours, match=r"^That was Alex's; nothing was taken back.$"):
        two.undo()
    assert two.get("things", "a") is not None
    assert two.who().said(two.history(1)[0]) == "a change of Alex's"
    assert two.who("partner").said(two.history(1)[0]) == "Told “SECRET”"
    assert two.undo(everybody=True).label == "a change of Alex's"
    assert two.get("things", "a") is None
    assert two.redo("partner").label == "Told “SECRET”"


def test_that_the_other_wrote_an_answer_is_not_said(two: Notebook) -> None:
    alex_puts(two, "answers", "own-it/fact-line/partner", text="SECRET")
    with pytest.raises(NothingToUndo):
        two.undo()


def test_what_the_other_changed_since_stays_and_the_next_is_offered(two: Notebook, folder: Path) -> None:
    put(two, "things", "a", n=1)
    put(two, "things", "b", n=1)
    alex_puts(two, "things", "b", n=2)
    with pytest.raises(Conflict, match=r"^“Wrote b” stays.*Alex has changed it.*next undo takes back “Wrote a”\.$"):
        two.undo()
    again = opened(folder)
    assert again.get("things", "b")["n"] == 2  # type: ignore[index]
    assert again.undo("rebuilding").label == "Wrote a"  # said once, in whatever program
    with pytest.raises(Conflict, match=r"Nothing was taken back\.$"):
        two.undo()
    two.undo("partner")
    assert two.undo().label == "Wrote b"
    assert (two.redo().label, two.redo().label) == ("Wrote b", "Wrote a")


def test_an_entry_passed_over_can_be_undone_once_nothing_stands_on_it_any_more(two: Notebook) -> None:
    put(two, "things", "a", n=1)
    put(two, "things", "b", n=1)
    alex_puts(two, "things", "b", n=2)
    with pytest.raises(Conflict):
        two.undo()
    two.undo("partner")
    assert two.undo().label == "Wrote b"


def test_what_the_other_did_leaves_ones_own_to_be_done_again(two: Notebook) -> None:
    put(two, "things", "a", n=1)
    two.undo()
    alex_puts(two, "things", "b", n=1)
    assert two.redo().label == "Wrote a"
    two.undo()
    alex_puts(two, "things", "a", n=2)
    with pytest.raises(Conflict, match="cannot be done again: Alex has changed it"):
        two.redo()
    put(two, "things", "c", n=1)
    with pytest.raises(NothingToRedo):
        two.redo()


def test_taking_somebodys_name_out_gives_away_nothing_of_theirs(two: Notebook) -> None:
    alex_puts(two, "things", "a", n=1)
    two.people.remove("partner")
    assert two.who().said(two.history()[1]) == "a change of somebody else's"
    two.undo()
    with pytest.raises(NotYours):
        two.undo()


def test_typing_of_two_at_once_becomes_one_entry_each(two: Notebook) -> None:
    for n in range(4):
        for who in ("rebuilding", "partner"):
            with two.acting(who), two.change("Typed", merge="same") as change:
                change.put("answers", who, {"text": "x" * (n + 1)})
    assert [entry.by for entry in two.history()] == ["partner", "rebuilding"]
    two.undo()
    assert list(two.documents("answers")) == ["partner"]


def test_typing_never_reaches_beneath_what_the_other_did_since(two: Notebook) -> None:
    def type_(**documents: str) -> None:
        with two.change("Typed", merge="same") as change:
            for id, text in documents.items():
                change.put("things", id, {"text": text})

    put(two, "things", "b", text="")
    type_(a="1")
    alex_puts(two, "things", "b", text="Alex")
    type_(a="2", b="both")
    assert len(two.history()) == 4
    for text in ("Alex", ""):
        two.undo(everybody=True)
        assert two.get("things", "b")["text"] == text  # type: ignore[index]


def test_typing_never_covers_what_the_other_wrote_in_between(two: Notebook) -> None:
    for who, text in (("rebuilding", "1"), ("partner", "Alex"), ("rebuilding", "2")):
        with two.acting(who), two.change("Typed", merge="same") as change:
            change.put("things", "a", {"text": text})
    two.undo()
    assert two.get("things", "a")["text"] == "Alex"  # type: ignore[index]


# --- quiet changes ---------------------------------------------------------------------------------------------------


def quietly(notebook: Notebook, id: str, **fields: object) -> None:
    with notebook.change("Quietly", undoable=False) as change:
        document = {**(change.get("things", id) or {}), **fields}
        document.pop("revision", None)
        change.put("things", id, document)


def test_what_was_changed_quietly_stays_when_other_fields_are_undone(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1, place="top")
    put(notebook, "things", "a", n=2, place="top")
    quietly(notebook, "a", place="end")
    put(notebook, "things", "a", n=3, place="end")
    quietly(notebook, "a", place="middle", more=True)
    for n in (2, 1):
        notebook.undo()
        assert notebook.get("things", "a") == {"n": n, "place": "middle", "more": True, "revision": ANY}
    for n in (2, 3):
        notebook.redo()
        assert notebook.get("things", "a") == {"n": n, "place": "middle", "more": True, "revision": ANY}


def test_an_older_change_of_what_was_changed_quietly_since_is_passed_over(notebook: Notebook) -> None:
    put(notebook, "things", "b", n=1)
    put(notebook, "things", "a", n=1, place="top")
    put(notebook, "things", "a", n=1, place="end")
    put(notebook, "things", "a", n=2, place="end")
    quietly(notebook, "a", place="middle")
    notebook.undo()
    with pytest.raises(Conflict, match=r"Wrote a.*next undo takes back “Wrote b”"):
        notebook.undo()
    notebook.undo()
    assert notebook.get("things", "b") is None
    assert notebook.get("things", "a") == {"n": 1, "place": "middle", "revision": ANY}


def test_a_document_removed_quietly_is_in_nobodys_way(notebook: Notebook) -> None:
    put(notebook, "things", "a", n=1)
    with notebook.change("Both") as change:
        change.put("things", "b", {"n": 1})
        change.put("things", "version", {"n": 1})
    with notebook.change("Quietly", undoable=False) as change:
        change.delete("things", "version")
    notebook.undo()
    assert set(notebook.documents("things")) == {"a"}
    notebook.redo()
    assert set(notebook.documents("things")) == {"a", "b"}


def test_drafts_and_what_is_remembered_are_in_no_entry_whatever_they_are_changed_with(notebook: Notebook) -> None:
    with notebook.change("Saved a form"):
        put(notebook, "things", "a", n=1)
        notebook.drafts.keep("rebuilding", "form", {"act": "half typed"})
        notebook.people.name("rebuilding", "Sam")
        notebook.people.sit_down("rebuilding")
    notebook.drafts.drop("rebuilding", "form")
    notebook.undo()
    assert notebook.documents("things") == {}
    assert {drafts.TABLE, settings.REMEMBERED} == history.QUIET


@pytest.mark.parametrize("seed", [0, 1, 2, 4], ids=["alone", "two", "two processes, sealed", "two, who forget"])
def test_whatever_people_did_it_can_all_be_undone_and_done_again(seed: int) -> None:
    undo_lab.run(seed, 60)


def test_the_lab_does_everything_that_can_be_done(notebook: Notebook) -> None:
    """A method that changes something, and is new: it is to be drawn in `undo_acts` as well."""
    names = [name for name, value in vars(Notebook).items() if isinstance(value, cached_property)]
    collections = [getattr(notebook, name) for name in names]
    collections += [notebook.conflicts.options, notebook.conflicts.ratings]
    lab = inspect.getsource(undo_acts)
    left = [
        f"{type(one).__name__}.{name}"
        for one in collections
        for name in changing(type(one))
        if not name.startswith("_") and f".{name}(" not in lab
    ]
    assert left == ["Settings.identity"], "what is not drawn; this one comes with an import"


def changing(kind: type) -> set[str]:
    """The methods that change something, by themselves or through another."""
    sources = {name: inspect.getsource(one) for name, one in vars(kind).items() if inspect.isfunction(one)}
    found = {name for name, source in sources.items() if "_session.change(" in source}
    while more := {
        name for name in sources.keys() - found if any(f"self.{other}(" in sources[name] for other in found)
    }:
        found |= more
    return found


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


UndoMachine.TestCase.settings = hypothesis.settings(max_examples=40, stateful_step_count=25, deadline=None)
TestUndoOfTwoPrograms = pytest.mark.slow(UndoMachine.TestCase)
