"""How like the examples a sentence is: what patterns cannot foresee, weighed by the words of faulty and good ones.

The weights are learned from the sentences under `tests/language` and the rules' own examples (`python -m
tests.language.learn`), and lie beside the rules as a file. Two that err in different places judge together, their
logits added: a logistic regression over the features of a sentence (Hastie, Tibshirani and Friedman, The Elements of
Statistical Learning, 4.4), and the filters of `windows`. Features stand in the file by a mark of theirs.
"""

from __future__ import annotations

from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, isfinite, sqrt
from zlib import compress, decompressobj
from zlib import error as ZlibError

from workbook.domain.wording.features import NO_CONCEPTS, by_word, features, mark, pack_marks, unpack_marks
from workbook.domain.wording.sentences import MARKS, QUOTED
from workbook.domain.wording.windows import Windows, read_windows

GOOD = "good"
SCALE = 3.0  # weights are whole numbers of a third
MOST_PACKED = 2_000_000  # bytes that a file may hold once it is unpacked
FEWEST_WORDS = 3  # a shorter sentence says too little to be weighed
_SAY_NOTHING = MARKS | {QUOTED}
_HEAD = "Made by python -m tests.language.learn; not to be changed by hand."


@dataclass(frozen=True, slots=True)
class Verdict:
    """`good`: how likely nothing is wrong with the sentence (0 to 1). `families`: what it would be else, the likeliest
    first, and how likely each is; the words `start` to `end` (exclusive) speak for the first of them most."""

    good: float
    families: tuple[tuple[str, float], ...]
    start: int
    end: int


class Weighing:
    """`kinds` are GOOD and the families; `marks` are those of the features, in order; `weights` holds, for each of
    them in turn, one for each kind; `concepts`: the words that belong to each concept; `windows`
    judge beside them, if there are any."""

    def __init__(
        self,
        kinds: Sequence[str],
        base: Sequence[float],
        marks: Iterable[int],
        weights: array[int],
        concepts: Mapping[str, Sequence[str]] = NO_CONCEPTS,
        windows: Windows | None = None,
    ) -> None:
        self.kinds = tuple(kinds)
        self._concepts, self._of = dict(concepts), by_word(concepts)
        self._base, self._weights, self._windows = tuple(base), weights, windows
        self._places = {each: place for place, each in enumerate(marks)}

    def judge(self, words: Sequence[str], sentence: str = "") -> Verdict | None:
        """None for a sentence too short to be weighed."""
        if sum(word not in _SAY_NOTHING for word in words) < FEWEST_WORDS:
            return None
        size, weights = len(self.kinds), self._weights
        known = [
            (place * size, where)
            for feature, where in features(words, sentence, self._of).items()
            if (place := self._places.get(mark(feature))) is not None
        ]
        share = 1 / (SCALE * sqrt(max(len(known), 1)))
        each = zip(*(weights[at : at + size] for at, _ in known), strict=True)
        said = [*map(sum, each)] or [0] * size
        sums = [base + share * one for base, one in zip(self._base, said, strict=True)]
        if self._windows:
            sums = [one + other for one, other in zip(sums, self._windows.logits(words), strict=True)]
        most = max(sums)
        odds = [exp(one - most) for one in sums]
        total = sum(odds)
        ranks = sorted(range(1, size), key=odds.__getitem__, reverse=True)
        best = ranks[0]
        start, end = _heaviest(words, [(weights[at + best] - weights[at], where) for at, where in known])
        families = tuple((self.kinds[kind], odds[kind] / total) for kind in ranks)
        return Verdict(odds[0] / total, families, start, end)

    def written(self) -> str:
        """The text of its file."""
        base = " ".join(f"{one:.4f}" for one in self._base)
        concepts = "\n".join(" ".join((name, *words)) for name, words in self._concepts.items())
        packed = compress(b"".join((pack_marks(self._places), self._weights.tobytes(), concepts.encode())), 9)
        lines = (_HEAD, " ".join(self.kinds), base, str(len(self._places)), b64encode(packed).decode(), "")
        return "\n".join(lines) + (self._windows.written() if self._windows else "")


def read_weighing(text: str) -> Weighing:
    """From the text of its file. Raises ValueError for one that is damaged."""
    lines = text.split("\n")
    if len(lines) < 5 or lines[0] != _HEAD:
        raise ValueError("It does not begin as it should.")
    kinds, numbers, count = lines[1].split(), [float(one) for one in lines[2].split()], int(lines[3])
    if kinds[:1] != [GOOD] or len(numbers) != len(kinds) or not all(map(isfinite, numbers)):
        raise ValueError("It is damaged.")
    unpacking = decompressobj()
    try:
        whole = unpacking.decompress(b64decode(lines[4], validate=True), MOST_PACKED)
    except (ValueError, ZlibError):
        raise ValueError("It is damaged.") from None
    ends = [0, 3 * count, (3 + len(kinds)) * count]
    if not unpacking.eof or not 0 <= ends[-1] <= len(whole):
        raise ValueError("It is cut off.")
    marks, weights = (whole[a:b] for a, b in pairwise(ends))
    concepts = {name: tuple(words) for name, *words in map(str.split, whole[ends[-1] :].decode().splitlines())}
    windows = read_windows(lines[5], lines[6], len(kinds)) if len(lines) > 7 else None
    return Weighing(kinds, numbers, unpack_marks(marks, count), array("b", weights), concepts, windows)


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
