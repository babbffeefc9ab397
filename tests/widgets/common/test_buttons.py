"""There is one kind of button, and one name for what esc does."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[3] / "workbook"

NAMES = {"BACK", "LEAVE", "LIST", "SHUT", "CLOSE_UP", "ALOUD_END", "DRAWN"}
OTHER = {"Take up again"}  # a conflict that was put aside


def calls(name: str) -> Iterator[tuple[Path, ast.Call]]:
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield path, node


def test_there_is_one_kind_of_button() -> None:
    assert [path.name for path, _ in calls("Button")] == []
    assert len(list(calls("Press"))) > 8


def test_esc_goes_back_and_is_called_so() -> None:
    from workbook.words.chores import household
    from workbook.words.common import fields, frame
    from workbook.words.conflicts import screen as conflicts
    from workbook.words.journey import screen as journey
    from workbook.words.promises import screen as promises
    from workbook.words.steps import exercises
    from workbook.words.steps import screen as steps

    said = {
        getattr(module, name)
        for module in (household, fields, frame, conflicts, journey, promises, steps, exercises)
        for name in NAMES
        if hasattr(module, name)
    }
    assert said - OTHER == {frame.BACK}
