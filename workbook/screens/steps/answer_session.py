"""The answers of one person to one step: what is stored, what they have in front of them, what is not saved yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbook.domain.steps.answers import Answer, Value
from workbook.domain.steps.programme import Step
from workbook.domain.steps.progress import Key
from workbook.store.file.errors import Conflict
from workbook.widgets.steps.exercises import value_for

if TYPE_CHECKING:
    from workbook.store.steps.answers import Answers


class AnswerSession:
    """`answers` are all answers of the person as they were last read; `shown` those of the step as the person saw
    them last, by exercise; `unsaved` what they have entered since, and `fields` into which field (None: not by typing).
    Raises what the store raises."""

    def __init__(self, store: Answers, step: Step, person: str) -> None:
        self.step = step
        self.person = person
        self.answers: Mapping[Key, Answer] = {}
        self.shown: dict[str, Answer] = {}
        self.unsaved: dict[str, Value] = {}
        self.fields: dict[str, str | None] = {}
        self.forgotten: set[str] = set()
        """Exercises whose answer was forgotten in another window: what stood here still was not written back."""
        self._store = store
        self._written: set[str] = set()
        self._theirs: dict[str, str] = {}  # exercise → the version that holds what was written over in this go
        self._forgettings: dict[str, int] = {}  # as they were when the person saw the answer
        self.read()

    # -- reading ----------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read again what is stored."""
        self.answers = self._store.of(self.person)

    def stored(self, exercise: str) -> Answer | None:
        """The answer as it was last read."""
        return self.answers.get((self.step.id, exercise))

    def take(self, exercise: str) -> Answer | None:
        """The stored answer; from now on it is the one the person has in front of them."""
        answer = self.stored(exercise)
        if answer is None:
            self.shown.pop(exercise, None)
        else:
            self.shown[exercise] = answer
        self._forgettings[exercise] = self._store.forgettings()
        return answer

    def is_stale(self, exercise: str) -> bool:
        """Has the answer been changed elsewhere since the person saw it?"""
        shown, stored = self.shown.get(exercise), self.stored(exercise)
        return (shown.revision if shown else 0) != (stored.revision if stored else 0)

    # -- writing ----------------------------------------------------------------------------------------------

    def save(self) -> tuple[list[str], list[str]]:
        """Save what is unsaved; returns the exercises that were saved, and those that somebody else has written in
        the meantime: these stay unsaved until `overwrite`. When it cannot be written everything stays unsaved. What was
        forgotten in the meantime is not written back (`forgotten`).
        """
        saved: list[str] = []
        torn: list[str] = []
        for exercise, value in list(self.unsaved.items()):
            try:
                self._save(exercise, value)
            except Conflict:
                if self._store.forgettings() > self._forgettings.get(exercise, 0):
                    del self.unsaved[exercise]
                    self.forgotten.add(exercise)
                else:
                    torn.append(exercise)
            else:
                saved.append(exercise)
        return saved, torn

    def _save(self, exercise: str, value: Value, *, over: bool = False) -> None:
        task = self.step.exercise(exercise)
        if task.stored:
            shown = self.shown.get(exercise)
            expect = None if over else (shown.revision if shown else 0)
            field = None if over else self.fields.get(exercise)
            answer = self._store.save(self.step.id, task, self.person, value, expect=expect, field=field)
            self._written.add(exercise)
            self.shown[exercise] = answer
            self.answers = {**self.answers, answer.key: answer}
        self.unsaved.pop(exercise, None)

    def overwrite(self, exercise: str) -> Value:
        """Save what is unsaved over what somebody else wrote; that is kept among the earlier versions, and
        returned."""
        self.read()
        task = self.step.exercise(exercise)
        theirs = value_for(task, self.stored(exercise))
        before = self._theirs.get(exercise, "")
        self._theirs[exercise] = self._store.leave(self.step.id, task, self.person, after=before)
        self._save(exercise, self.unsaved[exercise], over=True)
        return theirs

    def replace(self, exercise: str, value: Value) -> None:
        """Make this the answer, whatever is stored; that is kept among the earlier versions."""
        self._theirs.pop(exercise, None)
        self._store.leave(self.step.id, self.step.exercise(exercise), self.person)
        self._save(exercise, value, over=True)

    def leave(self, exercise: str) -> None:
        """The exercise is left: what is written next begins a version of its own."""
        self._theirs.pop(exercise, None)
        if exercise in self._written:
            self._store.leave(self.step.id, self.step.exercise(exercise), self.person)
            self._written.discard(exercise)
