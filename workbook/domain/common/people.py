"""The people named in a workbook."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["rebuilding", "partner", "household"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the workbook: one is *rebuilding*, one may be the *partner*, others share the household."""

    id: str
    name: str
    role: Role
    revision: int = 0


def let_down_already(person: Person, role: Role, people: Iterable[Person]) -> Person | None:
    """Who stands against this role of one of the two: the other one, where then both would have been let down and
    nobody would be rebuilding. None: it can be."""
    others = (one for one in people if one.id != person.id and one.role == "partner")
    return next(others, None) if role == "partner" else None
