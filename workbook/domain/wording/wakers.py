"""The words that wake a pattern: at least one of them is in every sentence that it can match.

Read off the written pattern, so that one which nothing wakes is never compiled: a text of a few sentences needs some
hundred of the book's four thousand patterns. What stands wrong in a pattern is told when it is compiled, not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from operator import itemgetter

from workbook.domain.wording.patterns import Lexicon
from workbook.domain.wording.sentences import QUESTION, WORDS_KEPT

_PIECE = re.compile(r"<[^<>]*>|[()|\[\]?!,:^$]|[^\s()|\[\]?!,:^$<>]+")
_GAP = re.compile(r"<\d")
_NOTHING = frozenset("[]^$")

Words = frozenset[str]
"""“apologi*” stands for all that begin so, “*ed” for all that end so."""
Found = tuple[float, Words] | None
"""Words of which one must be there, behind how common they are together."""


class Wakers:
    """Finds, for each pattern, the rarest set of words of which one must be there. `often`: word → how often it comes
    in texts like those that are read; it decides which of several sets is taken, never what matches."""

    def __init__(self, lexicon: Lexicon, often: Mapping[str, int]) -> None:
        self._lexicon = lexicon
        self._often = often
        self._lists: dict[str, Found] = {}
        self._words: dict[str, Found] = {}

    def of(self, source: str) -> Words | None:
        """None for a pattern that has no such words (and can therefore not be compiled)."""
        found = self._phrase(source)
        return found[1] if found else None

    def _phrase(self, source: str) -> Found:
        return self._row(_PIECE.findall(source)[::-1])

    def _row(self, pieces: list[str]) -> Found:
        """The rarest words of a row, taken off the end of `pieces` up to the bracket or bar that ends it."""
        best: Found = None
        while pieces and pieces[-1] not in ("|", ")"):
            found = self._item(pieces)
            if pieces and pieces[-1] == "?":
                pieces.pop()
            elif found is not None and (best is None or found[0] < best[0]):
                best = found
        return best

    def _item(self, pieces: list[str]) -> Found:
        piece = pieces.pop()
        if piece in self._words:
            return self._words[piece]
        if piece == "(":
            return self._choice(pieces)
        if piece == "!":
            if pieces:
                self._item(pieces)
            return None
        if piece in _NOTHING:
            return None
        if piece[0] != "<":
            found = self._words[piece] = self._word(piece)
            return found
        if piece == "<?>":
            return 1, frozenset((QUESTION,))
        return None if _GAP.match(piece) else self._list(piece[1:-1])

    def _choice(self, pieces: list[str]) -> Found:
        """One word of each branch will do; a branch without one needs none."""
        found: list[Found] = []
        while True:
            found.append(self._row(pieces))
            if not pieces or pieces.pop() == ")":
                return _joined(found)

    def _list(self, name: str) -> Found:
        if name not in self._lists:
            self._lists[name] = None  # a list that holds itself
            self._lists[name] = _joined([self._phrase(phrase) for phrase in self._lexicon.lists.get(name, ())])
        return self._lists[name]

    def _word(self, written: str) -> Found:
        """The rarest of the words that a written one stands for."""
        if "*" in written:
            words = [written.lower().rpartition("-")[2].replace("'", "").replace("’", "")]
        else:
            words = [word for part in written.split("-") for word in self._lexicon.spelling.words(part)]
        found = [(self._often.get(word.strip("*"), 0) + 1 / len(word), frozenset((word,))) for word in words]
        return min(found, key=itemgetter(0))


def _joined(found: Sequence[Found]) -> Found:
    """All of them in one set; None if one of them is."""
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found):
        return None
    return sum(cost for cost, _ in known), frozenset(word for _, words in known for word in words)


class Watch:
    """Patterns, each by its number, that wait for their words."""

    def __init__(self) -> None:
        self._exact: dict[str, list[int]] = {}
        self._begins: dict[str, list[int]] = {}
        self._endings: dict[str, list[int]] = {}
        self._known: dict[str, tuple[int, ...]] = {}

    def add(self, words: Words, number: int) -> None:
        """Pattern `number` waits for one of these words."""
        for word in words:
            table = self._begins if word.endswith("*") else self._endings if word[0] == "*" else self._exact
            table.setdefault(word.strip("*"), []).append(number)

    def woken(self, word: str) -> tuple[int, ...]:
        """The numbers of the patterns that a word of a text wakes."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > WORDS_KEPT:
                self._known.clear()
            numbers = set(self._exact.get(word, ()))
            for size in range(1, len(word) + 1):
                numbers.update(self._begins.get(word[:size], ()), self._endings.get(word[-size:], ()))
            known = self._known[word] = tuple(numbers)
        return known
