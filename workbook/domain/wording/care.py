"""Sentences that may be more than wording: wishes to die, violence, threats, control. No fault, and no family of notes.

The rules are content (`language/care.toml`). What they find is shown while the text stands there, and kept nowhere.
Beside them stand grave words: no sentence with one is coached, also where no rule knows what is meant by it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbook.domain.wording.notices import Note, Noticer, Rule
from workbook.domain.wording.patterns import Lexicon


@dataclass(frozen=True, slots=True)
class CareRule:
    """A rule and the `line` that is said; `help` is the id of an entry of help.toml.

    `whole`: the text is not one to polish, so no note is given on any of it; else on that sentence only.
    """

    help: str
    line: str
    rule: Rule
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Care:
    """A sentence of a text, `text[start:end]` in code points, and the first rule that it met."""

    start: int
    end: int
    rule: CareRule


class CareRules:
    """Applies the rules to texts; what is quoted counts too. Raises PatternError for a pattern that cannot be read.

    `grave` are rules that say nothing: they silence the notes on a sentence.
    """

    def __init__(self, rules: Iterable[CareRule], lexicon: Lexicon, grave: Iterable[Rule] = ()) -> None:
        self._rules = tuple(rules)
        self._noticer = Noticer([each.rule for each in self._rules], lexicon, quotations=True)
        self._grave = Noticer(grave, lexicon, quotations=True)

    def found(self, text: str) -> tuple[Care, ...]:
        """The sentences that need care, in order."""
        by_id = {each.rule.id: each for each in self._rules}
        return tuple(
            Care(*_trimmed(text, start, end), by_id[met[0]]) for start, end, met in self._noticer.met(text) if met
        )

    def coached(self, text: str, notes: Iterable[Note]) -> tuple[Note, ...]:
        """Of the notes on a text those that may be shown: none on a sentence that needs care or has a grave word, none
        at all where the whole text needs care."""
        notes = tuple(notes)
        if not notes:
            return ()
        found = self.found(text)
        if not_to_polish(found):
            return ()
        silent = [(start, end) for start, end, met in self._grave.met(text) if met]
        return _outside(_outside(notes, [(each.start, each.end) for each in found]), silent)


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
