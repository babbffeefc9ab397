"""chores plan: what a shell sees of a household that is planned."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.planning.households import SAMPLES
from tests.verbs.chores.called import answer, call, slot
from workbook.cli import run

pytestmark = pytest.mark.slow


def test_a_plan_as_json_has_everything_other_programs_need(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("plan", "--household", str(SAMPLES / "eva.json"), "--json") == 0
    plan = answer(capsys)
    assert plan["format"] == 1
    assert plan["status"] == "proved"
    assert [(stage["name"], stage["value"], stage["bound"]) for stage in plan["stages"][:3]] == [
        ("place", 0, 0),
        ("heaviest", 476, 476),
        ("total", 9462, 9462),
    ]
    assert set(plan["slots"][0]) == {"chore", "day", "part", "people"}
    assert {slot["part"] for slot in plan["slots"]} <= {"morning", "afternoon", "evening"}
    assert [load["person"] for load in plan["loads"]] == ["Eva", "Finn"]
    assert plan["worst_basis_points"] == max(load["basis_points"] for load in plan["loads"])
    assert plan["worst_basis_points"] - plan["bound_basis_points"] < 10
    assert plan["certificate"]["lines"][1] == "Neither of you would trade lists."
    assert len(plan["certificate"]["reasons"]) == len(plan["slots"])


def test_an_impossible_household_is_no_error_but_says_what_would_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("plan", "--household", str(SAMPLES / "ana.json"), "--json") == 0
    first, *others = answer(capsys)["unplaced"]
    assert "more minutes on" in first["remedy"]
    assert first["remedy"].endswith("; with that, everything that lacked time is in")
    assert "Change bedding" in {each["chore"] for each in others}
    assert all(each["remedy"] for each in others)


def test_the_printed_plan_fits_eighty_columns_and_says_all_that_matters(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ana", "eva", "ida"):
        assert call("plan", "--household", str(SAMPLES / f"{name}.json")) == 0
        said = capsys.readouterr().out
        assert max(map(len, said.splitlines())) <= 80
        for heading in ("What each carries", "How fair it is", "Why it is whose"):
            assert heading in said
    assert "cannot be made lighter by even 0.1 point: proved." in said


def test_planning_a_file_leaves_no_workbook_behind(data: Path) -> None:
    assert call("plan", "--household", str(SAMPLES / "ida.json"), data=data) == 0
    assert not data.exists()


@pytest.mark.parametrize("seconds", ["-1", "soon", "nan", "99999"])
def test_impossible_seconds_are_usage(seconds: str) -> None:
    assert call("plan", "--household", str(SAMPLES / "ida.json"), "--seconds", seconds) == 2


def test_no_seconds_shows_the_first_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("plan", "--household", str(SAMPLES / "ida.json"), "--seconds", "0", "--json") == 0
    assert answer(capsys)["status"] == "heuristic"


def test_a_week_from_the_household_to_what_came_of_it(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def other(*arguments: str) -> int:
        return run([*arguments, "--data", str(data), "--no-input", "--today", "2026-11-24"])

    assert call("plan", data=data) == 3
    assert other("household", "show") == 3
    assert other("household", "import", str(SAMPLES / "ida.json"), "--dry-run") == 0
    assert not data.exists(), "it only said what is in the file"
    assert other("household", "import", str(SAMPLES / "ida.json")) == 0
    capsys.readouterr()
    assert other("household", "export") == 0
    (tmp_path / "out.json").write_text(capsys.readouterr().out)
    assert other("household", "import", str(tmp_path / "out.json")) == 0
    assert other("household", "show") == 0
    assert "Ida" in capsys.readouterr().out
    assert call("agree", data=data) == 3
    assert call("plan", "--seconds", "0", data=data) == 0
    assert "--save" in capsys.readouterr().err
    assert call("plan", "--this", "--fortnight", data=data) == 2
    assert "with --next on Mon 30 Nov" in capsys.readouterr().err
    assert call("plan", "--seconds", "0", "--save", "--json", data=data) == 0
    saved = answer(capsys)
    assert saved["week"]["monday"] == "2026-11-23"
    assert saved["notes"][0].startswith("From Tuesday on; Monday is past")
    assert min(slot["day"] for slot in saved["slots"]) == 1
    assert call("move", "1", "--to", "sun", data=data) == 0
    capsys.readouterr()
    assert call("week", "--json", data=data) == 0
    week = answer(capsys)
    assert week["week"]["state"] == "proposed"
    assert call("agree", "--json", data=data) == 0
    assert answer(capsys)["agreed"]["review"] == "2026-12-07"
    assert call("drop", data=data) == 3, "what is agreed is no proposal"
    capsys.readouterr()
    before = slot(data, capsys, 1)
    assert call("move", "1", "--to", "fri", "--part", "morning", "--give", "jon", data=data) == 0
    now = slot(data, capsys, 1)
    assert (now["date"], now["part"], now["people"]) == ("2026-11-27", "morning", ["Jon"])
    assert call("done", "1", "--felt", "heavier", data=data) == 0
    assert call("undo", "1", data=data) == 0
    assert slot(data, capsys, 1) == now, "where it was moved to stays"
    assert call("skip", "1", data=data) == 0
    assert slot(data, capsys, 1)["outcome"] == "not done"
    for _ in range(4):
        assert other("undo") == 0
    assert slot(data, capsys, 1) == before
