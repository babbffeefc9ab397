"""Nothing typed in a step is lost: saving while they type, other people's changes, two versions, earlier ones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.timer import Timer

from workbook.domain.answers import DraftText, Text, Value, empty
from workbook.domain.errors import WorkbookError
from workbook.domain.exercises import Act
from workbook.domain.plain import plain_answer
from workbook.screens.base import Page
from workbook.widgets.exercises.base import (
    ActMade,
    Answered,
    EarlierAsked,
    Led,
    Left,
    LinkOpened,
    MadePrivate,
    NotNow,
    PromiseOffered,
)
from workbook.widgets.exercises.frame import Frame
from workbook.widgets.exercises.sitting import SittingFrame, SittingSet
from workbook.words import steps as words

if TYPE_CHECKING:
    from workbook.screens.answering import Answering

SAVE_AFTER = 0.7
"""Seconds after the first unsaved key; whatever happens, no more than that is lost."""
TRY_AGAIN = 5.0


class Keeping(Page):
    """The half of the steps page that keeps answers. `self.answering` is None until a step is shown."""

    answering: Answering | None = None
    frames: list[Frame]
    _save_timer: Timer | None = None
    _failed = False
    _asking = False
    alone = False
    """Are exercises for two put away in this sitting?"""

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
        """Save now what is unsaved. Where two versions stand against each other the person is asked; with
        `asking=False` theirs is saved and the other kept among the earlier versions."""
        if self._save_timer is not None:
            self._save_timer.stop()
            self._save_timer = None
        answering = self.answering
        if answering is None or not answering.unsaved:
            return
        try:
            saved, torn = answering.save()
            if torn and not asking:
                for exercise in torn:
                    answering.overwrite(exercise, answering.unsaved[exercise])
                saved, torn = [*saved, *torn], []
        except WorkbookError as error:
            if not self._failed:
                self.tell_error(error)
            self._failed = True
            return
        self._failed = False
        self._show_saved(saved)
        if torn and not self._asking:
            self._ask_which(torn[0])

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
                frame.plan(self.desk.notebook.appointments.next_sitting(answering.person))
                continue
            if answering.is_stale(id) and id not in answering.unsaved and not (frame.editor and frame.editor.typing):
                frame.take(answering.take(id), refill=True)
            if frame.editor is not None:
                frame.editor.look_around(answering.around(frame.exercise))

    def _ask_which(self, exercise: str) -> None:
        from workbook.screens.two_versions import TwoVersions

        answering, frame = self.answering, self.frame_of(exercise)
        if answering is None or frame is None:
            return
        answering.read()
        settings = frame.exercise.settings
        mine, stored = answering.unsaved[exercise], answering.stored(exercise)
        theirs = stored.value if stored else empty(frame.exercise.kind)
        joined = join(mine, theirs)
        self._asking = True

        def chosen(choice: str | None) -> None:
            self._asking = False
            value = joined if choice == "both" and joined is not None else answering.unsaved.get(exercise, mine)
            try:
                if choice == "theirs":
                    frame.take(answering.drop(exercise), refill=True)
                else:  # closing the question keeps what stands in the field, and the other among the versions
                    answering.overwrite(exercise, value)
                    frame.take(answering.stored(exercise), refill=choice == "both")
            except WorkbookError as error:
                self.tell_error(error)
            self.show_progress()

        texts = plain_answer(settings, mine), plain_answer(settings, theirs)
        self.app.push_screen(TwoVersions(*texts, may_join=joined is not None), chosen)

    # -- answers that are never stored ------------------------------------------------------------------------

    @on(Led)
    def _follow(self, message: Led) -> None:
        """The Doorway: with somebody to be afraid of, nothing for two is offered in this sitting. Kept in memory
        only, and gone when the program ends."""
        message.stop()
        self.alone = "unsafe" in message.ways
        self.offer()

    def offer(self) -> None:
        """Show the exercises for two, or put them away."""
        for frame in self.frames:
            frame.display = not (self.alone and frame.exercise.together)

    def on_screen_suspend(self) -> None:
        for frame in self.frames:
            if not frame.exercise.stored:
                frame.forget()

    # -- marks on an answer -----------------------------------------------------------------------------------

    @on(NotNow)
    def _set_aside(self, message: NotNow) -> None:
        message.stop()
        self._flag(message.exercise, "set_not_now", not message.undone)

    @on(MadePrivate)
    def _make_private(self, message: MadePrivate) -> None:
        message.stop()
        self._flag(message.exercise, "set_private", not message.undone)

    def _flag(self, exercise: str, verb: str, on: bool) -> None:
        answering, frame = self.answering, self.frame_of(exercise)
        if answering is None or frame is None or not frame.exercise.stored:
            return
        self.save()
        try:
            getattr(self.desk.notebook.answers, verb)(answering.step.id, frame.exercise, answering.person, on)
        except WorkbookError as error:
            self.tell_error(error)
            return
        answering.read()
        frame.take(answering.take(exercise), refill=False)
        self.show_progress()
        self.refresh_bindings()

    @on(EarlierAsked)
    def _show_earlier(self, message: EarlierAsked) -> None:
        from workbook.screens.versions import Versions

        message.stop()
        answering, frame = self.answering, self.frame_of(message.exercise)
        if answering is None or frame is None:
            return
        self.save()
        answers, step = self.desk.notebook.answers, answering.step.id
        found = answers.versions(step, frame.exercise.id, answering.person)

        def chosen(version: str | None) -> None:
            if version is None:
                return
            try:
                answers.bring_back(step, frame.exercise, answering.person, version)
            except WorkbookError as error:
                self.tell_error(error)
                return
            answering.read()
            frame.take(answering.take(frame.exercise.id), refill=True)
            self.show_progress()
            self.tell(words.BROUGHT_BACK)

        self.app.push_screen(Versions(frame.exercise, frame.answer, found, self.desk.today), chosen)

    # -- acts and the next sitting ----------------------------------------------------------------------------

    @on(ActMade)
    def _make_act(self, message: ActMade) -> None:
        message.stop()
        answering, frame = self.answering, self.frame_of(message.exercise)
        if answering is None or frame is None or frame.editor is None:
            return
        from workbook.screens import acts

        try:
            self.save()
            acts.make(self.desk, answering.step, frame.exercise, message.undertaking)
        except WorkbookError as error:
            frame.editor.say_problem(str(error))
            return
        answering.read()
        frame.take(answering.take(frame.exercise.id), refill=True)
        frame.editor.look_around(answering.around(frame.exercise))
        frame.focus_home()
        self.show_progress()

    @on(LinkOpened)
    def _open_link(self, message: LinkOpened) -> None:
        message.stop()
        frame = self.frame_of(message.exercise)
        if frame is None or not isinstance(frame.exercise.settings, Act) or frame.answer is None:
            return
        mode = {"promise": "promises", "plan": "plans", "date": "today"}[frame.exercise.settings.makes]
        self.save()
        self.go_to(mode, getattr(frame.answer.value, "link", ""))

    @on(PromiseOffered)
    def _offer_promise(self, message: PromiseOffered) -> None:
        message.stop()
        from workbook.screens.forge import Forge

        self.save()
        origin = f"{self.answering.step.id}/{message.exercise}" if self.answering else ""
        self.app.push_screen(Forge(self.desk, prefill={"act": message.sentence}, origin=origin))

    @on(SittingSet)
    def _set_sitting(self, message: SittingSet) -> None:
        message.stop()
        try:
            planned = self.desk.notebook.appointments.set_next_sitting(self.desk.person_id, message.on, message.at)
        except WorkbookError as error:
            self.tell_error(error)
            return
        for frame in self.frames:
            if isinstance(frame, SittingFrame):
                frame.plan(planned)


def join(mine: Value, theirs: Value) -> Value | None:
    """Both versions in one, where that makes sense: texts, one beneath the other. None elsewhere."""
    match mine, theirs:
        case Text(one), Text(other):
            return Text(f"{one.rstrip()}\n\n{other.strip()}")
        case DraftText(text=one), DraftText(text=other):
            return replace(mine, text=f"{one.rstrip()}\n\n{other.strip()}")
        case _:
            return None
