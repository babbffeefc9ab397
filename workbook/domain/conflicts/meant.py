"""Which conflict, and which of its options, are meant by what was typed: a number, an id, or words that stand in one.

The numbers are places in the order in which they were made, so that settling or rating something moves none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from workbook.domain.common.errors import NotFoundError
from workbook.domain.common.finding import folded, likest
from workbook.domain.conflicts.conflict import Conflict
from workbook.domain.conflicts.option import Option
from workbook.words.refusals import conflicts as refusals

MOST_NAMED = 9
SHORTEST_WORD = 3
LONGEST_NUMBER = 4
_Thing = TypeVar("_Thing", Conflict, Option)


def conflict_meant(conflicts: Sequence[Conflict], typed: str) -> Conflict:
    """The conflict meant, of all of them in the order in which they were added; where words stand in several, the one
    that is still open. NotFoundError, which names the nearest, where there is none or there are more."""
    return _meant(conflicts, typed, lambda one: one.what, lambda one: not one.ending, refusals.NO_SUCH_CONFLICT)


def same(conflicts: Sequence[Conflict], what: str) -> int | None:
    """The place of the open conflict that is called so, whatever its capitals and spaces; None where none is."""
    words = folded(" ".join(what.split()))
    places = (at for at, one in enumerate(conflicts) if not one.ending and folded(" ".join(one.what.split())) == words)
    return next(places, None)


def option_meant(options: Sequence[Option], typed: str) -> Option:
    """The option meant, of those of a conflict in the order in which they were made. As `conflict_meant`."""
    return _meant(options, typed, lambda one: one.wording.what, lambda one: not one.put_aside, refusals.NO_SUCH_OPTION)


def _meant(
    things: Sequence[_Thing], typed: str, says: Callable[[_Thing], str], is_open: Callable[[_Thing], bool], none: str
) -> _Thing:
    typed = typed.strip().removeprefix("plans/")  # as `find` tells a place
    if typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER:
        if not 1 <= int(typed) <= len(things):
            raise NotFoundError(none)
        return things[int(typed) - 1]
    words = folded(typed)
    found = [one for one in things if one.id == typed] or [one for one in things if folded(says(one)) == words]
    if not found and len(words) >= SHORTEST_WORD:
        found = [one for one in things if words in folded(says(one))]
    if len(found) > 1:
        found = [one for one in found if is_open(one)] or found
    if len(found) == 1:
        return found[0]
    if found:
        numbers = [things.index(one) + 1 for one in found[:MOST_NAMED]]
        among = [(str(number), says(things[number - 1])) for number in numbers]
        raise NotFoundError(refusals.several(numbers), among)
    near = likest(typed, [says(one) for one in things])
    if near is None:
        raise NotFoundError(none)
    raise NotFoundError(refusals.nearest(none, near + 1), [(str(near + 1), says(things[near]))])
