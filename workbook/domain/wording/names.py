"""Names of people in a sentence: whoever writes for two readers writes "I hit Alex", not "I hit you".

A name keeps its word, and at its place stand besides the words by which the rules know somebody, so whatever they say
of "you" or "her" holds for Alex too. Which names are known is told; a capital within a sentence, on a word that no rule
knows, is taken for one more. Which words stand for somebody is content (`care.toml`), as all that is of a language.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from workbook.domain.common.people import Person
from workbook.domain.wording.sentences import APOSTROPHES, MARKS, QUOTED, Words

_SIGNS = tuple(APOSTROPHES)
_PIECE = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHES}][^\W\d_]+)*")
_THEIRS = re.compile(rf"[{APOSTROPHES}][sS]$")
MOST_CAPITALS = 2 / 3  # of the words of a sentence: where more begin with a capital it is a heading, and says nothing
NOTHING: Mapping[int, Sequence[str]] = {}


@dataclass(frozen=True, slots=True)
class People:
    """The names that are known, in pieces and small letters: those of others, and the writer's own."""

    others: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()

    @classmethod
    def of(cls, others: Iterable[str], own: str = "") -> People:
        return cls(frozenset(piece for name in others for piece in _pieces(name)), frozenset(_pieces(own)))


NOBODY = People()


def known(people: Iterable[Person], writer: str) -> People:
    """The names of these; `writer` is the id of who writes."""
    people = tuple(people)
    own = next((one.name for one in people if one.id == writer), "")
    return People.of((one.name for one in people if one.id != writer), own)


def _pieces(name: str) -> list[str]:
    return [_bare(piece) for piece in _PIECE.findall(name)]


def _bare(written: str) -> str:
    return "".join(letter for letter in written.lower() if letter not in APOSTROPHES)


@dataclass(frozen=True, slots=True)
class StandFor:
    """The words by which rules know whoever is named: somebody whose name is known, and what is theirs; anybody else,
    and what is theirs; the writer, and what is the writer's.

    `no_name_after`: words behind which a capital is a place's or a thing's. `weighed_as`: as what a name that is known,
    and what is theirs, is weighed.
    """

    known: tuple[str, ...] = ()
    of_known: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    of_named: tuple[str, ...] = ()
    writer: tuple[str, ...] = ()
    of_writer: tuple[str, ...] = ()
    no_name_after: tuple[str, ...] = ()
    weighed_as: tuple[str, ...] = ()


class NameReader:
    """Finds the names in a sentence. `vocabulary`, asked for when it is first needed: words in small letters that are
    no names, unless somebody is known by one ("Will", "Grace") and it has a capital."""

    def __init__(self, stand_for: StandFor, vocabulary: Callable[[], frozenset[str]]) -> None:
        self._stand_for, self._ask_vocabulary = stand_for, vocabulary
        self._vocabulary: frozenset[str] | None = None
        self.people = NOBODY

    def beside(self, words: Words, sentence: str) -> Mapping[int, Sequence[str]]:
        """Place of a name → the words that stand there too."""
        stand_for = self._stand_for
        if not stand_for.known:
            return NOTHING
        found: dict[int, Sequence[str]] = {}
        heading: bool | None = None
        for place, (word, start, end) in enumerate(zip(words.words, words.starts, words.ends, strict=True)):
            if word in MARKS or word == QUOTED:
                continue
            written = sentence[start:end]
            theirs = bool(_THEIRS.search(written)) or sentence[end : end + 1] in _SIGNS
            name, capital = _bare(_THEIRS.sub("", written)), written[:1].isupper()
            if not (stands := self._known(name, capital, theirs=theirs)) and name.endswith("s"):
                stands = self._known(name[:-1], capital, theirs=True)  # "alexs arm", where no apostrophe was typed
            if not stands and capital and place and self._may_be_a_name(name, words.words[place - 1]):
                heading = _is_heading(words, sentence) if heading is None else heading
                stands = () if heading else stand_for.of_named if theirs else stand_for.named
            if stands:
                found[place] = stands
        return found

    def plain(self, words: Words, sentence: str) -> Sequence[str]:
        """The words to be weighed: whose name it is makes no difference."""
        weighed_as = self._stand_for.weighed_as
        if self.people == NOBODY or len(weighed_as) < 2:
            return words.words
        plain = list(words.words)
        for place, (start, end) in enumerate(zip(words.starts, words.ends, strict=True)):
            name = _THEIRS.sub("", written := sentence[start:end])
            if self._known(_bare(name), written[0].isupper(), theirs=False):
                plain[place] = weighed_as[name != written]
        return plain

    @property
    def vocabulary(self) -> frozenset[str]:
        if self._vocabulary is None:
            self._vocabulary = self._ask_vocabulary()
        return self._vocabulary

    def _known(self, name: str, capital: bool, *, theirs: bool) -> Sequence[str]:
        """What stands for somebody who is known by this name; nothing where nobody is."""
        people, stand_for = self.people, self._stand_for
        own = name in people.own
        if not (own or name in people.others) or (not capital and (len(name) < 3 or name in self.vocabulary)):
            return ()
        known = stand_for.of_known if theirs else stand_for.known
        return (*known, *(stand_for.of_writer if theirs else stand_for.writer)) if own else known

    def _may_be_a_name(self, name: str, before: str) -> bool:
        return len(name) > 1 and before not in self._stand_for.no_name_after and name not in self.vocabulary


def _is_heading(words: Words, sentence: str) -> bool:
    """Of the words behind the first, but those of one letter."""
    spans = [*zip(words.starts, words.ends, words.words, strict=True)][1:]
    written = [sentence[start] for start, end, word in spans if word not in MARKS and end > start + 1]
    return sum(map(str.isupper, written)) > MOST_CAPITALS * len(written)
