"""Whose turn it is where each says something apart: who is in, who passed over it, and what both see then."""

from __future__ import annotations

from collections.abc import Mapping

from workbook.domain.together.review import Part, Said, WeeklyReview
from workbook.screens.common.app_context import AppContext
from workbook.screens.together.rows import TurnRow
from workbook.store.common.people import PARTNER
from workbook.words.common import signs
from workbook.words.together import review as words


def in_order(review: WeeklyReview) -> list[str]:
    """The one who was let down first."""
    return sorted(review.people, key=lambda one: one != PARTNER)


class Turns:
    """The turns of one review. What somebody passed over is known to the context only: nothing of that is kept."""

    def __init__(self, context: AppContext, review: str) -> None:
        self._context = context
        self._review = review
        self._passed = context.passed_over.setdefault(review, set())

    def opened(self, review: WeeklyReview, part: Part) -> Mapping[str, Said]:
        """What both may read by now, by person."""
        return self._context.notebook.reviews.opened(review, part, self._passed_in(part))

    def state(self, review: WeeklyReview, part: Part, person: str, *, shown: bool) -> str:
        """What stands beside the name of somebody."""
        if shown:
            return ""
        if self._context.notebook.reviews.is_in(review, part, person):
            return f"{words.CLOSED}  {signs.DONE} {words.IN}"
        if (part, person) in self._passed:
            return words.PASSED
        return words.CHOOSE_HERE if part == "fair" else words.WRITE_HERE

    def is_open(self, review: WeeklyReview, turn: TurnRow) -> bool:
        """Is it still their turn: neither in, nor shown?"""
        return not self._context.notebook.reviews.is_in(review, turn.part, turn.person)

    def is_waiting(self, review: WeeklyReview, turn: TurnRow) -> bool:
        """Had they no turn yet?"""
        return self.is_open(review, turn) and (turn.part, turn.person) not in self._passed

    def took(self, turn: TurnRow) -> None:
        """They have said it."""
        self._passed.discard((turn.part, turn.person))
        self._saw(turn.part)

    def pass_over(self, turn: TurnRow) -> None:
        self._passed.add((turn.part, turn.person))
        self._saw(turn.part)

    def _saw(self, part: Part) -> None:
        """What both see now stays open to both."""
        self._context.notebook.reviews.saw(self._review, part, self._passed_in(part))

    def _passed_in(self, part: Part) -> set[str]:
        return {person for of, person in self._passed if of == part}
