"""Sentences that may be more than wording: wishes to die, violence, threats, control. No fault, and no family of notes.

The rules are content (`language/care.toml`). What they find is shown while the text stands there, and kept nowhere.
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
    """Applies the rules to texts; what is quoted counts too. Raises PatternError for a pattern that cannot be read."""

    def __init__(self, rules: Iterable[CareRule], lexicon: Lexicon) -> None:
        self._rules = tuple(rules)
        self._noticer = Noticer([each.rule for each in self._rules], lexicon, quotations=True)

    def found(self, text: str) -> tuple[Care, ...]:
        """The sentences that need care, in order."""
        by_id = {each.rule.id: each for each in self._rules}
        return tuple(
            Care(*_trimmed(text, start, end), by_id[met[0]]) for start, end, met in self._noticer.met(text) if met
        )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without blanks around it."""
    sentence = text[start:end]
    return end - len(sentence.lstrip()), start + len(sentence.rstrip())


def without_cared_for(notes: Iterable[Note], found: Sequence[Care]) -> tuple[Note, ...]:
    """The notes that stay: none where a sentence needs care, none at all where the whole text does."""
    if any(each.rule.whole for each in found):
        return ()
    ends = [each.end for each in found]  # in order, and none overlaps another

    def stays(note: Note) -> bool:
        at = bisect_right(ends, note.start)
        return at == len(found) or found[at].start >= note.end

    return tuple(filter(stays, notes))


def newly_said(rules: CareRules, text: str, before: str = "") -> bool:
    """Does a sentence need care that did not stand in `before`, word for word?"""
    stood = {before[one.start : one.end] for one in rules.found(before)} if before else set[str]()
    return any(text[one.start : one.end] not in stood for one in rules.found(text))


def one_each(found: Iterable[Care]) -> tuple[Care, ...]:
    """The first sentence for each place to turn to: the same thing is said once."""
    first: dict[str, Care] = {}
    for each in found:
        first.setdefault(each.rule.help, each)
    return tuple(first.values())
