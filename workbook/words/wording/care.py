"""What is said where a sentence may be more than wording."""

from __future__ import annotations

TURN, TURN_TIP = "Where to turn", "Show or hide the place to turn to"


SAVE_KNOWINGLY = "Save all the same"


def would_read(name: str) -> str:
    """Before what may be more than wording goes to the other one."""
    return (
        f"{name or 'Your partner'} would read this. Nothing is saved yet: save once more if they may. "
        "Left with esc, it stays a draft that only you see."
    )


def turn(key: str) -> str:
    """Beneath what was said: the line of keys may be out of sight."""
    return f"{key}: where to turn"
