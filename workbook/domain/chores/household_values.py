"""Values as they stand in a household file, each read with its place, so that every fault has a sentence of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

from workbook.domain.common.errors import WorkbookError
from workbook.words.refusals import chores as refusals

NAME_LENGTH = 80

Plain = Mapping[str, Any]
T = TypeVar("T")


class HouseholdFault(WorkbookError):
    """A household file that cannot be read as one; the sentence names the place and what belongs there."""


def mapping(value: object, place: str, keys: tuple[str, ...], also: Mapping[str, str] | None = None) -> Plain:
    """Named values of which only these are known; `also` has other names for some of them."""
    also = also or {}
    if not isinstance(value, dict):
        raise HouseholdFault(refusals.instead_of(place, refusals.GROUP, value))
    plain = cast(dict[str, Any], value)
    for number, key in enumerate(plain, 1):
        if key not in keys and key not in also:
            # The key is shown only where it looks like one: a household file never leaks words that people wrote.
            shown = f'"{key}"' if re.fullmatch(r"[A-Za-z_]{1,24}", key) else f"entry {number}"
            raise HouseholdFault(refusals.UNKNOWN_KEY.format(place=place, shown=shown, known=", ".join(keys)))
    for other, key in also.items():
        if other in plain and key in plain:
            raise HouseholdFault(refusals.TWO_NAMES.format(place=place, other=other, key=key))
    return {also.get(key, key): value for key, value in plain.items()}


def listed(plain: Plain, key: str, place: str, least: int, most: int, read_one: Callable[[object, str], T]) -> list[T]:
    """A list under a key, each entry read by `read_one`; missing means empty."""
    where = key if place == "the household" else f"{place}, {key}"
    value = plain.get(key, [])
    if not isinstance(value, list):
        raise HouseholdFault(refusals.instead_of(where, refusals.LIST, value))
    entries = cast(list[object], value)
    if not least <= len(entries) <= most:
        raise HouseholdFault(refusals.HOW_MANY.format(place=where, least=least, most=most, found=len(entries)))
    return [read_one(entry, f"{where}, entry {number}") for number, entry in enumerate(entries, 1)]


def day_numbers(plain: Plain, key: str, place: str, last: int, usual: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers from 0 to `last`, in order, each once; `usual` when nothing is said."""
    if key not in plain:
        return usual
    found = listed(plain, key, place, 0, 100, lambda value, where: whole(value, where, 0, last))
    return tuple(sorted(set(found)))


def numbers(plain: Plain, key: str, place: str, low: int, high: int) -> dict[str, int]:
    """Names with whole numbers."""
    where = key if place == "the household" else f"{place}, {key}"
    found = named_values(plain, key, where)
    return {
        clean(name): whole(value, f"{where}, entry {number}", low, high)
        for number, (name, value) in enumerate(found.items(), 1)
    }


def named_values(plain: Plain, key: str, where: str) -> dict[str, Any]:
    """Names with values of any kind."""
    value = plain.get(key, {})
    if not isinstance(value, dict):
        raise HouseholdFault(refusals.instead_of(where, refusals.NAMES, value))
    return cast(dict[str, Any], value)


def whole(value: object, place: str, low: int, high: int | None) -> int:
    """A whole number in a span; `high` None for no end."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise HouseholdFault(refusals.instead_of(place, refusals.WHOLE, value))
    if value < low or (high is not None and value > high):
        raise HouseholdFault(refusals.out_of_span(place, low, high))
    return value


def yes(plain: Plain, key: str, place: str) -> bool:
    """True or false; missing means false."""
    value = plain.get(key, False)
    if not isinstance(value, bool):
        where = f"{place}, {key}" if place else key
        raise HouseholdFault(refusals.instead_of(where, refusals.FLAG, value))
    return value


def text_of(plain: Plain, key: str, place: str, most: int) -> str:
    """A text of at most so many characters, cleaned; missing means empty."""
    value = plain.get(key, "")
    where = key if place == "the household" else f"{place}, {key}"
    if not isinstance(value, str):
        raise HouseholdFault(refusals.instead_of(where, refusals.TEXT, value))
    if len(value) > most:
        raise HouseholdFault(refusals.TOO_LONG.format(place=where, most=most, found=len(value)))
    return clean(value)


def name_of(plain: Plain, place: str) -> str:
    """The name of an entry, which has to be there."""
    if "name" not in plain:
        raise HouseholdFault(refusals.NAME_MISSING.format(place=place))
    return name_itself(plain["name"], f"{place}, name")


def name_itself(value: object, place: str) -> str:
    """A name that stands by itself."""
    name = text_of({"": value}, "", place, NAME_LENGTH) if isinstance(value, str) else ""
    if not name:
        raise HouseholdFault(refusals.instead_of(place, refusals.NAME, value))
    return name


def clean(text: str) -> str:
    """Text on one line without control characters, half characters or marks that turn the writing direction."""
    kept = re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+", " ", text)
    return " ".join(kept.split())
