"""Sentences that may be more than wording: wishes to die, violence, threats, control. No fault, and no family of notes.

The rules are content (`language/care.toml`). What they find is shown while the text stands there, and kept nowhere.
Beside them stand grave words: no sentence with one is coached, also where no rule knows what is meant by it. And since
most people say such a thing in words that no rule foresees, a sentence is weighed too: one that is much like those that
were learned from is met as by a rule; one that is only a little like them is left in peace.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from workbook.domain.wording.names import NameReader, People, StandFor
from workbook.domain.wording.notices import REMEMBERED, Note, Noticer, Rule, crowd
from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.sentences import read_words
from workbook.domain.wording.weighing import Verdict, Weighing

SURELY = 0.55  # how likely a sentence must be to need care, by its words, where no rule met it
SURELY_IN_MANY = 0.8  # in a long text, for each sentence is one more chance to be wrong
MAYBE = 0.2  # from here on it may need care, and is not coached, nor said to be anything, …
RATHER = 0.6  # … unless the fault it is likeliest to have has odds that much higher
A_LIFE = 0.25  # of the likelihood that it needs care: from here on somebody's wish to die comes before all else
NAME_LISTS = ("known", "of-known", "named", "of-named", "writer", "of-writer", "no-name-after", "weighed-as")
_WORD = re.compile(r"[^\W\d_]+")
_LIST = re.compile(r"<([a-z][\w-]*)>")


@dataclass(frozen=True, slots=True)
class CareRule:
    """A rule and the `line` that is said; `help` is the id of an entry of help.toml.

    `whole`: the text is not one to polish, so no note is given on any of it; else on that sentence only.
    """

    help: str
    line: str
    rule: Rule
    whole: bool = False


NOTHING_ALIKE: Mapping[str, CareRule] = {}


@dataclass(frozen=True, slots=True)
class Care:
    """A sentence of a text, `text[start:end]` in code points, and the first rule that it met."""

    start: int
    end: int
    rule: CareRule


class CareRules:
    """Applies the rules to texts; what is quoted counts too. Raises PatternError for a pattern that cannot be read.

    `grave` are rules that say nothing: they silence the notes on a sentence. `alike` has, for each kind that
    `weighing` knows, what is said of a sentence that it takes for one of that kind where no rule meets it; the first
    of them is the wish to die. `faults` are the weights of the notes.

    Whoever is named counts as somebody: as the words of the lists NAME_LISTS, where the lexicon has them (`StandFor`
    says what each is). Words of `no-names` have a capital and are none.
    """

    def __init__(
        self,
        rules: Iterable[CareRule],
        lexicon: Lexicon,
        grave: Iterable[Rule] = (),
        weighing: Weighing | None = None,
        alike: Mapping[str, CareRule] = NOTHING_ALIKE,
        faults: Weighing | None = None,
    ) -> None:
        self._rules = {each.rule.id: each for each in rules}
        rules_of_care, grave = [each.rule for each in self._rules.values()], tuple(grave)
        lists = [tuple(lexicon.lists.get(id, ())) for id in NAME_LISTS]
        self._names = NameReader(StandFor(*lists), lambda: _vocabulary((*rules_of_care, *grave), lexicon))
        self._noticer = Noticer(rules_of_care, lexicon, quotations=True, names=self._names)
        self._grave = Noticer(grave, lexicon, quotations=True, names=self._names)
        self._spelling, self._weighing, self._alike = lexicon.spelling, weighing, dict(alike)
        self._faults = faults
        self._verdicts: dict[str, Verdict | None] = {}
        self._likelier: dict[str, bool] = {}
        self._remembered = 0

    def know(self, people: People) -> None:
        """From now on these are known by name."""
        if people != self._names.people:
            self._names.people = people
            self._noticer.forget()
            self._grave.forget()
            self._forget()

    def found(self, text: str) -> tuple[Care, ...]:
        """The sentences that need care, in order."""
        return tuple(
            Care(*_trimmed(text, start, end), rule) for start, end, rule in self._looked(text) if rule is not None
        )

    def _looked(self, text: str) -> Iterator[tuple[int, int, CareRule | None]]:
        """Each sentence, and what is said of it if it needs care."""
        met = tuple(self._noticer.met(text))
        surely = SURELY + crowd(len(met)) * (SURELY_IN_MANY - SURELY)
        for start, end, rules in met:
            if rules:
                yield start, end, self._rules[rules[0]]
            else:
                verdict = self._judge(text[start:end])
                yield start, end, self._likest(verdict) if verdict and 1 - verdict.good >= surely else None

    def _may_need_care(self, sentence: str) -> bool:
        """Is it likelier, by its words, that it needs care than that it is worded badly?"""
        verdict = self._judge(sentence)
        if verdict is None:
            return False
        if sentence not in self._likelier:
            needs = 1 - verdict.good
            fault = self._faults.judge(read_words(sentence, self._spelling).words, sentence) if self._faults else None
            sure = max((one for _, one in fault.families), default=0.0) if fault else 0.0
            self._likelier[sentence] = needs >= MAYBE and _odds(needs) >= RATHER * _odds(sure)
        return self._likelier[sentence]

    def _judge(self, sentence: str) -> Verdict | None:
        if self._weighing is None or not self._alike:
            return None
        if sentence not in self._verdicts:
            self._remembered += len(sentence) + 50
            if self._remembered > REMEMBERED:
                self._forget()
            words = read_words(sentence, self._spelling)
            self._verdicts[sentence] = self._weighing.judge(self._names.plain(words, sentence), sentence)
        return self._verdicts[sentence]

    def _forget(self) -> None:
        self._verdicts.clear()
        self._likelier.clear()
        self._remembered = 0

    def _likest(self, verdict: Verdict) -> CareRule | None:
        """What is said of it: by the likeliest kind, but a life comes first where that is likely enough."""
        odds = dict(verdict.families)
        first = next(iter(self._alike))
        if odds.get(first, 0.0) >= A_LIFE * (1 - verdict.good):
            return self._alike[first]
        return next((self._alike[kind] for kind, _ in verdict.families if kind in self._alike), None)

    def coached(self, text: str, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Of the notes on a text those that may be shown: none on a sentence that needs care or has a grave word, none
        at all where the whole text needs care."""
        notes = tuple(notes)
        if not notes:
            return ()
        looked = tuple(self._looked(text))
        if any(rule.whole for _, _, rule in looked if rule is not None):
            return ()
        noted = [note.start for note in notes]
        care = [
            (start, end)
            for start, end, rule in looked
            if rule is not None or (any(start <= at < end for at in noted) and self._may_need_care(text[start:end]))
        ]
        silent = [(start, end) for start, end, met in self._grave.met(text) if met]
        return _outside(_outside(notes, care), silent)


def _odds(likely: float) -> float:
    return likely / max(1 - likely, 1e-6)


def _vocabulary(rules: Iterable[Rule], lexicon: Lexicon) -> frozenset[str]:
    """The words in small letters with which rules and their examples are written, and those that are said to be no
    names."""
    written = [text for one in rules for texts in (one.patterns, one.leave, one.catches, one.leaves) for text in texts]
    named, asked = set[str](), {"no-names"} | {id for text in written for id in _LIST.findall(text)}
    while asked := asked - named:
        named |= asked
        phrases = [phrase for id in asked for phrase in lexicon.lists.get(id, ())]
        written += phrases
        asked = {id for phrase in phrases for id in _LIST.findall(phrase)}
    return frozenset(word for text in written for word in _WORD.findall(text) if word.islower())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks around it."""
    sentence = text[start:end]
    return end - len(sentence.lstrip()), start + len(sentence.rstrip())


def _outside(notes: Iterable[Note], stretches: Sequence[tuple[int, int]]) -> tuple[Note, ...]:
    """The notes that touch none of the stretches, which are in order and do not overlap."""
    ends = [end for _, end in stretches]

    def stays(note: Note) -> bool:
        at = bisect_right(ends, note.start)
        return at == len(stretches) or stretches[at][0] >= note.end

    return tuple(filter(stays, notes))


def newly_said(rules: CareRules, text: str, before: str = "") -> bool:
    """Does a sentence need care that did not stand in `before`, word for word?"""
    stood = {before[one.start : one.end] for one in rules.found(before)} if before else set[str]()
    return any(text[one.start : one.end] not in stood for one in rules.found(text))


def not_to_polish(found: Iterable[Care]) -> bool:
    """Is a text with this in it one that nothing should help to word, to finish or to say?"""
    return any(each.rule.whole for each in found)


def one_each(found: Iterable[Care]) -> tuple[Care, ...]:
    """The first sentence for each place to turn to: the same thing is said once."""
    first: dict[str, Care] = {}
    for each in found:
        first.setdefault(each.rule.help, each)
    return tuple(first.values())
