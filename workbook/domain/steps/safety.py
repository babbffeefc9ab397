"""What is put away once somebody has said that there is somebody to be afraid of. One rule, for every page.

It holds for the person who said it, as long as the program runs, and is never stored. What is for two is put away, and
whatever would go to the other person: a book must not send anyone into a talk they are afraid of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from typing import Protocol

    class ExerciseLike(Protocol):
        """What of an `Exercise` is needed here; an outline of a step file has it as well."""

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


def page_is_away(page: Page, unsafe: bool) -> bool:
    """Is this page put away? Conflicts with their options, trials and triggers are worked at by two. Chores can be
    planned and promises kept by somebody who is afraid."""
    return unsafe and page in _FOR_TWO
