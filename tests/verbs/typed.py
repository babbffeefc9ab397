"""Verbs on one data folder, as somebody types them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbook.cli import run
from workbook.domain.promises.mark import Noticed
from workbook.store.notebook import Notebook

TODAY = "2026-11-21"  # a Saturday


class Shell:
    """Runs verbs on one data folder; `out` and `err` are what the last one printed."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data, self._capsys, self.today = data, capsys, TODAY
        self.out = self.err = ""

    def __call__(self, *arguments: str, today: str = "") -> int:
        code = run([*arguments, "--data", str(self.data), "--no-input", "--today", today or self.today])
        self.out, self.err = self._capsys.readouterr()
        assert "Traceback" not in self.err
        assert "inside the workbook" not in self.err
        return code

    def json(self, *arguments: str, today: str = "") -> Any:
        assert self(*arguments, "--json", today=today) == 0, self.err
        found = json.loads(self.out)
        assert found["format"] == 1
        return found

    def add(self, act: str, *arguments: str) -> str:
        return self.json("promise", "add", act, *arguments)["id"]

    def dues(self, today: str = "") -> list[tuple[int, str, str, str | None]]:
        return [(due["n"], due["act"], due["due"], due["mark"]) for due in self.json("today", today=today)["dues"]]

    def noticed(self, promise: str, word: Noticed) -> None:
        """The other one says their word beside what was promised for today; without a name here."""
        notebook, today = Notebook.open(self.data), date.fromisoformat(self.today)
        notebook.promises.noticed(f"{promise}.{today}", word, today, by="partner")
        notebook.close()

    def promise(self, today: str = "") -> dict[str, Any]:
        [found] = self.json("promises", "--all", today=today)["promises"]
        return found
