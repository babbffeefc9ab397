"""Triggers: when, where and about what a conflict came up, and the pattern in them.

A pattern is a count and nothing more. It is said only once there is enough to count, and never as a cause.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from workbook.domain.common.dates import WEEKDAY_NAMES

PartOfDay = Literal["morning", "afternoon", "evening", "night"]
PARTS: tuple[PartOfDay, ...] = get_args(PartOfDay)
Dimension = Literal["weekday", "part", "place", "about"]

NEWEST = 50
"""So many of the newest triggers are counted: what set it off two years ago need not do so now."""
LEAST_SAID = 4
LEAST_SAME = 3
SHORTEST_WORD = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST_LOOKED_AT = 2_000  # characters of one text whose words are counted
# Words of four letters and more that say nothing of what it was about.
_COMMON = """
about again almost already also always another away back because been before both came come could does done
down even ever every from gave give going gone have having here into just last late less like little made make
many more most much must myself never nobody nothing once only other over really said same says should since some
somebody someone something still such take than that their them then there these they thing things this those
through told took turn under until very wanted were what when where which while whole will with without would
your yours the and for not was had her his him she our out who why you are but did has its one two off too
"""
_SAY_NOTHING = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Trigger:
    """One time it came up. `part` is the part of the day, `place` where, `about` about what; each may be empty.
    `person` logged it."""

    id: str
    conflict: str
    on: date
    about: str = ""
    part: PartOfDay | Literal[""] = ""
    place: str = ""
    person: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Pattern:
    """`count` of the `of` triggers that say anything of this dimension are `value`: a weekday's name, a part of the
    day, a place as it was last written, or a word."""

    dimension: Dimension
    value: str
    count: int
    of: int


def part_of_day(hour: int) -> PartOfDay:
    """Of an hour from 0 to 23: morning from 5, afternoon from 12, evening from 17, night from 22."""
    if 5 <= hour < 12:
        return "morning"
    if 12 <= hour < 17:
        return "afternoon"
    return "evening" if 17 <= hour < 22 else "night"


def patterns(triggers: Iterable[Trigger]) -> tuple[Pattern, ...]:
    """What most of the newest triggers have in common: day of the week, part of the day, place, a word of what it was
    about. Each only when at least four say something of it, and the same in at least three and in more than half."""
    newest = sorted(triggers, key=lambda one: (one.on, one.id), reverse=True)[:NEWEST]
    found = [
        _most("weekday", newest, lambda one: {WEEKDAY_NAMES[one.on.weekday()]}),
        _most("part", newest, lambda one: {one.part} - {""}),
        _most("place", newest, lambda one: {" ".join(one.place.split())} - {""}),
        _most("about", newest, lambda one: set(spoken_words(one.about))),
    ]
    return tuple(pattern for pattern in found if pattern is not None)


def spoken_words(text: str) -> list[str]:
    """The words of a text that can say what it is about: of four letters or more, without the commonest ones. Short
    ones count where nothing else stands there, so that languages without blanks are not left out."""
    found = [cast(str, word) for word in _WORD.findall(text[:_LONGEST_LOOKED_AT])]
    long = [word for word in found if len(word) >= SHORTEST_WORD and word.casefold() not in _SAY_NOTHING]
    return long or [word for word in found if word.casefold() not in _SAY_NOTHING]


def _most(dimension: Dimension, triggers: Sequence[Trigger], values: Callable[[Trigger], set[str]]) -> Pattern | None:
    """The value that most of them share. Upper and lower case do not matter; it is shown as it was last written."""
    written: dict[str, str] = {}
    counted: Counter[str] = Counter()
    of = 0
    for trigger in triggers:
        said = {value.casefold(): value for value in sorted(values(trigger))}
        of += bool(said)
        counted.update(said.keys())
        for folded, value in said.items():
            written.setdefault(folded, value)
    # Of several that are as frequent the longest word says most.
    top = max(counted, key=lambda value: (counted[value], len(value), value), default="")
    count = counted[top]
    if of < LEAST_SAID or count < LEAST_SAME or 2 * count <= of:
        return None
    return Pattern(dimension, written[top], count, of)
