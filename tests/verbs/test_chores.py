"""chores plan, chores week, chores done: what a shell sees."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.planning.households import SAMPLES, household, sample
from workbook.cli import run
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow

MONDAY = date(2026, 11, 23)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def agreed(data: Path) -> Path:
    """A workbook with an agreed week of Ida and Jon."""
    notebook = Notebook.open(data)
    made = household(sample("ida"))
    notebook.chores.save_household(made)
    week = notebook.chores.propose(made, make_plan(made), MONDAY)
    notebook.chores.agree(week.id, MONDAY, date(2026, 12, 6))
    notebook.close()
    return data


def call(*arguments: str, data: Path | None = None, today: str = "2026-11-24") -> int:
    folder = [] if data is None else ["--data", str(data)]
    return run([*folder, "--today", today, "--no-input", "chores", *arguments])


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


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


@pytest.mark.parametrize("seconds", ["-1", "soon", "nan", "99999"])
def test_impossible_seconds_are_usage(seconds: str) -> None:
    assert call("plan", "--household", str(SAMPLES / "ida.json"), "--seconds", seconds) == 2


def test_no_seconds_shows_the_first_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert call("plan", "--household", str(SAMPLES / "ida.json"), "--seconds", "0", "--json") == 0
    assert answer(capsys)["status"] == "heuristic"


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


def test_the_week_is_listed_with_numbers_to_tick(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("week", data=agreed) == 0
    said = capsys.readouterr().out
    assert said.startswith("Week of 23 November 2026 · agreed, on trial until Sun 6 Dec\n")
    assert "Tuesday 24 · today" in said
    assert "   1 [ ] Dishes" in said
    assert max(map(len, said.splitlines())) <= 80


def test_done_marks_a_slot_with_minutes_and_by_whom(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("done", "3", "--minutes", "25", "--by", "IDA", data=agreed) == 0
    assert capsys.readouterr().out == "Done: Laundry wash+hang (Ida, 25 min).\n"
    assert call("week", "--json", data=agreed) == 0
    third = answer(capsys)["slots"][2]
    assert (third["n"], third["outcome"], third["real_minutes"], third["people"]) == (3, "done", 25, ["Ida"])
    assert run(["--data", str(agreed), "undo"]) == 0
    assert "Marked “Laundry wash+hang” done" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["done", "0"], 3),
        (["done", "99"], 3),
        (["done", "x"], 2),
        (["done", "1", "--minutes", "0"], 2),
        (["done", "1", "--minutes", "many"], 2),
        (["done", "1", "--by", "Zoe"], 3),
        (["done"], 2),
    ],
)
def test_mistakes_have_their_exit_code_and_change_nothing(
    agreed: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int
) -> None:
    assert call(*arguments, data=agreed) == code
    assert call("week", "--json", data=agreed) == 0
    slots = answer(capsys)["slots"]
    assert not any(slot["done"] for slot in slots)


def test_without_a_week_there_is_a_sentence(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("week", data=data) == 0
    assert "There is no chore week for these days yet." in capsys.readouterr().err
    assert call("week", "--json", data=data) == 0
    assert answer(capsys)["week"] is None
    assert call("done", "1", data=data) == 3


def test_a_proposal_cannot_be_ticked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notebook = Notebook.open(data)
    made = household(sample("ida"))
    notebook.chores.propose(made, make_plan(made), MONDAY)
    notebook.close()
    assert call("done", "1", data=data) == 1
    assert "is a proposal" in capsys.readouterr().err


def test_the_next_week_is_another_one(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("week", data=agreed, today="2026-11-18") == 0
    assert "chores week --next" in capsys.readouterr().err
    assert call("week", "--next", data=agreed, today="2026-11-18") == 0
    assert "Week of 23 November" in capsys.readouterr().out


def test_today_lists_the_chores_of_the_day(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("done", "6", data=agreed) == 0
    assert run(["--data", str(agreed), "--today", "2026-11-24", "today", "--json"]) == 0
    chores = json.loads(capsys.readouterr().out.split("\n", 1)[1])["chores"]
    assert [chore["n"] for chore in chores] == [6, 7, 8, 9, 10]
    assert [chore["done"] for chore in chores] == [True, False, False, False, False]


def test_the_verbs_for_a_stored_week_never_import_the_solver(agreed: Path) -> None:
    code = (
        "import sys; from workbook.cli import run;"
        f"run(['--data', {str(agreed)!r}, '--today', '2026-11-24', 'chores', 'done', '1']);"
        "sys.exit(any(name in sys.modules for name in ('highspy', 'numpy', 'textual', 'workbook.planning.search')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, capture_output=True).returncode == 0


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


def test_a_chore_is_named_by_its_words(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notebook = Notebook.open(agreed)
    week = notebook.chores.weeks()[0]
    notebook.close()
    chore = week.where(0).chore
    assert call("done", chore.upper()[:5], "--json", data=agreed, today="2026-11-25") == 0
    ticked = answer(capsys)["slot"]
    assert (ticked["done"], chore[:5].casefold() in ticked["chore"].casefold()) == (True, True)
    assert call("undo", chore[:5], "--json", data=agreed, today="2026-11-25") == 0
    assert answer(capsys)["slot"]["n"] == ticked["n"]
    assert call("skip", "[/] zzzz", data=agreed) == 3
    assert call("done", f"{chore[:-2]}x", data=agreed, today="2026-11-25") == 3
    assert f"The nearest is number {ticked['n']}." in capsys.readouterr().err
    assert call("done", "out", data=agreed, today="2026-11-25") == 0
    assert "Bins out" in capsys.readouterr().out
    assert call("done", "ing", data=agreed, today="2026-11-25") == 3
    assert "Take the number instead" in capsys.readouterr().err
    assert call("skip", "x", data=agreed) == 2


def test_a_week_is_changed_by_hand(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Beside the plan once it is agreed; a pin is for new plans. One undo takes each back."""
    notebook = Notebook.open(agreed)
    week = notebook.chores.weeks()[0]
    notebook.close()
    people = [week.where(n).people for n in range(len(week.plan.slots))]
    other = next(n for n, one in enumerate(people) if one != people[0])
    assert call("swap", "1", str(other + 1), data=agreed) == 0
    assert capsys.readouterr().out.count("Moved: ") == 2
    now = [slot(agreed, capsys, n + 1)["people"] for n in (0, other)]
    assert now == [list(people[other]), list(people[0])]
    assert call("swap", "1", "99", data=agreed) == 3
    assert run(["undo", "--data", str(agreed)]) == 0
    capsys.readouterr()
    assert slot(agreed, capsys, 1)["people"] == list(people[0])
    same = next(n for n, one in enumerate(people) if one == people[-1] and week.where(n).day == 0)
    assert call("swap", str(same + 1), str(len(people)), data=agreed) == 2, "they would trade times, and one has passed"
    assert "Mon 23 Nov has passed" in capsys.readouterr().err
    assert call("together", "1", "--json", data=agreed) == 0
    assert len(answer(capsys)["slot"]["people"]) == 3 - len(people[0])
    assert call("pin", "1", data=agreed) == 0
    assert "New plans keep" in capsys.readouterr().out
    assert call("pin", "1", "--off", data=agreed) == 0
    notebook = Notebook.open(agreed)
    household = notebook.chores.household()
    assert household is not None
    assert not [pin for pin in household.pins if pin.chore == week.where(0).chore]
    notebook.close()


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


def test_the_rest_of_a_week_and_other_plans(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("rest", "--seconds", "0", "--json", data=agreed, today="2026-11-25") == 0
    said = capsys.readouterr()
    assert "no mark" in said.err, "chores of the days before"
    found = json.loads(said.out)
    assert (found["kept"], bool(found["slots"])) == (False, True)
    assert call("rest", "--seconds", "0", "--save", data=agreed, today="2026-11-25") == 0
    assert "Planned anew" in capsys.readouterr().err
    assert run(["--data", str(agreed), "undo"]) == 0
    capsys.readouterr()
    assert call("others", "--seconds", "0", "--json", data=agreed) == 0
    assert answer(capsys)["others"][0]["name"] == "fairest"
    assert call("others", "--save", data=agreed) == 2
    assert call("others", "zzz", data=agreed) == 3
    assert call("others", "fairst", "--save", "--seconds", "0", data=agreed) == 0
    assert "a proposal" in capsys.readouterr().err


def slot(data: Path, capsys: pytest.CaptureFixture[str], number: int) -> dict[str, Any]:
    capsys.readouterr()
    assert call("week", "--json", data=data) == 0
    return answer(capsys)["slots"][number - 1]


def test_how_fair_it_feels_is_ones_own_to_know(agreed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notebook = Notebook.open(agreed)
    notebook.people.name("rebuilding", "Ida")
    notebook.people.name("partner", "Jon")
    notebook.close()
    assert call("review", "--fair", "3", "--as", "Ida", data=agreed) == 0
    assert call("review", "adjust", "--json", "--as", "Jon", data=agreed) == 0
    said = capsys.readouterr().out
    assert "3" not in said.partition('"feels_fair":')[2]
    assert '"state": "adjust"' in said
    assert call("review", "--json", "--as", "Ida", data=agreed) == 0
    assert answer(capsys)["week"]["feels_fair"] == 3
    assert call("review", "open", data=agreed) == 0
    assert "on trial" in capsys.readouterr().out
    for line in (["--fair", "11"], ["--fair", "x"], ["splendid"]):
        assert call("review", *line, data=agreed) == 2
    for line, code in (
        (["move", "1"], 2),
        (["move", "1", "--to", "2027-01-01"], 2),
        (["move", "1", "--to", "mon"], 2),  # that was yesterday
        (["move", "99", "--to", "fri"], 3),
        (["move", "1", "--give", "Nobody"], 3),
        (["undo", "0"], 3),
        (["skip", "x"], 2),
        (["plan", "--household", "x", "--save"], 2),
    ):
        assert (line, call(*line, data=agreed)) == (line, code)


class Typed(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_week_is_looked_back_on_after_its_end_and_what_nobody_ticked_is_asked(
    agreed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    over, review_day = "2026-11-30", "2026-12-06"
    assert call("week", data=agreed, today=over) == 0
    told = capsys.readouterr()
    assert "on trial until Sun 6 Dec" in told.out
    assert "no chore week for these days yet. This is the last one" in " ".join(told.err.split())
    assert call("skip", "2", data=agreed, today=over) == 0
    assert capsys.readouterr().out.endswith(". That is in the week of 23 November 2026.\n")
    assert run(["--data", str(agreed), "--today", review_day, "--no-input", "today"]) == 0
    assert "The chore week of 23 Nov, today" in capsys.readouterr().out
    assert call("done", "1", "--of", "23 nov", data=agreed, today=over) == 0
    assert call("done", "1", "--of", "1 nov", data=agreed, today=over) == 3
    capsys.readouterr()
    assert call("review", "--json", data=agreed, today=review_day) == 0
    found = answer(capsys)
    count = found["week"]["open"]
    assert (found["week"]["not done"], found["week"]["done"]) == (1, 1)
    assert [slot["n"] for slot in found["unticked"]] == [*range(3, count + 3)]

    assert call("review", data=agreed, today=review_day) == 0
    told = capsys.readouterr().out
    assert all(f"\n{number:>4} " in told for number in range(3, count + 3))
    assert "counts as done" in told
    assert "`workbook chores skip 3 --of 2026-11-23`" in " ".join(told.split())
    assert max(map(len, told.splitlines())) <= 80

    monkeypatch.setattr("sys.stdin", Typed("d\nx\nn\n\n"))  # then ctrl+d
    line = ["--data", str(agreed), "--today", review_day, "chores", "review", "worked"]
    assert run(line) == 0
    assert "Type d for done" in capsys.readouterr().err
    assert call("review", "--json", data=agreed, today=review_day) == 0
    found = answer(capsys)
    assert [found["week"][each] for each in ("done", "not done", "open")] == [2, 2, count - 2]
    assert found["week"]["state"] == "worked"
    monkeypatch.setattr("sys.stdin", Typed("a\n"))
    assert run([*line[:-1], "open"]) == 0
    assert "counts as done" not in capsys.readouterr().out
    assert call("review", "--json", data=agreed, today=review_day) == 0
    found = answer(capsys)
    assert [found["week"][each] for each in ("done", "not done", "open", "state")] == [count, 2, 0, "agreed"]
