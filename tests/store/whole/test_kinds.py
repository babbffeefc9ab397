"""Every table that the store writes has a kind, and a line in the rule of what is private."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

import workbook.store
from workbook.domain.together.visibility import may_be_private
from workbook.store.whole.kinds import KINDS, kind_of

STORE = Path(workbook.store.__file__).parent


def tables_of_the_code() -> set[str]:
    """What is named as the table of a `put` anywhere in the store; of yearly tables what their names begin with."""
    found: set[str] = set()
    for path in sorted(STORE.rglob("*.py")):
        parts = path.relative_to(STORE).with_suffix("").parts
        if parts[0] in ("file", "whole", "forgetting"):
            continue  # these name no tables of their own
        module = importlib.import_module(".".join(("workbook.store", *parts)))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "put":
                table = node.args[0]
                if isinstance(table, ast.Name):
                    found.add(getattr(module, table.id))
                else:  # table_of(day), _table(week)
                    assert isinstance(table, ast.Call), f"{path}:{node.lineno} names its table in a way of its own"
                    prefixes = {
                        value
                        for name, value in vars(module).items()
                        if name.isupper() and isinstance(value, str) and value.endswith("_")
                    }
                    assert prefixes
                    found |= prefixes
    return found


def test_every_table_of_the_store_is_known() -> None:
    tables = tables_of_the_code()
    assert {"promises", "marks_", "answers", "drafts", "triggers_", "slots_"} <= tables
    assert tables == set(KINDS), "say in store/whole/kinds.py what it holds, and in the rule whose it is"


@pytest.mark.parametrize("table", sorted(KINDS))
def test_the_kind_and_the_rule_agree_on_what_can_be_private(table: str) -> None:
    assert may_be_private(table) == KINDS[table].private


def test_a_yearly_table_is_known_by_what_its_name_begins_with() -> None:
    assert kind_of("marks_2026") is KINDS["marks_"]
    for name in ("marks_", "marks", "marks_26", "promises_2026", "marks_2026_", "_history", "_2026", "jokes"):
        assert kind_of(name) is None or name == "marks_"
