"""What is put away once somebody has said that there is somebody to be afraid of. One rule, for every page.

It holds for the person who said it, as long as the program runs, and is never stored. What is for two is put away, and
whatever would go to the other person: a book must not send anyone into a talk they are afraid of.

Nor is anybody helped to say what is not to be polished (`wording.care`): they are not asked to finish such a letter;
and the act towards the other person by which it would be said, wherever in its step it stands, is not offered, nor
made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typing import Protocol

    class ExerciseLike(Protocol):
        """What of an `Exercise` is needed here; an outline of a step file has it as well."""

        @property
        def id(self) -> str: ...
        @property
        def kind(self) -> str: ...
        @property
        def optional(self) -> bool: ...
        @property
        def together(self) -> bool: ...
        @property
        def faces(self) -> bool: ...
        @property
        def opens_conflict(self) -> bool: ...


Page = Literal["conflicts", "chores", "promises", "journey", "steps", "today"]
"""What a page is about."""

_FOR_TWO: frozenset[Page] = frozenset({"conflicts"})


def exercise_is_away(exercise: ExerciseLike, unsafe: bool) -> bool:
    """Is this exercise put away? Those for two, those of which something goes to the other person, and an act that
    opens a conflict to be solved by both."""
    return unsafe and (exercise.together or exercise.faces or exercise.opens_conflict)


def step_is_unasked(exercises: Iterable[ExerciseLike], unsafe: bool) -> bool:
    """Is nobody asked for a step of these exercises? One whose act is put away leads to the other person with all that
    comes before. Whoever opens it finds the rest of it."""
    acts = (one for one in exercises if one.kind == "act" and not one.optional)
    return any(exercise_is_away(one, unsafe) for one in acts)


NotToSay = Callable[[str], bool]
"""Of what somebody wrote: is it something that nothing should help to say?"""


def is_letter(exercise: ExerciseLike) -> bool:
    """Is what is written here meant to be read or heard by the other person?"""
    return exercise.faces and exercise.kind in ("draft", "write")


def is_unsaid(exercise: ExerciseLike, exercises: Iterable[ExerciseLike], not_to_say: NotToSay) -> bool:
    """Is it a letter that nothing should help to say, or an act towards the other person beside something of that kind?
    A fact line is said by its act, and so are a row and a guess. `exercises` are those of the step; `not_to_say` is
    asked about the id of one of them: what was written there."""
    if is_letter(exercise):
        return not_to_say(exercise.id)
    is_act = exercise.kind == "act" and exercise_is_away(exercise, unsafe=True)
    return is_act and any(not_to_say(one.id) for one in exercises if one.kind != "act")


def page_is_away(page: Page, unsafe: bool) -> bool:
    """Is this page put away? Conflicts with their options, trials and triggers are worked at by two. Chores can be
    planned and promises kept by somebody who is afraid."""
    return unsafe and page in _FOR_TWO
