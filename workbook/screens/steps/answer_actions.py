"""What a person does with an answer besides writing it: set it aside, mark it, go back, make it real."""

from __future__ import annotations

from textual import on

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.exercises import Act
from workbook.screens.steps.autosave import Autosave
from workbook.widgets.steps.exercises.base import (
    ActMade,
    EarlierAsked,
    LinkOpened,
    MadePrivate,
    NotNow,
    PromiseOffered,
    SafetyChosen,
)
from workbook.widgets.steps.exercises.sitting import SittingFrame, SittingSet
from workbook.words.steps import screen as words


class AnswerActs(Autosave):
    """The part of the steps page that follows the keys of an exercise."""

    # -- answers that are never stored ------------------------------------------------------------------------

    @on(SafetyChosen)
    def _follow(self, message: SafetyChosen) -> None:
        """With somebody to be afraid of, nothing for two is offered in this sitting. Kept in memory only, and gone
        when the program ends. An answer elsewhere does not take it back: only the same question does."""
        message.stop()
        step = self.answering.step.id if self.answering else ""
        self.context.safety_chosen(f"{step}/{message.exercise}", "unsafe" in message.ways)
        self.offer()

    def offer(self) -> None:
        """Show the exercises for two, or put them away."""
        for frame in self.frames:
            frame.display = not (self.context.together_hidden and frame.exercise.together)

    def on_screen_suspend(self) -> None:
        self.keep_draft()
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
            getattr(self.context.notebook.answers, verb)(answering.step.id, frame.exercise, answering.person, on)
        except WorkbookError as error:
            self.tell_error(error)
            return
        answering.read()
        frame.take(answering.take(exercise), refill=False)
        self.show_progress()
        self.refresh_bindings()

    @on(EarlierAsked)
    def _show_earlier(self, message: EarlierAsked) -> None:
        from workbook.screens.steps.versions import Versions

        message.stop()
        answering, frame = self.answering, self.frame_of(message.exercise)
        if answering is None or frame is None:
            return
        self.save()
        answers, step = self.context.notebook.answers, answering.step.id
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

        self.app.push_screen(Versions(frame.exercise, frame.answer, found, self.context.today), chosen)

    # -- acts and the next sitting ----------------------------------------------------------------------------

    @on(ActMade)
    def _make_act(self, message: ActMade) -> None:
        message.stop()
        answering, frame = self.answering, self.frame_of(message.exercise)
        if answering is None or frame is None or frame.editor is None:
            return
        from workbook.screens.steps import make_act as acts

        try:
            self.save()
            acts.make(self.context, answering.step, frame.exercise, message.undertaking)
        except WorkbookError as error:
            frame.editor.say_problem(str(error))
            return
        answering.read()
        frame.take(answering.take(frame.exercise.id), refill=True)
        frame.editor.look_around(answering.around(frame.exercise))
        frame.focus_home()
        self.show_progress()
        if isinstance(frame.exercise.settings, Act) and frame.exercise.settings.makes == "plan":
            self.go_to("plans", frame.exercise.settings.plan)

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
        from workbook.screens.promises.forge import Forge

        self.save()
        origin = f"{self.answering.step.id}/{message.exercise}" if self.answering else ""
        self.app.push_screen(Forge(self.context, prefill={"act": message.sentence}, origin=origin))

    @on(SittingSet)
    def _set_sitting(self, message: SittingSet) -> None:
        message.stop()
        try:
            planned = self.context.notebook.appointments.set_next_sitting(
                self.context.person_id, message.on, message.at
            )
        except WorkbookError as error:
            self.tell_error(error)
            return
        for frame in self.frames:
            if isinstance(frame, SittingFrame):
                frame.plan(planned)
