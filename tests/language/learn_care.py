"""Learns `content/language/care_weights.txt`: what sentences weigh that may be more than wording. A part of `learn`.

From sentences about danger and harmless ones that look like them (`care_learned.txt`), passages that tell of grave
things and in which nobody is in danger (`care_calm.txt`), the examples of the rules for care, and, as harmless, the
sentences that the wording notes learn from, faulty or not. Which sentence of a passage is the one meant is not known:
first it is learned from single sentences, and then again, with the likeliest of each. At last the few sentences of the
book that would still be met move what their pairs of words weigh.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.language.learn import Example, examples, hold, weighed
from tests.language.said import HERE, lines, texts
from workbook.content.language import Language
from workbook.domain.wording.care import SURELY, CareRules
from workbook.domain.wording.sentences import read_words, sentences
from workbook.domain.wording.weighing import GOOD, Weighing
from workbook.paths import content_folder

KINDS = (GOOD, "die", "did", "done", "threat", "watch")
KIND_OF = {
    "wish-to-die": "die",
    "violence-done": "did", "violence-excused": "did", "forced": "did", "kept-in": "did",
    "choked": "done", "forced-on-me": "done", "done-to-me": "done",
    "threat": "threat", "weapon": "threat", "children-taken": "threat", "if-you-leave": "threat",
    "watched": "watch",
}  # fmt: skip
EACH = 3  # of the sentences of the notes one in so many: enough to know what is harmless
MEANT, HARMLESS, PASSAGE, OF_THE_NOTES, OF_THE_BOOK = 4.0, 4.0, 2.8, 3.0, 6.0  # what a sentence counts
FEATURES = 8_000
HELD = 0.9  # of being sure that a sentence needs care: less must be said of each of the book's
OF_DANGER = {"help", "doorway", "where-you-are", "stay-wait-go", "again"}


def apart(language: Language, text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language.lexicon.spelling)]


def care_examples(language: Language) -> tuple[list[Example], list[tuple[str, list[str]]]]:
    """Sentences by themselves, and passages of which one sentence is meant."""
    pairs: list[tuple[str, str]] = []
    for line in lines("care_learned.txt"):
        kind, sentence, other, passage, near = line.split(" | ")
        pairs += [(kind, sentence), (kind, other), (kind, passage), (GOOD, near)]
    pairs += [(GOOD, text) for line in lines("care_calm.txt") for text in line.split(" | ")]
    for each in language.care:
        pairs += [(KIND_OF[each.rule.id], text) for text in each.rule.catches if each.rule.id in KIND_OF]
    pairs += [(GOOD, text) for each in language.care for text in each.rule.leaves]
    pairs += [(GOOD, text) for rule in language.grave for text in rule.leaves]
    single: list[Example] = []
    passages: list[tuple[str, list[str]]] = []
    for kind, text in pairs:
        parts = apart(language, text)
        if kind == GOOD:
            single += [(GOOD, part, HARMLESS) for part in parts]
        elif len(parts) == 1:
            single.append((kind, text, MEANT))
        else:
            passages.append((kind, parts))
    return single, passages


def book() -> Iterator[str]:
    """All that the content says, but not the language files, and not the pages that speak of danger."""
    home = content_folder()
    for path in sorted(home.rglob("*.toml")):
        if "language" not in path.parts and path.stem not in OF_DANGER:
            yield from texts(path)


def harmless(language: Language, rules: CareRules) -> list[Example]:
    """Some sentences of the notes and all of whole letters, but none that a rule meets; what the book says, and
    what stands close to care: these tell of a life, as what needs care does, and the notes' sentences seldom do."""
    some = list(dict.fromkeys(text for _, text, _ in examples(language)))[::EACH]
    letters = [path.read_text(encoding="utf-8") for path in sorted((HERE / "letters_learned").glob("*"))]
    told = [*book()]
    told += [line.split(":", 1)[1].strip() for line in lines("care.txt") if line.startswith("good")]
    found = [(GOOD, text, OF_THE_NOTES) for text in some]
    found += [(GOOD, part, OF_THE_NOTES) for text in letters for part in apart(language, text)]
    found += [(GOOD, part, OF_THE_BOOK) for text in told for part in apart(language, text)]
    return [each for each in found if not rules.found(each[1])]


def learn_care(language: Language) -> Weighing:
    rules = CareRules(language.care, language.lexicon)
    single, passages = care_examples(language)
    single += harmless(language, rules)
    spelling = language.lexicon.spelling
    weighing, *_ = weighed(single, KINDS, spelling, FEATURES)

    def likely(kind: str, sentence: str) -> float:
        if rules.found(sentence):
            return 1.0
        verdict = weighing.judge(read_words(sentence, spelling).words, sentence)
        return dict(verdict.families)[kind] if verdict else 0.0

    meant = [(kind, max(parts, key=lambda part: likely(kind, part)), PASSAGE) for kind, parts in passages]
    weighing, marks, whole = weighed([*single, *meant], KINDS, spelling, FEATURES)
    hold(whole, marks, KINDS, lambda: _not_held(weighing, language, rules), spelling)
    return weighing


def _not_held(weighing: Weighing, language: Language, rules: CareRules) -> Iterator[tuple[str, str, int]]:
    """The book's own sentences that would be met, and what each is taken for and should not be."""
    spelling = language.lexicon.spelling
    for text in dict.fromkeys(part for said in book() for part in apart(language, said)):
        verdict = weighing.judge(read_words(text, spelling).words, text)
        if verdict and 1 - verdict.good >= HELD * SURELY and not rules.found(text):
            yield verdict.families[0][0], text, -1
