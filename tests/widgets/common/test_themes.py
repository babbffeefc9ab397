"""Every text of our themes can be read: 4.5:1 on each ground (WCAG 2.2, 1.4.3), 7:1 in high contrast."""

from __future__ import annotations

import pytest
from textual.color import Color

from workbook.widgets.common.themes import CONTRAST, THEMES

GROUNDS = ("background", "surface", "boost")
TEXTS = ("foreground", "accent", "warning", "error", "success")


def contrast(one: str, other: str) -> float:
    """Contrast ratio by WCAG's relative luminance."""

    def luminance(name: str) -> float:
        def linear(channel: int) -> float:
            value = channel / 255
            return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

        red, green, blue = Color.parse(name).rgb
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_texts_and_hints_stand_out_from_every_ground(theme) -> None:
    least = 7.0 if theme.name == CONTRAST else 4.5
    texts = {name: getattr(theme, name) for name in TEXTS} | {"text-muted": theme.variables["text-muted"]}
    faint = {
        (name, ground): round(contrast(colour, getattr(theme, ground)), 2)
        for name, colour in texts.items()
        for ground in GROUNDS
        if contrast(colour, getattr(theme, ground)) < least
    }
    assert not faint


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_row_under_the_cursor_can_be_read(theme) -> None:
    ground = theme.variables["block-cursor-background"]
    assert contrast(theme.variables["block-cursor-foreground"], ground) >= 7
    for name in ("accent", "warning", "error"):
        assert contrast(getattr(theme, name), ground) >= 4.5, name
    assert contrast(theme.variables["text-muted"], ground) >= 4.5
