"""Choices of the first edition's ledgers, whose answers were kept by their words: which id each has now.

Answers stored then, and content folders that were made from it, hold the words. Nothing is ever added here.
"""

from __future__ import annotations

from collections.abc import Mapping

_KNOWN = {"they told me": "told", "I saw it": "saw", "I guess": "guess"}

CHOICES: Mapping[tuple[str, str, str], Mapping[str, str]] = {
    ("amends", "fit", "known"): {"they told me": "told", "I think so": "think-so", "I must ask": "must-ask"},
    ("apology", "cost", "known"): _KNOWN,
    ("boundaries", "secure", "sort"): {"secure": "secure", "respected": "respected"},
    ("boundaries", "secure", "whose"): {
        "mine": "mine",
        "theirs, I guess": "theirs-guess",
        "theirs, they said so": "theirs",
    },
    ("facts", "said-done", "done"): {
        "done": "done",
        "late": "late",
        "changed in time": "in-time",
        "not done": "not-done",
        "still open": "still-open",
    },
    ("growth", "chain", "turn"): {"too late to turn there": "too-late", "hard": "hard", "here": "here"},
    ("know-yourself", "autopsy", "reason"): {
        "kept": "kept",
        "the week had no room for it": "no-room",
        "said to end an argument": "to-end",
        "too large at once": "too-large",
        "it depended on somebody else": "others",
        "I forgot": "forgot",
        "I did not mean it": "not-meant",
        "something else": "something-else",
    },
    ("open-talk", "jar", "often"): {
        "once": "once",
        "a few times": "few-times",
        "again and again": "often",
        "never aloud": "never-aloud",
    },
    ("open-talk", "jar", "can"): {
        "I can answer now": "now",
        "I must find out first": "find-out",
        "I need help to answer": "need-help",
    },
    ("own-it", "agreement", "how"): {
        "spoken": "spoken",
        "taken for granted": "assumed",
        "I never asked": "never-asked",
    },
    ("sincerity", "unsaid", "stands"): {
        "said": "said",
        "half said": "half-said",
        "left out": "left-out",
        "said, and not true": "untrue",
    },
    ("takes-two", "agreement", "who"): {"I": "i", "you": "you", "both": "both"},
    ("their-pace", "support", "seen"): {"nobody": "nobody", "perhaps they will": "perhaps", "they will": "they"},
    ("their-side", "impact", "area"): {
        "sleep": "sleep",
        "body": "body",
        "work": "work",
        "money": "money",
        "friends": "friends",
        "family": "family",
        "home": "home",
        "pleasure": "pleasure",
        "trust in others": "trust",
        "something else": "something-else",
    },
    ("their-side", "impact", "known"): _KNOWN,
}
"""(step, exercise, column) → words of a choice → its id."""

EXERCISES = frozenset((step, exercise) for step, exercise, _ in CHOICES)


def choice_id(step: str, exercise: str, column: str, words: str) -> str:
    """The id of the choice that these words were; the words themselves where they were none."""
    return CHOICES.get((step, exercise, column), {}).get(words, words)
