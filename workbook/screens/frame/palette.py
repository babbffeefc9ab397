"""The command palette knows what the keys know: every act that works here, by name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen

from workbook.words.common import frame as words

NOT_ACTS = ("list.", "field.", "app.palette")  # moving about in a list or a field is no act of its own


def commands(app: App[Any], screen: Screen[Any]) -> Iterable[SystemCommand]:
    """One entry for each action with a binding that is enabled on `screen`, where its keys would run it."""
    seen: set[str] = set()
    for active in screen.active_bindings.values():
        binding = active.binding
        if binding.id is None or not binding.description or not active.enabled or binding.action in seen:
            continue
        if binding.id.startswith(NOT_ACTS):
            continue
        seen.add(binding.action)
        # Later, when the palette has closed and the screen below is in front again.
        run = partial(app.call_later, app.run_action, binding.action, active.node)
        yield SystemCommand(named(binding.id, binding.description), binding.tooltip or "", run)


def named(id: str, act: str) -> str:
    """An act with its place: “Mark: kept”, “Promise: add”. What works everywhere stands by itself."""
    place, _, what = id.partition(".")
    marks = what in words.MARKS and place in ("today", "promises")
    about = words.MARK if marks else words.PLACES.get(id) or words.PLACES.get(place)
    return f"{about}: {act[:1].lower()}{act[1:]}" if about else act
