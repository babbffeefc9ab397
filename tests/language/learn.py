"""Learns the weights of `content/language/weights.txt`: `python -m tests.language.learn` (a minute).

From the sentences that the rules were tuned to and from the rules' own examples; never from those kept back for judging
(`held_out.txt`, `fours_unseen*.txt`, `letters_unseen`). The same sentences give the same file.

It learns twice: from all that comes often enough, and then from the features that told most the first time.
"""

from __future__ import annotations

from array import array
from collections import Counter
from math import exp, sqrt
from pathlib import Path
from random import Random

from workbook.content.language import Language, load_language
from workbook.domain.wording.sentences import hide_quotations, read_words, sentences
from workbook.domain.wording.weighing import GOOD, SCALE, Weighing, features
from workbook.paths import content_folder

HERE = Path(__file__).parent
FEWEST = 4  # sentences in which a feature must come
FEATURES = 3_950  # features that are kept: what a start of the program has to read
ROUNDS, STEP, SHRINK = 8, 0.5, 1e-4
LAST = 4  # rounds of which the mean is taken: a single one leans on its order


def lines(file: str) -> list[str]:
    return [one for one in (HERE / file).read_text(encoding="utf-8").splitlines() if one and not one.startswith("#")]


def examples(language: Language) -> list[tuple[str, str]]:
    """(family or GOOD, sentence)"""
    pairs = [tuple(line.split(":", 1)) for file in ("tuned_to.txt", "plain.txt") for line in lines(file)]
    found = [(kind.strip(), text.strip().replace("\\n", "\n")) for kind, text in pairs]
    for line in lines("fours.txt"):
        family, faulty, near, register, letter = line.split(" | ")
        inner = letter.split(". ", 1)[1].rsplit(". ", 1)[0] if letter.count(". ") > 1 else letter
        found += [(family, faulty), (GOOD, near), (family, register), (family, inner)]
        found += [(GOOD, around) for around in letter.split(inner) if inner != letter]
    for family in language.families:
        for rule in family.rules:
            own = [(family.id, text) for text in rule.catches] + [(GOOD, text) for text in rule.leaves]
            found += own * 2  # content check holds the book to them
    for path in sorted(
        (
            *(HERE / "letters").glob("*.txt"),
            *(HERE / "letters_learned").glob("*.txt"),
            *(HERE / "drafts").glob("good-*.txt"),
        )
    ):
        found.append((GOOD, path.read_text(encoding="utf-8")))
    return [(kind, part) for kind, text in found for part in _apart(language, kind, text)]


def _apart(language: Language, kind: str, text: str) -> list[str]:
    """The sentences to learn from: all of a good text; a faulty one only where it is one, as one cannot know which."""
    spelling = language.lexicon.spelling
    hidden = hide_quotations(text, spelling)
    parts = [hidden[start:end] for start, end in sentences(hidden, spelling)]
    return parts if kind == GOOD or len(parts) == 1 else []


def learn(language: Language) -> Weighing:
    pairs = examples(language)
    kinds = [GOOD, *sorted({kind for kind, _ in pairs} - {GOOD})]
    spelling = language.lexicon.spelling
    seen = [(kinds.index(kind), list(features(read_words(text, spelling).words))) for kind, text in pairs]
    often = Counter(feature for _, found in seen for feature in found)
    names = sorted(name for name, count in often.items() if count >= FEWEST)
    _, weights = _fit(seen, names, len(kinds))
    told = {name: often[name] * (max(row) - min(row)) for name, row in zip(names, weights, strict=True)}
    names = sorted(sorted(names, key=lambda name: (-told[name], name))[:FEATURES])
    base, weights = _fit(seen, names, len(kinds))
    whole = [max(-127, min(127, round(one * SCALE))) for row in weights for one in row]
    return Weighing(kinds, base, {name: place for place, name in enumerate(names)}, array("b", whole))


def _fit(seen: list[tuple[int, list[str]]], names: list[str], size: int) -> tuple[list[float], list[list[float]]]:
    """The base of each kind, and the weights of each of these features for each kind."""
    places = {name: place for place, name in enumerate(names)}
    rows = [(kind, [places[name] for name in found if name in places]) for kind, found in seen]
    base = [0.0] * size
    weights = [[0.0] * size for _ in places]
    squares = [[1e-6] * size for _ in places]  # AdaGrad: Duchi, Hazan and Singer 2011
    summed, base_summed = [[0.0] * size for _ in places], [0.0] * size
    chance = Random(1)
    for number in range(ROUNDS):
        chance.shuffle(rows)
        for kind, known in rows:
            share = 1 / sqrt(max(len(known), 1))
            columns = zip(*(weights[place] for place in known), strict=True) if known else ((0.0,),) * size
            sums = [one + share * sum(column) for one, column in zip(base, columns, strict=True)]
            most = max(sums)
            odds = [exp(one - most) for one in sums]
            total = sum(odds)
            slope = [one / total for one in odds]
            slope[kind] -= 1
            part = [one * share for one in slope]
            for place in known:
                row, square = weights[place], squares[place]
                for at, one in enumerate(part):
                    square[at] += one * one
                    row[at] = (row[at] - STEP * one / sqrt(square[at])) * (1 - SHRINK)
            base = [one - 0.02 * step for one, step in zip(base, slope, strict=True)]
        if number >= ROUNDS - LAST:
            summed = [[a + b for a, b in zip(*both, strict=True)] for both in zip(summed, weights, strict=True)]
            base_summed = [a + b for a, b in zip(base_summed, base, strict=True)]
    return [one / LAST for one in base_summed], [[one / LAST for one in row] for row in summed]


def main() -> None:
    path = content_folder() / "language" / "weights.txt"
    path.unlink(missing_ok=True)  # one that cannot be read would be a fault of the content
    weighing = learn(load_language(content_folder()))
    path.write_text(weighing.written(), encoding="utf-8")
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
