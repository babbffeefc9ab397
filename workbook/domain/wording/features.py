"""What is weighed of a sentence: its words, their beginnings, pairs that stand together, how it is built, what stands
behind a "sorry" or a "but", and the concepts that words belong to (a gin and a pint are both drink).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, pairwise
from struct import unpack
from zlib import crc32

from workbook.domain.wording.sentences import MARKS

MOST_MARKS = (1 << 22) - 1
_SHIFTS = (0, 8, 16)  # the bytes of a mark

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
SHAPES = ("#", "-", *(f"-{end}" for end in _ENDINGS))
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
NO_CONCEPTS: Mapping[str, Sequence[str]] = {}


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
    row = ["^", *map(shape, words), "$"]
    for place, built in enumerate(row):
        for end in range(place + 1, min(place + 4, len(row))):
            built = f"{built} {row[end]}"
            found.setdefault(f"b:{built}", (place - 1,))


def shape(word: str) -> str:
    """A small word or a sign itself; of others what they look like: "-ing", "#" for one that begins with a digit."""
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


def by_word(concepts: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """word → the concepts it belongs to"""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in concepts.items():
        for word in words:
            found[word] = (*found.get(word, ()), name)
    return found


def mark(feature: str) -> int:
    """What stands for a feature or a word in the file: names would be half of it. One in five hundred
    that is not known is taken for one that is, as the learning knows."""
    return crc32(feature.encode()) & MOST_MARKS


def pack_marks(marks: Iterable[int]) -> bytes:
    """The steps from each mark to the next, for marks in order: alike bytes side by side pack smaller."""
    steps = [b - a for a, b in pairwise((0, *marks))]
    return b"".join(bytes(step >> shift & 255 for step in steps) for shift in _SHIFTS)


def unpack_marks(packed: bytes, count: int) -> Iterable[int]:
    """The marks back, from the first bytes of `packed`: three for each."""
    steps = bytearray(4 * count)
    for plane in range(len(_SHIFTS)):
        steps[plane::4] = packed[plane * count : (plane + 1) * count]
    return accumulate(unpack(f"<{count}I", steps))
