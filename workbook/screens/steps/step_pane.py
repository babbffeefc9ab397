"""One step on the page: its reading, and its exercises, of which one is open at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from workbook.domain.common.errors import WorkbookError
from workbook.domain.steps.acts import is_sitting
from workbook.domain.steps.answers import Value
from workbook.domain.steps.plain_text import plain_answer
from workbook.domain.steps.programme import Exercise, Step
from workbook.domain.steps.put_away import put_away
from workbook.screens.common.base import Page
from workbook.screens.common.guard import Guarded
from workbook.screens.steps import heads
from workbook.screens.steps.answer_keeper import AnswerKeeper
from workbook.screens.steps.answer_session import AnswerSession
from workbook.screens.steps.around import around
from workbook.screens.steps.outward import Outward
from workbook.screens.steps.sitting_keeper import SittingKeeper
from workbook.widgets.common.prose import Prose
from workbook.widgets.common.safe import plain
from workbook.widgets.common.wrapped_list import WrappedList
from workbook.widgets.steps.beside import Beside, Written
from workbook.widgets.steps.exercises import messages
from workbook.widgets.steps.exercises.around import Around
from workbook.widgets.steps.exercises.frame import Frame
from workbook.widgets.steps.sheet import Sheet
from workbook.words.common import who
from workbook.words.steps import screen as words

if TYPE_CHECKING:
    from workbook.store.file.unsaved import Words


class StepPane(Guarded, Vertical):
    """Hears what its exercises post and changes the notebook accordingly; posts `Progressed`.

    It belongs to one person and one day; the page builds another when either changes. What cannot be read or saved
    is told (`Guarded`), and stays in its field.
    """

    class Progressed(Message):
        """Something has been done of the step, or undone."""

    def __init__(self, page: Page, sheet: Sheet, step: Step) -> None:
        """Raises WorkbookError when the answers cannot be read."""
        super().__init__(id="column")
        context = page.context
        self.step = step
        self.person = context.person_id
        self.day = context.today
        self.role = context.role
        self.place = -1
        """Of the exercise that is open, or was open last; -1: none yet."""
        self.context, self._page, self._sheet = context, page, sheet
        self.session = AnswerSession(context.notebook.answers, step, self.person)
        told = heads.counted(context.book, step.id, self.role)
        self.frames = [
            Frame(n, one, self.session.take(one.id), counted=told) for n, one in enumerate(step.exercises, 1)
        ]
        self.keeper = AnswerKeeper(self.session, self.frames, self)
        self._outward = Outward(self, page)
        self._sitting: SittingKeeper | None = None
        if step.act is not None and not is_sitting(step.act):
            self._sitting = SittingKeeper(context.notebook.appointments, self.person, self.day, self)
            self._sitting.frame.counted = told
            self.frames = [*self.frames, self._sitting.frame]
        self._after = heads.after(context.book, step)
        self.beside = Beside()
        """What was written in this step; it stands next to this pane."""
        self.offer()

    def compose(self) -> ComposeResult:
        book = self.context.book
        yield Static(plain(heads.facts(book, self.step)), classes="facts")
        yield Static(self._title(), classes="step-title")
        if spoken := heads.spoken_to(book, self.step, self.role):
            yield Static(plain(spoken, "$text-muted"), classes="spoken-to")
        yield Prose(self.step.reading, classes="reading")
        for frame in self.frames:
            if frame.exercise.id == self.step.second and self.step.second:
                yield Static(plain(words.SECOND_PART, "$text-muted"), classes="second-part")
            yield frame
        yield Static(self._after, classes="after")

    # -- what the page asks -----------------------------------------------------------------------------------

    @property
    def open_frame(self) -> Frame | None:
        """The exercise that is open."""
        return next((frame for frame in self.frames if frame.is_open), None)

    @property
    def typing(self) -> bool:
        """Is somebody in a field?"""
        return any(frame.editor is not None and frame.editor.typing for frame in self.frames)

    def frame_of(self, exercise: str) -> Frame | None:
        """The frame of an exercise; None for one that the step does not have, or that is put away."""
        return next((frame for frame in self.frames if frame.exercise.id == exercise and frame.display), None)

    def offer(self) -> None:
        """Show all exercises but those that are put away (`domain.steps.put_away`)."""
        self.show_around()

    def _put_away(self) -> None:
        away = put_away(
            self.step,
            self.session.answers,
            self.context.wording.not_to_say,
            unsafe=self.context.together_hidden,
        )
        for frame in self.frames:
            frame.display = frame.exercise.id not in away
            if frame.is_open and not frame.display:  # what was just saved has put it away
                frame.close()
                self._sheet.focus(scroll_visible=False)

    @property
    def next_frame(self) -> Frame | None:
        """The exercise that enter opens: the one open last, else the first that waits, else the first."""
        if self.place >= 0 and self.frames[self.place].display:
            return self.frames[self.place]
        shown = [frame for frame in self.frames if frame.display]
        waiting = [frame for frame in shown if frame.state in ("untouched", "begun")]
        return next(iter(waiting or shown), None)

    def show_around(self) -> None:
        """Put away what is not offered now, mark the exercise that enter opens, bring what was written up to date."""
        self._put_away()
        coming = self.next_frame if self.open_frame is None else None
        for frame in self.frames:
            frame.mark(frame is coming)
        self.beside.set_written(self._written())

    def _written(self) -> list[Written]:
        """What stands in the exercises that are shown. A private one says only that it is."""
        found: list[Written] = []
        for frame in self.frames:
            answer = self.session.stored(frame.exercise.id)
            if answer is None or not frame.display or not frame.exercise.stored:
                continue
            if text := plain_answer(frame.exercise.settings, answer.value):
                found.append(Written(frame.exercise.title, "" if answer.private else text))
        return found

    def refill(self) -> None:
        """Show what has been changed elsewhere, except in a field somebody is typing in. Raises WorkbookError."""
        self.session.read()
        if self._sitting is not None:
            self._sitting.refill()
        self.keeper.refill()
        for frame in self.frames:
            self.look_around(frame)

    def wording_loaded(self) -> None:
        """Notes on wording can be given from now on."""
        for frame in self.frames:
            if frame.editor is not None:
                frame.look_around(frame.editor.around)
        self.show_around()

    def save_all(self) -> None:
        """Save everything that stands in a field now. Raises WorkbookError when it cannot be."""
        self.keeper.save_all()
        if self._sitting is not None:
            self._sitting.save()

    def unsaved_words(self) -> list[Words]:
        """What could not be saved, each with its place."""
        sittings = self._sitting.unsaved_words() if self._sitting is not None else []
        return [*self.keeper.unsaved_words(), *sittings]

    def suspend(self) -> None:
        """The page is left: all is saved, and what is never stored is dropped."""
        try:
            self.save_all()
        finally:
            for frame in self.frames:
                if not frame.exercise.stored:
                    frame.forget()

    def leave(self) -> bool:
        """The step is left; returns whether all is saved."""
        try:
            self.save_all()
        except WorkbookError as error:
            self.tell_error(error)
            return False
        for frame in self.frames:
            self.keeper.leave(frame.exercise.id)
        return True

    # -- one exercise at a time -------------------------------------------------------------------------------

    async def open(self, frame: Frame | None, *, begin: bool = False) -> None:
        """Open one exercise and close the one that is open; None: back to the reading. `begin`: to do it at once."""
        before = self.open_frame
        near = self._around(frame.exercise) if frame is not None else None  # if it fails, what is open stays open
        with self.app.batch_update():  # one layout for closing and opening
            if before is not None and before is not frame:
                self.keeper.save()
                self.keeper.leave(before.exercise.id)
                before.close()
                self._put_away()
            if frame is None or near is None or not frame.display:
                self.show_around()
                self._sheet.focus(scroll_visible=False)
                return
            self.place = self.frames.index(frame)
            await frame.open(near)
            self.show_around()
            frame.focus_home(begin=begin)
        self.call_after_refresh(self._show_open, frame)
        self.refresh_bindings()

    def _show_open(self, frame: Frame) -> None:
        """Its head on top; if its field, or the row with the cursor, is too far down for that, these in sight."""
        listed = self.screen.focused if isinstance(self.screen.focused, WrappedList) else None
        self._sheet.scroll_to_widget(frame, animate=False, immediate=listed is not None, top=True, force=True)
        if (show := getattr(self.screen.focused, "show_caret", None)) is not None:
            show()
        elif listed is not None:
            self.call_after_refresh(listed.reveal)

    def bring_back(self) -> None:
        """In a window of another size: the exercise that is open, and in it the cursor, are in sight again."""
        if (frame := self.open_frame) is not None and self.is_attached:
            self._show_open(frame)

    async def begin(self) -> None:
        """Open the exercise that is marked, to do it at once."""
        if (frame := self.next_frame) is not None:
            await self.open(frame, begin=True)

    def _place_after(self, by: int) -> int:
        """Which of the frames `n` or `p` opens; a place outside of them where there is none."""
        at = self.place + by
        while 0 <= at < len(self.frames) and not self.frames[at].display:
            at += by
        return at

    def can_turn(self, by: int) -> bool:
        """Is there an exercise that is shown further on? Back there is always the reading."""
        return by < 0 or self._place_after(by) < len(self.frames)

    async def turn(self, by: int) -> None:
        """Open the next exercise that is shown, or the one before; before the first comes the reading."""
        self.keeper.save()
        self._put_away()
        at = self._place_after(by)
        if 0 <= at < len(self.frames):
            await self.open(self.frames[at])
        elif at < 0:
            await self.open(None)
            self.place = -1
            self.show_around()
            self._sheet.scroll_home(animate=False)

    def _around(self, exercise: Exercise) -> Around:
        return around(self.context, self.session, exercise)

    # -- what the keeper asks ---------------------------------------------------------------------------------

    def later(self, seconds: float, call: Callable[[], Any]) -> Timer:
        return self.set_timer(seconds, call)

    def tell_error(self, error: WorkbookError) -> None:
        self._page.tell_error(error)

    def _title(self) -> Content:
        return heads.title(self.context.book, self.step, self.role, self.session.answers)

    def show_progress(self) -> None:
        for title in self.query(".step-title").results(Static):
            title.update(self._title())
        self.show_around()
        self.post_message(self.Progressed())

    def may_ask(self) -> bool:
        return self.app.screen is self._page

    def ask_which(self, frame: Frame, mine: Value, theirs: Value, both: Value | None) -> None:
        from workbook.screens.steps.choose_version import ChooseVersion

        def chosen(choice: str | None) -> None:
            self.keeper.chosen(frame, {"theirs": theirs, "both": both}.get(choice or ""))

        self.app.push_screen(ChooseVersion(frame.exercise.settings, mine, theirs, may_join=both is not None), chosen)

    # -- what the exercises post ------------------------------------------------------------------------------

    @on(messages.Answered)
    def _note(self, message: messages.Answered) -> None:
        message.stop()
        self.keeper.note(message.exercise, message.value, message.field)
        frame = self.frame_of(message.exercise)
        if message.field is None and frame is not None and frame.exercise.kind == "compare":
            self.look_around(frame)  # with this one handed in, both may be there

    @on(messages.Left)
    def _field_left(self, message: messages.Left) -> None:
        message.stop()
        self.keeper.save()
        self.keeper.ask_about_torn()
        self.call_after_refresh(self.refill)

    @on(messages.SafetyChosen)
    def _follow(self, message: messages.SafetyChosen) -> None:
        """With somebody to be afraid of, nothing for two is offered in this sitting, and nothing that goes to the
        other person. Kept in memory only, and gone when the program ends. An answer elsewhere does not take it back:
        only the same question does."""
        message.stop()
        self.context.safety_chosen(f"{self.step.id}/{message.exercise}", "unsafe" in message.ways)
        self.offer()

    @on(messages.LetDown)
    def _let_down(self, message: messages.LetDown) -> None:
        """They say what they are here, in one change, whether they had given a name or not."""
        message.stop()
        self.keeper.save()
        people = self.context.notebook.people
        person = self.context.person
        now = people.change_role(person.id, "partner") if person else people.say_first(who.ME, "partner")
        self._page.tell(who.let_down_now(now.name))
        self._page.reload()

    @on(messages.NotNow)
    def _set_aside(self, message: messages.NotNow) -> None:
        message.stop()
        self._mark(message.exercise, self.context.notebook.answers.set_not_now, message.on)

    @on(messages.MadePrivate)
    def _make_private(self, message: messages.MadePrivate) -> None:
        message.stop()
        self._mark(message.exercise, self.context.notebook.answers.set_private, message.on)

    def _mark(self, id: str, mark: Callable[[str, Exercise, str, bool], object], on: bool) -> None:
        frame = self.frame_of(id)
        if frame is None or not frame.exercise.stored:
            return
        self.keeper.save()
        mark(self.step.id, frame.exercise, self.person, on)
        self.take_stored(frame, refill=False)
        self.refresh_bindings()

    def take_stored(self, frame: Frame, *, refill: bool = True) -> None:
        """The answer was changed by what the person did: show it."""
        self.session.read()
        frame.take(self.session.take(frame.exercise.id), refill=refill)
        self.look_around(frame)
        self.show_progress()

    def look_around(self, frame: Frame) -> None:
        """Read anew what an exercise may know beyond its answer."""
        if frame.editor is not None:
            frame.look_around(self._around(frame.exercise))

    @on(messages.LineShown)
    def _show_line(self, message: messages.LineShown) -> None:
        if frame := self._saved(message):
            self._outward.show_line(frame, message.row)

    @on(messages.ActMade)
    def _make_act(self, message: messages.ActMade) -> None:
        if (frame := self._saved(message)) and frame.editor is not None:
            self._outward.make(frame, message.undertaking, shown=message.shown)

    @on(messages.SeesChosen)
    def _keep_who_sees(self, message: messages.SeesChosen) -> None:
        if frame := self._saved(message):
            self._outward.keep_who_sees(frame, shown=message.shown)

    @on(messages.LinkOpened)
    def _open_link(self, message: messages.LinkOpened) -> None:
        if frame := self._saved(message):
            self._outward.open_link(frame)

    @on(messages.PromiseOffered)
    def _offer_promise(self, message: messages.PromiseOffered) -> None:
        if frame := self._saved(message):
            self._outward.offer_promise(frame, message.sentence)

    def _saved(self, message: messages.ExerciseMessage) -> Frame | None:
        """The exercise that a message is of, once all that stands in a field is saved."""
        message.stop()
        frame = self.frame_of(message.exercise)
        if frame is not None:
            self.keeper.save()
        return frame

    @on(messages.EarlierAsked)
    def _show_earlier(self, message: messages.EarlierAsked) -> None:
        from workbook.screens.steps.versions import ask_for_earlier

        if frame := self._saved(message):
            ask_for_earlier(self, self._page, frame)

    @on(messages.SittingSet)
    def _set_sitting(self, message: messages.SittingSet) -> None:
        message.stop()
        if self._sitting is not None:
            self._sitting.set(message.planned)
