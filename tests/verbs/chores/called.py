"""Verbs of the chores as somebody types them, and what they print."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from workbook.cli import run

MONDAY = date(2026, 11, 23)


def call(*arguments: str, data: Path | None = None, today: str = "2026-11-24") -> int:
    folder = [] if data is None else ["--data", str(data)]
    return run([*folder, "--today", today, "--no-input", "chores", *arguments])


def answer(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    return json.loads(capsys.readouterr().out)


def slot(data: Path, capsys: pytest.CaptureFixture[str], number: int) -> dict[str, Any]:
    capsys.readouterr()
    assert call("week", "--json", data=data) == 0
    return answer(capsys)["slots"][number - 1]


class Typed(io.StringIO):
    """What somebody types at a terminal."""

    def isatty(self) -> bool:
        return True
