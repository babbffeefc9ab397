"""The Notebook: the one door to saved data. It only puts the typed collections together on one session."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from workbook.store.session import Session

if TYPE_CHECKING:
    from workbook.store.chores.collection import Chores
    from workbook.store.common.people import People
    from workbook.store.common.settings import Settings
    from workbook.store.conflicts.collection import Conflicts
    from workbook.store.promises.collection import Promises
    from workbook.store.steps.answers import Answers
    from workbook.store.steps.appointments import Appointments


class Notebook(Session):
    """An open workbook: a session, and each collection made when it is first asked for, with what it needs."""

    @cached_property
    def people(self) -> People:
        from workbook.store.common.people import People

        return People(self, self.settings)

    @cached_property
    def promises(self) -> Promises:
        from workbook.store.promises.collection import Promises

        return Promises(self, self.settings)

    @cached_property
    def answers(self) -> Answers:
        from workbook.store.steps.answers import Answers

        return Answers(self)

    @cached_property
    def appointments(self) -> Appointments:
        from workbook.store.steps.appointments import Appointments

        return Appointments(self)

    @cached_property
    def chores(self) -> Chores:
        from workbook.store.chores.collection import Chores

        return Chores(self)

    @cached_property
    def conflicts(self) -> Conflicts:
        from workbook.store.conflicts.collection import Conflicts

        return Conflicts(self, self.people)

    @cached_property
    def settings(self) -> Settings:
        from workbook.store.common.settings import Settings

        return Settings(self)
