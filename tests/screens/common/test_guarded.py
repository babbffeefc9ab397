"""Whatever can meet an error of the workbook's file has the guard."""

from __future__ import annotations

import inspect
import re
from importlib import import_module
from pathlib import Path

from textual.app import App
from textual.widget import Widget

import workbook
from workbook.app import WorkbookApp
from workbook.screens.common.guard import Guarded

PACKAGE = Path(workbook.__file__).parent


def test_every_screen_and_every_widget_that_knows_the_notebook_is_guarded() -> None:
    for path in (PACKAGE / "screens").rglob("*.py"):
        name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for _, found in inspect.getmembers(import_module(name), inspect.isclass):
            if found.__module__ != name or not issubclass(found, Widget) or issubclass(found, App):
                continue
            if {"context", "page"} & set(inspect.signature(found.__init__).parameters):
                assert issubclass(found, Guarded), f"{name}.{found.__name__} would end the app with its file"
    assert issubclass(WorkbookApp, Guarded)


def test_no_handler_calls_the_one_of_its_base() -> None:
    """Textual calls the handler of every class itself; the base one would run twice. `on_event` is none: through it all
    of them are called."""
    called = re.compile(r"super\(\)\.on_(?!event\()")
    found = [str(path) for path in PACKAGE.rglob("*.py") if called.search(path.read_text("utf-8"))]
    assert not found
