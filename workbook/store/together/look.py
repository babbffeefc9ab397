"""What a review looks at first: the week that it is of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from workbook.domain.today.letter import Letter, letter_of
from workbook.domain.together.review import LINE, Seen, WeeklyReview, levels_by_week, looked_at

if TYPE_CHECKING:
    from workbook.domain.chores.week import ChoreToday
    from workbook.store.notebook import Notebook


@dataclass(frozen=True, slots=True)
class Look:
    """What the week was. `tried`: what was on trial in it, and how often it came up all the same."""

    seen: tuple[Seen, ...]
    letter: Letter
    chores: tuple[ChoreToday, ...]
    tried: tuple[tuple[str, int], ...]


WEEKS = 8
"""Of the lines of ups and downs."""


def both_lines(notebook: Notebook, review: WeeklyReview) -> dict[str, list[float | None]]:
    """Person → their level week by week up to the one that is looked at: once each of both allowed it for this review,
    as long as it runs, and as far as both are open here. Else nothing."""
    keys = notebook.keys
    given = notebook.reviews.opened(review, LINE)
    if review.held is not None or len(review.people) < 2 or (keys is not None and any(map(keys.lacks, given))):
        return {}
    return {one: levels_by_week(notebook.moments.of(one), review.begins, WEEKS) for one in given}


def is_let_down(notebook: Notebook, person: str) -> bool:
    """Is that the one who was let down? Of them nothing is asked, and nothing counted."""
    found = notebook.people.get(person)
    return found is not None and found.role == "partner"


def look(notebook: Notebook, review: WeeklyReview, today: date) -> Look:
    """The week that a review is of. Of both only what is shown to both; alone also what one keeps to oneself. Of
    the one who was let down, alone, no minutes are counted."""
    first, begins = notebook.settings.read().week_start, review.begins
    promises, marks = notebook.promises, notebook.promises.marks_by_promise()
    own = [one for person in review.people for one in promises.of(person) if one.shown or review.own_of]
    ends = min(begins + timedelta(days=6), today)
    days = [begins + timedelta(days=n) for n in range((ends - begins).days + 1)]
    tried = [
        (trial.wording.what, sum(one.on in days for one in picture.triggers))
        for picture in notebook.conflicts.pictures()
        for trial in picture.trials
        if trial.start <= ends and (trial.concluded_on or trial.review) >= begins
    ]
    let_down = len(review.people) == 1 and is_let_down(notebook, review.people[0])
    return Look(
        tuple(looked_at(own, marks, begins, today, first)),
        letter_of(own, marks, begins, today, first, let_down=let_down, of_two=len(review.people) > 1),
        () if let_down else tuple(slot for day in days for slot in notebook.chores.today(day)),
        tuple(tried),
    )
