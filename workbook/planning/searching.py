"""What the later stages need of a search (search.py): its best placing, and to solve within its time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from workbook.planning.highs import INFINITY

if TYPE_CHECKING:
    from workbook.domain.chores.week import StageName
    from workbook.planning.highs import Answer, Model
    from workbook.planning.places import Places, Placing
    from workbook.planning.problem import Problem


class Searching(Protocol):
    """See Search for what each does."""

    problem: Problem
    best: Placing
    bounds: dict[StageName, int]
    levels: tuple[int, ...]

    def over(self) -> bool: ...
    def value(self, stage: StageName) -> int: ...
    def whole(self) -> Places: ...
    def placed(self, counts: Mapping[tuple[int, int], int]) -> bool: ...
    def no_more_left_out(self, model: Model, columns: Mapping[int, int]) -> None: ...
    def better(
        self,
        stage: StageName,
        places: Places,
        cost: Mapping[int, int],
        *,
        share: float,
        grain: int = 1,
        most: float = INFINITY,
        effort: float = INFINITY,
    ) -> None: ...
    def solve(
        self,
        stage: StageName,
        model: Model,
        cost: Mapping[int, int],
        *,
        share: float,
        start: Mapping[int, int] | None = None,
        most: float = INFINITY,
        effort: float = INFINITY,
        told: bool = True,
    ) -> Answer: ...
