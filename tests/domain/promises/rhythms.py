"""Rhythms of every kind, in one table: a property that takes its cadences from here holds for a new kind too."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hypothesis import strategies as st

from workbook.domain.promises.cadence import WHENEVER, Cadence, CadenceKind

NOT_FIXED: tuple[CadenceKind, ...] = ("per_week", "after", "whenever")
"""Those without days of their own in the calendar."""


def by_kind(
    days: st.SearchStrategy[date], once: st.SearchStrategy[date], most: int = 366
) -> Mapping[CadenceKind, st.SearchStrategy[Cadence]]:
    """Kind → its cadences: counted from one of `days`, of `once` by one of `once`, at most `most` days apart."""
    numbers, months = st.integers(1, most), st.integers(1, 12)
    by_day = st.builds(
        lambda number, each, on: Cadence("monthly", number=number, months=each, on=on), st.integers(1, 31), months, days
    )
    return {
        "once": st.builds(lambda on: Cadence("once", on=on), once),
        "weekdays": st.sets(st.integers(0, 6), min_size=1).map(lambda week: Cadence("weekdays", tuple(sorted(week)))),
        "per_week": st.integers(1, 7).map(lambda number: Cadence("per_week", number=number)),
        "every_days": st.builds(lambda number, on: Cadence("every_days", number=number, on=on), numbers, days),
        "monthly": st.integers(1, 31).map(lambda number: Cadence("monthly", number=number)) | by_day,
        "month_weekday": st.builds(
            lambda number, day, on, each: Cadence("month_weekday", (day,), number, on, each),
            st.integers(1, 5), st.integers(0, 6), days, months,
        ),
        "after": st.builds(lambda number, on: Cadence("after", number=number, on=on), numbers, days),
        "whenever": st.just(WHENEVER),
    }  # fmt: skip


def all_of(kinds: Mapping[CadenceKind, st.SearchStrategy[Cadence]]) -> st.SearchStrategy[Cadence]:
    return st.one_of(*kinds.values())


def fixed_of(kinds: Mapping[CadenceKind, st.SearchStrategy[Cadence]]) -> st.SearchStrategy[Cadence]:
    """Only those that have days in the calendar."""
    return st.one_of(*(one for kind, one in kinds.items() if kind not in NOT_FIXED))
