"""A person's life with the workbook, read for Journey: their own entries, and what the two tried together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.conflicts.conflict import Picture
from workbook.domain.conflicts.trial import Trial
from workbook.domain.journey.weeks import Life, Review, Tried, Waiting
from workbook.domain.steps.moments import Moment
from workbook.domain.together.review import last_held
from workbook.store.steps.worked import points, worked_on

if TYPE_CHECKING:
    from workbook.store.notebook import Notebook


def life_of(
    notebook: Notebook,
    person: str,
    today: date,
    is_line: Callable[[str, str], bool],
    *,
    is_told: Callable[[str], bool] | None,
) -> Life:
    """Everything of a person that Journey shows. `is_line` (step, exercise) tells whether a scale is the line of ups
    and downs: its points count where no moment stands. `is_told` (step): may it be told that they worked on it? None:
    nothing is, of any. Raises what reading raises."""
    pictures = notebook.conflicts.pictures()
    return Life(
        today=today,
        week_first=notebook.settings.read().week_start,
        promises=notebook.promises.of(person),
        marks=notebook.promises.marks_by_promise(),
        moments=moments_of(notebook, person, is_line),
        tried=[_tried(trial, picture) for picture in pictures for trial in picture.trials],
        worked={(day, step) for day, step in worked_on(notebook, person) if is_told(step)} if is_told else (),
        reviews=[*_reviews(pictures), *_chores(notebook), *_weekly(notebook, person)],
        waiting=[*_waiting(pictures)],
        conflicts={picture.conflict.id: picture.conflict.what for picture in pictures},
        with_steps=is_told is not None,
    )


def moments_of(notebook: Notebook, person: str, is_line: Callable[[str, str], bool]) -> dict[date, Moment]:
    """What stands beside each day of a person, in the line of the steps too; see `life_of`."""
    found: dict[date, Moment] = {}
    for step, exercise, levels in points(notebook, person):
        if is_line(step, exercise):
            found |= {day: Moment(person, day, level) for day, level in levels.items()}
    return found | notebook.moments.of(person)


def _tried(trial: Trial, picture: Picture) -> Tried:
    last = (trial.concluded_on or trial.review) if trial.outcome else None
    came_up = tuple(one.on for one in picture.triggers if trial.start <= one.on and (last is None or one.on <= last))
    return Tried(trial.conflict, trial.wording.what, trial.start, trial.review, last, trial.outcome, came_up)


def _waiting(pictures: list[Picture]) -> Iterator[Waiting]:
    for picture in pictures:
        ways = len(picture.left)
        if ways and not picture.trials and not picture.conflict.ending:
            yield Waiting(picture.conflict.id, ways, picture.conflict.made_on)


def _reviews(pictures: list[Picture]) -> Iterator[Review]:
    for picture in pictures:
        for trial in picture.trials:
            if not trial.outcome and not picture.conflict.ending:
                yield Review(trial.review, held=False, conflict=trial.conflict)
            elif trial.concluded_on is not None:
                yield Review(trial.concluded_on, held=True, conflict=trial.conflict)


def _chores(notebook: Notebook) -> Iterator[Review]:
    """Of weeks of chores that were agreed."""
    for week in notebook.chores.weeks():
        if week.review is not None and week.state != "proposed":
            yield Review(week.review, held=week.state != "agreed")


def _weekly(notebook: Notebook, person: str) -> Iterator[Review]:
    """Of those that this person held, with the other one or alone, and the next one."""
    found = notebook.reviews.of(person)
    for one in found:
        if one.held is not None:
            yield Review(one.held, held=True, line=one.line, weekly=one.id)
    last = last_held(found)
    if last is not None and last.next is not None:
        yield Review(last.next, held=False)
