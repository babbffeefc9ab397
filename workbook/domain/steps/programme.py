"""The programme: parts, steps and exercises, as read from the content folder.

Order is a guide, not a gate. The programme knows the ids of its steps; a step is loaded when it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbook.domain.steps.exercises import Kind, Settings

POINTS: tuple[str, ...] = (
    *(f"A{n}" for n in range(1, 11)),
    *(f"B{n}" for n in range(1, 12)),
)
"""The 21 points that the steps together cover."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """One task of a step. `settings` is the value of its kind (see `exercises.py`).

    `title` is short ("Draft it"); `why` is one line; `example` is a worked answer; `minutes` is a guess of
    how long it takes. `optional` exercises do not count towards the step. `together` ones need the other
    person, are always optional and are not offered when the Doorway said so. `stored` is False for answers
    that are never kept.
    """

    id: str
    kind: Kind
    title: str
    prompt: str
    why: str
    example: str
    minutes: int
    settings: Settings
    optional: bool = False
    together: bool = False
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Step:
    """A chapter: a reading (Markdown) and its exercises in order, of which one is the act.

    `minutes` is one sitting with it; `covers` are the points of `POINTS` it serves.
    """

    id: str
    title: str
    minutes: int
    covers: tuple[str, ...]
    reading: str
    exercises: tuple[Exercise, ...]

    def exercise(self, id: str) -> Exercise:
        """The exercise of that id. Raises KeyError when the step has none."""
        for exercise in self.exercises:
            if exercise.id == id:
                return exercise
        raise KeyError(id)

    @property
    def act(self) -> Exercise:
        """The exercise of kind `act` (content is checked to have exactly one)."""
        return next(exercise for exercise in self.exercises if exercise.kind == "act")


@dataclass(frozen=True, slots=True)
class Part:
    """A few steps that belong together. `words` is one sentence about them."""

    id: str
    title: str
    words: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Programme:
    """The order of the steps, and what the book says before the first and after the last."""

    title: str
    welcome: str
    closing: str
    parts: tuple[Part, ...]

    @property
    def step_ids(self) -> tuple[str, ...]:
        """Every step in order."""
        return tuple(step for part in self.parts for step in part.steps)

    def part_of(self, step: str) -> Part:
        """The part a step stands in. Raises KeyError for a step that is not in the programme."""
        for part in self.parts:
            if step in part.steps:
                return part
        raise KeyError(step)

    def neighbours(self, step: str) -> tuple[str | None, str | None]:
        """The step before and the step after, None at the ends. Raises KeyError for an unknown step."""
        ids = self.step_ids
        if step not in ids:
            raise KeyError(step)
        at = ids.index(step)
        return (ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def place(of: str, step: str) -> tuple[str, str]:
    """A reference of the content files as (step id, exercise id): "apology/desk", or "desk" within `step`."""
    before, slash, after = of.partition("/")
    return (before, after) if slash else (step, before)
