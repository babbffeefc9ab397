"""Typing a text again from memory: what was the same, what was left out, what was put in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MOST_WORDS = 1500
"""Longer texts are compared in their first words only; nobody types 1,500 words from memory."""

Sort = Literal["same", "left out", "put in"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words in a row. "left out" are the original's own, "put in" those of the attempt, "same" as the
    attempt spells them."""

    sort: Sort
    text: str


def differences(original: str, attempt: str) -> tuple[Stretch, ...]:
    """The attempt against the original, word by word, in reading order; case and punctuation do not
    matter."""
    from difflib import SequenceMatcher

    wanted, typed = original.split()[:MOST_WORDS], attempt.split()[:MOST_WORDS]
    matcher = SequenceMatcher(None, _bare(wanted), _bare(typed), autojunk=False)
    stretches: list[Stretch] = []
    for tag, w1, w2, t1, t2 in matcher.get_opcodes():
        if tag == "equal":
            stretches.append(Stretch("same", " ".join(typed[t1:t2])))
            continue
        if w2 > w1:
            stretches.append(Stretch("left out", " ".join(wanted[w1:w2])))
        if t2 > t1:
            stretches.append(Stretch("put in", " ".join(typed[t1:t2])))
    return tuple(stretches)


def closeness(original: str, attempt: str) -> float:
    """How much of the original came back, 0–1: the share of its words found in the attempt in the same order.

    An empty original counts as 0: there was nothing to remember.
    """
    wanted = len(original.split()[:MOST_WORDS])
    if not wanted:
        return 0.0
    same = sum(len(one.text.split()) for one in differences(original, attempt) if one.sort == "same")
    return same / wanted


def _bare(words: list[str]) -> list[str]:
    """Words without case and punctuation; a word of nothing but punctuation stays itself."""
    bare = ["".join(sign for sign in word.casefold() if sign.isalnum()) for word in words]
    return [less or word for less, word in zip(bare, words, strict=True)]
