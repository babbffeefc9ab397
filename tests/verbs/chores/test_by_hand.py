"""A week changed by hand, its rest planned anew, and other plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.verbs.chores.called import answer, call, slot
from workbook.cli import run
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


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
