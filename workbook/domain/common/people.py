"""The people named in a workbook."""

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
