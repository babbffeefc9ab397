"""A line caught in passing becomes what it says, and leaves the list: one change, undone as one."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.chores.household import Chore, Household
from workbook.domain.chores.household_edits import NAME_LENGTH, with_chore, with_person
from workbook.domain.common.errors import UsageError
from workbook.store.chores.collection import MOST_MINUTES
from workbook.store.journey.life import moments_of
from workbook.words.chores import verbs as chore_words
from workbook.words.common import jot as words

if TYPE_CHECKING:
    from workbook.domain.common.jot import Jot
    from workbook.domain.promises.drafting import Draft
    from workbook.store.notebook import Notebook

MINUTES = 20
"""Of a chore of which nothing else is said."""


def into_trigger(notebook: Notebook, jot: Jot, conflict: str, today: date) -> None:
    """It came up again, on the day on which the line was caught. Raises NotFoundError, UsageError."""
    with _sorted(notebook, jot):
        notebook.conflicts.log(conflict, jot.on, today, about=jot.text, person=jot.person)


def into_note(notebook: Notebook, jot: Jot, is_line: Callable[[str, str], bool]) -> None:
    """Something noticed, beneath what stands beside that day in Journey. `is_line`: see `life_of`. UsageError where
    it is too long."""
    with _sorted(notebook, jot):
        stood = moments_of(notebook, jot.person, is_line).get(jot.on)
        note = f"{stood.note}\n{jot.text}" if stood and stood.note else jot.text
        notebook.moments.set_note(jot.person, jot.on, note, stood.level if stood else None)


def into_chore(notebook: Notebook, jot: Jot, minutes: int = MINUTES) -> None:
    """A chore of the household, once a week until somebody says more of it. Where there is no household yet it begins
    with the people whom the workbook knows. UsageError for minutes that no day has, a name that is too long or taken,
    and where nobody has a name."""
    if not 1 <= minutes <= MOST_MINUTES:
        raise UsageError(chore_words.MINUTES_RANGE)
    name = " ".join(jot.text.split())
    if len(name) > NAME_LENGTH:
        raise UsageError(words.NO_CHORE.format(most=NAME_LENGTH))
    with _sorted(notebook, jot):
        household = notebook.chores.household() or Household()
        if not household.people:
            for person in notebook.people.all():
                household = with_person(household, person.name)
        if not household.people:
            raise UsageError(words.NOBODY_IN_IT)
        notebook.chores.save_household(with_chore(household, Chore(name, minutes)))


def into_promise(notebook: Notebook, jot: Jot, draft: Draft, today: date) -> str:
    """A promise, however the line was put into words meanwhile. Returns its id; raises as `Promises.add`."""
    with _sorted(notebook, jot):
        return notebook.promises.add(replace(draft, person=jot.person), today).id


@contextmanager
def _sorted(notebook: Notebook, jot: Jot) -> Generator[None]:
    with notebook.acting(jot.person), notebook.change(words.LABEL_SORTED):
        yield
        notebook.jots.let_go(jot.person, jot.id)
