"""Household files from elsewhere: planned, brought in, or refused in one clear sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.planning.households import sample
from tests.verbs.chores.called import answer, call
from workbook.cli import run
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON: line 1"),
        ("\udcff", "not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"people": [], "people": []}', '"people" stands twice in one pair of braces, the second time in line 1'),
        ('{"people": [], "chores": []}', "people: between 1 and 20 entries"),
        ('{"peple": []}', '"peple" is not known here'),
        ('{"people": [{"name": "A", "avail": 3}], "chores": []}', "a list of 7 days belongs here"),
    ],
)
def test_a_file_that_is_no_household_has_one_clear_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, sentence: str
) -> None:
    file = tmp_path / "h.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert call("plan", "--household", str(file)) == 1
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert "Traceback" not in said.err


def test_a_file_that_is_not_there_or_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("plan", "--household", str(tmp_path / "none.json")) == 1
    assert call("plan", "--household", str(tmp_path)) == 1
    said = capsys.readouterr().err
    assert "There is no household file of that name." in said
    assert "That is a folder." in said


def test_a_file_is_planned_for_its_own_week_or_it_is_said_for_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = sample("ida")
    plain["chores"] = [{"name": "Hay", "minutes": 5, "months": [6]}, {"name": "Snow", "minutes": 5, "months": [1]}]
    file = tmp_path / "h.json"
    for monday, chore in (("2026-06-15", "Hay"), ("2026-01-12", "Snow")):
        file.write_text(json.dumps({**plain, "monday": monday}), "utf-8")
        assert call("plan", "--household", str(file), "--json") == 0
        plan = answer(capsys)
        assert {slot["chore"] for slot in plan["slots"]} == {chore}
        assert not any(note.startswith("No monday") for note in plan["notes"])
    file.write_text(json.dumps(plain), "utf-8")
    assert call("plan", "--household", str(file), "--json") == 0
    assert any(note.startswith("No monday stands here, so") for note in answer(capsys)["notes"])


def test_what_was_noticed_in_a_file_stands_beside_the_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = sample("ida")
    plain["chores"].append({"name": "Dust", "minutes": 5})
    plain["people"][0]["paid_hours"] = 2
    file = tmp_path / "h.json"
    file.write_text(json.dumps(plain), "utf-8")
    assert call("plan", "--household", str(file), "--json") == 0
    plan = answer(capsys)
    assert "Two chores are called “Dust”. The later one is shown as “Dust (2)”." in plan["notes"]
    assert any(note.startswith("For paid work and chores together to be as long for") for note in plan["notes"])
    assert {"Dust", "Dust (2)"} <= {slot["chore"] for slot in plan["slots"]}


def test_a_household_to_begin_from_is_read_and_a_strangers_is_noticed(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["household", "example"]) == 0
    file = tmp_path / "household.json"
    file.write_text(capsys.readouterr().out)
    for name, noticed in (("sam", False), ("Robin", True)):
        notebook = Notebook.open(data)
        notebook.people.name("rebuilding", name)
        notebook.close()
        assert run(["household", "import", str(file), "--data", str(data)]) == 0
        said = capsys.readouterr()
        assert "2 in the household" in said.out
        assert ("If it is not yours" in said.err) == noticed
