"""Words somebody wants to find again wherever they stand, whatever their capitals, spaces and line ends; and a text
without them.

Letters are compared folded (ß is ss, é is é however it is put together), any run of white space is one space, and signs
without width are passed over. Words stand for themselves as a whole: "Ann" is not found in "planning" unless `inside`.
In writings without spaces between words (Chinese, Japanese, Korean, Thai …) they are found wherever they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import combining, normalize

STAND_IN = "…"
"""What stands in a text where words were taken out: it says that something is missing, and not why."""

_WITHOUT_WIDTH = "\u00ad\u200b\u2060\ufe0e\ufe0f"  # soft hyphen, breaks that are no spaces, how a sign is drawn
_JOINER = "\u200d"
_UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x11FF), (0x1780, 0x17FF), (0x2E80, 0x9FFF), (0xA000, 0xA4CF), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFF66, 0xFFDC), (0x20000, 0x3FFFF),
)  # fmt: skip

Span = tuple[int, int]


class Passage:
    """The words looked for. ValueError for words that could not be told from what stands in their place, or blank."""

    def __init__(self, words: str, *, inside: bool = False) -> None:
        self._wanted = _folded(words)[0].strip()
        if not self._wanted.replace(STAND_IN, "").strip():
            raise ValueError("there are no words to look for")
        self._inside = inside
        self._look = lru_cache(maxsize=2048)(self._look_anew)  # backups hold the same texts again and again
        self.probe = max(self._wanted.split(), key=len)
        """The longest of the words, folded: where it is not, they are not."""

    def spans(self, text: str) -> list[Span]:
        """Where the words stand in `text`: first character and the one behind the last, in order, never overlapping."""
        return self._look(text)[0]

    def within(self, text: str) -> int:
        """How often they stand inside longer words, and so are not among the `spans`."""
        return self._look(text)[1]

    def without(self, text: str) -> str:
        """`text` with `STAND_IN` in the place of the words; the same text where they do not stand."""
        while spans := self.spans(text):  # what is left on both sides may be the words again
            parts: list[str] = []
            at = 0
            for first, end in spans:
                parts += (text[at:first], STAND_IN)
                at = end
            text = "".join((*parts, text[at:]))
        return text

    def _look_anew(self, text: str) -> tuple[list[Span], int]:
        found: list[Span] = []
        within = 0
        if not self.may_stand_in(text):
            return found, within
        folded, places = _folded(text)
        at = folded.find(self._wanted)
        while at >= 0:
            end = at + len(self._wanted)
            span = (places[at], places[end])
            if (at and places[at - 1] == places[at]) or places[end - 1] == places[end] or _goes_on(text, span[1]):
                at = folded.find(self._wanted, at + 1)  # half a letter: é is not e
            elif self._inside or _stands_alone(text, *span):
                found.append(span)
                at = folded.find(self._wanted, end)
            else:
                within += 1
                at = folded.find(self._wanted, at + 1)
        return found, within

    def may_stand_in(self, text: str) -> bool:
        """A quick look: False only where they surely do not stand."""
        if text.isascii():
            return self.probe in text.lower()
        if self.probe.isascii():
            return self.probe in re.sub(f"[{_WITHOUT_WIDTH}]+", "", text).casefold()
        return self.probe in "".join(map(_fold, text))


def _folded(text: str) -> tuple[str, list[int]]:
    """The text folded, and for each of its characters the place it comes from; one more place for the end."""
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        piece = _fold(char)
        if piece.isspace():
            if folded and folded[-1] == " ":
                continue
            piece = " "
        folded.extend(piece)
        places.extend([place] * len(piece))
    return "".join(folded), [*places, len(text)]


@lru_cache(maxsize=4096)
def _fold(char: str) -> str:
    return "" if char in _WITHOUT_WIDTH else normalize("NFD", normalize("NFD", char).casefold())


def _goes_on(text: str, end: int) -> bool:
    """Does the letter before `end` go on with a sign set on it?"""
    return end < len(text) and combining(text[end]) != 0


def _stands_alone(text: str, first: int, end: int) -> bool:
    before = text[first - 1] if first else " "
    after = text[end] if end < len(text) else " "
    return not _joined(before, text[first]) and not _joined(text[end - 1], after)


def _joined(one: str, other: str) -> bool:
    """Do two neighbouring characters belong to one word?"""
    if _JOINER in (one, other):
        return True
    return all((char.isalnum() or combining(char)) and not _is_unspaced(char) for char in (one, other))


def _is_unspaced(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _UNSPACED)
