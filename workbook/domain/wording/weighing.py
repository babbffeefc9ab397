"""How like the examples a sentence is: what patterns cannot foresee, weighed by the words of faulty and good ones.

The weights are learned from the sentences under `tests/language` and the rules' own examples (`python -m
tests.language.learn`), and lie beside the rules as a file. A logistic regression over words, their beginnings and pairs
of words that stand together: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, isfinite, sqrt
from zlib import compress, decompressobj
from zlib import error as ZlibError

from workbook.domain.wording.sentences import MARKS, QUOTED

GOOD = "good"
SCALE = 4  # weights are whole numbers of quarters
MOST_PACKED = 2_000_000  # bytes that a file may hold once it is unpacked
FEWEST_WORDS = 3  # a shorter sentence says too little to be weighed

_PRONOUNS = frozenset(("i", "you", "it", "he", "she", "they", "we", "that", "this", "there", "my", "your"))
_TOLD_BY_ABSENCE = ("i", "you", "sorry", "but", "if", "not")
_SAY_NOTHING = MARKS | {QUOTED}
_HEAD = "Made by python -m tests.language.learn; not to be changed by hand."


def features(words: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """What is weighed of a sentence, each with the places of the words that it stands for."""
    found: dict[str, tuple[int, ...]] = {}
    row = ["^", *words, "$"]
    for place, word in enumerate(row):
        here = (place - 1,)
        found.setdefault(word, here)
        found.setdefault(f"s:{word[:4]}", here)
        if place + 1 < len(row):
            found.setdefault(f"{word} {row[place + 1]}", (place - 1, place))
        if place + 2 < len(row):
            found.setdefault(f"{word} _ {row[place + 2]}", (place - 1, place + 1))
    pronouns = [word for word in words if word in _PRONOUNS]
    if pronouns:
        found[f"p1:{pronouns[0]}"] = ()
    found["p:" + "-".join(pronouns[:3])] = ()
    for word in _TOLD_BY_ABSENCE:
        if word not in words:
            found[f"no:{word}"] = ()
    return found


@dataclass(frozen=True, slots=True)
class Verdict:
    """`good`: how likely nothing is wrong with the sentence (0 to 1). `family`: what it would be else, `sure`: how
    likely that is; the words `start` to `end` (exclusive) speak for it most."""

    good: float
    family: str
    sure: float
    start: int
    end: int


class Weighing:
    """`kinds` are GOOD and the families; `weights` holds, for each feature in turn, one for each kind."""

    def __init__(
        self, kinds: Sequence[str], base: Sequence[float], places: Mapping[str, int], weights: array[int]
    ) -> None:
        self.kinds = tuple(kinds)
        self._base, self._places, self._weights = tuple(base), places, weights

    def judge(self, words: Sequence[str]) -> Verdict | None:
        """None for a sentence too short to be weighed."""
        if sum(word not in _SAY_NOTHING for word in words) < FEWEST_WORDS:
            return None
        size, weights = len(self.kinds), self._weights
        known = [
            (self._places[feature] * size, where)
            for feature, where in features(words).items()
            if feature in self._places
        ]
        share = 1 / (SCALE * sqrt(max(len(known), 1)))
        sums = [base + share * sum(weights[at + kind] for at, _ in known) for kind, base in enumerate(self._base)]
        most = max(sums)
        odds = [exp(one - most) for one in sums]
        total = sum(odds)
        best = max(range(1, size), key=odds.__getitem__)
        start, end = _heaviest(words, [(weights[at + best] - weights[at], where) for at, where in known])
        return Verdict(odds[0] / total, self.kinds[best], odds[best] / total, start, end)

    def written(self) -> str:
        """The text of its file."""
        names = sorted(self._places, key=self._places.__getitem__)
        base = " ".join(f"{one:.4f}" for one in self._base)
        packed = compress("\n".join((*names, "")).encode() + b"\n" + self._weights.tobytes(), 9)
        return "\n".join((_HEAD, " ".join(self.kinds), base, b64encode(packed).decode(), ""))


def read_weighing(text: str) -> Weighing:
    """From the text of its file. Raises ValueError for one that is damaged."""
    lines = text.split("\n")
    if len(lines) < 4 or lines[0] != _HEAD:
        raise ValueError("It does not begin as it should.")
    kinds, numbers = lines[1].split(), [float(one) for one in lines[2].split()]
    unpacking = decompressobj()
    try:
        names, _, packed = unpacking.decompress(b64decode(lines[3]), MOST_PACKED).partition(b"\n\n")
    except ZlibError:
        raise ValueError("It is damaged.") from None
    places = {name: place for place, name in enumerate(names.decode().split("\n"))}
    weights = array("b", packed)
    if not all(map(isfinite, numbers)):
        raise ValueError("It is damaged.")
    if kinds[:1] != [GOOD] or len(numbers) != len(kinds) or len(weights) != len(places) * len(kinds):
        raise ValueError("It is cut off.")
    return Weighing(kinds, numbers, places, weights)


def _heaviest(words: Sequence[str], known: Sequence[tuple[int, tuple[int, ...]]]) -> tuple[int, int]:
    """The clause, from mark to mark, with the greatest weight: a word alone would not tell what is meant."""
    each = [0.0] * len(words)
    for weight, where in known:
        inside = [place for place in where if 0 <= place < len(words)]
        for place in inside:
            each[place] += weight / len(inside)
    ends = [place for place, word in enumerate(words) if word in MARKS]
    clauses = [(a + 1, b) for a, b in pairwise((-1, *ends, len(words))) if b > a + 1]
    return max(clauses, key=lambda clause: sum(each[slice(*clause)]))
