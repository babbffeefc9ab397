"""Signs stand in one table: a text that holds one of them takes it from there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from workbook.words.common import signs

SOURCE = Path(__file__).parent.parent / "workbook"
TABLE = SOURCE / "words/common/signs.py"
SIGNS = (*"●◐○▫▰▱✓⇄◆◇▪", signs.OPEN, signs.TICKED, "[–]", signs.ONE)
SPOKEN = {"[x] before what is ticked, “+ ” before one of your own."}
"""How somebody types it into a file."""


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module but for those that tell what something is."""
    tree = ast.parse(path.read_text("utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value


def test_every_sign_is_taken_from_the_table() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{line} {text!r}"
        for path in sorted(SOURCE.rglob("*.py"))
        if path != TABLE
        for line, text in texts(path)
        if text not in SPOKEN and any(sign in text for sign in SIGNS)
    ]
    assert found == []
