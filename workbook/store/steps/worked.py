"""When a person worked on which step, and the points of their scales, read from the documents themselves: nobody needs
whole answers for that."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, cast

from workbook.domain.common.dates import day_of, parse_iso
from workbook.domain.common.errors import UsageError
from workbook.store.steps.answer_states import ANSWERS, VERSIONS

if TYPE_CHECKING:
    from workbook.store.session import Session


def worked_on(session: Session, person: str) -> set[tuple[date, str]]:
    """The days on which a person wrote in a step, as far as the answer and its earlier versions tell."""
    found: set[tuple[str, str]] = set()
    for document in session.documents(ANSWERS).values():
        match document:
            case {"person": str(whose), "step": str(step), "updated": str(updated), "since": str(since)}:
                if whose == person:
                    found |= {(updated, step), (since, step)}
            case _:
                pass
    for document in session.documents(VERSIONS).values():
        match document:
            case {"answer": str(answer), "at": str(at)} if answer.endswith(f"/{person}"):
                found.add((at, answer.partition("/")[0]))
            case _:
                pass
    days: set[tuple[date, str]] = set()
    for at, step in found:
        with suppress(ValueError, OverflowError):  # edited by hand
            days.add((day_of(datetime.fromisoformat(at), session.day_begins), step))
    return days


def points(session: Session, person: str) -> Iterator[tuple[str, str, dict[date, int]]]:
    """Step, exercise and points of each scale of a person."""
    for document in session.documents(ANSWERS).values():
        match document:
            case {
                "person": str(whose),
                "step": str(step),
                "exercise": str(exercise),
                "kind": "scale",
                "value": {"levels": levels},
            } if whose == person and isinstance(levels, dict):
                yield step, exercise, _by_day(cast("dict[object, object]", levels))
            case _:
                pass


def _by_day(levels: dict[object, object]) -> dict[date, int]:
    found: dict[date, int] = {}
    for day, level in levels.items():
        if isinstance(day, str) and isinstance(level, int) and 0 <= level <= 10:
            with suppress(UsageError):
                found[parse_iso(day)] = level
    return found
