"""Nothing typed in a step is lost: saving while they type, what others write, two versions of one answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import DraftText, Text, Value
from workbook.domain.steps.plain_text import plain_answer
from workbook.store.common.forgettings import Forgotten
from workbook.widgets.steps.exercises import value_for

if TYPE_CHECKING:
    from textual.timer import Timer

    from workbook.screens.steps.answer_session import AnswerSession
    from workbook.store.file.unsaved import Words
    from workbook.widgets.steps.exercises.frame import Frame

SAVE_AFTER = 0.7
"""Seconds after the first unsaved key; whatever happens, no more than that is lost."""
TRY_AGAIN = 5.0
"""Seconds until what could not be saved is tried again."""


class Surface(Protocol):
    """What the keeper needs of the page it works for."""

    def later(self, seconds: float, call: Callable[[], object]) -> Timer: ...

    def tell_error(self, error: WorkbookError) -> None: ...

    def show_progress(self) -> None:
        """What has become of an exercise has changed."""
        ...

    def may_ask(self) -> bool:
        """Can the person be asked something now?"""
        ...

    def ask_which(self, frame: Frame, mine: Value, theirs: Value, both: Value | None) -> None:
        """Show two versions of an answer; the choice comes back through `AnswerKeeper.chosen`."""
        ...


class AnswerKeeper:
    """Keeps what is entered in some exercises of a step (`frames`).

    Where somebody else has written in the meantime, what is typed here is saved over it and theirs kept among the
    earlier versions, so that nothing can be lost; then, once nobody is typing in it, the person chooses.
    """

    def __init__(self, session: AnswerSession, frames: Sequence[Frame], surface: Surface) -> None:
        self._session = session
        self._frames = {frame.exercise.id: frame for frame in frames}
        self._surface = surface
        self._timer: Timer | None = None
        self._failed = False
        self._asking = False
        self._torn: dict[str, Value] = {}  # exercise → the newest other version, while it has not been asked about

    # -- saving -----------------------------------------------------------------------------------------------

    def note(self, exercise: str, value: Value, field: str | None) -> None:
        """The person entered this; it is saved within `SAVE_AFTER`, or at once if it was not typed (into `field`).

        What was typed elsewhere before is saved first: undo takes back one thing after the other.
        """
        session = self._session
        if exercise in session.unsaved and field != session.fields.get(exercise):
            self.save(asking=False)
        session.unsaved[exercise], session.fields[exercise] = value, field
        if field is None:
            self.save()
        elif self._timer is None:
            self._save_in(TRY_AGAIN if self._failed else SAVE_AFTER)

    def _save_in(self, seconds: float) -> None:
        self._timer = self._surface.later(seconds, self.save)

    def save(self, *, asking: bool = True) -> bool:
        """Save now what is unsaved; returns whether all is saved. What cannot be is told once, and tried again.
        `asking`: the person may be asked about two versions."""
        told = self._failed
        try:
            self._save()
        except WorkbookError as error:
            if not told:
                self._surface.tell_error(error)
            return False
        if asking:
            self.ask_about_torn()
        return True

    def save_all(self) -> None:
        """Save everything that stands in a field now. Raises WorkbookError when it cannot be, and tries again."""
        for exercise, frame in self._frames.items():
            shown = value_for(frame.exercise, self._session.shown.get(exercise))
            if frame.editor is not None and frame.editor.value != shown:
                self._session.unsaved[exercise] = frame.editor.value
                self._session.fields.setdefault(exercise, "")
        self._save()

    def _save(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        session = self._session
        if not session.unsaved:
            return
        try:
            saved, torn = session.save()
            for exercise in torn:
                self._torn[exercise] = session.overwrite(exercise)
                saved.append(exercise)
        except WorkbookError:
            self._failed = True
            self._save_in(TRY_AGAIN)
            raise
        self._failed = False
        self._show_saved(saved)
        self._show_forgotten()

    def _show_saved(self, exercises: Sequence[str]) -> None:
        changed = False
        for exercise in exercises:
            frame = self._frames[exercise]
            before = frame.state
            frame.take(self._session.stored(exercise), refill=False)
            changed = changed or frame.state != before
        if changed:
            self._surface.show_progress()

    def _show_forgotten(self) -> None:
        """Where the answer was forgotten in another window, show what is left of it."""
        for exercise in list(self._session.forgotten):
            self._session.forgotten.discard(exercise)
            self._torn.pop(exercise, None)
            self._session.read()
            self._frames[exercise].take(self._session.take(exercise), refill=True)
            self._surface.show_progress()
            self._surface.tell_error(Forgotten())

    def unsaved_words(self) -> list[Words]:
        """What is not saved yet, each answer with its place. What is never stored is not written elsewhere either."""
        from workbook.store.file.records import to_document
        from workbook.store.file.unsaved import Words

        step, person = self._session.step, self._session.person
        found: list[Words] = []
        for id, value in self._session.unsaved.items():
            task = self._frames[id].exercise
            if not task.stored:
                continue
            answer = {"step": step.id, "exercise": id, "kind": task.kind, "value": to_document(value)}
            text = {"": plain_answer(task.settings, value)}
            found.append(Words(f"{step.title} · {task.title}", text, person, answer=answer))
        return found

    def leave(self, exercise: str) -> None:
        """The exercise is left: what is written next begins a version of its own."""
        try:
            self._session.leave(exercise)
        except WorkbookError as error:
            self._surface.tell_error(error)

    # -- what others wrote ------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what has been changed elsewhere, except in a field somebody is typing in."""
        session = self._session
        for id, frame in self._frames.items():
            if session.is_stale(id) and id not in session.unsaved and not (frame.editor and frame.editor.typing):
                frame.take(session.take(id), refill=True)
        self.ask_about_torn()

    def ask_about_torn(self) -> None:
        """Show both versions of an answer that was written in two places, once nobody is typing in it."""
        for exercise, theirs in list(self._torn.items()):
            editor = self._frames[exercise].editor
            if editor is None:
                del self._torn[exercise]
            elif not editor.typing and not self._asking and self._surface.may_ask():
                del self._torn[exercise]
                self._asking = True
                mine: Value = editor.value
                self._surface.ask_which(self._frames[exercise], mine, theirs, join(mine, theirs))

    def chosen(self, frame: Frame, value: Value | None) -> None:
        """The person has chosen: `value`, or None for what stands there. Raises WorkbookError."""
        self._asking = False
        if value is not None:
            self._session.replace(frame.exercise.id, value)
            frame.take(self._session.stored(frame.exercise.id), refill=True)
            self._surface.show_progress()


def join(mine: Value, theirs: Value) -> Value | None:
    """Both versions in one, where that makes sense: texts, one beneath the other. None elsewhere."""
    match mine, theirs:
        case Text(one), Text(other):
            return Text(f"{one.rstrip()}\n\n{other.strip()}")
        case DraftText(text=one), DraftText(text=other):
            return replace(mine, text=f"{one.rstrip()}\n\n{other.strip()}")
        case _:
            return None
