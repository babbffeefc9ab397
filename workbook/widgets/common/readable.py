"""Themes that are not ours, made readable: their colours, moved no further than it takes.

Textual writes its hints as white or black let through in part (`auto 60%`). Within a text that is drawn whole, so hints
come out brighter than the rows they belong to, white on a light ground; accents and the row under the cursor were
chosen for other grounds than they stand on here. All of it is worked out once, when the theme is put on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual.color import Color

LEAST = 4.5
"""Of a text against its ground (WCAG 2.2, 1.4.3)."""
SPARE = 0.1  # colours are rounded to whole channels, and mixed again on their way to the screen
ROW = 7.0  # what is read most stands out more, if the theme's ground lets it
CURSOR = 0.22  # so much of the theme's own colour is in the ground of the row under the cursor
TINT = 0.05  # so much of the text's colour is in the ground of a field that is typed in
SEEN = 1.15  # of a ground that stands for something (the week one is on) against the page
HINT = 0.62  # so much of the text's colour is in a hint
QUIET = 0.8  # as much of it as any sheet asks for
BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)
HINTS = ("text-muted", "text-disabled", "foreground-muted", "foreground-disabled")
ACCENTS = ("accent", "warning", "error", "success", "primary", "secondary")


def luminance(colour: Color) -> float:
    """Relative luminance by WCAG, from 0 (black) to 1 (white)."""

    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = colour.rgb
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: Color, other: Color) -> float:
    """Ratio of contrast by WCAG, from 1 (none) to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_on(colour: Color, grounds: Iterable[Color]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def moved(colour: Color, towards: Color, grounds: Iterable[Color], least: float) -> Color:
    """`colour`, moved `towards` another as little as lets it be read on all `grounds`; all the way where nothing
    does."""
    grounds = list(grounds)
    for part in range(0, 101, 4):
        if least_on(found := colour.blend(towards, part / 100, alpha=1), grounds) >= least:
            return found
    return towards


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables of a theme with the colours that our sheets and texts are drawn in. A theme in the colours of the
    terminal itself (`ansi_…`) stays as it is but for its hints: what these look like is set in the terminal."""
    names = ("background", "surface", "foreground", "panel", "boost")
    if any(Color.parse(variables[name]).ansi is not None for name in names):
        return {**variables, **dict.fromkeys(HINTS, "ansi_default")}
    ground = Color.parse(variables["background"])
    dark = luminance(ground) < luminance(Color(117, 117, 117))  # as far from white as from black
    far = WHITE if dark else BLACK
    near = [ground, *(_solid(variables[name], ground) for name in ("surface", "boost"))]
    # A ground further from the page than a text can be from both comes nearer.
    near[2] = moved(near[2], far, [ground], SEEN)
    surface, boost = (moved(one, ground, [far], LEAST + 3) for one in near[1:])
    grounds = [ground, surface, boost]
    text = Color.parse(variables["foreground"])
    strong = moved(text, far, grounds, ROW)
    while least_on(ground.blend(strong, QUIET, alpha=1), [ground]) < LEAST + SPARE and strong != far:
        strong = strong.blend(far, 0.25, alpha=1) if least_on(strong, [far]) > 1.02 else far
    own = Color.parse(variables["primary"])
    cursor = ground.blend(own, CURSOR, alpha=1)
    cursor = moved(cursor, ground, [far], max(LEAST + 3, least_on(far, [ground]) * 0.72))
    fields = [one.tint(strong.with_alpha(TINT)) for one in grounds]
    on = [*grounds, *fields, cursor]
    muted = moved(ground.blend(strong, HINT, alpha=1), strong, on, LEAST + SPARE)
    muted = moved(muted, far, on, LEAST + SPARE)
    strong = strong if contrast(strong, ground) >= contrast(muted, ground) else muted
    found = {name: moved(Color.parse(variables[name]), far, on, LEAST + SPARE) for name in ACCENTS}
    cursor_text = moved(strong, far, [cursor], ROW)
    found |= {
        "surface": surface,
        "boost": boost,
        "foreground": strong,
        "text": strong,
        **dict.fromkeys(HINTS, muted),
        "block-cursor-background": cursor,
        "block-cursor-foreground": cursor_text,
        "block-cursor-blurred-background": boost,
        "block-cursor-blurred-foreground": strong,
        "block-hover-background": surface,
        "input-selection-background": cursor,
        "input-selection-foreground": cursor_text,
        "input-cursor-background": strong,
        "input-cursor-foreground": ground,
        "button-foreground": strong,
        "button-color-foreground": ground,
        **{f"text-{name}": found[name] for name in ACCENTS},
    }
    return {**variables, **{name: colour.hex for name, colour in found.items()}, "block-cursor-text-style": "none"}


def _solid(colour: str, ground: Color) -> Color:
    """A ground as it is seen on the page: what of it is let through counts."""
    found = Color.parse(colour)
    return ground.blend(found.with_alpha(1), found.a, alpha=1)
