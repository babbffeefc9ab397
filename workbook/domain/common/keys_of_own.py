"""Which keys of one's own arrive: what the settings file may ask for, and what is taken already. No clock, no file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

# Terminals send these as something else (tab, enter, backspace, flow control…), so they would never arrive.
UNUSABLE = {*(f"ctrl+{letter}" for letter in "sjimhtnw"), "shift+enter", "ctrl+enter"}
MOST_FUNCTION = 24
EVERYWHERE = {  # acts that are reached on every page and in every field
    "app.palette": "ctrl+p", "app.editor": "ctrl+e", "app.to-shell": "ctrl+z", "app.lock": "ctrl+l",
    "app.quit": "ctrl+q",
}  # fmt: skip
_IN_FORMS = {  # and the quick exit would take these away
    "asking.save": "ctrl+o", "forge.take": "ctrl+r,t", "forge.more": "ctrl+t,o", "care.turn": "f8",
    "exercise.notes": "w,f4", "exercise.turn": "h,f8",
}  # fmt: skip
IN_TEXT = {f"ctrl+{letter}" for letter in "acdfkuvxy"}
"""Fields take these for copying, pasting, undoing and deleting."""
_FUNCTION = {f"f{number}" for number in range(1, MOST_FUNCTION + 1)}
_MOVING = {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"}
_NAMED = {"space", "enter", "tab", "escape", "backspace", *_MOVING, *_FUNCTION}
_SIGNS = {"slash", "backslash", "at", "minus", "plus", "underscore"} | {
    unicodedata.name(sign, "").lower().replace("-", "_").replace(" ", "_")
    for sign in map(chr, range(0x21, 0x100))
    if not sign.isalnum() and sign.isprintable()
}


def parts(written: str) -> list[str]:
    """The keys of what is written, one or several with commas between."""
    return [one.strip() for one in written.split(",")]


def is_kept(key: str) -> bool:
    """Does the terminal keep this key for itself?"""
    return key in UNUSABLE or key.startswith("alt+")


def is_key(key: str) -> bool:
    """Is there a key called so? A sign, the name of a sign or of a key, with ctrl+, shift+ or both before it."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    if len(set(held)) < len(held) or not set(held) <= {"ctrl", "shift", "alt"}:
        return False
    if held == ["shift"] and last not in _NAMED:  # it arrives as the capital
        return False
    return last in _NAMED or last in _SIGNS or (len(last) == 1 and last.isprintable() and last != " ")


def may_leave(key: str) -> bool:
    """May the quick exit lie on this key? Not on one that is typed, moves or answers in everyday use."""
    *held, last = key.split("+") if len(key) > 1 else [key]
    if key in IN_TEXT:
        return False
    return last in _FUNCTION or ("ctrl" in held and last not in _NAMED)


def taken(name: str, key: str, quick_exit: str, own: Mapping[str, str]) -> str:
    """The act that has this key everywhere already ("quick_exit" for the quick exit), or "". `own`: keys of one's own
    by the name of their act."""
    held = {"quick_exit": quick_exit, **EVERYWHERE, **(_IN_FORMS if name == "quick_exit" else {})}
    return next((act for act, usual in held.items() if act != name and key in parts(own.get(act, usual))), "")


def doubled(own: Mapping[str, str], usual: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Act, key and other act, for each key of one's own that another act of the same place ("today.kept" and
    "today.late") has as well. Acts that share a key as they come are never there at once, so they may share others."""
    for name, written in own.items():
        place = name.partition(".")[0]
        for other, keys in usual.items():
            if other == name or other.partition(".")[0] != place or set(parts(keys)) & set(parts(usual[name])):
                continue
            both = [key for key in parts(written) if key in parts(own.get(other, keys))]
            if both and not (other in own and other < name):  # two of one's own are told once
                yield name, both[0], other
