"""Looking for words in what was written and in the book: every word asked for has to stand in a piece, wherever, also
inside a longer one, whatever its capitals, accents and kind of apostrophe."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

_PLAINER = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("\u00ad", ""), ("\u200b", ""))
"""What is typed otherwise than it is set. (`str.translate` takes ten times as long for what is not ASCII.)"""
_ACCENTS = "[\u0300-\u036f]"
AROUND = 24
"""Letters in front of the words that a line is cut down to begin with."""
LONGEST_NAME = 60
"""So much of what was typed is compared with names."""
MOST_OF_A_TEXT = 300
ALIKE = 0.6
"""From 0 to 1: what is less like it was not meant."""


class Sought:
    """The words looked for. ValueError when there are none."""

    def __init__(self, typed: str) -> None:
        self.words = tuple(dict.fromkeys(folded(typed).split()))
        if not self.words:
            raise ValueError("there are no words to look for")

    def stands_in(self, text: str) -> bool:
        """Do all of them stand in a folded text?"""
        return all(word in text for word in self.words)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something that words can be found in. `sort` says what it is ("answer", "promise" …), `title` names it, `opens`
    is what `workbook open` takes to get there ("" where that is nowhere), `text` its words. `own`: somebody wrote it;
    else it is the book's. `theirs`: the other one alone wrote it. What belongs to two and is put away once somebody is
    afraid is `for_two`. `on`: the day it is of, which tells those apart that are called alike."""

    sort: str
    title: str
    opens: str
    text: str
    own: bool = True
    theirs: bool = False
    for_two: bool = False
    on: date | None = None
    folded_title: str = field(init=False, repr=False, compare=False)
    folded_text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded_title", folded(self.title))
        object.__setattr__(self, "folded_text", folded(self.text))


class Found(NamedTuple):
    """A piece that holds the words, and the line of it in which they begin to stand."""

    piece: Piece
    line: str


def search(pieces: Iterable[Piece], sought: Sought) -> list[Found]:
    """The pieces that hold the words: those that are called so first, then what somebody wrote, then the book; in each
    as they came."""
    found: tuple[list[Found], list[Found], list[Found]] = [], [], []
    for piece in pieces:
        if sought.stands_in(piece.folded_title):
            found[0].append(Found(piece, _line(piece, sought)))
        elif all(word in piece.folded_text or word in piece.folded_title for word in sought.words):
            found[1 if piece.own else 2].append(Found(piece, _line(piece, sought)))
    return [one for group in found for one in _newest_first(group)]


def alike(found: Iterable[Found]) -> set[tuple[str, str]]:
    """Sort and title of those of which there are several with a day: the day tells them apart."""
    counts = Counter((one.sort, one.folded_title) for one, _ in found if one.on is not None)
    return {name for name, many in counts.items() if many > 1}


def _newest_first(group: list[Found]) -> list[Found]:
    """Those that are called alike change places, the newest first; everything else stays where it is."""
    names = alike(group)
    if not names:
        return group
    places: dict[tuple[str, str], list[int]] = {}
    for at, (piece, _) in enumerate(group):
        if piece.on is not None and (name := (piece.sort, piece.folded_title)) in names:
            places.setdefault(name, []).append(at)
    sorted_ = list(group)
    for there in places.values():
        newest = sorted(there, key=lambda at: group[at].piece.on or date.min, reverse=True)
        for at, other in zip(there, newest, strict=True):
            sorted_[at] = group[other]
    return sorted_


def cut(line: str, sought: Sought) -> str:
    """A line from a little before the words on, so that they are in sight where only its beginning is."""
    at = min((place for word in sought.words if (place := folded(line).find(word)) >= 0), default=0)
    if at <= AROUND:
        return line
    begin = line.rfind(" ", 0, at - AROUND // 2) + 1
    return f"…{line[max(begin, at - AROUND) :]}"


def folded(text: str) -> str:
    """`text` as it is compared: letters without capitals and accents, one kind of apostrophe, quotation mark, dash."""
    if not text.isascii():
        for sign, plainer in _PLAINER:
            text = text.replace(sign, plainer)
    if text.isascii():
        return text.lower()
    return re.sub(_ACCENTS, "", normalize("NFKD", text.casefold()))


def nearest(typed: str, known: Iterable[str]) -> str:
    """The one of these names that is most like what was typed; "" where none is."""
    from difflib import get_close_matches

    found = get_close_matches(folded(typed).strip()[:LONGEST_NAME], list(known), 1)
    return found[0] if found else ""


def likest(typed: str, texts: Sequence[str]) -> int | None:
    """The place of the text in which something stands that is most like what was typed: of each as many words in a row;
    None where nothing is."""
    from difflib import SequenceMatcher

    words = folded(typed)[:LONGEST_NAME].split()
    matcher, best, found = SequenceMatcher(autojunk=False), ALIKE, None
    matcher.set_seq2(" ".join(words))
    for place, text in enumerate(texts):
        said = folded(text)[:MOST_OF_A_TEXT].split()
        for at in range(max(len(said) - len(words), 0) + 1):
            matcher.set_seq1(" ".join(said[at : at + len(words)]))
            if words and matcher.real_quick_ratio() > best and (like := matcher.ratio()) > best:
                best, found = like, place
    return found


def _line(piece: Piece, sought: Sought) -> str:
    """The line with most of the words, the first of them; "" where only the title has any."""
    counts = [sum(word in line for word in sought.words) for line in piece.folded_text.split("\n")]
    most = max(counts)
    return " ".join(piece.text.split("\n")[counts.index(most)].split()).removeprefix("- ") if most else ""
