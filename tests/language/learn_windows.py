"""Learns the filters and vectors of `windows` from the same sentences as `learn` does; minutes.

The vectors begin as those of GloVe, turned and shortened, plus what the sentences teach of each word. Learned by steps
against the slope (Adam: Kingma and Ba, 2015), each from some sentences of like length, with words, numbers and filters
left out at random, lest it learn them by heart (Srivastava and others, Dropout, 2014).
"""

from __future__ import annotations

from base64 import b85decode
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from zlib import decompress

import numpy as np
import numpy.typing as npt

from workbook.domain.wording.features import SHAPES, mark, shape
from workbook.domain.wording.windows import BEGIN, END, PLACES, REACH, Above, Numbers, Windows

VECTORS = Path(__file__).parent / "vectors.txt"
COMMON = 4_000  # words that are learned of though no sentence has them: the first of the file
FEWEST = 3  # sentences in which any other word must come
SIZE, FILTERS, SUMS = 32, 128, 64  # numbers a word; filters of each build; sums of what these find
BUILDS = (
    (-2, 0, 2),
    (-1, 0, 1),
    (0,),
)  # the places of a window that the filters of a build see; the widest first is quick
EPOCHS, TOGETHER, SPEED = 12, 128, 2e-3
LENGTHS = (14, 20, 28, 48, 80)  # words, with the beginning and the end; the rest of a longer sentence is left out
NO_WORD, NO_NUMBER, NO_FILTER, NO_SUM = 0.1, 0.1, 0.5, 0.3  # how much is left out
SHRINK, OWN = 1e-4, 1e-3
STEPS = 6.0  # in which the numbers of a vector are written, to a standard deviation
PAD = 0

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]
Params = dict[str, Floats]


def vectors() -> tuple[list[str], Floats]:
    """The words of the file, the commonest first, and the vector of each."""
    *_, words, packed = VECTORS.read_text(encoding="utf-8").splitlines()
    names = words.split()
    numbers = np.frombuffer(decompress(b85decode(packed)), np.int8).reshape(-1, len(names)).T.astype(np.float32)
    return names, numbers / numbers.std()


def learn_windows(
    sentences: Sequence[Sequence[str]], kinds: Sequence[int], counts: Sequence[float], share: float
) -> Windows:
    """From the words of sentences, the kind of each, and what each counts; `share`: what the logits count."""
    known, given = known_words(sentences)
    rows = [numbered(words, known) for words in sentences]
    alike = np.array([PAD, *(known.get(shape(word), number) for word, number in known.items())])
    learned = train(rows, np.array(kinds), np.array(counts, np.float32), given, alike, max(kinds) + 1)
    return Windows(written(learned, given, known, share))


def known_words(sentences: Sequence[Sequence[str]]) -> tuple[dict[str, int], Floats]:
    """The number of each word that is known, and the vectors by number; the first stands for none."""
    often = Counter(word for words in sentences for word in set(words))
    names, given = vectors()
    wanted = {word for word, count in often.items() if count >= FEWEST and not word[0].isdigit()}
    every = [*SHAPES, BEGIN, END, *sorted(wanted | set(names[:COMMON]))]
    at = {name: place for place, name in enumerate(names)}
    rows = [given[at[word]] if word in at else np.zeros(given.shape[1], np.float32) for word in every]
    return {word: number for number, word in enumerate(every, 1)}, np.stack([rows[0] * 0, *rows])


def numbered(words: Sequence[str], known: dict[str, int]) -> list[int]:
    return [known.get(word) or known.get(shape(word), PAD) for word in (BEGIN, *words, END)][: LENGTHS[-1]]


def train(
    rows: Sequence[Sequence[int]], kinds: Whole, counts: Floats, given: Floats, alike: Whole, size: int
) -> Params:
    """The parameters by name: how given vectors are turned, what is added to each, what filters see and answer."""
    rng = np.random.default_rng(0)

    def begun(*form: int) -> Floats:
        return (rng.standard_normal(form) / np.sqrt(np.prod(form[:-1]))).astype(np.float32)

    own = (rng.standard_normal((len(given), SIZE)) / 10).astype(np.float32)
    p: Params = {"turn": begun(given.shape[1], SIZE), "own": own, "base": np.zeros(size, np.float32)}
    for build, places in enumerate(BUILDS):
        p[f"see{build}"], p[f"floor{build}"] = begun(len(places) * SIZE, FILTERS), np.zeros(FILTERS, np.float32)
    p["answer"] = begun(len(BUILDS) * FILTERS, size)
    p["above"], p["ground"] = begun(len(BUILDS) * FILTERS, SUMS), np.zeros(SUMS, np.float32)
    p["reply"] = begun(SUMS, size) / np.float32(3)
    first, second = ({name: np.zeros_like(each) for name, each in p.items()} for _ in range(2))
    lengths = np.array([len(row) for row in rows])
    table = np.full((len(rows), LENGTHS[-1]), PAD)
    for line, row in zip(table, rows, strict=True):
        line[: len(row)] = row
    step, steps = 0, EPOCHS * sum(1 for _ in _together(lengths, rng))
    for _ in range(EPOCHS):
        for some, length in _together(lengths, rng):
            step += 1
            speed = SPEED * min(1.0, step / steps * 20) * (1 + np.cos(np.pi * step / steps)) / 2
            for name, slope in _slopes(p, table[some, :length], kinds[some], counts[some], given, alike, rng).items():
                first[name] += 0.1 * (slope - first[name])
                second[name] += 0.001 * (slope * slope - second[name])
                way = first[name] / (1 - 0.9**step) / (np.sqrt(second[name] / (1 - 0.999**step)) + 1e-8)
                p[name] -= np.float32(speed) * (way + np.float32(SHRINK) * p[name])
    return p


def _together(lengths: Whole, rng: np.random.Generator) -> Iterator[tuple[Whole, int]]:
    """All sentences once, some of like length together, in any order."""
    order = rng.permutation(len(lengths))
    groups: list[tuple[Whole, int]] = []
    for short, long in pairwise((0, *LENGTHS)):
        group = order[(lengths[order] > short) & (lengths[order] <= long)]
        groups += [(group[at : at + TOGETHER], long) for at in range(0, len(group), TOGETHER)]
    for at in rng.permutation(len(groups)).tolist():
        yield groups[at]


def _looked(p: Params, build: int, vectors: Floats, there: npt.NDArray[np.bool_]) -> tuple[Floats, Whole, Floats]:
    """What the filters of a build see at each place, the place at which each finds most, and how much that is."""
    many, length, size = vectors.shape
    edged = np.zeros((many, length + 2 * REACH, size), np.float32)
    edged[:, REACH : REACH + length] = vectors
    seen = np.concatenate([edged[:, REACH + place :][:, :length] for place in BUILDS[build]], 2)
    found = seen @ p[f"see{build}"] + p[f"floor{build}"]
    found[~there] = -np.inf
    at = found.argmax(1)
    return seen, at, np.maximum(np.take_along_axis(found, at[:, None], 1)[:, 0], 0)


def _slopes(
    p: Params, words: Whole, kinds: Whole, counts: Floats, given: Floats, alike: Whole, rng: np.random.Generator
) -> Params:
    """Of the loss by each parameter."""
    there = words != PAD
    words = np.where(rng.random(words.shape) < NO_WORD, alike[words], words)
    many, length = words.shape
    used, which = np.unique(words, return_inverse=True)
    which = which.reshape(words.shape)
    kept = ((rng.random((many, 1, SIZE)) >= NO_NUMBER) / (1 - NO_NUMBER)).astype(np.float32) * there[..., None]
    vectors = (given[used] @ p["turn"] + p["own"][used])[which] * kept
    looks = [_looked(p, build, vectors, there) for build in range(len(BUILDS))]
    most = np.concatenate([each for _, _, each in looks], 1)
    heard = ((rng.random(most.shape) >= NO_FILTER) / (1 - NO_FILTER)).astype(np.float32)
    most *= heard
    sums = most @ p["above"] + p["ground"]
    summed = (sums > 0) * ((rng.random(sums.shape) >= NO_SUM) / (1 - NO_SUM)).astype(np.float32)
    odds = most @ p["answer"] + (sums * summed) @ p["reply"] + p["base"]
    odds = np.exp(odds - odds.max(1, keepdims=True))
    odds /= odds.sum(1, keepdims=True)
    odds[np.arange(many), kinds] -= 1
    odds *= (counts / counts.sum())[:, None]
    down = (odds @ p["reply"].T) * summed
    slopes: Params = {"answer": most.T @ odds, "base": odds.sum(0), "reply": (sums * summed).T @ odds}
    slopes |= {"above": most.T @ down, "ground": down.sum(0)}
    back = (odds @ p["answer"].T + down @ p["above"].T) * heard * (most > 0)
    edged = np.zeros((many, length + 2 * REACH, SIZE), np.float32)
    for build, (seen, at, _) in enumerate(looks):
        part = back[:, build * FILTERS : (build + 1) * FILTERS]
        each = np.zeros((many, length, FILTERS), np.float32)
        np.put_along_axis(each, at[:, None], part[:, None], 1)
        slopes[f"see{build}"] = np.tensordot(seen, each, ((0, 1), (0, 1)))
        slopes[f"floor{build}"] = part.sum(0)
        into = (each @ p[f"see{build}"].T).reshape(many, length, len(BUILDS[build]), SIZE)
        for number, place in enumerate(BUILDS[build]):
            edged[:, REACH + place :][:, :length] += into[:, :, number]
    flat = (edged[:, REACH : REACH + length] * kept).reshape(-1, SIZE)
    order = np.argsort(which, axis=None, kind="stable")
    comes = np.bincount(which.ravel())
    by_word = np.add.reduceat(flat[order], np.cumsum(comes) - comes)
    slopes["turn"] = given[used].T @ by_word
    slopes["own"] = np.zeros_like(p["own"])
    slopes["own"][used] = by_word + 2 * OWN / many * comes[:, None] * p["own"][used]
    return slopes


def written(p: Params, given: Floats, known: dict[str, int], share: float) -> Numbers:
    """In whole numbers, for the file; `share`: what their logits count."""
    vectors = given @ p["turn"] + p["own"]
    filters = np.zeros((PLACES, SIZE, len(BUILDS) * FILTERS), np.float32)
    for build, places in enumerate(BUILDS):
        for place, part in zip(places, p[f"see{build}"].reshape(len(places), SIZE, FILTERS), strict=True):
            filters[REACH + place, :, build * FILTERS : (build + 1) * FILTERS] = part
    floor = np.concatenate([p[f"floor{build}"] for build in range(len(BUILDS))])
    fine = vectors.std() / STEPS
    filter_fine, answer_fine, above_fine, reply_fine = (
        np.abs(each).max() / 127 for each in (filters, p["answer"], p["above"], p["reply"])
    )
    found = fine * filter_fine  # what one is worth of what a filter finds
    marks = {mark(word): number for word, number in reversed(known.items())}
    order = sorted(marks)
    return Numbers(
        SIZE,
        tuple(order),
        _bytes(vectors[[marks[each] for each in order]] / fine),
        _bytes(filters / filter_fine),
        tuple(np.rint(floor / found).astype(int).tolist()),
        _bytes(p["answer"] / answer_fine),
        tuple((share * p["base"]).tolist()),
        float(share * found * answer_fine),
        Above(
            _bytes(p["above"] / above_fine),
            tuple(np.rint(p["ground"] / (found * above_fine)).astype(int).tolist()),
            _bytes(p["reply"] / reply_fine),
            float(share * found * above_fine * reply_fine),
        ),
    )


def _bytes(numbers: Floats) -> bytes:
    return np.clip(np.rint(numbers), -127, 127).astype(np.int8).tobytes()
