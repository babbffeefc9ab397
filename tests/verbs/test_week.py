"""`week` at the shell: the letter is that of the person who acts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.verbs.test_steps import Shell
from workbook.store.common.people import PARTNER, REBUILDING
from workbook.store.notebook import Notebook


def test_the_letter_is_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shell = Shell(tmp_path / "data", capsys)
    assert shell("week", "--today", "2026-11-21") == 0
    assert "Nothing was counted" in shell.out
    notebook = Notebook.open(shell.data, sync=False)
    notebook.people.name(REBUILDING, "Sam")
    notebook.people.name(PARTNER, "Alex")
    notebook.close()
    assert shell("promise", "add", "Ring [/] at six", "--today", "2026-11-17") == 0
    for day, verb in ((17, "keep"), (18, "late"), (19, "miss"), (20, "miss")):
        assert shell(verb, "ring", "--today", f"2026-11-{day}") == 0
    assert shell("week", "--today", "2026-11-21") == 0
    assert shell.out.splitlines()[:4] == [
        "Mon 16 Nov to Sun 22 Nov", "", "kept 1 of 4 · 1 late · 2 missed",
        "  Ring [/] at six: kept 1 of 4 · 1 late · 2 missed",
    ]  # fmt: skip
    found = shell.json("week", "--last", "--today", "2026-11-28")
    assert (found["begins"], found["counts"]["counted"], found["question"]["about"]) == ("2026-11-16", 4, "promise")
    assert found["promises"][0]["open"] == 2
    assert shell.json("week", "--today", "2026-11-21", "--as", "Alex")["promises"] == []
