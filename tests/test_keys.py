"""What the letters of moving (hjkl) do: they move wherever arrows do, and mark nothing anywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "workbook"
LETTERS = {"h": "left", "j": "down", "k": "up", "l": "right"}
ACTS = {"review.hand-over", "compare.hand-in", "exercise.turn", "turn.close"}
"""Letters of moving that act, where nothing moves: to hand in, and where to turn. None of them marks anything."""


def bindings() -> Iterator[tuple[str, set[str], str]]:
    """Where each `Binding` of the program stands, its keys, and its id."""
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="Binding"), args=[ast.Constant(value=str(keys)), *_], keywords=words):
                    named = [
                        word.value.value for word in words if word.arg == "id" and isinstance(word.value, ast.Constant)
                    ]
                    yield f"{path.name}:{node.lineno}", set(keys.split(",")), str(*named)
                case _:
                    pass


def test_whatever_acts_is_told_by_its_name() -> None:
    """`?` tells every key that has an id, and the settings give it another one."""
    assert [(place, keys) for place, keys, id in bindings() if not id] == []


def test_a_letter_of_moving_goes_with_its_arrow() -> None:
    found = [(place, keys) for place, keys, id in bindings() if keys & LETTERS.keys() and id not in ACTS]
    assert len(found) > 20
    assert [(place, key) for place, keys in found for key in keys & LETTERS.keys() if LETTERS[key] not in keys] == []
