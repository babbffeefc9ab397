"""Learns the weights of `content/language/weights.txt`: `python -m tests.language.learn` (ten minutes; with those for
what needs care, of which `learn_care` tells).

From the sentences that the rules were tuned to, from the rules' own examples and the book's, from fours and letters
that were measured before they were learned from; never from those kept back for judging (`held_out.txt`,
`fours_unseen.txt`, `judge`). The same sentences give the same file.

It learns twice: from all that comes often enough, and then from the features that told most the first time. At last
the few sentences that the book is held to and that are judged otherwise move what their pairs of words weigh.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
import numpy.typing as npt

from tests.language.learn_windows import learn_windows
from tests.language.said import HERE, examples_of_the_book, lines
from workbook.content.language import Language, load_language
from workbook.domain.wording.features import by_word, features, mark
from workbook.domain.wording.sentences import Spelling, hide_quotations, read_words, sentences
from workbook.domain.wording.weighing import GOOD, SCALE, Weighing
from workbook.paths import content_folder

FEWEST = 4  # sentences in which a feature must come
FEATURES = 24_000  # features that are kept: what a start of the program has to read
ROUNDS, SHRINK = 60, 5e-6  # fewer, or more shrinking, and the rarer features say too little
MOST_ROUNDS = 20  # in which pairs of words are moved until all sentences stand that the book is held to
REMEMBERED = 8  # steps that the next one is reckoned from
OLDER = 1 / 2  # what a faulty sentence counts that a rule was made from; those hide their faults less than people do
OLDER_GOOD = 2.5  # and a good one: the plainest must surely be left alone
EXAMPLE = 6.0  # and an example of a rule: content check holds the book to them

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judging:
    """How what was learned judges together: what the logits of the features count, and those of the windows; `lean` is
    added to what speaks for nothing being wrong."""

    features: float = 1 / 2
    windows: float = 1 / 2
    lean: float = 0.0


NOTES = Judging(0.75, 0.65, -0.5)  # by authors held out: two that agree are surer than either, and of the
# sentences to learn from more are good than of those that people ask about
Example = tuple[str, str, float]
"""The family or GOOD, a sentence, and what it counts."""


def fours(file: str, counts: float) -> Iterable[Example]:
    for line in lines(file):
        family, faulty, near, register, letter = line.split(" | ")
        inner = letter.split(". ", 1)[1].rsplit(". ", 1)[0] if letter.count(". ") > 1 else letter
        honest = ((GOOD, near), (GOOD, in_haste(near)))  # else what is typed in haste would seem faulty for it
        for kind, text in (*honest, (family, faulty), (family, register), (family, inner)):
            yield kind, text, counts
        if inner != letter:
            yield from ((GOOD, around, counts) for around in letter.split(inner))


def in_haste(text: str) -> str:
    """As it is typed in a message: without capitals and marks."""
    return "".join(each for each in text.lower() if each not in ".,;:’'")


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
            found += [(family.id, text, EXAMPLE) for text in rule.catches]
            found += [(GOOD, text, EXAMPLE) for text in rule.leaves]
    found += [(GOOD, text, EXAMPLE) for text in examples_of_the_book()]
    for folder, which, counts in (("letters", "*", 2.0), ("letters_learned", "*", 1.0), ("drafts", "good-*", 3.0)):
        found += [(GOOD, path.read_text(encoding="utf-8"), counts) for path in sorted((HERE / folder).glob(which))]
    return [
        (kind, part, OLDER_GOOD if kind == GOOD and counts == OLDER else counts)
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
    spelling = language.lexicon.spelling
    weighing, marks, whole = weighed(found, kinds, spelling, FEATURES, NOTES)
    hold(whole, marks, kinds, lambda: _not_held(replace(language, weighing=weighing)), spelling)
    return weighing


def hold(
    whole: array[int],
    marks: Sequence[int],
    kinds: Sequence[str],
    not_held: Callable[[], Iterable[tuple[str, str, int]]],
    spelling: Spelling,
) -> None:
    """Move what pairs of words weigh until all sentences stand that the book is held to, or for so many rounds:
    `not_held` has the kind that one should be taken for (1) or not (-1)."""
    places = {each: place * len(kinds) for place, each in enumerate(marks)}
    for _ in range(MOST_ROUNDS):
        wrong = list(not_held())
        for kind, text, step in wrong:
            pairs = (each for each in features(read_words(text, spelling).words) if " " in each and ":" not in each)
            for at in (places[mark(each)] for each in pairs if mark(each) in places):
                for number, by in ((kinds.index(kind), step), (0, -step)):
                    whole[at + number] = max(min(whole[at + number] + by, 127), -127)
        if not wrong:
            break


def weighed(
    found: Sequence[Example], kinds: Sequence[str], spelling: Spelling, features_kept: int, judging: Judging = Judging()
) -> tuple[Weighing, list[int], array[int]]:
    """What is learned of these, with the marks of the features that it knows, and what each weighs for each kind."""
    words_of = concepts()
    belongs = by_word(words_of)
    read = [read_words(text, spelling).words for _, text, _ in found]
    seen = [
        (kinds.index(kind), counts, sorted(set(map(mark, features(words, text, belongs)))))
        for (kind, text, counts), words in zip(found, read, strict=True)
    ]
    counted = [2 * counts if counts == EXAMPLE else max(1.0, counts) for _, counts, _ in seen]
    windows = learn_windows(read, [kind for kind, _, _ in seen], counted, judging.windows)
    often = Counter(each for _, _, known in seen for each in known)
    marks = sorted(each for each, count in often.items() if count >= FEWEST)
    _, weights = _fit(seen, marks, len(kinds), ROUNDS // 2)
    told = {each: sqrt(often[each]) * (max(row) - min(row)) for each, row in zip(marks, weights.tolist(), strict=True)}
    marks = sorted(sorted(marks, key=lambda each: (-told[each], each))[:features_kept])
    base, weights = _fit(seen, marks, len(kinds), ROUNDS)
    whole = array("b", np.clip(np.rint(judging.features * weights * SCALE), -127, 127).astype(int).ravel().tolist())
    base = judging.features * base + judging.lean * np.array([kind == GOOD for kind in kinds])
    return Weighing(kinds, base.tolist(), marks, whole, words_of, windows), marks, whole


def _not_held(language: Language) -> Iterator[tuple[str, str, int]]:
    """The sentences that the book is held to and that are not judged so: the family that one should get (1) or not
    (-1). Examples of rules, and letters, drafts and examples of the book that deserve no note."""
    noticer, spelling = language.noticer(), language.lexicon.spelling
    for family in language.families:
        for rule in family.rules:
            for text, step in (*((text, 1) for text in rule.catches), *((text, -1) for text in rule.leaves)):
                if (family.id in {note.family for note in noticer.notes(text)}) != (step > 0):
                    yield family.id, text, step
    paths = (path for which in ("letters/*", "drafts/good-*") for path in sorted(HERE.glob(which)))
    for text in (*(path.read_text(encoding="utf-8") for path in paths), *examples_of_the_book()):
        for note in noticer.notes(text):
            yield from ((note.family, text[a:b], -1) for a, b in sentences(text, spelling) if a <= note.start < b)


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
    from tests.language.learn_care import learn_care  # which learns with what stands here

    home = content_folder() / "language"
    for name, of in (("weights.txt", learn), ("care_weights.txt", learn_care)):
        path = home / name
        path.unlink(missing_ok=True)  # one that cannot be read would be a fault of the content
        path.write_text(of(load_language(content_folder())).written(), encoding="utf-8")
        print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
