"""The programme: parts, steps and exercises, as read from the content folder.

Order is a guide, not a gate. The programme knows the ids of its steps; a step is loaded when it is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from workbook.domain.common.people import Role
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
    person and are always optional. `faces`: what comes of it goes to the other person. Neither kind is offered when
    the Doorway said so. `stored` is False for answers that are never kept; `private` is True for answers that are
    marked private from the start.
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
    faces: bool = False
    private: bool = False

    @property
    def opens_conflict(self) -> bool:
        """Is it an act that goes on as a conflict to be solved?"""
        return getattr(self.settings, "makes", "") == "plan" and getattr(self.settings, "plan", "") == "conflict"


@dataclass(frozen=True, slots=True)
class Step:
    """A chapter: a reading (Markdown) and its exercises in order, of which one is the act (none in a page of
    somebody's own).

    `minutes` is what its exercises take together; `covers` are the points of `POINTS` it serves. `second`: the
    exercise with which its second part begins, for another sitting ("": it is done in one).
    """

    id: str
    title: str
    minutes: int
    covers: tuple[str, ...]
    reading: str
    exercises: tuple[Exercise, ...]
    second: str = ""

    def exercise(self, id: str) -> Exercise:
        """The exercise of that id. Raises KeyError when the step has none."""
        for exercise in self.exercises:
            if exercise.id == id:
                return exercise
        raise KeyError(id)

    @property
    def act(self) -> Exercise | None:
        """The act that the step ends with (content is checked: one, besides optional ones); None in a page of
        somebody's own."""
        acts = [exercise for exercise in self.exercises if exercise.kind == "act"]
        return next((one for one in acts if not one.optional), None)


@dataclass(frozen=True, slots=True)
class Part:
    """A few steps that belong together. `words` is one sentence about them. `whose`: the role whose own pages these
    are; "" for the book itself. `by`: whom the part is from; "" for the book's own."""

    id: str
    title: str
    words: str
    steps: tuple[str, ...]
    whose: Role | Literal[""] = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class After:
    """What comes some months after the last step: one exercise to read again ("step/exercise"), a question about it,
    and one about the promises ("": none)."""

    months: int
    reread: str
    question: str
    promises: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """The order of the steps, and what the book says before the first and after the last.

    `welcome_partner` is said to the one who was let down. `again` is the step for when it has happened again, which
    stands in no part ("": there is none). `after`: what comes after the end, the earliest first.
    """

    title: str
    welcome: str
    closing: str
    parts: tuple[Part, ...]
    welcome_partner: str = ""
    again: str = ""
    after: tuple[After, ...] = ()

    @property
    def step_ids(self) -> tuple[str, ...]:
        """Every step of the book in order, without anybody's own pages."""
        return tuple(step for part in self.parts if not part.whose for step in part.steps)

    @property
    def last(self) -> str:
        """The step with which the book itself ends, whatever is added behind it; "" where all is somebody's own."""
        parts = [part for part in self.parts if part.steps and not (part.whose or part.by)]
        return parts[-1].steps[-1] if parts else ""

    @property
    def every_id(self) -> tuple[str, ...]:
        """Every step there is: the book's, anybody's own pages, the one for when it has happened again."""
        return (*(step for part in self.parts for step in part.steps), *([self.again] if self.again else []))

    def is_told(self, step: str) -> bool:
        """May it be told where others look on that somebody worked on a step? Not of anybody's own pages, and not of
        the one for when it has happened again."""
        return step in self.step_ids or step not in self.every_id

    def parts_for(self, role: Role) -> tuple[Part, ...]:
        """The parts as they are listed for somebody of that role: their own pages first, then the book, and last the
        pages that are another's, which they may read."""
        own = [part for part in self.parts if part.whose == role]
        others = [part for part in self.parts if part.whose not in ("", role)]
        return (*own, *(part for part in self.parts if not part.whose), *others)

    def part_of(self, step: str) -> Part | None:
        """The part a step stands in; None for the one that stands in none. Raises KeyError for a step that is not in
        the programme."""
        for part in self.parts:
            if step in part.steps:
                return part
        if step and step == self.again:
            return None
        raise KeyError(step)

    def by(self, step: str) -> str:
        """Whom a step is from that somebody added to the book; "" for one of the book. Raises KeyError."""
        part = self.part_of(step)
        return part.by if part else ""

    def neighbours(self, step: str) -> tuple[str | None, str | None]:
        """The step before and the step after in the book, or among the own pages a step belongs to; None at the ends.
        Raises KeyError for an unknown step."""
        part = self.part_of(step)
        if part is None:
            return (None, None)
        ids = part.steps if part.whose else self.step_ids
        at = ids.index(step)
        return (ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None)


def place(of: str, step: str) -> tuple[str, str]:
    """A reference of the content files as (step id, exercise id): "apology/desk", or "desk" within `step`."""
    before, slash, after = of.partition("/")
    return (before, after) if slash else (step, before)
