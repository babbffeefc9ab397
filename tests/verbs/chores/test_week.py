"""chores week, chores done: the week that stands, and ticking it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.planning.households import household, sample
from tests.verbs.chores.called import MONDAY, answer, call
from workbook.cli import run
from workbook.planning.engine import make_plan
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


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
