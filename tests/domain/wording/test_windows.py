"""What filters see in windows of words, and how they are read from the file."""

from __future__ import annotations

from array import array
from base64 import b64encode
from collections.abc import Sequence
from itertools import chain
from random import Random
from zlib import compress

import pytest

from workbook.domain.wording.features import mark
from workbook.domain.wording.weighing import GOOD, Weighing, read_weighing
from workbook.domain.wording.windows import PLACES, REACH, Above, Numbers, Windows, read_windows


def signed(numbers: Sequence[int]) -> bytes:
    return bytes(one & 255 for one in numbers)


def made(
    words: dict[str, tuple[int, ...]], filters: list[list[list[int]]], floor: list[int], above: Above | None = None
) -> Windows:
    """`filters`: for each place of a window, for each number of a word, what each filter makes of it."""
    names = sorted(words, key=mark)
    flat = signed([*chain.from_iterable(chain.from_iterable(filters))])
    answers = signed([0, 1, 0, -2])
    vectors = signed([*chain.from_iterable(words[name] for name in names)])
    return Windows(Numbers(2, tuple(map(mark, names)), vectors, flat, tuple(floor), answers, (0.25, 0.0), 0.5, above))


NOTHING = [[0, 0], [0, 0]]
WORDS = {"you": (1, 0), "made": (0, 1), "-": (0, 0), "-ing": (-3, 2)}
FILTERS, FLOOR = [NOTHING, NOTHING, [[5, 1], [0, 0]], [[0, 0], [5, 0]], NOTHING], [-7, 0]
YOU_MADE = made(WORDS, FILTERS, FLOOR)
SUMMED = made(WORDS, FILTERS, FLOOR, Above(signed([2, -1, -3, 4]), (0, -2), signed([0, 5, 9, 9]), 0.25))


def test_a_filter_finds_words_that_stand_together_and_only_those() -> None:
    assert YOU_MADE.logits(("then", "you", "made", "me")) == [0.25, 0.5 * (3 - 2)]
    assert YOU_MADE.logits(("you", "then", "made", "me")) == [0.25, 0.5 * -2]
    assert YOU_MADE.logits(()) == [0.25, 0.0]


def test_what_filters_find_is_summed_and_what_is_above_nothing_speaks_too() -> None:
    found = (3, 1)  # by the two filters; summed up 2 x 3 - 3 x 1, and - 3 + 4 x 1 - 2, which is below nothing
    assert YOU_MADE.logits(("then", "you", "made", "me")) == [0.25, 0.5 * (found[0] - 2 * found[1])]
    assert SUMMED.logits(("then", "you", "made", "me")) == [0.25, 0.5 + 0.25 * 5 * 3]
    assert SUMMED.logits(()) == [0.25, 0.0]


def test_a_word_that_is_not_known_counts_as_one_of_its_ending() -> None:
    alone = made(WORDS, [NOTHING, NOTHING, [[0, 0], [2, 0]], NOTHING, NOTHING], [0, 0])
    assert alone.logits(("dithering",)) == alone.logits(("-ing",)) == [0.25, 2.0]
    assert alone.logits(("dither", "\0", ",", "7")) == [0.25, 0.0]


def test_sums_side_by_side_are_those_one_by_one() -> None:
    random = Random(4)
    size, count, kinds = 32, 40, 13
    words = sorted(("if", "i", "was", "cold", "^", "$"), key=mark)

    def some(many: int) -> list[int]:
        return [random.choice((-127, 127, random.randint(-127, 127))) for _ in range(many)]

    vectors = {word: some(size) for word in words}
    filters = [[some(count) for _ in range(size)] for _ in range(PLACES)]
    floor, answers = some(count), [some(kinds) for _ in range(count)]
    whole = Windows(
        Numbers(
            size,
            tuple(map(mark, words)),
            signed([*chain(*vectors.values())]),
            signed([*chain(*chain(*filters))]),
            tuple(floor),
            signed([*chain(*answers)]),
            (0.0,) * kinds,
            1.0,
        )
    )
    row = ["^", "if", "i", "was", "cold", "$"]
    at = range(len(row))
    most = [
        max(
            0,
            *(
                floor[one]
                + sum(
                    vectors[row[place + away]][number] * filters[REACH + away][number][one]
                    for away in range(-REACH, REACH + 1)
                    if place + away in at
                    for number in range(size)
                )
                for place in at
            ),
        )
        for one in range(count)
    ]
    assert whole.logits(row[1:-1]) == [
        sum(most[one] * answers[one][kind] for one in range(count)) for kind in range(kinds)
    ]


@pytest.mark.parametrize("windows", [YOU_MADE, SUMMED])
def test_it_is_written_and_read_and_what_is_damaged_is_refused(windows: Windows) -> None:
    head, packed, _ = windows.written().split("\n")
    said = ("then", "you", "made", "me")
    assert read_windows(head, packed, 2).logits(said) == windows.logits(said)
    weighing = Weighing([GOOD, "f"], [0.0, 0.0], (), array("b"), windows=windows)
    assert read_weighing(weighing.written()).judge(said) == weighing.judge(said)
    huge = b64encode(compress(bytes(3_000_000))).decode()
    for wrong in (packed[:-8], packed[::-1], huge, "", "é", b64encode(compress(b"much")).decode()):
        with pytest.raises(ValueError, match=r"cut off|damaged"):
            read_windows(head, wrong, 2)
    for instead in (
        "",
        head.replace("2", "0", 1),
        head.replace("0.2500", "nan"),
        "-1 " + head,
        head + " 1.0",
        head + " 3 1.0",
        "9" + head,
    ):
        with pytest.raises(ValueError, match=r"cut off|damaged|unpack|invalid literal"):
            read_windows(instead, packed, 2)


def test_what_is_said_above_that_cannot_be_is_refused() -> None:
    head, packed, _ = SUMMED.written().split("\n")
    *rest, sums, _ = head.split()
    for wrong in (f"{sums} nan", "-1 0.25", "0 0.25", "100000 0.25", sums, "1.5 0.25"):
        with pytest.raises(ValueError, match=r"cut off|damaged|unpack|invalid literal"):
            read_windows(" ".join((*rest, wrong)), packed, 2)
