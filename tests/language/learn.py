"""Learns the weights of `content/language/weights.txt`: `python -m tests.language.learn` (a minute).

From the sentences that the rules were tuned to, from the rules' own examples, from fours and letters that were measured
before they were learned from; never from those kept back for judging (`held_out.txt`, `fours_unseen.txt`, `judge`). The
same sentences give the same file.

It learns twice: from all that comes often enough, and then from the features that told most the first time.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from math import sqrt
from pathlib import Path

import numpy as np

from workbook.content.language import Language, load_language
from workbook.domain.wording.sentences import hide_quotations, read_words, sentences
from workbook.domain.wording.weighing import GOOD, SCALE, Weighing, by_word, features
from workbook.paths import content_folder

HERE = Path(__file__).parent
FEWEST = 4  # sentences in which a feature must come
FEATURES = 3_750  # features that are kept: what a start of the program has to read
ROUNDS, STEP, SHRINK = 8, 0.5, 1e-4
LAST = 4  # rounds of which the mean is taken: a single one leans on its order
OLDER = 1 / 3  # what a faulty sentence counts that a rule was made from; those hide their faults less than people do

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
            found += [(family.id, text, 2.0) for text in rule.catches]  # content check holds the book to them
            found += [(GOOD, text, 4.0) for text in rule.leaves]
    for folder, which, counts in (("letters", "*", OLDER), ("letters_learned", "*", 1.0), ("drafts", "good-*", OLDER)):
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
        (kinds.index(kind), counts, list(features(read_words(text, spelling).words, text, belongs)))
        for kind, text, counts in found
    ]
    often = Counter(feature for _, _, each in seen for feature in each)
    names = sorted(name for name, count in often.items() if count >= FEWEST)
    _, weights = _fit(seen, names, len(kinds))
    told = {name: sqrt(often[name]) * (max(row) - min(row)) for name, row in zip(names, weights.tolist(), strict=True)}
    names = sorted(sorted(names, key=lambda name: (-told[name], name))[:FEATURES])
    base, weights = _fit(seen, names, len(kinds))
    whole = np.clip(np.rint(weights * SCALE), -127, 127).astype(int).ravel().tolist()
    places = {name: place for place, name in enumerate(names)}
    return Weighing(kinds, base.tolist(), places, array("b", whole), words_of)


def _fit(seen: list[tuple[int, float, list[str]]], names: list[str], size: int) -> tuple[np.ndarray, np.ndarray]:
    """The base of each kind, and the weights of each of these features for each kind."""
    places = {name: place for place, name in enumerate(names)}
    rows = [
        (kind, counts, np.array([places[name] for name in each if name in places], dtype=np.intp))
        for kind, counts, each in seen
    ]
    base, weights = np.zeros(size), np.zeros((len(names), size))
    squares = np.full_like(weights, 1e-6)  # AdaGrad: Duchi, Hazan and Singer 2011
    summed, base_summed = np.zeros_like(weights), np.zeros(size)
    chance = np.random.default_rng(1)
    for number in range(ROUNDS):
        for place in chance.permutation(len(rows)):
            kind, counts, known = rows[place]
            share = 1 / sqrt(max(len(known), 1))
            sums = base + share * weights[known].sum(0)
            odds = np.exp(sums - sums.max())
            slope = odds / odds.sum()
            slope[kind] -= 1
            slope *= counts
            part = slope * share
            squares[known] += part * part
            weights[known] = (weights[known] - STEP * part / np.sqrt(squares[known])) * (1 - SHRINK)
            base -= 0.02 * slope
        if number >= ROUNDS - LAST:
            summed += weights
            base_summed += base
    return base_summed / LAST, summed / LAST


def main() -> None:
    path = content_folder() / "language" / "weights.txt"
    path.unlink(missing_ok=True)  # one that cannot be read would be a fault of the content
    weighing = learn(load_language(content_folder()))
    path.write_text(weighing.written(), encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
