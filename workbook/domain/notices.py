"""Wording notes: what the rules of `content/language/` notice in a text, and which parts an apology has.

Rules are data (patterns in the language of `phrases`, and guards); this module only applies them. It marks words and
explains them; it grades nothing. A text is taken sentence by sentence, and what was found in a sentence is remembered
together with its neighbours, so that typing examines only the sentence that changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from workbook.domain.phrases import Index, Lexicon, Pattern
from workbook.domain.sentences import hide_quotations, read_words, sentences

REMEMBERED = 300_000  # characters of sentences whose notes are kept; beyond that the memory starts anew


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule notices. All but `id`, `family`, `why` and `rewrite` are patterns (see `phrases`).

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


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: Rule
    order: int
    patterns: tuple[Pattern, ...]
    leave: tuple[Pattern, ...]
    needs: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    after: tuple[Pattern, ...]
    unless_near: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A note before it is placed: in its sentence, by character."""

    order: int
    rule: Rule
    start: int
    end: int


class Noticer:
    """Applies a set of rules to texts. Keep one for as long as a text is being written: it remembers sentences.

    `everywhere` are `leave` patterns of every rule. Raises PatternError for a pattern that cannot be read.
    """

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon, everywhere: Sequence[str] = ()) -> None:
        self.rules = tuple(rules)
        self._lexicon = lexicon
        shared = _compile(lexicon, everywhere)
        self._compiled = [
            _Compiled(
                rule,
                order,
                _compile(lexicon, rule.patterns),
                _compile(lexicon, rule.leave) + shared,
                _compile(lexicon, rule.needs),
                _compile(lexicon, rule.unless),
                _compile(lexicon, rule.after),
                _compile(lexicon, rule.unless_near),
            )
            for order, rule in enumerate(self.rules)
        ]
        self._indexes: dict[str, Index] = {}
        self._found: dict[tuple[str, str, str], tuple[_Found, ...]] = {}
        self._remembered = 0

    def notes(self, text: str, family: str | None = None) -> tuple[Note, ...]:
        """The notes on a text in order, none overlapping another; those of one family if it is named."""
        notes: list[Note] = []
        for start, found in self._by_sentence(text):
            wanted = [f for f in found if family is None or f.rule.family == family]
            for one in _settle(wanted, text[start:] if wanted else ""):
                rule, a, b = one.rule, start + one.start, start + one.end
                notes.append(Note(rule.family, rule.id, a, b, text[a:b], rule.why, rule.rewrite))
        return tuple(notes)

    def places(self, text: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """For each rule by its id: where it matched, overlapping or not."""
        places: dict[str, list[tuple[int, int]]] = {rule.id: [] for rule in self.rules}
        for start, found in self._by_sentence(text):
            for one in found:
                places[one.rule.id].append((start + one.start, start + one.end))
        return {rule: tuple(spans) for rule, spans in places.items()}

    def _by_sentence(self, text: str) -> Iterator[tuple[int, tuple[_Found, ...]]]:
        hidden = hide_quotations(text, self._lexicon.spelling)
        spans = list(sentences(hidden, self._lexicon.spelling))
        written = ["", *(hidden[start:end] for start, end in spans), ""]
        for number, (start, _) in enumerate(spans, 1):
            yield start, self._examine(written[number - 1], written[number], written[number + 1])

    def _examine(self, before: str, sentence: str, behind: str) -> tuple[_Found, ...]:
        key = (before, sentence, behind)
        found = self._found.get(key)
        if found is None:
            self._remembered += len(sentence)
            if self._remembered > REMEMBERED:
                self._found.clear()
                self._indexes.clear()
                self._remembered = 0
            around = (self._index(before), self._index(sentence), self._index(behind))
            found = self._found[key] = tuple(
                one for compiled in self._compiled for one in _apply(compiled, *around)
            )
        return found

    def _index(self, sentence: str) -> Index:
        index = self._indexes.get(sentence)
        if index is None:
            index = self._indexes[sentence] = self._lexicon.index(read_words(sentence, self._lexicon.spelling))
        return index


def parts_present(text: str, parts: Sequence[Part], noticer: Noticer) -> tuple[PartFound, ...]:
    """Which parts of an apology a text shows, in the order of `parts`. `noticer` applies the rules of these parts.

    It notices words, not hearts: a part it does not see may be there all the same.
    """
    places = noticer.places(text)
    return tuple(
        PartFound(part, tuple(sorted({span for rule in part.rules for span in places.get(rule.id, ())})))
        for part in parts
    )


def _compile(lexicon: Lexicon, sources: Sequence[str]) -> tuple[Pattern, ...]:
    return tuple(lexicon.compile(source) for source in sources)


def _apply(compiled: _Compiled, before: Index, index: Index, behind: Index) -> Iterator[_Found]:
    rule = compiled.rule
    for pattern in compiled.patterns:
        if not pattern.anywhere(index):
            continue
        if not _stands(compiled, before, index, behind):
            return
        left = [(hit.start, hit.end) for leave in compiled.leave for hit in leave.hits(index)]
        done = -1  # one note for each starting place
        for hit in pattern.hits(index):
            if hit.mark_start < done or any(a < hit.end and hit.start < b for a, b in left):
                continue
            done = hit.mark_end
            words = index.words
            yield _Found(compiled.order, rule, words.starts[hit.mark_start], words.ends[hit.mark_end - 1])


def _stands(compiled: _Compiled, before: Index, index: Index, behind: Index) -> bool:
    """Whether the sentence and its neighbours allow the rule at all."""

    def any_of(patterns: Sequence[Pattern], where: Index) -> bool:
        return any(pattern.anywhere(where) for pattern in patterns)

    return not (
        any_of(compiled.unless, index)
        or (compiled.needs and not any_of(compiled.needs, index))
        or (compiled.after and not any_of(compiled.after, before))
        or any(any_of(compiled.unless_near, where) for where in (before, index, behind))
    )


def _settle(found: Sequence[_Found], sentence: str) -> list[_Found]:
    """The notes of a sentence in order, with overlaps resolved.

    Of one family the first and longest stays. Of two families both stay if both can keep words of their own: the one
    that began earlier gives way at its end, or the later one at its beginning.
    """
    ordered = sorted(found, key=lambda f: (f.start, -f.end, f.order))
    kept: list[_Found] = []
    families: dict[str, int] = {}
    for one in ordered:
        if one.start < families.get(one.rule.family, 0):
            continue
        families[one.rule.family] = one.end
        kept.append(one)
    kept.sort(key=lambda f: (f.start, f.end, f.order))
    settled: list[_Found] = []
    for one in kept:
        while settled and one.start < settled[-1].end:
            last = settled[-1]
            if one.end < last.end or one.start > last.start:
                last = settled[-1] = _cut(last, last.start, one.start, sentence)
            else:
                one = _cut(one, last.end, one.end, sentence)
            if last.start >= last.end:
                settled.pop()
        if one.start < one.end:
            settled.append(one)
    return settled


def _cut(found: _Found, start: int, end: int, sentence: str) -> _Found:
    """The same note from `start` to `end`, without blanks and marks at the new ends."""
    while start < end and not sentence[start].isalnum():
        start += 1
    while end > start and not sentence[end - 1].isalnum():
        end -= 1
    return _Found(found.order, found.rule, start, max(start, end))
