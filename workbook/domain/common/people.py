"""The people named in a workbook."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["rebuilding", "partner", "household"]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in the workbook: one is *rebuilding*, one may be the *partner*, others share the household."""

    id: str
    name: str
    role: Role
    revision: int = 0
