"""Learns the weights of `content/language/weights.txt`: `python -m tests.language.learn` (a minute).

From the sentences that the rules were tuned to, from the rules' own examples, from fours and letters that were measured
before they were learned from; never from those kept back for judging (`held_out.txt`, `fours_unseen.txt`, `judge`). The
same sentences give the same file.

It learns twice: from all that comes often enough, and then from the features that told most the first time.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable
from math import sqrt
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbook.content.language import Language, load_language
from workbook.domain.wording.sentences import hide_quotations, read_words, sentences
from workbook.domain.wording.weighing import GOOD, SCALE, Weighing, by_word, features, mark
from workbook.paths import content_folder

HERE = Path(__file__).parent
FEWEST = 4  # sentences in which a feature must come
FEATURES = 16_000  # features that are kept: what a start of the program has to read
ROUNDS, SHRINK = 60, 5e-6  # fewer, or more shrinking, and the rarer features say too little
REMEMBERED = 8  # steps that the next one is reckoned from
OLDER = 1 / 2  # what a faulty sentence counts that a rule was made from; those hide their faults less than people do

Floats = npt.NDArray[np.float64]
Example = tuple[str, str, float]
"""The family or GOOD, a sentence, and what it counts."""


def lines(file: str) -> list[str]:
    return [one for one in (HERE / file).read_text(encoding="utf-8").splitlines() if one and not one.startswith("#")]


def fours(file: str, counts: float) -> Iterable[Example]:
    for line in lines(file):
        family, faulty, near, register, letter = line.split(" | ")
        inner = letter.split(". ", 1)[1].rsplit(". ", 1)[0] if letter.count(". ") > 1 else letter
        for kind, text in ((family, faulty), (GOOD, near), (family, register), (family, inner)):
            yield kind, text, counts
        if inner != letter:
            yield from ((GOOD, around, counts) for around in letter.split(inner))


def examples(language: Language) -> list[Example]:
    pairs = [
        (line.split(":", 1), counts)
        for file, counts in (("tuned_to.txt", OLDER), ("plain.txt", OLDER), ("oblique.txt", 1.0))
        for line in lines(file)
    ]
    found: list[Example] = [(kind.strip(), text.strip().replace("\\n", "\n"), counts) for (kind, text), counts in pairs]
    found += [*fours("fours.txt", OLDER), *fours("fours_learned.txt", 1.0)]
    for family in language.families:
        for rule in family.rules:
            found += [(family.id, text, 6.0) for text in rule.catches]  # content check holds the book to them
            found += [(GOOD, text, 6.0) for text in rule.leaves]
    for folder, which, counts in (("letters", "*", 2.0), ("letters_learned", "*", 1.0), ("drafts", "good-*", 3.0)):
        found += [(GOOD, path.read_text(encoding="utf-8"), counts) for path in sorted((HERE / folder).glob(which))]
    return [
        (kind, part, max(1.0, counts) if kind == GOOD else counts)
        for kind, text, counts in found
        for part in _apart(language, kind, text)
    ]


def _apart(language: Language, kind: str, text: str) -> list[str]:
    """The sentences to learn from: all of a good text; a faulty one only where it is one, as one cannot know which."""
    spelling = language.lexicon.spelling
    hidden = hide_quotations(text, spelling)
    parts = [hidden[start:end] for start, end in sentences(hidden, spelling)]
    return parts if kind == GOOD or len(parts) == 1 else []


def concepts() -> dict[str, tuple[str, ...]]:
    told = (line.split(":") for line in lines("concepts.txt"))
    return {name: tuple(dict.fromkeys(words.split())) for name, words in told}


def learn(language: Language) -> Weighing:
    found = examples(language)
    kinds = [GOOD, *sorted({kind for kind, _, _ in found} - {GOOD})]
    spelling, words_of = language.lexicon.spelling, concepts()
    belongs = by_word(words_of)
    seen = [
        (kinds.index(kind), counts, sorted(set(map(mark, features(read_words(text, spelling).words, text, belongs)))))
        for kind, text, counts in found
    ]
    often = Counter(each for _, _, known in seen for each in known)
    marks = sorted(each for each, count in often.items() if count >= FEWEST)
    _, weights = _fit(seen, marks, len(kinds), ROUNDS // 2)
    told = {each: sqrt(often[each]) * (max(row) - min(row)) for each, row in zip(marks, weights.tolist(), strict=True)}
    marks = sorted(sorted(marks, key=lambda each: (-told[each], each))[:FEATURES])
    base, weights = _fit(seen, marks, len(kinds), ROUNDS)
    whole = np.clip(np.rint(weights * SCALE), -127, 127).astype(int).ravel().tolist()
    return Weighing(kinds, base.tolist(), marks, array("b", whole), words_of)


def _fit(seen: list[tuple[int, float, list[int]]], marks: list[int], size: int, rounds: int) -> tuple[Floats, Floats]:
    """The base of each kind, and the weights of each of these features for each kind."""
    places = {each: place for place, each in enumerate(marks)}
    rows = [np.array([places[each] for each in known if each in places] or [len(marks)]) for _, _, known in seen]
    lengths = np.array([len(row) for row in rows])
    columns, row_of = np.concatenate(rows), np.repeat(np.arange(len(rows)), lengths)
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    by_column = row_of[np.argsort(columns, kind="stable")]
    used, first = np.unique(np.sort(columns), return_index=True)
    share = (1 / np.sqrt(lengths)).astype(np.float32)
    counts = np.array([counts for _, counts, _ in seen], np.float32)
    counts /= counts.sum()
    meant = np.zeros((size, len(rows)), np.float32)
    meant[[kind for kind, _, _ in seen], np.arange(len(rows))] = 1
    shrink = np.full(len(marks) + 2, SHRINK, np.float32)
    shrink[-1] = 0  # the last one is the base, the one before stands for no feature at all

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(size, -1).astype(np.float32)
        sums = np.stack([share * np.add.reduceat(each[columns], starts) + each[-1] for each in weights])
        sums -= sums.max(0)
        odds = np.exp(sums)
        total = odds.sum(0)
        slope = counts * (odds / total - meant)
        part = shrink * weights
        for each, one in zip(part, share * slope, strict=True):
            each[used] += np.add.reduceat(one[by_column], first)
        part[:, -1] += slope.sum(1)
        missed = float((counts * meant * (np.log(total) - sums)).sum())
        return missed + float((shrink * weights * weights).sum()) / 2, part.astype(np.float64).ravel()

    whole = _least(loss, np.zeros((len(marks) + 2) * size), rounds).reshape(size, -1).T
    return whole[-1], whole[:-2]


def _least(loss: Callable[[Floats], tuple[float, Floats]], at: Floats, rounds: int) -> Floats:
    """Where `loss` is least, by L-BFGS: Nocedal and Wright, Numerical Optimization, 7.2."""
    value, slope = loss(at)
    steps: list[tuple[Floats, Floats]] = []
    for _ in range(rounds):
        way, scales = slope.copy(), []
        for step, turn in reversed(steps):
            scales.append(float(step @ way / (step @ turn)))
            way -= scales[-1] * turn
        if steps:
            step, turn = steps[-1]
            way *= float(step @ turn / (turn @ turn))
        else:
            way /= float(np.abs(slope).sum())
        for (step, turn), scale in zip(steps, reversed(scales), strict=True):
            way += (scale - float(turn @ way / (step @ turn))) * step
        far, down = 1.0, float(slope @ way)
        while True:
            there = at - far * way
            lower, ahead = loss(there)
            if lower <= value - 1e-4 * far * down or far < 1e-4:
                break
            far /= 2
        if float((there - at) @ (ahead - slope)) > 0:
            steps = [*steps[1 - REMEMBERED :], (there - at, ahead - slope)]
        at, value, slope = there, lower, ahead
    return at


def main() -> None:
    path = content_folder() / "language" / "weights.txt"
    path.unlink(missing_ok=True)  # one that cannot be read would be a fault of the content
    weighing = learn(load_language(content_folder()))
    path.write_text(weighing.written(), encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
