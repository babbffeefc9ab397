"""Undo where two write: each takes back their own, and nothing is given away of the other's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.support import opened, put
from workbook.store.file.errors import Conflict, NothingToRedo, NothingToUndo, NotYours
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


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
