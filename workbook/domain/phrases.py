"""A small language for turns of phrase, and the matching of it.

A pattern is read word by word; upper and lower case, apostrophes and single commas never matter:

    sorry                a word; `apologi*` any word that begins so, `*ed` any that ends so; "don't", "dont" and "do not"
                         are the same
    <sorry>              one of a named list of phrases
    (you|they) were      one of several
    really?              may be there or not; so may `(very|so)?`
    !(can|may)           any one word but these
    <0-6>                from none to six words, whichever they are, with no comma between them
    <0-6,>               the same, and commas do not matter
    , : ? ^ $            a comma must stand here (or a dash, a bracket); a colon; `<?>` a question mark; the beginning
                         and the end of the sentence
    sorry <0-9> [but]    only what is in square brackets is marked

It has no unbounded repetition. A sentence is matched by moving sets of places (bits of an int) through the pattern, all
starting places at once, so the work is (size of the pattern) × (a few int operations) whatever the text is: a pattern
cannot run away, and `MAX_COST` refuses those that are large.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbook.domain.errors import WorkbookError
from workbook.domain.sentences import COLON, COMMA, MARKS, QUESTION, WORDS_KEPT, Spelling, Words

MAX_COST = 600  # steps one pattern may take on one sentence; a step is an int operation or two
MAX_GAP = 25  # words
MAX_DEPTH = 12  # lists within lists, brackets within brackets
MOST_FIRST = 60  # words with which one branch of a choice may begin and still be looked up by them
MAX_TRIES = 120  # hits of one pattern in one sentence that are looked at

_PART = re.compile(r"\s*(?:(<[^<>]*>)|([()|\[\]?!,:^$])|([^\s()|\[\]?!,:^$<>]+)|(\S))")
_WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*\*?|\*[^\W_]+")
_GAP = re.compile(r"<(\d{1,2})-(\d{1,2})(,?)>")


class PatternError(WorkbookError):
    """A pattern that cannot be read. `str(error)` says what is wrong, `remedy` how to mend it."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


class Index:
    """One sentence, ready to be matched. Place i is in front of word i."""

    __slots__ = ("_found", "_lexicon", "at", "begin", "commas", "finish", "marks", "plain", "words")

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self.words = words
        self._lexicon = lexicon
        self._found: dict[int, int] = {}
        self.at: dict[str, int] = {}  # word → the places where it stands
        self.marks = 0
        for place, word in enumerate(words.words):
            self.at[word] = self.at.get(word, 0) | 1 << place
            if word in MARKS:
                self.marks |= 1 << place
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
            for word in self._lexicon.of_kind(kind, self.at):
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


@dataclass(slots=True)
class Lexicon:
    """Named lists of phrases and the spelling of a language; compiles patterns and indexes sentences with them."""

    lists: Mapping[str, Sequence[str]]
    spelling: Spelling = field(default_factory=Spelling)
    _kinds: dict[frozenset[str], int] = field(default_factory=dict[frozenset[str], int], repr=False)
    _whole: list[frozenset[str] | None] = field(default_factory=list[frozenset[str] | None], repr=False)
    _exact: dict[str, set[int]] = field(default_factory=dict[str, set[int]], repr=False)
    _begins: dict[str, set[int]] = field(default_factory=dict[str, set[int]], repr=False)
    _endings: dict[str, set[int]] = field(default_factory=dict[str, set[int]], repr=False)
    _known: dict[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]], repr=False)
    _compiled: dict[str, Node] = field(default_factory=dict[str, Node], repr=False)
    _open: set[str] = field(default_factory=set[str], repr=False)  # lists that are being read
    _words: dict[str, Node] = field(default_factory=dict[str, Node], repr=False)
    _patterns: dict[str, Pattern] = field(default_factory=dict[str, Pattern], repr=False)

    def index(self, words: Words) -> Index:
        return Index(words, self)

    def kinds(self, word: str) -> frozenset[int]:
        """The kinds that a word of a text belongs to."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > WORDS_KEPT:
                self._known.clear()
            kinds = set(self._exact.get(word, ()))
            for begin, more in self._begins.items():
                if word.startswith(begin):
                    kinds |= more
            for ending, more in self._endings.items():
                if word.endswith(ending):
                    kinds |= more
            known = self._known[word] = frozenset(kinds)
        return known

    def of_kind(self, kind: int, words: Mapping[str, int]) -> Iterable[str]:
        """Those of the words that are of a kind."""
        written = self._whole[kind]
        if written is None:
            return [word for word in words if kind in self.kinds(word)]
        return words.keys() & written

    def kind(self, written: frozenset[str]) -> int:
        """The number of this set of words ("apologi*" stands for all that begin so, "*ed" for all that end so)."""
        number = self._kinds.get(written)
        if number is None:
            number = self._kinds[written] = len(self._kinds)
            self._whole.append(None if any("*" in word for word in written) else written)
            self._known.clear()
            for word in written:
                table = self._begins if word.endswith("*") else self._endings if word[0] == "*" else self._exact
                table.setdefault(word.strip("*"), set()).add(number)
        return number

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
        needed = tuple({self.kind(written): None for written in _necessary(whole)})
        if not needed:
            raise PatternError("It has no word that must be there.", "Put at least one word into it that is not optional.")
        return Pattern(source, before, marked, after, whole, needed, _has_gap(marked))

    def written(self) -> dict[int, frozenset[str]]:
        """The set of words behind each kind."""
        return {number: written for written, number in self._kinds.items()}

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
                "See the signs in content/README.md; patterns are phrases, not regular expressions.",
            )
        nodes: list[Node] = []
        for piece in written.split("-"):
            for word in (piece.lower(),) if "*" in piece else self.spelling.words(piece):
                sounds = frozenset((word.replace("'", "").replace("’", ""),))
                nodes.append(OneOf(self.kind(sounds), sounds))
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
        raise PatternError("One of several choices may be nothing at all.", "Put the ? behind the bracket: (this|that)?")
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
        others.insert(0, OneOf(lexicon.kind(written), written))
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
                raise PatternError(f"The sign “{found[4]}” has no place here.", "See the signs in content/README.md.")
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
            raise PatternError("A square bracket is not closed, or holds nothing.", "Close it with ] after the words to mark.")
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
            raise PatternError(f"“{self.parts[self.at]}” stands where nothing can stand.", "Look for a bracket too many.")

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
        kind = self.lexicon.kind
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
