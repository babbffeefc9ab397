"""Whose a document is, decided from table, id and document alone."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import sample
from workbook import store
from workbook.domain.together.visibility import PRIVATE, is_known, may_be_private, may_see, owner_of
from workbook.store.notebook import Notebook

SAM, ALEX = "rebuilding", "partner"

_OF_A_TABLE = {"documents", "draft", "durable", "stored", "tables"}
_OF_A_DOCUMENT = {"put", "delete", "get", "find", "set", "forget"}


def _tables_named_in(module: ModuleType) -> set[str]:
    """What a module gives as a table to whatever reads and writes them, and the prefixes of the yearly ones."""
    named = {value for value in vars(module).values() if isinstance(value, str) and re.fullmatch("[a-z]+_", value)}
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or not node.args:
            continue
        of_a_document = node.func.attr in _OF_A_DOCUMENT and isinstance(node.func.value, ast.Name | ast.Attribute)
        if node.func.attr in _OF_A_TABLE or (of_a_document and len(node.args) > 1):
            first = node.args[0]
            value = getattr(module, first.id, None) if isinstance(first, ast.Name) else None
            if isinstance(first, ast.Constant) and not of_a_document:  # else it is the key of some dictionary
                value = first.value
            if isinstance(value, str):
                named.add(value)
    return named


def test_every_table_of_the_store_has_its_line_in_the_rule() -> None:
    modules = [
        importlib.import_module(found.name)
        for found in pkgutil.walk_packages(store.__path__, store.__name__ + ".")
        if not found.ispkg
    ]
    named = set().union(*(_tables_named_in(module) for module in modules))
    assert {"answers", "drafts", "promises", "marks_", "slots_", "option_ratings", "remembered", "_history"} <= named
    assert {table for table in named if not is_known(table)} == set()


def test_every_table_of_a_lived_in_workbook_is_known(tmp_path: Path) -> None:
    sample.build(tmp_path)
    notebook = Notebook.open(tmp_path)
    tables = notebook.tables()
    assert "answers" in tables
    assert all(is_known(table) for table in tables)
    assert all(owner_of("answers", id, one) == one["person"] for id, one in notebook.documents("answers").items())
    entries = notebook.documents("_history")
    assert {owner_of("_history", id, one) for id, one in entries.items()} > {None}


def test_a_table_that_the_rule_does_not_know_is_known_to_be_unknown() -> None:
    assert not any(is_known(table) for table in ("jokes", "marks", ""))
    assert not may_be_private("promises")


@pytest.mark.parametrize(
    ("table", "id", "document", "owner"),
    [
        ("answers", "3/look/partner", {"person": ALEX, "value": {"text": "x"}}, ALEX),
        ("answers", "3/look/partner", {"person": ALEX, "value": {"handed_in": False}}, ALEX),
        ("answers", "3/look/partner", {"person": ALEX, "value": {"handed_in": True}}, None),
        ("answers", "3/look/partner", {"person": ALEX, "value": {"handed_in": "yes"}}, ALEX),
        ("answers", "3/look/partner", {}, ALEX),
        ("answer_versions", "01", {"answer": "3/look/rebuilding", "value": {"handed_in": True}}, SAM),
        ("answer_versions", "01", {}, None),
        ("drafts", "rebuilding promise/new", {"act": "x"}, SAM),
        ("appointments", "01", {"person": ALEX}, ALEX),
        ("appointments", "sitting-partner", {}, ALEX),
        ("appointments", "sitting-partner/2", {}, ALEX),
        ("shown", "want-to-know/sieve/partner/r1", {"person": ALEX}, None),
        ("shown", "want-to-know/sieve/partner/r1", {}, ALEX),
        ("exported", "own-partner-vevent 01-2026-11-25", {"first": "2026-11-25"}, ALEX),
        ("own_promises", "01", {"person": ALEX}, ALEX),
        ("own_marks_2026", "01.2026-11-25", {"promise": "01", "own_of": ALEX}, ALEX),
        ("marks_2026", "01.2026-11-25", {"promise": "01"}, None),
        ("moments", "01", {"person": SAM}, SAM),
        ("jots", "partner/01", {"person": ALEX}, ALEX),
        ("jots", "partner/01", {}, ALEX),
        ("exported", "sittings-partner 5e2f", {"first": "2026-11-25"}, ALEX),
        ("exported", "vevent 01-2026-11-25", {"first": "2026-11-25"}, None),
        ("moments", f"{ALEX}/2026-11-21", {}, ALEX),
        ("promises", "01", {"person": SAM}, None),
        ("option_ratings", "01/partner", {"person": ALEX}, None),
        ("reviews", "01", {"people": [SAM, ALEX], "own_of": ""}, None),
        ("reviews", "01", {"people": [ALEX], "own_of": ALEX}, ALEX),
        ("review_words", "01/notice/partner", {"person": ALEX, "own_of": ""}, None),
        ("review_words", "01/notice/partner", {"person": ALEX, "own_of": ALEX}, ALEX),
        ("conflicts", "01", {}, None),
        ("_set_aside", "a", {"table": "answers", "id": "3/look/partner", "text": "{broken"}, ALEX),
        ("_set_aside", "a", {"table": "answers", "id": "3/look/partner", "document": {"person": ALEX}}, ALEX),
        ("_set_aside", "a", {"table": "promises", "id": "01", "document": {"person": ALEX}}, None),
    ],
)
def test_whose_a_document_is(table: str, id: str, document: dict[str, Any], owner: str | None) -> None:
    assert owner_of(table, id, document) == owner
    assert may_see(SAM, table, id, document) is (owner in (None, SAM))
    assert may_see(ALEX, table, id, document) is (owner in (None, ALEX))


def _entry(by: str, *touched: tuple[str, str, dict[str, Any] | None]) -> dict[str, Any]:
    return {"by": by, "touched": [{"table": table, "id": id, "document": one} for table, id, one in touched]}


@pytest.mark.parametrize(
    ("entry", "owner"),
    [
        (_entry(SAM, ("promises", "01", {"person": SAM})), None),
        (_entry(SAM, ("answers", "3/look/rebuilding", {"person": SAM})), SAM),
        (_entry(SAM, ("promises", "01", None), ("answers", "3/look/rebuilding", {"person": SAM})), SAM),
        (_entry(SAM, ("answers", "3/look/partner", {"person": ALEX})), ALEX),
        (_entry("", ("answers", "3/look/partner", {"person": ALEX})), ALEX),
        (_entry(SAM, ("appointments", "01", None)), SAM),
        (_entry(SAM, ("own_marks_2026", "01.2026-11-25", None)), SAM),
        (_entry(SAM, ("promises", "01", None), ("own_promises", "01", {"person": SAM})), SAM),
        (_entry(ALEX, ("shown", "want-to-know/sieve/partner/r1", {"person": ALEX})), ALEX),
        (_entry(SAM, ("appointments", "sitting-partner", None)), ALEX),
        (_entry("", ("appointments", "01", None)), None),
        (_entry(SAM, ("answers", "3/look/rebuilding", {"person": SAM, "value": {"handed_in": True}})), None),
        (_entry(SAM), None),
        ({"by": SAM, "touched": "answers"}, None),
        ({"by": 3, "touched": [None, {"table": ["answers"]}]}, None),
    ],
)
def test_a_change_is_private_when_it_touched_anything_private(entry: dict[str, Any], owner: str | None) -> None:
    assert owner_of("_history", "1", entry) == owner


def test_what_is_nested_without_end_is_decided_at_once() -> None:
    nested: dict[str, Any] = {}
    for _ in range(5_000):
        nested = {"table": "_set_aside", "id": "a", "document": nested, "touched": [nested]}
    assert owner_of("_set_aside", "a", nested) is None
    assert owner_of("_history", "a", nested) is None


_KEYS = ["person", "own_of", "answer", "value", "handed_in", "touched", "by", "table", "id", "document", "text"]
_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_KEYS), inner, max_size=4),
    max_leaves=12,
)


@given(
    table=st.sampled_from(sorted(PRIVATE)) | st.text(max_size=8),
    id=st.text(max_size=20),
    document=st.dictionaries(st.sampled_from(_KEYS), _json, max_size=6),
)
def test_any_shape_has_an_answer(table: str, id: str, document: dict[str, Any]) -> None:
    owner = owner_of(table, id, document)
    assert owner is None or (owner and may_be_private(table))
