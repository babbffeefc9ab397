"""Text into sentences and words, as wording notes need them.

People type curly apostrophes, straight ones, wrong ones and none; they forget capitals, break lines in the middle of
a sentence and quote each other. All of that is evened out here, while every word keeps its place in the text as it
was typed. Places are counted in code points. Nothing here knows a language: spellings come from the content files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

APOSTROPHES = "'’‘ʼ`´′＇"
QUOTED = "\0"  # stands for each character of a quotation; a run of them counts as one word
COMMA, COLON, QUESTION = ",", ":", "?"
MARKS = frozenset((COMMA, COLON, QUESTION))

# Signs without a breadth that programs put into words: a soft hyphen, a zero-width space, a mark of direction.
UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"

LONGEST_SENTENCE = 600  # characters; a longer one is read in pieces, so that the work on each has a bound
LONGEST_WORD = 40  # the rest of a longer word is not looked at
LONGEST_QUOTATION = 1_500  # an opening quotation mark with nothing to close it so far away opens nothing
WORDS_KEPT = 20_000  # spellings remembered

_BEFORE_QUOTE = r"(?:^|(?<=[\s(\[—–:,\x00-]))"
_OPENER = re.compile(rf"(?m)^[ \t]*>.*|{_BEFORE_QUOTE}(?:[\"“„«»‹]|['‘](?=\S))")
_CLOSERS = {
    opener: re.compile(rf"(?<=[^\s(])[{closers}](?!\w)")
    for opener, closers in {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‘": "’", "'": "'"}.items()
}
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_UNSEEN = re.compile(f"[{UNSEEN}]+")
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(
    rf"\0+|\d+\s?%|\d+(?:[.,:]\d+)+|[^\W_]+(?:[{APOSTROPHES}{UNSEEN}]+[^\W_]+)*|[,;()–—…]|\.\.+|--+|(?<=\s)-(?=\s)|[:?]"
)
_BREAK = re.compile(
    r"(?<![.!?…])[.!?…]++[)\]]*+(?=\s|$|[A-ZÄÖÜÀÉ])"  # a sentence's end, with or without a space; tried once a run
    r"|\n[ \t]*\n\s*"  # an empty line
    r"|\n(?=[ \t]*(?:[-*•–]\s|\d+[.)]\s))"  # a list
    r"|\n(?=[ \t]*[^\W\d_a-z][\w'’])"  # a line that begins with a capital, unless that is a word of one letter
)


@dataclass(frozen=True, slots=True)
class Spelling:
    """How words of a language may be written.

    `expand`: a written form with its apostrophes → the words it stands for ("don't" → "do", "not").
    `bare`: the same for forms without apostrophes. `abbreviations` end in a full stop that ends no sentence.
    `clipped` words begin with an apostrophe that opens no quotation.
    """

    expand: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    bare: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    abbreviations: frozenset[str] = frozenset()
    clipped: frozenset[str] = frozenset()
    _memory: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]], repr=False, compare=False)

    def words(self, written: str) -> tuple[str, ...]:
        """The word or words that one written form stands for, in lower case and without apostrophes."""
        written = written[:LONGEST_WORD]
        known = self._memory.get(written)
        if known is None:
            if len(self._memory) >= WORDS_KEPT:
                self._memory.clear()
            known = self._memory[written] = self._spell(written)
        return known

    def _spell(self, written: str) -> tuple[str, ...]:
        word = "".join(_UNSEEN.sub("", written.lower()).split())  # "100 %" is one word
        for sign in APOSTROPHES[1:]:
            word = word.replace(sign, "'")
        bare = word.replace("'", "")
        return self.expand.get(word) or self.bare.get(bare) or (bare,)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of one sentence. `starts[i]:ends[i]` is where word i stands in that sentence.

    Words that one written form stands for ("don't") share a place. Marks are comma (also for a semicolon, bracket or
    dash), colon and question mark.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def read_words(sentence: str, spelling: Spelling) -> Words:
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(sentence):
        written = found[0]
        first = written[0]
        if first.isalnum():
            spelled = spelling.words(written)
        elif first == QUOTED:
            spelled = (QUOTED,)
        else:
            spelled = (first,) if first in MARKS else (COMMA,)
        words.extend(spelled)
        starts.extend([found.start()] * len(spelled))
        ends.extend([found.end()] * len(spelled))
    return Words(tuple(words), tuple(starts), tuple(ends))


def hide_quotations(text: str, spelling: Spelling) -> str:
    """The text, equally long, with what is quoted blanked out by QUOTED.

    Left as they are: a single quoted word (that is emphasis), and a text that is nothing but one quotation.
    Quoted lines of a message ("> …") are blanked as well.
    """
    if not _OPENER.search(text):
        return text
    pieces: list[str] = []
    done = 0
    hopeless: dict[str, int] = {}  # opener → the place up to which nothing closes it
    for found in _OPENER.finditer(text):
        at, opener = found.start(), found[0]
        if at < done or at < hopeless.get(opener, 0):
            continue
        if len(opener) > 1 or opener == ">":
            end = found.end()
            pieces += (text[done:at], QUOTED * (end - at))
            done = end
            continue
        word = _TOKEN.match(text, at + 1)
        if word and word[0].lower() in spelling.clipped:
            continue
        stop = _paragraph_end(text, at)
        closing = _CLOSERS[opener].search(text, at + 1, stop)
        if closing is None:
            hopeless[opener] = stop
        elif _SPACE.search(text, at, closing.end()):
            pieces += (text[done:at], _blank(text, at, closing.end()))
            done = closing.end()
    pieces.append(text[done:])
    hidden = "".join(pieces)
    return hidden if any(c.isalnum() for c in hidden) else text


def _paragraph_end(text: str, at: int) -> int:
    found = _PARAGRAPH.search(text, at, at + LONGEST_QUOTATION)
    return found.start() if found else min(len(text), at + LONGEST_QUOTATION)


def _blank(text: str, at: int, end: int) -> str:
    """A quotation blanked out; one that ends a sentence keeps a full stop, so that the next one begins there."""
    ends = text[end - 2] in ".!?…" and text[end : end + 2].strip()[:1].isupper()
    return QUOTED * (end - at - 1) + ("." if ends else QUOTED)


def sentences(text: str, spelling: Spelling) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, in order; blank stretches belong to none.

    A sentence of more than LONGEST_SENTENCE characters comes in pieces, cut at a comma or else between words.
    """
    start = 0
    for found in _BREAK.finditer(text):
        end = found.end()
        if end <= start or (text[found.start()] in ".…" and _goes_on(text, start, found, spelling)):
            continue
        yield from _pieces(text, start, end)
        start = end
    yield from _pieces(text, start, len(text))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        half, most = start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE
        cut = text.rfind(",", half, most) + 1 or text.rfind("\n", half, most) + 1 or text.rfind(" ", half, most) + 1
        cut = cut or most
        if text[start:cut].strip():
            yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _goes_on(text: str, start: int, stop: re.Match[str], spelling: Spelling) -> bool:
    """True for a stop that ends no sentence: "e.g.", "Dr.", and dots with a small letter after them."""
    mark = stop[0]
    if len(mark) > 1 or mark == "…":
        following = text[stop.end() : stop.end() + 3].lstrip()
        return following[:1].islower()
    before = text[max(start, stop.start() - 20) : stop.start()]
    return before.split()[-1].lower().lstrip("([") in spelling.abbreviations if before.strip() else False
