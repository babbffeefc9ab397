"""What a base leaves to its kinds, every kind gives. `abc` cannot see to it: Textual has a metaclass of its own."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from textual.widget import Widget

import workbook.screens
import workbook.widgets

for package in (workbook.screens, workbook.widgets):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        import_module(module.name)


def kinds(base: type[Widget] = Widget) -> Iterator[type[Widget]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("workbook."):
            yield kind
        yield from kinds(kind)


def owed(kind: type[Widget]) -> set[str]:
    """The methods that are left to the kinds of this one."""
    return {name for name in dir(kind) if getattr(getattr(kind, name, None), "__isabstractmethod__", False)}


ALL = sorted(set(kinds()), key=lambda kind: (kind.__module__, kind.__qualname__))
LEFT = {kind.__name__: owed(kind) for kind in ALL if owed(kind)}


def test_only_these_are_made_for_others_to_stand_on() -> None:
    bases = {
        "CursorList": {"_rows_changed", "_show_row", "_go_on", "_row_at"},
        "Editor": {"show"},
        "FieldsDialog": {"action_save"},
        "ForgetDialog": {"go_on"},
        "FormDialog": {"answer"},
        "DueDialog": {"answer"},
        "PlanForm": {"answer"},
        "Page": {"body", "reload"},
        "Picker": {"_pieces"},
        "PressLine": {"lines"},
        "SettingsSheet": {"about", "called", "settings", "switch", "text_for", "turn", "type_in", "write"},
    }
    assert bases == LEFT


@pytest.mark.parametrize("name", LEFT)
def test_each_of_them_has_kinds(name: str) -> None:
    base = next(kind for kind in ALL if kind.__name__ == name)
    assert base.__subclasses__()
