"""The small language for turns of phrase, and the reading of it into the machines of `matching`.

A pattern is read word by word; upper and lower case, apostrophes and single commas never matter:

    sorry                a word; `apologi*` any word that begins so, `*ed` any that ends so; "don't", "dont" and
                         "do not" are the same; a number with its per cent sign is one word: `100%`
    <sorry>              one of a named list of phrases
    (you|they) were      one of several
    really?              may be there or not; so may `(very|so)?`
    !(can|may)           any one word but these
    <0-6>                from none to six words, whichever they are, with no comma between them
    <0-6,>               the same, and commas do not matter
    , : ? ^ $            a comma must stand here (or a dash, a bracket); a colon; `<?>` a question mark; the beginning
                         and the end of the sentence
    sorry <0-9> [but]    only what is in square brackets is marked

It has no unbounded repetition, and `MAX_COST` refuses what is large.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbook.domain.common.errors import WorkbookError
from workbook.domain.wording.matching import (
    Edge,
    Either,
    Gap,
    Index,
    Mark,
    Maybe,
    Node,
    NoneOf,
    OneOf,
    Pattern,
    Row,
    WordKinds,
)
from workbook.domain.wording.sentences import COLON, COMMA, QUESTION, Spelling, Words

MAX_COST = 600  # steps one pattern may take on one sentence; a step is an int operation or two
MAX_GAP = 25  # words
MAX_DEPTH = 12  # lists within lists, brackets within brackets

_PART = re.compile(r"\s*(?:(<[^<>]*>)|([()|\[\]?!,:^$])|([^\s()|\[\]?!,:^$<>]+)|(\S))")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*\*?|\*[^\W_]+|\d+%")
_GAP = re.compile(r"<(\d{1,2})-(\d{1,2})(,?)>")
SEE = "See the signs in content/README.md; patterns are phrases, not regular expressions."


class PatternError(WorkbookError):
    """A pattern that cannot be read. `str(error)` says what is wrong, `remedy` how to mend it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


@dataclass(slots=True)
class Lexicon:
    """Named lists of phrases and the spelling of a language; compiles patterns and indexes sentences with them."""

    lists: Mapping[str, Sequence[str]]
    spelling: Spelling = field(default_factory=Spelling)
    kinds: WordKinds = field(default_factory=WordKinds, repr=False)
    _compiled: dict[str, Node] = field(default_factory=dict[str, Node], repr=False)
    _open: set[str] = field(default_factory=set[str], repr=False)  # lists that are being read
    _words: dict[str, Node] = field(default_factory=dict[str, Node], repr=False)
    _patterns: dict[str, Pattern] = field(default_factory=dict[str, Pattern], repr=False)

    def index(self, words: Words, beside: Mapping[int, Sequence[str]] | None = None) -> Index:
        return Index(words, self.kinds, beside)

    def compile(self, source: str) -> Pattern:
        """Read a pattern; the same one is read once. Raises PatternError with what is wrong and how to mend it."""
        pattern = self._patterns.get(source)
        if pattern is None:
            pattern = self._patterns[source] = self._compile(source)
        return pattern

    def _compile(self, source: str) -> Pattern:
        reader = _Reader(self, source)
        before, marked, after = reader.pattern()
        whole = _row([n for n in (before, marked, after) if n is not None])
        if whole.cost > MAX_COST:
            raise PatternError(
                f"It would take {whole.cost} steps on every sentence; {MAX_COST} is the most.",
                "Use shorter gaps and lists, or make several patterns of it.",
            )
        needed = tuple({self.kinds.number(written): None for written in _necessary(whole)})
        if not needed:
            raise PatternError("It has no word that must be there.", "Put one into it that is not optional.")
        return Pattern(source, before, marked, after, whole, needed, _has_gap(marked))

    def word(self, written: str) -> Node:
        """The words that one written word of a pattern stands for."""
        node = self._words.get(written)
        if node is None:
            node = self._words[written] = self._word(written)
        return node

    def _word(self, written: str) -> Node:
        if not _WORD.fullmatch(written):
            raise PatternError(
                f"“{written}” is no word: only letters, apostrophes, hyphens and a * at one end belong in one.",
                SEE,
            )
        nodes: list[Node] = []
        for piece in written.split("-"):
            for word in (piece.lower(),) if "*" in piece else self.spelling.words(piece):
                sounds = frozenset((word.replace("'", "").replace("’", ""),))
                nodes.append(OneOf(self.kinds.number(sounds), sounds))
        return _row(nodes)

    def named(self, name: str, depth: int) -> Node:
        """The list of that name, compiled once."""
        node = self._compiled.get(name)
        if node is None:
            phrases = self.lists.get(name)
            if phrases is None:
                raise PatternError(f"There is no list called <{name}>.", "Add it to [lists], or correct the name.")
            if name in self._open:
                raise PatternError(f"The list <{name}> contains itself.", "Take one of the two names out.")
            self._open.add(name)
            try:
                node = either(self, [_Reader(self, phrase, depth + 1).phrase() for phrase in phrases])
            finally:
                self._open.discard(name)
            self._compiled[name] = node
        return node


def _row(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Row(tuple(parts), sum(p.cost for p in parts))


def either(lexicon: Lexicon, branches: Sequence[Node]) -> Node:
    """One of several; all the single words among them become one set, which costs one step."""
    if any(_may_be_nothing(branch) for branch in branches):
        raise PatternError("One of the choices may be nothing at all.", "Put the ? behind the bracket: (this|that)?")
    words: set[str] = set()
    others: list[Node] = []
    for branch in branches:
        for node in branch.branches if isinstance(branch, Either) else (branch,):
            if isinstance(node, OneOf):
                words |= node.written
            else:
                others.append(node)
    if words:
        written = frozenset(words)
        others.insert(0, OneOf(lexicon.kinds.number(written), written))
    return others[0] if len(others) == 1 else Either.of(others)


def _has_gap(node: Node) -> bool:
    match node:
        case Gap():
            return True
        case Row(parts=parts) | Either(branches=parts):
            return any(_has_gap(p) for p in parts)
        case Maybe(inner=inner):
            return _has_gap(inner)
        case _:
            return False


def _may_be_nothing(node: Node) -> bool:
    match node:
        case Gap(low=low):
            return low == 0
        case Row(parts=parts):
            return all(_may_be_nothing(p) for p in parts)
        case Maybe():
            return True
        case _:
            return False


def _necessary(node: Node) -> list[frozenset[str]]:
    """Sets of words of each of which one must be in the sentence."""
    match node:
        case OneOf(written=written) | Mark(written=written):
            return [written]
        case Row(parts=parts):
            return [written for part in parts for written in _necessary(part)]
        case Either(branches=branches):
            best: set[str] = set()
            for branch in branches:
                sets = _necessary(branch)
                if not sets:
                    return []
                best |= max(sets, key=lambda written: sum(map(len, written)) / len(written))
            return [frozenset(best)]
        case _:
            return []


class _Reader:
    """Reads one pattern or one phrase of a list."""

    def __init__(self, lexicon: Lexicon, source: str, depth: int = 0) -> None:
        self.lexicon = lexicon
        self.depth = depth
        self.parts: list[str] = []
        for found in _PART.finditer(source.strip()):
            if found[4]:
                raise PatternError(f"The sign “{found[4]}” has no place here.", SEE)
            self.parts.append(found[1] or found[2] or found[3])
        self.at = 0
        if not self.parts:
            raise PatternError("It is empty.", "Write the words to look for, or take it out.")

    def pattern(self) -> tuple[Node | None, Node, Node | None]:
        before = self.row()
        if self.peek() != "[":
            return None, self.whole(before), None
        self.at += 1
        marked = self.row()
        if self.peek() != "]" or marked is None:
            raise PatternError("A square bracket is not closed, or is empty.", "Close it with ] behind some words.")
        self.at += 1
        after = self.row()
        self.end()
        return before, marked, after

    def phrase(self) -> Node:
        return self.whole(self.row())

    def whole(self, node: Node | None) -> Node:
        self.end()
        if node is None:
            raise PatternError("It is empty.", "Write the words to look for, or take it out.")
        return node

    def end(self) -> None:
        if self.at < len(self.parts):
            raise PatternError(f"“{self.parts[self.at]}” stands where nothing can.", "Look for a bracket too many.")

    def peek(self) -> str:
        return self.parts[self.at] if self.at < len(self.parts) else ""

    def row(self, depth: int = 0) -> Node | None:
        if depth + self.depth > MAX_DEPTH:
            raise PatternError("Its brackets are too deep.", "Make several patterns of it.")
        nodes: list[Node] = []
        while (part := self.peek()) and part not in ("|", ")", "[", "]"):
            self.at += 1
            node = self.item(part, depth)
            if self.peek() == "?":
                self.at += 1
                node = Maybe(node, node.cost + 1)
            nodes.append(node)
        return _row(nodes) if nodes else None

    def item(self, part: str, depth: int) -> Node:
        kind = self.lexicon.kinds.number
        if part == "!":
            self.at += 1
            node = self.item(self.parts[self.at - 1], depth) if self.at <= len(self.parts) else None
            if not isinstance(node, OneOf):
                raise PatternError("After ! only single words can stand.", "Write it as !(this|that).")
            return NoneOf(node.kind)
        if part == "(":
            branches: list[Node] = []
            while True:
                branch = self.row(depth + 1)
                if branch is None:
                    raise PatternError("A choice in brackets holds nothing.", "Write it as (this|that).")
                branches.append(branch)
                sign = self.peek()
                self.at += 1
                if sign == ")":
                    return either(self.lexicon, branches)
                if sign != "|":
                    raise PatternError("A bracket is not closed.", "Close it with ).")
        if part in ("^", "$"):
            return Edge(part == "^")
        if part in (COMMA, COLON, "<?>"):
            written = frozenset((QUESTION if part == "<?>" else part,))
            return Mark(kind(written), written)
        if part.startswith("<"):
            return self.named(part)
        return self.lexicon.word(part)

    def named(self, part: str) -> Node:
        gap = _GAP.fullmatch(part)
        if gap is None:
            return self.lexicon.named(part[1:-1], self.depth)
        low, high = int(gap[1]), int(gap[2])
        if not low <= high <= MAX_GAP or not high:
            raise PatternError(f"The gap {part} is not possible.", f"Write <0-6>; {MAX_GAP} words are the most.")
        return Gap(low, high, bool(gap[3]), high)
