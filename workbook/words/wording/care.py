"""What is said where a sentence may be more than wording."""

from __future__ import annotations

TURN, TURN_TIP = "Where to turn", "Show or hide the place to turn to"


def turn(key: str) -> str:
    """Beneath what was said: the line of keys may be out of sight."""
    return f"{key}: where to turn"
