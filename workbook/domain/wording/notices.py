"""Wording notes: what the rules of `content/language/` notice in a text, and which parts an apology has.

Rules are data (patterns in the language of `patterns`, and guards); this module only applies them. It marks words and
explains them; it grades nothing. A text is taken sentence by sentence, and what was found in a sentence is remembered
together with its neighbours, so that typing examines only the sentence that changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.domain.wording.matching import Index, Pattern
from workbook.domain.wording.names import NameReader
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.sentences import MARKS, hide_quotations, read_words, sentences
from workbook.domain.wording.wakers import Wakers, Watch
from workbook.domain.wording.weighing import Weighing

SURELY_GOOD = 0.6  # as the weighing of words judges it: from here on a rule that matches is taken not to be meant
WHERE_RULES_AGREE = 0.3  # so much surer it must be of that where two rules match
FEW_WORDS = 7  # up to so many say too little to be weighed against a rule
SURELY_FAULTY = 0.5  # from here on a sentence is noted that no rule foresaw
ALSO_TRUE = 0.17  # of the likelihood that something is wrong; from here on it is said to be of a second family as well
HARDLY_TRUE = 0.05  # of the same: below, a rule that matches is taken to have mistaken the family
FEW, MANY = 3, 9  # sentences: each one more is one more chance to be wrong, so the two move up to these in a letter:
SURELY_GOOD_IN_MANY, SURELY_FAULTY_IN_MANY = 0.4, 0.92
MOST_ALIKE = 2  # families that one sentence is said to be of, where the weighing has a say
REMEMBERED = 300_000  # characters of sentences whose notes are kept, 50 more for each; then the memory starts anew


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule notices. All but `id`, `family`, `why` and `rewrite` are patterns (see the module `patterns`).

    A place that one of `patterns` matches is noted, except when
    - one of `leave` matches there too (the two overlap),
    - the sentence matches one of `unless`, or there are `needs` and it matches none of them,
    - there are `after` and the sentence before matches none of them,
    - the sentence, the one before or the one after it matches one of `unless_near`.
    """

    id: str
    family: str
    patterns: tuple[str, ...]
    why: str = ""
    rewrite: str = ""
    leave: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    unless_near: tuple[str, ...] = ()
    offers: str = ""  # what the screen may offer with the note: "forge" for the promise forge
    sure: bool = False  # short and plain: the weighing of words never takes what it finds for good
    catches: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Words noticed in a text: `text[start:end]`, in code points."""

    family: str
    rule: str
    start: int
    end: int
    text: str
    why: str
    rewrite: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part that an apology may have; `optional` ones are missed by nobody. `rules` find it, one is enough."""

    id: str
    title: str
    hint: str
    optional: bool
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class PartFound:
    """A part of the apology and where the text shows it: (start, end) in code points, in order; empty if nowhere."""

    part: Part
    spans: tuple[tuple[int, int], ...]


class _Guards:
    """A rule, and what guards it, compiled when it is first asked for. `shared`: `leave` patterns of every rule."""

    def __init__(self, rule: Rule, order: int, lexicon: Lexicon, shared: Sequence[str]) -> None:
        self.rule = rule
        self.order = order
        self._lexicon = lexicon
        self._shared = shared
        self._leave: tuple[Pattern, ...] | None = None

    def stands(self, before: Index, index: Index, behind: Index) -> bool:
        """Whether the sentence and its neighbours allow the rule at all."""

        def any_of(sources: Sequence[str], where: Index) -> bool:
            return any(self._lexicon.compile(source).anywhere(where) for source in sources)

        rule = self.rule
        return not (
            any_of(rule.unless, index)
            or (rule.needs and not any_of(rule.needs, index))
            or (rule.after and not any_of(rule.after, before))
            or any(any_of(rule.unless_near, where) for where in (before, index, behind))
        )

    def left_alone(self, index: Index) -> list[tuple[int, int]]:
        """The stretches of words that the rule leaves alone."""
        if self._leave is None:
            self._leave = tuple(map(self._lexicon.compile, (*self.rule.leave, *self._shared)))
        return [(hit.start, hit.end) for pattern in self._leave for hit in pattern.hits(index)]


@dataclass(frozen=True, slots=True)
class _Found:
    """A note before it is placed: in its sentence, by character."""

    order: int
    rule: Rule
    start: int
    end: int


class Noticer:
    """Applies a set of rules to texts. Keep one for as long as a text is being written: it remembers sentences.

    `everywhere` are `leave` patterns of every rule; `quotations`: what is quoted is read too. A pattern is compiled
    when a sentence first needs it: for one that cannot be read, looking through a text raises PatternError.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        lexicon: Lexicon,
        everywhere: Sequence[str] = (),
        *,
        quotations: bool = False,
        weighing: Weighing | None = None,
        alike: Sequence[Rule] = (),
        names: NameReader | None = None,
    ) -> None:
        """`weighing` judges each sentence beside the rules; `alike` has, for each family, what is said of a sentence
        that it takes for one of that family where no rule does. `names` says who is named in a sentence."""
        self.rules = tuple(rules)
        self._weighing = weighing
        self._lexicon = lexicon
        self._quotations, self._names = quotations, names
        guards = (_Guards(rule, order, lexicon, everywhere) for order, rule in enumerate(self.rules))
        self._patterns = [(each, source) for each in guards for source in each.rule.patterns]
        self._alike = {
            rule.family: _Guards(rule, order, lexicon, everywhere) for order, rule in enumerate(alike, len(self.rules))
        }
        self._watch = _watch(self._patterns, lexicon)
        self._indexes: dict[str, Index] = {}
        self._found: dict[tuple[str, str, str, float], tuple[_Found, ...]] = {}
        self._remembered = 0

    def notes(self, text: str, family: str | None = None) -> tuple[Note, ...]:
        """The notes on a text in order; those of one family if it is named.

        Two notes never overlap in part: they stand apart, or (of two families) on the very same words.
        """
        notes: list[Note] = []
        for start, _, found in self._by_sentence(text):
            wanted = [f for f in found if family is None or f.rule.family == family]
            for one in _settle(wanted, text[start:] if wanted else ""):
                rule, a, b = one.rule, start + one.start, start + one.end
                notes.append(Note(rule.family, rule.id, a, b, text[a:b], rule.why, rule.rewrite))
        return tuple(notes)

    def places(self, text: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """For each rule by its id: where it matched, overlapping or not."""
        places: dict[str, list[tuple[int, int]]] = {rule.id: [] for rule in self.rules}
        for start, _, found in self._by_sentence(text):
            for one in found:
                places[one.rule.id].append((start + one.start, start + one.end))
        return {rule: tuple(spans) for rule, spans in places.items()}

    def met(self, text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """For each sentence its start, its end and the ids of the rules that match in it, in the order of the rules."""
        for start, end, found in self._by_sentence(text):
            orders = dict(sorted((one.order, one.rule.id) for one in found))
            yield start, end, tuple(orders.values())

    def _by_sentence(self, text: str) -> Iterator[tuple[int, int, tuple[_Found, ...]]]:
        hidden = text if self._quotations else hide_quotations(text, self._lexicon.spelling)
        spans = list(sentences(hidden, self._lexicon.spelling))
        written = ["", *(hidden[start:end] for start, end in spans), ""]
        many = crowd(len(spans))
        for number, (start, end) in enumerate(spans, 1):
            around = written[number - 1], written[number], written[number + 1]
            yield start, end, self._examine(*around, many)

    def _examine(self, before: str, sentence: str, behind: str, many: float) -> tuple[_Found, ...]:
        key = (before, sentence, behind, many)
        found = self._found.get(key)
        if found is None:
            self._remembered += len(sentence) + 50
            if self._remembered > REMEMBERED:
                self.forget()
            around = (self._index(before), self._index(sentence), self._index(behind))
            by_rules = tuple(self._look(*around))
            found = self._found[key] = self._weigh(by_rules, sentence, many, *around) if self._weighing else by_rules
        return found

    def _look(self, before: Index, index: Index, behind: Index) -> Iterator[_Found]:
        """What the rules find in a sentence, rule by rule."""
        judged: dict[int, tuple[bool, list[tuple[int, int]]]] = {}
        for number in self._concerned(index):
            guards, source = self._patterns[number]
            pattern = self._lexicon.compile(source)
            if not pattern.anywhere(index):
                continue
            if guards.order not in judged:
                stands = guards.stands(before, index, behind)
                judged[guards.order] = stands, guards.left_alone(index) if stands else []
            stands, left = judged[guards.order]
            if stands:
                yield from _place(guards, pattern, index, left)

    def _weigh(
        self, by_rules: tuple[_Found, ...], sentence: str, share: float, before: Index, index: Index, behind: Index
    ) -> tuple[_Found, ...]:
        """What stays of what the rules found, and what they did not foresee."""
        verdict = self._weighing.judge(index.words.words, sentence) if self._weighing else None
        if verdict is None:
            return by_rules
        faulty = 1 - verdict.good
        agree = len({one.rule.id for one in by_rules}) > 1
        surely_good = SURELY_GOOD + share * (SURELY_GOOD_IN_MANY - SURELY_GOOD) + agree * WHERE_RULES_AGREE
        # on the sentence before, which is not weighed, or on words that are plain enough
        leaning = tuple(one for one in by_rules if one.rule.after or one.rule.sure)
        if verdict.good >= surely_good and sum(word not in MARKS for word in index.words.words) > FEW_WORDS:
            return leaning
        surely = faulty >= SURELY_FAULTY + share * (SURELY_FAULTY_IN_MANY - SURELY_FAULTY)
        odds = dict(verdict.families)
        true = tuple(one for one in by_rules if one in leaning or odds.get(one.rule.family, 1) >= HARDLY_TRUE * faulty)
        surely = surely or (len(true) < len(by_rules) and verdict.good < surely_good)
        known = {one.rule.family for one in true}
        found: list[_Found] = []
        start, end = verdict.start, verdict.end
        first, last = index.words.starts[start], index.words.ends[end - 1]
        for family, sure in verdict.families:
            enough = sure >= ALSO_TRUE * faulty and faulty >= SURELY_FAULTY if known else surely
            guards = self._alike.get(family)
            if guards is None or not enough or family in known or len(known) >= MOST_ALIKE:
                continue
            if guards.stands(before, index, behind) and not any(
                a < end and start < b for a, b in guards.left_alone(index)
            ):
                known.add(family)
                found.append(_Found(guards.order, guards.rule, first, last))
        return (*true, *found)

    def _concerned(self, index: Index) -> list[int]:
        """The numbers of the patterns that may match a sentence: a word that they wait for is in it."""
        return sorted({number for word in index.at for number in self._watch.woken(word)})

    def _index(self, sentence: str) -> Index:
        index = self._indexes.get(sentence)
        if index is None:
            words = read_words(sentence, self._lexicon.spelling)
            beside = self._names.beside(words, sentence) if self._names else None
            index = self._indexes[sentence] = self._lexicon.index(words, beside)
        return index

    def forget(self) -> None:
        """Let go of what is remembered of sentences: others are known by name now."""
        self._found.clear()
        self._indexes.clear()
        self._remembered = 0


def parts_present(text: str, parts: Sequence[Part], noticer: Noticer) -> tuple[PartFound, ...]:
    """Which parts of an apology a text shows, in the order of `parts`. `noticer` applies the rules of these parts.

    It notices words, not hearts: a part it does not see may be there all the same.
    """
    places = noticer.places(text)
    return tuple(
        PartFound(part, tuple(sorted({span for rule in part.rules for span in places.get(rule.id, ())})))
        for part in parts
    )


def _watch(patterns: Sequence[tuple[_Guards, str]], lexicon: Lexicon) -> Watch:
    """The numbers of the patterns, under the words that wake them."""
    rules = {guards.order: guards.rule for guards, _ in patterns}.values()
    often = Counter(word for rule in rules for each in rule.catches + rule.leaves for word in each.lower().split())
    wakers = Wakers(lexicon, often)
    watch = Watch()
    for number, (_, source) in enumerate(patterns):
        words = wakers.of(source)
        if words is None:
            lexicon.compile(source)  # says what is wrong with it
        else:
            watch.add(words, number)
    return watch


def crowd(sentences: int) -> float:
    """How far a text has come, with so many sentences, from a few (0) to many (1)."""
    return min(max(sentences - FEW, 0), MANY - FEW) / (MANY - FEW)


def _place(guards: _Guards, pattern: Pattern, index: Index, left: Sequence[tuple[int, int]]) -> Iterator[_Found]:
    """The places that a pattern matches and nothing leaves alone; the best one for each beginning."""
    done = -1
    for hit in pattern.hits(index):
        if hit.mark_start < done or hit.mark_end <= hit.mark_start:
            continue
        if any(start < hit.end and hit.start < end for start, end in left):
            continue
        done = hit.mark_end
        starts, ends = index.words.starts, index.words.ends
        yield _Found(guards.order, guards.rule, starts[hit.mark_start], ends[hit.mark_end - 1])


def _settle(found: Sequence[_Found], sentence: str) -> list[_Found]:
    """The notes of a sentence in order, with overlaps resolved.

    Of one family the first and longest stays. Of two families both stay: words that both mark whole are marked
    twice; otherwise the one that began earlier gives way at its end, or the later one at its beginning.
    """
    kept: list[_Found] = []
    ends: dict[str, int] = {}
    for one in sorted(found, key=lambda f: (f.start, -f.end, f.order)):
        if one.start >= ends.get(one.rule.family, 0):
            ends[one.rule.family] = one.end
            kept.append(one)
    together: dict[tuple[int, int], list[_Found]] = {}
    for one in kept:
        together.setdefault((one.start, one.end), []).append(one)
    spans: list[tuple[int, int, list[_Found]]] = []
    for (start, end), notes in sorted(together.items(), key=lambda item: item[0]):
        while spans and start < spans[-1][1]:
            before, last, others = spans.pop()
            if end < last or start > before:
                last = start
            else:
                start = last
            before, last = _trim(before, last, sentence)
            if before < last:
                spans.append((before, last, others))
                break
        start, end = _trim(start, end, sentence)
        if start < end:
            spans.append((start, end, notes))
    return [
        _Found(one.order, one.rule, start, end)
        for start, end, notes in spans
        for one in sorted(notes, key=lambda f: f.order)
    ]


def _trim(start: int, end: int, sentence: str) -> tuple[int, int]:
    """The same stretch without blanks and marks at its ends."""
    while start < end and not sentence[start].isalnum():
        start += 1
    while end > start and not sentence[end - 1].isalnum():
        end -= 1
    return start, end
