"""The answers of the person in front to one step: saved while they type, read again when somebody else wrote."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import Answer, Apart, Undertaking, Value, empty
from workbook.domain.steps.exercises import Act, Choose, Compare, Rehearse, Reread
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.programme import Exercise, Step, place
from workbook.domain.steps.progress import Key
from workbook.store.file.errors import Conflict
from workbook.widgets.steps.exercises.base import Around

if TYPE_CHECKING:
    from workbook.domain.steps.help import HelpPlace
    from workbook.screens.common.app_context import AppContext
    from workbook.screens.steps.wording import Wording


class AnswerSession:
    """Keeps what has not been saved yet (`unsaved`), and the revision that the person has in front of them."""

    def __init__(self, context: AppContext, step: Step, wording: Wording) -> None:
        self.context = context
        self.step = step
        self.wording = wording
        self.person = context.person_id
        self.today = context.today
        self.unsaved: dict[str, Value] = {}
        self.shown: dict[str, Answer] = {}
        self._written: set[str] = set()
        self.read()

    # -- reading ----------------------------------------------------------------------------------------------

    def read(self) -> Mapping[Key, Answer]:
        """All answers of the person as they are stored now; those of the step are compared by `changed`."""
        self.answers = self.context.notebook.answers.of(self.person)
        return self.answers

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
        return answer

    def is_stale(self, exercise: str) -> bool:
        """Has the answer been changed elsewhere since the person saw it?"""
        shown, stored = self.shown.get(exercise), self.stored(exercise)
        return (shown.revision if shown else 0) != (stored.revision if stored else 0)

    # -- writing ----------------------------------------------------------------------------------------------

    def note(self, exercise: str, value: Value) -> None:
        """The person entered this; it is saved by the next `save`."""
        self.unsaved[exercise] = value

    def save(self) -> tuple[list[str], list[str]]:
        """Save what is unsaved; returns the exercises that were saved, and those that somebody else has written in
        the meantime: these stay unsaved until the person has chosen a version.

        Raises what the store raises when it cannot write; everything stays unsaved then.
        """
        saved: list[str] = []
        torn: list[str] = []
        for exercise, value in list(self.unsaved.items()):
            try:
                self._save(exercise, value)
            except Conflict:
                torn.append(exercise)
                continue
            saved.append(exercise)
        return saved, torn

    def _save(self, exercise: str, value: Value, *, over: bool = False) -> None:
        task = self.step.exercise(exercise)
        if task.stored:
            shown = self.shown.get(exercise)
            expect = None if over else (shown.revision if shown else 0)
            answers = self.context.notebook.answers
            answer = answers.save(self.step.id, task, self.person, value, expect=expect)
            self._written.add(exercise)
            self.shown[exercise] = answer
            self.answers = {**self.answers, answer.key: answer}
        self.unsaved.pop(exercise, None)

    def overwrite(self, exercise: str) -> Value:
        """Save what is unsaved over what somebody else wrote; that is kept among the earlier versions, and
        returned."""
        self.read()
        stored = self.stored(exercise)
        theirs = stored.value if stored else empty(self.step.exercise(exercise).kind)
        self.replace(exercise, self.unsaved[exercise])
        return theirs

    def replace(self, exercise: str, value: Value) -> None:
        """Make this the answer, whatever is stored; that is kept among the earlier versions."""
        self.context.notebook.answers.leave(self.step.id, self.step.exercise(exercise), self.person)
        self._save(exercise, value, over=True)

    def leave(self, exercise: str) -> None:
        """The exercise is left: what is written next begins a version of its own."""
        if exercise in self._written:
            self._written.discard(exercise)
            self.context.notebook.answers.leave(self.step.id, self.step.exercise(exercise), self.person)

    # -- around an exercise -----------------------------------------------------------------------------------

    def around(self, exercise: Exercise) -> Around:
        """What the widget of an exercise may know beyond its own answer."""
        context, settings = self.context, exercise.settings
        partner, me = context.notebook.people.partner(), context.notebook.people.rebuilding()
        current = context.person
        other = partner if current is None or current.role == "rebuilding" else me
        earlier, on = "", None
        if isinstance(settings, (Rehearse, Reread)) and settings.of:
            earlier, on = self._earlier(settings.of)
        theirs: Apart | None = None
        if isinstance(settings, Compare) and other is not None:
            both = context.notebook.answers.both(self.step.id, exercise.id, [self.person, other.id])
            theirs = both[other.id] if both else None
        return Around(
            today=context.today,
            now=context.notebook.clock,
            me=current.name if current else "",
            other=other.name if other else "",
            earlier=earlier,
            earlier_on=on,
            theirs=theirs,
            made=self.made(exercise),
            help=self._help(exercise),
            notice=self.wording.notice,
            parts=self.wording.parts,
        )

    def _help(self, exercise: Exercise) -> tuple[HelpPlace, ...]:
        settings = exercise.settings
        if not isinstance(settings, Choose) or not any(option.leads for option in settings.options):
            return ()
        try:
            return self.context.book.help()
        except WorkbookError:  # a faulty file of help must not take the questions away
            return ()

    def _earlier(self, of: str) -> tuple[str, date | None]:
        step_id, exercise_id = place(of, self.step.id)
        answer = self.answers.get((step_id, exercise_id))
        if answer is None:
            return "", None
        try:
            task = self.context.book.step(step_id).exercise(exercise_id)
        except (WorkbookError, KeyError):  # the content has changed since it was answered
            return "", None
        return plain_answer(task.settings, answer.value), answer.updated.date() if answer.updated else None

    def made(self, exercise: Exercise) -> str:
        """In words, what the act has become; "" while it is nothing, or no longer there."""
        answer = self.stored(exercise.id)
        if not isinstance(exercise.settings, Act) or answer is None or not isinstance(answer.value, Undertaking):
            return ""
        from workbook.screens.steps import make_act as acts

        return acts.told(self.context, exercise.settings, answer.value)
