"""What the rows of Today stand for: frozen values, by which rows are told apart and keys know what they act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from workbook.domain.promises.due import Due


@dataclass(frozen=True, slots=True)
class DueRow:
    """A due of the day or from before. `due` is what it was when the row was drawn; the row is the same one after a
    mark."""

    key: str
    due: Due = field(compare=False)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """What is open of one promise from several earlier days, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class AwayRow:
    """The offer that one was away: since when."""

    since: date


@dataclass(frozen=True, slots=True)
class WheneverRow:
    """A promise that waits for an event, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class EndRow:
    """A promise with an end, where nothing is asked of it, by its id."""

    promise: str


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One slot of a chore week; `before`: it stood on an earlier day, `movable`: it can be done today instead."""

    week: str
    number: int
    before: bool = False
    movable: bool = False


@dataclass(frozen=True, slots=True)
class WayRow:
    """The way to another page, by its mode, and to a place in it, to `begin` there or to look at it."""

    mode: str
    place: str = ""
    begin: bool = True


@dataclass(frozen=True, slots=True)
class LookBackRow:
    """A promise that is to be looked back on, by its id."""

    promise: str


class Door(Enum):
    """What opens here, and is there once."""

    SHOWN = "what the other one shows"
    CHORES_BEFORE = "the chores of earlier days"
