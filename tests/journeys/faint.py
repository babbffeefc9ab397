"""Which words on the screen cannot be read for their colour, as they are drawn."""

from __future__ import annotations

import re
from typing import Any

from textual.pilot import Pilot

from tests.widgets.common.test_themes import contrast

WORDS = re.compile("[^\\s\u2500-\u259f\u2800-\u28ff]")
"""Letters and signs, not lines and pictures."""


def faint(pilot: Pilot[Any], least: float = 4.5) -> set[str]:
    """Each once, with the widget it stands in, its colour and its ground. The page behind a dialog is dimmed, and does
    not count."""
    screen, found = pilot.app.screen, set[str]()
    for y, strip in enumerate(screen._compositor.render_strips(pilot.app.size)):
        x = 0
        for text, style, _ in strip:
            begins = x + len(text) - len(text.lstrip())
            x += len(text)
            colour, ground = style and style.color, style and style.bgcolor
            if not (WORDS.search(text) and colour and ground):
                continue
            one, other = colour.get_truecolor().hex, ground.get_truecolor().hex
            if contrast(one, other) < least:
                widget = screen.get_widget_at(min(begins, pilot.app.size.width - 1), y)[0]
                if widget is not screen:
                    found.add(f"{type(widget).__name__}: {text.strip()[:40]!r} {one} on {other}")
    return found
