"""Whatever people did, in any order, can all be undone and done again: by the lab, and by hypothesis."""

from __future__ import annotations

import copy
import inspect
from functools import cached_property
from pathlib import Path

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store import undo_acts, undo_lab
from tests.store.support import Clock, opened
from workbook.store.file.errors import NothingToRedo, NothingToUndo
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


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
