"""Every dialog acts for the person it was opened by."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

import workbook
from workbook.screens.common.base import Dialog

PACKAGE = Path(workbook.__file__).parent
TAKEN = re.compile("self.person_id = (person or )?context.person_id")
ASKS_ANEW = {"Who"}
"""It lets another person sit down, and begins on whoever sits there."""


def dialogs() -> list[type[Dialog]]:
    """Every class of a dialog in the program."""
    found: list[type[Dialog]] = []
    for path in sorted((PACKAGE / "screens").rglob("*.py")):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        module = import_module(name)
        classes = [one for _, one in inspect.getmembers(module, inspect.isclass) if one.__module__ == name]
        found += [one for one in classes if issubclass(one, Dialog)]
    return found


def test_no_dialog_asks_again_who_sits_in_front() -> None:
    found = dialogs()
    assert len(found) > 20
    asking = {one.__name__ for one in found if "context.person" in TAKEN.sub("", inspect.getsource(one))}
    assert asking == ASKS_ANEW
