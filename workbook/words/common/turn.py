"""What is said about the places to turn to, and the words by which they are looked for."""

from __future__ import annotations

CLOSE = "Close"
TITLE, TIP = "Where to turn", "Places that help: danger, violence, fear, thoughts of ending your life, drink, debts"
CALLED_BY = (
    "abuse", "addict", "afraid", "alone", "beat", "betting", "child", "chok", "control", "counsel", "crisis", "danger",
    "dead", "death", "debt", "depress", "desperat", "die", "doctor", "drink", "drug", "drunk", "dying", "emergenc",
    "fear", "forced", "frighten", "gambl", "gun", "harm", "help", "helpline", "hit", "hospital", "hotline", "hurt",
    "kill", "knife", "police", "raped", "refuge", "safe", "scared", "self-harm", "shelter", "strangl", "suicid",
    "therap", "threat", "unsafe", "violen", "weapon",
)  # fmt: skip
"""Beginnings of what somebody types who looks for help, in small letters."""
SHORTEST = 3
"""So many letters are enough to tell which of them is meant."""


def likely(word: str) -> float:
    """How likely somebody who has typed this word so far, in small letters, looks for help: 0 (not) to 1."""
    if any(word.startswith(begin) for begin in CALLED_BY):
        return 1.0
    return 0.5 if len(word) >= SHORTEST and any(begin.startswith(word) for begin in CALLED_BY) else 0.0
