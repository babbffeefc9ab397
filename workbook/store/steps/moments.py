"""Moments: one point and note a day and person, drawn in Journey or set in the scale of a step. Table: `moments`, id
"person/day".

What the scale kept before stays in its answer. A moment goes before the answer's point of the same day, and one
without a point says that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.dates import parse_iso
from workbook.domain.common.errors import UsageError
from workbook.domain.steps.answers import Levels
from workbook.domain.steps.exercises import Scale
from workbook.domain.steps.moments import Moment, check
from workbook.store.file.records import from_document, many, to_document
from workbook.words.steps import step as words

if TYPE_CHECKING:
    from workbook.domain.steps.answers import Answer, Value
    from workbook.domain.steps.programme import Exercise
    from workbook.store.file.change import Change
    from workbook.store.session import Session

MOMENTS = "moments"


def moment_id(person: str, day: date) -> str:
    return f"{person}/{day}"


class Moments:
    """The moments of everybody in the workbook. Each method that changes something is one change."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person: str) -> dict[date, Moment]:
        """A person's moments by day; those without a point and without a note as well."""
        return moments_of(self._session, person)

    def set_level(self, person: str, day: date, level: int | None) -> None:
        """Set the point of a day, or take it off (None). One go at it is one entry of the history. UsageError."""
        self._put(person, day, words.point_set(day), f"moment {person} {day}", level=level)

    def set_note(self, person: str, day: date, note: str, level: int | None) -> None:
        """Write or change the note of a day, whose point is `level` as it was shown. UsageError."""
        self._put(person, day, words.moment_noted(day), None, note=note.strip(), level=level)

    def _put(self, person: str, day: date, label: str, merge: str | None, **fields: str | int | None) -> None:
        id = moment_id(person, day)
        with self._session.acting(person), self._session.change(label, merge=merge) as change:
            stood = _stored(change, id) or Moment(person, day)
            new = replace(stood, answer="", **fields)  # type: ignore[arg-type]
            check(new)
            if new != stood:
                change.put(MOMENTS, id, to_document(new))


def moments_of(session: Session, person: str) -> dict[date, Moment]:
    found = many(Moment, session.documents(MOMENTS)).values()
    return {one.on: one for one in sorted(found, key=lambda one: one.on) if one.person == person}


def _stored(change: Change, id: str) -> Moment | None:
    document = change.get(MOMENTS, id)
    return None if document is None else from_document(Moment, id, document, table=MOMENTS)


def is_of_moments(exercise: Exercise) -> bool:
    return isinstance(exercise.settings, Scale) and exercise.settings.moments


def follow_points(change: Change, step: str, exercise: Exercise, person: str, old: Value | None, new: Value) -> None:
    """Make moments of the points that an answer has now and had not, and take off those that it has no more."""
    if not is_of_moments(exercise) or not isinstance(new, Levels):
        return
    before = old.levels if isinstance(old, Levels) else {}
    for text in before.keys() | new.levels.keys():
        level = new.levels.get(text)
        if level == before.get(text):
            continue
        try:
            day = parse_iso(text)
        except UsageError:
            continue  # edited by hand into a day that no calendar has: it stays in the answer
        id = moment_id(person, day)
        stood = _stored(change, id) or Moment(person, day)
        if stood.level != level:
            answer = "" if stood.note else f"{step}/{exercise.id}/{person}"
            change.put(MOMENTS, id, to_document(replace(stood, level=level, answer=answer)))


def with_points(answer: Answer, moments: Mapping[date, Moment]) -> Answer:
    """The answer of a scale with what was drawn elsewhere."""
    assert isinstance(answer.value, Levels)
    levels = dict(answer.value.levels)
    for day, moment in moments.items():
        levels.pop(day.isoformat(), None)
        if moment.level is not None:
            levels[day.isoformat()] = moment.level
    return replace(answer, value=Levels(levels))
