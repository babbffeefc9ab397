"""Which small thing in the book is next. Light to import: Today needs it before the first paint."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from workbook.domain.steps.safety import exercise_is_away, is_unsaid, step_is_unasked

if TYPE_CHECKING:
    from typing import Protocol

    from workbook.domain.common.people import Role

    class ExerciseLike(Protocol):
        """What of an `Exercise` is needed here; an outline of a step file has it as well."""

        @property
        def id(self) -> str: ...
        @property
        def kind(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def minutes(self) -> int: ...
        @property
        def optional(self) -> bool: ...
        @property
        def stored(self) -> bool: ...
        @property
        def together(self) -> bool: ...
        @property
        def faces(self) -> bool: ...
        @property
        def opens_conflict(self) -> bool: ...

    class StepLike(Protocol):
        @property
        def id(self) -> str: ...
        @property
        def title(self) -> str: ...
        @property
        def exercises(self) -> Sequence[ExerciseLike]: ...


State = Literal["untouched", "begun", "done", "not now"]
"""What has become of an exercise, a step or a part."""

Key = tuple[str, str]
"""(step id, exercise id) of one person's answer."""

States = Mapping[Key, tuple[State, float]]
"""Of each answer: its state, and when it was saved (seconds, as a timestamp)."""


Unsaid = Callable[[Key], bool]
"""Of an answer by its key: does something stand there that nothing should help to say?"""


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next small thing to do: exercise `number` of `of` in a step, with both titles and its minutes."""

    step: str
    step_title: str
    exercise: str
    exercise_title: str
    number: int
    of: int
    minutes: int


def path_for(role: Role, book: Sequence[str]) -> Sequence[str]:
    """The steps among which the next small one is looked for. For who is rebuilding: the book, without the page for
    when it has happened again, which would tell whoever sees Today that it has. Nobody else is handed a step, not even
    what they opened last: where they were is told within their pages alone, for who sits in front is chosen by
    anybody."""
    return book if role == "rebuilding" else ()


def next_small_step(
    step_ids: Sequence[str],
    states: States,
    load: Callable[[str], StepLike],
    *,
    unsaid: Unsaid,
    unsafe: bool = False,
) -> NextStep | None:
    """What to do next, or None once everything is settled. What is put away is passed over (`safety.py`): `unsafe` says
    that somebody is to be afraid of, and `unsaid` is asked about the answers in a step when a letter of it, or what
    would have it said, is to be next.

    First the step touched last, if something in it is open; then the first untouched step after it, then before
    it; then any step with something open. `load` is called for as few steps as that takes (usually one).
    """
    touched: dict[str, float] = {}
    for (step, _), (_, at) in states.items():
        touched[step] = max(at, touched.get(step, 0.0))
    here = max((id for id in step_ids if id in touched), key=lambda id: touched[id], default=None)
    start = step_ids.index(here) + 1 if here is not None else 0
    around = [*step_ids[start:], *step_ids[:start]]
    order = [
        *([here] if here is not None else []),
        *(id for id in around if id not in touched),
        *(id for id in around if id in touched and id != here),
    ]
    for id in order:
        found = _open_in(load(id), states, unsafe, unsaid)
        if found is not None:
            return found
    return None


def settled(step: StepLike, states: States) -> bool:
    """Is nothing of the step left to do: each exercise that counts done, or set aside?"""
    return all(
        states.get((step.id, one.id), ("untouched", 0.0))[0] in ("done", "not now")
        for one in step.exercises
        if counts(one)
    )


def counts(exercise: ExerciseLike) -> bool:
    """Does the exercise count towards its step? Optional ones, and those that are never stored, do not."""
    return exercise.stored and not exercise.optional


def _open_in(step: StepLike, states: States, unsafe: bool, unsaid: Unsaid) -> NextStep | None:
    """The first exercise of a step that waits; an untouched step begins with its first, whatever that is."""
    if step_is_unasked(step.exercises, unsafe):
        return None
    untouched = not any((step.id, one.id) in states for one in step.exercises)

    def not_to_say(id: str) -> bool:
        return (step.id, id) in states and unsaid((step.id, id))

    for number, one in enumerate(step.exercises, 1):
        state, _ = states.get((step.id, one.id), ("untouched", 0.0))
        if exercise_is_away(one, unsafe):
            continue
        waits = counts(one) and state in ("untouched", "begun")
        if (waits or (untouched and not one.optional)) and not is_unsaid(one, step.exercises, not_to_say):
            return NextStep(step.id, step.title, one.id, one.title, number, len(step.exercises), one.minutes)
    return None
