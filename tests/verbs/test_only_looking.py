"""A verb that only looks makes nothing, not even the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbook.cli import run

LOOKS = [
    ["today"],
    ["today", "--json"],
    ["nudge"],
    ["promises"],
    ["promises", "--all"],
    ["steps"],
    ["step", "apology"],
    ["lines"],
    ["find", "apology"],
    ["jots"],
    ["week"],
    ["reviews"],
    ["sitting"],
    ["moment"],
    ["versions", "apology/desk"],
    ["people", "list"],
    ["conflict", "list"],
    ["chores", "week"],
    ["chores", "review"],
    ["chores", "plan"],
    ["household", "show"],
    ["household", "export"],
    ["export", "json"],
    ["export", "markdown"],
    ["export", "workbook"],
    ["print", "week"],
    ["print", "step", "apology"],
    ["print", "review"],
    ["remind"],
    ["content", "check"],
    ["where"],
    ["backups"],
]


@pytest.mark.parametrize("verb", LOOKS, ids=" ".join)
def test_it_makes_no_folder(verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "deep" / "data"
    run([*verb, "--data", str(data), "--no-input"])
    said = capsys.readouterr()
    assert said.out or said.err or verb == ["nudge"]
    assert "Traceback" not in said.err
    assert not data.parent.exists()


def test_the_first_promise_makes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = tmp_path / "deep" / "data"
    assert run(["promise", "add", "Ring at six", "--data", str(data), "--no-input"]) == 0
    assert data.stat().st_mode & 0o777 == 0o700
