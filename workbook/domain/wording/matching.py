"""Turns of phrase as small machines, and a sentence made ready for them. `patterns` explains and reads what is written.

A sentence is matched by moving sets of places (bits of an int) through the pattern, all starting places at once, so the
work is (size of the pattern) × (a few int operations) whatever the text is: a pattern cannot run away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbook.domain.wording.sentences import COMMA, MARKS, Words

MOST_FIRST = 60  # words with which one branch of a choice may begin and still be looked up by them
MAX_TRIES = 120  # hits of one pattern in one sentence that are looked at


@dataclass(frozen=True, slots=True)
class _Written:
    """A set of words as a pattern has it, with those that stand for many apart."""

    exact: frozenset[str]
    begins: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()

    @classmethod
    def of(cls, written: frozenset[str]) -> _Written:
        starred = [word for word in written if "*" in word]
        if not starred:
            return cls(written)
        begins = tuple(word.strip("*") for word in starred if word.endswith("*"))
        endings = tuple(word.strip("*") for word in starred if word[0] == "*")
        return cls(written.difference(starred), begins, endings)

    def among(self, words: Mapping[str, int]) -> Iterable[str]:
        if not (self.begins or self.endings):
            return words.keys() & self.exact
        return [w for w in words if w in self.exact or w.startswith(self.begins) or w.endswith(self.endings)]


@dataclass(slots=True)
class WordKinds:
    """The sets of words that patterns name, each with a number: its kind."""

    _numbers: dict[frozenset[str], int] = field(default_factory=dict[frozenset[str], int])
    _written: list[_Written] = field(default_factory=list[_Written])

    def number(self, written: frozenset[str]) -> int:
        """The kind of this set of words ("apologi*" stands for all that begin so, "*ed" for all that end so)."""
        number = self._numbers.get(written)
        if number is None:
            number = self._numbers[written] = len(self._numbers)
            self._written.append(_Written.of(written))
        return number

    def among(self, words: Mapping[str, int], kind: int) -> Iterable[str]:
        """Those of the words that are of a kind."""
        return self._written[kind].among(words)


class Index:
    """One sentence, ready to be matched. Place i is in front of word i."""

    __slots__ = ("_found", "_kinds", "at", "begin", "commas", "finish", "marks", "plain", "words")

    def __init__(self, words: Words, kinds: WordKinds, beside: Mapping[int, Sequence[str]] | None = None) -> None:
        """`beside`: place → words that stand there as well as the one that is written."""
        self.words = words
        self._kinds = kinds
        self._found: dict[int, int] = {}
        self.at: dict[str, int] = {}  # word → the places where it stands
        self.marks = 0
        for place, word in enumerate(words.words):
            self.at[word] = self.at.get(word, 0) | 1 << place
            if word in MARKS:
                self.marks |= 1 << place
        for place, others in (beside or {}).items():
            for word in others:
                self.at[word] = self.at.get(word, 0) | 1 << place
        size = len(words.words)
        self.commas = self.at.get(COMMA, 0)
        self.plain = ((1 << size) - 1) & ~self.marks
        self.begin = 1 | ((self.marks & 1) << 1)
        self.finish = 1 << size
        while size and self.marks >> (size - 1) & 1:
            size -= 1
            self.finish |= 1 << size

    def where(self, kind: int) -> int:
        """The places at which a word of this kind stands."""
        found = self._found.get(kind)
        if found is None:
            found = 0
            for word in self._kinds.among(self.at, kind):
                found |= self.at[word]
            self._found[kind] = found
        return found


class Node(Protocol):
    @property
    def cost(self) -> int: ...

    def ends(self, index: Index, starts: int) -> int:
        """The places behind this part of the pattern, for all the places it may start from."""
        ...


@dataclass(frozen=True, slots=True)
class OneOf:
    """One word out of a set; a comma may stand before it."""

    kind: int
    written: frozenset[str]
    cost: int = 1

    def ends(self, index: Index, starts: int) -> int:
        return ((starts | ((starts & index.commas) << 1)) & index.where(self.kind)) << 1


@dataclass(frozen=True, slots=True)
class NoneOf:
    """One word that is not in a set."""

    kind: int
    cost: int = 1

    def ends(self, index: Index, starts: int) -> int:
        return ((starts | ((starts & index.commas) << 1)) & index.plain & ~index.where(self.kind)) << 1


@dataclass(frozen=True, slots=True)
class Mark:
    kind: int
    written: frozenset[str]
    cost: int = 1

    def ends(self, index: Index, starts: int) -> int:
        return (starts & index.where(self.kind)) << 1


@dataclass(frozen=True, slots=True)
class Edge:
    first: bool
    cost: int = 1

    def ends(self, index: Index, starts: int) -> int:
        return starts & (index.begin if self.first else index.finish)


@dataclass(frozen=True, slots=True)
class Gap:
    low: int
    high: int
    across: bool  # whether commas and colons may stand between the words
    cost: int

    def ends(self, index: Index, starts: int) -> int:
        ends = 0 if self.low else starts
        for count in range(1, self.high + 1):
            if self.across:
                starts |= (starts & index.marks) << 1
            starts = (starts & index.plain) << 1
            if not starts:
                break
            if count >= self.low:
                ends |= starts
        return ends


@dataclass(frozen=True, slots=True)
class Either:
    """One of several. `first` has the branches by the word they begin with, `loose` those that begin otherwise."""

    branches: tuple[Node, ...]
    loose: tuple[Node, ...]
    first: Mapping[str, tuple[Node, ...]]
    cost: int

    @classmethod
    def of(cls, branches: Sequence[Node]) -> Either:
        loose: list[Node] = []
        first: dict[str, list[Node]] = {}
        for branch in branches:
            lead = branch.parts[0] if isinstance(branch, Row) else branch
            if isinstance(lead, OneOf) and len(lead.written) <= MOST_FIRST and not any("*" in w for w in lead.written):
                for word in lead.written:
                    first.setdefault(word, []).append(branch)
            else:
                loose.append(branch)
        by_word = {word: tuple(nodes) for word, nodes in first.items()}
        return cls(tuple(branches), tuple(loose), by_word, sum(branch.cost for branch in branches))

    def ends(self, index: Index, starts: int) -> int:
        ends = 0
        for branch in self.loose:
            ends |= branch.ends(index, starts)
        for word in self.first.keys() & index.at.keys():
            for branch in self.first[word]:
                ends |= branch.ends(index, starts)
        return ends


@dataclass(frozen=True, slots=True)
class Maybe:
    inner: Node
    cost: int

    def ends(self, index: Index, starts: int) -> int:
        return starts | self.inner.ends(index, starts)


@dataclass(frozen=True, slots=True)
class Row:
    parts: tuple[Node, ...]
    cost: int

    def ends(self, index: Index, starts: int) -> int:
        for part in self.parts:
            starts = part.ends(index, starts)
            if not starts:
                break
        return starts


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a pattern matched: words `start` to `end` (exclusive), of which `mark_start` to `mark_end` are marked."""

    start: int
    end: int
    mark_start: int
    mark_end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; good for the Lexicon that made it and no other."""

    source: str
    before: Node | None
    marked: Node
    after: Node | None
    whole: Node
    needed: tuple[int, ...]  # kinds of words without which it cannot match
    nearest: bool  # a gap is in the marked part: the nearest end is the best one, else the farthest

    def anywhere(self, index: Index) -> bool:
        return all(map(index.where, self.needed)) and bool(self.whole.ends(index, index.plain))

    def hits(self, index: Index) -> Iterator[Hit]:
        """The ways in which it matches, start by start, the best end of each start first; at most MAX_TRIES."""
        if not self.anywhere(index):
            return
        tries = 0
        for start in _places(index.plain):
            if not self.whole.ends(index, 1 << start):
                continue
            marks = _places(self.before.ends(index, 1 << start)) if self.before else (start,)
            for place in marks:
                mark = place + 1 if index.marks >> place & 1 else place
                ends = tuple(_places(self.marked.ends(index, 1 << mark)))
                for end in ends if self.nearest else reversed(ends):
                    last = end
                    if self.after:
                        behind = self.after.ends(index, 1 << end)
                        if not behind:
                            continue
                        last = behind.bit_length() - 1
                    tries += 1
                    yield Hit(start, last, mark, end)
                    if tries >= MAX_TRIES:
                        return


def _places(bits: int) -> Iterator[int]:
    while bits:
        low = bits & -bits
        yield low.bit_length() - 1
        bits ^= low
