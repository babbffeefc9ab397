"""Nothing typed in a step is lost: saving while they type, what others write, two versions of one answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.answers import DraftText, Text, Value, empty
from workbook.domain.steps.plain_text import plain_answer
from workbook.screens.common.base import Page
from workbook.widgets.steps.exercises.base import Answered, Left
from workbook.widgets.steps.exercises.frame import Frame
from workbook.widgets.steps.exercises.sitting import SittingFrame

if TYPE_CHECKING:
    from workbook.screens.steps.answer_session import AnswerSession

SAVE_AFTER = 0.7
"""Seconds after the first unsaved key; whatever happens, no more than that is lost."""
TRY_AGAIN = 5.0


class Autosave(Page):
    """The half of the steps page that keeps answers. `self.answering` is None until a step is shown."""

    answering: AnswerSession | None = None
    frames: list[Frame]
    _save_timer: Timer | None = None
    _failed = False
    _asking = False
    _torn: dict[str, Value]
    """Answers written in two places at once: exercise → the other version."""

    def frame_of(self, exercise: str) -> Frame | None:
        return next((frame for frame in self.frames if frame.exercise.id == exercise), None)

    def show_progress(self) -> None:
        """Bring the list of steps up to date."""
        raise NotImplementedError

    # -- saving -----------------------------------------------------------------------------------------------

    @on(Answered)
    def _note(self, message: Answered) -> None:
        message.stop()
        if self.answering is None or self.frame_of(message.exercise) is None:
            return
        self.answering.note(message.exercise, message.value)
        if self._save_timer is None:
            self._save_timer = self.set_timer(TRY_AGAIN if self._failed else SAVE_AFTER, self.save)

    def save(self, *, asking: bool = True) -> None:
        """Save now what is unsaved. Where somebody else has written in the meantime, what is typed here is saved over
        it and theirs kept among the earlier versions, so that nothing can be lost; then (if `asking`, and not in
        the middle of a sentence) the person chooses."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        answering = self.answering
        if answering is None or not answering.unsaved:
            return
        try:
            saved, torn = answering.save()
            for exercise in torn:
                self._torn.setdefault(exercise, answering.overwrite(exercise))
                saved.append(exercise)
        except WorkbookError as error:
            if not self._failed:
                self.tell_error(error)
            self._failed = True
            return
        self._failed = False
        self._show_saved(saved)
        if asking:
            self._ask_about_torn()

    def _show_saved(self, exercises: list[str]) -> None:
        assert self.answering is not None
        changed = False
        for exercise in exercises:
            frame = self.frame_of(exercise)
            if frame is not None:
                before = frame.state
                frame.take(self.answering.stored(exercise), refill=False)
                changed = changed or frame.state != before
        if changed:
            self.show_progress()

    def keep_draft(self) -> None:
        """Everything that stands in a field now, saved before this returns."""
        if self.answering is None:
            return
        for frame in self.frames:
            if frame.editor is None or isinstance(frame, SittingFrame):
                continue
            shown = self.answering.shown.get(frame.exercise.id)
            value: Value = frame.editor.value
            if value != (shown.value if shown else empty(frame.exercise.kind)):
                self.answering.note(frame.exercise.id, value)
        self.save(asking=False)

    @on(Left)
    def _field_left(self, message: Left) -> None:
        message.stop()
        self.save()
        self._ask_about_torn()
        self.call_after_refresh(self._refill_if_readable)

    def _refill_if_readable(self) -> None:
        try:
            self.refill()
        except WorkbookError as error:  # what is on the screen stays; it is tried again when the file is back
            self.tell_error(error)

    # -- what others wrote ------------------------------------------------------------------------------------

    def refill(self) -> None:
        """Show what has been changed elsewhere, except in a field somebody is typing in."""
        answering = self.answering
        if answering is None:
            return
        for frame in self.frames:
            id = frame.exercise.id
            if isinstance(frame, SittingFrame):
                frame.plan(self.context.notebook.appointments.next_sitting(answering.person))
                continue
            if answering.is_stale(id) and id not in answering.unsaved and not (frame.editor and frame.editor.typing):
                frame.take(answering.take(id), refill=True)
            if frame.editor is not None:
                frame.editor.look_around(answering.around(frame.exercise))

    def _ask_about_torn(self) -> None:
        """Show both versions of an answer that was written in two places, once nobody is typing in it."""
        for exercise, theirs in list(self._torn.items()):
            frame = self.frame_of(exercise)
            if frame is None or frame.editor is None:
                del self._torn[exercise]
            elif not frame.editor.typing and not self._asking:
                del self._torn[exercise]
                self._ask_which(frame, frame.editor.value, theirs)

    def _ask_which(self, frame: Frame, mine: Value, theirs: Value) -> None:
        from workbook.screens.steps.choose_version import ChooseVersion

        answering = self.answering
        assert answering is not None
        joined = join(mine, theirs)
        self._asking = True

        def chosen(choice: str | None) -> None:
            self._asking = False
            value = {"theirs": theirs, "both": joined}.get(choice or "")
            if value is None:
                return
            try:
                answering.replace(frame.exercise.id, value)
            except WorkbookError as error:
                self.tell_error(error)
                return
            frame.take(answering.stored(frame.exercise.id), refill=True)
            self.show_progress()

        settings = frame.exercise.settings
        texts = plain_answer(settings, mine), plain_answer(settings, theirs)
        self.app.push_screen(ChooseVersion(*texts, may_join=joined is not None), chosen)


def join(mine: Value, theirs: Value) -> Value | None:
    """Both versions in one, where that makes sense: texts, one beneath the other. None elsewhere."""
    match mine, theirs:
        case Text(one), Text(other):
            return Text(f"{one.rstrip()}\n\n{other.strip()}")
        case DraftText(text=one), DraftText(text=other):
            return replace(mine, text=f"{one.rstrip()}\n\n{other.strip()}")
        case _:
            return None
