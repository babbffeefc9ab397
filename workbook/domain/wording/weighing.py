"""How like the examples a sentence is: what patterns cannot foresee, weighed by the words of faulty and good ones.

The weights are learned from the sentences under `tests/language` and the rules' own examples (`python -m
tests.language.learn`), and lie beside the rules as a file. A logistic regression over words, their beginnings, pairs of
words that stand together, how the sentence is built, what stands behind a "sorry" or a "but", and the concepts that
words belong to (a gin and a pint are both drink): Hastie, Tibshirani and Friedman, The Elements of Statistical
Learning, 4.4. Features stand in the file by a mark of theirs.
"""

from __future__ import annotations

import re
from array import array
from base64 import b85decode, b85encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import exp, isfinite, sqrt
from zlib import compress, crc32, decompressobj
from zlib import error as ZlibError

from workbook.domain.wording.sentences import MARKS, QUOTED

GOOD = "good"
SCALE = 1.5  # weights are whole numbers of two thirds
MOST_PACKED = 2_000_000  # bytes that a file may hold once it is unpacked
MOST_MARKS = (1 << 22) - 1
_SHIFTS = (0, 8, 16)  # the bytes of a mark
FEWEST_WORDS = 3  # a shorter sentence says too little to be weighed

_PRONOUNS = frozenset(("i", "you", "it", "he", "she", "they", "we", "that", "this", "there", "my", "your"))
_TOLD_BY_ABSENCE = ("i", "you", "sorry", "but", "if", "not")
_WHO = _PRONOUNS | {"what", "who"}
_GOVERNS = {
    **dict.fromkeys(("but", "though", "although", "yet", "however"), "but"),
    **dict.fromkeys(("sorry", "apologise", "apologize", "regret"), "sorry"),
    **dict.fromkeys(("not", "never", "no"), "not"),
    **{word: word for word in ("if", "because", "so", "that", "you", "i")},
}  # word → under which name it is remembered what stands behind it
_FAR = frozenset(("but", "sorry", "if", "because"))  # these govern eight words, the others four
_PAST_COMMAS = frozenset(("but", "because"))
_BUILDING = (
    "a about after again all always an and any anyone anything are as at be because been before but by can could did "
    "do does else ever every everyone for from get go going got had has have he her here him his how i if in into is "
    "it just know let like me more much must my myself never no nobody not nothing now of off on once one only or "
    "other our out over own people said same say she should since so some sorry still take tell than that the their "
    "them then there these they thing things think this though time to told too u up ur us want was way we well were "
    "what when where which while who whole why will with without would yet you your"
)
_SMALL = frozenset(_BUILDING.split())  # the words that build sentences, whatever these are about
_ENDINGS = ("ing", "ed", "ly", "s", "er", "est", "ion", "ment", "ness", "y")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
_SAY_NOTHING = MARKS | {QUOTED}
NO_CONCEPTS: Mapping[str, Sequence[str]] = {}
_HEAD = "Made by python -m tests.language.learn; not to be changed by hand."


def features(
    words: Sequence[str], sentence: str = "", concepts: Mapping[str, Sequence[str]] = NO_CONCEPTS
) -> dict[str, tuple[int, ...]]:
    """What is weighed of a sentence, each with the places of the words that it stands for. `sentence`: as written."""
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
    _governed(words, found)
    _built(words, found)
    _manner(words, sentence.strip(), found)
    _concepts(words, concepts, found)
    return found


def _governed(words: Sequence[str], found: dict[str, tuple[int, ...]]) -> None:
    """What stands behind the words that govern, up to the next mark."""
    for place, word in enumerate(words):
        governs = _GOVERNS.get(word)
        if governs is None:
            continue
        for at in range(place + 1, min(place + (9 if governs in _FAR else 5), len(words))):
            if words[at] not in MARKS:
                found.setdefault(f">{governs}:{words[at]}", (at,))
            elif governs not in _PAST_COMMAS:
                break


def _built(words: Sequence[str], found: dict[str, tuple[int, ...]]) -> None:
    """How it is built: two to four words in a row, of which only the small ones are told by name ("you -ed me but")."""
    row = ["^", *map(_shape, words), "$"]
    for place, built in enumerate(row):
        for end in range(place + 1, min(place + 4, len(row))):
            built = f"{built} {row[end]}"
            found.setdefault(f"b:{built}", (place - 1,))


def _shape(word: str) -> str:
    if word in _SMALL or not word[0].isalnum():
        return word
    return "#" if word[0].isdigit() else next((f"-{end}" for end in _ENDINGS if word.endswith(end)), "-")


def _manner(words: Sequence[str], sentence: str, found: dict[str, tuple[int, ...]]) -> None:
    """How long it is, how it begins and ends, and what makes it concrete: numbers and names."""
    said = sum(word not in MARKS for word in words)
    names = min(len(_NAME.findall(sentence)), 2)
    told = [f"len:{min(said // 4, 8)}", f"caps:{names}", "f1:" + " ".join(words[:1]), "f3:" + " ".join(words[:3])]
    told.append("l2:" + " ".join(words[-2:]))
    if any(letter.isdigit() for word in words for letter in word):
        told.append("digit")
    if sentence[:1].islower():
        told.append("lower1")
    if sentence[-1:] in ("?", "!"):
        told.append(sentence[-1] + "$")
    found.update(dict.fromkeys(told, ()))


def _concepts(words: Sequence[str], concepts: Mapping[str, Sequence[str]], found: dict[str, tuple[int, ...]]) -> None:
    """The concepts of its words, how often each comes, and who is spoken of first beside it."""
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words):
        for concept in concepts.get(word, ()):
            places.setdefault(concept, []).append(place)
    who = next((word for word in words if word in _WHO), "-")
    for concept, where in places.items():
        for count in range(min(len(where), 3)):
            found[f"C{count}:{concept}"] = tuple(where)
        found[f"{who}&{concept}"] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """`good`: how likely nothing is wrong with the sentence (0 to 1). `families`: what it would be else, the likeliest
    first, and how likely each is; the words `start` to `end` (exclusive) speak for the first of them most."""

    good: float
    families: tuple[tuple[str, float], ...]
    start: int
    end: int


def mark(feature: str) -> int:
    """What stands for a feature in the file: names would be half of it. One in five hundred that is not known is taken
    for one that is, as the learning knows."""
    return crc32(feature.encode()) & MOST_MARKS


class Weighing:
    """`kinds` are GOOD and the families; `marks` are those of the features, in order; `weights` holds, for each of
    them in turn, one for each kind; `concepts`: the words that belong to each concept."""

    def __init__(
        self,
        kinds: Sequence[str],
        base: Sequence[float],
        marks: Iterable[int],
        weights: array[int],
        concepts: Mapping[str, Sequence[str]] = NO_CONCEPTS,
    ) -> None:
        self.kinds = tuple(kinds)
        self._concepts, self._of = dict(concepts), by_word(concepts)
        self._base, self._weights = tuple(base), weights
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
        sums = [base + share * sum(weights[at + kind] for at, _ in known) for kind, base in enumerate(self._base)]
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
        steps = [b - a for a, b in pairwise((0, *self._places))]
        planes = [bytes(step >> shift & 255 for step in steps) for shift in _SHIFTS]  # alike with alike packs smaller
        packed = compress(b"".join((*planes, self._weights.tobytes(), concepts.encode())), 9)
        return "\n".join((_HEAD, " ".join(self.kinds), base, str(len(steps)), b85encode(packed).decode(), ""))


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
        whole = unpacking.decompress(b85decode(lines[4]), MOST_PACKED)
    except ZlibError:
        raise ValueError("It is damaged.") from None
    ends = [0, *accumulate([count] * len(_SHIFTS) + [count * len(kinds)])]
    if not unpacking.eof or not 0 <= ends[-1] <= len(whole):
        raise ValueError("It is cut off.")
    *planes, weights = (whole[a:b] for a, b in pairwise(ends))
    marks = accumulate(low + (mid << 8) + (high << 16) for low, mid, high in zip(*planes, strict=True))
    concepts = {name: tuple(words) for name, *words in map(str.split, whole[ends[-1] :].decode().splitlines())}
    return Weighing(kinds, numbers, marks, array("b", weights), concepts)


def by_word(concepts: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """word → the concepts it belongs to"""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in concepts.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


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
