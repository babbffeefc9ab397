"""chores review: how fair it feels, and the week looked back on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.chores.called import Typed, answer, call
from workbook.cli import run
from workbook.store.notebook import Notebook

pytestmark = pytest.mark.slow


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
