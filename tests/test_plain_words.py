"""What the program says to people has none of the bookkeeper's words: those are for the code, the files and JSON."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import workbook.words

ROOT = Path(workbook.words.__file__).parent
BOOKKEEPING = re.compile(
    r"\bdues\b|\b(a|an|the|of|each|every|that|past|one|next|this|open|its|no|any) due\b(?! (on|by|date))"
    r"|not applicable|\b(renegotiat|easing\b|sharpening\b)|\bone doing\b|steadiness"
    r"|\b[Tt]he other\b(?! (one|people|person|day|side|column|half|window|way|version|program|file))|\bcadences?\b",
    re.I,
)
"""The word “due” as a noun, not “is due”; “the other” for somebody who has a name or is one's partner."""
SHOWN = {"STEADINESS"}
"""The heading of a line that is a picture; its number stands behind a key."""
FOR_AUTHORS = {"faults.py", "step_faults.py", "programme_faults.py", "pack_faults.py"}
"""They name keys of content files to whoever writes them."""


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Every text of a module but docstrings, keys and what is compared with."""
    tree = ast.parse(path.read_text("utf-8"))
    hidden: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as text):
                hidden.add(text)
            case ast.Dict(keys=keys):
                hidden.update(key for key in keys if key is not None)
            case ast.Compare():
                hidden.update(ast.walk(node))
            case ast.Subscript(slice=part):
                hidden.add(part)
            case _:
                pass
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in hidden:
            yield node.lineno, node.value


def test_no_bookkeepers_word_is_shown() -> None:
    found: list[str] = []
    for path in sorted(ROOT.rglob("*.py")):
        if path.name in FOR_AUTHORS:
            continue
        for line, text in sentences(path):
            said = re.sub(r"`[^`]*`|--[a-z-]+", "", text)  # names of verbs and options
            if BOOKKEEPING.search(said) and text not in SHOWN:
                found.append(f"{path.relative_to(ROOT)}:{line}: {text}")
    assert found == []


def test_the_rule_sees_what_it_is_for() -> None:
    for said in (
        "Moved a due",
        "3 dues",
        "not applicable",
        "an easing holds later",
        "If the other agrees",
        "no cadence",
    ):
        assert BOOKKEEPING.search(said), said
    for said in ("It is due today", "nothing is due", "the other one", "Go to the other column", "to agree on Monday"):
        assert not BOOKKEEPING.search(said), said
