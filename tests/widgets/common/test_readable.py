"""Textual's own themes, too, can be read: on every ground that texts stand on, hints no brighter than rows."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tests.widgets.common.test_themes import contrast
from workbook.widgets.common.readable import HINTS, QUIET, readable

SOURCE = Path(__file__).parents[3] / "workbook"
TEXTS = ("foreground", "text", "text-muted", "text-disabled", "accent", "warning", "error", "success", "primary")
TERMINAL = ("ansi-dark", "ansi-light")
"""In the terminal's own colours, whatever those are."""


@pytest.mark.parametrize("name", [name for name in BUILTIN_THEMES if name not in TERMINAL])
def test_every_text_stands_out_from_every_ground(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    found = readable(App().get_theme_variable_defaults() | theme.to_color_system().generate() | theme.variables)
    ground, text = Color.parse(found["background"]), Color.parse(found["foreground"])
    grounds = {one: Color.parse(found[one]) for one in ("background", "surface", "boost", "block-cursor-background")}
    grounds |= {f"{one} of a field": grounds[one].tint(text.with_alpha(0.05)) for one in ("surface", "boost")}
    pairs = [(found[one], on) for one in TEXTS for on in grounds.values()]
    pairs += [
        (found["block-cursor-foreground"], grounds["block-cursor-background"]),
        (found["input-selection-foreground"], Color.parse(found["input-selection-background"])),
        (ground.blend(text, QUIET, alpha=1).hex, ground),
        (found["background"], Color.parse(found["accent"])),  # a button with the focus
    ]
    assert [(one, on.hex) for one, on in pairs if contrast(one, on.hex) < 4.5] == []
    assert contrast(found["text-muted"], ground.hex) <= contrast(found["foreground"], ground.hex), "a hint is no row"
    assert contrast(grounds["block-cursor-background"].hex, ground.hex) > 1.1, "the cursor is seen"
    assert contrast(grounds["boost"].hex, ground.hex) > 1.1, "and so is the week of Journey, and a row pointed at"


@pytest.mark.parametrize("name", TERMINAL)
def test_a_theme_of_the_terminals_own_colours_keeps_them(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    variables = theme.to_color_system().generate() | theme.variables
    assert {key for key, value in readable(variables).items() if value != variables.get(key)} <= set(HINTS)


def test_no_text_is_let_through_more_than_is_reckoned_with() -> None:
    shares = [
        (path.name, int(share))
        for path in SOURCE.rglob("*")
        if path.suffix in (".py", ".tcss")
        for share in re.findall(r'(?:[^-]color: |")\$foreground (\d+)%', path.read_text("utf-8"))
    ]
    assert shares
    assert [one for one in shares if one[1] < QUIET * 100] == []
