"""What a sentence says in windows of a few words: beside the features, which know each word only by itself.

Each word is a vector of whole numbers, near to those of words that are used alike, so that what was learned of "mate"
holds for "buddy" too. Filters look at every window of words; the most that each of them finds anywhere speaks for or
against the kinds, and so do sums of these (nothing concrete in it, and a "sorry" too). A convolutional net with a layer
above: Kim, Convolutional Neural Networks for Sentence Classification, 2014, part 2.
The vectors were learned from those of GloVe (Pennington, Socher and Manning, 2014; in the public domain by PDDL 1.0).

All filters are reckoned at once: one long whole number holds the sums of all of them side by side, each in a lane of
its own. Adding two such numbers adds every sum, and multiplying one by a small number multiplies each: a hundred times
quicker than one by one.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from operator import mul
from struct import calcsize, pack, unpack
from zlib import compress, decompressobj
from zlib import error as ZlibError

from workbook.domain.wording.features import mark, pack_marks, shape, unpack_marks

BEGIN, END = "^", "$"
REACH = 2  # words to either side that a filter sees
PLACES = 2 * REACH + 1
MOST_PACKED = 2_000_000  # bytes that a file may hold once it is unpacked
MOST_NUMBERS = 1_000  # in a vector, filters, kinds: what keeps every sum within its lane
WORDS_KEPT = 2_000  # words whose sums are remembered
_BYTES_A_MARK = 3
_ABOVE = bytes(byte ^ 128 for byte in range(256))  # a byte with a sign, and 128 more


class _Lanes:
    """So many whole numbers with a sign, side by side in one: `lane` is what `struct` calls one of that size.

    Lifted ones have half of what fits added to each, so that none is below nothing; the highest bit stays free.
    """

    def __init__(self, count: int, lane: str) -> None:
        self._count, self._form, size = count, f"<{count}{lane}", calcsize(f"<{lane}")
        self._bytes, self._high = size * count, 8 * size - 1
        self._half = 1 << (self._high - 1)
        self.lifted = int.from_bytes(pack(self._form, *[self._half] * count), "little")
        self._highest = self.lifted << 1

    def beside(self, numbers: Iterable[int]) -> int:
        return int.from_bytes(pack(self._form, *[one + self._half for one in numbers]), "little") - self.lifted

    def rows(self, numbers: bytes) -> list[int]:
        """From bytes with a sign, as many as there are lanes side by side in each."""
        above = numbers.translate(_ABOVE)
        lifted = int.from_bytes(pack(self._form, *[128] * self._count), "little")
        starts = range(0, len(above), self._count)
        packed = (pack(self._form, *above[start : start + self._count]) for start in starts)
        return [int.from_bytes(row, "little") - lifted for row in packed]

    def apart(self, lifted: int) -> list[int]:
        return [one - self._half for one in unpack(self._form, lifted.to_bytes(self._bytes, "little"))]

    def greater(self, one: int, other: int) -> int:
        """In each lane the greater of two that are lifted."""
        not_less = ((one | self._highest) - other) & self._highest  # the highest bit is used up where it is less
        return other ^ ((one ^ other) & (not_less - (not_less >> self._high)))


@dataclass(frozen=True, slots=True)
class Above:
    """Sums of what the filters find. `sums`: one byte for each, for each filter; `floor`, `answers` and `scale` are for
    them what those of `Numbers` are for the filters."""

    sums: bytes
    floor: tuple[int, ...]
    answers: bytes
    scale: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """What was learned. `marks`: of the words, in order; `vectors`: one byte with a sign for each number of each word.

    `filters`: for each place of a window, for each number of a vector, one byte for each filter; `floor`: what each
    filter begins from. `answers`: one byte for each kind, for each filter; `base` and `scale`: the kinds' logits are
    base + scale x sum, and what the layer above adds, if there is one.
    """

    size: int
    marks: tuple[int, ...]
    vectors: bytes
    filters: bytes
    floor: tuple[int, ...]
    answers: bytes
    base: tuple[float, ...]
    scale: float
    above: Above | None = None


class Windows:
    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        count = len(numbers.floor)
        self._lanes, self._kinds = _Lanes(count, "I"), _Lanes(len(numbers.base), "Q")
        filters = self._lanes.rows(numbers.filters)
        self._filters = [filters[at * numbers.size : (at + 1) * numbers.size] for at in range(PLACES)]
        self._floor = self._lanes.lifted + self._lanes.beside(numbers.floor)
        self._answers = self._kinds.rows(numbers.answers)
        if above := numbers.above:
            self._sums_above = _Lanes(len(above.floor), "Q")
            self._floor_above = self._sums_above.lifted + self._sums_above.beside(above.floor)
            self._rows_above = self._sums_above.rows(above.sums)
            self._answers_above = self._kinds.rows(above.answers)
        self._places = {each: place for place, each in enumerate(numbers.marks)}
        self._remembered: dict[str, Sequence[int]] = {}

    def logits(self, words: Sequence[str]) -> list[float]:
        """What speaks for each kind, by the words of one sentence."""
        row = [self._sums(word) for word in (BEGIN, *words, END)]
        most = self._lanes.lifted  # nothing, in each
        for place in range(len(row)):
            whole = self._floor
            for at in range(max(place - REACH, 0), min(place + REACH + 1, len(row))):
                whole += row[at][at - place + REACH]
            most = self._lanes.greater(most, whole)
        numbers, found = self._numbers, self._lanes.apart(most)
        sums = self._kinds.apart(sum(map(mul, found, self._answers), self._kinds.lifted))
        logits = [base + numbers.scale * one for base, one in zip(numbers.base, sums, strict=True)]
        if above := numbers.above:
            lanes = self._sums_above
            more = lanes.greater(lanes.lifted, sum(map(mul, found, self._rows_above), self._floor_above))
            sums = self._kinds.apart(sum(map(mul, lanes.apart(more), self._answers_above), self._kinds.lifted))
            logits = [logit + above.scale * one for logit, one in zip(logits, sums, strict=True)]
        return logits

    def _sums(self, word: str) -> Sequence[int]:
        """What the filters make of a word, for each place it may have in a window. A word that is not known counts as
        any of its ending."""
        known = self._remembered.get(word)
        if known is None:
            if len(self._remembered) >= WORDS_KEPT:
                self._remembered.clear()
            place = self._places.get(mark(word), self._places.get(mark(shape(word))))
            size = self._numbers.size
            vector = () if place is None else unpack(f"{size}b", self._numbers.vectors[place * size :][:size])
            known = self._remembered[word] = [sum(map(mul, vector, each)) for each in self._filters]
        return known

    def written(self) -> str:
        """Two lines of the file."""
        one, above = self._numbers, self._numbers.above
        head = [one.size, len(one.marks), len(one.floor), f"{one.scale:.6e}", *(f"{each:.4f}" for each in one.base)]
        floor = pack(f"<{len(one.floor)}i", *one.floor)
        parts = [pack_marks(one.marks), one.vectors, one.filters, floor, one.answers]
        if above:
            head += [len(above.floor), f"{above.scale:.6e}"]
            parts += [above.sums, pack(f"<{len(above.floor)}q", *above.floor), above.answers]
        return f"{' '.join(map(str, head))}\n{b64encode(compress(b''.join(parts), 9)).decode()}\n"


def read_windows(head: str, packed: str, kinds: int) -> Windows:
    """From its two lines, for so many kinds. Raises ValueError for what is damaged."""
    told, more = head.split()[: 4 + kinds], head.split()[4 + kinds :]
    size, words, filters = map(int, told[:3])
    scale, *base = map(float, told[3:])
    sums_above, above_scale = (int(more[0]), float(more[1])) if len(more) == 2 else (0, 0.0)
    fits = len(base) == kinds and len(more) in (0, 2) and all(map(isfinite, (scale, above_scale, *base)))
    if not fits or not 0 < max(size, filters) <= MOST_NUMBERS or not 0 <= sums_above <= MOST_NUMBERS:
        raise ValueError("It is damaged.")
    unpacking = decompressobj()
    try:
        whole = unpacking.decompress(b64decode(packed, validate=True), MOST_PACKED)
    except (ValueError, ZlibError):
        raise ValueError("It is damaged.") from None
    lengths = (_BYTES_A_MARK * words, words * size, PLACES * size * filters, 4 * filters, filters * kinds)
    lengths_above = (filters * sums_above, 8 * sums_above, sums_above * kinds)
    if not unpacking.eof or min(lengths) <= 0 or sum((*lengths, *lengths_above)) != len(whole):
        raise ValueError("It is cut off.")
    parts: list[bytes] = []
    for length in (*lengths, *lengths_above):
        parts.append(whole[:length])
        whole = whole[length:]
    marks, vectors, rows, floor, answers, rows_above, floor_above, answers_above = parts
    above = Above(rows_above, _within(floor_above, "q", 44), answers_above, above_scale) if sums_above else None
    begins = _within(floor, "i", 24)
    numbers = Numbers(
        size, tuple(unpack_marks(marks, words)), vectors, rows, begins, answers, tuple(base), scale, above
    )
    return Windows(numbers)


def _within(packed: bytes, lane: str, bits: int) -> tuple[int, ...]:
    """Whole numbers of which none may leave its lane."""
    numbers = unpack(f"<{len(packed) // calcsize(f'<{lane}')}{lane}", packed)
    return tuple(max(min(one, 1 << bits), -1 << bits) for one in numbers)
