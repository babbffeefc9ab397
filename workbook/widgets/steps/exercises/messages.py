"""What a person does with an exercise, in the words of the subject: every message that an exercise posts.

Their `repr` says nothing but the name: what somebody wrote must not get into a log.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Row, Undertaking, Value
    from workbook.domain.steps.appointments import Planned
    from workbook.domain.steps.exercises import Way


@dataclass(repr=False)
class ExerciseMessage(Message):
    """Something happened to the exercise of that id."""

    exercise: str


# -- open and closed


@dataclass(repr=False)
class HeadPressed(ExerciseMessage):
    """Its head was clicked: it shall be the open one or, if it is, be closed."""


@dataclass(repr=False)
class Turned(ExerciseMessage):
    """It shows another side of itself: what can be done with it has changed."""


# -- the answer


@dataclass(repr=False)
class Answered(ExerciseMessage):
    """The answer is now `value`. Posted at every key; whoever saves it decides how often.

    `field`: what is being typed into, by a name of the exercise's own; one go at it is one change. None: something was
    picked, ticked, added, moved, removed or handed in, which is a change of its own.
    """

    value: Value
    field: str | None = None


@dataclass(repr=False)
class Left(ExerciseMessage):
    """The focus has left the fields of the exercise."""


@dataclass(repr=False)
class NotNow(ExerciseMessage):
    """The exercise is set aside or, with `on` False, taken up again."""

    on: bool


@dataclass(repr=False)
class MadePrivate(ExerciseMessage):
    """The answer is marked private or, with `on` False, no longer."""

    on: bool


@dataclass(repr=False)
class EarlierAsked(ExerciseMessage):
    """The earlier versions of the answer are wanted."""


@dataclass(repr=False)
class LineShown(ExerciseMessage):
    """This row shall be shown to the other one as it reads now, or no longer."""

    row: Row


@dataclass(repr=False)
class SafetyChosen(ExerciseMessage):
    """What is chosen now leads these ways; never stored."""

    ways: frozenset[Way]


@dataclass(repr=False)
class LetDown(ExerciseMessage):
    """Whoever writes is the one who was let down, and wants the workbook to know."""


# -- out of the book


@dataclass(repr=False)
class ActMade(ExerciseMessage):
    """The act shall become a promise, a plan or a date. `shown`: whether the other one sees the promise."""

    undertaking: Undertaking
    shown: bool


@dataclass(repr=False)
class SeesChosen(ExerciseMessage):
    """It was chosen whether the other one sees what the act becomes, which is not made yet."""

    shown: bool


@dataclass(repr=False)
class LinkOpened(ExerciseMessage):
    """What the act became shall be shown."""


@dataclass(repr=False)
class PromiseOffered(ExerciseMessage):
    """Absolute words were noticed, and the person wants to make a promise out of this sentence."""

    sentence: str


@dataclass(repr=False)
class SittingSet(ExerciseMessage):
    """The next sittings shall be then; empty: none is planned."""

    planned: Planned
