"""Every act that can be given another key, and every look, for whoever writes a settings file. It loads everything."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

from textual.binding import Binding
from textual.theme import BUILTIN_THEMES
from textual.widget import Widget

import workbook.screens
import workbook.widgets
from workbook.screens.frame.app_keys import KEYS
from workbook.widgets.common.themes import THEMES

OF_ITS_OWN = "app.leave-now"
"""The quick exit has a setting of its own."""


def every_key() -> list[tuple[str, str, str]]:
    """Id, keys ("d,delete") and what it does, by id."""
    for package in (workbook.screens, workbook.widgets):
        for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            import_module(module.name)
    found: dict[str, tuple[dict[str, None], str]] = {}
    for bindings in (KEYS, *(kind.__dict__.get("BINDINGS", ()) for kind in _kinds(Widget))):
        for binding in bindings:
            if isinstance(binding, Binding) and binding.id and binding.id != OF_ITS_OWN:
                keys, _ = found.setdefault(binding.id, ({}, binding.tooltip or binding.description))
                keys.update(dict.fromkeys(key.strip() for key in binding.key.split(",")))
    return [(id, ",".join(keys), what) for id, (keys, what) in sorted(found.items())]


def every_theme() -> list[str]:
    """The names of the looks, the workbook's own first."""
    return [*(theme.name for theme in THEMES), *BUILTIN_THEMES]


def _kinds(base: type[Widget]) -> Iterator[type[Widget]]:
    for kind in base.__subclasses__():
        if kind.__module__.startswith("workbook."):
            yield kind
        yield from _kinds(kind)
