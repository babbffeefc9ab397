"""Our own looks: paper by day, slate by night, and one of high contrast. Calm, few colours, one accent.

Every text colour, hints included, reaches 4.5:1 on every ground it stands on (7:1 in the third); a test computes it.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = "workbook-dark"
LIGHT = "workbook-light"
CONTRAST = "workbook-contrast"


def _variables(muted: str, cursor: str, cursor_text: str, ground: str, line: str) -> dict[str, str]:
    return {
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "block-cursor-background": cursor,
        "block-cursor-foreground": cursor_text,
        "block-cursor-text-style": "none",
        "block-hover-background": ground,
        "border": line,
        "border-blurred": line,
        "scrollbar": line,
        "scrollbar-background": ground,
        "scrollbar-corner-color": ground,
        "input-selection-background": cursor,
        "button-color-foreground": cursor_text,
    }


THEMES = (
    Theme(
        name=DARK,
        dark=True,
        primary="#8cbcaa",
        secondary="#a9b6c6",
        accent="#8cbcaa",
        foreground="#dcdfe3",
        background="#16191d",
        surface="#1c2025",
        panel="#343b43",
        boost="#22272d",
        warning="#dcb571",
        error="#e59b8f",
        success="#8cbcaa",
        variables=_variables("#a3abb5", "#2b3a3a", "#f2f5f4", "#1c2025", "#4a535d"),
    ),
    Theme(
        name=LIGHT,
        dark=False,
        primary="#23614f",
        secondary="#465366",
        accent="#23614f",
        foreground="#2a2c30",
        background="#faf8f3",
        surface="#f2efe7",
        panel="#cfcabd",
        boost="#ebe7dc",
        warning="#7a4f00",
        error="#98342a",
        success="#23614f",
        variables=_variables("#5c6067", "#d9e6df", "#10241d", "#f2efe7", "#b9b3a5"),
    ),
    Theme(
        name=CONTRAST,
        dark=True,
        primary="#ffd75f",
        secondary="#ffffff",
        accent="#ffd75f",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#8a8a8a",
        boost="#1c1c1c",
        warning="#ffd75f",
        error="#ffb0a0",
        success="#9dffb0",
        variables=_variables("#e4e4e4", "#3a3a3a", "#ffffff", "#000000", "#b2b2b2"),
    ),
)
for _theme in THEMES:
    # A theme that names its panel colour is given a transparent boost by Textual 8.2, whatever boost it names.
    _theme.variables["boost"] = _theme.boost or ""
