"""`conflict …`: a conflict from its name to what came of a trial, without the screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.verbs.test_write import Writer
from workbook.domain.common.errors import NotFoundError
from workbook.domain.conflicts.conflict import Conflict
from workbook.domain.conflicts.meant import conflict_meant
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.notebook import Notebook


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Writer:
    notebook = Notebook.open(tmp_path / "data", sync=False)
    notebook.people.name(REBUILDING, "Sam")
    notebook.people.name(PARTNER, "Alex")
    notebook.close()
    return Writer(tmp_path / "data", capsys, monkeypatch, tmp_path)


def call(shell: Writer, *arguments: str, on: str = "2026-11-21") -> int:
    return shell("conflict", *arguments, "--today", on)


def shown(shell: Writer, *more: str, on: str = "2026-11-21"):
    return shell.json("conflict", "show", "1", *more, "--today", on)["conflict"]


def test_a_conflict_from_its_name_to_what_came_of_it(shell: Writer) -> None:
    assert call(shell, "list") == 0
    assert "on the table" in shell.err
    assert call(shell, "add", "Nobody knows [/] who cooks", "--often", "weekly", "--need", "rest") == 0
    assert "number 1" in shell.out
    evening = ("--part", "evening", "--place", "kitchen")
    assert call(shell, "trigger", "cooks", "Empty fridge", "--on", "thu", *evening) == 0
    assert shell.given("a shelf\x1b[31m\n", "conflict", "trigger", "1", "-", "--today", "2026-11-21") == 0
    assert call(shell, "option", "1", "Write a list", "--who", "Sam", "--when", "Sunday") == 0
    assert call(shell, "option", "1", "Order in", "--json") == 0
    assert call(shell, "try", "1", "list", "--until", "in 2 weeks") == 0
    assert "5 Dec" in shell.out
    assert call(shell, "try", "1", "2") == 1
    assert call(shell, "review", "1", "--to", "6 dec") == 0
    assert call(shell, "review", "1", "did-not-work", "--note", "Too late", on="2026-12-06") == 0
    assert "Order in" in shell.out, "the next one is named"
    assert call(shell, "try", "1", "2", on="2026-12-06") == 0
    assert call(shell, "review", "1", "works", on="2026-12-20") == 0
    found = shown(shell, on="2026-12-20")
    assert (found["stage"], found["needs"], found["often"]) == ("settled", {"Sam": "rest"}, "weekly")
    assert [one["about"] for one in found["came_up"]] == ["a shelf", "Empty fridge"]
    assert {(one["what"], one["outcome"]) for one in found["trials"]} == {
        ("Write a list", "did not work"),
        ("Order in", "works"),
    }
    assert call(shell, "show", "1", on="2026-12-20") == 0
    for words in ("Nobody knows [/] who cooks", "Thu 19 Nov, evening · kitchen · Empty fridge", "Too late"):
        assert words in shell.out
    assert call(shell, "list") == 0
    assert "list --all" in shell.err
    assert call(shell, "end", "1", "open") == 0
    assert call(shell, "change", "1", "--what", "Dinner") == 0
    assert shown(shell)["often"] == "weekly", "what is not given stays"
    assert shell("undo") == 0
    assert shown(shell)["what"] == "Nobody knows [/] who cooks"
    assert call(shell, "drop", "1", "2") == 0
    assert [one["put_aside"] for one in shown(shell)["options"]] == [False, True]
    assert call(shell, "drop", "1", "2", "--back") == 0
    assert not any(one["put_aside"] for one in shown(shell)["options"])


def test_nobodys_number_shows_before_both_are_in(shell: Writer) -> None:
    call(shell, "add", "Dinner")
    call(shell, "option", "1", "Write a list")
    assert call(shell, "rate", "1", "1", "--wish", "5") == 0
    assert "still open" in shell.out
    assert call(shell, "rate", "1", "1", "--ability", "4") == 0
    assert "once both are in" in shell.out
    for person, own in (("Sam", True), ("Alex", False)):
        (one,) = shown(shell, "--as", person)["options"]
        assert (one["ratings"], one["fit"], one["yours_is_in"]) == ({}, "not rated", own)
        assert call(shell, "show", "1", "--as", person) == 0
        assert "can" not in shell.out
        assert ("yours is in" in shell.out) == own
    assert call(shell, "rate", "1", "1", "--wish", "3", "--ability", "2", "--as", "Alex") == 0
    assert shown(shell)["options"][0]["ratings"] == {
        "Sam": {"wish": 5, "ability": 4},
        "Alex": {"wish": 3, "ability": 2},
    }
    assert call(shell, "rate", "1", "1", "--wish", "1") == 2, "the numbers stand"
    assert call(shell, "rate", "1", "1", "--anew") == 0
    assert shown(shell)["options"][0]["ratings"] == {}
    assert call(shell, "rate", "1", "1", "--rather-not-say", "--as", "Alex") == 0
    assert shown(shell, "--as", "Alex")["options"][0]["yours_is_in"]


def test_bad_input_is_a_sentence_and_changes_nothing(shell: Writer) -> None:
    call(shell, "add", "Dinner on Thursday")
    call(shell, "option", "1", "Write a list")
    before = shell.data.joinpath("workbook.json").read_bytes()
    for line, code in [
        (["show", "2"], 3), (["show", "0"], 3), (["show", "xyz"], 3), (["add", "  "], 2), (["add", "x" * 30_000], 2),
        (["trigger", "1", "--on", "tomorrow"], 2), (["trigger", "1", "--on", "soonish"], 2), (["change", "1"], 2),
        (["option", "1", ""], 2), (["rate", "1", "1"], 2), (["rate", "1", "1", "--wish", "6"], 2),
        (["rate", "1", "1", "--wish", "3", "--anew"], 2), (["rate", "1", "9", "--wish", "3"], 3),
        (["try", "1", "1", "--until", "yesterday"], 2), (["review", "1", "works"], 3), (["review", "1"], 2),
        (["end", "1", "never"], 2), (["drop", "1", "lists"], 3),
    ]:  # fmt: skip
        assert (line[:3], call(shell, *line, "--json")) == (line[:3], code)
        assert '"error"' in shell.out, line
        assert "Traceback" not in shell.err
    assert shell.given(b"\xff", "conflict", "add", "-") == 2
    assert shell.given(b"x" * 200_000, "conflict", "add", "-") == 2
    assert shell.data.joinpath("workbook.json").read_bytes() == before


def test_an_option_becomes_a_promise_that_knows_where_it_came_from(shell: Writer) -> None:
    shell.json("conflict", "add", "Dinner again")
    option = shell.json("conflict", "option", "1", "Whoever cooks is free", "--when", "after dinner")
    id = option["conflict"]["options"][0]["id"]
    made = shell.json("conflict", "promise", "1", "1", "--cadence", "mon,fri")["promise"]
    assert (made["act"], made["cue"], made["origin"]) == ("Whoever cooks is free", "after dinner", f"option/{id}")
    assert (made["cadence"], made["shown"]) == ("mon,fri", True)
    assert shell("conflict", "promise", "1", "7") == 3
    assert shell.json("conflict", "show", "1")["conflict"]["options"][0]["promises"] == [made["id"]]
    assert f"Whoever cooks is free ({made['id']})" in (shell("conflict", "show", "1"), shell.out)[1]
    away = shell.json("promise", "away", made["id"], "fri", "tue")
    assert (date.fromisoformat(away["last"]) - date.fromisoformat(away["first"])).days == 4, "the Tuesday after it"


def test_what_is_open_already_is_not_added_again(shell: Writer) -> None:
    shell.json("conflict", "add", "Dinner again")
    assert shell("conflict", "add", " dinner  AGAIN ") == 2
    assert "as number 1" in shell.err
    assert shell("conflict", "end", "1") == 0
    assert shell("conflict", "add", "dinner again") == 0


def test_words_mean_the_one_that_is_still_open_and_a_slip_names_the_nearest() -> None:
    day = date(2026, 11, 1)
    settled = Conflict("a", day, "Dinner on Thursday", ending="settled")
    found = [settled, Conflict("b", day, "Dinner again"), Conflict("c", day, "Gäste")]
    assert [conflict_meant(found, one).id for one in ("dinner", "thursday", "gaste", "1", "b")] == list("bacab")
    for typed, said in (("Dinner agian", "nearest is number 2"), ("di", "no such"), ("", "no such"), ("9", "no such")):
        with pytest.raises(NotFoundError, match=said):
            conflict_meant(found, typed)
    with pytest.raises(NotFoundError, match="more than one"):
        conflict_meant([*found, Conflict("d", day, "dinners")], "dinner")


def test_a_conflict_is_removed_and_an_option_reworded(shell: Writer) -> None:
    for what in ("The dishes", "The car"):
        assert shell("conflict", "add", what) == 0
    for about in ("once", "twice"):
        assert shell("conflict", "trigger", "1", about) == 0
    assert shell("conflict", "option", "1", "Whoever cooks is free", "--who", "Sam") == 0
    assert shell("conflict", "reword", "1", "1", "--what", "Whoever cooks rests") == 0
    assert shell("conflict", "reword", "1", "1") == 2
    [option] = shell.json("conflict", "show", "1")["conflict"]["options"]
    assert (option["what"], option["who"]) == ("Whoever cooks rests", "Sam")
    assert shell("conflict", "remove", "1", "--came-up", "1") == 0
    assert [one["about"] for one in shell.json("conflict", "show", "1")["conflict"]["came_up"]] == ["once"]
    assert shell("conflict", "remove", "1", "--came-up", "5") == 3
    assert shell("conflict", "remove", "car") == 0
    assert [one["what"] for one in shell.json("conflict", "list")["conflicts"]] == ["The dishes"]
    assert shell("undo") == 0
    assert len(shell.json("conflict", "list")["conflicts"]) == 2
