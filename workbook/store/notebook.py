"""The Notebook: the one door to saved data. It only puts the typed collections together on one session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from workbook.store.session import Session

if TYPE_CHECKING:
    from workbook.domain.steps.next_step import NextStep, States
    from workbook.domain.steps.shown import ShownLine
    from workbook.domain.today.day import Day
    from workbook.store.chores.collection import Chores
    from workbook.store.common.drafts import Drafts
    from workbook.store.common.jots import Jots
    from workbook.store.common.people import People
    from workbook.store.common.settings import Settings
    from workbook.store.conflicts.collection import Conflicts
    from workbook.store.file.entries import Swapped, Who
    from workbook.store.file.seal.keys import Keys
    from workbook.store.promises.carrying import Carrying
    from workbook.store.promises.collection import Promises
    from workbook.store.steps.answers import Answers
    from workbook.store.steps.appointments import Appointments
    from workbook.store.steps.moments import Moments
    from workbook.store.steps.shown_lines import ShownLines
    from workbook.store.together.reviews import Reviews


class Notebook(Session):
    """An open workbook: a session, and each collection made when it is first asked for, with what it needs."""

    @cached_property
    def people(self) -> People:
        from workbook.store.common.people import People

        return People(self, self.settings, lambda old, new: self.chores.rename_person(old, new))

    def rename_in_household(self, old: str, new: str, label: str) -> None:
        """Another name for somebody of the household: for the person of that name in the workbook too, for they are
        the same. Raises UsageError for one that is taken, blank or too long."""
        from workbook.store.file import clean

        known = clean.line(old).casefold()
        with self.change(label):
            person = next((one for one in self.people.all() if one.name.casefold() == known), None)
            if person is not None:
                new = self.people.rename(person.id, new).name
            self.chores.rename_person(old, new)

    @cached_property
    def drafts(self) -> Drafts:
        from workbook.store.common.drafts import Drafts

        return Drafts(self)

    @cached_property
    def promises(self) -> Promises:
        from workbook.store.promises.collection import Promises

        return Promises(self, self.settings, self.people)

    @cached_property
    def carrying(self) -> Carrying:
        from workbook.store.promises.carrying import Carrying

        return Carrying(self.settings, self.promises)

    @cached_property
    def jots(self) -> Jots:
        from workbook.store.common.jots import Jots

        return Jots(self)

    @cached_property
    def answers(self) -> Answers:
        from workbook.store.steps.answers import Answers

        return Answers(self)

    @cached_property
    def appointments(self) -> Appointments:
        from workbook.store.steps.appointments import Appointments

        return Appointments(self)

    @cached_property
    def moments(self) -> Moments:
        from workbook.store.steps.moments import Moments

        return Moments(self)

    @cached_property
    def shown_lines(self) -> ShownLines:
        from workbook.store.steps.shown_lines import ShownLines

        return ShownLines(self)

    @cached_property
    def reviews(self) -> Reviews:
        from workbook.store.together.reviews import Reviews

        return Reviews(self)

    def shown_to(self, person: str) -> tuple[str, list[ShownLine]]:
        """The name of the other of the two, and the lines that they show to the person of that id; to others in the
        household nobody shows any."""
        sits, other = self.people.get(person), self.people.other(person)
        if other is None or (sits is not None and sits.role == "household"):
            return "", []
        return other.name, self.shown_lines.by(other.id)

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

    def lock(self) -> None:
        super().lock()
        if self.sealed:
            self._forget_collections()

    def unlock(self, keys: Keys | None) -> None:
        super().unlock(keys)
        self._forget_collections()

    def _forget_collections(self) -> None:
        """What they keep of what they read goes with them; they are made again when they are asked for."""
        for name in [name for name in vars(self) if isinstance(getattr(type(self), name, None), cached_property)]:
            del self.__dict__[name]

    def undo(self, person: str | None = None, *, everybody: bool = False) -> Swapped:
        """Take back this person's last change (None: of who acts); with `everybody` the last one of anybody, which
        both have agreed to. Raises what `Session.take_back` raises."""
        return self.take_back(self.who(person, everybody=everybody))

    def redo(self, person: str | None = None, *, everybody: bool = False) -> Swapped:
        """Do again what this person undid last. Raises what `Session.do_again` raises."""
        return self.do_again(self.who(person, everybody=everybody))

    def who(self, person: str | None = None, *, everybody: bool = False) -> Who:
        """Whose changes a person (None: who acts) may undo, and how those of the others are spoken of."""
        from workbook.store.file.entries import Who

        names = {one.id: one.name for one in self.people.all()}
        keyed = frozenset(self.keys.taking_part if self.keys is not None else ())
        return Who(self.actor if person is None else person, names, everybody, keyed)

    def day(
        self,
        today: date,
        person: str,
        next_step: Callable[[States], NextStep | None] = lambda _: None,
        *,
        everybody: bool = False,
    ) -> Day:
        """Everything of that day for a person, or with everybody's promises. `next_step` says from the states of
        their answers what is next in the book (`content.outline.next_step`, which the store does not know)."""
        from workbook.store.today.day import day_of

        return day_of(
            self, self.promises, lambda: self.chores, lambda: self.conflicts, today, person, next_step, everybody
        )
